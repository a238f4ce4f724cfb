"""What goes up is what the money page says on the same day, whatever was stated."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.capabilities.money.lines import kept_line_of
from halte.capabilities.money.models import Entry
from halte.capabilities.money.queries.overview import (
    Asked,
    BudgetPage,
    budget_page,
    ledger_of,
)
from halte.capabilities.money.states import Said
from halte.capabilities.plan.models import Plan
from halte.core.measures.periods import day
from halte.core.measures.registry import COUNTING
from tests.conftest import Person
from tests.money.conftest import FUND, FUND_EXISTING, FUND_NEXT, SHELTER, SHELTER_PS

UNPLANNED = "coins.fund.justice.2012-13.new.four-years"
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(
            [FUND, FUND_NEXT, FUND_EXISTING, SHELTER, SHELTER_PS, UNPLANNED]
        ),
        st.sampled_from([Said.SPENT, Said.LAPSED, Said.FORECAST]),
        st.integers(0, 30_000_000), st.booleans(), st.booleans(),
    ),
    max_size=8,
)  # fmt: skip
"""On which line, what, how many cents; whether invented, whether corrected to half."""


def counted(name: str, breakdown: str = "") -> dict[str, Decimal]:
    rows = COUNTING[f"money.{name}"](day(timezone.localdate()), breakdown)
    return {row.key: row.value for row in rows}


def page_of(person: Person) -> BudgetPage:
    """The page without what the demonstration invented, as a reader can ask for it."""
    every = ledger_of(person.actor, "coins")
    return budget_page(person.actor, every, Asked(invented=False))


def dollars(cents: int | None) -> Decimal:
    return Decimal(cents or 0) / 100


@pytest.mark.django_db(transaction=True)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=ENTRIES)
def test_what_goes_up_is_what_the_page_says(
    plan: Plan, rene: Person,
    entries: list[tuple[str, Said, int, bool, bool]],
) -> None:  # fmt: skip
    with transaction.atomic():
        for key, said, cents, invented, corrected in entries:
            plain = {
                "line": kept_line_of(key), "organisation": rene.organisation,
                "said": said, "said_on": timezone.localdate(),
                "demonstration": invented,
            }  # fmt: skip
            first = Entry.objects.create(cents=cents, **plain)
            if corrected:
                Entry.objects.create(cents=cents // 2, corrects=first, **plain)
        _compare(rene)
        transaction.set_rollback(True)


def _compare(person: Person) -> None:
    page = page_of(person)
    assert counted("spent") == {"": dollars(page.sums.spent)}
    by_origin: Counter[str] = Counter()
    for group in page.groups:
        for line in group.lines:
            by_origin[line.key.money] += line.sums.spent or 0
    shown = {name: dollars(cents) for name, cents in by_origin.items() if cents}
    assert {k: v for k, v in counted("spent", "money").items() if v} == shown
    pillars = counted("spent", "pillar")
    assert sum(pillars.values(), Decimal(0)) == dollars(page.sums.spent)
    assert counted("not_reported") == {"": dollars(page.reconciliation.unreported)}
    (total,) = page.reconciliation.sums
    assert counted("in_no_line") == {"": dollars(max(0, total.in_no_line or 0))}
