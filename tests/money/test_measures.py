"""What goes up: dollars as they were stated by a day, never what was invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from halte.capabilities.money.actions.entries import correct, say
from halte.capabilities.money.checks import Statement
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.measures import NO_PROMISE
from halte.capabilities.money.recording import keep_entry
from halte.capabilities.money.states import Said
from halte.capabilities.plan.models import Plan
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import part_title
from halte.core.measures.periods import day
from halte.core.measures.registry import COUNTING
from tests.conftest import Person
from tests.money.conftest import (
    FUND,
    FUND_EXISTING,
    MONEY_PLAN,
    SHELTER_PS,
    keep_plan,
    said,
    spent,
)

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2030, 1, 1)


def counted(name: str, breakdown: str = "", on: date = TODAY) -> dict[str, Decimal]:
    rows = COUNTING[f"money.{name}"](day(on), breakdown)
    return {row.key: row.value for row in rows}


def test_spending_goes_up_whole_by_pillar_and_by_origin(
    plan: Plan, rene: Person, amina: Person
) -> None:
    first = say(rene.actor, line_of(FUND), statement=spent(60_000))
    correct(rene.actor, first, statement=spent(50_000))
    say(rene.actor, line_of(FUND_EXISTING), statement=Statement(Said.SPENT, 1_001))
    say(amina.actor, line_of(SHELTER_PS), statement=spent(7))
    whole = Decimal("50017.01")
    assert counted("spent") == {"": whole}
    assert counted("spent", "pillar") == {"protection": whole}
    assert counted("spent", "money") == {
        "existing": Decimal("10.01"), "new": Decimal(50_000), "not_stated": Decimal(7),
    }  # fmt: skip


def test_parts_are_called_as_the_plan_and_the_room_call_them(plan: Plan) -> None:
    pillar = plan.pillars.get(slug="protection")
    assert part_title("money.spent", "pillar", "protection") == Bilingual(
        pillar.title_en, pillar.title_fr
    )
    assert part_title("money.spent", "pillar", NO_PROMISE).fr == "Pour aucun engagement"
    assert part_title("money.spent", "money", "new").en == "New money"
    Plan.objects.update(published=False)
    unknown = part_title("money.spent", "pillar", "protection")
    assert unknown == Bilingual("protection", "protection")


def test_nothing_said_is_nothing_counted_and_everything_unreported(plan: Plan) -> None:
    assert counted("spent") == {"": Decimal(0)}
    assert counted("spent", "pillar") == {}
    # 25 million, and the lines that are in no declared sum: 40 + 50 + 60 + 70 thousand.
    assert counted("not_reported") == {"": Decimal(25_220_000)}
    assert counted("in_no_line") == {"": Decimal(24_700_000)}


def test_what_is_known_is_no_longer_unreported(plan: Plan, rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(60_000))
    say(rene.actor, line_of(FUND), statement=said(Said.LAPSED, 1_000))
    assert counted("not_reported") == {"": Decimal(25_220_000 - 61_000)}
    assert counted("in_no_line") == {"": Decimal(24_700_000)}


def test_a_day_before_it_was_said_does_not_know_it(plan: Plan, rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(60_000))
    assert counted("spent", on=date(2016, 1, 1)) == {"": Decimal(0)}


def test_what_the_demonstration_invented_counts_nowhere(
    plan: Plan, rene: Person
) -> None:
    with transaction.atomic():
        keep_entry(
            rene.actor, line_of(FUND), spent(60_000), demonstration=True,
            organisation_id=rene.organisation.pk,
        )  # fmt: skip
    assert counted("spent") == {"": Decimal(0)}
    assert counted("not_reported") == {"": Decimal(25_220_000)}


def test_drafts_and_plans_that_have_not_begun_count_nowhere(
    plan: Plan, rene: Person, amina: Person
) -> None:
    say(rene.actor, line_of(FUND), statement=spent(60_000))
    assert counted("not_reported", on=date(2012, 6, 5)) == {"": Decimal(0)}
    keep_plan(amina, MONEY_PLAN.replace("shown_first: yes", "published: no"))
    assert counted("spent") == {"": Decimal(0)}


def test_lines_for_no_promise_have_a_key_of_their_own(
    amina: Person, rene: Person
) -> None:
    whole = MONEY_PLAN.replace(
        "pillars:",
        """  lines:
    - fiscal_year: 2013-14
      amount: 5000
      money: new
      organisation: justice
      part_of: outside
      source: {en: "Line 50", fr: "Ligne 50"}
pillars:""",
        1,
    )
    keep_plan(amina, whole)
    key = "coins.-.justice.2013-14.new.outside"
    say(rene.actor, line_of(key), statement=spent(5))
    assert counted("spent", "pillar") == {NO_PROMISE: Decimal(5)}
