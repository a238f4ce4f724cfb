"""Pictures of a synthetic file: its columns, and a regression on both files."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from halte.methods.bilingual import Language
from halte.methods.page import written

BAR: Final = 16
GAP: Final = 8
LEFT: Final = 200
WIDE: Final = 360
RIGHT: Final = 110
MOST_BARS: Final = 20
WITHIN: Final = 1.959964

Estimate = tuple[float, float]


def opened(title: str, high: int) -> str:
    """The start of a picture."""
    wide = LEFT + WIDE + RIGHT
    return (
        f'<svg viewBox="0 0 {wide} {high}" role="img" width="{wide}" height="{high}">'
        f"<title>{escape(title)}</title>"
    )


def bars(title: str, counts: Sequence[tuple[str, int]], language: Language) -> str:
    """A bar for each value; the largest where there are too many, in their order."""
    if len(counts) > MOST_BARS:
        least = sorted((n for _, n in counts), reverse=True)[MOST_BARS - 1]
        counts = [one for one in counts if one[1] >= least][:MOST_BARS]
    most = max((n for _, n in counts), default=1) or 1
    parts = [opened(title, len(counts) * (BAR + GAP) + GAP)]
    for i, (name, count) in enumerate(counts):
        y = GAP + i * (BAR + GAP)
        long = count / most * WIDE
        parts.append(
            f'<text x="0" y="{y + 13}">{escape(name[:28])}</text>'
            f'<rect class="mark" x="{LEFT}" y="{y}" width="{long:.1f}" height="{BAR}"/>'
            f'<text x="{LEFT + long + 8:.1f}" y="{y + 13}">'
            f"{escape(written(count, language))}</text>"
        )
    return "".join([*parts, "</svg>"])


def paired(
    title: str,
    lines: Sequence[tuple[str, Estimate, Estimate]],
    names: tuple[str, str],
) -> str:
    """Two estimates with 95 % intervals to each line: real above, synthetic below."""
    ends = [
        x + s * WITHIN * side for _, *two in lines for x, s in two for side in (-1, 1)
    ]
    low, high = min([*ends, 0.0]), max([*ends, 0.0])
    scale = WIDE / ((high - low) or 1.0)
    zero = LEFT - low * scale
    tall = len(lines) * 30 + 50
    parts = [
        opened(title, tall),
        f'<line class="grid" x1="{zero:.1f}" x2="{zero:.1f}" y1="26" y2="{tall}"/>',
        f'<circle class="alert" cx="{LEFT}" cy="12" r="5"/>'
        f'<text x="{LEFT + 12}" y="17">{escape(names[0])}</text>'
        f'<circle class="mark" cx="{LEFT + 150}" cy="12" r="5"/>'
        f'<text x="{LEFT + 162}" y="17">{escape(names[1])}</text>',
    ]
    for i, (name, *two) in enumerate(lines):
        y = 42 + i * 30
        parts.append(f'<text x="0" y="{y + 9}">{escape(name[:28])}</text>')
        for kind, at, (x, s) in zip(("alert", "mark"), (y, y + 10), two, strict=True):
            middle, reach = zero + x * scale, s * WITHIN * scale
            parts.append(
                f'<line class="{kind}" x1="{middle - reach:.1f}" '
                f'x2="{middle + reach:.1f}" y1="{at}" y2="{at}" stroke-width="2"/>'
                f'<circle class="{kind}" cx="{middle:.1f}" cy="{at}" r="4"/>'
            )
    return "".join([*parts, "</svg>"])
