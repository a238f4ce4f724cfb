"""What became of money, drawn: one bar a row, cut into parts that differ by pattern.

What nobody reported has a colour and a hatching of its own, in the chart and
nowhere else. Colours come from the style sheet; nothing here is red. Names stand
above their bar as text, and widths are shares, so that a narrow screen shortens
the bar and never the writing. The page puts the table with the same amounts
beneath.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from halte.capabilities.money.words import SAID, UNREPORTED
from halte.core.bilingual import Bilingual
from halte.core.ui.charts import join
from halte.core.ui.writing import cents

LEAST: Final = 0.3
"""Hundredths of the bar: a cent that nobody reported is not nothing, and is seen."""

ABOVE: Final = Bilingual("Above the budget", "Au-delà du budget")
WITHOUT: Final = Bilingual("Spent, no budget stated", "Dépensé, sans budget précisé")


@dataclass(frozen=True, slots=True)
class Look:
    """How a part is drawn: its colour, and the lines of its pattern if it has one."""

    name: str
    title: Bilingual
    tone: int
    lines: str = ""


LOOKS: Final = (
    Look("spent", SAID["spent"], 1),
    Look("lapsed", SAID["lapsed"], 3, "M0 4H8"),
    Look("carried", SAID["carried"], 5, "M4 0V8"),
    Look("unreported", UNREPORTED, 2, "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
    Look("above", ABOVE, 4, "M0 0L8 8M0 8L8 0"),
    Look("without", WITHOUT, 1, "M-2 6L2 10M0 0L8 8M6 -2L10 2"),
)
"""In the order of the bar. A pattern is drawn in a square of eight."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, its whole, and its parts in cents by the name of a look."""

    name: str
    whole: str
    parts: dict[str, int]

    @property
    def drawn(self) -> dict[str, int]:
        """The parts that there is something of."""
        return {name: cents for name, cents in self.parts.items() if cents > 0}


def money_chart(bars: Sequence[Bar], *, title: str) -> SafeString:
    """The bars on one scale, with the key of what each pattern means."""
    longest = max((sum(bar.drawn.values()) for bar in bars), default=0) or 1
    return format_html(
        '<figure class="chart sums"><figcaption>{} <span>(CAD)</span></figcaption>'
        "{}<ul>{}</ul>{}</figure>",
        title, patterns(), join([_row(bar, longest) for bar in bars]), key(bars),
    )  # fmt: skip


def patterns() -> SafeString:
    """The hatchings, once for a drawing."""
    return format_html(
        '<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>{}</defs>'
        "</svg>",
        join([_pattern(look) for look in LOOKS if look.lines]),
    )


def _pattern(look: Look) -> SafeString:
    return format_html(
        '<pattern id="money-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<g class="tone-{}"><path d="{}" stroke="currentColor" stroke-width="2" '
        'fill="none"/></g></pattern>',
        look.name, look.tone, look.lines,
    )  # fmt: skip


def _row(bar: Bar, longest: int) -> SafeString:
    told = format_html_join(
        "; ", "{}: {}",
        ((look.title, cents(bar.drawn[look.name]))
         for look in LOOKS if look.name in bar.drawn),
    )  # fmt: skip
    return format_html(
        '<li><p><strong>{}</strong> {}</p><svg role="img"><title>{}. {}</title>{}</svg>'
        "</li>",
        bar.name, bar.whole, bar.name, told, join(list(_parts(bar, longest))),
    )  # fmt: skip


def _parts(bar: Bar, longest: int) -> Iterator[SafeString]:
    at = 0.0
    for look in LOOKS:
        cents = bar.drawn.get(look.name, 0)
        if not cents:
            continue
        width = max(cents / longest * 100, LEAST)
        yield box(look, at, width)
        at += width


def box(look: Look, at: float, width: float) -> SafeString:
    """One part, in hundredths: filled, or hatched inside a frame of its colour."""
    fill = format_html("url(#money-{})", look.name) if look.lines else "currentColor"
    return format_html(
        '<g class="tone-{}"><rect x="{}%" width="{}%" height="100%" fill="{}" '
        'stroke="currentColor" stroke-width="2"/></g>',
        look.tone, f"{at:.2f}", f"{width:.2f}", fill,
    )  # fmt: skip


def key(bars: Iterable[Bar]) -> SafeString:
    """What each pattern means, for those that are drawn."""
    drawn = {name for bar in bars for name in bar.drawn}
    entries = [
        format_html(
            '<li><svg class="swatch" aria-hidden="true">{}</svg> {}</li>',
            box(look, 0, 100), look.title,
        )
        for look in LOOKS
        if look.name in drawn
    ]  # fmt: skip
    return format_html('<ul class="key">{}</ul>', join(entries))
