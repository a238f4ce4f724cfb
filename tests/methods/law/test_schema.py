"""The published schemas are those of the code, and say what the engine says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest

from halte.methods.law.schema import findings_schema, result_schema
from tests.methods.law.cases import document, faults_of, of, violation
from tests.methods.law.random_findings import random_findings
from tests.methods.law.test_voluntary_disclosure import TOLD

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
FILES = [
    ("penalty-findings.schema.json", findings_schema),
    ("penalty-result.schema.json", result_schema),
]


@pytest.mark.parametrize(("name", "made"), FILES)
def test_the_published_schema_is_current(
    name: str, made: Callable[[], dict[str, Any]]
) -> None:
    written = json.loads((REFERENCE / name).read_text(encoding="utf-8"))
    assert written == made()


def valid(schema: dict[str, Any], value: object) -> bool:
    return bool(jsonschema_rs.validator_for(schema).is_valid(value))


def test_findings_that_are_read_fit_the_schema_and_so_do_their_results() -> None:
    random = Random(7)
    for _ in range(200):
        given = random_findings(random)
        assert valid(findings_schema(), given)
        found = of(*given.pop("violations"), **given)
        assert valid(result_schema(), found.to_dict("en"))
        assert valid(result_schema(), found.to_dict("fr"))


@pytest.mark.parametrize("change", [
    {"item": 31}, {"workers": 0}, {"part": "wages"}, {"item": 9, "part": "physical"},
    {"severity": {"benefit": 7}}, {"severity": {"harm": 1}}, {"id": " "},
    {"justification": "because"}, {"voluntary_disclosure": None}, {"more": 1},
    {"disclosure": {}}, {"disclosure": 1},
    {"voluntary_disclosure": True, "disclosure": TOLD | {"complete": False}},
])  # fmt: skip
def test_what_the_schema_refuses_the_engine_refuses(change: dict[str, Any]) -> None:
    given = document(violation(**change))
    assert not valid(findings_schema(), given)
    assert faults_of(given)


@pytest.mark.parametrize("accepted", [True, False])
def test_a_disclosure_of_which_more_is_said_fits_the_schema(accepted: bool) -> None:
    given = document(violation(voluntary_disclosure=accepted, disclosure=TOLD))
    given["employer"] |= {"as_of": "2022-03-01", "evidence": "Payroll of March."}
    assert valid(findings_schema(), given) and not faults_of(given)
