"""What the HSDS API sends is made as it is sent, and no more of it than is asked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.models import Service
from halte.capabilities.directory.queries import hsds_objects
from halte.capabilities.directory.queries.offers import Offer
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service, a_shelter

pytestmark = pytest.mark.django_db

BASE = "/api/v1/directory/hsds/"


@pytest.fixture
def two(della: Person) -> tuple[Service, Service]:
    """A shelter in a secret place, and a clinic with an open door."""
    shelter, clinic = a_shelter(della), a_service(della, "Lantern Clinic")
    place = Place(area=WINNIPEG, address="12 Open Street", city="Winnipeg")
    places.add_place(della.actor, clinic, place=place)
    return shelter, clinic


def got(client: Client, path: str, **asked: Any) -> Any:
    return client.get(BASE + path, asked).json()


def test_lines_and_pages_make_no_object_before_it_is_sent(
    client: Client, two: tuple[Service, Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = hsds_objects.service_in_short

    def noted(offer: Offer) -> dict[str, Any]:
        made.append(offer.id)
        return make(offer)

    monkeypatch.setattr(hsds_objects, "service_in_short", noted)
    answer = client.get(BASE + "services", {"format": "ndjson"})
    assert made == []
    lines = answer.getvalue().decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == made
    assert len(made) == 2
    for path in ("service_at_locations", "organizations"):
        made.clear()
        page = client.get(BASE + path, {"per_page": 1, "full": "true"}).json()
        assert page["total_items"] == 2
        assert len(made) <= 1


def test_each_thing_of_a_list_is_the_one_at_its_own_address(
    client: Client, two: tuple[Service, Service]
) -> None:
    links = got(client, "service_at_locations", full=True)["contents"]
    bodies = got(client, "organizations", full=True)["contents"]
    assert len(links) == len(bodies) == 2
    for path, things in (("service_at_locations", links), ("organizations", bodies)):
        assert [thing["id"] for thing in things] == sorted(t["id"] for t in things)
        for thing in things:
            assert client.get(f"{BASE}{path}/{thing['id']}").json() == thing
