"""Money moves with a reason, by two people, and never in circles."""

from __future__ import annotations

from datetime import date

import pytest

from halte.capabilities.money.actions.entries import say
from halte.capabilities.money.actions.transfers import (
    Moved,
    approve,
    propose,
    refuse,
    withdraw,
)
from halte.capabilities.money.checks import sums_of
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Transfer
from halte.capabilities.money.standing import View
from halte.capabilities.plan.models import Plan
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.money.conftest import (
    FUND,
    FUND_EXISTING,
    FUND_NEXT,
    MONEY_PLAN,
    SHELTER,
    SHELTER_OUTSIDE,
    SHELTER_PS,
    keep_plan,
    spent,
)

pytestmark = pytest.mark.django_db(transaction=True)

SPRING = date(2013, 6, 1)
AUTUMN = date(2013, 10, 1)


def move(
    person: Person, giver: str, taker: str, dollars: int = 1_000,
    on: date = SPRING, authority: str = "Supplementary Estimates (B), 2013-14",
) -> Transfer:  # fmt: skip
    moved = Moved(taker, dollars * 100, on, "Fewer projects than foreseen.", authority)
    return propose(person.actor, line_of(giver), moved=moved)


def held(key: str, on: date | None = None) -> int | None:
    return sums_of(line_of(key), View(on=on)).available


@pytest.fixture(autouse=True)
def _plan(plan: Plan) -> None:
    pass


def test_a_transfer_counts_once_a_second_person_approves(
    rene: Person, aline: Person
) -> None:
    transfer = move(rene, SHELTER, SHELTER_OUTSIDE, 20_000)
    assert (held(SHELTER), held(SHELTER_OUTSIDE)) == (5_000_000, 7_000_000)
    approve(aline.actor, transfer)
    assert (held(SHELTER), held(SHELTER_OUTSIDE)) == (3_000_000, 9_000_000)
    with pytest.raises(Denied, match="money_already_decided"):
        refuse(aline.actor, transfer, note="Too late.")


def test_a_transfer_counts_from_its_day(rene: Person, aline: Person) -> None:
    transfer = move(rene, SHELTER, SHELTER_OUTSIDE, 20_000, AUTUMN)
    approve(aline.actor, transfer)
    decided = transfer.decision.decided_at.date()
    assert held(SHELTER, date(2013, 9, 30)) == 5_000_000
    assert held(SHELTER, decided) == 3_000_000


def test_who_proposes_does_not_approve(amina: Person) -> None:
    transfer = move(amina, SHELTER_PS, SHELTER)
    with pytest.raises(Denied, match="money_second_person"):
        approve(amina.actor, transfer)


def test_between_departments_only_the_keeper_of_the_plan_decides(
    rene: Person, aline: Person, amina: Person
) -> None:
    transfer = move(rene, SHELTER, SHELTER_PS)
    with pytest.raises(Denied, match="money_not_yours_to_approve"):
        approve(aline.actor, transfer)
    approve(amina.actor, transfer)


def test_a_reporter_cannot_approve(rene: Person, otto: Person) -> None:
    with pytest.raises(Denied, match="no_permission"):
        approve(otto.actor, move(rene, SHELTER, SHELTER_OUTSIDE))


def test_a_circle_is_refused_when_it_is_proposed(rene: Person) -> None:
    move(rene, SHELTER, SHELTER_OUTSIDE)
    move(rene, SHELTER_OUTSIDE, SHELTER_PS)
    with pytest.raises(Denied, match="money_not_your_line"):
        move(rene, SHELTER_PS, SHELTER)
    with pytest.raises(Invalid, match="money_circle"):
        move(rene, SHELTER_OUTSIDE, SHELTER)


def test_three_lines_make_a_circle_too(rene: Person, amina: Person) -> None:
    move(rene, SHELTER, SHELTER_OUTSIDE)
    move(rene, SHELTER_OUTSIDE, SHELTER_PS)
    with pytest.raises(Invalid, match="money_circle"):
        move(amina, SHELTER_PS, SHELTER)
    move(amina, SHELTER_PS, SHELTER, on=AUTUMN)


