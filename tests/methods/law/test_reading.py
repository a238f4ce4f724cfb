"""A file of findings is read whole: each fault with its code and path."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.methods.faults import Faults
from halte.methods.law import read_findings
from tests.methods.law.cases import (
    Json,
    document,
    faults,
    faults_of,
    violation,
)

EXAMPLE = """
{"employer": {"employees": 40, "gross_revenue_cad": 2500000},
 "prior_violations": [{"inspection": "I-1", "type": "B", "found_on": "2021-05-01"}],
 "prior_final_notices": [{"issued_on": "2024-01-10", "amount_cad": 500000}],
 "determined_on": "2024-09-01",
 "violations": [{"id": "v1", "item": 9, "part": "wages", "workers": 2,
   "occurred_on": "2023-03-01", "severity": {"benefit": 2, "abuse": 0, "economy": 0,
   "no_remedy": 2, "no_prevention": 0, "worker_disease": 0, "public_disease": 0},
   "voluntary_disclosure": false, "justification": null}]}
"""


def test_the_published_example_is_read() -> None:
    found = read_findings(EXAMPLE)
    assert found.failures[0].severity == (2, 0, 0, 2, 0, 0, 0)
    assert found.prior_final_notices[0].amount_cad == 500_000


@pytest.mark.parametrize(("path", "place"), [
    ("employes", ()), ("employer.staff", ("employer",)),
    ("prior_violations[0].kind", ("prior_violations", 0)),
    ("prior_final_notices[0].amount", ("prior_final_notices", 0)),
    ("violations[0].worker", ("violations", 0)),
    ("violations[0].severity.harm", ("violations", 0, "severity")),
])  # fmt: skip
def test_an_unknown_key_is_an_error_at_its_path(
    path: str, place: tuple[Any, ...]
) -> None:
    whole = json.loads(EXAMPLE)
    inner = whole
    for key in place:
        inner = inner[key]
    inner[path.rsplit(".", 1)[-1]] = 1
    assert faults_of(whole) == [("key_unknown", path)]


@pytest.mark.parametrize("key", ["employer", "determined_on", "violations"])
def test_a_missing_key_is_an_error_at_its_path(key: str) -> None:
    whole = document(violation())
    del whole[key]
    assert ("key_absent", key) in faults_of(whole)


@pytest.mark.parametrize("key", ["id", "item", "workers", "occurred_on", "severity"])
def test_a_violation_without_a_needed_key_is_an_error(key: str) -> None:
    given_ = violation()
    del given_[key]
    assert faults(given_) == [("key_absent", f"violations[0].{key}")]


def test_what_may_be_left_out_has_its_usual_value() -> None:
    given_ = violation(severity={"benefit": 4})
    short = {k: given_[k] for k in ("id", "item", "workers", "occurred_on")}
    short["severity"] = {"benefit": 4}
    whole: Json = {
        "employer": {"employees": 3}, "determined_on": "2024-09-01",
        "violations": [short],
    }  # fmt: skip
    assert read_findings(json.dumps(whole)).failures == (
        read_findings(json.dumps(document(given_))).failures
    )


BAD = [
    ({"item": 0}, "value_between", "item"),
    ({"item": 31}, "value_between", "item"),
    ({"item": "9"}, "value_between", "item"),
    ({"id": " "}, "value_text", "id"),
    ({"id": 7}, "value_text", "id"),
    ({"occurred_on": "2023-02-29"}, "value_day", "occurred_on"),
    ({"occurred_on": "20230301"}, "value_day", "occurred_on"),
    ({"occurred_on": "2023-03-01T00:00"}, "value_day", "occurred_on"),
    ({"occurred_on": None}, "value_day", "occurred_on"),
    ({"voluntary_disclosure": 1}, "value_flag", "voluntary_disclosure"),
    ({"voluntary_disclosure": None}, "value_flag", "voluntary_disclosure"),
    ({"justification": "because"}, "value_word", "justification"),
    ({"severity": {"abuse": None}}, "value_between", "severity.abuse"),
    ({"severity": {"abuse": True}}, "value_between", "severity.abuse"),
    ({"severity": {"abuse": 1.5}}, "value_between", "severity.abuse"),
]


@pytest.mark.parametrize(("change", "code", "key"), BAD)
def test_a_value_that_is_not_as_it_must_be_is_named(
    change: Json, code: str, key: str
) -> None:
    found = faults(violation(id="v0"), violation(**change))
    assert found == [(code, f"violations[1].{key}")]


def test_whole_numbers_may_be_written_with_a_point() -> None:
    assert faults(violation(workers=2.0)) == []


def test_all_faults_of_a_file_are_told_at_once() -> None:
    whole = document(violation(item=0), violation(id="v1", workers=0))
    whole["employer"]["employees"] = -1
    assert faults_of(whole) == [
        ("value_least", "employer.employees"),
        ("value_between", "violations[0].item"),
        ("value_least", "violations[1].workers"),
        ("id_twice", "violations[1].id"),
    ]


def test_nothing_comes_after_the_determination() -> None:
    whole = document(
        violation(occurred_on="2024-09-02"),
        prior_violations=[{"inspection": "I", "type": "B", "found_on": "2024-09-02"}],
        prior_final_notices=[{"issued_on": "2024-09-02", "amount_cad": 1}],
    )
    assert faults_of(whole) == [
        ("day_after_determination", "violations[0].occurred_on"),
        ("day_after_determination", "prior_violations[0].found_on"),
        ("day_after_determination", "prior_final_notices[0].issued_on"),
    ]


@pytest.mark.parametrize("text", ["", "{", "[1, 2", '{"a": NaN}', "\ufeff{}x",
                                  "[" * 100_000, '{"employer": 1e999}'])  # fmt: skip
def test_what_is_no_json_of_findings_is_refused_with_a_code(text: str) -> None:
    assert faults_of(text)


def test_half_a_character_is_refused_since_no_file_could_hold_it() -> None:
    whole = json.dumps(document(violation(id="\ud800")))
    assert faults_of(whole) == [("json_unreadable", "")]


def test_a_key_that_stands_twice_is_an_error() -> None:
    found = faults_of(EXAMPLE.replace('"workers": 2', '"workers": 2, "workers": 3'))
    assert found == [("key_twice", "workers")]


def test_no_finding_at_all_is_an_error() -> None:
    assert faults() == [("list_empty", "violations")]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(
    anything,
    st.sampled_from(["employer", "prior_violations", "determined_on", "violations",
                     "item", "severity", "workers", "part", "id"]),
)  # fmt: skip
def test_whatever_stands_at_a_place_it_is_read_or_refused(
    value: object, key: str
) -> None:
    whole = json.loads(EXAMPLE)
    (whole if key in whole else whole["violations"][0])[key] = value
    try:
        read_findings(json.dumps(whole))
    except Faults as found:
        assert all(f.told("en") and f.told("fr") for f in found.found)


@pytest.mark.parametrize(
    "text", ['{"a": NaN}', '{"a": 1' + "0" * 5000 + "}", "[" * 10**5]
)
def test_json_without_a_line_to_mend_says_what_to_look_for(text: str) -> None:
    with pytest.raises(Faults) as caught:
        read_findings(text)
    (fault,) = caught.value.found
    assert (fault.code, fault.row) == ("json_unreadable", 0)
    assert "where none is, look for NaN" in fault.sentence.en
