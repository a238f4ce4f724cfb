"""What employers were seen to offer, as it stands: what was withdrawn is marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.models import Employer, ServiceSeen
from halte.capabilities.employers.policy import (
    may_answer_contest,
    may_contest,
    may_end_service,
    may_withdraw_service,
    standing_of_service,
)
from halte.capabilities.employers.states import SaidOf
from halte.capabilities.employers.words import OFTEN, SAID_OF, SERVICES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.sex_trade_bar import NAMED, REGULAR, Often, Service


@dataclass(frozen=True, slots=True)
class SeenService:
    """A fact that was not withdrawn. `contested`: nobody answered a contest yet.

    Known since `seen_on`; offered from `begins_on` to `ends_on`, None where not known.
    """

    employer_pk: int
    service: Service
    often: Often
    source: str
    seen_on: date
    begins_on: date | None
    ends_on: date | None
    regulator: str
    licence: str
    contested: bool

    def stands(self, day: date) -> bool:
        """True on a day on which it was known and not known to be over."""
        return self.seen_on <= day and (self.ends_on is None or day <= self.ends_on)

    def bars(self, day: date) -> bool:
        """True where the provision names it, and it is regular, on the day."""
        named = self.service in NAMED and self.often in REGULAR
        return named and self.stands(day)


@dataclass(frozen=True, slots=True)
class NoteView:
    """What was said of a fact later."""

    kind: Bilingual
    said: str
    on: date


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A fact and everything that was said of it."""

    id: int
    service: Bilingual
    often: Bilingual
    source: str
    seen_on: date
    begins_on: date | None
    ends_on: date | None
    regulator: str
    licence: str
    withdrawn: bool
    contested: bool
    notes: tuple[NoteView, ...]
    may_contest: bool
    may_answer: bool
    may_withdraw: bool
    may_end: bool


def services_opened(found: tuple[SeenService, ...]) -> list[str]:
    """What the audit calls the employers."""
    return sorted({f"employers.Employer:{each.employer_pk}" for each in found})


@reads(Permission.EMPLOYERS_READ, records=services_opened)
def services_seen(actor: Actor, pks: Iterable[int]) -> tuple[SeenService, ...]:
    """What these employers were seen to offer, and was not withdrawn."""
    visible = Employer.objects.visible_to(actor).filter(pk__in=list(pks))
    return services_of(visible.values_list("pk", flat=True))


def services_of(pks: Iterable[int]) -> tuple[SeenService, ...]:
    """The same, for an action."""
    rows = ServiceSeen.objects.filter(employer__in=list(pks)).prefetch_related("notes")
    return tuple(
        SeenService(
            employer_pk=row.employer_id,
            service=Service(row.service),
            often=Often(row.often),
            source=row.source,
            seen_on=row.seen_on,
            begins_on=row.begins_on,
            ends_on=last_day(row),
            regulator=row.regulator,
            licence=row.licence,
            contested=standing_of_service(row) is SaidOf.CONTESTED,
        )
        for row in rows
        if standing_of_service(row) is not SaidOf.WITHDRAWN
    )


def last_day(row: ServiceSeen) -> date | None:
    """The last day on which it was offered, where one is known."""
    ends = [note.on for note in row.notes.all() if note.kind == SaidOf.ENDED]
    return ends[-1] if ends else row.ends_on


def service_views(actor: Actor, row: Employer) -> tuple[ServiceView, ...]:
    """Everything that an employer was seen to offer, withdrawn facts too."""
    edits = actor.may(Permission.EMPLOYERS_EDIT)
    rows = ServiceSeen.objects.filter(employer=row).prefetch_related("notes")
    return tuple(service_view(actor, each, edits=edits) for each in rows)


def service_view(actor: Actor, row: ServiceSeen, *, edits: bool) -> ServiceView:
    """One fact."""
    standing = standing_of_service(row)
    return ServiceView(
        id=row.pk,
        service=SERVICES[Service(row.service)],
        often=OFTEN[Often(row.often)],
        source=row.source,
        seen_on=row.seen_on,
        begins_on=row.begins_on,
        ends_on=last_day(row),
        regulator=row.regulator,
        licence=row.licence,
        withdrawn=standing is SaidOf.WITHDRAWN,
        contested=standing is SaidOf.CONTESTED,
        notes=tuple(
            NoteView(SAID_OF[SaidOf(note.kind)], note.said, note.on)
            for note in row.notes.all()
        ),
        may_contest=edits and not may_contest(actor, row),
        may_answer=edits and not may_answer_contest(actor, row),
        may_withdraw=edits and not may_withdraw_service(actor, row),
        may_end=edits and not may_end_service(actor, row),
    )


def service_row(actor: Actor, service_id: int) -> ServiceSeen:
    """A fact, for an action on it."""
    visible = Employer.objects.visible_to(actor)
    row = ServiceSeen.objects.filter(pk=service_id, employer__in=visible).first()
    if row is None:
        raise Missing("not_found")
    return row
