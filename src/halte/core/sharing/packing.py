"""The parcel that leaves: one data file and a cover note in each language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import override

from halte.core.bilingual import LANGUAGES
from halte.core.intake.csv_out import write_rows
from halte.core.sharing.datasets import Value
from halte.core.sharing.gate import Permit
from halte.core.sharing.models import Disclosure
from halte.core.sharing.showing import copy_page
from halte.core.sharing.states import Form
from halte.core.zipping import zipped

NOTES: Final = {"en": "cover-note-en.txt", "fr": "note-accompagnement-fr.txt"}


@dataclass(frozen=True, slots=True)
class DataFile:
    """The data as they leave, and how many rows."""

    name: str
    content: bytes
    rows: int

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A zip file: the data and the cover notes."""

    name: str
    content: bytes
    disclosure_id: int


def data_file(
    permit: Permit, rows: Iterable[Mapping[str, Value]], form: Form
) -> DataFile:
    """The fields of the permit and no other, whatever else the rows hold."""
    kept = [{name: row.get(name) for name in permit.fields} for row in rows]
    name = f"{permit.dataset.id}.{form}"
    if form is Form.JSON:
        text = json.dumps(
            {"dataset": permit.dataset.id, "rows": [_plain(row) for row in kept]},
            ensure_ascii=False, indent=1,
        )  # fmt: skip
        return DataFile(name, text.encode(), len(kept))
    cells = ([_cell(row[name]) for name in permit.fields] for row in kept)
    text = "".join(write_rows(permit.fields, cells))
    return DataFile(name, text.encode(), len(kept))


def _plain(row: Mapping[str, Value]) -> dict[str, str | int | None]:
    return {
        name: value if value is None or isinstance(value, int) else str(_cell(value))
        for name, value in row.items()
    }


def _cell(value: Value) -> str | int | Decimal | None:
    return value.isoformat() if isinstance(value, date) else value


def parcel(disclosure: Disclosure, data: DataFile) -> Parcel:
    """The data with the conditions under which they were given."""
    notes = {NOTES[each]: cover_note(disclosure, each).encode() for each in LANGUAGES}
    whole = zipped({data.name: data.content, **notes}, mode=0o600)
    return Parcel(f"halte-{disclosure.pk}.zip", whole, disclosure.pk)


def cover_note(disclosure: Disclosure, language: str) -> str:
    """Ground, purpose, limits and the day by which the copy is returned, as text."""
    with override(language):
        context = {"copy": copy_page(disclosure)}
        return render_to_string("sharing/cover_note.txt", context).strip() + "\n"
