"""Places that figures speak of: Canada, provinces, territories, metropolitan areas.

Province codes are ISO 3166-2. Metropolitan areas carry their Statistics Canada
number (Standard Geographical Classification 2021) after `CMA-`. A police
figure for Ottawa covers the Ontario part of Ottawa–Gatineau, hence 35505.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from halte.core.bilingual import Bilingual

PlaceKind = Literal["country", "areas", "province", "cma"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its code, its name in both languages, what kind it is."""

    code: str
    name: Bilingual
    kind: PlaceKind


def _place(code: str, kind: PlaceKind, en: str, fr: str = "") -> Place:
    return Place(code, Bilingual(en, fr or en), kind)


_ALL: Final = (
    _place("CA", "country", "Canada"),
    _place("CA-CMA", "areas", "All census metropolitan areas",
           "Ensemble des régions métropolitaines de recensement"),
    _place("CA-NL", "province", "Newfoundland and Labrador",
           "Terre-Neuve-et-Labrador"),
    _place("CA-PE", "province", "Prince Edward Island", "Île-du-Prince-Édouard"),
    _place("CA-NS", "province", "Nova Scotia", "Nouvelle-Écosse"),
    _place("CA-NB", "province", "New Brunswick", "Nouveau-Brunswick"),
    _place("CA-QC", "province", "Quebec", "Québec"),
    _place("CA-ON", "province", "Ontario"),
    _place("CA-MB", "province", "Manitoba"),
    _place("CA-SK", "province", "Saskatchewan"),
    _place("CA-AB", "province", "Alberta"),
    _place("CA-BC", "province", "British Columbia", "Colombie-Britannique"),
    _place("CA-YT", "province", "Yukon"),
    _place("CA-NT", "province", "Northwest Territories",
           "Territoires du Nord-Ouest"),
    _place("CA-NU", "province", "Nunavut"),
    _place("CMA-001", "cma", "St. John’s"),
    _place("CMA-205", "cma", "Halifax"),
    _place("CMA-305", "cma", "Moncton"),
    _place("CMA-310", "cma", "Saint John"),
    _place("CMA-320", "cma", "Fredericton"),
    _place("CMA-408", "cma", "Saguenay"),
    _place("CMA-421", "cma", "Québec"),
    _place("CMA-433", "cma", "Sherbrooke"),
    _place("CMA-442", "cma", "Trois-Rivières"),
    _place("CMA-447", "cma", "Drummondville"),
    _place("CMA-462", "cma", "Montréal"),
    _place("CMA-505", "cma", "Ottawa–Gatineau"),
    _place("CMA-24505", "cma", "Gatineau (Quebec part of Ottawa–Gatineau)",
           "Gatineau (partie québécoise d’Ottawa–Gatineau)"),
    _place("CMA-35505", "cma", "Ottawa (Ontario part of Ottawa–Gatineau)",
           "Ottawa (partie ontarienne d’Ottawa–Gatineau)"),
    _place("CMA-521", "cma", "Kingston"),
    _place("CMA-522", "cma", "Belleville–Quinte West"),
    _place("CMA-529", "cma", "Peterborough"),
    _place("CMA-532", "cma", "Oshawa"),
    _place("CMA-535", "cma", "Toronto"),
    _place("CMA-537", "cma", "Hamilton"),
    _place("CMA-539", "cma", "St. Catharines–Niagara"),
    _place("CMA-541", "cma", "Kitchener–Cambridge–Waterloo"),
    _place("CMA-543", "cma", "Brantford"),
    _place("CMA-550", "cma", "Guelph"),
    _place("CMA-555", "cma", "London"),
    _place("CMA-559", "cma", "Windsor"),
    _place("CMA-568", "cma", "Barrie"),
    _place("CMA-580", "cma", "Greater Sudbury", "Grand Sudbury"),
    _place("CMA-595", "cma", "Thunder Bay"),
    _place("CMA-602", "cma", "Winnipeg"),
    _place("CMA-705", "cma", "Regina"),
    _place("CMA-725", "cma", "Saskatoon"),
    _place("CMA-810", "cma", "Lethbridge"),
    _place("CMA-825", "cma", "Calgary"),
    _place("CMA-830", "cma", "Red Deer"),
    _place("CMA-835", "cma", "Edmonton"),
    _place("CMA-915", "cma", "Kelowna"),
    _place("CMA-925", "cma", "Kamloops"),
    _place("CMA-930", "cma", "Chilliwack"),
    _place("CMA-932", "cma", "Abbotsford–Mission"),
    _place("CMA-933", "cma", "Vancouver"),
    _place("CMA-935", "cma", "Victoria"),
    _place("CMA-938", "cma", "Nanaimo"),
)  # fmt: skip

PLACES: Final[dict[str, Place]] = {place.code: place for place in _ALL}


def place_of(code: str) -> Place | None:
    """The place with this code."""
    return PLACES.get(code)


def place_name(code: str) -> Bilingual:
    """The name of a place; a code that is not ours names itself."""
    place = PLACES.get(code)
    return place.name if place else Bilingual(code, code)


def find_place(text: str) -> Place | None:
    """The place meant by a code or a name in either language; None if none.

    "Québec" alone is the province, as in federal tables; the metropolitan area
    is asked for with the letters CMA or RMR ("Québec CMA").
    """
    words = plain(text)
    return _BY_NAME.get(words)


def plain(text: str) -> str:
    """Case, accents and signs folded away."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def _names() -> dict[str, Place]:
    names: dict[str, Place] = {}
    for place in _ALL:
        for name in (place.code, place.name.en, place.name.fr):
            folded = plain(name)
            names.setdefault(folded, place)
            if place.kind == "cma":
                names.setdefault(f"{folded} cma", place)
                names.setdefault(f"{folded} rmr", place)
                names.setdefault(f"cma {folded}", place)
                names.setdefault(f"rmr de {folded}", place)
    names.setdefault("cma total", PLACES["CA-CMA"])
    for suffix in ("", " cma", " rmr"):
        names.setdefault(f"ottawa{suffix}", PLACES["CMA-35505"])
        names.setdefault(f"gatineau{suffix}", PLACES["CMA-24505"])
    return names


_BY_NAME: Final = _names()
