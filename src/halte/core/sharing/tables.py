"""The register as rows of a file, in English headings that programs can rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from halte.core.sharing.queries import Holder
from halte.methods.spreadsheets import Cell

HEADINGS: Final = (
    "number", "sent_on", "sender", "recipient", "data", "purpose", "fields", "grounds",
    "rows", "sha256", "return_by", "state", "confirmed_on",
)  # fmt: skip


def rows(holders: Iterable[Holder]) -> Iterator[list[Cell]]:
    """One row a copy, in the reader’s language."""
    for holder in holders:
        for copy in holder.copies:
            yield [
                copy.id,
                copy.on.isoformat(),
                str(copy.sender),
                str(copy.recipient),
                str(copy.title),
                str(copy.purpose),
                "; ".join(str(title) for title in copy.field_titles),
                "; ".join(str(g.title) for g in copy.grounds if g.title),
                copy.rows,
                copy.digest,
                copy.return_by.isoformat() if copy.return_by else "",
                copy.state,
                copy.notes[-1].on.isoformat() if copy.notes else "",
            ]
