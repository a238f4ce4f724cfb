"""Places: codes, names in both languages, and one meaning for each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from halte.core.geography.places import PLACES, find_place, place_name

SHARED = Path(__file__).parents[4] / "shared"
GAZETTEER = SHARED / "data/geo/ca_census_subdivisions_2021.csv"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Canada", "CA"), ("ca-on", "CA-ON"), ("Nova Scotia", "CA-NS"),
        ("nouvelle-ecosse", "CA-NS"), ("ÎLE-DU-PRINCE-ÉDOUARD", "CA-PE"),
        ("Québec", "CA-QC"), ("Québec CMA", "CMA-421"), ("Guelph CMA", "CMA-550"),
        ("RMR de Montréal", "CMA-462"), ("Ottawa", "CMA-35505"),
        ("CMA total", "CA-CMA"), ("Thunder Bay", "CMA-595"),
    ],
)  # fmt: skip
def test_places_are_found_by_code_and_by_either_name(text: str, code: str) -> None:
    found = find_place(text)
    assert found is not None
    assert found.code == code


def test_an_unknown_place_is_nobody() -> None:
    assert find_place("Atlantis") is None
    assert place_name("CMA-999").en == "CMA-999"


def test_provinces_and_territories_are_thirteen() -> None:
    assert sum(place.kind == "province" for place in PLACES.values()) == 13


@pytest.mark.skipif(not GAZETTEER.exists(), reason="the gazetteer is not here")
def test_metropolitan_codes_are_those_of_the_census() -> None:
    largest: dict[str, tuple[int, str]] = {}
    with GAZETTEER.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            size = (int(row["population_2021"] or 0), row["name"])
            code = row["cmauid"][-3:]
            largest[code] = max(largest.get(code, (0, "")), size)
    for place in PLACES.values():
        if place.kind == "cma" and place.code not in ("CMA-24505", "CMA-935"):
            name = largest[place.code[-3:]][1].replace("'", "’")
            first = place.name.en.split("–")[0].split(" (")[0]
            assert first in name or name in first, (place, name)
