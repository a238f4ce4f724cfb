"""Charts as plain SVG: no script, no style attribute, colours by class.

Colours come from the style sheet through `currentColor`, so a chart follows
the reader’s light or dark setting, prints, and passes the content security
policy. Lines differ by mark and by dash as well as by colour. A chart never
stands alone: the page puts the table with the same figures beneath it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from halte.core.ui.writing import number

TONES: Final = 6
WIDTH: Final = 720
HEIGHT: Final = 330
LEFT: Final = 74
RIGHT: Final = 24
TOP: Final = 18
BOTTOM: Final = 40
KEY_ROW: Final = 26
LEAST_SPAN: Final = 1e-6
"""Figures have four decimals; what differs by less than this is the same."""

FIGURE: Final = 9
"""Room that one character of an axis label needs, at its widest."""

MOST_LABELS: Final = 9
"""More labels than this under a chart 720 wide run into each other."""

Value = float | None
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A named line: (label of the period, value or None where nobody knows)."""

    name: str
    points: tuple[tuple[str, Value], ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A round scale that holds all values and always shows zero."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """Values of the grid lines, lowest first."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + i * self.step for i in range(count + 1))

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the bottom and 1 at the top."""
        return (value - self.low) / (self.high - self.low)


def scale(values: Sequence[float], steps: int = 4) -> Scale:
    """Steps of 1, 2, 2.5 or 5 × a power of ten; zero is always on the scale.

    A count that does not begin at zero makes a small change look large. Whole
    numbers have whole steps: nobody counts half a person.
    """
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    span = high - low if high - low > LEAST_SPAN else 1.0
    rough = span / steps
    power = 10.0 ** floor(log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    if all(float(value).is_integer() for value in values):
        step = max(step, 1.0) if step != 2.5 else 5.0
    return Scale(floor(low / step) * step, max(ceil(high / step), 1) * step, step)


def sparkline(values: Sequence[Value], *, label: str) -> SafeString:
    """A line the size of a word; where nobody knows, the line is broken."""
    width, height, pad = 120, 28, 3
    known = [float(v) for v in values if v is not None]
    if not known:
        return format_html(
            '<svg class="spark" viewBox="0 0 {} {}" role="img"><title>{}</title>'
            '<line class="gap" x1="3" y1="14" x2="117" y2="14"/></svg>',
            width, height, label,
        )  # fmt: skip
    low, high = min(known), max(known)
    room = high - low

    def place(index: int, value: float) -> Point:
        share = (value - low) / room if room else 0.5
        across = index / (len(values) - 1) if len(values) > 1 else 1.0
        return pad + across * (width - 2 * pad), height - pad - share * (
            height - 2 * pad
        )

    traces = [polyline(run) for run in runs(values, place) if len(run) > 1]
    last = max(i for i, v in enumerate(values) if v is not None)
    x, y = place(last, known[-1])
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" role="img"><title>{}</title>{}'
        '<circle class="last" cx="{}" cy="{}" r="2.5"/></svg>',
        width, height, label, join(traces), short(x), short(y),
    )  # fmt: skip


def line_chart(lines: Sequence[Line], *, title: str, unit: str) -> SafeString:
    """Lines over periods, with grid, axis labels and a key where there are several."""
    labels = tuple(dict.fromkeys(label for line in lines for label, _ in line.points))
    values = [float(v) for line in lines for _, v in line.points if v is not None]
    axis = scale(values or [0.0])
    key = len(lines) > 1
    height = HEIGHT + (KEY_ROW * len(lines) if key else 0)
    parts = [
        *grid(axis),
        *period_labels(labels),
        *(trace(i, line, labels, axis) for i, line in enumerate(lines)),
        *(key_entry(i, line) for i, line in enumerate(lines) if key),
    ]
    return figure(
        parts, title=title, unit=unit, height=height, kind="lines", more=overhang(axis)
    )


def bar_chart(
    bars: Sequence[tuple[str, float]], *, title: str, unit: str
) -> SafeString:
    """Bars lying down, each under its name, so that long names have room."""
    row = 50
    axis = scale([value for _, value in bars] or [0.0])
    length = WIDTH - 120
    origin = 2 + axis.share(0.0) * length
    parts = [
        bar(index * row, name, value, origin, axis.share(value) * length + 2)
        for index, (name, value) in enumerate(bars)
    ]
    return figure(
        parts, title=title, unit=unit, height=max(row * len(bars), row), kind="bars"
    )


def figure(
    parts: Sequence[SafeString],
    *,
    title: str,
    unit: str,
    height: float,
    kind: str,
    more: int = 0,
) -> SafeString:
    """The frame of a chart: caption, a region that scrolls on a small screen.

    `more` is room to the left of zero, for axis labels longer than the usual.
    """
    return format_html(
        '<figure class="chart {}"><figcaption>{} <span>({})</span></figcaption>'
        '<div class="scroll" role="region" tabindex="0" aria-label="{}">'
        '<svg viewBox="{} 0 {} {}" role="img"><title>{} ({})</title>{}</svg>'
        "</div></figure>",
        kind, title, unit, title, -more, WIDTH + more, short(height), title, unit,
        join(parts),
    )  # fmt: skip


def tick_label(tick: float) -> str:
    """The value of a grid line, as it is written beside it."""
    return number(round(tick, 6))


def overhang(axis: Scale) -> int:
    """What the longest label of the axis needs beyond the usual margin."""
    longest = max(len(tick_label(tick)) for tick in axis.ticks)
    return max(0, FIGURE * longest + 10 - LEFT)


def grid(axis: Scale) -> Iterator[SafeString]:
    """Horizontal lines with their values; the line of zero is firm."""
    for tick in axis.ticks:
        y = down(axis, tick)
        yield format_html(
            '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>'
            '<text x="{}" y="{}" text-anchor="end">{}</text>',
            "baseline" if abs(tick) < axis.step / 1000 else "gridline",
            LEFT, short(y), WIDTH - RIGHT, short(y),
            LEFT - 10, short(y + 5), tick_label(tick),
        )  # fmt: skip


def period_labels(labels: Sequence[str]) -> Iterator[SafeString]:
    """Names of the periods, thinned out so that they stay apart; the last stays."""
    stride = max(1, ceil(len(labels) / MOST_LABELS))
    last = len(labels) - 1
    for index, label in enumerate(labels):
        if (last - index) % stride:
            continue
        anchor = "end" if index == last and last else "middle"
        x = across(index, len(labels)) + (12 if anchor == "end" else 0)
        yield format_html(
            '<text x="{}" y="{}" text-anchor="{}">{}</text>',
            short(x), HEIGHT - BOTTOM + 24, anchor, label,
        )  # fmt: skip


def trace(index: int, line: Line, labels: Sequence[str], axis: Scale) -> SafeString:
    """One line: broken where nobody knows, with a mark and its value at each point."""
    known = dict(line.points)
    values = [known.get(label) for label in labels]

    def place(at: int, value: float) -> Point:
        return across(at, len(labels)), down(axis, value)

    dashed = " dashed" if line.dashed else ""
    marks = [
        mark(index, *place(at, float(value)), f"{line.name}, {label}: {number(value)}")
        for at, (label, value) in enumerate(zip(labels, values, strict=True))
        if value is not None
    ]
    return format_html(
        '<g class="{}">{}{}</g>',
        tone(index),
        join([polyline(r, f"trace{dashed}") for r in runs(values, place) if r[1:]]),
        join(marks),
    )


def mark(index: int, x: float, y: float, told: str = "") -> SafeString:
    """A point: round, square or hollow by line; what it tells shows on hovering."""
    title = format_html("<title>{}</title>", told) if told else mark_safe("")
    if index % 3 == 1:
        return format_html(
            '<rect class="mark" x="{}" y="{}" width="7" height="7">{}</rect>',
            short(x - 3.5), short(y - 3.5), title,
        )  # fmt: skip
    return format_html(
        '<circle class="mark{}" cx="{}" cy="{}" r="4">{}</circle>',
        " hollow" if index % 3 == 2 else "", short(x), short(y), title,
    )  # fmt: skip


def key_entry(index: int, line: Line) -> SafeString:
    """The name of a line beside a piece of it, one to a row under the chart."""
    y = HEIGHT + 12 + index * KEY_ROW
    dashed = " dashed" if line.dashed else ""
    return format_html(
        '<g class="{}">{}{}<text class="name" x="{}" y="{}">{}</text></g>',
        tone(index),
        polyline([(LEFT, y), (LEFT + 34, y)], f"trace{dashed}"),
        mark(index, LEFT + 17, y),
        LEFT + 44, y + 5, line.name,
    )  # fmt: skip


def bar(y: float, name: str, value: float, start: float, end: float) -> SafeString:
    """A name, and beneath it a bar with its value at the end."""
    left, right = min(start, end), max(start, end)
    return format_html(
        '<g class="{}"><text class="name" x="2" y="{}">{}</text>'
        '<rect class="bar" x="{}" y="{}" width="{}" height="18"/>'
        '<text x="{}" y="{}">{}</text></g>',
        tone(0), y + 15, name,
        short(left), y + 22, short(max(right - left, 1)),
        short(right + 8), y + 36, number(round(value, 6)),
    )  # fmt: skip


def runs(
    values: Sequence[Value], place: Callable[[int, float], Point]
) -> Iterator[list[Point]]:
    """Unbroken stretches of known values, as points."""
    run: list[Point] = []
    for index, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append(place(index, float(value)))
    if run:
        yield run


def polyline(points: Sequence[Point], css: str = "trace") -> SafeString:
    """A line through points."""
    path = " ".join(f"{short(x)},{short(y)}" for x, y in points)
    return format_html('<polyline class="{}" points="{}"/>', css, path)


def across(index: int, count: int) -> float:
    """Where a period lies from left to right; a lone one lies in the middle."""
    room = WIDTH - LEFT - RIGHT
    return LEFT + (room * index / (count - 1) if count > 1 else room / 2)


def down(axis: Scale, value: float) -> float:
    """Where a value lies from top to bottom."""
    return TOP + (1 - axis.share(value)) * (HEIGHT - TOP - BOTTOM)


def tone(index: int) -> str:
    """The class of a colour; after six they begin again."""
    return f"tone-{index % TONES + 1}"


def short(value: float) -> str:
    """A coordinate to a tenth of a unit, without needless zeros."""
    return f"{value:.1f}".removesuffix(".0")


def join(parts: Iterable[SafeString]) -> SafeString:
    """Pieces of SVG, one after another."""
    return format_html_join("", "{}", ((part,) for part in parts))
