"""How an offer stands to a place: within it, serving it, near it, or far.

An offer known by its area only is at the middle of the area, and its distance is
told in steps of 25 km: three distances from three points then find an area and
never a house.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.directory_search.bits import bits_of, bits_where, flags_of
from halte.methods.directory_search.changes import (
    Change,
    Groups,
    column,
    flipped,
    moves,
)
from halte.methods.directory_search.gazetteer import COUNTRY, PLACES, Place, chain
from halte.methods.directory_search.middles import Middles
from halte.methods.directory_search.offer import Offer

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

NOWHERE: Final = (math.nan, math.nan)
PROVINCE: Final = "CA-"
KEPT: Final = 512
"""Places whose standing is kept between searches."""


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
        spots = np.array(list(map(spot, offers)), dtype=np.float64)
        self.spots = np.radians(spots.reshape(-1, 2))
        self.located = bits_where(~np.isnan(self.spots[:, 0]))
        self.exact = np.array(list(map(exact, offers)), dtype=np.bool_)
        self.middles = Middles().changed(Change(0, None, o) for o in offers)
        self.serving = Groups(enumerate(map(served, offers)))
        self.lying = Groups(enumerate(map(self._lines, offers)))
        silent = (n for n, offer in enumerate(offers) if is_silent(offer))
        self.silent = bits_of(silent, self.size)
        self._kept: dict[tuple[str, ...], Standing] = {}

    def changed(self, changes: Sequence[Change], remote: int) -> Nearness:
        """The same after changes; `remote` are those that need no way there."""
        after = copy(self)
        after.middles = self.middles.changed(changes)
        after.spots = column(self.spots, changes, lambda one: np.radians(spot(one)))
        after.size, after.remote, after._kept = len(after.spots), remote, {}
        after.located = bits_where(~np.isnan(after.spots[:, 0]))
        after.exact = column(self.exact, changes, exact)
        after.serving = self.serving.changed(moves(changes, served))
        after.lying = self.lying.changed(moves(changes, self._lines))
        after.silent = flipped(self.silent, changes, is_silent)
        return after

    def _lines(self, offer: Offer) -> Sequence[str]:
        """Its area and all that this lies in."""
        return chain(offer.where.area, self.places) if offer.where else ()

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
        lying = self.lying.lists
        others = {c for c in lying if c in PLACES and not self._same(c, code)}
        others = {c for c in others if not c.startswith(PROVINCE) and c != COUNTRY}
        return bits_where(km <= SAME_PLACE_KM) & ~self._bits(self.lying, others)

    def _serving(self, code: str) -> tuple[int, int, int]:
        """Who serves just this place, its province, the country."""
        outer = chain(code, self.places)
        here = {code, *(one for one in outer if not one.startswith(PROVINCE))}
        here |= {one for one in self.serving.lists if self._same(one, code)}
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

    def _bits(self, groups: Groups, codes: Iterable[str]) -> int:
        return bits_of((n for c in codes for n in groups.of(c)), self.size)

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


def spot(offer: Offer) -> tuple[float, float]:
    """Its latitude and longitude; no numbers where they are not known."""
    where = offer.where
    return (where.latitude, where.longitude) if where else NOWHERE


def exact(offer: Offer) -> bool:
    """Whether its point is known, and not its area alone."""
    return offer.where is not None and offer.where.precision == "point"


def served(offer: Offer) -> Iterable[str]:
    """The codes of what it says that it serves."""
    return offer.serves or ()


def is_silent(offer: Offer) -> bool:
    """Whether it does not say whom it serves."""
    return offer.serves is None


def apart(one: Place, other: Place) -> float:
    """Kilometres between the middles of two places, on a plane that is near enough."""
    north = math.radians(one.latitude - other.latitude)
    middle = math.radians((one.latitude + other.latitude) / 2)
    east = math.radians(one.longitude - other.longitude) * math.cos(middle)
    return EARTH_KM * math.hypot(north, east)


def by_distance(km: Floats) -> Floats:
    """How good a distance is; nothing where it is not known."""
    good = np.where(np.isnan(km), 0.0, FAR)
    for limit, worth in reversed(BY_DISTANCE):
        good[km <= limit] = worth
    return good
