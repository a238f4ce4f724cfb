"""From what stands in a file to the engine, and back.

The findings that go in are a document that `halte penalty` reads as it is, so that
anyone who has it can compute it again.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from halte.capabilities.inspections.disclosing import disclosure_of
from halte.capabilities.inspections.keeping import canonical, digest
from halte.capabilities.inspections.models import (
    Computation,
    Decision,
    Elsewhere,
    FindingRow,
    Inspection,
)
from halte.capabilities.inspections.standing import (
    final_notice,
    holds,
    standing_findings,
)
from halte.capabilities.inspections.states import Finding
from halte.core.access.actor import Actor
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.errors import Invalid
from halte.methods.faults import Fault, Faults
from halte.methods.law import Result, read_findings
from halte.methods.law import compute as engine

COUNTED = (Finding.NOT_MET, Finding.JUSTIFIED)


class LawFault(Invalid):
    """What the engine of the law says is wrong, in its own words."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault

    @property
    def sentence(self) -> Bilingual:
        """The sentence of the engine."""
        text = self.fault.sentence
        return Bilingual(text.en, text.fr)


def current(inspection: Inspection, determined_on: date) -> dict[str, Any]:
    """The findings as they stand, with what earlier files add to them."""
    rows = [r for r in standing_findings(inspection) if r.status in COUNTED]
    if not rows:
        raise Invalid("nothing_to_compute")
    if inspection.size_employees is None and inspection.size_revenue_cad is None:
        raise Invalid("size_missing")
    earlier = earlier_decisions(inspection, determined_on)
    return {
        "employer": size_of(inspection),
        "prior_violations": [
            *(found for decision in earlier for found in violations_of(decision)),
            *violations_elsewhere(inspection, determined_on),
        ],
        "prior_final_notices": [
            *(notice for decision in earlier for notice in notices_of(decision)),
            *notices_elsewhere(inspection, determined_on),
        ],
        "determined_on": determined_on.isoformat(),
        "violations": [violation_of(row) for row in rows],
    }


def size_of(inspection: Inspection) -> dict[str, Any]:
    """How large the employer is, as the engine reads it (s. 209.93).

    A size that was stated before its day was asked for has the numbers alone.
    """
    size: dict[str, Any] = {
        "employees": inspection.size_employees,
        "gross_revenue_cad": inspection.size_revenue_cad,
    }
    stated = inspection.sizes.select_related("evidence").order_by("id").last()
    if stated is not None:
        size["as_of"] = iso(stated.as_of)
        size["evidence"] = " ".join(stated.evidence.text.split())
    return size


def numbers(size: dict[str, Any]) -> tuple[int | None, int | None]:
    """Employees and revenue, which decide the size."""
    return size["employees"], size["gross_revenue_cad"]


def violation_of(row: FindingRow) -> dict[str, Any]:
    """One finding, as the engine reads it."""
    told = row.disclosure
    more = {"disclosure": disclosure_of(told, row.inspection)} if told else {}
    return {
        "id": f"F{row.pk}",
        "item": row.item,
        "part": row.part or None,
        "workers": row.workers,
        "occurred_on": row.occurred_on.isoformat() if row.occurred_on else None,
        "severity": row.severity,
        "voluntary_disclosure": row.voluntary_disclosure,
        "justification": row.justification or None,
        **more,
    }


def earlier_decisions(inspection: Inspection, before: date) -> list[Decision]:
    """Final decisions on other files of this employer, up to a day."""
    rows = Decision.objects.filter(
        inspection__employer=inspection.employer_id, decided_on__lte=before
    ).exclude(inspection=inspection)
    return list(
        rows.select_related("inspection", "computation").order_by("decided_on", "pk")
    )


def violations_of(decision: Decision) -> list[dict[str, str]]:
    """The violations that a decided file found; a justified failure is none."""
    if decision.computation is None:
        return []
    result = json.loads(decision.computation.result_en)
    return [
        {
            "inspection": decision.inspection.number,
            "type": one["type"],
            "found_on": decision.decided_on.isoformat(),
        }
        for one in result["violations"]
        if one["type"] and one["trace"]["status"] in ("violation", "warning")
    ]


def notices_of(decision: Decision) -> list[dict[str, Any]]:
    """The final notice of a decided file, by the day that it was sent; none where it
    was not: 209.996(5) is about notices that were issued.
    """
    letter = final_notice(decision.inspection)
    if letter is None or not decision.amount_cad:
        return []
    sent_on = letter.sending.sent_on.isoformat()
    return [{"issued_on": sent_on, "amount_cad": decision.amount_cad}]


def elsewhere_of(inspection: Inspection, before: date) -> list[Elsewhere]:
    """What was found elsewhere up to a day, and not taken back."""
    rows = Elsewhere.objects.filter(
        inspection=inspection, takes_back=None, taken_back=None, on__lte=before
    )
    return list(rows.order_by("on", "pk"))


def violations_elsewhere(inspection: Inspection, before: date) -> list[dict[str, Any]]:
    """Earlier violations that other offices found, named by their source."""
    return [
        {"inspection": row.reference, "type": row.kind, "found_on": iso(row.on)}
        for row in elsewhere_of(inspection, before)
        if row.kind
    ]


def notices_elsewhere(inspection: Inspection, before: date) -> list[dict[str, Any]]:
    """Earlier final notices of other offices, by the day that they were sent."""
    return [
        {"issued_on": iso(row.on), "amount_cad": row.amount_cad}
        for row in elsewhere_of(inspection, before)
        if row.amount_cad
    ]


def iso(day: date | None) -> str:
    """A day as the engine reads it."""
    return day.isoformat() if day else ""


def computed(findings: dict[str, Any]) -> Result:
    """What the engine says; its faults become ours, in its words."""
    try:
        return engine(read_findings(canonical(findings)))
    except Faults as faults:
        raise LawFault(faults.found[0]) from faults


def freeze(actor: Actor, inspection: Inspection, determined_on: date) -> Computation:
    """Compute, and keep what went in and what came out with its trace."""
    findings = current(inspection, determined_on)
    result = computed(findings)
    text = canonical(findings)
    english, french = (canonical(result.to_dict(language)) for language in LANGUAGES)
    return Computation.objects.create(
        inspection=inspection,
        number=inspection.computations.count() + 1,
        findings=text,
        findings_digest=digest(text),
        result_en=english,
        result_fr=french,
        result_digest=digest(english + french),
        by_user_id=actor.user_id,
        **holds(result),
    )


def same_as(inspection: Inspection, computation: Computation) -> bool:
    """Whether the findings are still those that were computed."""
    try:
        now = canonical(current(inspection, computation.determined_on))
    except Invalid:
        return False
    return now == computation.findings


def recomputes(computation: Computation) -> bool:
    """Whether the engine still says the same of the same findings."""
    try:
        result = computed(json.loads(computation.findings))
    except Invalid:
        return False
    return canonical(result.to_dict("en")) == computation.result_en
