"""What is said of money stays, adds up, and never says more than there is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.money.actions.entries import correct, say
from halte.capabilities.money.checks import sums_of
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Entry, Line
from halte.capabilities.money.standing import NOW
from halte.capabilities.money.states import Said
from halte.capabilities.plan.models import Plan
from halte.core.errors import Denied, Invalid, Missing
from tests.conftest import Person
from tests.money.conftest import (
    FUND,
    FUND_EXISTING,
    FUND_NEXT,
    MONEY_PLAN,
    SHELTER_PS,
    keep_plan,
    said,
    spent,
)

pytestmark = pytest.mark.django_db(transaction=True)


def stands(key: str = FUND) -> tuple[int | None, ...]:
    sums = sums_of(line_of(key), NOW)
    return (sums.available, sums.spent, sums.lapsed, sums.carried, sums.unreported)


def test_a_line_of_which_nobody_spoke_is_all_unreported_and_not_zero(
    fund: Line,
) -> None:
    assert stands() == (10_000_000, None, None, None, 10_000_000)


def test_entries_add_up_and_the_rest_is_unreported(rene: Person, fund: Line) -> None:
    say(rene.actor, fund, statement=spent(30_000))
    say(rene.actor, line_of(FUND), statement=spent(12_345))
    assert stands() == (10_000_000, 4_234_500, None, None, 5_765_500)


def test_nothing_spent_is_a_statement_of_its_own(rene: Person, fund: Line) -> None:
    say(rene.actor, fund, statement=spent(0))
    assert stands() == (10_000_000, 0, None, None, 10_000_000)


def test_a_correction_points_back_and_counts_in_place(rene: Person, fund: Line) -> None:
    first = say(rene.actor, fund, statement=spent(30_000))
    second = correct(rene.actor, first, statement=spent(20_000))
    assert second.corrects == first
    assert stands()[1] == 2_000_000
    with pytest.raises(Denied, match="money_already_corrected"):
        correct(rene.actor, first, statement=spent(1))
    with pytest.raises(Invalid, match="money_corrects_another"):
        correct(rene.actor, second, statement=said(Said.FORECAST, 1))


def test_the_database_lets_nobody_change_what_was_said(
    rene: Person, fund: Line
) -> None:
    entry = say(rene.actor, fund, statement=spent(1))
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(cents=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()


def test_below_zero_is_refused_and_told_how_to_mend(rene: Person, fund: Line) -> None:
    with pytest.raises(Invalid, match="money_negative") as refused:
        say(rene.actor, fund, statement=spent(-5))
    assert "correct the earlier entry" in refused.value.sentence.en
    assert not Entry.objects.exists()


def test_spending_above_the_budget_is_kept_once_it_is_explained(
    rene: Person, fund: Line
) -> None:
    say(rene.actor, fund, statement=spent(90_000))
    with pytest.raises(Invalid, match="money_above_budget") as refused:
        say(rene.actor, line_of(FUND), statement=spent(10_001))
    assert refused.value.field == "explanation"
    assert refused.value.values["over"] == "1.00"
    entry = say(rene.actor, line_of(FUND), statement=spent(10_001, "A bill came late."))
    assert entry.above_cents == 100
    sums = sums_of(line_of(FUND), NOW)
    assert (sums.over, sums.unreported) == (100, 0)


def test_commitments_are_lowered_by_what_pays_them(rene: Person, fund: Line) -> None:
    made = say(rene.actor, fund, statement=said(Said.COMMITTED, 50_000))
    say(rene.actor, line_of(FUND), statement=spent(20_000, pays=made.pk))
    assert sums_of(line_of(FUND), NOW).committed == 3_000_000
    with pytest.raises(Invalid, match="money_already_paid"):
        correct(rene.actor, made, statement=said(Said.COMMITTED, 19_999))
    with pytest.raises(Invalid, match="money_pays_nothing"):
        say(rene.actor, line_of(FUND_NEXT), statement=spent(1, pays=made.pk))


def test_the_last_forecast_holds(rene: Person, fund: Line) -> None:
    say(rene.actor, fund, statement=said(Said.FORECAST, 80_000))
    say(rene.actor, line_of(FUND), statement=said(Said.FORECAST, 70_000))
    assert sums_of(line_of(FUND), NOW).forecast == 7_000_000
    assert stands()[4] == 10_000_000


def test_what_lapses_and_goes_on_is_never_more_than_is_left(
    rene: Person, fund: Line
) -> None:
    say(rene.actor, fund, statement=spent(70_000))
    with pytest.raises(Invalid, match="money_more_than_left"):
        say(rene.actor, line_of(FUND), statement=said(Said.LAPSED, 30_001))
    say(rene.actor, line_of(FUND), statement=said(Said.LAPSED, 10_000))
    carried = say(rene.actor, line_of(FUND), statement=said(Said.CARRIED, 20_000))
    assert stands() == (10_000_000, 7_000_000, 1_000_000, 2_000_000, 0)
    assert carried.into is not None
    assert carried.into.key == FUND_NEXT
    assert stands(FUND_NEXT)[0] == 22_000_000
    with pytest.raises(Invalid, match="money_closed_out"):
        say(rene.actor, line_of(FUND), statement=spent(1, "Late."))


def test_carried_money_that_was_used_cannot_be_taken_back(
    rene: Person, fund: Line
) -> None:
    carried = say(rene.actor, fund, statement=said(Said.CARRIED, 20_000))
    say(rene.actor, line_of(FUND_NEXT), statement=spent(210_000))
    with pytest.raises(Invalid, match="money_carried_is_used"):
        correct(rene.actor, carried, statement=said(Said.CARRIED, 9_999))
    correct(rene.actor, carried, statement=said(Said.CARRIED, 10_000))
    assert stands(FUND_NEXT)[4] == 0


def test_a_year_that_runs_has_not_lapsed_and_one_to_come_was_not_spent(
    rene: Person, plan: Plan
) -> None:
    later = line_of("coins.fund.justice.2198-99.new.not_stated")
    with pytest.raises(Invalid, match="money_year_to_come"):
        say(rene.actor, later, statement=spent(1))
    say(rene.actor, later, statement=said(Said.FORECAST, 5))
    with pytest.raises(Invalid, match="money_year_to_come"):
        say(rene.actor, later, statement=said(Said.LAPSED, 1))


def test_nothing_cannot_be_committed(rene: Person, fund: Line) -> None:
    with pytest.raises(Invalid, match="money_zero"):
        say(rene.actor, fund, statement=said(Said.COMMITTED, 0))
    with pytest.raises(Invalid, match="money_too_large"):
        say(rene.actor, fund, statement=spent(10**13))


def test_another_organisation_speaks_for_itself(
    rene: Person, otto: Person, amina: Person, plan: Plan
) -> None:
    with pytest.raises(Denied, match="money_not_your_line"):
        say(rene.actor, line_of(SHELTER_PS), statement=spent(1))
    say(amina.actor, line_of(SHELTER_PS), statement=spent(1))
    stranger = line_of("coins.fund.elsewhere.2013-14.new.not_stated")
    with pytest.raises(Denied, match="money_not_your_commitment"):
        say(otto.actor, stranger, statement=spent(1))
    assert not Entry.objects.visible_to(rene.actor).exists()


def test_a_key_that_the_plan_does_not_know_opens_nothing(plan: Plan) -> None:
    for key in (
        "coins.fund.justice.2013-14.new",
        "coins.fund.justice.2013-15.new.four-years",
        "coins.fund.justice.2019-20.new.four-years",
        "coins.nothing.justice.2013-14.new.not_stated",
        "coins.fund.nobody.2013-14.new.not_stated",
        "coins.fund.justice.2013-14.old.not_stated",
        "../etc.passwd.a.2013-14.new.x",
    ):
        with pytest.raises(Missing):
            line_of(key)


def test_what_was_said_stays_when_the_plan_is_edited(
    rene: Person, amina: Person, fund: Line
) -> None:
    say(rene.actor, fund, statement=spent(60_000))
    keep_plan(amina, MONEY_PLAN.replace("Pay for services", "Pay for all services"))
    assert stands()[:2] == (10_000_000, 6_000_000)
    changed = MONEY_PLAN.replace("amount: 100000", "amount: 50000").replace(
        "24 700 000", "24 750 000"
    )
    keep_plan(amina, changed)
    assert stands() == (5_000_000, 6_000_000, None, None, 0)
    assert sums_of(line_of(FUND), NOW).over == 1_000_000


def test_a_line_under_two_origins_is_two_lines(rene: Person, fund: Line) -> None:
    say(rene.actor, line_of(FUND_EXISTING), statement=spent(10))
    assert stands()[1] is None
    assert stands(FUND_EXISTING)[1] == 1_000


def test_entries_carry_the_day_on_which_they_were_said(
    rene: Person, fund: Line
) -> None:
    entry = say(rene.actor, fund, statement=spent(1))
    assert entry.said_on >= date(2026, 1, 1)
    assert entry.by_user_id == rene.user.pk
