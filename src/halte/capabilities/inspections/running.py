"""How long each stage of every file ran, and what its clock said: for counting.

The clocks are those of one file (`clocks`, `timing`), over all of them at once, so
that the number of queries does not grow with the number of files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from halte.capabilities.inspections.clocks import answer_clock, payment_clock
from halte.capabilities.inspections.models import (
    Agreement,
    Decision,
    Event,
    Inspection,
    Letter,
    Payment,
)
from halte.capabilities.inspections.standing import PRELIMINARY_KINDS
from halte.capabilities.inspections.states import ENDED, Happened, Kind
from halte.core.measures.periods import Period
from halte.core.measures.worlds import invented

LONGEST: Final = timedelta(400)
"""A file that ended so long before a period has no clock in it."""

ANSWERS: Final = (Happened.ANSWERED, Happened.NOTHING_TO_ADD)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a file."""

    kind: str
    on: date
    until: date | None
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that left, under the clocks of its computation."""

    clocks: str
    on: date
    kept_at: datetime


@dataclass(slots=True)
class Course:
    """A file as far as its days go."""

    employer: int
    office: str
    opened_on: date
    events: list[Happening] = field(default_factory=list)
    notice: Sent | None = None
    final: Sent | None = None
    owed_cents: int = 0
    payments: list[tuple[date, int]] = field(default_factory=list)
    agreed_on: date | None = None

    def first(self, *kinds: str) -> date | None:
        """The first day of one of these kinds."""
        return min((e.on for e in self.events if e.kind in kinds), default=None)

    @property
    def ended_on(self) -> date | None:
        """When nothing more was to be done."""
        return self.first(Happened.CLOSED, Happened.CANCELLED, Happened.GONE)

    def since_notice(self, *kinds: str) -> list[Happening]:
        """What was recorded since the notice in force left."""
        if self.notice is None:
            return []
        return [
            e for e in self.events
            if e.kind in kinds and e.kept_at >= self.notice.kept_at
        ]  # fmt: skip

    @property
    def answered_on(self) -> date | None:
        """When the notice in force was answered."""
        return min((e.on for e in self.since_notice(*ANSWERS)), default=None)

    @property
    def answer_by(self) -> date | None:
        """The last day to answer the notice in force, as it was extended."""
        if self.notice is None:
            return None
        until = [e.until for e in self.since_notice(Happened.EXTENDED) if e.until]
        longest = max(until, default=None)
        return answer_clock(
            self.notice.clocks, self.notice.on, self.office, longest
        ).ends_on

    @property
    def decided_from(self) -> date | None:
        """The first day on which a decision could be taken (see `timing`)."""
        return self.answer_by + timedelta(1) if self.answer_by else None

    @property
    def pay_by(self) -> date | None:
        """The last day to pay; None where nothing is to be paid."""
        if self.final is None or not self.owed_cents:
            return None
        return payment_clock(self.final.clocks, self.final.on, self.office).ends_on

    @property
    def paid_on(self) -> date | None:
        """When all of it had come in."""
        total = 0
        for day, cents in sorted(self.payments):
            total += cents
            if total >= self.owed_cents:
                return day
        return None


def courses(period: Period) -> list[Course]:
    """Files whose days can lie in a period, in a handful of queries."""
    since = (period.start or date(2000, 1, 1)) - LONGEST
    files = Inspection.objects.filter(
        Q(last_on__gte=since) | ~Q(state__in=ENDED),
        demonstration=invented(), opened_on__lte=period.end,
    )  # fmt: skip
    made = {
        pk: Course(employer, office, opened_on)
        for pk, employer, office, opened_on in files.order_by().values_list(
            "pk", "employer_id", "office", "opened_on"
        )
    }
    for pk, event in events_of(files):
        made[pk].events.append(event)
    for pk, kind, sent in letters_of(files):
        if kind == Kind.FINAL:
            made[pk].final = sent
        else:
            made[pk].notice = None if kind == Kind.CANCELLING else sent
    _money(files, made)
    return list(made.values())


def events_of(files: QuerySet[Inspection]) -> Iterator[tuple[int, Happening]]:
    """Events by file, in the order in which they were recorded."""
    rows = Event.objects.filter(inspection__in=files).order_by("id")
    for pk, kind, on, until, kept_at in rows.values_list(
        "inspection_id", "kind", "on", "until", "kept_at"
    ):
        yield pk, Happening(kind, on, until, kept_at)


def letters_of(files: QuerySet[Inspection]) -> Iterator[tuple[int, str, Sent]]:
    """Notices that were sent or cancelled, by file; the newest comes last."""
    rows = Letter.objects.filter(
        inspection__in=files,
        kind__in=(*PRELIMINARY_KINDS, Kind.CANCELLING, Kind.FINAL),
        sending__isnull=False, computation__isnull=False,
    ).order_by("number")  # fmt: skip
    for pk, kind, clocks, sent_on, kept_at in rows.values_list(
        "inspection_id", "kind", "computation__clocks", "sending__sent_on",
        "sending__kept_at",
    ):  # fmt: skip
        yield pk, kind, Sent(clocks, sent_on, kept_at)


def _money(files: QuerySet[Inspection], made: dict[int, Course]) -> None:
    decided = Decision.objects.filter(inspection__in=files)
    for pk, amount in decided.values_list("inspection_id", "amount_cad"):
        made[pk].owed_cents = amount * 100
    paid: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    for pk, day, cents in Payment.objects.filter(inspection__in=files).values_list(
        "inspection_id", "paid_on", "amount_cents"
    ):
        paid[pk].append((day, cents))
    for pk, each in paid.items():
        made[pk].payments = each
    agreed = Agreement.objects.filter(inspection__in=files).order_by("-given_on")
    for pk, day in agreed.values_list("inspection_id", "given_on"):
        made[pk].agreed_on = day
