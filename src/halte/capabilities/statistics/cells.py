"""Cells of a file of published figures: text to value. Pure but for the series."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.geography.places import find_place
from halte.core.intake.folding import fold
from halte.core.measures.models import Series
from halte.core.measures.period_labels import parse_period
from halte.core.measures.periods import Calendar, Period, month
from halte.core.measures.registry import MEASURES, Unit
from halte.core.measures.rules import rule_code
from halte.core.measures.units import UNIT_LABELS

Precision = Literal["day", "month", "year", "unknown"]

PRECISIONS: Final[dict[Calendar, Precision]] = {
    Calendar.DAY: "day",
    Calendar.MONTH: "month",
    Calendar.YEAR: "year",
}

QUALIFIERS: Final = ("exact", "about", "over", "nearly", "under", "range")

QUALIFIER_WORDS: Final = {
    "exact": ("exactly", "exactement", "exacte", "="),
    "about": ("approximately", "approx", "environ", "circa", "~", "≈"),
    "over": ("more than", "just over", "at least", "plus de", "au moins", ">", "+"),
    "nearly": ("almost", "près de", "presque"),
    "under": ("less than", "fewer than", "at most", "moins de", "au plus", "<"),
    "range": ("between", "from to", "intervalle", "entre"),
}

UNIT_WORDS: Final = {
    Unit.PERSON: ("people", "gens"),
    Unit.ACCUSED: ("accused", "accusés"),
    Unit.DOLLAR: ("cad", "$", "dollar"),
    Unit.PERCENT: ("%", "per cent", "pourcentage"),
    Unit.RATE_100K: ("per 100k", "per 100 000", "rate", "taux"),
    Unit.CALL: ("contacts",),
    Unit.CASE: ("causes",),
}


@dataclass(frozen=True, slots=True)
class SeriesRef:
    """The series that a row belongs to, as far as a row's rules need it."""

    id: str
    unit: Unit
    version: int


@dataclass(frozen=True, slots=True)
class Release:
    """When a release came out: its first possible day, its last, how exact."""

    first: date
    last: date
    precision: Precision


def series(text: str) -> SeriesRef:
    """The series with this id or title."""
    if text in MEASURES:
        raise Invalid("series_our_own")
    slug = text.casefold()
    row = Series.objects.filter(pk=slug).first() or (
        Series.objects.filter(title_en__iexact=text).first()
        or Series.objects.filter(title_fr__iexact=text).first()
    )
    if row is None:
        raise Invalid("series_unknown")
    return SeriesRef(row.pk, Unit(row.unit), row.version)


def geography(text: str) -> str:
    """The code of the place with this code or name."""
    place = find_place(text)
    if place is None:
        raise Invalid("geography_unknown")
    return place.code


def period(text: str) -> Period:
    """The period that the label names, unless it names two.

    "2024-2025" is the fiscal year in French usage and two calendar years in
    much English: a guess would be a wrong figure, so the sender says which.
    """
    years = TWO_YEARS.fullmatch(text)
    if years and int(years[2]) == int(years[1]) + 1:
        first, last = years[1], years[2]
        raise Invalid("period_doubtful", first=first, last=last, short=last[2:])
    return parse_period(text)


TWO_YEARS: Final = re.compile(r"((?:19|20)\d\d)\s*[-/‐‑‒–—−]\s*((?:19|20)\d\d)")


def release(text: str) -> Release:
    """A day, a month or a year: "2012-06-06", "2012-06", "June 2012", "2012".

    Here "2011-12" is December 2011: a release has no fiscal year.
    """
    short = re.fullmatch(r"(\d{4})[-/](\d{2})", text)
    if short and 1 <= int(short[2]) <= 12:
        found = month(int(short[1]), int(short[2]))
    else:
        found = parse_period(text)
    if found.calendar not in PRECISIONS or found.start is None:
        raise Invalid("release_date_unreadable")
    return Release(found.start, found.end, PRECISIONS[found.calendar])


def rule(text: str) -> str:
    """The code of a known counting rule, else the words as written."""
    return rule_code(text)


def unit(text: str) -> str:
    """The unit meant by a word in either language, or by a sign."""
    return chosen(text, UNITS, tuple(map(str, Unit)))


def qualifier(text: str) -> str:
    """The qualifier meant by a word in either language, or by a sign."""
    return chosen(text, QUALIFIER_NAMES, QUALIFIERS)


def chosen(text: str, names: Mapping[str, str], choices: Sequence[str]) -> str:
    """The choice with this name. Signs such as $ and % are letters to no one, so
    they are looked up as they stand before words are folded."""
    found = names.get(text) or names.get(fold(text))
    if not found:
        raise Invalid("not_a_choice", choices=", ".join(choices))
    return found


def unit_names() -> dict[str, str]:
    """Every spelling of every unit."""
    words = [
        (word, unit)
        for unit, label in UNIT_LABELS.items()
        for word in (unit, f"{unit}s", label.en, label.fr, *UNIT_WORDS.get(unit, ()))
    ]
    return {fold(word) or word: str(unit) for word, unit in words}


UNITS: Final = unit_names()
QUALIFIER_NAMES: Final = {
    fold(word) or word: name
    for name, words in QUALIFIER_WORDS.items()
    for word in (name, *words)
}

SENTENCES: Final = {
    "series_unknown": Bilingual(
        "No series has this id or title. Look it up in the list of figures, or "
        "define the series first.",
        "Aucune série ne porte cet identifiant ni ce titre. Cherchez-la dans la liste "
        "des chiffres, ou définissez d’abord la série.",
    ),
    "series_our_own": Bilingual(
        "This measure is counted by this installation. Its figures are frozen here; "
        "they are not imported.",
        "Cette mesure est comptée par cette installation. Ses chiffres sont figés ici "
        "et ne s’importent pas.",
    ),
    "geography_unknown": Bilingual(
        "This place is not known. Write Canada, a province or territory, a census "
        "metropolitan area, or its code (CA-ON, CMA-535).",
        "Ce lieu n’est pas connu. Écrivez Canada, une province ou un territoire, une "
        "région métropolitaine de recensement, ou son code (CA-ON, CMA-535).",
    ),
    "release_date_unreadable": Bilingual(
        "This release date cannot be read. Write a day (2023-12-04), a month (2022-06) "
        "or a year (2023), or leave it empty where it is not known.",
        "Cette date de diffusion est illisible. Écrivez un jour (2023-12-04), un mois "
        "(2022-06) ou une année (2023), ou laissez vide si elle est inconnue.",
    ),
}
