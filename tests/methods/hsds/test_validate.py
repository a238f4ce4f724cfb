"""`halte hsds validate`, held against the official schemas and examples.

They are read from a folder beside the repository, and no copy is here (CC BY-SA 4.0).
"""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from halte.methods.faults import Fault, Faults
from halte.methods.hsds import Report, check_file, read_schemas
from halte.methods.hsds.checking import check
from halte.site.cli import main

OFFICIAL = Path(__file__).parents[4] / "shared" / "data" / "hsds" / "3.1"
EXAMPLES = OFFICIAL / "examples"
NOW = datetime(2026, 3, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    not OFFICIAL.is_dir(),
    reason="the official HSDS files are not beside the repository",
)


@pytest.fixture(scope="module")
def shapes() -> Any:
    return read_schemas(OFFICIAL / "schema")


def errors(report: Report) -> Counter[str]:
    return Counter(f.code for f in report.kept if f.level == "error")


@pytest.mark.parametrize(("name", "wrong"), [
    ("service_full", {"hsds_off_earth": 2, "hsds_room": 1}),
    ("organization_full", {"hsds_off_earth": 1}),
    ("service_at_location_full", {"hsds_off_earth": 1}),
    ("location", {"hsds_off_earth": 1}),
    ("service_list", {}), ("taxonomy", {}), ("taxonomy_list", {}),
    ("taxonomy_term", {}), ("taxonomy_term_list", {}),
])  # fmt: skip
def test_the_official_examples_fit_the_schemas_and_their_faults_are_told(
    name: str, wrong: dict[str, int], shapes: Any
) -> None:
    """Their latitude 100 and longitude 101 are placeholders (SOURCES.md)."""
    assert errors(check_file(EXAMPLES / f"{name}.json", shapes, NOW)) == wrong


def test_the_official_tables_point_at_nothing_as_is_known_upstream(shapes: Any) -> None:
    """openreferral/specification issue 530: dangling ids in these tables."""
    report = check_file(EXAMPLES / "csv", shapes, NOW)
    tables = {f.path.split(".csv")[0] for f in report.kept if f.code == "hsds_dangling"}
    assert tables >= {
        "locations", "contacts", "taxonomy_terms", "service_areas", "service_capacity",
    }  # fmt: skip


def mutants(whole: dict[str, Any]) -> list[dict[str, Any]]:
    """The example, spoilt in each of its values in turn, and without each of them."""
    found = []
    for spoil in (None, 5, "x y", [], {}, True, "http://example.com", "2024-13-01"):
        for key in whole:
            found.append({**deepcopy(whole), key: spoil})
            for part in ("organization", "capacities", "phones"):
                inner = deepcopy(whole)
                target = inner.get(part)
                target = target[0] if isinstance(target, list) else target
                if isinstance(target, dict) and key in target:
                    target[key] = spoil
                    found.append(inner)
    return found + [{k: v for k, v in whole.items() if k != gone} for gone in whole]


def test_the_verdict_is_that_of_another_validator(shapes: Any) -> None:
    """Outside source: jsonschema-rs, draft 2020-12 with formats checked."""
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (OFFICIAL / "schema").glob("*.json")
        if path.name != "openapi.json"
    }
    registry = jsonschema_rs.Registry(
        [(f"json-schema:///{name}", schema) for name, schema in schemas.items()]
    )
    other = jsonschema_rs.Draft202012Validator(
        {"$ref": "json-schema:///service.json"},
        registry=registry, validate_formats=True,
    )  # fmt: skip
    whole = json.loads((EXAMPLES / "service_full.json").read_text(encoding="utf-8"))
    tried = mutants(whole)
    for one in [whole, *tried]:
        ours = not list(check(one, shapes["service"], shapes, "$"))
        assert ours == other.is_valid(one), one
    assert len(tried) > 250


SERVICE: dict[str, Any] = {
    "id": "ac148810-d857-441c-9679-408f346de14b", "name": "Haven", "status": "active",
    "description": "Beds.", "assured_date": "2026-01-15",
    "translations": {"fr": {"name": "Havre", "description": "Des lits."}},
}  # fmt: skip
INNER = "1554f2e2-a373-45db-a3fa-9fc48a61c15e"


