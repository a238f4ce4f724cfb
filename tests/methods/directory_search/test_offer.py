"""An offer is true, false or unknown in everything, and cannot be made wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from halte.methods.directory_search import (
    Capacity,
    Offer,
    Opening,
    Question,
    Said,
    Where,
    at_least,
    exactly,
)

TITLE = Said("Haven", "Havre")


def test_a_whole_list_says_no_to_what_is_not_on_it() -> None:
    stated = exactly({"women"})
    assert (stated.says("women"), stated.says("men")) == (True, False)


def test_a_list_that_is_not_whole_leaves_the_rest_unknown() -> None:
    stated = at_least({"women"}, never={"men"})
    assert [stated.says(c) for c in ("women", "men", "girls")] == [True, False, None]


def test_a_night_runs_into_the_next_day() -> None:
    assert Opening.on(6, "22:00", "07:00").until == 7 * 24 * 60 + 7 * 60


@pytest.mark.parametrize("clock", ["24:01", "12:60", "-1:00"])
def test_a_time_that_no_clock_shows_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match="no time of day"):
        Opening.on(0, clock, "12:00")


def test_a_code_on_no_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no such code: castle"):
        Offer("1", TITLE, needs=exactly({"castle"}))
    with pytest.raises(ValueError, match="no such code: castle"):
        Question(needs=frozenset({"castle"}))


def test_a_place_off_the_earth_and_more_free_than_there_are_are_refused() -> None:
    with pytest.raises(ValueError, match="out of range"):
        Where("CA-QC", 100, 101)
    with pytest.raises(ValueError, match="from none to the total"):
        Capacity(3, datetime(2026, 1, 1, tzinfo=UTC), total=2)
    with pytest.raises(ValueError, match="time zone"):
        Capacity(3, datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("serves", "reach"),
    [
        (None, ""),
        (frozenset({"CMA-462"}), "place"),
        (frozenset({"CMA-462", "CA-QC"}), "province"),
        (frozenset({"CA"}), "country"),
    ],
)
def test_its_reach_is_the_widest_area_that_it_serves(
    serves: frozenset[str] | None, reach: str
) -> None:
    assert Offer("1", TITLE, serves=serves).reach == reach


def test_a_text_in_one_language_stands_in_for_the_other_and_is_known_to() -> None:
    said = Said(fr="Havre")
    assert (said.in_language("en"), said.has("en")) == ("Havre", False)
