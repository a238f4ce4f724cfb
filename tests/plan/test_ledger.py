"""The plan on one page: its figures, its money, its gaps; the API says the same."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from halte.capabilities.plan import queries
from halte.capabilities.plan.actions import Said, state_progress
from halte.capabilities.plan.ledger.grouping import by_body, by_year, timeline
from halte.capabilities.plan.ledger.money import over_all_years
from halte.capabilities.plan.models import BudgetTotal, Commitment, Indicator, Plan
from halte.core.access.actor import ANONYMOUS
from halte.core.measures.queries import live
from tests.conftest import Person
from tests.plan.conftest import keep_figure, keep_plan
from tests.plan.files import PLAN, spoilt

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def fund_line() -> Any:
    found = queries.ledger(ANONYMOUS, "small-plan").lines
    return next(line for line in found if line.slug == "victims-fund")


def test_the_line_moves_at_once_when_a_new_figure_is_kept(
    plan: Plan, client: Client
) -> None:
    assert fund_line().gauges[0].now is None
    keep_figure(48)
    assert fund_line().gauges[0].now.value == 48
    page = client.get("/en/plan/small-plan/").content.decode()
    assert ">48 <" in page.replace("\n", "") or "48 <span" in page
    keep_figure(61, year=2014, released=2015)
    gauge = fund_line().gauges[0]
    assert (gauge.now.value, gauge.spark) == (61, (48.0, 61.0))
    assert gauge.reached is True
    assert "61 <span" in client.get("/en/plan/small-plan/").content.decode()


def test_every_figure_of_a_line_says_what_it_counts(plan: Plan, client: Client) -> None:
    """One number stands for the promise; the others are folded beneath it, and how
    many of them nobody knows is said without unfolding."""
    fund = Commitment.objects.get(plan=plan, slug="victims-fund")
    for at, measure in enumerate(("plan.commitments", "directory.dead_numbers"), 5):
        Indicator.objects.create(
            commitment=fund, slug=f"more-{at}", position=at, measure=measure,
            direction="none",
        )  # fmt: skip
    silent = fund_line()
    assert silent.headline is not None
    assert silent.headline.measure == "plan.commitments"
    assert silent.beside_unknown == 2
    keep_figure(48)
    line = fund_line()
    assert line.headline == line.gauges[0]
    assert line.beside == line.gauges[1:]
    assert line.beside_unknown == 1
    text = client.get("/en/plan/small-plan/").content.decode()
    assert all(escape(gauge.title.en) in text for gauge in line.gauges)
    assert "2 more figures" in text and "1 not known" in text


def test_releases_that_differ_are_marked(plan: Plan, client: Client) -> None:
    keep_figure(48)
    keep_figure(51, released=2016)
    gauge = fund_line().gauges[0]
    assert (gauge.now.value, gauge.conflicts) == (51, 1)
    page = client.get("/en/plan/small-plan/commitments/victims-fund/")
    text = page.content.decode()
    assert "Releases differ" in text
    assert "Release of 2014" in text and "Release of 2016" in text


def test_money_is_added_and_what_is_not_given_is_told(plan: Plan) -> None:
    money = queries.ledger(ANONYMOUS, "small-plan").money
    (total,) = money.totals
    assert (total.cents, total.allocated, total.not_allocated) == (
        2_500_000_000, 50_000_000, 2_450_000_000,
    )  # fmt: skip
    assert (money.lines.new, money.lines.existing) == (50_000_000, None)
    assert fund_line().budget.new == 50_000_000


def test_what_nobody_knows_is_counted(plan: Plan) -> None:
    def gaps() -> dict[str, int]:
        found = queries.ledger(ANONYMOUS, "small-plan").gaps
        return {group.kind: len(group.gaps) for group in found}

    assert gaps() == {
        "no_measure": 1, "no_data": 1, "no_statement": 2, "no_lead": 1,
        "no_budget": 1, "no_spend": 2, "not_allocated": 1,
        "french_not_official": 2,
    }  # fmt: skip
    keep_figure(48)
    assert "no_data" not in gaps()
    assert gaps()["stale"] == 1


def test_an_uncertain_name_is_told(
    series: object, amina: Person, client: Client
) -> None:
    keep_plan(amina.actor)
    found = queries.ledger(ANONYMOUS, "small-plan").gaps
    names = [g.about.en for group in found for g in group.gaps
             if group.kind == "name_uncertain"]  # fmt: skip
    assert names == ["Justice"]
    page = client.get("/en/plan/small-plan/commitments/victims-fund/")
    assert "name not certain" in page.content.decode()


def test_the_page_and_the_api_say_the_same(
    plan: Plan, fund: Commitment, rene: Person, client: Client
) -> None:
    keep_figure(48)
    said = Said(
        state="at_risk", text_en="Late.", text_fr="En retard.", spent_new_cents=123_456
    )
    state_progress(rene.actor, fund, said=said)
    data = client.get("/api/v1/plan/plans/small-plan").json()
    line = next(c for c in data["commitments"] if c["id"] == "victims-fund")
    assert line["indicators"][0]["now"]["value"] == "48"
    assert line["spent"] == {"new": "1234.56", "existing": None, "not_stated": None}
    assert line["budget"]["new"] == "500000.00"
    assert (line["state"], line["last"]["by"]) == ("at_risk", "justice")
    assert data["money"]["totals"][0]["amount"] == "25000000.00"
    page = client.get("/en/plan/small-plan/").content.decode()
    for shown in ("48 <", "$1,234.56", "$500,000", "$25,000,000", "At risk"):
        assert shown in page
    for group in data["unknown"]:
        assert group["count"] == len(group["items"])
    total = sum(group["count"] for group in data["unknown"])
    assert f">{total}</a>" in page


def test_the_api_lists_public_plans_only(plan: Plan, client: Client) -> None:
    assert [p["slug"] for p in client.get("/api/v1/plan/plans").json()] == [plan.slug]
    Plan.objects.update(published=False)
    assert client.get("/api/v1/plan/plans").json() == []
    answer = client.get("/api/v1/plan/plans/small-plan")
    assert answer.status_code == 404
    assert json.loads(answer.content)["code"] == "not_found"


def test_a_reader_costs_a_fixed_number_of_queries(
    plan: Plan,
    amina: Person,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    keep_figure(48)
    with django_assert_max_num_queries(25):
        client.get("/en/plan/small-plan/")
    # The plan, its stamp; the ledger and the page come from the cache.
    with django_assert_max_num_queries(4):
        client.get("/en/plan/small-plan/")
    start = PLAN.index("      - id: taskforce")
    block = PLAN[start:]
    more = "".join(block.replace("id: taskforce", f"id: extra-{n}") for n in range(30))
    keep_plan(amina.actor, PLAN + more)
    with django_assert_max_num_queries(25):
        client.get("/en/plan/small-plan/")


def test_the_same_lines_stand_by_organisation_and_along_time(plan: Plan) -> None:
    found = queries.ledger(ANONYMOUS, "small-plan")
    groups = by_body(found)
    assert [g.body.slug if g.body else "" for g in groups] == [
        "justice", "public-safety", "",
    ]  # fmt: skip
    assert sum(len(g.leads) for g in groups) == len(found.lines)
    (year,) = by_year(timeline(found))
    assert (year.year, year.moments[0].when) == (2014, "2014")


def test_our_own_counts_leave_demonstrations_out(
    plan: Plan, fund: Commitment, rene: Person
) -> None:
    from halte.capabilities.plan.actions import add_statement

    said = Said(state="done", text_en="x", text_fr="y", spent_new_cents=500)
    add_statement(
        rene.actor, fund, said, speaker=rene.organisation.pk, demonstration=True
    )
    shown = fund_line()
    assert shown.last.demonstration and shown.spent_demonstration
    values = {
        name: live(f"plan.{name}")
        for name in (
            "commitments", "commitments_without_measure", "budget_declared",
            "spend_reported", "milestones_met",
        )
    }  # fmt: skip
    assert {name: figure and figure.value for name, figure in values.items()} == {
        "commitments": Decimal(2),
        "commitments_without_measure": Decimal(1),
        "budget_declared": Decimal(25_000_000),
        "spend_reported": Decimal(0),
        "milestones_met": Decimal(0),
    }


def test_a_demonstration_is_said_to_be_one_in_both_languages(
    plan: Plan, fund: Commitment, rene: Person, client: Client
) -> None:
    from halte.capabilities.plan.actions import add_statement

    said = Said(state="done", text_en="x", text_fr="y", spent_new_cents=500)
    add_statement(
        rene.actor, fund, said, speaker=rene.organisation.pk, demonstration=True
    )
    for language, words in (("en", "This is a demonstration"), ("fr", "démonstration")):
        page = client.get(f"/{language}/plan/small-plan/").content.decode()
        assert words in page
        one = f"/{language}/plan/small-plan/commitments/victims-fund/"
        assert words.split()[-1] in client.get(one).content.decode().lower()


def test_a_promise_that_left_is_listed_apart(plan: Plan, amina: Person) -> None:
    text = spoilt(
        "lead: not_stated", "retired_on: 2020-01-31\n        lead: not_stated"
    )
    keep_plan(amina.actor, text)
    found = queries.ledger(ANONYMOUS, "small-plan")
    assert [line.slug for line in found.lines] == ["victims-fund"]
    assert [line.slug for line in found.retired] == ["taskforce"]


def test_a_promise_that_is_a_sum_of_money_has_it_as_its_budget(
    series: object, amina: Person, client: Client
) -> None:
    tied = spoilt(
        "not_allocated: 24", "commitment: victims-fund\n      not_allocated: 24"
    )
    keep_plan(amina.actor, tied)
    # The line of $500,000 is part of the sum and does not count a second time.
    assert fund_line().budget.new == 2_500_000_000
    page = client.get("/fr/plan/small-plan/commitments/victims-fund/").content.decode()
    assert "25\u00a0000\u00a0000\u00a0$" in page and "Quatre ans" in page
    kept = queries.plan_file(amina.actor, "small-plan")
    assert "commitment: victims-fund\n" in kept


@pytest.mark.parametrize(
    ("years", "cents"),
    [
        ({}, 100),
        ({"yearly": True}, None),
        ({"yearly": True, "first_year": "2012-13"}, None),
        ({"yearly": True, "first_year": "2012-13", "last_year": "2015-16"}, 400),
    ],
)
def test_a_yearly_sum_is_whole_only_where_it_ends(
    years: dict[str, Any], cents: int | None
) -> None:
    assert over_all_years(BudgetTotal(cents=100, **years)) == cents
