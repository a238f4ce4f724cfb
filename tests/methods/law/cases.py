"""Findings for the tests: a plain case, and what one changes of it."""

from __future__ import annotations

import json
from typing import Any

from halte.methods.faults import Fault, Faults
from halte.methods.law import Assessed, Result, compute, read_findings
from halte.methods.law.findings import Reading
from halte.methods.law.trace import Step

Json = dict[str, Any]

CRITERIA = ("benefit", "abuse", "economy", "no_remedy", "no_prevention",
            "worker_disease", "public_disease")  # fmt: skip


def violation(**changes: Any) -> Json:
    """A finding of type B with no points of severity."""
    severity = dict.fromkeys(CRITERIA, 0) | changes.pop("severity", {})
    plain: Json = {
        "id": "v1", "item": 8, "part": None, "workers": 1,
        "occurred_on": "2023-03-01", "severity": severity,
        "voluntary_disclosure": False, "justification": None,
    }  # fmt: skip
    return plain | changes


def document(*violations: Json, **changes: Any) -> Json:
    """A small employer without a past, determined in September 2024."""
    plain: Json = {
        "employer": {"employees": 40, "gross_revenue_cad": 2_500_000},
        "prior_violations": [],
        "prior_final_notices": [],
        "determined_on": "2024-09-01",
        "violations": list(violations),
    }
    return plain | changes


def of(*violations: Json, reading: Reading = "same_type", **changes: Any) -> Result:
    """What such findings imply."""
    text = json.dumps(document(*violations, **changes))
    return compute(read_findings(text), reading=reading)


def one(reading: Reading = "same_type", whole: Json | None = None,
        **changes: Any) -> Assessed:  # fmt: skip
    """What a single finding implies."""
    return of(violation(**changes), reading=reading, **(whole or {})).violations[0]


def faults(*violations: Json, **changes: Any) -> list[tuple[str, str]]:
    """Codes and paths of what is wrong."""
    return faults_of(document(*violations, **changes))


def faults_of(given: object) -> list[tuple[str, str]]:
    """Codes and paths of what is wrong with a document."""
    text = given if isinstance(given, str) else json.dumps(given)
    try:
        compute(read_findings(text))
    except Faults as found:
        for fault in found.found:
            assert told(fault)
        return [(fault.code, fault.path) for fault in found.found]
    return []


def told(fault: Fault) -> bool:
    """The sentence in both languages has all its values."""
    return fault.told("en") != fault.told("fr")


def step(assessed: Assessed, rule: str) -> Step:
    """The step of a rule."""
    return next(s for s in assessed.trace.steps if s.rule == rule)


def changes(assessed: Assessed) -> dict[str, Step]:
    """What would change a result, by rule."""
    return {s.rule: s for s in assessed.trace.would_change}


LARGE: Json = {"employer": {"employees": 100, "gross_revenue_cad": 5_000_000}}


def earlier(*kinds_by_inspection: str, day: str = "2021-05-01") -> list[Json]:
    """Earlier violations: one inspection for each word, one violation a letter."""
    return [
        {"inspection": f"I-{number}", "type": kind, "found_on": day}
        for number, kinds in enumerate(kinds_by_inspection, 1)
        for kind in kinds
    ]
