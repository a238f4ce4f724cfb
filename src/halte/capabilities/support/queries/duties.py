"""Disclosures that a law demanded; files whose time is over; certificates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.models import (
    Certificate,
    Disposal,
    File,
    LawDisclosure,
    LegalHold,
    Telling,
)
from halte.capabilities.support.people import colleagues
from halte.capabilities.support.queries.files import MOST, file_row, label_of
from halte.capabilities.support.retention import keep_years, kept_until
from halte.capabilities.support.states import (
    DisposalState,
    Exemption,
    FileState,
    Told,
)
from halte.capabilities.support.words import EXEMPTIONS, TOLD
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent.by_law import ByLaw
from halte.core.errors import Denied, Missing
from halte.core.organisations.queries import names_of
from halte.core.reads import reads
from halte.methods.months import months_before


def by_law(file: File, *, may_tell: bool = False) -> tuple[ByLaw, ...]:
    """What a law demanded to be told of a file, oldest first."""
    rows = list(file.by_law.select_related("telling"))
    names = names_of(row.decided_by_id for row in rows)
    return tuple(_by_law(file, row, names, may_tell) for row in rows)


def _by_law(
    file: File, row: LawDisclosure, names: dict[int, str], may_tell: bool
) -> ByLaw:
    later: Telling | None = getattr(row, "telling", None)
    known = later is not None or row.told == Told.YES
    tell = may_tell and not known
    return ByLaw(
        at=row.at,
        exception=EXEMPTIONS[Exemption(row.exemption)],
        recipient=file.opened(row.recipient),
        said=file.opened(row.said),
        provision=file.opened(row.provision),
        decided_by=names.get(row.decided_by_id, "–"),
        told=TOLD[Told.YES if known else Told(row.told)],
        is_told=known,
        told_words=file.opened(later.words if later else row.told_words),
        tell=reverse("support:telling", args=[row.pk]) if tell else "",
    )


def by_law_of(actor: Actor, person: UUID) -> Iterable[ByLaw]:
    """The same for the page of a person’s consents."""
    file = File.objects.visible_to(actor).filter(person=person).first()
    if file is None:
        return ()
    return by_law(file, may_tell=not policy.may_see(actor, file))


def to_record_by_law(
    actor: Actor, reference: UUID
) -> tuple[File, list[tuple[str, str]]]:
    """A file, and who may have decided: those who work on files here."""
    actor.require(Permission.SUPPORT_WRITE)
    row = file_row(actor, reference)
    if code := policy.may_see(actor, row):
        raise Denied(code)
    people = colleagues(row.organisation_id)
    ordered = sorted(people, key=lambda person: person.pk != actor.user_id)
    return row, [(str(person.pk), person.name) for person in ordered]


def law_row(actor: Actor, law_id: int) -> LawDisclosure:
    """The row, for an action on it."""
    rows = LawDisclosure.objects.filter(file__in=File.objects.visible_to(actor))
    found = rows.select_related("file").filter(pk=law_id).first()
    if found is None:
        raise Missing("not_found")
    return found


@dataclass(frozen=True, slots=True)
class OverLine:
    """A closed file: since when, until when it is kept, and what stands against it."""

    file: UUID
    label: str
    closed_at: datetime | None
    kept_until: date
    held_until: date | None


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A disposal that waits for a second person."""

    id: int
    file: UUID
    label: str
    by: str
    by_person: bool
    proposed_at: datetime
    may_do: bool


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A hold in force: why, until when."""

    id: int
    file: UUID
    label: str
    why: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Retention:
    """All of it, and the years of the setting."""

    years: int
    over: tuple[OverLine, ...]
    proposed: tuple[ProposedLine, ...]
    holds: tuple[HoldLine, ...]


def of_retention(found: Retention) -> list[str]:
    """What the audit calls them."""
    files = [
        *(line.file for line in found.over),
        *(line.file for line in found.proposed),
        *(line.file for line in found.holds),
    ]
    return [f"support.File:{reference}" for reference in dict.fromkeys(files)]


@reads(Permission.SUPPORT_SUPERVISE, records=of_retention)
def retention(actor: Actor) -> Retention:
    """Files of one’s organisation whose time is over, longest first."""
    proposed = _waiting(actor).select_related("file")
    names = names_of(row.proposed_by_id for row in proposed)
    today = timezone.localdate()
    holds = LegalHold.objects.filter(
        file__in=File.objects.visible_to(actor), lifted_at=None, ends_on__gte=today
    ).select_related("file")
    return Retention(
        keep_years(),
        tuple(map(_over, over_now(actor).order_by("closed_at", "pk")[:MOST])),
        tuple(
            ProposedLine(
                row.pk, row.file.reference, label_of(row.file),
                names.get(row.proposed_by_id, "–"), row.by_person, row.proposed_at,
                not policy.may_dispose(actor, row),
            )
            for row in proposed
        ),
        tuple(
            HoldLine(
                row.pk, row.file.reference, label_of(row.file),
                row.file.opened(row.why), row.ends_on,
            )
            for row in holds
        ),
    )  # fmt: skip


def _over(row: File) -> OverLine:
    today = timezone.localdate()
    held = row.holds.filter(lifted_at=None, ends_on__gte=today)
    last = held.order_by("-ends_on").values_list("ends_on", flat=True).first()
    return OverLine(row.reference, label_of(row), row.closed_at, kept_until(row), last)


def over_now(actor: Actor) -> Any:
    """Closed files whose time is over and whose disposal nobody proposed yet."""
    until = months_before(timezone.localdate(), 12 * keep_years())
    waiting = Disposal.objects.filter(state=DisposalState.PROPOSED).values("file")
    rows = File.objects.visible_to(actor).filter(
        state=FileState.CLOSED, closed_at__date__lte=until
    )
    return rows.exclude(pk__in=waiting)


def _waiting(actor: Actor) -> Any:
    return Disposal.objects.visible_to(actor).filter(state=DisposalState.PROPOSED)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many files wait: their time is over, or a second person is asked."""

    over: int
    proposed: int


