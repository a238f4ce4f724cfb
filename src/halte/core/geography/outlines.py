"""Outlines of the provinces and territories, for drawing alone.

Adapted from Statistics Canada, 2021 Census boundary files (Open Licence), by way of the
census divisions of the R package canadianmaps; this is no endorsement by Statistics
Canada. Simplified to about 9 km (Douglas and Peucker 1973); islands under some 600 km2
are left out. Neither a legal boundary nor a measure of areas.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "data" / "outlines.csv"

LONGEST: Final = 1.0
"""Degrees between points: a border along a parallel is a curve on a map."""

Position = tuple[float, float]
"""Latitude and longitude in degrees, north and east."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One piece of land of a province: its shore and its borders, closed."""

    province: str
    ring: tuple[Position, ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Every piece of land, with points close enough to be drawn on any map."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Outline(row["province"], dense(positions(row["points"])))
            for row in csv.DictReader(lines)
        )


def positions(text: str) -> list[Position]:
    """The points of a ring."""
    pairs = (point.split(",") for point in text.split())
    return [(float(latitude), float(longitude)) for latitude, longitude in pairs]


def dense(ring: list[Position]) -> tuple[Position, ...]:
    """The ring with points between those that lie far apart."""
    made = [ring[0]]
    for (lat1, lon1), (lat2, lon2) in pairwise(ring):
        steps = max(1, ceil(max(abs(lat2 - lat1), abs(lon2 - lon1)) / LONGEST))
        made += [
            (lat1 + (lat2 - lat1) * n / steps, lon1 + (lon2 - lon1) * n / steps)
            for n in range(1, steps + 1)
        ]
    return tuple(made)
