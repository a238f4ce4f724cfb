"""Our map of squares: one for each country, drawn on the server as plain SVG.

It is schematic: a square says neither where a border runs nor how large a
country is. What a square says in colour it also says in its title, and the
table beneath the map says all of it in numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halte.capabilities.partners.countries import Tile, countries, tiles
from halte.capabilities.partners.queries.places import PlaceLine
from halte.core.ui.charts import join

SIDE: Final = 26
GAP: Final = 2


def world(places: Iterable[PlaceLine]) -> SafeString:
    """The map. Filled: an agreement in force; a dot: a project; framed: a partner."""
    known = {place.code: place for place in places}
    columns = max(tile.column for tile in tiles()) + 1
    rows = max(tile.row for tile in tiles()) + 1
    squares = join(_square(tile, known.get(tile.code)) for tile in tiles())
    return format_html(
        '<svg class="tiles" viewBox="0 0 {} {}" role="img">'
        "<title>{}</title>{}</svg>",
        columns * SIDE, rows * SIDE,
        _("Schematic map: one square for each country"), squares,
    )  # fmt: skip


def _square(tile: Tile, place: PlaceLine | None) -> SafeString:
    x, y, side = tile.column * SIDE, tile.row * SIDE, SIDE - GAP
    return format_html(
        '<g class="{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}"/>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>{}</g>',
        _class(place), told(tile.code, place), x, y, side, side,
        x + side / 2, y + side / 2 + 4, tile.code, _dot(x, y, place),
    )  # fmt: skip


def _class(place: PlaceLine | None) -> str:
    if place is None:
        return "tile"
    return "tile agreed" if place.agreements else "tile known"


def _dot(x: int, y: int, place: PlaceLine | None) -> SafeString:
    if place is None or not place.projects:
        return mark_safe("")
    return format_html('<circle cx="{}" cy="{}" r="3.5"/>', x + SIDE - 6, y + 5)


def told(code: str, place: PlaceLine | None) -> str:
    """What a square says, in words."""
    name = str(countries()[code])
    parts = list(_parts(place)) if place else [_("nothing kept here")]
    return _("%(country)s: %(what)s") % {"country": name, "what": ", ".join(parts)}


def _parts(place: PlaceLine) -> Iterator[str]:
    if place.partners:
        text = ngettext("%(n)s partner", "%(n)s partners", place.partners)
        yield text % {"n": place.partners}
    if place.agreements:
        text = ngettext(
            "%(n)s agreement in force", "%(n)s agreements in force", place.agreements
        )
        yield text % {"n": place.agreements}
    if place.projects:
        text = ngettext("%(n)s project", "%(n)s projects", place.projects)
        yield text % {"n": place.projects}
