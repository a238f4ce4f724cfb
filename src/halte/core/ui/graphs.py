"""Small networks as plain SVG: one at the left, the others by steps from it.

Drawn like the charts, and never alone: the page has the table with the same numbers
beneath. A tie with a direction has an arrow; ties of another kind are dashed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from halte.core.ui.charts import WIDTH, join, polyline, short, tone

NODE: Final = 18.0
ROW: Final = 52.0
NAMED_ROW: Final = 96.0
LETTER: Final = 9.0
"""Room that a letter of a name needs."""

MOST_NAMES: Final = 12
"""Nodes up to which names stand beside them; more are told by number alone."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """One that is tied: its number in the table, its name, steps from the first."""

    label: str
    name: str
    steps: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two labels; `arrow` points at the second."""

    one: str
    other: str
    arrow: bool = False
    dashed: bool = False


def step_graph(
    nodes: Sequence[Node], edges: Sequence[Edge], *, title: str
) -> SafeString:
    """The node of no steps at the left, the others in columns by their steps."""
    columns = 1 + max((node.steps for node in nodes), default=0)
    tallest = max(Counter(node.steps for node in nodes).values(), default=1)
    named = len(nodes) <= MOST_NAMES
    row = NAMED_ROW if named else ROW
    places = laid_out(nodes, columns, tallest, row)
    room = int(WIDTH / columns / LETTER) if named else 0
    return format_html(
        '<figure class="chart graph"><figcaption>{}</figcaption>'
        '<div class="scroll" role="region" tabindex="0" aria-label="{}">'
        '<svg viewBox="0 0 {} {}" role="img"><title>{}</title>{}{}</svg>'
        "</div></figure>",
        title, title, WIDTH, short(tallest * row), title,
        join([tie(places[e.one], places[e.other], e) for e in edges]),
        join([node_mark(node, *places[node.label], room) for node in nodes]),
    )  # fmt: skip


def laid_out(
    nodes: Sequence[Node], columns: int, tallest: int, row: float
) -> Mapping[str, Point]:
    """Where each node lies: its column by its steps, spread over the height."""
    found: dict[str, Point] = {}
    for steps in sorted({node.steps for node in nodes}):
        column = [node for node in nodes if node.steps == steps]
        for index, node in enumerate(column):
            # Every second column lies a little lower, so that a tie that passes a
            # column does not run through its nodes.
            lower = row / 8 * (1 if steps % 2 else -1) if columns > 2 else 0
            found[node.label] = (
                WIDTH * (steps + 0.5) / columns,
                tallest * row * (index + 0.5) / len(column) - row / 8 + lower,
            )
    return found


def tie(one: Point, other: Point, edge: Edge) -> SafeString:
    """A line from rim to rim, with a head where it has a direction."""
    (x1, y1), (x2, y2) = one, other
    length = hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    start = (x1 + ux * NODE, y1 + uy * NODE)
    end = (x2 - ux * (NODE + 3), y2 - uy * (NODE + 3))
    head = mark_safe("")
    if edge.arrow:
        left = (end[0] - ux * 11 - uy * 6, end[1] - uy * 11 + ux * 6)
        right = (end[0] - ux * 11 + uy * 6, end[1] - uy * 11 - ux * 6)
        head = polyline([left, end, right], "tie")
    return join([polyline([start, end], "tie dashed" if edge.dashed else "tie"), head])


def node_mark(node: Node, x: float, y: float, room: int) -> SafeString:
    """A circle with the number in it, and beneath it as much of the name as fits."""
    name = mark_safe("")
    if room:
        name = format_html(
            '<text class="name" x="{}" y="{}" text-anchor="middle">{}</text>',
            short(x), short(y + NODE + 18), cut(node.name, room),
        )  # fmt: skip
    return format_html(
        '<g class="{}"><circle class="node" cx="{}" cy="{}" r="{}"><title>{}</title>'
        '</circle><text x="{}" y="{}" text-anchor="middle">{}</text>{}</g>',
        tone(0 if node.steps == 0 else 1), short(x), short(y), short(NODE), node.name,
        short(x), short(y + 6), node.label, name,
    )  # fmt: skip


def cut(name: str, most: int) -> str:
    """A name that fits; the table has it whole."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
