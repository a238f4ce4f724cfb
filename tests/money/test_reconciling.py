"""Declared sums against their lines: to the cent, or by how much not."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from halte.capabilities.money.actions.entries import say
from halte.capabilities.money.actions.transfers import Moved, approve, propose
from halte.capabilities.money.book.sums import Moves, Saying, line_sums
from halte.capabilities.money.checks import Statement
from halte.capabilities.money.forms.fields import read_cents
from halte.capabilities.money.keys import LineKey
from halte.capabilities.money.ledger import Ledger, LineView
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.queries.overview import ledger_of
from halte.capabilities.money.reconciling import Reconciliation, reconcile
from halte.capabilities.money.states import Said
from halte.capabilities.plan.facade import DeclaredSum, PlanBudget
from halte.capabilities.plan.models import Plan
from halte.core.access.actor import ANONYMOUS
from halte.core.bilingual import Bilingual
from halte.core.ui.writing import cents as written
from tests.conftest import Person
from tests.money.conftest import (
    FUND,
    FUND_NEXT,
    MONEY_PLAN,
    SHELTER,
    keep_plan,
    said,
    spent,
)

A = Bilingual("a", "a")
CENTS = st.integers(min_value=0, max_value=10**11)
DAY = date(2014, 5, 1)


def found() -> Reconciliation:
    return reconcile(ledger_of(ANONYMOUS, "coins"))


@pytest.mark.django_db(transaction=True)
def test_twenty_five_million_do_not_reconcile_and_it_says_by_how_much(
    plan: Plan, rene: Person
) -> None:
    (one,) = found().sums
    assert (one.whole, one.divided) == (2_500_000_000, 30_000_000)
    assert one.in_no_line == 2_470_000_000
    assert not one.reconciles
    # The source itself says that it does not divide them: nothing is unexplained.
    assert one.unexplained == 0
    assert one.unreported == 2_500_000_000
    say(rene.actor, line_of(FUND), statement=Statement(Said.SPENT, 6_000_001))
    (one,) = found().sums
    assert (one.spent, one.unreported) == (6_000_001, 2_493_999_999)
    # The line may be part of the sum or not: the source is silent, and it is told.
    assert {line.key.part_of for line in one.maybe} == {"not_stated"}
    assert one.maybe_cents == 11_000_000


@pytest.mark.django_db(transaction=True)
def test_a_sum_that_lines_divide_whole_reconciles_to_the_cent(amina: Person) -> None:
    divided = MONEY_PLAN.replace("not_allocated: 24 700 000", "not_allocated: 0")
    divided = divided.replace("amount: 25 000 000", "amount: 300 000.01")
    divided = divided.replace("amount: 200000", "amount: 200000.01")
    keep_plan(amina, divided)
    (one,) = found().sums
    assert (one.whole, one.in_no_line) == (30_000_001, 0)
    assert found().reconciles


@pytest.mark.django_db(transaction=True)
def test_a_yearly_sum_without_an_end_has_no_rest(amina: Person) -> None:
    yearly = MONEY_PLAN.replace("      first_year: 2012-13\n", "").replace(
        "      last_year: 2015-16\n", "      yearly: yes\n"
    )
    yearly = yearly.replace("amount: 25 000 000", "amount: 100 000")
    yearly = yearly.replace("not_allocated: 24 700 000", "not_allocated: 0")
    yearly = yearly.replace("amount: 200000", "amount: 100000")
    keep_plan(amina, yearly)
    (one,) = found().sums
    assert (one.whole, one.in_no_line, one.unreported) == (None, None, None)
    assert not one.reconciles


@pytest.mark.django_db(transaction=True)
def test_what_is_carried_stays_in_the_sum_and_is_counted_once(
    plan: Plan, rene: Person
) -> None:
    say(rene.actor, line_of(FUND), statement=said(Said.CARRIED, 20_000))
    (one,) = found().sums
    assert one.unreported == 2_500_000_000
    say(rene.actor, line_of(FUND_NEXT), statement=spent(220_000))
    (one,) = found().sums
    assert one.unreported == 2_500_000_000 - 22_000_000


@pytest.mark.django_db(transaction=True)
def test_what_a_transfer_takes_out_of_a_sum_is_told(
    plan: Plan, rene: Person, amina: Person
) -> None:
    moved = Moved(SHELTER, 1_000_000, date(2013, 6, 1), "Fewer.", "Decision 12")
    approve(amina.actor, propose(rene.actor, line_of(FUND), moved=moved))
    (one,) = found().sums
    assert one.moved == -1_000_000
    assert one.unreported == 2_499_000_000
    assert found().unreported == 2_500_000_000 + 22_000_000


TOTAL = DeclaredSum(
    "all", A, 0, "new", "2012-13", "2015-16", False, "", 0, A
)  # fmt: skip


def a_line(
    number: int, budget: int | None, said_of: list[tuple[Said, int]]
) -> LineView:
    key = LineKey("p", f"c{number}", "", "2013-14", "new", "all")
    sayings = [Saying(n, kind, cents, DAY) for n, (kind, cents) in enumerate(said_of)]
    sums = line_sums(budget, Moves(), sayings)
    return LineView(key, A, None, None, A, sums, True, (), False, number)


KINDS = st.sampled_from([Said.SPENT, Said.LAPSED, Said.COMMITTED, Said.FORECAST])
LINES = st.lists(
    st.tuples(st.none() | CENTS, st.lists(st.tuples(KINDS, CENTS), max_size=4)),
    max_size=6,
)


@given(CENTS, LINES, st.randoms(use_true_random=False))
def test_every_declared_cent_is_spent_lapsed_or_unreported(
    whole: int, lines: list[tuple[int | None, list[tuple[Said, int]]]], chance: object
) -> None:
    total = DeclaredSum(
        "all", A, whole, "new", "2012-13", "2015-16", False, "", 0, A
    )  # fmt: skip
    budget = PlanBudget("p", A, True, DAY, (), (total,), ())
    views = [a_line(n, cents, what) for n, (cents, what) in enumerate(lines)]
    (one,) = reconcile(Ledger(budget, tuple(views), None)).sums
    assert one.unreported is not None
    assert one.in_no_line is not None
    assert whole + one.over == (one.spent or 0) + (one.lapsed or 0) + one.unreported
    assert one.divided + one.in_no_line == whole
    # Lines in another order are the same money.
    chance.shuffle(views)  # type: ignore[attr-defined]
    (again,) = reconcile(Ledger(budget, tuple(views), None)).sums
    assert (again.unreported, again.spent, again.lapsed, again.divided) == (
        one.unreported, one.spent, one.lapsed, one.divided,
    )  # fmt: skip


@given(
    st.integers(min_value=-(10**13), max_value=10**13), st.sampled_from(["en", "fr"])
)
def test_an_amount_reads_back_as_it_is_written_in_either_language(
    amount: int, language: str
) -> None:
    with override(language):
        assert read_cents(written(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12500", 1_250_000), ("12 500", 1_250_000), ("12,500", 1_250_000),
        ("12\u202f500,75 $", 1_250_075), ("$12,500.5", 1_250_050), ("0", 0),
        ("-5", -500), ("−5,00 $", -500), ("0.01", 1), ("0,1", 10),
        # Read two ways, or not an amount: none of these.
        ("1,2345", None), ("12,50,00", None), ("1 2500", None), ("1e6", None),
        ("12.345", None), ("١٢", None), ("", None), ("$", None), ("1.000.000", None),
        ("=1+1", None), ("NaN", None),
    ],
)  # fmt: skip
def test_amounts_are_read_to_the_cent_or_not_at_all(
    text: str, amount: int | None
) -> None:
    assert read_cents(text) == amount
