"""Periods: labels of both languages, and the two kinds of year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.errors import Invalid
from halte.core.measures import periods
from halte.core.measures.period_labels import parse_period, period_text
from halte.core.measures.periods import Calendar, Period

READ = [
    ("2023", Calendar.YEAR, "2023-01-01", "2023-12-31"),
    ("2022-23", Calendar.FISCAL, "2022-04-01", "2023-03-31"),
    ("2022/23", Calendar.FISCAL, "2022-04-01", "2023-03-31"),
    ("1999-00", Calendar.FISCAL, "1999-04-01", "2000-03-31"),
    ("2009-10", Calendar.FISCAL, "2009-04-01", "2010-03-31"),
    ("2011-12", Calendar.FISCAL, "2011-04-01", "2012-03-31"),
    ("exercice 2022-2023", Calendar.FISCAL, "2022-04-01", "2023-03-31"),
    ("2023-Q2", Calendar.QUARTER, "2023-04-01", "2023-06-30"),
    ("T4 2023", Calendar.QUARTER, "2023-10-01", "2023-12-31"),
    ("2023-04", Calendar.MONTH, "2023-04-01", "2023-04-30"),
    ("Feb 2014", Calendar.MONTH, "2014-02-01", "2014-02-28"),
    ("Février 2024", Calendar.MONTH, "2024-02-01", "2024-02-29"),
    ("2012-06-06", Calendar.DAY, "2012-06-06", "2012-06-06"),
    ("1er avril 2012", Calendar.DAY, "2012-04-01", "2012-04-01"),
    ("Apr-Sep 2024", Calendar.SPAN, "2024-04-01", "2024-09-30"),
    ("avril à septembre 2024", Calendar.SPAN, "2024-04-01", "2024-09-30"),
    ("2009-2018", Calendar.SPAN, "2009-01-01", "2018-12-31"),
    ("2009–2018", Calendar.SPAN, "2009-01-01", "2018-12-31"),
    ("2009-18", Calendar.SPAN, "2009-01-01", "2018-12-31"),
    ("de 2009 à 2018", Calendar.SPAN, "2009-01-01", "2018-12-31"),
    ("2009-2010", Calendar.SPAN, "2009-01-01", "2010-12-31"),
    ("2009/10-2019/20", Calendar.SPAN, "2009-04-01", "2020-03-31"),
    ("2012-13 to 2022-23", Calendar.SPAN, "2012-04-01", "2023-03-31"),
    ("2005 to Nov 2017", Calendar.SPAN, "2005-01-01", "2017-11-30"),
    ("May 2019-2022", Calendar.SPAN, "2019-05-01", "2022-12-31"),
    ("Jul 2019-Dec 2023", Calendar.SPAN, "2019-07-01", "2023-12-31"),
    ("to mid-2012", Calendar.TO_DATE, None, "2012-06-30"),
    ("jusqu’à la mi-2012", Calendar.TO_DATE, None, "2012-06-30"),
    ("to Dec 2010", Calendar.TO_DATE, None, "2010-12-31"),
    ("from 2013/14", Calendar.PER_YEAR, "2013-04-01", "2014-03-31"),
    ("à partir de 2013-2014", Calendar.PER_YEAR, "2013-04-01", "2014-03-31"),
]


@pytest.mark.parametrize(("label", "calendar", "start", "end"), READ)
def test_labels_met_in_sources_are_read(
    label: str, calendar: Calendar, start: str | None, end: str
) -> None:
    found = parse_period(label)
    assert found.calendar is calendar
    assert (found.start and found.start.isoformat()) == start
    assert found.end.isoformat() == end
    assert found.label == label


@pytest.mark.parametrize("label", [row[0] for row in READ])
def test_a_label_written_in_either_language_reads_back_the_same(label: str) -> None:
    found = parse_period(label)
    written = period_text(found)
    for text in (written.en, written.fr):
        again = parse_period(text)
        assert (again.start, again.end, again.calendar) == (
            found.start, found.end, found.calendar,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("", "period_unreadable"),
        ("   ", "period_unreadable"),
        ("last year", "period_unreadable"),
        ("2009/12", "period_unreadable"),
        ("13/2012", "period_unreadable"),
        ("2023-Q5", "period_unreadable"),
        ("1850", "period_unreadable"),
        ("2" * 1_000_000, "period_unreadable"),
        ("to " * 10_000 + "2012", "period_unreadable"),
        ("2023-02-30", "period_impossible"),
        ("2018-2009", "period_impossible"),
        ("31 avril 2020", "period_impossible"),
    ],
)
def test_what_cannot_be_read_says_so_in_both_languages(label: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_period(label)
    assert refused.value.code == code
    assert refused.value.sentence.en
    assert refused.value.sentence.fr


years = st.integers(1901, 2098)
days = st.dates(date(1901, 1, 1), date(2098, 12, 31))


@st.composite
def any_period(draw: st.DrawFn) -> Period:
    """Periods of every calendar, spans with any two days among them."""
    kind = draw(st.sampled_from(list(Calendar)))
    first = draw(years)
    match kind:
        case Calendar.YEAR:
            return periods.year(first)
        case Calendar.FISCAL:
            return periods.fiscal_year(first)
        case Calendar.QUARTER:
            return periods.quarter(first, draw(st.integers(1, 4)))
        case Calendar.MONTH:
            return periods.month(first, draw(st.integers(1, 12)))
        case Calendar.DAY:
            return periods.day(draw(days))
        case Calendar.TO_DATE:
            return Period(draw(days), None, "", kind)
        case Calendar.PER_YEAR:
            whole = periods.fiscal_year(first)
            return Period(whole.end, whole.start, "", kind)
        case _:
            start = draw(days)
            end = start + timedelta(days=draw(st.integers(800, 9000)))
            return Period(end, start, "", kind)


@given(any_period())
def test_every_period_reads_back_from_both_of_its_labels(period: Period) -> None:
    written = period_text(period)
    for text in (written.en, written.fr):
        if period.end.year > 2099:
            continue
        again = parse_period(text)
        assert (again.start, again.end) == (period.start, period.end)


def test_days_are_written_in_words() -> None:
    first = period_text(periods.day(date(2026, 11, 1)))
    assert (first.en, first.fr) == ("1 Nov 2026", "1er nov. 2026")
    span = Period(date(2026, 5, 6), date(2026, 3, 2), "", Calendar.SPAN)
    told = period_text(span)
    assert (told.en, told.fr) == (
        "2 Mar 2026 to 6 May 2026", "2 mars 2026 à 6 mai 2026",
    )  # fmt: skip


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        parse_period(text)
    except Invalid as refused:
        assert refused.code.startswith("period_")


@given(days)
def test_each_day_lies_in_exactly_one_fiscal_year(today: date) -> None:
    found = periods.fiscal_year_of(today)
    assert found.covers(today)
    assert found.start is not None
    assert (found.start.month, found.start.day) == (4, 1)
    assert not periods.before(found).covers(today)
    assert periods.before(found).end + timedelta(days=1) == found.start


@given(days)
def test_quarters_and_months_cover_the_day_and_end_on_a_month_end(today: date) -> None:
    for calendar in (Calendar.YEAR, Calendar.QUARTER, Calendar.MONTH, Calendar.DAY):
        assert periods.current(calendar, today).covers(today)
    end = periods.current(Calendar.QUARTER, today).end
    assert end.day == monthrange(end.year, end.month)[1]


def test_the_31_of_march_and_the_1_of_april_are_two_fiscal_years() -> None:
    assert periods.fiscal_year_of(date(2026, 3, 31)).label == "2025-26"
    assert periods.fiscal_year_of(date(2026, 4, 1)).label == "2026-27"


def test_periods_without_a_start_are_ordered_too() -> None:
    to_date = parse_period("to Dec 2010")
    whole = parse_period("2010")
    assert sorted([whole, to_date]) == [to_date, whole]


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="after the end"):
        Period(date(2020, 1, 1), date(2021, 1, 1), "x", Calendar.SPAN)
