"""How an offer stands to a place: within it, serving it, near it, or far.

An offer known by its area only is at the middle of the area, and its distance is
told in steps of 25 km: three distances from three points then find an area and
never a house.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.directory_search.bits import bits_of, bits_where, flags_of
from halte.methods.directory_search.gazetteer import COUNTRY, PLACES, Place, chain
from halte.methods.directory_search.offer import Offer
from halte.methods.faults import Fault, declare

Floats = NDArray[np.float64]

EARTH_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG)."""

STEP_KM: Final = 25
SAME_PLACE_KM: Final = 25
"""Middles of two areas that are as near as this stand for one place."""

AROUND_KM: Final = 100
"""Up to here, one that does not say whom it serves may serve the place."""

BY_DISTANCE: Final = ((25, 1.0), (50, 0.85), (100, 0.7), (200, 0.5), (500, 0.3))
"""How good it is to be within so many kilometres; beyond, FAR."""

FAR: Final = 0.15
WITHIN: Final = 1.0
SERVES_HERE: Final = 0.9
SERVES_PROVINCE: Final = 0.6
SERVES_COUNTRY: Final = 0.5
SERVES_FROM_AFAR: Final = 0.3
"""It serves the place, but one would have to go there."""

PROVINCE: Final = "CA-"
KEPT: Final = 512
"""Places whose standing is kept between searches."""

