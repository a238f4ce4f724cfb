"""Maps and graphs: the projection by its book, distances, what is drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from halte.core.ui.graphs import Edge, Node, step_graph
from halte.core.ui.maps import Cone, Spot, framed, kilometres, spot_map

MONTREAL, TORONTO = (45.5019, -73.5674), (43.6532, -79.3832)
KINDS = {0: "Work", 1: "Housing", 2: "Office"}


def test_the_cone_gives_the_numbers_of_the_book() -> None:
    """Snyder 1987, p. 295: sphere of radius 1, parallels 33 and 45 degrees, origin
    23 degrees north and 96 west, the point 35 north and 75 west.
    """
    cone = Cone(meridian=-96.0, parallels=(33.0, 45.0), origin=23.0)
    n, big_f = cone.constants
    assert (n, big_f) == pytest.approx((0.6304777, 1.9550002), abs=1e-7)
    assert cone.project((35.0, -75.0)) == pytest.approx(
        (0.2966785, 0.2462112), abs=1e-7
    )


def test_distances_are_those_of_an_atlas() -> None:
    """Montréal to Toronto: 504 km in a straight line."""
    assert kilometres(MONTREAL, TORONTO) == pytest.approx(504, abs=2)
    assert kilometres(MONTREAL, MONTREAL) == 0


def test_north_is_up_east_is_right_and_all_is_on_the_page() -> None:
    frame = framed([Spot("1", MONTREAL), Spot("2", TORONTO)])
    (x1, y1), (x2, y2) = frame.place(MONTREAL), frame.place(TORONTO)
    assert x2 < x1 and y1 < y2
    assert all(0 <= x <= 720 for x in (x1, x2)) and all(0 <= y <= 420 for y in (y1, y2))


def svg_of(figure: str) -> ElementTree.Element:
    return ElementTree.fromstring(figure)


@pytest.mark.parametrize("spots", [[MONTREAL], [MONTREAL, TORONTO], [MONTREAL] * 3])
def test_a_map_is_well_formed_and_names_its_kinds(
    spots: list[tuple[float, float]],
) -> None:
    drawn = [Spot(str(at), spot, at % 2) for at, spot in enumerate(spots, 1)]
    text = str(spot_map(drawn, title="Places", kinds=KINDS))
    svg_of(text)
    assert "km" in text and "Housing" in text and "Office" not in text
    assert "style=" not in text and "<script" not in text


def test_places_of_one_area_and_kind_share_a_mark() -> None:
    drawn = [Spot("1", MONTREAL), Spot("2", MONTREAL), Spot("3", MONTREAL, 1)]
    text = str(spot_map(drawn, title="Places", kinds=KINDS))
    assert ">1, 2<" in text and ">3<" in text


def test_a_graph_shows_who_controls_whom() -> None:
    nodes = [Node("1", "A & B <Inc.>", 0), Node("2", "C", 1), Node("3", "D", 2)]
    edges = [Edge("2", "1", arrow=True), Edge("2", "3", dashed=True)]
    text = str(step_graph(nodes, edges, title="Ties"))
    drawn = svg_of(text)
    assert "A &amp; B &lt;Inc.&gt;" in text
    lines = [e for e in drawn.iter("polyline") if "tie" in e.attrib["class"]]
    assert len(lines) == 3, "two ties, one of them with a head"


def test_a_large_group_is_drawn_by_numbers() -> None:
    nodes = [Node(str(n), f"Employer {n}", min(n - 1, 1)) for n in range(1, 60)]
    text = str(step_graph(nodes, [], title="Ties"))
    svg_of(text)
    assert text.count('class="name"') == 0 and ">59</text>" in text
