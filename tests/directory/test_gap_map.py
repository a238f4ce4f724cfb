"""The map of gaps: the land under the circles, and all of it in a table."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client

from halte.capabilities.directory.gap_map import HEIGHT, WIDTH, band, gap_map, project
from halte.capabilities.directory.reach import reach
from halte.core.geography.areas import areas
from halte.core.geography.outlines import Position, outlines
from halte.core.geography.places import PLACES
from tests.conftest import Person


def within(at: Position, ring: tuple[Position, ...]) -> bool:
    """Even and odd crossings of a ray to the east."""
    inside = False
    for (lat1, lon1), (lat2, lon2) in pairwise(ring):
        crosses = (lat1 > at[0]) != (lat2 > at[0])
        if crosses and at[1] < lon1 + (at[0] - lat1) * (lon2 - lon1) / (lat2 - lat1):
            inside = not inside
    return inside


def test_every_province_and_territory_has_a_closed_outline() -> None:
    found = {each.province for each in outlines()}
    assert {f"CA-{each}" for each in found} == {
        code for code, place in PLACES.items() if place.kind == "province"
    }
    assert all(each.ring[0] == each.ring[-1] for each in outlines())


def test_areas_lie_in_their_own_province_save_on_a_shore_that_was_simplified() -> None:
    """Outside source: the outlines and the centres were made apart."""
    out = [
        area.code for area in areas().values()
        if not any(
            within((area.latitude, area.longitude), each.ring)
            for each in outlines() if each.province == area.province
        )
    ]  # fmt: skip
    assert len(out) < len(areas()) * 0.05, out


def test_a_border_along_a_parallel_is_drawn_as_a_curve() -> None:
    (border,) = (each for each in outlines() if each.province == "SK")
    south = [at for at in border.ring if abs(at[0] - 49) < 0.02]
    assert len(south) >= 8
    heights = [project(at)[1] for at in south]
    assert max(heights) - min(heights) > 3


def test_a_little_beyond_a_hundred_is_beyond_and_is_not_shown_as_a_hundred() -> None:
    """Lévis to Saint-Tite: 100.2 km by the law of cosines on the same sphere."""
    here, there = areas()["2425"], areas()["2435"]
    a, b = math.radians(here.latitude), math.radians(there.latitude)
    turn = math.radians(here.longitude - there.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    km = 6371.0088 * math.acos(cosine)
    assert 100 < km < 100.5
    (found,) = (each for each in reach(["2425"]) if each.area.code == "2435")
    assert found.km == pytest.approx(km, abs=0.001)
    assert found.is_far and found.whole_km == 101 and band(found) == "far"


def test_all_of_the_land_and_every_area_lie_on_the_page() -> None:
    drawn = str(gap_map(reach(["4611"])))
    assert drawn.count("<circle") == len(areas())
    assert drawn.count("<polygon") == len(outlines())
    for pair in re.findall(r"(-?\d+),(-?\d+)", drawn):
        x, y = map(int, pair)
        assert 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    for area in areas().values():
        x, y = project((area.latitude, area.longitude))
        assert 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    assert "http" not in drawn and "style=" not in drawn


@pytest.mark.django_db(transaction=True)
def test_the_table_beneath_says_all_that_the_map_says(
    della: Person, signed_in: Callable[[Person], Client]
) -> None:
    page = signed_in(della).get("/en/directory/steward/gaps/").content.decode()
    table = page[page.index("All areas of the map") :]
    assert all(str(area.full_name.en) in table for area in areas().values())
