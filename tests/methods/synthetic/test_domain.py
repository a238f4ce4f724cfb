"""The public domain: its two forms, and what is wrong with one that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from halte.methods.faults import Fault
from halte.methods.synthetic import domain_of, read_domain
from halte.methods.synthetic.domain import MOST_VALUES
from tests.methods.synthetic.worlds import save_domain

PLACES = {
    "columns": {
        "province": ["QC", "ON"],
        "city": ["Montréal", "Québec", "Ottawa"],
        "age": ["0-14", "15+", None],
        "licence": ["no", "yes"],
        "country": ["Canada"],
    },
    "impossible": [{"age": "0-14", "licence": ["yes"]}],
    "hierarchies": {
        "city": {
            "column": "province",
            "groups": {"QC": ["Montréal", "Québec"], "ON": ["Ottawa"]},
        }
    },
}


def code_of(given: object) -> str:
    with pytest.raises(Fault) as refused:
        domain_of(given, "d.json")
    assert refused.value.file == "d.json"
    assert refused.value.told("fr") != refused.value.told("en")
    return refused.value.code


def test_the_short_form_is_columns_with_their_values() -> None:
    made = domain_of({"age": ["0-14", "15+"], "year": [2024, 2025], "note": [None, 1]})
    assert made.columns["year"] == ("2024", "2025")
    assert made.columns["note"] == ("", "1")
    assert made.measured == ("age", "year", "note")


def test_each_column_may_name_its_values() -> None:
    assert domain_of({"age": {"values": ["a", "b"]}}).columns == {"age": ("a", "b")}


def test_the_long_form_adds_what_cannot_be_and_hierarchies() -> None:
    made = domain_of(PLACES)
    assert made.measured == ("city", "age", "licence")
    assert domain_of(made.to_dict()) == made


def test_groups_and_constants_follow_from_what_is_measured() -> None:
    made = domain_of(PLACES)
    codes = {
        "city": np.array([0, 1, 2], dtype=np.int32),
        "age": np.array([0, 1, 2], dtype=np.int32),
        "licence": np.array([1, 1, 0], dtype=np.int32),
    }
    full = made.derived(codes)
    assert list(full) == ["province", "city", "age", "licence", "country"]
    assert full["province"].tolist() == [0, 0, 1]
    assert full["country"].tolist() == [0, 0, 0]
    assert made.forbidden(full).tolist() == [True, False, False]
    assert made.known_zeros(("age", "licence")).tolist() == [
        [False, True],
        [False, False],
        [False, False],
    ]
    assert not made.known_zeros(("city", "age")).any()


def test_a_rule_may_speak_of_a_group() -> None:
    made = domain_of(
        {**PLACES, "impossible": [{"province": ["ON"], "licence": ["no"]}]}
    )
    assert made.known_zeros(("city", "licence")).tolist() == [
        [False, False],
        [False, False],
        [True, False],
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([], "domain_shape"),
        ({}, "domain_shape"),
        ("age", "domain_shape"),
        ({"columns": {}}, "domain_shape"),
        ({"age": "0-14"}, "domain_values"),
        ({"age": []}, "domain_values"),
        ({"age": [["0-14"]]}, "domain_values"),
        ({"age": [True, False]}, "domain_values"),
        ({" ": ["a", "b"]}, "domain_column_blank"),
        ({"age": ["a", "a "]}, "domain_value_twice"),
        ({"age": ["a"]}, "domain_constant"),
        ({"id": list(range(MOST_VALUES + 1))}, "domain_too_large"),
        ({f"c{i}": list(range(900)) for i in range(5)}, "domain_too_wide"),
        ({"columns": {"a": [1, 2]}, "zeros": []}, "domain_key"),
        ({"columns": {"a": [1, 2]}, "impossible": {}}, "domain_shape"),
        ({"columns": {"a": [1, 2]}, "impossible": [{"a": [1]}]}, "domain_rule"),
        (
            {"columns": {"a": [1, 2]}, "impossible": [{"a": [1], "b": [1]}]},
            "domain_rule_unknown",
        ),
        (
            {"columns": {"a": [1, 2], "b": [1, 2]}, "impossible": [{"a": 1, "b": 3}]},
            "domain_rule_unknown",
        ),
    ],
)
def test_what_is_wrong_is_said(given: object, code: str) -> None:
    assert code_of(given) == code


@pytest.mark.parametrize(
    "hierarchies",
    [
        {"city": "province"},
        {"town": {"column": "province", "groups": {}}},
        {"city": {"column": "county", "groups": {}}},
        {"city": {"column": "province", "groups": {"QC": ["Montréal"]}}},
        {"city": {"column": "province", "groups": {"AB": ["Montréal"]}}},
        {"city": {"column": "province", "groups": {"QC": ["Québec", "Québec"]}}},
        {"licence": {"column": "licence", "groups": {"no": ["no"], "yes": ["yes"]}}},
    ],
)
def test_a_hierarchy_that_cannot_be_followed_is_refused(hierarchies: Any) -> None:
    assert code_of({**PLACES, "hierarchies": hierarchies}) == "domain_hierarchy"


def test_a_file_that_is_no_json_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text('{\n"age": ["a",\n', encoding="utf-8")
    with pytest.raises(Fault) as refused:
        read_domain(path)
    assert (refused.value.code, refused.value.row) == ("domain_not_json", 3)
    path.write_bytes('{"âge": ["a", "b"]}'.encode("cp1252"))
    with pytest.raises(Fault, match="domain_not_json"):
        read_domain(path)
    with pytest.raises(Fault, match="file_missing"):
        read_domain(tmp_path / "none.json")


def test_a_column_written_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text('{"age": ["a", "b"], "age": ["c", "d"]}', encoding="utf-8")
    with pytest.raises(Fault, match="domain_column_twice"):
        read_domain(path)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_domain(save_domain(PLACES, tmp_path / "d.json")) == domain_of(PLACES)