declare(
    {
        "area_two_middles": Texts(
            "Two offers of the area {area} have different middles. An offer that may "
            "be known by its area only must have the middle of the area, or its "
            "distances would give it away.",
            "Deux offres du secteur {area} ont des centres différents. Une offre dont "
            "seul le secteur peut être connu doit en avoir le centre, sinon ses "
            "distances la trahiraient.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """All offers as they stand to one place or point.

    `yes` serve it or lie in it; of `unknown`, that is not known. `good` is from 0
    to 1; `km` is not a number where no place of the offer is known, or where a
    province or the country was asked for: it has no middle to go from.
    """

    yes: int
    unknown: int
    inside: int
    km: Floats
    good: Floats

    @property
    def measured(self) -> bool:
        """Whether any offer has a distance."""
        return not bool(np.isnan(self.km).all())


class Nearness:
    """Where all offers are and what they serve, to be asked by place."""

    def __init__(
        self, offers: Sequence[Offer], places: Mapping[str, Place], remote: int
    ) -> None:
        self.places = places
        self.remote = remote
        self.size = len(offers)
        nowhere = (float("nan"), float("nan"))
        spots = [(o.where.latitude, o.where.longitude) if o.where else nowhere
                 for o in offers]  # fmt: skip
        self.spots = np.radians(np.array(spots, dtype=np.float64).reshape(-1, 2))
        self.located = bits_where(~np.isnan(self.spots[:, 0]))
        self.exact = [o.where is not None and o.where.precision == "point"
                      for o in offers]  # fmt: skip
        refuse_two_middles(offers)
        self.serving = grouped((n, o.serves or ()) for n, o in enumerate(offers))
        self.lying = grouped(
            (n, chain(o.where.area, places)) for n, o in enumerate(offers) if o.where
        )
        silent = [n for n, o in enumerate(offers) if o.serves is None]
        self.silent = bits_of(silent, self.size)
        self._kept: dict[tuple[str, ...], Standing] = {}

    def to(self, codes: Sequence[str]) -> Standing:
        """The standing to places of which any is meant."""
        key = tuple(codes)
        standing = self._kept.get(key)
        if standing is None:
            standing = self._any([self._to_place(code) for code in key])
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = standing
        return standing

    def to_point(self, point: tuple[float, float]) -> Standing:
        """The standing to where someone is: only distance tells."""
        km = self.kilometres(point)
        near = bits_where(km <= AROUND_KM)
        unknown = bits_where(np.isnan(km))
        good = by_distance(km)
        good[flags_of(unknown & self.remote, self.size)] = SERVES_COUNTRY
        return Standing(near, unknown, bits_where(km <= SAME_PLACE_KM), km, good)

    def told_km(self, number: int, km: float) -> int:
        """A distance as it may be told."""
        step = 1 if self.exact[number] else STEP_KM
        return max(step, int(np.ceil(km / step)) * step)

    def kilometres(self, point: tuple[float, float]) -> Floats:
        """Great-circle distances by the haversine formula (Sinnott 1984)."""
        here = np.radians(point)
        turn = np.sin((self.spots - here) / 2) ** 2
        both = turn[:, 0] + np.cos(here[0]) * np.cos(self.spots[:, 0]) * turn[:, 1]
        found: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(both, 1.0)))
        return found

    def _to_place(self, code: str) -> Standing:
        place = self.places.get(code)
        local = place and not code.startswith(PROVINCE) and code != COUNTRY
        km = np.full(self.size, np.nan)
        if place and local:
            km = self.kilometres((place.latitude, place.longitude))
        lying = self._bits(self.lying, [code])
        inside = lying | (self._around(code, km) if local else 0)
        here, wide, country = self._serving(code)
        yes = here | wide | country | (inside & self.silent)
        lost = ~self.located if place else ~0
        around = (bits_where(km <= AROUND_KM) | lost) & self.silent & ~yes
        good = by_distance(km)
        for bits, worth in (
            (country & self.remote, SERVES_COUNTRY),
            (country & ~self.remote, SERVES_FROM_AFAR),
            (wide & self.remote, SERVES_PROVINCE),
            (here, SERVES_HERE),
            (inside & yes, WITHIN),
        ):
            good = np.maximum(good, worth * flags_of(bits, self.size))
        return Standing(yes, around, inside, km, good)

    def _around(self, code: str, km: Floats) -> int:
        """Who is so near that it is in the place, unless it lies in another city."""
        others = {c for c in self.lying if c in PLACES and not self._same(c, code)}
        others = {c for c in others if not c.startswith(PROVINCE) and c != COUNTRY}
        return bits_where(km <= SAME_PLACE_KM) & ~self._bits(self.lying, others)

    def _serving(self, code: str) -> tuple[int, int, int]:
        """Who serves just this place, its province, the country."""
        outer = chain(code, self.places)
        here = {code, *(one for one in outer if not one.startswith(PROVINCE))}
        here |= {one for one in self.serving if self._same(one, code)}
        provinces = [one for one in outer if one.startswith(PROVINCE) and one != code]
        return (
            self._bits(self.serving, here - {COUNTRY}),
            self._bits(self.serving, provinces),
            self._bits(self.serving, [COUNTRY]),
        )

    def _same(self, one: str, code: str) -> bool:
        """Whether an area lies in the place, or is the same by another code.

        Two cities that we know are two, however near; so are areas of two provinces.
        """
        line, other = chain(one, self.places), chain(code, self.places)
        if code in line:
            return code != COUNTRY
        a, b = self.places.get(one), self.places.get(code)
        if a is None or b is None or (one in PLACES and code in PLACES):
            return False
        return self._province(line) == self._province(other) and (
            apart(a, b) <= SAME_PLACE_KM
        )

    def _province(self, line: Sequence[str]) -> set[str]:
        return {code for code in line if code.startswith(PROVINCE)}

    def _bits(self, groups: Mapping[str, list[int]], codes: Iterable[str]) -> int:
        return bits_of((n for c in codes for n in groups.get(c, ())), self.size)

    def _any(self, found: Sequence[Standing]) -> Standing:
        """The best standing of each offer to any of some places."""
        first, *others = found
        for other in others:
            yes = first.yes | other.yes
            first = Standing(
                yes,
                (first.unknown | other.unknown) & ~yes,
                first.inside | other.inside,
                np.fmin(first.km, other.km),
                np.maximum(first.good, other.good),
            )
        return first


def grouped(rows: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """The numbers of the offers by code."""
    found: dict[str, list[int]] = {}
    for number, codes in rows:
        for code in codes:
            found.setdefault(code, []).append(number)
    return found


def apart(one: Place, other: Place) -> float:
    """Kilometres between the middles of two places, on a plane that is near enough."""
    north = math.radians(one.latitude - other.latitude)
    middle = math.radians((one.latitude + other.latitude) / 2)
    east = math.radians(one.longitude - other.longitude) * math.cos(middle)
    return EARTH_KM * math.hypot(north, east)


def refuse_two_middles(offers: Sequence[Offer]) -> None:
    """Raise where offers known by their area only do not share its middle."""
    middles: dict[str, tuple[float, float]] = {}
    for offer in offers:
        where = offer.where
        if where is not None and where.precision == "area":
            spot = (where.latitude, where.longitude)
            if middles.setdefault(where.area, spot) != spot:
                raise Fault("area_two_middles", area=where.area)


def by_distance(km: Floats) -> Floats:
    """How good a distance is; nothing where it is not known."""
    good = np.where(np.isnan(km), 0.0, FAR)
    for limit, worth in reversed(BY_DISTANCE):
        good[km <= limit] = worth
    return good
