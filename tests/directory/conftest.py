"""Della and Dario keep the directory; Paule works for a provider, Oscar at the border.

All services are invented; numbers are 555-01xx, reserved for fiction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.actions.listing import Details, Said
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.intake_package import PACKAGE
from halte.capabilities.directory.models import Location, Provider, Service
from halte.capabilities.directory.queries import index
from halte.capabilities.directory.states import (
    Facet,
    HoursKind,
    LineKind,
    Offered,
    Tier,
)
from halte.core.intake import taking_in
from halte.core.intake.models import Batch
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.directory.packages import Take

ADDRESS = "7341 Quillwort Lane"
POSTAL_CODE = "R3C 9Z9"
LATITUDE, LONGITUDE = 49.87654, -97.12345
INTAKE_NUMBER = "204-555-0177"
NIGHT_NUMBER = "204-555-0188"
MEETING_POINT = "the east door of the Zebrawood police station"
WINNIPEG = "4611"


@pytest.fixture(autouse=True)
def _offers_of_one_test_stay_there() -> Iterator[None]:
    index.forget()
    yield
    index.forget()


@pytest.fixture
def della(secretariat: Organisation) -> Person:
    """Della keeps the directory."""
    return make_person("Della Directory", "directory_steward", secretariat)


@pytest.fixture
def dario(secretariat: Organisation) -> Person:
    """Dario does too: the second person."""
    return make_person("Dario Directory", "directory_steward", secretariat)


@pytest.fixture
def dora(other_department: Organisation) -> Person:
    """Dora does elsewhere: the third."""
    return make_person("Dora Directory", "directory_steward", other_department)


@pytest.fixture
def paule(other_department: Organisation) -> Person:
    """Paule works for a registered provider."""
    return make_person("Paule Provider", "registered_provider", other_department)


@pytest.fixture
def oscar(secretariat: Organisation) -> Person:
    """Oscar is a border officer."""
    return make_person("Oscar Officer", "frontline_officer", secretariat)


def a_service(person: Person, name: str = "Heron House", **changes: Any) -> Service:
    """A listed service in Winnipeg, with what a test changes."""
    provider = changes.pop("provider", None) or listing.add_provider(
        person.actor,
        Provider(),
        names={"en": f"{name} Society", "fr": f"Société {name}"},
    )
    said = changes.pop("said", None) or {
        "en": Said(name, "Beds and someone to talk to."),
        "fr": Said(f"Maison {name}", "Des lits et une écoute."),
    }
    terms = changes.pop("terms", {
        Facet.NEED: ("emergency_shelter", "safety_planning"),
        Facet.POPULATION: ("women",),
        Facet.FACT: ("with_children",),
    })  # fmt: skip
    languages = changes.pop("languages", {"en": Offered.ALWAYS, "es": Offered.ALWAYS})
    details = Details(
        terms=terms, languages=languages, extents=changes.pop("extents", (WINNIPEG,)),
        **changes,
    )  # fmt: skip
    service = listing.add_service(person.actor, provider, said=said, details=details)
    places.add_phone(person.actor, service, number="204-555-0111")
    listing.list_service(person.actor, service)
    return Service.objects.get(pk=service.pk)


def a_shelter(person: Person, name: str = "Heron House", **changes: Any) -> Service:
    """A shelter whose address must stay secret, with lines that not everyone sees."""
    service = a_service(person, name, **changes)
    place = Place(
        area=WINNIPEG, protected=True, address=ADDRESS, city="Winnipeg",
        postal_code=POSTAL_CODE, latitude=LATITUDE, longitude=LONGITUDE,
        meeting_point=MEETING_POINT,
    )  # fmt: skip
    places.add_place(person.actor, service, place=place)
    for number, kind, tier in (
        (INTAKE_NUMBER, LineKind.INTAKE, Tier.PROVIDER),
        (NIGHT_NUMBER, LineKind.AFTER_HOURS, Tier.OFFICER),
    ):
        places.add_phone(person.actor, service, number=number, kind=kind, tier=tier)
    places.set_hours(
        person.actor, service, kind=HoursKind.INTAKE,
        times=(Times(HoursKind.INTAKE, always=True),),
    )  # fmt: skip
    return Service.objects.get(pk=service.pk)


def its_place(service: Service) -> Location:
    return Location.objects.get(services__service=service)


@pytest.fixture
def send(della: Person, settings: Any, tmp_path: Path) -> Take:
    """Send a file in, as far as its check."""
    settings.HALTE_STATE = tmp_path

    def sent(content: Any, name: str = "services.json") -> Batch:
        blocks = content if isinstance(content, bytes) else json.dumps(content).encode()
        batch = taking_in.send(della.actor, PACKAGE, "211", [blocks], name).batch
        if batch.state == "received":
            taking_in.map_and_check(della.actor, batch, batch.reading, batch.mapped)
            batch.refresh_from_db()
        return batch

    return sent


@pytest.fixture
def take(della: Person, send: Take) -> Take:
    """Take a file in, as far as its rows are right."""

    def taken(content: Any, name: str = "services.json") -> Batch:
        batch = send(content, name)
        taking_in.accept(della.actor, batch)
        batch.refresh_from_db()
        return batch

    return taken
