"""The product’s own rule on the real lists, for tests that judge it. Names are read
where they lie and are never printed.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from halte.capabilities.employers.matching import Ground, Known, grounds, known
from halte.capabilities.employers.published.places import where_is
from tests.employers.second_reading import REAL, UNTIL, findings


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of the positive lists in a province, with every city it stood in."""

    text: str
    province: str
    one: Known
    early: bool


@dataclass(frozen=True, slots=True)
class Index:
    """The lists, by what a row of the page can be found with."""

    by_key: dict[tuple[str, str], list[Listed]]
    by_city: dict[tuple[str, str], list[Listed]]
    by_number: dict[tuple[str, str], list[Listed]]
    early: frozenset[str]

    def sharing(self, key: str, province: str) -> int:
        return len({each.one.name.whole for each in self.by_key[key, province]})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page."""

    number: int
    one: Known
    city: str


@cache
def listed() -> tuple[Listed, ...]:
    cities: dict[tuple[str, str], set[str]] = defaultdict(set)
    early: set[tuple[str, str]] = set()
    path = REAL / "positive_lmia_2014_2025Q1.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            where = where_is(row["address"], row["province"])
            place = (row["employer"], where.province)
            cities[place].add(where.city)
            if row["period"] <= UNTIL:
                early.add(place)
    return tuple(
        Listed(text, province, known((text,), province, (), found), place in early)
        for place, found in cities.items()
        for text, province in [place]
    )


@cache
def index() -> Index:
    by_key: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    by_city: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    by_number: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    for each in listed():
        for key in each.one.name.keys:
            by_key[key, each.province].append(each)
        for city in each.one.cities:
            by_city[city, each.province].append(each)
        if each.one.number:
            by_number[each.one.number, each.province].append(each)
    early = frozenset(each.one.name.whole for each in listed() if each.early)
    return Index(by_key, by_city, by_number, early)


@cache
def rows() -> tuple[Row, ...]:
    found = []
    for number, (legal, operating, address) in enumerate(findings()):
        where = where_is(address.replace(" | ", "\n").strip(" |"))
        one = known((legal, operating), where.province, (), (where.city,))
        found.append(Row(number, one, where.city))
    return tuple(found)


def why(row: Row, each: Listed) -> frozenset[Ground]:
    """The grounds that the product gives for the two."""
    lists = index()
    shared = {key: lists.sharing(key, each.province) for key in each.one.name.keys}
    return frozenset(grounds(row.one, each.one, shared))


def by_name(row: Row, province: str) -> Iterator[Listed]:
    """Names of a province with a key of the row."""
    lists = index()
    seen = {
        id(each): each
        for key in row.one.name.keys
        for each in lists.by_key.get((key, province), ())
    }
    yield from seen.values()
