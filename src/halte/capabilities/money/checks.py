"""What speaks against an entry: pure reasons, asked before and inside an action.

Each answer is a coded fault, or None. Spending above the budget is a fault only
while nobody explains it: what was spent was spent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final

from halte.capabilities.money.book.lawful import beyond, not_due, unmet
from halte.capabilities.money.book.sums import LineSums, outstanding
from halte.capabilities.money.keys import LineKey
from halte.capabilities.money.ledger import planned_of
from halte.capabilities.money.lines import key_of
from halte.capabilities.money.models import AwardVersion, Entry, Line
from halte.capabilities.money.publication.rules import cents as cents_of
from halte.capabilities.money.standing import (
    NOW,
    REAL,
    View,
    entries_standing,
    standing,
)
from halte.capabilities.money.states import AFTER_THE_YEAR, MORE_THAN_NOTHING, Said
from halte.capabilities.money.years import begins, is_over
from halte.capabilities.plan.facade import lines_kept
from halte.core.errors import Invalid

LARGEST: Final = 10**14
"""A trillion dollars in cents: more is a slip of the finger, not a budget."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is to be said of a line. `pays` and `award` are numbers of rows."""

    said: Said
    cents: int
    explanation: str = ""
    pays: int | None = None
    award: int | None = None


def sums_of(line: Line, view: View) -> LineSums:
    """How a line stands now."""
    itself = Line.objects.filter(key=line.key).order_by()
    return standing(itself, view).sums(line.pk, planned_cents(key_of(line)))


def planned_cents(key: LineKey) -> int | None:
    """What the plan sets aside under a key; None where nothing."""
    found = planned_of(key.plan, lines_kept(key.plan)).get(key)
    return found.cents if found else None


def fault(
    line: Line,
    statement: Statement,
    *,
    day: date,
    corrects: Entry | None = None,
    demonstration: bool = False,
) -> Invalid | None:
    """The first reason why this cannot be said of the line; None where it can."""
    view = NOW if demonstration else REAL
    if corrects is not None:
        view = replace(view, leaving_out=corrects.pk)
    found = chain(
        _amount(statement, corrects),
        _year(line, statement, day),
        _links(line, statement, corrects),
        _room(line, statement, view),
        _lawful(line, statement, view),
        _onward(statement, corrects, view),
    )
    return next(found, None)


def above(statement: Statement, sums: LineSums) -> int:
    """By how many cents spending or commitments would pass what is available."""
    if sums.available is None:
        return 0
    if statement.said is Said.SPENT:
        return max(0, sums.told + statement.cents - sums.available)
    if statement.said is Said.COMMITTED:
        bound = sums.told + (sums.committed or 0) + statement.cents
        return max(0, bound - sums.available)
    return 0


def _amount(statement: Statement, corrects: Entry | None) -> Iterator[Invalid]:
    if statement.cents < 0:
        yield Invalid("money_negative", field="amount")
    if statement.cents > LARGEST:
        yield Invalid("money_too_large", field="amount")
    if not statement.cents and statement.said in MORE_THAN_NOTHING and not corrects:
        yield Invalid("money_zero", field="amount")


def _year(line: Line, statement: Statement, day: date) -> Iterator[Invalid]:
    known = (Said.COMMITTED, Said.FORECAST)
    if statement.said not in known and begins(line.fiscal_year) > day:
        yield Invalid("money_year_to_come", field="amount")
    if statement.said in AFTER_THE_YEAR and not is_over(line.fiscal_year, day):
        yield Invalid("money_year_not_over", field="said")


def _links(
    line: Line, statement: Statement, corrects: Entry | None
) -> Iterator[Invalid]:
    if corrects is not None:
        if Entry.objects.filter(corrects=corrects).exists():
            yield Invalid("money_already_corrected")
        if corrects.line_id != line.pk or corrects.said != statement.said:
            yield Invalid("money_corrects_another")
        payments = Entry.objects.standing().filter(pays__in=_forms_of(corrects))
        paid = sum(payment.cents for payment in payments)
        if statement.cents < paid:
            yield Invalid("money_already_paid", field="amount")
    if statement.pays is not None and not _may_be_paid(line, statement):
        yield Invalid("money_pays_nothing", field="pays")


def _forms_of(entry: Entry) -> list[int]:
    """The entry and all that it replaced: payments may name any of them."""
    found = [entry.pk]
    while entry.corrects is not None:
        entry = entry.corrects
        found.append(entry.pk)
    return found


def _may_be_paid(line: Line, statement: Statement) -> bool:
    if line.pk is None:
        return False
    made = Entry.objects.standing().filter(
        pk=statement.pays or 0, line=line, said=Said.COMMITTED
    )
    return statement.said is Said.SPENT and made.exists()


def _room(line: Line, statement: Statement, view: View) -> Iterator[Invalid]:
    """Whether there is that much on the line."""
    sums = sums_of(line, view)
    available = sums.available
    if statement.said in AFTER_THE_YEAR:
        if available is None:
            yield Invalid("money_no_budget", field="amount")
        elif sums.told + statement.cents > available:
            left = max(0, available - sums.told)
            yield Invalid("money_more_than_left", field="amount", left=dollars(left))
        return
    over = above(statement, sums)
    closed = (sums.lapsed or 0) + (sums.carried or 0)
    if over and closed and statement.said is Said.SPENT:
        yield Invalid("money_closed_out", field="amount", closed=dollars(closed))
    if over and not statement.explanation.strip():
        yield Invalid("money_above_budget", field="explanation", over=dollars(over))


def _lawful(line: Line, statement: Statement, view: View) -> Iterator[Invalid]:
    """What the Financial Administration Act wants to have explained."""
    if statement.explanation.strip():
        return
    # S. 37: what is left at the end of the year lapses, unless an Act says longer.
    if statement.said is Said.CARRIED and statement.cents:
        yield Invalid("money_carried_on_whose_authority", field="explanation")
    if statement.said is not Said.SPENT:
        return
    found = standing(Line.objects.filter(key=line.key).order_by(), view)
    left = outstanding(found.sayings.get(line.pk, ()))
    sums, paid = sums_of(line, view), (statement.cents, statement.pays)
    for code, more in (
        ("money_above_commitment", beyond(left, *paid)),
        ("money_above_agreement", _above_award(statement, view)),
        ("money_commitments_unmet", unmet(sums, left, *paid)),
    ):
        if more:
            yield Invalid(code, field="explanation", over=dollars(more))


def _above_award(statement: Statement, view: View) -> int:
    newest = AwardVersion.objects.filter(award=statement.award or 0).last()
    if newest is None:
        return 0
    paid = entries_standing(view).filter(award=newest.award_id, said=Said.SPENT)
    agreed = cents_of(newest.values["agreement_value"])
    return not_due(agreed, sum(entry.cents for entry in paid), statement.cents)


def _onward(
    statement: Statement, corrects: Entry | None, view: View
) -> Iterator[Invalid]:
    """Whether next year can do without what is taken back from it."""
    if corrects is None or corrects.into is None:
        return
    later = sums_of(corrects.into, view)
    # `view` leaves the entry out, so next year is looked at without it.
    if later.told > (later.available or 0) + statement.cents:
        yield Invalid("money_carried_is_used", field="amount")


def dollars(cents: int) -> str:
    """Plain digits, the same in both languages."""
    return f"{cents // 100}.{cents % 100:02d}"
