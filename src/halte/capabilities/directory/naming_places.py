"""The place that someone types: a town, a province, or a postal code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from halte.core.bilingual import Language
from halte.core.geography.areas import Area, areas, find_area
from halte.core.geography.places import PLACES, find_place, place_name, plain

POSTAL_LETTERS: Final = {
    "A": "NL", "B": "NS", "C": "PE", "E": "NB", "G": "QC", "H": "QC", "J": "QC",
    "K": "ON", "L": "ON", "M": "ON", "N": "ON", "P": "ON", "R": "MB", "S": "SK",
    "T": "AB", "V": "BC", "Y": "YT",
}  # fmt: skip
"""First letter of a postal code (Canada Post); X is shared, see POSTAL_AREAS."""

POSTAL_AREAS: Final = {
    "H7": ("Laval", "QC"), "H": ("Montréal", "QC"), "M": ("Toronto", "ON"),
    "X0A": ("", "NU"), "X0B": ("", "NU"), "X0C": ("", "NU"), "X": ("", "NT"),
}  # fmt: skip
"""Beginnings that say more than the province, the longest first (Canada Post): M is
Toronto, H is Montréal and Laval. Elsewhere one letter holds many towns."""

POSTAL: Final = re.compile(r"([A-Z])\d[A-Z](?:[\s-]?\d[A-Z]\d)?")
WHOLE_POSTAL: Final = re.compile(r"\b[A-Z]\d[A-Z][\s-]?\d[A-Z]\d\b", re.IGNORECASE)
"""In a sentence only a whole one counts: “T4A” is a tax slip."""


@dataclass(frozen=True, slots=True)
class Named:
    """What was meant: an area, or at least a province."""

    area: str = ""
    province: str = ""

    def __bool__(self) -> bool:
        return bool(self.code)

    @property
    def code(self) -> str:
        """As the search names places: 4611, CA-MB, or nothing."""
        return self.area or (f"CA-{self.province}" if self.province else "")


def meant(text: str) -> Named:
    """What a typed place means; nothing where we do not know it."""
    words = text.strip()
    if found := POSTAL.fullmatch(words.upper()):
        return _postal(found[0])
    town, _comma, rest = words.partition(",")
    province = _province(rest) if rest else ""
    if area := find_area(town, province) or _beginning(town, province):
        return Named(area.code, area.province)
    return Named(province=_province(words))


def postal_in(text: str) -> tuple[str, Named]:
    """The postal code that stands in a text, and the text without it."""
    found = WHOLE_POSTAL.search(text)
    place = _postal(found[0].upper()) if found else Named()
    return (WHOLE_POSTAL.sub(" ", text), place) if place else (text, place)


def _postal(code: str) -> Named:
    for start, (town, province) in POSTAL_AREAS.items():
        if code.startswith(start):
            area = find_area(town, province) if town else None
            return Named(area.code if area else "", province)
    return Named(province=POSTAL_LETTERS.get(code[0], ""))


def _province(text: str) -> str:
    words = plain(text)
    for code, place in PLACES.items():
        short = code.removeprefix("CA-")
        if place.kind == "province" and words in (
            short.lower(), plain(place.name.en), plain(place.name.fr),
        ):  # fmt: skip
            return short
    found = find_place(text)
    return found.code[3:] if found and found.kind == "province" else ""


def _beginning(town: str, province: str) -> Area | None:
    """The only area with a town that begins so; from four letters on."""
    words = plain(town)
    if len(words) < 4:
        return None
    fits = {
        area.code: area
        for area in areas().values()
        if (not province or area.province == province)
        and any(plain(name).startswith(words) for name in area.towns)
    }
    return next(iter(fits.values())) if len(fits) == 1 else None


@cache
def suggestions(language: Language) -> tuple[str, ...]:
    """What the field offers while one types: the main town of each area."""
    made = {
        f"{area.towns[0]}, {place_name(f'CA-{area.province}').in_language(language)}"
        for area in areas().values()
    }
    return tuple(sorted(made, key=plain))
