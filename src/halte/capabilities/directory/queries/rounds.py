"""Checks that are due, call sheets, and what people signalled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from halte.capabilities.directory.models import (
    Edition,
    Phone,
    ProtectedPhone,
    Service,
    ServiceText,
    Signal,
)
from halte.capabilities.directory.numbers import dialled, whole
from halte.capabilities.directory.queries.named import each_row, one_row
from halte.capabilities.directory.queries.offers import DUE_SOON
from halte.capabilities.directory.queries.own import Line, listing_line
from halte.capabilities.directory.states import ListingState, SignalKind
from halte.capabilities.directory.words import REFUSALS, SIGNALS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads

SHOWN = (ListingState.LISTED, ListingState.UNREACHABLE)
MOST_IN_A_ROUND = 10
SOONEST = Case(
    When(call_by__lt=F("next_check_on"), then="call_by"),
    default=Coalesce("next_check_on", "call_by"),
)
"""The day of the check, or the one that signals ask for where it is earlier."""


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A listing to be checked, with what people said of it."""

    line: Line
    call_by: date | None
    signals: int
    failed: int


@dataclass(frozen=True, slots=True)
class ToCall:
    """A line of a call sheet."""

    pk: int
    reference: str
    name: str
    provider: str
    numbers: dict[str, str] = field(repr=False)
    """As they are read, and as they are dialled."""
    last_contact: str = field(repr=False)
    checked_on: date | None
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalLine:
    """What someone signalled."""

    id: int
    reference: str
    name: str
    kind: Bilingual
    reason: Bilingual | None
    note: str
    at: datetime
    is_open: bool


def checks_due(actor: Actor) -> QuerySet[Service]:
    """Due within a month, overdue, or signalled; the most urgent first."""
    until = timezone.localdate() + DUE_SOON
    return (
        Service.objects.visible_to(actor)
        .filter(state__in=SHOWN)
        .filter(
            Q(next_check_on__lte=until) | Q(next_check_on=None) | Q(call_by__lte=until)
        )
        .annotate(told=Count("signals", filter=Q(signals__closed_at=None)))
        .order_by(SOONEST, "-told", "pk")
        .prefetch_related(Prefetch("texts", ServiceText.objects.order_by("pk")))
    )


def to_check(row: Service) -> ToCheck:
    """One of them as it is listed."""
    return ToCheck(
        listing_line(row), row.call_by, getattr(row, "told", 0), row.failed_attempts
    )


def called(sheet: tuple[ToCall, ...]) -> list[str]:
    """What the audit names."""
    return [f"directory.Service:{each.pk}" for each in sheet]


@reads(Permission.DIRECTORY_KEEP, records=called)
def call_sheet(actor: Actor, *, references: list[str]) -> tuple[ToCall, ...]:
    """Whom to call: numbers of every tier, for who keeps the directory."""
    known = [each for each in map(_reference, references[:MOST_IN_A_ROUND]) if each]
    rows = (
        Service.objects.visible_to(actor)
        .filter(reference__in=known, state__in=SHOWN)
        .order_by(SOONEST, "pk")
        .prefetch_related("texts", "phones", "protected_phones", "signals", "checks",
                          "provider__texts")
    )  # fmt: skip
    if not rows:
        raise Missing("not_found")
    return tuple(map(_to_call, rows))


def _reference(text: str) -> UUID | None:
    """What a listing is called by; None of anything else that was sent."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _to_call(row: Service) -> ToCall:
    lines: list[Phone | ProtectedPhone] = [*row.phones.all()]
    lines += row.protected_phones.all()
    checks = [each for each in row.checks.all() if each.contact]
    heard = [each for each in row.signals.all() if each.closed_at is None]
    names = {each.language: each.name for each in row.texts.all()}
    whose = {each.language: each.name for each in row.provider.texts.all()}
    return ToCall(
        pk=row.pk,
        reference=str(row.reference),
        name=names.get("en") or names.get("fr", ""),
        provider=whose.get("en") or whose.get("fr", ""),
        numbers={
            whole(each.number, each.extension): dialled(each.number, each.extension)
            for each in lines
        },
        last_contact=checks[-1].contact if checks else "",
        checked_on=row.checked_on,
        signals=tuple(str(SIGNALS[SignalKind(each.kind)]) for each in heard),
    )


@reads(Permission.DIRECTORY_KEEP, records=each_row)
def signals(actor: Actor) -> QuerySet[Signal]:
    """Open first, newest first."""
    return (
        Signal.objects.select_related("service")
        .prefetch_related("service__texts")
        .order_by("closed_at", "-at")
        .filter(Q(closed_at=None) | Q(closed_at__gt=timezone.now() - DUE_SOON))
    )


def signal_line(row: Signal) -> SignalLine:
    """One of them as it is listed."""
    names = {each.language: each.name for each in row.service.texts.all()}
    return SignalLine(
        id=row.pk,
        reference=str(row.service.reference),
        name=names.get("en") or names.get("fr", ""),
        kind=SIGNALS[SignalKind(row.kind)],
        reason=REFUSALS.get(row.reason),
        note=row.note,
        at=row.at,
        is_open=row.closed_at is None,
    )


@reads(Permission.DIRECTORY_KEEP, records=one_row)
def signal_row(actor: Actor, *, number: int) -> Signal:
    """The row of one."""
    row = Signal.objects.filter(pk=number).first()
    if row is None:
        raise Missing("not_found")
    return row


def edition_row() -> Edition:
    """The parent of everything that concerns the whole directory."""
    return Edition.objects.get_or_create(pk=1)[0]
