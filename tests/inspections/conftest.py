"""Inès inspects, Ravi reviews, Diane decides; every employer here is invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    add_employer,
    add_site,
)
from halte.capabilities.employers.models import Employer
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.inspections.actions.finding import (
    Entry,
    Pointer,
    add_evidence,
    enter_finding,
    finish_findings,
    state_size,
)
from halte.capabilities.inspections.actions.leaving import leave_rest
from halte.capabilities.inspections.actions.opening import (
    Opening,
    begin_examining,
    go_unannounced,
    open_inspection,
)
from halte.capabilities.inspections.models import DrawList, FindingRow, Inspection
from halte.capabilities.inspections.states import (
    Finding,
    Programme,
    Source,
    Trigger,
)
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_organisation, make_person

OPENED = date(2026, 6, 1)
EXAMINED = date(2026, 6, 8)
OCCURRED = date(2026, 3, 2)
SIZE: dict[str, Any] = {
    "as_of": date(2024, 1, 15),
    "evidence": "The application of January 2024.",
}


@pytest.fixture
def esdc(db: None) -> Organisation:
    return make_organisation("esdc", "Employment", "Emploi")


@pytest.fixture
def ines(esdc: Organisation) -> Person:
    """Inès is a programme-integrity officer."""
    return make_person("Ines Integrite", "integrity_officer", esdc)


@pytest.fixture
def ravi(esdc: Organisation) -> Person:
    """Ravi is another one, and reviews."""
    return make_person("Ravi Review", "integrity_officer", esdc)


@pytest.fixture
def diane(esdc: Organisation) -> Person:
    """Diane decides, and has no part in files."""
    return make_person("Diane Decision", "integrity_decision_officer", esdc)


@pytest.fixture
def greens(ines: Person) -> Employer:
    """An invented employer with a head office."""
    row = Employer(demonstration=True)
    add_employer(ines.actor, row, particulars=Particulars("Invented Greens Inc."))
    place = Place(SiteKind.HEAD_OFFICE, "1 Invented Road", "Leamington", "ON", "N8H3W1")
    add_site(ines.actor, row, place=place)
    return row


def opening(employer: Employer, **more: Any) -> Opening:
    given: dict[str, Any] = {
        "employer_pk": employer.pk,
        "programme": Programme.TFWP,
        "trigger": Trigger.PAST_FAILURE,
        "source": Source.RECORD,
        "said": "An earlier final decision of 2024.",
        "office": "ON",
        "opened_on": OPENED,
        "period_from": date(2024, 1, 1),
        "period_to": date(2026, 5, 31),
    }
    return Opening(**(given | more))


@pytest.fixture
def opened(ines: Person, greens: Employer) -> Inspection:
    """A file that was opened."""
    row = Inspection()
    open_inspection(ines.actor, row, opening=opening(greens))
    return fresh(row)


@pytest.fixture
def examining(ines: Person, opened: Inspection) -> Inspection:
    """A file that is being examined, without notice."""
    go_unannounced(ines.actor, opened, on=OPENED, said="Records could be changed.")
    begin_examining(ines.actor, opened, on=EXAMINED)
    return fresh(opened)


@contextmanager
def sealed_before(days: int = 2) -> Iterator[None]:
    """Lists that are sealed inside were sealed so many days ago."""
    column = DrawList._meta.get_field("sealed_at")
    at = timezone.now() - timedelta(days)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column, "_get_default", lambda: at)
        yield


def fresh(row: Inspection) -> Inspection:
    return Inspection.objects.get(pk=row.pk)


def shown(person: Person, inspection: Inspection, item: int, **more: Any) -> None:
    """Evidence for a condition that may be shown."""
    given: dict[str, Any] = {
        "item": item, "source": Source.DOCUMENT, "on": EXAMINED,
        "label": f"Payroll, condition {item}",
    }  # fmt: skip
    add_evidence(person.actor, inspection, pointer=Pointer(**(given | more)))


def failed(
    person: Person, inspection: Inspection, item: int, part: str = "", **more: Any
) -> FindingRow:
    """A failure with its evidence."""
    shown(person, inspection, item)
    given: dict[str, Any] = {
        "item": item, "status": Finding.NOT_MET, "part": part, "workers": 3,
        "occurred_on": OCCURRED, "told": f"What was found of condition {item}.",
    }  # fmt: skip
    return enter_finding(person.actor, inspection, entry=Entry(**(given | more)))


@pytest.fixture
def found(ines: Person, examining: Inspection) -> Inspection:
    """Four findings for three workers, a small employer, and the findings finished."""
    why = {"benefit": "Less was paid than offered."}
    severe = {"severity": {"benefit": 4}, "reasons": why}
    failed(ines, examining, 9, "wages", **severe)
    failed(ines, examining, 9, "occupation")
    failed(ines, examining, 24)
    failed(ines, examining, 27, severity={"benefit": 3}, reasons=why)
    state_size(ines.actor, examining, employees=40, revenue_cad=None, **SIZE)
    leave_rest(ines.actor, examining, said="Not a part of this inspection.")
    finish_findings(ines.actor, examining, on=date(2026, 6, 15))
    return fresh(examining)


@pytest.fixture
def letters_untypeset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting type is tested by the walk; elsewhere a letter is its content."""
    place = "halte.capabilities.inspections.actions.letters.draw"
    monkeypatch.setattr(place, lambda content, language: json.dumps(content).encode())
