"""How values are written, against the rules of the Office québécois."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.utils.translation import override

from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation
from halte.core.ui import writing


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (1234, "1,234", "1 234"),
        (Decimal("528.0000"), "528", "528"),
        (Decimal("12.5000"), "12.5", "12,5"),
        (-1234.25, "−1,234.25", "−1 234,25"),
        (25_000_000, "25,000,000", "25 000 000"),
        (Decimal("1E+3"), "1,000", "1 000"),
        (None, "", ""),
        ("", "", ""),
        ("no number", "", ""),
        (float("nan"), "", ""),
        (Decimal("Infinity"), "", ""),
    ],
)
def test_numbers(value: writing.Numeric, english: str, french: str) -> None:
    with override("en"):
        assert writing.number(value) == english
    with override("fr"):
        assert writing.number(value).replace("\u00a0", " ") == french


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (25_000_000, "$25,000,000", "25 000 000 $"),
        (Decimal("1234.5"), "$1,234.50", "1 234,50 $"),
        (-500_000, "−$500,000", "−500 000 $"),
        (None, "", ""),
    ],
)
def test_money(value: writing.Numeric, english: str, french: str) -> None:
    with override("en"):
        assert writing.money(value) == english
    with override("fr"):
        assert writing.money(value).replace("\u00a0", " ") == french


def test_french_never_breaks_between_a_number_and_its_sign() -> None:
    with override("fr"):
        assert " " not in writing.money(25_000_000) + writing.percent("12.5")
        assert writing.percent("12.5") == "12,5\u00a0%"


def test_days_and_the_first_of_a_month() -> None:
    first = date(2012, 6, 1)
    with override("en"):
        assert writing.day(first).replace("\u00a0", " ") == "1 June 2012"
    with override("fr"):
        assert writing.day(first).replace("\u00a0", " ") == "1er juin 2012"
        assert writing.day("2012-08-06").replace("\u00a0", " ") == "6 août 2012"
    assert writing.day("not a day") == "not a day"
    assert writing.day(None) == ""


@override_settings(TIME_ZONE="America/Toronto")
def test_a_moment_is_told_in_the_time_of_the_site() -> None:
    noon = datetime(2012, 6, 6, 18, 5, tzinfo=UTC)
    with override("en"):
        assert writing.moment(noon).replace("\u00a0", " ") == "6 June 2012, 14:05"
    with override("fr"):
        told = writing.moment(noon).replace("\u00a0", " ")
        assert told == "6 juin 2012 à 14 h 05"


def test_text_picks_the_language_of_the_reader() -> None:
    page = Template('{% load halte %}{{ thing|text:"name" }}')
    thing = Organisation(name_en="Justice Canada", name_fr="Justice au Canada")
    with override("fr"):
        assert page.render(Context({"thing": thing})) == "Justice au Canada"


def test_text_of_a_bilingual_attribute() -> None:
    class Thing:
        title = Bilingual("Plan", "Le plan")

    page = Template('{% load halte %}{{ thing|text:"title" }}')
    with override("fr"):
        assert page.render(Context({"thing": Thing()})) == "Le plan"


def test_query_keeps_filters_and_changes_one() -> None:
    request = RequestFactory().get("/", {"state": "at_risk", "page": "1", "x": "é"})
    page = Template("{% load halte %}{% query page=2 x=None %}")
    assert page.render(Context({"request": request})) == "?state=at_risk&amp;page=2"


def test_a_colon_and_the_name_of_an_act_are_those_of_the_language() -> None:
    """RIPR and LIPR: the short titles in the French text of the acts."""
    with override("fr"):
        assert writing.colon() == "\u00a0:"
        assert writing.cited("IRPR 203(2)(a)") == "RIPR 203(2)(a)"
        assert writing.cited("Criminal Code 279.03") == "Code criminel 279.03"
    with override("en"):
        assert writing.colon() == ":"
        assert writing.cited("IRPA 87.3") == "IRPA 87.3"
