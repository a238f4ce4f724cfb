"""The strict rule on the real lists: reproduced by a second reading, compared row by
row, and judged by evidence that it does not use.

Published figures, by other hands on the same lists: of 766 rows of the page 469 are
found; of 101,821 keys of employers to the third quarter of 2023, 521 are flagged
(0.51 %), 742 without the limit of three. Run with `-s` to see what was measured. No
name is kept or printed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from halte.capabilities.employers.matching import Ground, grounds, is_likely
from tests.employers import our_reading, second_reading
from tests.employers.our_reading import Listed, Row, by_name, index, rows, why
from tests.employers.second_reading import REAL, Choices

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not REAL.is_dir(), reason="the published files are not on this machine"
    ),
]

PLAINEST = Choices()
DECOYS = 4
"""Other cities that each row is tried in."""


def moved(**choice: bool) -> tuple[int, int]:
    found = second_reading.read(replace(PLAINEST, **choice))
    return len(found.found), len(found.flagged)


def test_a_second_reading_gives_the_published_keys_and_all_rows_but_one() -> None:
    """521 and 742 keys to the last one, 0.51 %; 468 rows for 469. The list of the 469
    was not kept, so that one row has no name: reading the possessive both ways, or
    “the” as no word, moves rows by one or two, and nothing else adds any.
    """
    found = second_reading.read(PLAINEST)
    every = second_reading.all_keys(PLAINEST)
    assert (len(found.flagged), len(found.same)) == (521, 742)
    assert len(found.found) == 468
    assert every == 101_936
    assert f"{len(found.flagged) / every:.2%}" == "0.51%"
    assert f"{len(found.flagged) / 101_821:.2%}" == "0.51%"


def test_how_far_each_open_choice_moves_the_figures() -> None:
    """What the words leave open, one at a time: between 464 and 470 rows, between 513
    and 524 keys. The figures are those of the rule, not of a lucky spelling of it.
    """
    assert {
        "s stays": moved(possessive=False),
        "et is a word": moved(et=False),
        "endings anywhere": moved(anywhere=True),
        "every slash": moved(slash=True),
        "no “the”": moved(the=True),
        "whole names share too": moved(aliases=False),
        "shared to 2025": moved(early=False),
        "misspelt provinces unread": moved(misspelt=False),
    } == {
        "s stays": (468, 521),
        "et is a word": (468, 521),
        "endings anywhere": (468, 521),
        "every slash": (468, 524),
        "no “the”": (470, 523),
        "whole names share too": (467, 513),
        "shared to 2025": (468, 517),
        "misspelt provinces unread": (464, 516),
    }
    either = {
        row
        for keeps in (True, False)
        for row in second_reading.read(replace(PLAINEST, possessive=keeps)).found
    }
    assert len(either) == 469


@cache
def hits() -> dict[int, tuple[Listed, ...]]:
    """The names that our strict rule joins to each row of the page."""
    found = {
        row.number: tuple(
            each for each in by_name(row, row.one.province) if is_likely(why(row, each))
        )
        for row in rows()
        if row.one.province
    }
    return {number: names for number, names in found.items() if names}


Pair = tuple[int, str, str]


def our_pairs() -> dict[Pair, Listed]:
    return {
        (number, each.text, each.province): each
        for number, names in hits().items()
        for each in names
    }


def test_ours_differs_from_the_second_reading_in_22_pairs_each_explained() -> None:
    """Ours finds 468 rows and flags 511 of 101,866 keys (0.50 %). Two rows are ours
    alone, two are the other’s alone, and 624 pairs are in both. What ours
    leaves out is a trade name that more than three share once the plain names count
    as well, and company numbers that differ: the measurement itself says that digits
    must match exactly.
    """
    ours, theirs = our_pairs(), second_reading.read(PLAINEST).pairs
    kept_s = second_reading.read(replace(PLAINEST, possessive=False)).pairs
    listed = {(each.text, each.province): each for each in our_reading.listed()}
    kinds: Counter[tuple[str, str]] = Counter()
    for pair in ours.keys() ^ theirs:
        side = "ours alone" if pair in ours else "theirs alone"
        reasons = why(rows()[pair[0]], listed[pair[1:]])
        kinds[side, kind_of(pair in ours, pair in kept_s, reasons)] += 1
    assert kinds == {
        ("ours alone", "possessive"): 1,
        ("ours alone", "same number outweighs a shared name"): 1,
        ("theirs alone", "possessive"): 3,
        ("theirs alone", "shared by more than three"): 11,
        ("theirs alone", "numbers differ"): 6,
    }
    rows_of_ours = {number for number, _, _ in ours}
    rows_of_theirs = {number for number, _, _ in theirs}
    assert len(rows_of_ours - rows_of_theirs) == len(rows_of_theirs - rows_of_ours) == 2
    flagged = {each.one.name.whole for each in ours.values()} & index().early
    assert (len(rows_of_ours), len(flagged), len(index().early)) == (468, 511, 101_866)


def kind_of(ours: bool, s_kept: bool, reasons: Iterable[Ground]) -> str:
    """Why only one of the two readings joins a row and a name."""
    found = set(reasons)
    if ours:
        number = Ground.NUMBER in found and not s_kept
        return "same number outweighs a shared name" if number else "possessive"
    if not found & {Ground.KEY, Ground.SHARED}:
        return "possessive"
    shared = Ground.SHARED in found
    return "shared by more than three" if shared else "numbers differ"


# Judged by evidence that the rule does not use.


def agreement(numbers: Iterable[int]) -> list[tuple[int, float]]:
    """For each row: whether its city is one of those that its names stand in, and how
    often it would be one by chance: with the names of each other found row of the
    province in their place, all of them counted.
    """
    cities = {
        number: {city for each in names for city in each.one.cities}
        for number, names in hits().items()
    }
    beside: dict[str, list[int]] = defaultdict(list)
    for number in hits():
        beside[rows()[number].one.province].append(number)
    found = []
    for number in sorted(numbers):
        row = rows()[number]
        others = [n for n in beside[row.one.province] if n != number]
        chance = sum(row.city in cities[n] for n in others) / max(len(others), 1)
        found.append((int(row.city in cities[number]), chance))
    return found


def say(text: str) -> None:
    """Shown with `-s`: figures only, never a name."""
    sys.stdout.write(f"{text}\n")


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def interval(
    draw: Callable[[Random], float], times: int = 2_000
) -> tuple[float, float]:
    """95 of 100 resamples of rows; the seed is written down, so it repeats."""
    random = Random(2012)
    drawn = sorted(draw(random) for _ in range(times))
    return drawn[times // 40], drawn[-times // 40]


def percent(seen: list[tuple[int, float]]) -> str:
    return f"{mean(agrees for agrees, _ in seen):.1%} of {len(seen)}"


def right(seen: list[tuple[int, float]], sure: list[tuple[int, float]]) -> float:
    """The share of right joins that explains the agreement: seen = share x sure +
    (1 - share) x chance.
    """
    chance = mean(c for _, c in seen)
    return (mean(a for a, _ in seen) - chance) / (mean(a for a, _ in sure) - chance)


def test_the_city_that_the_rule_never_saw_agrees_as_often_as_for_the_sure() -> None:
    """The strict rule knows names and provinces; the page’s city is held back. It is
    among the cities of the joined names for 411 of 468 rows (88 %), by chance for
    16 %. It need not agree for a right join: of 99 rows joined by the same company
    number, which are the same company, it agrees for 87 %. So the rest are right about
    as often as those. If each disagreement were a wrong join, 86 % would be right.
    """
    sure = {
        number
        for number, names in hits().items()
        if any(Ground.NUMBER in why(rows()[number], each) for each in names)
    }
    anchor, rest = agreement(sure), agreement(hits().keys() - sure)
    every = agreement(hits())
    share = right(rest, anchor)
    low, high = interval(
        lambda random: right(
            random.choices(rest, k=len(rest)), random.choices(anchor, k=len(anchor))
        )
    )
    ones = [(1, 0.0)]
    worst = right(every, ones)
    worst_low, _ = interval(
        lambda random: right(random.choices(every, k=len(every)), ones)
    )
    say(
        f"\ncity agrees: {percent(every)}, by chance {mean(c for _, c in every):.1%}; "
        f"same number {percent(anchor)}; the rest {percent(rest)}\n"
        f"right without a number: {min(share, 1):.1%} ({low:.1%} to "
        f"{min(high, 1):.1%}); were every disagreement wrong: {worst:.1%} "
        f"(from {worst_low:.1%})"
    )
    assert (len(every), sum(a for a, _ in every)) == (468, 411)
    assert (len(anchor), sum(a for a, _ in anchor)) == (99, 86)
    assert mean(c for _, c in every) < 0.17
    assert share >= 1 and low > 0.9
    assert worst == pytest.approx(0.856, abs=0.002) and worst_low > 0.81


def found_under(row: Row, province: str) -> bool:
    """Whether the strict rule finds the row as if it stood in another province."""
    other = Row(row.number, replace(row.one, province=province), row.city)
    return any(is_likely(why(other, each)) for each in by_name(other, province))


def test_in_provinces_where_they_do_not_stand_few_rows_are_found() -> None:
    """Each row is looked for in every other province, weighed by how many rows of the
    page are there: what is found so is a coincidence of names, or the same company
    elsewhere. It is 8 rows where the rule finds 468: at least 98 % are no coincidence.
    """
    weights = Counter(row.one.province for row in rows() if row.one.province)
    expected = 0.0
    for row in rows():
        others = {p: n for p, n in weights.items() if p != row.one.province}
        if row.one.province:
            total = sum(others.values())
            expected += sum(n for p, n in others.items() if found_under(row, p)) / total
    say(f"\nby coincidence: {expected:.1f} rows of {len(hits())}")
    assert expected == pytest.approx(7.9, abs=0.1)


def alike_in(row: Row, city: str) -> bool:
    """Whether a name of that city is nearly the row’s."""
    there = replace(row.one, cities=frozenset({city}))
    return any(
        Ground.ALIKE in (found := grounds(there, each.one, {})) and is_likely(found)
        for each in index().by_city.get((city, row.one.province), ())
    )


def test_places_find_18_rows_more_and_numbers_one_or_two() -> None:
    """Of rows that the strict rule does not find, 18 have nearly the same name in the
    same city. In four other cities of the page in their province none has, 1,168 times
    tried: at most 0.75 of the 18 is a coincidence (Poisson, 95 %), so 96 % or more are
    none, beside 98 % of the rule. Two businesses of one city with nearly the same name
    are not seen so; of the 18, one is such when read. Of 101 rows whose company number
    is on the lists of the province, the strict rule alone finds 100.
    """
    beside: dict[str, list[str]] = defaultdict(list)
    for row in rows():
        beside[row.one.province].append(row.city)
    more = [r for r in rows() if r.one.province and r.number not in hits() and r.city]
    found = [row for row in more if alike_in(row, row.city)]
    wrong = 0
    for row in more:
        others = sorted(set(beside[row.one.province]) - {row.city})
        wrong += sum(
            alike_in(row, others[(row.number + 7 * turn) % len(others)])
            for turn in range(DECOYS)
            if others
        )
    numbered = [
        row
        for row in rows()
        if row.one.number and (row.one.number, row.one.province) in index().by_number
    ]
    with_number = [row for row in numbered if row.number not in hits()]
    say(
        f"\nnearly alike: {len(found)} rows more of {len(more)}; {wrong} in {DECOYS} "
        f"other cities each, so {wrong / DECOYS:.2f} by coincidence; by number "
        f"{len(with_number)} more of {len(numbered)} that have one"
    )
    assert (len(hits()), len(found), len(with_number), len(numbered)) == (
        468, 18, 1, 101,
    )  # fmt: skip
    assert not {row.number for row in found} & {row.number for row in with_number}
    assert wrong == 0