def keeping_waiting(actor: Actor) -> Keeping:
    """For who answers for files; counted without opening one."""
    if not actor.may(Permission.SUPPORT_SUPERVISE):
        return Keeping(0, 0)
    today = timezone.localdate()
    held = Q(holds__lifted_at=None, holds__ends_on__gte=today)
    over = over_now(actor).exclude(held).count()
    mine = _waiting(actor).exclude(proposed_by_id=actor.user_id or 0)
    return Keeping(over, mine.count())


def disposal_row(actor: Actor, disposal_id: int) -> Disposal:
    """The row, for an action on it."""
    rows = Disposal.objects.filter(file__in=File.objects.visible_to(actor))
    found = rows.select_related("file").filter(pk=disposal_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def hold_row(actor: Actor, hold_id: int) -> LegalHold:
    """The row, for an action on it."""
    rows = LegalHold.objects.filter(file__in=File.objects.visible_to(actor))
    found = rows.select_related("file").filter(pk=hold_id).first()
    if found is None:
        raise Missing("not_found")
    return found


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """What proves a disposal: no word of what was disposed of."""

    file: UUID
    body: Bilingual
    by_person: bool
    years: int | None
    closed_at: datetime | None
    at: datetime
    proposed_by: str
    done_by: str
    rows: int
    digest: str


def certificate(actor: Actor, certificate_id: int) -> CertificatePage:
    """One certificate, for who answers for files here."""
    actor.require(Permission.SUPPORT_SUPERVISE)
    rows = Certificate.objects.visible_to(actor).select_related("file", "organisation")
    row = rows.filter(pk=certificate_id).first()
    if row is None:
        raise Missing("not_found")
    names = names_of([row.proposed_by_id, row.by_user_id])
    return CertificatePage(
        row.file.reference,
        Bilingual(row.organisation.name_en, row.organisation.name_fr),
        row.rule == "person_asked",
        row.years,
        row.closed_at,
        row.at,
        names.get(row.proposed_by_id or 0, "–"),
        names.get(row.by_user_id or 0, "–"),
        row.rows,
        row.digest,
    )


def to_hold(actor: Actor, reference: UUID) -> File:
    """A file that can be put on hold."""
    actor.require(Permission.SUPPORT_SUPERVISE)
    row = file_row(actor, reference)
    if code := policy.may_hold(actor, row):
        raise Denied(code)
    return row
