"""Pictures of a panel: overlaps, intervals, influence. SVG with all text escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10
from typing import Final

import numpy as np

from halte.methods.bilingual import Language
from halte.methods.page import written
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.resampling import Influence
from halte.methods.populations.wording import people

WIDE: Final = 720
LABELS: Final = 210
ROW: Final = 30
MOST_HISTORIES: Final = 24
MOST_INFLUENCES: Final = 12
MOST_TICKS: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a picture of intervals; `limits` are outermost first."""

    label: str
    point: float | None
    limits: tuple[tuple[float, float], ...] = ()
    known: float | None = None
    faint: bool = False


def svg(width: int, height: int, title: str, inside: Sequence[str]) -> str:
    """The frame of a picture."""
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
        + "".join(inside)
        + "</svg>"
    )


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Words at a place."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def line(
    x1: float, y1: float, x2: float, y2: float, kind: str, width: float = 1
) -> str:
    """A straight line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'class="{kind}" stroke-width="{width}"/>'
    )


STEPS: Final = (
    (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0),
    (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0),
    (1.0, 2.0, 5.0),
    (1.0, 3.0),
    (1.0,),
)
"""Places of ticks within a power of ten, from close to far apart."""


def ticks(low: float, high: float) -> list[float]:
    """Round numbers between two, eight at most where that can be."""
    powers = range(floor(log10(low)) - 1, ceil(log10(high)) + 1)
    inside: list[float] = []
    for steps in STEPS:
        made = [step * 10.0**power for power in powers for step in steps]
        inside = [tick for tick in made if low <= tick <= high]
        if len(inside) <= MOST_TICKS:
            break
    return inside


class Scale:
    """A logarithmic axis across the picture."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        some = [x for bar in bars for pair in bar.limits for x in pair]
        some += [x for bar in bars for x in (bar.point, bar.known) if x is not None]
        kept = [x for x in some if isfinite(x) and x > 0] or [1.0]
        self.low, self.high = min(kept) / 1.15, max(kept) * 1.15

    def at(self, value: float) -> float:
        """Where a number stands; those beyond the axis stand at its ends."""
        share = (log10(max(value, 1e-9)) - log10(self.low)) if isfinite(value) else 1e9
        share /= log10(self.high) - log10(self.low)
        return LABELS + (WIDE - LABELS - 20) * min(max(share, 0.0), 1.0)


def intervals(bars: Sequence[Bar], title: str, language: Language) -> str:
    """Each method's figure as a dot, its limits as lines: thin 95%, thick 80%."""
    scale, foot = Scale(bars), 12 + ROW * len(bars)
    inside = []
    for tick in ticks(scale.low, scale.high):
        x = scale.at(tick)
        inside += [
            line(x, 4, x, foot, "grid"),
            text(x, foot + 18, people(tick, language), "middle"),
        ]
    for row, bar in enumerate(bars):
        inside += drawn(bar, scale, 8 + ROW * row + ROW / 2)
    inside.append(line(LABELS, foot, WIDE - 20, foot, "axis"))
    return svg(WIDE, foot + 28, title, inside)


def drawn(bar: Bar, scale: Scale, y: float) -> list[str]:
    """One line of the picture."""
    kind = "axis" if bar.faint else "mark"
    made = [text(LABELS - 12, y + 4, bar.label, "end")]
    for depth, (low, high) in enumerate(bar.limits):
        made.append(line(scale.at(low), y, scale.at(high), y, kind, 2 + 4 * depth))
        if not isfinite(high):
            x = scale.at(high)
            made.append(f'<path d="M{x:.1f} {y - 5}l8 5l-8 5z" class="{kind}"/>')
    if bar.point is not None and isfinite(bar.point):
        x = scale.at(bar.point)
        made.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="{kind}"/>')
    if bar.known is not None:
        x = scale.at(bar.known)
        made.append(line(x, y - 10, x, y + 10, "alert", 3))
    return made


