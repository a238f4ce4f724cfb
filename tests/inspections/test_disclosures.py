"""A voluntary disclosure has a day, a recipient, evidence and a decision with reasons;
the size of an employer has a day and evidence.

Checked against the text of IRPR s. 209.991: acceptable only if it is complete, and
made while the powers of inspection are not exercised and no enforcement action is
begun; then four points less, or zero; and against s. 209.93: the size is that of the
day on which the request or the offer was received. Points by Tables 4 and 5, amounts by
Table 2: type B first, benefit 4, is 5 points and $7,000 for a small employer; less 4
is 1 point.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from halte.capabilities.inspections.actions.finding import (
    Entry,
    compute,
    enter_finding,
    finish_findings,
    state_size,
)
from halte.capabilities.inspections.actions.leaving import leave_rest
from halte.capabilities.inspections.actions.letters import draft, opened
from halte.capabilities.inspections.computing import recomputes
from halte.capabilities.inspections.disclosing import Disclosed
from halte.capabilities.inspections.letters.composing import compose
from halte.capabilities.inspections.models import (
    Computation,
    Disclosure,
    Evidence,
    FindingRow,
    Inspection,
)
from halte.capabilities.inspections.queries.conditions import condition_page
from halte.capabilities.inspections.queries.page import file_page
from halte.capabilities.inspections.states import Finding, Kind, Side
from halte.core.errors import Invalid
from halte.core.only_if import held, released
from tests.conftest import Person
from tests.inspections.conftest import (
    EXAMINED,
    OCCURRED,
    OPENED,
    SIZE,
    fresh,
    shown,
)

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = Disclosed(
    made_on=date(2026, 5, 4), received_by="Integrity office, Ontario",
    evidence_pk=None, complete=True, accepted=True,
    reasons="Every week was named, and back pay was made.",
)  # fmt: skip
COMPUTED = date(2026, 6, 16)


def entered(ines: Person, row: Inspection, told: Disclosed | None) -> FindingRow:
    """Wages that were short, with what was disclosed; its evidence is the newest."""
    shown(ines, row, 9)
    newest = Evidence.objects.filter(inspection=row, item=9).latest("id")
    if told is not None and told.evidence_pk is None:
        told = replace(told, evidence_pk=newest.pk)
    entry = Entry(
        item=9, status=Finding.NOT_MET, part="wages", workers=3, occurred_on=OCCURRED,
        severity={"benefit": 4}, reasons={"benefit": "Less was paid."},
        told="Less was paid than offered.", disclosed=told,
    )  # fmt: skip
    return enter_finding(ines.actor, fresh(row), entry=entry)


def finished(ines: Person, row: Inspection) -> Computation:
    """What the findings imply for a small employer."""
    state_size(ines.actor, fresh(row), employees=40, revenue_cad=None, **SIZE)
    leave_rest(ines.actor, fresh(row), said="Not a part of this inspection.")
    finish_findings(ines.actor, fresh(row), on=date(2026, 6, 15))
    return compute(ines.actor, fresh(row), determined_on=COMPUTED)


def steps(computation: Computation, rule: str, language: str = "en") -> list[str]:
    result = json.loads(getattr(computation, f"result_{language}"))
    return [s["text"] for v in result["violations"] for s in v["trace"]["steps"]
            if s["rule"] == rule]  # fmt: skip


def test_an_accepted_one_travels_into_the_computation_and_its_trace(
    ines: Person, examining: Inspection
) -> None:
    entered(ines, examining, TOLD)
    found = finished(ines, examining)
    assert (found.amount_cad, found.warning_only) == (0, True)
    given = json.loads(found.findings)["violations"][0]
    assert given["voluntary_disclosure"] and given["disclosure"] == {
        "made_on": "2026-05-04", "received_by": "Integrity office, Ontario",
        "complete": True, "inspection_began_on": "2026-06-01", "reasons": TOLD.reasons,
    }  # fmt: skip
    for language in ("en", "fr"):
        (text,) = steps(found, "voluntary_disclosure", language)
        assert "2026-05-04" in text and "2026-06-01" in text and TOLD.reasons in text
    row = Disclosure.objects.get()
    assert (row.accepted, row.by_name) == (True, "Ines Integrite")
    assert recomputes(found)


def test_one_that_is_not_accepted_says_so_and_takes_nothing_off(
    ines: Person, examining: Inspection
) -> None:
    late = replace(
        TOLD, made_on=EXAMINED, accepted=False, complete=False,
        reasons="It came after the notice of the visit.",
    )  # fmt: skip
    row = entered(ines, examining, late)
    assert not row.voluntary_disclosure and row.disclosure is not None
    found = finished(ines, examining)
    assert found.amount_cad == 21_000
    assert "nothing is taken off" in steps(found, "voluntary_disclosure")[0]
    page = condition_page(ines.actor, pk=examining.pk, item=9)
    view = page.findings[0].disclosure
    assert view and not view.accepted and view.evidence == "Payroll, condition 9"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"made_on": None}, "disclosure_day", "disclosed_on"),
        ({"made_on": OCCURRED - timedelta(1)}, "disclosure_before_failure",
         "disclosed_on"),
        ({"made_on": date(2126, 1, 1)}, "day_to_come", "disclosed_on"),
        ({"received_by": " "}, "disclosure_to", "disclosed_to"),
        ({"evidence_pk": 10**9}, "disclosure_evidence", "disclosure_evidence"),
        ({"reasons": "Yes"}, "inspection_reason_short", "disclosure_reasons"),
        ({"made_on": OPENED + timedelta(1)}, "disclosure_after_opening",
         "disclosed_on"),
        ({"complete": False}, "disclosure_not_complete", "disclosure_complete"),
    ],
)  # fmt: skip
def test_what_is_not_said_or_cannot_be_accepted_is_refused(
    ines: Person, examining: Inspection, change: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid, match=code) as refused:
        entered(ines, examining, replace(TOLD, **change))
    assert refused.value.field == field
    assert refused.value.sentence.en != refused.value.sentence.fr
    assert not Disclosure.objects.exists() and not FindingRow.objects.exists()


def test_evidence_of_it_can_be_put_to_the_employer(
    ines: Person, examining: Inspection
) -> None:
    shown(ines, examining, 9, side=Side.WALLED)
    walled = Evidence.objects.latest("id")
    with pytest.raises(Invalid, match="disclosure_evidence"):
        entered(ines, examining, replace(TOLD, evidence_pk=walled.pk))


def test_the_letter_says_what_was_disclosed_and_why_it_was_accepted(
    ines: Person, examining: Inspection
) -> None:
    entered(ines, examining, TOLD)
    but = replace(TOLD, accepted=False, reasons="Weeks are missing.")
    entered(ines, examining, but)
    state_size(ines.actor, fresh(examining), employees=None, revenue_cad=10, **SIZE)
    finished(ines, examining)
    letter = draft(
        ines.actor, fresh(examining), kind=Kind.PRELIMINARY, dated=COMPUTED
    )  # fmt: skip
    content = json.loads(opened(letter.words))
    words = json.dumps(compose(content, "fr").to_dict(), ensure_ascii=False)
    assert "reçue par Integrity office, Ontario\u00a0: acceptée." in words
    assert "non acceptée. Weeks are missing." in words
    assert f"Au 2024-01-15, d’après\u00a0: {SIZE['evidence']}" in words


@contextmanager
def before_the_day_was_asked() -> Iterator[None]:
    """The database as it was before migration 0009, for a row of that time."""
    table, name = "inspections_findingrow", "disclosure_said"
    migration = import_module(
        "halte.capabilities.inspections.migrations.0009_disclosures_and_sizes"
    )
    run(released(connection.vendor, name, table))
    try:
        yield
    finally:
        run(held(connection.vendor, name, table, migration.SAID))


def run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_a_flag_of_before_survives_and_counts_as_it_did(
    ines: Person, examining: Inspection
) -> None:
    row = entered(ines, examining, None)
    with before_the_day_was_asked():
        old = FindingRow.objects.get(pk=row.pk)
        old.pk, old.replaces, old.voluntary_disclosure = None, row, True
        old.save(force_insert=True)
        found = finished(ines, examining)
        assert found.warning_only
        assert steps(found, "voluntary_disclosure") == [
            "Entered as acceptably disclosed: 5 less 4, not below 0. Points: 1."
        ]
        view = condition_page(ines.actor, pk=examining.pk, item=9).findings[0]
        assert view.disclosed and view.disclosure is None


def test_the_database_refuses_what_nobody_said(
    ines: Person, examining: Inspection
) -> None:
    row = entered(ines, examining, None)
    copy = FindingRow.objects.get(pk=row.pk)
    copy.pk, copy.replaces, copy.voluntary_disclosure = None, row, True
    with pytest.raises(DatabaseError, match="disclosure_said"), transaction.atomic():
        copy.save(force_insert=True)
    told = Disclosure(
        inspection=examining, item=9, made_on=OPENED + timedelta(1), received_by="X",
        evidence=row.evidence, complete=True, accepted=True, reasons=row.told,
        by_user_id=1, by_name="X",
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="disclosed_before"), transaction.atomic():
        told.save()
    told.made_on, told.complete = OPENED, False
    with pytest.raises(IntegrityError), transaction.atomic():
        told.save()
    told.complete = True
    told.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.update(accepted=False)


@pytest.mark.parametrize(("employees", "revenue"), [(100, 5_000_000), (100, None)])
def test_a_size_has_its_day_and_its_evidence(
    ines: Person, examining: Inspection, employees: int, revenue: int | None
) -> None:
    """Exactly 100 and exactly $5 million: the law wins, and the manual is named."""
    state_size(
        ines.actor, fresh(examining), employees=employees, revenue_cad=revenue, **SIZE
    )
    size = file_page(ines.actor, pk=examining.pk).size
    assert size and (size.as_of, size.evidence) == (SIZE["as_of"], SIZE["evidence"])
    assert size.by == "Ines Integrite"
    entered(ines, examining, None)
    leave_rest(ines.actor, fresh(examining), said="Not a part of this inspection.")
    finish_findings(ines.actor, fresh(examining), on=date(2026, 6, 15))
    if revenue is None:
        with pytest.raises(Invalid, match="size_unknown"):
            compute(ines.actor, fresh(examining), determined_on=COMPUTED)
        return
    found = compute(ines.actor, fresh(examining), determined_on=COMPUTED)
    (text,) = steps(found, "size")
    assert "As of 2024-01-15, known from: The application of January 2024." in text
    assert "IRCC’s manual" in text
    assert json.loads(found.findings)["employer"]["as_of"] == "2024-01-15"


def test_a_size_is_not_of_a_day_after_the_opening_and_not_without_evidence(
    ines: Person, examining: Inspection
) -> None:
    late = SIZE | {"as_of": OPENED + timedelta(1)}
    with pytest.raises(Invalid, match="size_after_opening"):
        state_size(ines.actor, examining, employees=40, revenue_cad=None, **late)
    bare = SIZE | {"evidence": " "}
    with pytest.raises(Invalid, match="inspection_reason_short"):
        state_size(ines.actor, examining, employees=40, revenue_cad=None, **bare)
    assert fresh(examining).size_employees is None


def test_a_size_of_before_has_its_numbers_alone_and_computes_as_it_did(
    ines: Person, examining: Inspection
) -> None:
    entered(ines, examining, None)
    Inspection.objects.filter(pk=examining.pk).update(size_employees=40)
    leave_rest(ines.actor, fresh(examining), said="Not a part of this inspection.")
    finish_findings(ines.actor, fresh(examining), on=date(2026, 6, 15))
    found = compute(ines.actor, fresh(examining), determined_on=COMPUTED)
    assert json.loads(found.findings)["employer"] == {
        "employees": 40, "gross_revenue_cad": None,
    }  # fmt: skip
    size = file_page(ines.actor, pk=examining.pk).size
    assert size and size.as_of is None and size.employees == 40
