"""Charts say what they show, and pass a strict content security policy."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.ui.charts import Line, bar_chart, line_chart, scale, sparkline

HOSTILE = '<script>alert("x")</script>'


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_a_sparkline_breaks_where_nobody_knows() -> None:
    drawn = tree(sparkline([1, 2, None, 4, 5], label="Trend"))
    assert len(drawn.findall("polyline")) == 2
    assert drawn.findtext("title") == "Trend"
    assert drawn.get("role") == "img"


@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_sparkline_of_nothing_is_drawn_as_a_gap(values: list[float | None]) -> None:
    drawn = tree(sparkline(values, label="No figures"))
    assert drawn.find("polyline") is None
    assert drawn.find("line") is not None


def test_one_value_is_a_dot() -> None:
    assert tree(sparkline([3], label="One")).find("circle") is not None


def test_a_line_chart_names_its_lines_and_unit() -> None:
    lines = [
        Line("Police", (("2021", 552.0), ("2022", 528.0))),
        Line("Courts", (("2022", 150.0),), dashed=True),
    ]
    drawn = tree(line_chart(lines, title="Incidents", unit="incidents"))
    words = "".join(drawn.itertext())
    assert all(word in words for word in ("Police", "Courts", "2021", "(incidents)"))


def test_what_people_wrote_is_escaped_and_nothing_is_styled() -> None:
    charts = (
        sparkline([1, 2], label=HOSTILE),
        line_chart([Line(HOSTILE, ((HOSTILE, 1.0),))], title=HOSTILE, unit=HOSTILE),
        bar_chart([(HOSTILE, 2.0)], title=HOSTILE, unit=HOSTILE),
    )
    for chart in charts:
        assert "<script" not in chart
        assert "style=" not in chart
        tree(chart)


@given(
    st.lists(
        st.floats(min_value=-1e12, max_value=1e12, allow_subnormal=False)
        .map(lambda v: round(v, 4)),
        max_size=12,
    )
)  # fmt: skip
def test_a_scale_holds_its_values_and_zero(values: list[float]) -> None:
    axis = scale(values)
    assert axis.low <= min([0.0, *values]) + 1e-6 * axis.step
    assert axis.high >= max([0.0, *values]) - 1e-6 * axis.step
    assert 2 <= len(axis.ticks) <= 12


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=40))
def test_every_chart_is_well_formed(values: list[float | None]) -> None:
    points = tuple((str(index), value) for index, value in enumerate(values))
    tree(line_chart([Line("a", points)], title="t", unit="u"))
    tree(sparkline(values, label="l"))
    tree(bar_chart([(a, b) for a, b in points if b is not None], title="t", unit="u"))


@pytest.mark.parametrize("top", [9.0, 1_500_000.0, 250_000_000.0])
def test_no_label_of_an_axis_is_cut_off(top: float) -> None:
    # At 14 units, a digit of the widest usual system font is 8.6 wide.
    drawn = tree(line_chart([Line("a", (("2021", top),))], title="t", unit="u"))
    picture = next(e for e in drawn.iter() if e.tag == "svg")
    left = float(picture.get("viewBox", "").split()[0])
    labels = [t for t in drawn.iter("text") if t.get("text-anchor") == "end"]
    assert min(float(t.get("x", "")) - 8.6 * len(t.text or "") for t in labels) >= left


@pytest.mark.parametrize("values", [[], [0, 0], [1], [3, 2], [0, 7], [9], [10, 4]])
def test_what_is_counted_in_whole_numbers_has_whole_steps(values: list[float]) -> None:
    axis = scale(values)
    assert all(float(tick).is_integer() for tick in axis.ticks)
    assert axis.ticks[-1] >= max(values, default=0)
    assert 2 <= len(axis.ticks) <= 12
