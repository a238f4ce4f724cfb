"""Small maps as plain SVG: numbered places, a grid of degrees, a scale bar.

Drawn like the charts: no script, no style attribute, colours by class. Marks carry
numbers, not names, so that nothing overlaps; the page has the table with the same
numbers beneath. The projection is the Lambert conformal conic of Statistics
Canada’s maps (standard parallels 49 and 77 degrees; Snyder 1987, Map Projections: A
Working Manual, p. 104-107), with its own central meridian, so that north is up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, log, pi, radians, sin, sqrt, tan
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

from halte.core.geography import areas
from halte.core.geography.areas import EARTH_KM
from halte.core.ui.charts import WIDTH, join, polyline, short, tone
from halte.core.ui.writing import number

PARALLELS: Final = (49.0, 77.0)
HEIGHT: Final = 420
MARGIN: Final = 56
LEAST_KM: Final = 20.0
"""A map shows at least this much of the land, however near the places are."""

MARK: Final = 9.0
STEPS: Final = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05)
"""Degrees between lines of the grid."""

ROUND_KM: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)

Position = tuple[float, float]
"""Latitude and longitude in degrees, north and east."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its number in the table, and of which kind it is."""

    label: str
    at: Position
    kind: int = 0


@dataclass(frozen=True, slots=True)
class Cone:
    """Lambert conformal conic on a sphere of radius 1."""

    meridian: float
    parallels: tuple[float, float] = PARALLELS
    origin: float = 0.0

    @property
    def constants(self) -> tuple[float, float]:
        """n and F (Snyder 15-3 and 15-2)."""
        first, second = (radians(p) for p in self.parallels)
        n = log(cos(first) / cos(second)) / log(_half(second) / _half(first))
        return n, cos(first) * _half(first) ** n / n

    def project(self, at: Position) -> Point:
        """x to the east and y to the north (Snyder 15-1, 14-1, 14-2)."""
        n, big_f = self.constants
        rho = big_f / _half(radians(at[0])) ** n
        rho_0 = big_f / _half(radians(self.origin)) ** n
        theta = n * radians((at[1] - self.meridian + 180) % 360 - 180)
        return rho * sin(theta), rho_0 - rho * cos(theta)


def _half(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)


def kilometres(one: Position, other: Position) -> float:
    """Great-circle distance."""
    return areas.kilometres(*one, *other)


@dataclass(frozen=True, slots=True)
class Frame:
    """How the land is laid on the page."""

    cone: Cone
    middle: Point
    scale: float
    south_west: Position
    north_east: Position

    def place(self, at: Position) -> Point:
        """Where a position lies on the page."""
        x, y = self.cone.project(at)
        return (
            WIDTH / 2 + (x - self.middle[0]) * self.scale,
            HEIGHT / 2 - (y - self.middle[1]) * self.scale,
        )


def framed(spots: Sequence[Spot]) -> Frame:
    """A frame that holds all spots, with a margin."""
    latitudes = [spot.at[0] for spot in spots]
    longitudes = [spot.at[1] for spot in spots]
    south, north = min(latitudes), max(latitudes)
    west, east = min(longitudes), max(longitudes)
    cone = Cone(meridian=(west + east) / 2)
    points = [cone.project(spot.at) for spot in spots]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    least = LEAST_KM / EARTH_KM
    scale = min(
        (WIDTH - 2 * MARGIN) / max(max(xs) - min(xs), least),
        (HEIGHT - 2 * MARGIN) / max(max(ys) - min(ys), least),
    )
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    seen = degrees_seen(scale)
    return Frame(
        cone, middle, scale,
        (max(south - seen, 30.0), west - 2 * seen),
        (min(north + seen, 89.0), east + 2 * seen),
    )  # fmt: skip


def degrees_seen(scale: float) -> float:
    """About how many degrees of latitude the page is wide."""
    return WIDTH / scale * 180 / pi


