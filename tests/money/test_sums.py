"""Conservation, whatever is said in whatever order: nothing appears, nothing goes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.capabilities.money.book.circles import leads_back
from halte.capabilities.money.book.course import lowest_after
from halte.capabilities.money.book.sums import Moves, Saying, line_sums, together
from halte.capabilities.money.keys import LineKey, read_key
from halte.capabilities.money.states import Origin, Said
from halte.capabilities.money.years import (
    begins,
    ends,
    known_year,
    quarter_of,
    year_after,
    year_of,
)

CENTS = st.integers(min_value=0, max_value=10**12)
DAY = date(2013, 6, 1)
DAYS = st.dates(min_value=date(2012, 4, 1), max_value=date(2016, 3, 31))


@st.composite
def sayings(draw: st.DrawFn) -> list[Saying]:
    kinds = draw(st.lists(st.tuples(st.sampled_from(Said), CENTS), max_size=12))
    return [Saying(n, kind, cents, DAY) for n, (kind, cents) in enumerate(kinds, 1)]


@given(st.none() | CENTS, CENTS, CENTS, sayings())
def test_every_cent_is_accounted_for(
    budget: int | None, moved_in: int, carried_in: int, said: list[Saying]
) -> None:
    sums = line_sums(budget, Moves(moved_in, 0, carried_in), said)
    told = sum(
        one.cents for one in said if one.said in (Said.SPENT, Said.LAPSED, Said.CARRIED)
    )
    if sums.available is None:
        assert budget is None
        assert sums.unreported is None
        assert sums.without_budget == told
        return
    assert sums.available == (budget or 0) + moved_in + carried_in
    assert sums.unreported is not None
    assert sums.available + sums.over == told + sums.unreported
    assert 0 in (sums.over, sums.unreported)


@given(st.lists(CENTS, min_size=2, max_size=6), st.data())
def test_transfers_change_no_total(budgets: list[int], data: st.DataObject) -> None:
    index = st.integers(0, len(budgets) - 1)
    moves = data.draw(st.lists(st.tuples(index, index, CENTS), max_size=10))
    came: defaultdict[int, int] = defaultdict(int)
    left: defaultdict[int, int] = defaultdict(int)
    for giver, taker, cents in moves:
        left[giver] += cents
        came[taker] += cents
    lines = [
        line_sums(budget, Moves(came[n], left[n]), ())
        for n, budget in enumerate(budgets)
    ]
    assert together(lines).available == sum(budgets) == together(lines).budget


@given(sayings())
def test_together_is_added_and_never_netted(said: list[Saying]) -> None:
    over = line_sums(0, Moves(), said)
    silent = line_sums(500, Moves(), ())
    both = together([over, silent])
    assert both.over == over.over
    assert both.unreported == (over.unreported or 0) + 500
    assert both.silent == (over.spent is None) + 1


def test_nobody_spoke_is_not_zero() -> None:
    sums = line_sums(100, Moves(), ())
    assert (sums.spent, sums.lapsed, sums.carried, sums.committed, sums.forecast) == (
        None, None, None, None, None,
    )  # fmt: skip
    assert together([sums]).spent is None


@given(CENTS, st.lists(st.tuples(DAYS, st.integers(-(10**9), 10**9))), DAYS)
def test_the_lowest_point_is_what_a_walk_over_every_day_finds(
    start: int, steps: list[tuple[date, int]], since: date
) -> None:
    days = [
        since + timedelta(days=n) for n in range((date(2016, 3, 31) - since).days + 1)
    ]
    if len(days) > 200:
        days = sorted({since, *(day for day, _ in steps if day >= since)})
    walked = min(start + sum(c for on, c in steps if on <= day) for day in days)
    assert lowest_after(start, steps, since) == walked


def closes_a_circle(moves: list[tuple[int, int]]) -> bool:
    """By trying every order of every subset of places: slow, and beyond doubt."""
    places = {place for move in moves for place in move}
    return any(
        all((ring[n], ring[(n + 1) % size]) in moves for n in range(size))
        for size in range(1, len(places) + 1)
        for ring in permutations(places, size)
    )


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
)
def test_a_circle_is_found_exactly_where_there_is_one(
    moves: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    if not closes_a_circle(moves):
        assert leads_back(moves, *more) == closes_a_circle([*moves, more])


NAMES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(
    lambda name: len(name) <= 40
)


@given(
    NAMES, st.just("") | NAMES, st.just("") | NAMES, st.integers(1867, 2199),
    st.sampled_from(Origin), st.sampled_from(["outside", "not_stated"]) | NAMES,
)  # fmt: skip
def test_a_key_is_read_as_it_was_written(
    plan: str, commitment: str, body: str, first: int, money: Origin, part: str
) -> None:
    year = f"{first}-{(first + 1) % 100:02}"
    key = LineKey(plan, commitment, body, year, money, part)
    assert read_key(str(key)) == key


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_key(text: str) -> None:
    key = read_key(text)
    assert key is None or str(key) == text


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2013, 3, 31), "2012-13", "Q4"), (date(2013, 4, 1), "2013-14", "Q1"),
        (date(2013, 12, 31), "2013-14", "Q3"), (date(2000, 1, 1), "1999-00", "Q4"),
    ],
)  # fmt: skip
def test_the_year_turns_on_the_first_of_april(
    day: date, year: str, quarter: str
) -> None:
    assert year_of(day) == year
    assert quarter_of(day) == quarter
    assert begins(year) <= day <= ends(year)


def test_the_year_after_follows_the_turn_of_the_century() -> None:
    assert year_after("1998-99") == "1999-00"
    assert year_after("1999-00") == "2000-01"
    assert known_year("2013-15") is None
