"""Spending as the room of reporting rounds asks for it and records it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.money.book.sums import maybe, outstanding
from halte.capabilities.money.checks import Statement, fault
from halte.capabilities.money.ledger import (
    LineView,
    line_view,
    named_bodies,
    planned_lines,
)
from halte.capabilities.money.lines import kept_line_of, line_of, lines_to_speak_of
from halte.capabilities.money.models import Entry, Line
from halte.capabilities.money.recording import Source, keep_entry
from halte.capabilities.money.standing import (
    NOW,
    REAL,
    Standing,
    entries_standing,
    later_commitments,
    newest,
    standing,
)
from halte.capabilities.money.states import NOT_STATED, Origin, Said
from halte.capabilities.plan.facade import budget_kept, promise_place
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, Missing
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Payable:
    """A commitment made earlier on a line. `left` is in cents: zero once it is paid."""

    id: int
    left: int
    said_on: date


@dataclass(frozen=True, slots=True)
class SpendLine:
    """A line on which spending can be said. Cents; None is not stated, never zero.

    `payable` are the organisation’s commitments on the line that stand.
    """

    key: str
    title: Bilingual
    fiscal_year: str
    money: str
    origin: Bilingual
    part_of: Bilingual | None
    in_plan: bool
    budget: int | None
    spent: int | None
    remaining: int | None
    payable: tuple[Payable, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry that came with a thing of another room."""

    id: int
    key: str
    cents: int
    corrected: bool


@dataclass(frozen=True, slots=True)
class ToDate:
    """Spending on a promise to date, by origin; None where nobody said."""

    new: int | None
    existing: int | None
    not_stated: int | None


def spend_lines(
    *,
    commitment_id: int,
    organisation_id: int,
    fiscal_year: str,
    demonstration: bool = False,
) -> tuple[SpendLine, ...]:
    """The lines on which an organisation can say its spending on a promise."""
    plan, commitment = promise_place(commitment_id) or ("", "")
    budget = budget_kept(plan)
    body = Organisation.objects.filter(pk=organisation_id).first()
    if budget is None or body is None:
        return ()
    keys = lines_to_speak_of(budget, commitment, body.slug, fiscal_year)
    opened = Line.objects.filter(key__in=[str(key) for key in keys]).order_by()
    rows = {row.key: row.pk for row in opened}
    found = standing(opened, NOW if demonstration else REAL)
    planned, bodies = planned_lines(budget), named_bodies(keys)
    views = (
        line_view(
            budget, key, bodies, planned.get(key),
            found.sums(rows.get(str(key)),
                       planned[key].cents if key in planned else None),
            rows.get(str(key)), False,
        )
        for key in keys
    )  # fmt: skip
    made = {row: _payable(row, organisation_id, found) for row in rows.values()}
    return tuple(_spend_line(view, made.get(view.line_id or 0, ())) for view in views)


def _payable(line_id: int, body: int, found: Standing) -> tuple[Payable, ...]:
    """What the organisation committed on a line, whatever is left of it."""
    left = outstanding(found.sayings.get(line_id, ()))
    rows = Entry.objects.filter(pk__in=left, organisation_id=body)
    return tuple(Payable(row.pk, left[row.pk], row.said_on) for row in rows)


def _spend_line(view: LineView, payable: tuple[Payable, ...]) -> SpendLine:
    part = None if view.key.part_of == NOT_STATED else view.part
    return SpendLine(
        key=str(view.key),
        title=view.title,
        fiscal_year=view.key.fiscal_year,
        money=view.key.money,
        origin=view.origin,
        part_of=part,
        in_plan=view.in_plan,
        budget=view.sums.available,
        spent=view.sums.spent,
        remaining=view.sums.unreported,
        payable=payable,
    )


def check_spend(
    key: str,
    cents: int,
    *,
    explanation: str = "",
    pays: int | None = None,
    corrects: int | None = None,
    demonstration: bool = False,
) -> Invalid | None:
    """The fault that recording this would raise; None where it can be recorded."""
    try:
        line = line_of(key)
    except Missing:
        return Invalid("money_line_unknown", field="line")
    earlier = Entry.objects.filter(pk=corrects).first() if corrects else None
    return fault(
        line,
        Statement(Said.SPENT, cents, explanation, pays=as_it_stands(key, pays)),
        day=timezone.localdate(),
        corrects=earlier,
        demonstration=demonstration,
    )


def record_spend(
    actor: Actor,
    key: str,
    *,
    cents: int,
    origin: Source,
    organisation_id: int,
    said_on: date | None = None,
    explanation: str = "",
    pays: int | None = None,
    corrects: int | None = None,
    demonstration: bool = False,
) -> int:
    """Keep what a report says was spent in its period; the number of the entry.

    `pays` is the number of a commitment on the line, which may since have been
    corrected. Runs inside the other room’s action, which has asked who may. Raises the
    coded fault that `check_spend` tells beforehand.
    """
    earlier = Entry.objects.filter(pk=corrects).first() if corrects else None
    entry = keep_entry(
        actor,
        kept_line_of(key),
        Statement(Said.SPENT, cents, explanation, pays=as_it_stands(key, pays)),
        organisation_id=organisation_id,
        source=origin,
        on=said_on,
        corrects=earlier,
        demonstration=demonstration,
    )
    return entry.pk


def as_it_stands(key: str, commitment: int | None) -> int | None:
    """What took the place of a commitment that was corrected while a report waited."""
    return newest(commitment, later_commitments(Line.objects.filter(key=key), NOW))


def entries_of(origin: Source) -> tuple[Recorded, ...]:
    """The entries that came with a thing of another room."""
    rows = Entry.objects.filter(origin_kind=origin.kind, origin_id=origin.id)
    return tuple(
        Recorded(row.pk, row.line.key, row.cents, hasattr(row, "corrected_by"))
        for row in rows.select_related("line", "corrected_by")
    )


def entry_url(entry_id: int) -> str:
    """The page that follows this dollar."""
    return reverse("money:entry", args=[entry_id])


def spent_to_date(
    *, commitment_id: int, organisation_id: int, demonstration: bool = False
) -> ToDate:
    """What an organisation said it spent on a promise, over all years."""
    plan, commitment = promise_place(commitment_id) or ("", "")
    rows = entries_standing(NOW if demonstration else REAL).filter(
        said=Said.SPENT, line__plan=plan, line__commitment=commitment,
        organisation_id=organisation_id,
    )  # fmt: skip
    said = list(rows.values_list("line__money", "cents"))

    def total(origin: Origin) -> int | None:
        return maybe(cents for money, cents in said if money == origin)

    return ToDate(total(Origin.NEW), total(Origin.EXISTING), total(Origin.NOT_STATED))