def spot_map(
    spots: Sequence[Spot], *, title: str, kinds: Mapping[int, str]
) -> SafeString:
    """Numbered spots on a grid of degrees; `kinds` names each kind for the key."""
    frame = framed(spots)
    used = sorted({spot.kind for spot in spots})
    height = HEIGHT + 30 * len(used)
    return format_html(
        '<figure class="chart map"><figcaption>{}</figcaption>'
        '<div class="scroll" role="region" tabindex="0" aria-label="{}">'
        '<svg viewBox="0 0 {} {}" role="img"><title>{}</title>'
        '<svg x="0" y="0" width="{}" height="{}" viewBox="0 0 {} {}">'
        '<rect class="land" x="0" y="0" width="{}" height="{}"/>{}{}</svg>{}{}</svg>'
        "</div></figure>",
        title, title, WIDTH, height, title, WIDTH, HEIGHT, WIDTH, HEIGHT,
        WIDTH, HEIGHT, join(list(grid(frame))),
        join([spot_mark(spot, *frame.place(spot.at)) for spot in together(spots)]),
        scale_bar(frame),
        join([key(row, kind, kinds[kind]) for row, kind in enumerate(used)]),
    )  # fmt: skip


def together(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Spots of one position and kind as one, with all their numbers."""
    met: dict[tuple[Position, int], list[str]] = {}
    for spot in spots:
        met.setdefault((spot.at, spot.kind), []).append(spot.label)
    for (at, kind), labels in met.items():
        yield Spot(", ".join(labels), at, kind)


def grid(frame: Frame) -> Iterator[SafeString]:
    """Lines of latitude and longitude, few enough to read."""
    (south, west), (north, east) = frame.south_west, frame.north_east
    seen = degrees_seen(frame.scale)
    step = next((s for s in STEPS if seen / s >= 3), STEPS[-1])
    for count in range(int(south // step), int(north // step) + 2):
        latitude = count * step
        line = [(latitude, west + (east - west) * i / 24) for i in range(25)]
        yield polyline([frame.place(at) for at in line], "gridline")
        _x, y = frame.place((latitude, frame.cone.meridian))
        yield format_html(
            '<text x="6" y="{}">{}° N</text>', short(y - 5), number(round(latitude, 2))
        )
    for count in range(int(west // step), int(east // step) + 2):
        longitude = count * step
        line = [(south + (north - south) * i / 24, longitude) for i in range(25)]
        yield polyline([frame.place(at) for at in line], "gridline")


def spot_mark(spot: Spot, x: float, y: float) -> SafeString:
    """A mark by kind, round, square or hollow, with its number beside it.

    Kinds lie a little apart: housing in the postal area of the work is not hidden.
    """
    x += (spot.kind - 1) * 2 * MARK
    shape = mark_of(spot.kind, x, y)
    side = -1 if spot.kind == 0 else 1
    return format_html(
        '<g class="{}">{}<text class="name" x="{}" y="{}" text-anchor="{}">{}</text>'
        "</g>",
        tone(spot.kind), shape, short(x + side * (MARK + 4)), short(y + 6),
        "end" if side < 0 else "start", spot.label,
    )  # fmt: skip


def mark_of(kind: int, x: float, y: float) -> SafeString:
    """Round, square or hollow."""
    if kind % 3 == 1:
        return format_html(
            '<rect class="mark" x="{}" y="{}" width="{}" height="{}"/>',
            short(x - 7), short(y - 7), 14, 14,
        )  # fmt: skip
    return format_html(
        '<circle class="mark{}" cx="{}" cy="{}" r="7"/>',
        " hollow" if kind % 3 == 2 else "", short(x), short(y),
    )  # fmt: skip


def scale_bar(frame: Frame) -> SafeString:
    """A bar of round kilometres, true in the middle of the map."""
    (south, west), (north, east) = frame.south_west, frame.north_east
    middle = ((south + north) / 2, (west + east) / 2)
    beside = (middle[0], middle[1] + (east - west) / 100)
    (x1, y1), (x2, y2) = frame.place(middle), frame.place(beside)
    one_km = sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2) / kilometres(middle, beside)
    length = max((km for km in ROUND_KM if km * one_km <= WIDTH / 4), default=1)
    end = WIDTH - 16
    start = end - length * one_km
    return format_html(
        '<g class="scale">{}<text x="{}" y="{}" text-anchor="end">{} km</text></g>',
        polyline(
            [(start, HEIGHT - 24), (start, HEIGHT - 16), (end, HEIGHT - 16),
             (end, HEIGHT - 24)], "baseline",
        ),
        short(end), HEIGHT - 28, number(length),
    )  # fmt: skip


def key(row: int, kind: int, name: str) -> SafeString:
    """The name of a kind beside its mark, under the map."""
    y = HEIGHT + 18 + 30 * row
    return format_html(
        '<g class="{}">{}<text class="name" x="34" y="{}">{}</text></g>',
        tone(kind), mark_of(kind, 16, y), y + 6, name,
    )  # fmt: skip
