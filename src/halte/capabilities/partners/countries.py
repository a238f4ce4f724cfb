"""Countries by ISO 3166-1 code, and where each stands on our map of squares.

`data/tiles.txt` is our own arrangement: one square for each country, near its
neighbours, with no claim about borders or size. `XK` is a code that ISO 3166
leaves to users. `data/countries.csv` has the short names used in Canada.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.fields import normalised

FOLDER: Final = files("halte.capabilities.partners").joinpath("data")
EMPTY: Final = ".."


@dataclass(frozen=True, slots=True)
class Tile:
    """A country’s square: column and row from the top left."""

    code: str
    column: int
    row: int


@cache
def countries() -> dict[str, Bilingual]:
    """The name of each country by its code."""
    text = FOLDER.joinpath("countries.csv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        code, english, french = line.split(",")
        found[code] = Bilingual(english, french)
    return found


@cache
def tiles() -> tuple[Tile, ...]:
    """Every square, row by row."""
    text = FOLDER.joinpath("tiles.txt").read_text(encoding="utf-8")
    return tuple(
        Tile(code, column, row)
        for row, line in enumerate(text.splitlines())
        for column, code in enumerate(line.split())
        if code != EMPTY
    )


def country_name(code: str) -> Bilingual | None:
    """The name, None where no country is given."""
    return countries().get(code)


def choices() -> list[tuple[str, str]]:
    """Code and name, in the order of the reader’s alphabet."""
    named = [(code, str(name)) for code, name in countries().items()]
    return sorted(named, key=lambda pair: normalised(pair[1]))
