"""Where an employer is, from the words of a published list.

A postal code is six characters; its first three are the forward sortation area
(FSA), which is a place by itself. From late 2021 the lists cut the last
character of many Quebec codes: the FSA of those is still good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from halte.core.geography.places import PLACES
from halte.methods.linkage.organisation_names import words_of

PROVINCES: Final[dict[str, str]] = {
    code.removeprefix("CA-"): place.name.en
    for code, place in PLACES.items()
    if place.kind == "province"
}

CODE: Final = re.compile(
    r"""(?<![A-Z0-9])([ABCEGHJ-NPRSTVXY][0-9O][ABCEGHJ-NPRSTV-Z])   # never D F I O Q U
        (?:[\s-]*([0-9O](?:[ABCEGHJ-NPRSTV-Z][0-9O]?)?))?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""At the end of an address; the letter O is typed for the digit."""

SHORT: Final = re.compile(
    rf"[,\s|]({'|'.join(PROVINCES)})\b(?=\W*(?:$|[A-Z][0-9O]))", re.IGNORECASE
)
"""At the end or before a postal code: “6160 AB, Geleen” is a Dutch code."""
BEFORE_PROVINCE: Final = re.compile(rf",\s*(?:{'|'.join(PROVINCES)})\b")
PLACEHOLDER: Final = "A0A0A0"
"""Typed where there is no Canadian code."""

OTHERS: Final = {
    "british colombia": "BC",
    "saskatchewn": "SK",
    "newfoundland": "NL",
    "labrador": "NL",
    "yukon territory": "YT",
}
"""Spellings met in the published page of 2023, besides the names themselves."""


def _spellings() -> dict[str, str]:
    found = dict(OTHERS)
    for code, place in PLACES.items():
        if place.kind == "province":
            for name in (place.name.en, place.name.fr, code.removeprefix("CA-")):
                found[" ".join(words_of(name))] = code.removeprefix("CA-")
    return found


SPELLINGS: Final = _spellings()


@dataclass(frozen=True, slots=True)
class Where:
    """Province by two letters ('' abroad or not known), postal code or its FSA, and
    the city's name without accents and case.
    """

    province: str
    postal_code: str
    area: str
    city: str


def province_named(text: str) -> str:
    """The province that a cell names, in either language or by its letters."""
    return SPELLINGS.get(" ".join(words_of(text)), "")


def where_is(address: str, province: str = "") -> Where:
    """What an address says. `province` is what a column of its own says."""
    found = CODE.search(address)
    code = _digits("".join(found.groups(""))) if found else ""
    area = "" if code == PLACEHOLDER else code[:3]
    return Where(
        province=province_named(province) or province_in(address),
        postal_code=code if len(code) == 6 and area else "",
        area=area,
        city=city_in(address),
    )


def city_in(address: str) -> str:
    """The city, folded: what stands before the province at the end, or ''."""
    line = address.strip().splitlines()[-1] if address.strip() else ""
    parts = [part for part in BEFORE_PROVINCE.split(line)[0].split(",") if part.strip()]
    if len(parts) > 1 and province_named(parts[-1]):
        parts.pop()
    return " ".join(words_of(parts[-1])) if parts else ""


def _digits(code: str) -> str:
    """Every second character is a digit."""
    return "".join(
        character.replace("O", "0") if at % 2 else character
        for at, character in enumerate(code.upper())
    )


def province_in(address: str) -> str:
    """The province that the end of an address names, or ''."""
    line = address.replace("\n", ", ")
    for part in reversed(line.split(",")):
        if code := province_named(re.sub(r"[A-Z]\d[A-Z]\s*\d?[A-Z]?\d?\s*$", "", part)):
            return code
        folded = f" {' '.join(words_of(part))} "
        named = (code for name, code in SPELLINGS.items()
                 if len(name) > 2 and f" {name} " in folded)  # fmt: skip
        if code := next(named, ""):
            return code
    short = SHORT.findall(line)
    return short[-1].upper() if short else ""
