"""Is everything in the vault what was put in?

Each file is opened anew and its digest compared with the one in the item’s row and
with the one in the first link of its chain, which the database lets nobody change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection

from halte.core.append_only import unguarded
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError, sentence
from halte.core.vault import sealed_files
from halte.core.vault.models import APPEND_ONLY, Item
from halte.core.vault.states import Custody, ItemState


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be. `item` is 0 where no item is meant."""

    item: int
    code: str

    @property
    def sentence(self) -> Bilingual:
        """In both languages."""
        return sentence(self.code)


@dataclass(slots=True)
class Report:
    """What was looked at and what was found."""

    items: int = 0
    size: int = 0
    disposed: int = 0
    findings: list[Finding] = field(default_factory=list)


def verify(announce: Callable[[int], None] = lambda done: None) -> Report:
    """Look at every item and every file."""
    report = Report()
    if unguarded(connection, APPEND_ONLY):
        report.findings.append(Finding(0, "vault_chain_open"))
    known = set()
    for row in Item.objects.order_by("pk").iterator(chunk_size=200):
        if row.state != ItemState.DISPOSED:
            known.add(row.token)
        report.findings += [Finding(row.pk, code) for code in faults(row)]
        report.items += 1
        report.size += row.size
        report.disposed += row.state == ItemState.DISPOSED
        announce(report.items)
    strays = [token for token in sealed_files.tokens() if token not in known]
    report.findings += [Finding(0, "vault_stray") for _ in strays]
    return report


def faults(row: Item) -> Iterator[str]:
    """What is wrong with one item."""
    first = row.chain.filter(kind=Custody.PUT_IN).first()
    if first is None or first.digest != row.digest:
        yield "vault_row_changed"
    if row.state == ItemState.DISPOSED:
        return
    digest, size = hashlib.sha256(), 0
    try:
        for piece in sealed_files.opened(row.token, row.file_key):
            digest.update(piece)
            size += len(piece)
    except CodedError as wrong:
        yield wrong.code
        return
    if digest.hexdigest() != row.digest or size != row.size:
        yield "vault_file_changed"
