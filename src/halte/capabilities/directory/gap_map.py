"""The map of gaps: a circle for each area, on the outline of the provinces.

Drawn on the server as plain SVG. A circle stands at the centre of an area and is as
large as its people are many. What its colour says, its title says too, and the table
beneath the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.directory.reach import Reach
from halte.core.geography.outlines import Outline, outlines
from halte.core.ui.charts import join
from halte.core.ui.maps import Cone, Position

WIDTH: Final = 900
HEIGHT: Final = 770
SCALE: Final = 1000
CONE: Final = Cone(meridian=-91.866667, origin=63.390675)
"""Lambert conformal conic with the centre of Statistics Canada’s own maps."""

MIDDLE: Final = (427, 372)
"""Where that centre lies on the page."""

BANDS: Final = ((50, "near"), (100, "way"), (250, "far"))


def gap_map(found: Iterable[Reach]) -> SafeString:
    """All areas; the largest circles are drawn first, so that none hides another."""
    ordered = sorted(found, key=lambda each: -each.area.population)
    return format_html(
        '<svg class="gaps" viewBox="0 0 {} {}" role="img"><title>{}</title>'
        '<g class="land" aria-hidden="true">{}</g>{}</svg>',
        WIDTH, HEIGHT, _("Map: how far each area is from help"),
        join(_land(each) for each in outlines()),
        join(_circle(each) for each in ordered),
    )  # fmt: skip


def _land(each: Outline) -> SafeString:
    points = (project(at) for at in each.ring)
    line = " ".join(f"{round(x)},{round(y)}" for x, y in points)
    return format_html('<polygon points="{}"/>', line)


def _circle(each: Reach) -> SafeString:
    x, y = project((each.area.latitude, each.area.longitude))
    radius = max(3.0, math.sqrt(each.area.population) / 55)
    return format_html(
        '<circle class="{}" cx="{}" cy="{}" r="{}"><title>{}: {}</title></circle>',
        band(each), round(x, 1), round(y, 1), round(radius, 1), each.area.name,
        _("nowhere") if each.km is None else f"{each.whole_km} km",
    )  # fmt: skip


def band(each: Reach) -> str:
    """near, way, far or nowhere."""
    if each.km is None:
        return "nowhere"
    return next((name for limit, name in BANDS if each.km <= limit), "nowhere")


def project(at: Position) -> tuple[float, float]:
    """Where a position lies on the page."""
    x, y = CONE.project(at)
    return MIDDLE[0] + SCALE * x, MIDDLE[1] - SCALE * y
