"""How far help is from people: by need, between the centres of areas.

A service by phone is everywhere and counts nowhere here. All is measured from
centre to centre, so that a map of gaps says no more of a shelter than its area.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from halte.core.geography.areas import Area, areas, kilometres

FAR_KM: Final = 100


@dataclass(frozen=True, slots=True)
class Reach:
    """An area and how far its people are from the nearest help; None: nowhere."""

    area: Area
    km: float | None

    @property
    def is_far(self) -> bool:
        """Beyond 100 km, by the distance itself and not by the number shown."""
        return self.km is None or self.km > FAR_KM

    @property
    def whole_km(self) -> int | None:
        """As it is shown: rounded up, so that 100.2 km are not told as within 100."""
        return None if self.km is None else math.ceil(self.km)

    @property
    def burden(self) -> float:
        """People times distance, to put the widest gaps first."""
        return self.area.population * (5000 if self.km is None else self.km)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A need: where it is met, and for how many people it is far."""

    need: str
    services: int
    areas_far: int
    people_far: int


@cache
def between() -> Mapping[str, Mapping[str, float]]:
    """Kilometres between the centres of all areas."""
    known = areas()
    return {
        a.code: {
            b.code: kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
            for b in known.values()
        }
        for a in known.values()
    }


def reach(where: Iterable[str]) -> tuple[Reach, ...]:
    """Every area’s distance to the nearest of the areas that have help."""
    known, helped = between(), set(where) & set(areas())
    return tuple(
        Reach(area, min((known[area.code][code] for code in helped), default=None))
        for area in areas().values()
    )


def coverage(met: Mapping[str, Iterable[str]], needs: Iterable[str]) -> list[Coverage]:
    """By need; `met` holds the area of each place where it is met."""
    made = []
    for need in needs:
        places = tuple(met.get(need, ()))
        far = [each for each in reach(places) if each.is_far]
        people = sum(each.area.population for each in far)
        made.append(Coverage(need, len(places), len(far), people))
    return made
