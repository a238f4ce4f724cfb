"""Nested objects and tables give the same rows, parents first."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from halte.methods.hsds.unfolding import (
    COLUMNS,
    KINDS,
    Row,
    from_objects,
    from_tables,
)

EXAMPLES = Path(__file__).parents[4] / "shared" / "data" / "hsds" / "3.1" / "examples"
SERVICE: dict[str, Any] = {
    "id": "s1", "name": "Heron House", "status": "active", "minimum_age": 16,
    "organization": {"id": "o1", "name": "Heron Society", "description": "x"},
    "phones": [{"id": "p1", "number": "204-555-0111"}],
    "languages": [{"id": "l1", "code": "en"}],
    "interpretation_services": "Cree",
}  # fmt: skip


def rows_by(rows: list[Row]) -> dict[tuple[str, str], Row]:
    return {(row["table"], row["id"]): row for row in rows}


def test_what_lies_within_points_at_what_it_lies_in() -> None:
    rows = list(from_objects([SERVICE]))
    assert [row["table"] for row in rows] == [
        "organizations", "services", "phones", "languages",
    ]  # fmt: skip
    found = rows_by(rows)
    assert found["services", "s1"]["organization_id"] == "o1"
    assert found["phones", "p1"]["service_id"] == "s1"
    assert found["services", "s1"]["minimum_age"] == "16"
    assert found["services", "s1"]["remote"] == "yes"
    assert found["languages", "l1"]["interpretation_services"] == "Cree"
    assert all(set(row) == set(COLUMNS) for row in rows)


def test_a_provider_of_two_services_is_one_row_and_two_where_they_differ() -> None:
    other = {**SERVICE, "id": "s2", "phones": [], "languages": []}
    assert [r["table"] for r in from_objects([SERVICE, other])].count(
        "organizations"
    ) == 1
    other["organization"] = {"id": "o1", "name": "Another", "description": "x"}
    again = [r for r in from_objects([SERVICE, other]) if r["id"] == "o1"]
    assert [row["name"] for row in again] == ["Heron Society", "Another"]


def test_a_pointer_at_nothing_and_a_second_answer_are_marked() -> None:
    said = [{"id": "l1", "code": "en"}, {"id": "l2", "code": "en"}]
    wrong = {**SERVICE, "languages": said, "organization_id": "gone"}
    del wrong["organization"]
    found = rows_by(list(from_objects([wrong])))
    assert found["services", "s1"]["missing"] == "gone"
    assert found["languages", "l1"]["repeats"] == ""
    assert found["languages", "l2"]["repeats"] == "en"


def test_texts_are_put_in_their_language() -> None:
    both = {**SERVICE, "translations": {"fr": {"name": "Maison du Héron"}}}
    row = rows_by(list(from_objects([both])))["services", "s1"]
    assert (row["name"], row["name_fr"]) == ("Heron House", "Maison du Héron")
    turned = {**SERVICE, "name": "Maison du Héron",
              "translations": {"en": {"name": "Heron House"}}}  # fmt: skip
    row = rows_by(list(from_objects([turned])))["services", "s1"]
    assert (row["name"], row["name_fr"]) == ("Heron House", "Maison du Héron")


def test_of_what_has_no_place_here_nothing_but_its_identifier_is_kept() -> None:
    contact = {"id": "c1", "name": "Zara Zebrawood"}
    history = {"id": "m1", "previous_value": "7341 Quillwort Lane"}
    told = {**SERVICE, "contacts": [contact], "metadata": [history]}
    rows = list(from_objects([told]))
    aside = {row["table"]: row for row in rows if row["table"] not in KINDS}
    assert set(aside) == {"contacts", "metadata"}
    assert "Zebrawood" not in str(rows) and "Quillwort" not in str(rows)


def test_what_is_odd_is_noted_and_is_the_same_on_every_day() -> None:
    thing = {**SERVICE, "assured_date": "2001-01-01"}
    row = rows_by(list(from_objects([thing])))["services", "s1"]
    assert row["to_look_at"] == "hsds_one_language"


@pytest.mark.parametrize("thing", [
    None, 7, "text", [], {}, {"id": {"a": 1}}, {"id": "x", "phones": "none"},
    {"id": "x", "status": "active", "phones": [7, None, {"number": 1.0}]},
    {"id": "x", "status": True, "location": {"id": None}, "translations": 3},
])  # fmt: skip
def test_no_odd_shape_stops_it(thing: Any) -> None:
    for row in from_objects([thing]):
        assert all(isinstance(value, str) for value in row.values())


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the official examples are not here")
def test_the_official_example_gives_the_same_rows_nested_and_as_tables() -> None:
    """Outside source: openreferral/specification. Their tables point at a provider of
    a place and a service of an attribute that are not in them."""
    nested = json.loads((EXAMPLES / "service_full.json").read_text("utf-8"))
    tables = {
        path.stem: list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        for path in (EXAMPLES / "csv").glob("*.csv")
    }
    one, other = (
        {
            key: {n: v for n, v in row.items() if not n.endswith("_id")}
            for key, row in rows_by(list(rows)).items()
            if key[0] in KINDS
        }
        for rows in (from_objects([nested]), from_tables(tables))
    )
    other["locations", "3a19ff88-4620-4d17-9830-ac1d859eb5d5"]["missing"] = ""
    assert one == other
