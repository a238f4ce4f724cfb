"""Rows of the register as pages and cover notes show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation
from halte.core.sharing.models import CopyNote, Disclosure
from halte.core.sharing.states import CopyState, FieldKind
from halte.core.sharing.words import COPY_STATES, KINDS, PURPOSES

SOON: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SharedField:
    """A field that went out."""

    title: Bilingual
    kind: Bilingual


@dataclass(frozen=True, slots=True)
class GroundLine:
    """A ground as it stood on the day."""

    kind: str
    reference: str
    title: Bilingual | None
    citation: Bilingual | None
    until: date | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One confirmation."""

    state: Bilingual
    on: date
    digest: str


@dataclass(frozen=True, slots=True)
class CopyPage:
    """One copy: everything about it but its content."""

    id: int
    title: Bilingual
    sender: Bilingual
    recipient: Bilingual
    recipient_slug: str
    purpose: Bilingual
    fields: tuple[SharedField, ...]
    grounds: tuple[GroundLine, ...]
    rows: int
    digest: str
    form: str
    on: date
    at: datetime
    return_by: date | None
    state: CopyState
    state_word: Bilingual
    tag: str
    overdue: bool
    soon: bool
    notes: tuple[NoteLine, ...]

    @property
    def field_titles(self) -> list[Bilingual]:
        """The titles of the fields."""
        return [field.title for field in self.fields]


def copy_page(row: Disclosure) -> CopyPage:
    """The view of a stored disclosure with its notes."""
    notes = tuple(row.notes.all())
    state = CopyState(notes[-1].state) if notes else CopyState.HELD
    today, due = timezone.localdate(), row.return_by
    held = state is CopyState.HELD
    overdue = held and due is not None and due < today
    return CopyPage(
        id=row.pk,
        title=Bilingual(row.title_en, row.title_fr),
        sender=name_of(row.sender),
        recipient=name_of(row.recipient),
        recipient_slug=row.recipient.slug,
        purpose=PURPOSES.get(row.purpose, Bilingual(row.purpose, row.purpose)),
        fields=tuple(_field(field) for field in row.fields),
        grounds=tuple(_ground(ground) for ground in row.grounds),
        rows=row.rows,
        digest=row.digest,
        form=row.form,
        on=row.on,
        at=row.at,
        return_by=due,
        state=state,
        state_word=COPY_STATES[state][0],
        tag="off_track" if overdue else COPY_STATES[state][1],
        overdue=overdue,
        soon=held and not overdue and due is not None and due <= today + SOON,
        notes=tuple(_note(note) for note in notes),
    )


def name_of(body: Organisation) -> Bilingual:
    """The name of an organisation."""
    return Bilingual(body.name_en, body.name_fr)


def _field(kept: dict[str, str]) -> SharedField:
    title = Bilingual(kept["en"], kept["fr"])
    return SharedField(title, KINDS[FieldKind(kept["kind"])])


def _ground(kept: dict[str, Any]) -> GroundLine:
    return GroundLine(
        kind=kept["kind"],
        reference=kept["reference"],
        title=Bilingual(**kept["title"]) if kept["title"] else None,
        citation=Bilingual(**kept["citation"]) if kept["citation"] else None,
        until=date.fromisoformat(kept["until"]) if kept["until"] else None,
    )


def _note(note: CopyNote) -> NoteLine:
    return NoteLine(COPY_STATES[CopyState(note.state)][0], note.on, note.digest)
