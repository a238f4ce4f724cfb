"""The two plans shipped with Halte: every promise, in the plan's own words."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from halte.capabilities.plan.planfile.document import PlanDocument
from halte.capabilities.plan.planfile.reading import read
from halte.capabilities.support.states import MONTHS
from halte.core.capability import rooms
from halte.core.measures.registry import COUNTING

SHIPPED = ("plan_2012", "strategy_2019")
TEXT = Path(__file__).resolve().parents[3] / "shared/plan/national_action_plan.txt"
needs_text = pytest.mark.skipif(
    not TEXT.exists(), reason="the plan’s text is not beside this checkout"
)
TO_BE_BUILT = re.compile(r"The ([a-z ]+) room, still to be built")

INTRODUCTIONS = {17, 36, 42, 49}
"""Lines that only lead into the bullets below them and promise nothing more."""

BACKGROUND = {1, 3, 12, 14, 16, 23, 28, 35, 41, 48}
"""Headings, and the sentence on 18 departments, which reports and does not promise."""

JOINS = re.compile(r"\b(?:as well as|and the|and)\b|including:?|[\s.,;:)(·]")
"""What may stand between two promises taken from one sentence."""


def load(name: str) -> PlanDocument:
    data = files("halte.capabilities.plan") / "data" / f"{name}.yaml"
    found = read(data.read_bytes())
    assert found.document is not None
    assert found.problems == ()
    return found.document


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_plan_has_no_problem(name: str) -> None:
    load(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_french_text_is_not_a_copy_of_the_english(name: str) -> None:
    for promise in load(name).promises():
        assert promise.quote.en != promise.quote.fr
        assert promise.title.en != promise.title.fr
        assert not promise.french_official


@needs_text
def test_the_text_quoted_is_the_text_at_hand() -> None:
    assert load("plan_2012").source.digest == sha256(TEXT.read_bytes()).hexdigest()


@needs_text
def test_every_quotation_stands_in_the_plan_on_the_line_named() -> None:
    lines = TEXT.read_text(encoding="utf-8").splitlines()
    for promise in load("plan_2012").promises():
        assert promise.source_line is not None
        assert promise.quote.en in plain(lines[promise.source_line - 1]), promise.id


@needs_text
def test_no_promising_word_of_the_plan_is_left_out() -> None:
    quotes: dict[int, list[str]] = {}
    for promise in load("plan_2012").promises():
        quotes.setdefault(promise.source_line or 0, []).append(promise.quote.en)
    for number, line in enumerate(TEXT.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or number in INTRODUCTIONS | BACKGROUND:
            continue
        rest = plain(line)
        if number == 10:
            # After the sum and its purpose the sentence lists work already done
            # and the counts of 2012, which are published figures here.
            rest = rest.split(", such as", 1)[0]
        for quote in sorted(quotes.get(number, []), key=len, reverse=True):
            assert quote in rest
            rest = rest.replace(quote, "", 1)
        assert JOINS.sub("", rest) == "", (number, rest)


def test_the_money_of_the_plan_is_whole_and_its_split_is_not_invented() -> None:
    plan = load("plan_2012")
    (total,) = plan.budget.totals
    assert total.amount == total.not_allocated == 25_000_000_00
    assert total.commitment == "new-measures-25-million"
    fund = next(p for p in plan.promises() if p.id == "victims-fund-500-thousand")
    assert {line.amount for line in fund.budget} == {500_000_00}
    assert [line.fiscal_year for line in fund.budget] == [
        "2013-14", "2014-15", "2015-16",
    ]  # fmt: skip


def test_no_target_is_entered_where_the_plan_states_none() -> None:
    for name in SHIPPED:
        for promise in load(name).promises():
            assert all(gauge.target is None for gauge in promise.indicators)


def test_every_room_that_counts_is_how_some_promise_is_measured() -> None:
    """A room that was built since, and that no promise points at, is found here; one
    that was only just created counts its `open_items`, and nothing of the plan yet."""
    counting = {
        id_.partition(".")[0]
        for id_, count in COUNTING.items()
        if count.__module__.startswith("halte.") and not id_.endswith(".open_items")
    }
    bound = {
        gauge.measure.partition(".")[0]
        for name in SHIPPED
        for promise in load(name).promises()
        for gauge in promise.indicators
    }
    assert len(counting) > 10
    assert counting - bound == set()


def test_a_promise_waits_only_for_a_room_that_is_not_there() -> None:
    reasons = [p.no_measure.en for name in SHIPPED for p in load(name).promises()
               if p.no_measure]  # fmt: skip
    waiting = [TO_BE_BUILT.search(reason) for reason in reasons]
    awaited = {found[1].split()[-1] for found in waiting if found}
    assert "training" in awaited
    assert awaited & {room.slug for room in rooms()} == set()


def test_outcomes_are_told_at_each_of_their_moments() -> None:
    support = next(p for p in load("plan_2012").promises() if p.id == "more-support")
    measures = {gauge.measure for gauge in support.indicators}
    assert {f"support.outcomes_better_{months}" for months in MONTHS} <= measures


def test_the_strategy_has_its_five_pillars() -> None:
    plan = load("strategy_2019")
    assert [pillar.id for pillar in plan.pillars] == [
        "prevention", "protection", "prosecution", "partnership", "empowerment",
    ]  # fmt: skip
    assert {t.id: t.amount for t in plan.budget.totals} == {
        "five-years": 57_220_000_00, "ongoing": 10_280_000_00, "hotline": 14_500_000_00,
    }  # fmt: skip


def test_what_is_reported_of_the_strategy_never_poses_as_a_quotation() -> None:
    for promise in load("strategy_2019").promises():
        assert promise.quote.en.startswith("[Reported, not quoted]")
        assert promise.quote.fr.startswith("[Rapporté et non cité]")
