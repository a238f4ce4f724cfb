"""Officers behind the wall, and everyone else outside of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    Request,
    add_application,
    add_employer,
    add_site,
)
from halte.capabilities.employers.models import Employer
from halte.capabilities.employers.states import SiteKind, Stream
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES
from tests.conftest import Person, make_organisation, make_person

BEHIND = {
    Permission.WORKERS_READ,
    Permission.PROTECTED_PERMITS,
    Permission.AUDIT_READ,
}
"""Who hears workers, or works on permits that protect them, sees their own side; who
audits sees that it was opened."""


@dataclass(frozen=True)
class Country:
    """What both worlds share."""

    liaison: list[Person]
    protected: list[Person]
    outsiders: dict[str, Person]
    employers: list[int]


@pytest.fixture
def country(db: None, settings: Any, tmp_path: Any) -> Country:
    """One person of every role, all in one department, and three employers."""
    settings.HALTE_STATE = tmp_path
    esdc = make_organisation("esdc", "Employment", "Emploi")
    liaison = [
        make_person(f"{name} Liaison", "worker_liaison_officer", esdc)
        for name in ("Lian", "Luc")
    ]
    protected = [
        make_person(f"{name} Protection", "protected_officer", esdc)
        for name in ("Prune", "Paul")
    ]
    outsiders = {
        slug: make_person(f"{slug} Person", slug, esdc)
        for slug, role in ROLES.items()
        if not role.permissions & BEHIND
    }
    officer = outsiders["integrity_officer"]
    names = ("Blue Heron", "Heron Farm", "Sandpiper")
    return Country(
        liaison, protected, outsiders, [kept(officer, name) for name in names]
    )


def kept(officer: Person, name: str) -> int:
    """An employer with a place and an application."""
    row = Employer()
    add_employer(officer.actor, row, particulars=Particulars(f"{name} Inc."))
    place = Place(SiteKind.WORK, "1 Invented Road", "Leamington", "ON", "N8H3W1")
    site = add_site(officer.actor, row, place=place)
    asked = Request(
        Stream.AGRICULTURE, date(2026, 3, 1), "Farm workers", "85100", 4, 1760,
        Decimal(40), 8, site=site,
    )  # fmt: skip
    add_application(officer.actor, row, request=asked)
    return row.pk