def test_a_circle_through_one_day_of_approvals_is_refused(
    rene: Person, aline: Person
) -> None:
    approve(aline.actor, move(rene, SHELTER, SHELTER_OUTSIDE))
    back = move(rene, SHELTER_OUTSIDE, SHELTER, on=AUTUMN)
    with pytest.raises(Invalid, match="money_circle"):
        approve(aline.actor, back)


def test_a_refused_or_withdrawn_transfer_closes_no_circle(
    rene: Person, aline: Person
) -> None:
    refuse(aline.actor, move(rene, SHELTER, SHELTER_OUTSIDE), note="Not now.")
    withdraw(rene.actor, move(rene, SHELTER, SHELTER_OUTSIDE))
    move(rene, SHELTER_OUTSIDE, SHELTER)


def test_a_line_never_falls_below_zero_on_any_day(rene: Person, aline: Person) -> None:
    approve(aline.actor, move(rene, SHELTER_OUTSIDE, SHELTER, 30_000, AUTUMN))
    with pytest.raises(Invalid, match="money_not_enough") as refused:
        move(rene, SHELTER, SHELTER_PS, 60_000, SPRING)
    assert refused.value.values["left"] == "50000.00"
    move(rene, SHELTER, SHELTER_PS, 60_000, AUTUMN)


def test_what_was_spent_cannot_leave(rene: Person) -> None:
    say(rene.actor, line_of(SHELTER), statement=spent(45_000))
    with pytest.raises(Invalid, match="money_not_enough"):
        move(rene, SHELTER, SHELTER_OUTSIDE, 5_001)
    move(rene, SHELTER, SHELTER_OUTSIDE, 5_000)


def test_two_transfers_of_the_same_dollar_cannot_both_be_approved(
    rene: Person, aline: Person
) -> None:
    first = move(rene, SHELTER, SHELTER_OUTSIDE, 50_000)
    second = move(rene, SHELTER, SHELTER_OUTSIDE, 50_000)
    approve(aline.actor, first)
    with pytest.raises(Invalid, match="money_not_enough"):
        approve(aline.actor, second)


def test_nothing_and_less_than_nothing_do_not_move(rene: Person) -> None:
    for dollars in (0, -1):
        with pytest.raises(Invalid, match="money_moves_nothing"):
            move(rene, SHELTER, SHELTER_OUTSIDE, dollars)
    with pytest.raises(Invalid, match="money_same_line"):
        move(rene, SHELTER, SHELTER)


def test_new_and_existing_money_mix_only_with_an_authority(
    rene: Person, aline: Person
) -> None:
    with pytest.raises(Invalid, match="money_mixes_origins") as refused:
        move(rene, FUND, FUND_EXISTING, authority="")
    assert refused.value.field == "authority"
    named = move(rene, FUND, FUND_EXISTING, authority="Decision 12 of 2013")
    approve(aline.actor, named)
    assert held(FUND_EXISTING) == 4_100_000


def test_money_stays_in_its_plan_and_in_its_year(rene: Person, amina: Person) -> None:
    other = MONEY_PLAN.replace("id: coins", "id: notes").replace(
        "shown_first: yes\n", ""
    )
    keep_plan(amina, other)
    with pytest.raises(Invalid, match="money_other_plan"):
        move(rene, FUND, FUND.replace("coins", "notes"))
    with pytest.raises(Invalid, match="money_other_year"):
        move(rene, FUND, FUND_NEXT)
    with pytest.raises(Invalid, match="money_outside_year"):
        move(rene, SHELTER, SHELTER_OUTSIDE, on=date(2014, 4, 1))
    with pytest.raises(Invalid, match="money_line_unknown"):
        move(rene, FUND, "nothing")


def test_a_transfer_has_a_reason(rene: Person) -> None:
    with pytest.raises(Invalid, match="money_reason_missing"):
        propose(
            rene.actor, line_of(SHELTER),
            moved=Moved(SHELTER_OUTSIDE, 100, SPRING, "  "),
        )  # fmt: skip
