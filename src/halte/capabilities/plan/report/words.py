"""The words of a report in both languages, and how its values are written.

A frozen document must not change with the catalogue of the interface, so the
report keeps its own words. `say` and the writers use the language in force.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from halte.capabilities.plan.report.content import FigureShown
from halte.core.bilingual import Bilingual, current_language
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import Unit
from halte.core.measures.units import unit_label
from halte.core.ui import writing

B = Bilingual

MONEY: Final = {
    "new": B("New money", "Fonds nouveaux"),
    "existing": B("Existing money", "Fonds existants"),
    "not_stated": B("Not stated", "Non précisé"),
}

QUALIFIERS: Final = {
    "exact": B("{value}", "{value}"),
    "about": B("about {value}", "environ {value}"),
    "over": B("more than {value}", "plus de {value}"),
    "nearly": B("nearly {value}", "près de {value}"),
    "under": B("fewer than {value}", "moins de {value}"),
    "range": B("{value} to {high}", "de {value} à {high}"),
}

NOT_STATED: Final = B("not stated", "non précisé")
NOT_KNOWN: Final = B("not known", "inconnu")
TO_END: Final = B("{first} to {last}", "de {first} à {last}")
SEMICOLON: Final = B("; ", " ; ")
YEARLY: Final = B("{sum} a year", "{sum} par année")


def say(words: Bilingual, **values: object) -> str:
    """The words in the language in force, with values in their places."""
    return str(words.format(**values) if values else words)


def amount(value: Decimal, unit: str) -> str:
    """A bare value of a unit: 597, $930,200, 94%."""
    kind = Unit(unit)
    if kind is Unit.DOLLAR:
        return writing.money(value)
    if kind is Unit.PERCENT:
        return writing.percent(value)
    return writing.number(value)


def value_of(figure: FigureShown) -> str:
    """The value as its source words it: more than 2,100."""
    high = "" if figure.high is None else amount(figure.high, figure.unit)
    words = QUALIFIERS.get(figure.qualifier, QUALIFIERS["exact"])
    return say(words, value=amount(figure.value, figure.unit), high=high)


def value_with_unit(figure: FigureShown) -> str:
    """The value and what is counted: 597 incidents."""
    kind = Unit(figure.unit)
    if kind in (Unit.DOLLAR, Unit.PERCENT):
        return value_of(figure)
    return f"{value_of(figure)} {unit_label(kind)}"


def period_of(figure: FigureShown) -> str:
    """The period in words of the language."""
    calendar = Calendar(figure.calendar)
    period = Period(figure.period_end, figure.period_start, figure.period, calendar)
    return str(period_text(period))


def released(figure: FigureShown) -> str:
    """When the figure came out, as exactly as is known."""
    if figure.released_on is None or figure.release_precision == "unknown":
        return say(NOT_STATED)
    return partial_day(_to_precision(figure.released_on, figure.release_precision))


def _to_precision(day: date, precision: str) -> str:
    length = {"year": 4, "month": 7}.get(precision, 10)
    return day.isoformat()[:length]


def partial_day(text: str) -> str:
    """2013, September 2013 or 30 September 2013, from 2013, 2013-09, 2013-09-30."""
    if len(text) == 7:
        year, month = text.split("-")
        return f"{writing.MONTHS[int(month) - 1]}{writing.NBSP}{year}"
    return writing.day(date.fromisoformat(text)) if len(text) == 10 else text


def dollars(cents: int | None) -> str:
    """Dollars from cents; said where not known."""
    if cents is None:
        return say(NOT_KNOWN)
    return writing.cents(cents)


def fiscal_year(label: str) -> str:
    """2013-14, in French 2013-2014."""
    if len(label) != 7 or current_language() == "en":
        return label
    return f"{label[:4]}-{int(label[:4]) + 1}"
