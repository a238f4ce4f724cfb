"""Inès visits with Ravi; Paul inspects for a province. Every employer is invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    add_employer,
    add_site,
)
from halte.capabilities.employers.models import Employer, Site
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.inspections.actions.opening import (
    Opening,
    begin_examining,
    go_unannounced,
    open_inspection,
)
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.states import Programme, Source, Trigger
from halte.capabilities.visits.actions.entering import begin_stop
from halte.capabilities.visits.actions.planning import (
    Companion,
    Plan,
    add_person,
    add_stop,
    plan_visit,
)
from halte.capabilities.visits.actions.planning import Place as StopPlace
from halte.capabilities.visits.models import Stop, Visit
from halte.capabilities.visits.states import Part, StopKind
from halte.core.organisations.models import Organisation
from halte.core.vault.facade import Item, put_in
from halte.core.vault.facade import Particulars as About
from tests.conftest import Person, make_organisation, make_person


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.HALTE_STATE = tmp_path


@pytest.fixture
def esdc(db: None) -> Organisation:
    return make_organisation("esdc", "Employment", "Emploi")


@pytest.fixture
def province(db: None) -> Organisation:
    body = make_organisation("labour", "Labour Standards", "Normes du travail")
    body.kind = "provincial"
    body.save()
    return body


@pytest.fixture
def ines(esdc: Organisation) -> Person:
    """Inès is a programme-integrity officer."""
    return make_person("Ines Integrite", "integrity_officer", esdc)


@pytest.fixture
def ravi(esdc: Organisation) -> Person:
    """Ravi goes along."""
    return make_person("Ravi Review", "integrity_officer", esdc)


@pytest.fixture
def paul(province: Organisation) -> Person:
    """Paul inspects for a province."""
    return make_person("Paul Province", "provincial_inspector", province)


@pytest.fixture
def greens(ines: Person) -> Employer:
    """An employer with a work site, housing, and a private house."""
    row = Employer()
    add_employer(ines.actor, row, particulars=Particulars("Invented Greens Inc."))
    road = "Invented Road"
    for place in (
        Place(SiteKind.WORK, f"1 {road}", "Leamington", "ON", "N8H3W1"),
        Place(SiteKind.HOUSING, f"2 {road}", "Leamington", "ON", "N8H3W1", capacity=8),
        Place(SiteKind.WORK, f"3 {road}", "Leamington", "ON", is_dwelling=True),
    ):
        add_site(ines.actor, row, place=place)
    return row


def site(employer: Employer, number: int) -> Site:
    return Site.objects.filter(employer=employer).order_by("id")[number]


Open = Callable[..., Inspection]


@pytest.fixture
def open_file(ines: Person, greens: Employer) -> Open:
    """Open an inspection of the greens, which is being examined."""

    def opened(programme: Programme = Programme.TFWP) -> Inspection:
        row, day = Inspection(), timezone.localdate() - timedelta(days=20)
        opening = Opening(
            employer_pk=greens.pk, programme=programme, trigger=Trigger.PAST_FAILURE,
            source=Source.RECORD, said="An earlier final decision.", office="ON",
            opened_on=day, period_from=date(day.year - 1, 1, 1),
            period_to=day - timedelta(days=1),
        )  # fmt: skip
        open_inspection(ines.actor, row, opening=opening)
        go_unannounced(ines.actor, row, on=day, said="Records could be changed.")
        begin_examining(ines.actor, row, on=day)
        return Inspection.objects.get(pk=row.pk)

    return opened


@pytest.fixture
def visit(ines: Person, ravi: Person, open_file: Open) -> Visit:
    """An unannounced visit of today, with two officers."""
    row = Visit()
    plan = Plan(open_file().pk, timezone.localdate(), announced=False)
    plan_visit(ines.actor, row, plan=plan)
    for person, part in ((ines, Part.LEAD), (ravi, Part.SAFETY)):
        add_person(ines.actor, row, companion=Companion(part, person.user.pk))
    return row


@pytest.fixture
def work(ines: Person, visit: Visit, greens: Employer) -> Stop:
    """The work site, as a stop."""
    place = StopPlace(site(greens, 0).pk, StopKind.WORK, registered_dwelling=False)
    return add_stop(ines.actor, visit, place=place)


@pytest.fixture
def house(ines: Person, visit: Visit, greens: Employer) -> Stop:
    """A private house where a caregiver works, as a stop."""
    place = StopPlace(
        site(greens, 2).pk, StopKind.WORK, registered_dwelling=True, caregiver=True
    )
    return add_stop(ines.actor, visit, place=place)


@pytest.fixture
def begun(ines: Person, work: Stop) -> Stop:
    """The work site, with officers in it."""
    begin_stop(ines.actor, work, at=now())
    return fresh(work)


def now(minutes: int = 0) -> datetime:
    """A moment of today that is past."""
    at = timezone.now() - timedelta(seconds=30) + timedelta(minutes=minutes)
    return min(at, timezone.now())


def fresh(row: Any) -> Any:
    return type(row)._base_manager.get(pk=row.pk)


Put = Callable[..., Item]


@pytest.fixture
def put(ines: Person) -> Put:
    """Inès puts something in the vault."""

    def keep(content: bytes = b"a signed paper", **given: Any) -> Item:
        return put_in(ines.actor, [content], About(**given))

    return keep
