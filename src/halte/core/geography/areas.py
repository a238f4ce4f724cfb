"""Areas of Canada of at least 10,000 people, each a census division or a few.

What must not be told more exactly than its area is told by one of these. A
division with fewer people is joined with its nearest neighbour in the same
province. Facts of the 2021 census (Statistics Canada, Open Licence): code,
population and towns; the centre is that of the people, by municipality.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.geography.places import place_name, plain

SMALLEST: Final = 10_000
"""People in the smallest area, so that an area points at nobody."""

EARTH_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG)."""

FILE: Final = Path(__file__).parent / "data" / "areas.csv"
MUNICIPALITIES: Final = Path(__file__).parent / "data" / "municipalities.csv"
"""Every other municipality of the 2021 census by its area, the more people the
earlier; and parts of towns and ports of entry that people name instead. Reserves and
communities stand without their number."""


SAINTS: Final = {"st": "saint", "ste": "sainte"}


@dataclass(frozen=True, slots=True)
class Area:
    """One area: named after its largest town, as people name it."""

    code: str
    province: str
    division: str
    population: int
    latitude: float
    longitude: float
    towns: tuple[str, ...]
    divisions: tuple[str, ...]

    @property
    def name(self) -> Bilingual:
        """Winnipeg and area."""
        town = self.towns[0]
        return Bilingual(f"{town} and area", f"{town} et environs")

    @property
    def full_name(self) -> Bilingual:
        """Winnipeg and area, Manitoba."""
        province = place_name(f"CA-{self.province}")
        return Bilingual(
            f"{self.name.en}, {province.en}", f"{self.name.fr}, {province.fr}"
        )


@cache
def areas() -> dict[str, Area]:
    """All areas by the code of their main census division."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: _area(row) for row in csv.DictReader(lines)}


def _area(row: dict[str, str]) -> Area:
    joined = tuple(code for code in row["with_divisions"].split("|") if code)
    return Area(
        code=row["code"],
        province=row["province"],
        division=row["division"],
        population=int(row["population"]),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        towns=tuple(row["towns"].split("|")),
        divisions=(row["code"], *joined),
    )


def area_of(code: str) -> Area | None:
    """The area with this code, or the one that this census division belongs to."""
    return areas().get(code) or _by_division().get(code)


@cache
def _by_division() -> dict[str, Area]:
    return {code: area for area in areas().values() for code in area.divisions}


def find_area(text: str, province: str = "") -> Area | None:
    """The area of a town, however it is written; the largest where several fit.

    A small municipality is found where no town of an area has its name.
    """
    wanted = _key(text)
    fits = [
        area
        for area in _by_town().get(wanted, ())
        if not province or area.province == province
    ]
    smaller = (
        area
        for area in _by_municipality().get(wanted, ())
        if not province or area.province == province
    )
    return max(fits, key=lambda area: area.population, default=next(smaller, None))


@cache
def named_in_sentences() -> dict[str, tuple[str, ...]]:
    """Names, besides those of the towns, that mean an area wherever they stand.

    By area. Other small municipalities are called like ordinary words (Hope, Love,
    Mission): they count only where a place is asked for.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in _municipalities():
        if row["in_sentences"]:
            found[row["area"]] = (*found.get(row["area"], ()), row["name"])
    return found


def nearest_area(latitude: float, longitude: float) -> Area:
    """The area whose centre is nearest."""
    return min(
        areas().values(),
        key=lambda a: kilometres(latitude, longitude, a.latitude, a.longitude),
    )


def in_canada(latitude: float, longitude: float) -> bool:
    """True within the box that holds Canada; 0, 0 lies in the sea off Africa."""
    return 41.6 <= latitude <= 83.2 and -141.1 <= longitude <= -52.6


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance by the haversine formula (Sinnott 1984)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2
    turn = math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return (
        2
        * EARTH_KM
        * math.asin(min(1.0, math.sqrt(half + math.cos(p1) * math.cos(p2) * turn)))
    )


def _key(name: str) -> str:
    """St. and Ste are written short or in full."""
    return " ".join(SAINTS.get(word, word) for word in plain(name).split())


@cache
def _municipalities() -> tuple[dict[str, str], ...]:
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def _by_municipality() -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for row in _municipalities():
        key = _key(row["name"])
        found[key] = (*found.get(key, ()), areas()[row["area"]])
    return found


@cache
def _by_town() -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for area in areas().values():
        for town in area.towns:
            for name in dict.fromkeys((town, *town.split("–"), *town.split("-", 0))):
                key = _key(name)
                found[key] = (*found.get(key, ()), area)
    return found