def largest_first(table: CaptureTable) -> list[tuple[int, int]]:
    """The histories that most people have, with their counts."""
    cells = [int(w) for w in np.flatnonzero(table.counts)]
    cells.sort(key=lambda w: (-int(table.counts[w]), w.bit_count(), w))
    return [(w, int(table.counts[w])) for w in cells[:MOST_HISTORIES]]


def upset(table: CaptureTable, title: str, language: Language, least: int) -> str:
    """Histories as columns of dots under bars of their counts (logarithmic).

    Counts under `least` are drawn alike and not written.
    """
    cells = [cell for cell, _ in largest_first(table)]
    tall, top = 150, 24
    most = log10(max(int(table.counts.max()), 10))
    step = min(40.0, (WIDE - LABELS - 20) / max(len(cells), 1))
    inside = []
    for column, cell in enumerate(cells):
        count, x = int(table.counts[cell]), LABELS + step * (column + 0.5)
        shown = max(count, least)
        height = max(3.0, tall * log10(max(shown, 1.2)) / most)
        label = written(count, language) if count >= least else f"<{least}"
        inside.append(
            f'<rect x="{x - step * 0.32:.1f}" y="{top + tall - height:.1f}" '
            f'width="{step * 0.64:.1f}" height="{height:.1f}" class="mark"/>'
        )
        if step >= 34 or column % 2 == 0:
            inside.append(text(x, top + tall - height - 5, label, "middle"))
        inside += dots(table, cell, x, top + tall + 22)
    totals = table.totals
    for row, name in enumerate(table.lists):
        y = top + tall + 22 + 24 * row
        label = f"{name} ({written(totals[name], language)})"
        inside.append(text(LABELS - 12, y + 4, label, "end"))
    height = top + tall + 22 + 24 * len(table.lists)
    return svg(WIDE, height, title, inside)


def dots(table: CaptureTable, cell: int, x: float, top: float) -> list[str]:
    """A column of dots: filled where the history holds the list."""
    inside = [row for row in range(len(table.lists)) if cell >> row & 1]
    made = [
        f'<circle cx="{x:.1f}" cy="{top + 24 * row:.1f}" r="5" '
        f'class="{"mark" if row in inside else "faint"}"/>'
        for row in range(len(table.lists))
    ]
    first, last = top + 24 * inside[0], top + 24 * inside[-1]
    return [*made, line(x, first, x, last, "mark", 3)]


def strongest(influences: Sequence[Influence], estimate: float) -> list[Influence]:
    """Those that move the figure most."""
    ranked = sorted(influences, key=lambda i: -abs(i.estimate - estimate))
    return ranked[:MOST_INFLUENCES]


def moved(move: float, language: Language) -> str:
    """How far a figure moves, with its sign."""
    return ("−" if move < 0 else "+") + people(abs(move), language)


def influence(
    table: CaptureTable,
    influences: Sequence[Influence],
    estimate: float,
    title: str,
    language: Language,
) -> str:
    """How far the figure moves when one person of a history is not seen."""
    moves = [(i, i.estimate - estimate) for i in strongest(influences, estimate)]
    most = max((abs(m) for _, m in moves if isfinite(m)), default=1.0) or 1.0
    middle, half = LABELS + (WIDE - LABELS) / 2, (WIDE - LABELS) / 2 - 70
    inside = [line(middle, 4, middle, 8 + ROW * len(moves), "axis")]
    for row, (one, move) in enumerate(moves):
        y = 8 + ROW * row
        wide = half * min(abs(move) / most, 1.0)
        left = middle - wide if move < 0 else middle
        label = table.named(one.cell)
        inside += [
            text(
                LABELS - 12,
                y + 19,
                label if len(label) < 28 else label[:27] + "…",
                "end",
            ),
            f'<rect x="{left:.1f}" y="{y + 5}" width="{max(wide, 1):.1f}" height="18" '
            'class="mark"/>',
        ]
        words = moved(move, language)
        side = left - 6 if move < 0 else middle + wide + 6
        inside.append(text(side, y + 19, words, "end" if move < 0 else "start"))
    return svg(WIDE, 16 + ROW * len(moves), title, inside)
