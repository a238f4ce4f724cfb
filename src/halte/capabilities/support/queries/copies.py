"""Copies that no program can empty: they are asked for by hand until each is closed.

A printed sheet, a link that was opened, a case record, the person’s own copy. What
was handed over inside Halte empties itself and does not stand here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from halte.capabilities.support.models import Copy, File
from halte.capabilities.support.queries.files import MOST, label_of
from halte.capabilities.support.states import REMIND_DAYS, FileState, Route
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual as B
from halte.core.consent.algebra import state
from halte.core.consent.models import Disclosure, Event, RecallNote
from halte.core.consent.naming import name_of
from halte.core.consent.queries import recipients
from halte.core.consent.rules import as_said
from halte.core.consent.states import (
    OWN_COPY,
    RECALL_TRANSITIONS,
    Kind,
    Recall,
)
from halte.core.consent.words import RECALLS
from halte.core.organisations.queries import names_of
from halte.core.reads import reads

SHEET: Final = B("A printed sheet", "Une feuille imprimée")
LINK: Final = B("A copy opened by link", "Une copie ouverte par lien")
RECORD: Final = B("A case record or another export", "Une fiche ou une autre sortie")
OWN: Final = B("The person’s own copy", "La copie de la personne")
THE_PERSON: Final = B("The person", "La personne")


@dataclass(frozen=True, slots=True)
class Owed:
    """A copy to ask for: since when, and what was noted of it, oldest first."""

    file: File
    disclosure: Disclosure
    kind: B
    since: datetime
    notes: tuple[RecallNote, ...]

    @property
    def last(self) -> Recall | None:
        """What was noted last."""
        return Recall(self.notes[-1].state) if self.notes else None

    @property
    def closed(self) -> bool:
        """True where an answer came, or one stopped asking."""
        return self.last not in (None, Recall.ASKED)

    @property
    def due(self) -> bool:
        """True where it was never asked for, or not for two weeks."""
        if self.closed:
            return False
        before = timezone.localdate() - timedelta(days=REMIND_DAYS)
        return not self.notes or self.notes[-1].on <= before

    @property
    def answers(self) -> tuple[tuple[str, B], ...]:
        """What can be noted next; that the person keeps it only of their own."""
        allowed = RECALL_TRANSITIONS[self.last] if self.last else {Recall.ASKED}
        own = self.disclosure.purpose == OWN_COPY
        return tuple(
            (answer.value, RECALLS[answer])
            for answer in Recall
            if answer in allowed and (own or answer != Recall.KEPT_BY_PERSON)
        )


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What was noted on a day, and by whom."""

    state: B
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy in the list."""

    id: int
    file: UUID
    label: str
    kind: B
    recipient: B
    went_at: datetime
    since: datetime
    notes: tuple[NoteLine, ...]
    answers: tuple[tuple[str, B], ...]
    due: bool
    closed: bool


@reads(
    Permission.SUPPORT_READ,
    records=lambda found: [f"support.File:{line.file}" for line in found],
)
def copies(actor: Actor) -> tuple[CopyLine, ...]:
    """Those of one’s files: what is due first, then what waits, then what is closed."""
    found = list(owed(actor))
    names = names_of(note.by_id for each in found for note in each.notes)
    known = recipients()
    lines = [_line(each, names, known) for each in found]
    return tuple(sorted(lines, key=lambda x: (x.closed, not x.due, x.since)))


def _line(each: Owed, names: dict[int, str], known: dict[str, B]) -> CopyLine:
    row = each.disclosure
    to = known.get(row.recipient) or name_of(row.recipient)
    to = THE_PERSON if row.purpose == OWN_COPY else to
    return CopyLine(
        row.pk, each.file.reference, label_of(each.file), each.kind,
        to or B(row.recipient, row.recipient),
        row.at, each.since,
        tuple(
            NoteLine(RECALLS[Recall(n.state)], n.on, names.get(n.by_id or 0, "–"))
            for n in each.notes
        ),
        each.answers, each.due, each.closed,
    )  # fmt: skip


def due_now(actor: Actor) -> int:
    """How many are to be asked for now, counted without opening a file."""
    return sum(each.due for each in owed(actor))


def owed(actor: Actor) -> Iterator[Owed]:
    """Of the files that this actor works on; an emergency asks nobody for copies."""
    if actor.in_emergency:
        return
    # Counting opens nothing: neither keys nor copies nor words are decrypted.
    rows = File.objects.visible_to(actor).defer("key").order_by("-opened_at", "-pk")
    yield from owed_of(list(rows[:MOST]))


def owed_of(files: list[File]) -> Iterator[Owed]:
    """Copies whose consent no longer covers them, file by file."""
    people = {file.person: file for file in files if file.state != FileState.DISPOSED}
    events = defaultdict(list)
    said = Event.objects.filter(person__in=people).defer("witness", "authority")
    for event in said:
        events[event.person].append(event)
    sent = _sent(files)
    rows = list(Disclosure.objects.filter(person__in=people))
    notes = defaultdict(list)
    for note in RecallNote.objects.filter(disclosure_id__in=[r.pk for r in rows]):
        notes[note.disclosure_id].append(note)
    for row in rows:
        kind = _kind(row, sent)
        since = _since(row, events[row.person])
        if kind is not None and since is not None:
            yield Owed(people[row.person], row, kind, since, tuple(notes[row.pk]))


def _sent(files: list[File]) -> dict[str, Copy]:
    """By what the trace of a referral names: its copy."""
    rows = Copy.objects.filter(referral__file__in=files).select_related("referral")
    rows = rows.defer("content")
    return {
        f"sharing.Disclosure:{row.disclosure_id}"
        if row.referral.receiver_id
        else f"support.Referral:{row.referral_id}": row
        for row in rows
    }


def _kind(row: Disclosure, sent: dict[str, Copy]) -> B | None:
    """What it is; None where nothing lies outside Halte."""
    if row.purpose == OWN_COPY:
        return OWN
    if row.thing.startswith("support.Transfer:"):
        return None
    copy = sent.get(row.thing)
    if copy is None:
        return RECORD
    if copy.referral.route == Route.LINK:
        return LINK if copy.opened_at else None
    return SHEET if copy.referral.route == Route.PRINTED else None


def _since(row: Disclosure, events: list[Event]) -> datetime | None:
    """Since when it is to be asked for; None while its consent stands."""
    if row.purpose == OWN_COPY:
        after = [e.at for e in events if e.kind == Kind.WITHDRAWN and e.at >= row.at]
        return max(after, default=None)
    said = [
        e for e in events if (e.purpose, e.recipient) == (row.purpose, row.recipient)
    ]
    standing = state(map(as_said, said), timezone.now())
    if standing is not None and frozenset(row.scope) <= standing.scope:
        return None
    return max((event.at for event in said), default=row.at)
