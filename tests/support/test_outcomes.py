"""How life stands, told by months and area, with how many answered, never of a few."""

from __future__ import annotations

from decimal import Decimal

import pytest

from halte.capabilities.support.actions.work import Life, note_outcome
from halte.capabilities.support.measures import outcomes
from halte.capabilities.support.models import File, Outcome
from halte.capabilities.support.states import SMALLEST, Better
from halte.core.measures.parts import breakdown_of, part_title
from halte.core.measures.registry import MEASURES, Row
from halte.core.measures.smallest_cell import protect
from tests.conftest import Person
from tests.support.conftest import a_file
from tests.support.counted import counted, life, now, rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(sam: Person) -> list[File]:
    """Twelve people asked after three months, eleven of them after six.

    Of the twelve: six fare better all in all, seven in housing, none in income, one
    in health. After six months: five of eleven all in all.
    """
    files = [a_file(sam, f"finch {number}") for number in range(12)]
    for number, file in enumerate(files):
        better = {"own"} if number < 6 else set()
        better |= {"housing"} if number < 7 else set()
        better |= {"health"} if number == 0 else set()
        note_outcome(sam.actor, file, months=3, life=life(better))
        if number:
            later = life({"own"} if number < 6 else set())
            note_outcome(sam.actor, file, months=6, life=later)
    note_outcome(sam.actor, files[0], months=6, life=Life(False))
    return files


def test_outcomes_are_told_by_months_and_area_with_how_many_answered(
    asked: list[File],
) -> None:
    assert counted("outcomes_answered") == {"": 23}
    assert counted("outcomes_answered", "months") == {"3": 12, "6": 11}
    assert counted("outcomes_better", "months") == {
        "3": Decimal("50.0"), "6": Decimal("45.5"),
    }  # fmt: skip
    assert counted("outcomes_better") == {"": Decimal("47.8")}
    # One person fares better in health: neither month, nor the sum, tells of them.
    assert counted("outcomes_better", "area") == {
        "housing": Decimal("30.4"), "status": 0, "safety": 0, "income": 0,
        "own": Decimal("47.8"),
    }  # fmt: skip
    found = counted("outcomes_better", "months_area")
    assert found["3:housing"] == Decimal("58.3")
    assert not [key for key in found if "health" in key]
    # One person was not reached after six months: no share of answers tells of them.
    assert counted("outcomes_response") == counted("outcomes_response", "months") == {}


def test_shares_of_outcomes_are_those_of_the_rows_and_never_of_a_few(
    sam: Person, asked: list[File]
) -> None:
    """Every share again in plain Python; with the number that answered it would say
    how many are on each side, so that nobody or five at least must be on both."""
    for file in asked[:3]:
        note_outcome(sam.actor, file, months=3, life=life({"safety", "income"}))
    last = {(o.file_id, o.months): o for o in Outcome.objects.order_by("id")}
    answers = [o for o in last.values() if o.answered]
    told = counted("outcomes_better", "months_area")
    assert told
    for key, value in told.items():
        months, area = key.split(":")
        said = [getattr(o, area) for o in answers if str(o.months) == months]
        yes = said.count("better")
        assert value == (Decimal(100 * yes) / len(said)).quantize(Decimal("0.1"))
        assert all(n == 0 or n >= SMALLEST for n in (yes, len(said) - yes))
    assert "3:safety" not in told


def test_each_moment_says_what_its_part_says_and_nothing_else(
    sam: Person, asked: list[File]
) -> None:
    by_months = counted("outcomes_better", "months")
    assert by_months
    for months in (3, 6, 12):
        part = by_months.get(str(months))
        alone = counted(f"outcomes_better_{months}")
        assert alone == ({} if part is None else {"": part})


def test_few_answers_give_no_share(sam: Person) -> None:
    for number in range(6):
        file = a_file(sam, f"jay {number}")
        own = Better.BETTER if number < 2 else Better.SAME
        note_outcome(sam.actor, file, months=3, life=Life(number < 5, own=own))
    assert counted("outcomes_answered", "months") == {"3": 5}
    # Two of five would be told by "40%".
    assert counted("outcomes_better") == counted("outcomes_better", "months") == {}
    assert len(outcomes.asked_in(now())) == 6


def test_one_person_asked_three_times_is_a_cell_of_one(sam: Person) -> None:
    files = [a_file(sam, f"owl {number}") for number in range(4)]
    for file in files:
        for months in (3, 6, 12):
            note_outcome(sam.actor, file, months=months, life=life({"own"}))
    assert rows("outcomes_answered") == [Row("", Decimal(12), 4)]
    assert [row.value for row in protect(rows("outcomes_answered"), SMALLEST)] == [None]
    assert counted("outcomes_better") == {}


def test_every_part_has_words_in_both_languages(asked: list[File]) -> None:
    for id_, measure in MEASURES.items():
        if id_.startswith("support."):
            for breakdown in measure.breakdowns:
                assert breakdown_of(id_, breakdown) is not None, (id_, breakdown)
                for row in rows(id_.removeprefix("support."), breakdown):
                    if row.key:
                        told = part_title(id_, breakdown, row.key)
                        assert row.key not in (told.en, told.fr), (id_, row.key)
