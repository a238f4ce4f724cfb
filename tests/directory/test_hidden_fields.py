"""A field that is hidden from a tier is nowhere in what that tier gets."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import time

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.engine import as_offer
from halte.capabilities.directory.models import (
    Capacity,
    CostOption,
    Provider,
    RequiredDocument,
    Service,
)
from halte.capabilities.directory.queries import hsds_objects
from halte.capabilities.directory.queries.hsds_package import Tables
from halte.capabilities.directory.queries.index import kept
from halte.capabilities.directory.states import HoursKind, Offered, Tier, Withheld
from halte.capabilities.directory.words import FIELDS
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service

pytestmark = pytest.mark.django_db(transaction=True)

TELLS: dict[str, tuple[str, ...]] = {
    "name": ("Wagtail", "Sandpiper"),
    "description": ("Kittiwake",),
    "eligibility": ("Dunnock",),
    "application": ("Whimbrel",),
    "fees": ("Turnstone", "sliding", "Sliding"),
    "documents": ("Health card", "health_card"),
    "email": ("merlin@",),
    "website": ("godwit.example",),
    "hours": ("10:15", "always_open"),
    "languages": ("Spanish", "'es'", '"es"'),
    "capacity": ("4713 ", "available=4713", '"available": 4713'),
    "phones": ("555-0111", "2045550111"),
    "places": ("Phalarope",),
    "needs": ("mergency shelter", "emergency_shelter"),
}
"""What would tell each field, on a page, in the search, in the API and in exports."""


@pytest.fixture
def filled(della: Person) -> Service:
    """A service of which every field says something that nothing else says."""
    provider = listing.add_provider(
        della.actor, Provider(), names={"en": "Sandpiper Society"},
        website="https://godwit.example/",
    )  # fmt: skip
    said = Said("Wagtail", "Kittiwake", "Dunnock", "Whimbrel", "Turnstone")
    service = a_service(
        della, provider=provider, said={"en": said}, email="merlin@demo.example",
        languages={"es": Offered.ALWAYS},
    )  # fmt: skip
    place = Place(area=WINNIPEG, address="12 Phalarope Street", city="Winnipeg",
                  postal_code="R3C 1A1")  # fmt: skip
    places.add_place(della.actor, service, place=place)
    times = Times(HoursKind.OPEN, (0, 1), time(10, 15), time(16, 45))
    places.set_hours(della.actor, service, kind=HoursKind.OPEN, times=(times,))
    Capacity.objects.create(service=service, population="women", available=4713)
    CostOption.objects.create(service=service, kind="sliding")
    RequiredDocument.objects.create(service=service, code="health_card")
    for field in ("capacity", "eligibility", "email"):
        listing.set_tier(della.actor, service, field=field, tier=Tier.PUBLIC)
    return service


def given(tier: Tier, client: Client) -> str:
    """All that a tier gets of the one service."""
    (offer,) = kept(tier).offers
    thing = hsds_objects.service(offer, timezone.now())
    tables = Tables()
    tables.put("services", thing)
    rows = io.BytesIO()
    for table in tables.written():
        table.copy_to(rows)
    page = client.get(f"/en/directory/services/{offer.id}/")
    assert page.status_code == 200
    results = client.post("/en/directory/", {"text": ""})
    assert results.status_code == 200
    return "\n".join((
        # At the foot stands when the session ends: a time that tells of nothing.
        page.content.decode().split("<footer", 1)[0],
        results.content.decode().split("<form", 1)[0],
        repr(as_offer(offer)), json.dumps(thing), rows.getvalue().decode(),
    ))  # fmt: skip


def test_every_field_is_there_while_nobody_hides_it(filled: Service) -> None:
    text = given(Tier.PUBLIC, Client())
    for field in FIELDS:
        assert any(word in text for word in TELLS[field]), field
    assert "4713 " in text


@pytest.mark.parametrize("field", FIELDS)
def test_a_hidden_field_is_nowhere(
    field: str, filled: Service, della: Person, paule: Person,
    signed_in: Callable[[Person], Client],
) -> None:  # fmt: skip
    listing.set_tier(
        della.actor, filled, field=field, tier=Tier.OFFICER,
        reason=Withheld.PROVIDER_REQUEST,
    )  # fmt: skip
    for tier, client in ((Tier.PUBLIC, Client()), (Tier.PROVIDER, signed_in(paule))):
        text = given(tier, client)
        assert not [word for word in TELLS[field] if word in text]
        assert field in dict(kept(tier).offers[0].withheld)


def test_the_website_goes_with_the_provider(filled: Service, della: Person) -> None:
    listing.set_tier(
        della.actor, filled, field="provider", tier=Tier.OFFICER,
        reason=Withheld.PROVIDER_REQUEST,
    )  # fmt: skip
    assert "godwit" not in given(Tier.PUBLIC, Client())
    filled.field_tiers.filter(field="provider").delete()
    filled.provider.tier = Tier.PROVIDER
    filled.provider.save()
    listing.set_tier(della.actor, filled, field="fees", tier=Tier.PUBLIC)
    text = given(Tier.PUBLIC, Client())
    assert "godwit" not in text and "Sandpiper" not in text


def test_a_hidden_place_is_not_said_to_be_by_phone(
    filled: Service, della: Person
) -> None:
    listing.set_tier(
        della.actor, filled, field="places", tier=Tier.OFFICER,
        reason=Withheld.PROVIDER_REQUEST,
    )  # fmt: skip
    page = Client().post("/en/directory/", {"text": ""}).content.decode()
    assert '<li class="result">' in page
    result = page.split('<li class="result">')[1].split("</li>")[0]
    assert "By phone or online" not in result and "Not shown to you" in result
