"""The chart of a series: gaps stay gaps, and releases stay apart."""

from __future__ import annotations

import pytest

from halte.capabilities.statistics.charting import (
    chartable,
    every_period,
    lines_of,
    series_chart,
)
from halte.capabilities.statistics.queries import series_page
from halte.core.access.actor import ANONYMOUS
from halte.core.measures.periods import fiscal_year, year
from halte.core.measures.queries import vintages

pytestmark = pytest.mark.django_db(transaction=True)


def test_missing_years_stand_on_the_axis_without_a_value(shipped: object) -> None:
    views = chartable(vintages("police_reported_incidents"))
    for line in lines_of(views):
        assert [label for label, _ in line.points] == [
            str(number) for number in range(2016, 2024)
        ]
        values = dict(line.points)
        assert values["2018"] is None


def test_releases_that_disagree_are_lines_of_their_own(shipped: object) -> None:
    lines = lines_of(chartable(vintages("police_reported_incidents")))
    drawn = [
        {label: value for label, value in line.points if value is not None}
        for line in lines
    ]
    assert {"2022": 528.0} in drawn
    assert {"2022": 597.0, "2023": 570.0} in drawn
    assert [line.dashed for line in lines] == [True, True, True, False]


def test_what_was_released_once_by_one_rule_is_one_line(shipped: object) -> None:
    (line,) = lines_of(chartable(vintages("rcmp_identified_victims")))
    assert [value for _, value in line.points] == [119.0, 80.0, 63.0, 58.0]


def test_spans_are_left_to_the_table(shipped: object) -> None:
    assert series_chart(series_page(ANONYMOUS, "rcmp_cases_convicted")) is None
    assert series_chart(series_page(ANONYMOUS, "victims_female_share")) is None


def test_the_axis_follows_the_calendar_of_the_figures() -> None:
    found = every_period([fiscal_year(2023), fiscal_year(2020)])
    assert [p.label for p in found] == ["2020-21", "2021-22", "2022-23", "2023-24"]
    assert [p.label for p in every_period([year(2020)])] == ["2020"]
