"""Pictures of a release: what was shown, what was withheld, what was hidden."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

BAR, GAP, LEFT, WIDE = 22, 12, 190, 420


def shares(title: str, bars: Sequence[tuple[str, float, str]]) -> str:
    """A bar from 0 to 1 for each name, with its words beside it."""
    high = len(bars) * (BAR + GAP) + GAP
    parts = [
        f'<svg viewBox="0 0 {LEFT + WIDE + 150} {high}" role="img" '
        f'width="{LEFT + WIDE + 150}" height="{high}">'
        f"<title>{escape(title)}</title>"
    ]
    for i, (name, share, words) in enumerate(bars):
        y = GAP + i * (BAR + GAP)
        long = max(0.0, min(1.0, share)) * WIDE
        middle = y + BAR * 0.7
        parts.append(
            f'<text x="0" y="{middle:.1f}">{escape(name)}</text>'
            f'<rect class="faint" x="{LEFT}" y="{y}" width="{WIDE}" height="{BAR}"/>'
            f'<rect class="mark" x="{LEFT}" y="{y}" width="{long:.1f}" '
            f'height="{BAR}"/>'
            f'<text x="{LEFT + WIDE + 10}" y="{middle:.1f}">{escape(words)}</text>'
        )
    return "".join([*parts, "</svg>"])


def intervals(title: str, lines: Sequence[tuple[str, float, float, bool]]) -> str:
    """A line from the least to the most for each cell; those found stand out."""
    most = max((line[2] for line in lines), default=1.0) or 1.0
    high = len(lines) * 24 + 40
    parts = [
        f'<svg viewBox="0 0 {LEFT + WIDE + 180} {high}" role="img" '
        f'width="{LEFT + WIDE + 180}" height="{high}">'
        f"<title>{escape(title)}</title>"
    ]
    for i, (name, low, top, found) in enumerate(lines):
        y = 20 + i * 24
        a, b = LEFT + 60 + low / most * WIDE, LEFT + 60 + top / most * WIDE
        kind = "alert" if found else "mark"
        parts.append(
            f'<text x="0" y="{y + 4}">{escape(name[:34])}</text>'
            f'<line class="{kind}" x1="{a:.1f}" x2="{max(b, a + 3):.1f}" y1="{y}" '
            f'y2="{y}" stroke-width="5"/>'
            f'<text x="{max(b, a + 3) + 8:.1f}" y="{y + 4}">{between(low, top)}</text>'
        )
    return "".join([*parts, "</svg>"])


def between(low: float, top: float) -> str:
    """The least and the most a cell can be; one number where they are the same."""
    return f"{low:.10g}" if low == top else f"{low:.10g}–{top:.10g}"
