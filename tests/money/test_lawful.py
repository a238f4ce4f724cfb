"""Payments against the Financial Administration Act (R.S.C. 1985, c. F-11).

The Act’s own words are quoted; what they ask is worked out here on single dollars,
apart from the code under test.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.capabilities.money.actions.awards import amend_award
from halte.capabilities.money.actions.entries import correct, say
from halte.capabilities.money.actions.transfers import Moved, approve, propose
from halte.capabilities.money.book.lawful import beyond, not_due, unmet
from halte.capabilities.money.book.sums import LineSums
from halte.capabilities.money.checks import Statement, sums_of
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Entry, Line
from halte.capabilities.money.queries.lines import entry_to_correct
from halte.capabilities.money.standing import NOW, View
from halte.capabilities.money.states import Said
from halte.core.errors import Invalid
from tests.conftest import Person
from tests.money.conftest import (
    FUND,
    FUND_EXISTING,
    FUND_NEXT,
    SHELTER,
    SHELTER_PS,
    said,
    spent,
)
from tests.money.test_awards import VALUES, kept


def sufficient(dollars: list[str], commitments: list[int]) -> bool:
    """One dollar after another is laid on the commitments; all of them are covered."""
    free = dollars.count("free")
    for commitment in commitments:
        for _ in range(commitment):
            free -= 1
    return free >= 0


@given(
    budget=st.integers(0, 40),
    told=st.integers(0, 40),
    commitments=st.lists(st.integers(0, 15), max_size=3),
    cents=st.integers(0, 40),
    which=st.integers(0, 3),
)
def test_a_payment_is_told_exactly_where_the_balance_no_longer_meets_the_commitments(
    budget: int, told: int, commitments: list[int], cents: int, which: int
) -> None:
    """S. 33(3)(c): no payment that “would reduce the balance available in the
    appropriation so that it would not be sufficient to meet the commitments charged
    against it”."""
    dollars = ["gone"] * min(told, budget) + ["free"] * max(0, budget - told)
    left = dict(enumerate(commitments))
    pays = which if which in left else None
    more = unmet(LineSums(budget=budget, spent=told), left, cents, pays)
    after = dollars.copy()
    for _ in range(min(cents, after.count("free"))):
        after[after.index("free")] = "gone"
    still = [
        max(0, amount - cents) if number == pays else amount
        for number, amount in left.items()
    ]
    if sufficient(after, still):
        assert more == 0
    elif sufficient(dollars, commitments):
        assert more > 0
    assert more <= cents


def test_where_no_budget_is_stated_nothing_can_be_missing() -> None:
    assert unmet(LineSums(spent=5), {1: 10}, 100, None) == 0


@pytest.mark.parametrize(
    ("left", "cents", "more"), [(50, 50, 0), (50, 51, 1), (0, 7, 7)]
)
def test_the_price_is_according_to_the_contract(
    left: int, cents: int, more: int
) -> None:
    """S. 34(1)(a)(i): “that the price charged is according to the contract”."""
    assert beyond({1: left}, cents, 1) == more
    assert beyond({1: left}, cents, None) == 0


@pytest.mark.parametrize(
    ("paid", "cents", "more"), [(0, 100, 0), (60, 41, 1), (120, 5, 5), (100, 0, 0)]
)
def test_the_payee_is_entitled_to_the_payment(paid: int, cents: int, more: int) -> None:
    """S. 34(1)(b): “that the payee is eligible for or entitled to the payment”."""
    assert not_due(100, paid, cents) == more


def refused(person: Person, key: str, statement: Statement) -> tuple[str, str, str]:
    with pytest.raises(Invalid) as found:
        say(person.actor, line_of(key), statement=statement)
    values = found.value.values
    return found.value.code, found.value.field, str(values.get("over", ""))


@pytest.mark.django_db(transaction=True)
class TestStatements:
    def test_what_is_committed_is_not_spent_on_something_else(
        self, rene: Person, fund: Line
    ) -> None:
        made = say(rene.actor, fund, statement=said(Said.COMMITTED, 60_000))
        say(rene.actor, line_of(FUND), statement=spent(40_000))
        wrong = ("money_commitments_unmet", "explanation", "0.01")
        assert refused(rene, FUND, Statement(Said.SPENT, 1)) == wrong
        say(rene.actor, line_of(FUND), statement=spent(60_000, pays=made.pk))
        sums = sums_of(line_of(FUND), NOW)
        assert (sums.committed, sums.unreported, sums.over) == (0, 0, 0)

    def test_it_is_kept_where_it_is_explained(self, rene: Person, fund: Line) -> None:
        say(rene.actor, fund, statement=said(Said.COMMITTED, 60_000))
        entry = say(
            rene.actor, line_of(FUND), statement=spent(60_000, "The contract ends.")
        )
        assert entry.above_cents == 0

    def test_more_than_the_commitment_is_explained(
        self, rene: Person, fund: Line
    ) -> None:
        made = say(rene.actor, fund, statement=said(Said.COMMITTED, 10_000))
        say(rene.actor, line_of(FUND), statement=spent(4_000, pays=made.pk))
        wrong = ("money_above_commitment", "explanation", "1.00")
        assert refused(rene, FUND, spent(6_001, pays=made.pk)) == wrong
        say(rene.actor, line_of(FUND), statement=spent(6_001, "Taxes.", made.pk))

    def test_a_recipient_is_paid_what_the_agreement_is_for(
        self, rene: Person, fund: Line
    ) -> None:
        award = kept(rene, agreement_value="500.50")
        first = Statement(Said.SPENT, 40_000, award=award.pk)
        entry = say(rene.actor, line_of(FUND), statement=first)
        more = Statement(Said.SPENT, 10_051, award=award.pk)
        wrong = ("money_above_agreement", "explanation", "0.01")
        assert refused(rene, FUND, more) == wrong
        correct(rene.actor, entry, statement=Statement(
            Said.SPENT, 50_050, award=award.pk
        ))  # fmt: skip
        values = {**VALUES, "agreement_value": "600.00", "amendment_date": "2014-01-01"}
        amend_award(rene.actor, award, seen=0, values=values, place_protected=False)
        say(rene.actor, line_of(FUND), statement=Statement(
            Said.SPENT, 9_950, award=award.pk
        ))  # fmt: skip

    def test_what_is_left_lapses_unless_an_authority_is_named(
        self, rene: Person, fund: Line
    ) -> None:
        """S. 37: the balance that remains unexpended at the end of a fiscal year, or
        “such longer period as may be specified in an appropriation Act or any other
        Act of Parliament”, “shall lapse”."""
        say(rene.actor, fund, statement=said(Said.LAPSED, 1_000))
        code, field, _ = refused(rene, FUND, Statement(Said.CARRIED, 100))
        assert (code, field) == ("money_carried_on_whose_authority", "explanation")
        entry = say(rene.actor, line_of(FUND), statement=said(Said.CARRIED, 1))
        correct(rene.actor, entry, statement=Statement(Said.CARRIED, 0))
        assert sums_of(line_of(FUND_NEXT), NOW).moves.carried_in == 0

    def test_parliament_moves_money_between_departments(
        self, rene: Person, amina: Person, plan: object
    ) -> None:
        """S. 33(1): a charge is made on the requisition of the Minister “of the
        department for which the appropriation was made”."""
        moved = Moved(SHELTER_PS, 100, date(2013, 6, 1), "Fewer projects.")
        with pytest.raises(Invalid, match="money_two_departments") as found:
            propose(rene.actor, line_of(SHELTER), moved=moved)
        assert found.value.field == "authority"
        named = Moved(SHELTER_PS, 100, date(2013, 6, 1), "Fewer.", "Estimates (B)")
        approve(amina.actor, propose(rene.actor, line_of(SHELTER), moved=named))
        assert sums_of(line_of(SHELTER_PS), NOW).moves.moved_in == 100

    def test_a_commitment_that_was_corrected_stays_paid(
        self, rene: Person, fund: Line
    ) -> None:
        made = say(rene.actor, fund, statement=said(Said.COMMITTED, 50_000))
        paid = say(rene.actor, line_of(FUND), statement=spent(20_000, pays=made.pk))
        again = correct(rene.actor, made, statement=said(Said.COMMITTED, 40_000))
        assert sums_of(line_of(FUND), NOW).committed == 2_000_000
        third = correct(rene.actor, again, statement=said(Said.COMMITTED, 30_000))
        assert sums_of(line_of(FUND), NOW).committed == 1_000_000
        with pytest.raises(Invalid, match="money_already_paid"):
            correct(rene.actor, third, statement=said(Said.COMMITTED, 19_999))
        assert sums_of(line_of(FUND), View(on=date(2000, 1, 1))).committed is None
        assert entry_to_correct(Entry.objects.get(pk=paid.pk)).pays == third.pk

    def test_lines_of_one_department_move_by_its_own_decision(
        self, rene: Person, plan: object
    ) -> None:
        moved = Moved(FUND, 100, date(2013, 6, 1), "Fewer.", "Decision 12")
        propose(rene.actor, line_of(FUND_EXISTING), moved=moved)
