"""What the search can be asked for is on its form, and what fits in part is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.forms.finding import FindForm
from halte.capabilities.directory.models import Capacity, Service
from halte.capabilities.directory.queries import index
from halte.capabilities.directory.states import Facet, Tier
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service

pytestmark = pytest.mark.django_db(transaction=True)

TERMS = {Facet.NEED: ("emergency_shelter",), Facet.POPULATION: ("women",)}


def parts(**typed: str) -> tuple[str, str]:
    """The page of results before and after the heading of what fits in part."""
    page = Client().post("/en/directory/", {"needs": "emergency_shelter"} | typed)
    assert page.status_code == 200
    text = page.content.decode()
    if 'id="in-part"' not in text:
        return text, ""
    whole, part = text.split('id="in-part"')
    return whole, part.split("</section>")[0]


def test_the_form_asks_all_that_the_search_answers() -> None:
    form = FindForm({
        "town": "Winnipeg", "exploitation": ["labour"], "within_km": "50",
        "free_places": "on", "verified": "90",
    })  # fmt: skip
    assert form.is_valid(), form.errors
    question = form.ask().question()
    assert question.exploitation == {"labour"}
    assert (question.within_km, question.free_places) == (50, True)
    assert question.verified_within_days == 90
    assert dict(form.again())["within_km"] == "50"


@pytest.mark.parametrize("town", ["", "Manitoba"])
def test_a_distance_needs_a_town_to_measure_from(town: str) -> None:
    form = FindForm({"town": town, "within_km": "50"})
    assert "within_km" in form.errors


def test_who_is_of_another_kind_fits_in_part_and_it_is_said_what_is_missing(
    della: Person,
) -> None:
    served = TERMS | {Facet.EXPLOITATION: ("labour",)}
    a_service(della, "Heron House", terms=served)
    men = TERMS | {Facet.POPULATION: ("men",), Facet.EXPLOITATION: ("labour",)}
    a_service(della, "Plover House", terms=men)
    whole, part = parts(who="women", exploitation="labour")
    assert "Heron House" in whole and "Plover House" not in whole
    assert "Plover House" in part and "Fits in part" in part
    assert "Not so, or not known of these:" in part and "omen" in part


def test_free_places_count_while_they_are_fresh(della: Person) -> None:
    for name, hours in (("Heron House", 1), ("Plover House", 30)):
        service = a_service(della, name, terms=TERMS)
        listing.set_tier(della.actor, service, field="capacity", tier=Tier.PUBLIC)
        Capacity.objects.create(
            service=service, population="women", available=3,
            updated_at=timezone.now() - timedelta(hours=hours),
        )  # fmt: skip
    index.forget()
    whole, _part = parts(free_places="on")
    assert whole.index("Heron House") < whole.index("Plover House")


def test_who_was_not_checked_lately_is_not_among_those_that_were(
    della: Person,
) -> None:
    today = timezone.localdate()
    for name, days in (("Heron House", 10), ("Plover House", 200)):
        service = a_service(della, name, terms=TERMS)
        Service.objects.filter(pk=service.pk).update(
            checked_on=today - timedelta(days=days),
            next_check_on=today + timedelta(days=30),
        )
    index.forget()
    whole, part = parts(verified="30")
    assert "Heron House" in whole and "Plover House" not in whole
    assert "Plover House" in part


def test_who_is_farther_fits_in_part(della: Person) -> None:
    near, far = (
        a_service(della, "Heron House"),
        a_service(della, "Plover House", extents=("CA-BC",)),
    )
    for service, area in ((near, WINNIPEG), (far, "5915")):
        place = Place(area=area, address="1 Elsewhere Road")
        places.add_place(della.actor, service, place=place)
    whole, _part = parts(town="Winnipeg", within_km="50")
    assert "Heron House" in whole and "Plover House" not in whole
