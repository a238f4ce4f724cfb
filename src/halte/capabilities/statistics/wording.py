"""Figures in words: values with their qualifier and unit, release days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.measures.registry import Unit
from halte.core.measures.units import Kind, kind_of
from halte.core.ui.writing import MONTHS, day, money, number, percent

QUALIFIED: Final = {
    "about": Bilingual("about {value}", "environ {value}"),
    "over": Bilingual("over {value}", "plus de {value}"),
    "nearly": Bilingual("nearly {value}", "près de {value}"),
    "under": Bilingual("under {value}", "moins de {value}"),
}


WITHHELD: Final = Bilingual(
    "withheld: too few people", "non diffusé : trop peu de personnes"
)
RANGE: Final = Bilingual("{low} to {high}", "de {low} à {high}")
UNKNOWN_DAY: Final = Bilingual("not known", "inconnue")


def amount(value: Decimal, unit: Unit) -> str:
    """The number as its unit is written, in the reader's language."""
    match kind_of(unit):
        case Kind.MONEY:
            return money(value)
        case Kind.SHARE:
            return percent(value)
        case Kind.RATE:
            return number(value, 1)
        case _:
            return number(value)


def value_text(
    value: Decimal | None, high: Decimal | None, qualifier: str, unit: Unit
) -> str:
    """The value as its source words it: "over 3,500", "251 to 460"."""
    if value is None:
        return str(WITHHELD)
    low = amount(value, unit)
    if high is not None:
        return str(RANGE).format(low=low, high=amount(high, unit))
    if qualifier in QUALIFIED:
        return str(QUALIFIED[qualifier]).format(value=low)
    return low


def release_text(released_on: date | None, precision: str) -> str:
    """The release day, as exactly as it is known."""
    if released_on is None:
        return str(UNKNOWN_DAY)
    if precision == "year":
        return str(released_on.year)
    if precision == "month":
        return f"{MONTHS[released_on.month - 1]} {released_on.year}"
    return day(released_on)