@pytest.mark.parametrize(("change", "code", "path"), [
    ({}, "", ""),
    ({"status": "open"}, "hsds_enum", "$.status"),
    ({"minimum_age": 18, "maximum_age": 12}, "hsds_ages", "$"),
    ({"minimum_age": -1}, "hsds_ages", "$"),
    ({"assured_date": "2026-03-02"}, "hsds_in_future", "$.assured_date"),
    ({"assured_date": "2025-02-01"}, "hsds_stale", "$.assured_date"),
    ({"description": "Open 24/7."}, "hsds_always_in_prose", "$.description"),
    ({"translations": {"fr": {"name": "Havre"}}}, "hsds_pair",
     "$.translations.fr.description"),
    ({"translations": {}}, "hsds_one_language", "$"),
    ({"schedules": [{"id": INNER, "description": "Ouvert 24 h, 7 jours"}]},
     "hsds_always_in_prose", "$.schedules[0]"),
    ({"schedules": [{"id": INNER, "freq": "WEEKLY", "byday": "LUNDI"}]}, "hsds_byday",
     "$.schedules[0].byday"),
    ({"schedules": [{"id": INNER, "opens_at": "half past"}]}, "hsds_clock",
     "$.schedules[0].opens_at"),
    ({"phones": [{"id": INNER, "number": "call us"}]}, "hsds_phone",
     "$.phones[0].number"),
    ({"languages": [{"id": INNER, "name": "French, call ahead"}]}, "hsds_language",
     "$.languages[0]"),
    ({"phones": [{"id": INNER, "number": "911", "service_id": INNER}]},
     "hsds_other_parent", "$.phones[0].service_id"),
    ({"program_id": INNER}, "hsds_outside", "$.program_id"),
    ({"service_at_locations": [{"id": INNER, "location": {
        "id": INNER, "location_type": "physical", "latitude": 0, "longitude": 0}}]},
     "hsds_at_zero", "$.service_at_locations[0].location"),
    ({"service_at_locations": [{"id": INNER, "location": {
        "id": INNER, "location_type": "physical", "latitude": 45}}]},
     "hsds_half_place", "$.service_at_locations[0].location"),
])  # fmt: skip
def test_what_the_schemas_let_through_is_found(
    change: dict[str, Any], code: str, path: str, shapes: Any, tmp_path: Path
) -> None:
    file = tmp_path / "one.json"
    file.write_text(json.dumps({**SERVICE, **change}), encoding="utf-8")
    kept = check_file(file, shapes, NOW).kept
    assert [(f.code, f.path) for f in kept] == ([(code, path)] if code else [])


def test_lines_of_json_are_read_one_by_one_and_a_broken_one_is_named(
    shapes: Any, tmp_path: Path
) -> None:
    file = tmp_path / "many.ndjson"
    line = json.dumps(SERVICE)
    file.write_text(f"{line}\n\n{line}\n", encoding="utf-8")
    report = check_file(file, shapes, NOW)
    assert [(f.code, f.path) for f in report.kept] == [("hsds_id_twice", "line 3.id")]
    file.write_text(f"{line}\n{{\n", encoding="utf-8")
    with pytest.raises(Fault) as refused:
        check_file(file, shapes, NOW)
    assert (refused.value.code, refused.value.row) == ("hsds_line", 2)


def test_a_folder_without_schemas_and_a_file_that_is_no_json_are_refused(
    shapes: Any, tmp_path: Path
) -> None:
    with pytest.raises(Fault) as refused:
        read_schemas(tmp_path)
    assert refused.value.code == "hsds_schemas_missing"
    file = tmp_path / "x.json"
    file.write_text("[", encoding="utf-8")
    with pytest.raises(Faults):
        check_file(file, shapes, NOW)
    file.write_text("[5]", encoding="utf-8")
    with pytest.raises(Fault) as refused:
        check_file(file, shapes, NOW)
    assert refused.value.code == "hsds_kind_unknown"


def test_a_schema_with_a_word_that_would_be_passed_over_is_refused(
    tmp_path: Path,
) -> None:
    for path in (OFFICIAL / "schema").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        if path.name == "phone.json":
            text = text.replace('"required"', '"minProperties": 9, "required"', 1)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as refused:
        read_schemas(tmp_path)
    assert refused.value.code == "hsds_schema_word"


def test_the_command_says_what_is_wrong_in_french_and_ends_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "report.json"
    words = ["hsds", "validate", str(EXAMPLES / "location.json"), "--schemas",
             str(OFFICIAL / "schema"), "--lang", "fr", "--out", str(out)]  # fmt: skip
    assert main(words) == 1
    told = capsys.readouterr()
    assert told.out.startswith("error hsds_off_earth $: Ce lieu n’existe pas")
    assert told.err == "10 objets : 1 erreurs, 0 avertissements.\n"
    assert json.loads(out.read_text(encoding="utf-8"))["errors"] == 1
