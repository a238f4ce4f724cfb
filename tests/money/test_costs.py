"""Unit costs, worked out by hand: bounds where something is unreported, or a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from halte.capabilities.money.actions.entries import say
from halte.capabilities.money.costs import UnitCost
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.queries.overview import costs, ledger_of
from halte.capabilities.money.states import Said
from halte.core.access.actor import ANONYMOUS
from halte.core.measures.keeping import keep
from halte.core.measures.models import Figure, Series
from tests.conftest import Person
from tests.money.conftest import FUND, MONEY_PLAN, keep_plan, said, spent

pytestmark = pytest.mark.django_db(transaction=True)

COUNTED = MONEY_PLAN.replace(
    'no_measure: {en: "None yet.", fr: "Aucune."}\n        budget:',
    "indicators:\n          - {id: count, measure: officers-trained, direction: up}"
    "\n        budget:",
    1,
)
YEAR = (date(2013, 4, 1), date(2014, 3, 31), "fiscal")


@pytest.fixture(autouse=True)
def _plan(amina: Person, rene: Person) -> None:
    series("officer")
    keep_plan(amina, COUNTED)


def series(unit: str) -> None:
    texts = {
        f"{part}_{language}": "Officers trained"
        for part in ("title", "definition", "counting_rule", "source", "coverage")
        for language in ("en", "fr")
    }
    Series.objects.update_or_create(
        id="officers-trained", defaults={"unit": unit, **texts}
    )


def figure(
    value: int, *, high: int | None = None, qualifier: str = "exact",
    when: tuple[date, date, str] = YEAR,
) -> None:  # fmt: skip
    first, last, calendar = when
    keep(
        [
            Figure(
                measure="officers-trained", period_label="2013-14", period_start=first,
                period_end=last, calendar=calendar, value=Decimal(value),
                high=None if high is None else Decimal(high), qualifier=qualifier,
                unit="officer", source="A source", vintage="Release of 2015",
                released_on=date(2015, 6, 1), release_precision="day",
                as_of=date(2015, 6, 1), origin="published",
            )
        ]
    )  # fmt: skip


def cost() -> UnitCost:
    page = costs(ledger_of(ANONYMOUS, "coins"))
    (found,) = (*page.told, *page.refused)
    return found


def refusal() -> str:
    found = cost()
    assert found.refused is not None
    assert (found.low, found.high) == (None, None)
    return found.refused.code


def test_all_accounted_for_is_one_cost(rene: Person) -> None:
    # 100,000 + 40,000 set aside for 2013-14: 90,000 spent, 10,000 and 40,000 lapsed.
    existing = FUND.replace("new.four-years", "existing.outside")
    say(rene.actor, line_of(FUND), statement=spent(90_000))
    say(rene.actor, line_of(FUND), statement=said(Said.LAPSED, 10_000))
    say(rene.actor, line_of(existing), statement=spent(0))
    say(rene.actor, line_of(existing), statement=said(Said.LAPSED, 40_000))
    figure(700)
    # 90,000 / 700 = 128.571…, to the cent.
    assert (cost().low, cost().high) == (Decimal("128.57"), Decimal("128.57"))
    assert cost().is_certain


def test_what_is_unreported_makes_two_bounds_rounded_outwards(rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(90_000))
    figure(700)
    # Nothing more was spent, or all of the other 10,000 and 40,000 was.
    assert (cost().low, cost().high) == (Decimal("128.57"), Decimal("200.00"))
    assert not cost().is_certain


def test_a_range_of_the_source_widens_the_bounds(rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(90_000))
    figure(600, high=900, qualifier="range")
    assert (cost().low, cost().high) == (Decimal("100.00"), Decimal("233.34"))


def test_spending_without_a_stated_budget_has_no_upper_bound(rene: Person) -> None:
    more = line_of("coins.fund.justice.2013-14.existing.not_stated")
    say(rene.actor, more, statement=spent(700))
    figure(700)
    assert (cost().low, cost().high) == (Decimal("1.00"), None)


def test_a_ratio_that_cannot_be_made_says_why(rene: Person) -> None:
    assert refusal() == "money_cost_period_differs"
    figure(700)
    assert refusal() == "money_cost_nothing_reported"
    say(rene.actor, line_of(FUND), statement=spent(1))
    assert cost().refused is None


def test_nothing_is_divided_by_zero(rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(1))
    figure(0)
    assert refusal() == "money_cost_zero"


def test_a_calendar_year_does_not_pass_for_a_fiscal_one(rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(1))
    figure(700, when=(date(2013, 1, 1), date(2013, 12, 31), "year"))
    assert refusal() == "money_cost_period_differs"


@pytest.mark.parametrize("unit", ["percent", "dollar", "rate_100k", "day"])
def test_shares_rates_amounts_and_durations_count_nothing(unit: str) -> None:
    series(unit)
    assert refusal() == "money_cost_not_a_count"


def test_a_cost_is_given_per_promise_and_says_what_else_the_count_is_for(
    rene: Person, amina: Person
) -> None:
    shared = COUNTED.replace(
        'no_measure: {en: "None yet.", fr: "Aucune."}\n        budget:',
        "indicators:\n          - {id: count, measure: officers-trained, direction: up}"
        "\n        budget:",
        1,
    )
    keep_plan(amina, shared)
    say(rene.actor, line_of(FUND), statement=spent(700))
    figure(700)
    (told,) = costs(ledger_of(ANONYMOUS, "coins")).told
    assert told.shared == 1
