"""A course over periods as SVG: what was seen, what was expected, where it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final

from halte.methods.bilingual import Language
from halte.methods.page import written

WIDE: Final = 720
HIGH: Final = 250
LEFT: Final = 56
RIGHT: Final = 36
TOP: Final = 14
BOTTOM: Final = 40
LABEL_WIDTH: Final = 84
"""What the name of a period needs across."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Values by period, with a band about them or about what was expected.

    `line` is what was expected or fitted; `marked` are places that stand out, and
    `breaks` places before which the level changed.
    """

    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    line: tuple[float | None, ...] = ()
    marked: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()

    @property
    def step(self) -> float:
        """Between two lines of the grid: 1, 2 or 5 times a power of ten."""
        rough = self.most / 4
        power = 10.0 ** floor(log10(rough))
        return next(f * power for f in (1, 2, 5, 10) if f * power >= rough * 0.999)

    @property
    def most(self) -> float:
        """The largest number drawn."""
        known = [v for v in (*self.values, *self.high, *self.line) if v is not None]
        return max(known, default=1.0) or 1.0

    def across(self, place: float) -> float:
        """Where a period stands."""
        return LEFT + (WIDE - LEFT - RIGHT) * (place + 0.5) / len(self.labels)

    def up(self, value: float) -> float:
        """Where a value stands."""
        top = ceil(self.most / self.step) * self.step
        return HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * value / top


def picture(title: str, drawn: Drawn, language: Language) -> str:
    """The course as SVG; all texts are escaped."""
    return "".join(
        [
            f'<svg viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" '
            'role="img" xmlns="http://www.w3.org/2000/svg">'
            f"<title>{escape(title)}</title>",
            *grid(drawn, language),
            *band(drawn),
            *course(drawn),
            "</svg>",
        ]
    )


def grid(drawn: Drawn, language: Language) -> Iterator[str]:
    """Lines across with their numbers, names of periods, breaks."""
    for i in range(ceil(drawn.most / drawn.step) + 1):
        y, value = drawn.up(i * drawn.step), i * drawn.step
        whole = round(value) if value == round(value) else value
        yield (
            f'<line class="grid" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.1f}" '
            f'y2="{y:.1f}"/><text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
            f"{escape(written(whole, language))}</text>"
        )
    every = ceil(len(drawn.labels) * LABEL_WIDTH / (WIDE - LEFT - RIGHT))
    for i in range(len(drawn.labels) - 1, -1, -every):
        yield (
            f'<text x="{drawn.across(i):.1f}" y="{HIGH - 14}" text-anchor="middle">'
            f"{escape(drawn.labels[i])}</text>"
        )
    for place in drawn.breaks:
        x = drawn.across(place - 0.5)
        yield (
            f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" '
            f'y2="{HIGH - BOTTOM}" stroke-dasharray="4 4"/>'
        )


def band(drawn: Drawn) -> Iterator[str]:
    """The area between low and high; periods without either break it."""
    run: list[tuple[float, float, float]] = []
    for i in range(len(drawn.labels) + 1):
        low = drawn.low[i] if i < len(drawn.labels) else None
        high = drawn.high[i] if i < len(drawn.labels) else None
        if low is not None and high is not None:
            run.append((drawn.across(i), drawn.up(low), drawn.up(high)))
            continue
        if len(run) > 1:
            edge = [f"{x:.1f},{h:.1f}" for x, _, h in run]
            edge += [f"{x:.1f},{b:.1f}" for x, b, _ in reversed(run)]
            yield f'<polygon class="band" points="{" ".join(edge)}"/>'
        run = []


def course(drawn: Drawn) -> Iterator[str]:
    """What was expected, dashed; what was seen, with a point a period."""
    for values, dash in ((drawn.line, ' stroke-dasharray="2 5"'), (drawn.values, "")):
        points = [
            f"{drawn.across(i):.1f},{drawn.up(v):.1f}"
            for i, v in enumerate(values)
            if v is not None
        ]
        if points:
            yield f'<polyline class="line" points="{" ".join(points)}"{dash}/>'
    for i, value in enumerate(drawn.values):
        if value is not None:
            kind, size = ("alert", 6) if i in drawn.marked else ("mark", 3)
            yield (
                f'<circle class="{kind}" cx="{drawn.across(i):.1f}" '
                f'cy="{drawn.up(value):.1f}" r="{size}"/>'
            )
