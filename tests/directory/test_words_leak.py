"""Nothing that is said for everyone gives a protected place or number away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.actions.listing import Details, Said
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.models import Change, Language, Service
from halte.capabilities.directory.states import (
    Facet,
    HoursKind,
    LineKind,
    Offered,
    Tier,
    Withheld,
)
from halte.core.errors import Invalid
from tests.conftest import Person
from tests.directory.conftest import (
    ADDRESS,
    POSTAL_CODE,
    WINNIPEG,
    a_service,
    a_shelter,
    its_place,
)

pytestmark = pytest.mark.django_db(transaction=True)

REFUSED = "directory_address_in_words"
TOWN = "Quillville"


def in_a_small_town(person: Person) -> Service:
    """A shelter in a town that the area is not called after."""
    service = a_service(person)
    place = Place(area=WINNIPEG, protected=True, address=ADDRESS, city=TOWN)
    places.add_place(person.actor, service, place=place)
    return service


@pytest.mark.parametrize("text", [f"Closed; come to {ADDRESS}", POSTAL_CODE])
def test_a_note_on_holidays_gives_no_address_away(della: Person, text: str) -> None:
    shelter = a_shelter(della)
    note = Times(HoursKind.OPEN, always=True, holiday_note_fr=text)
    with pytest.raises(Invalid, match=REFUSED):
        places.add_hours(della.actor, shelter, times=note)
    with pytest.raises(Invalid, match=REFUSED):
        places.set_hours(della.actor, shelter, kind=HoursKind.OPEN, times=(note,))


def test_what_came_from_elsewhere_is_looked_through_before_it_is_shown(
    della: Person,
) -> None:
    shelter = a_shelter(della)
    listing.suspend(della.actor, shelter, reason="x")
    Language.objects.filter(service=shelter, code="es").update(note_en=f"At {ADDRESS}")
    with pytest.raises(Invalid, match=REFUSED):
        listing.list_service(della.actor, shelter)
    Language.objects.update(note_en="")
    shelter.provider.texts.filter(language="en").update(description=POSTAL_CODE)
    with pytest.raises(Invalid, match=REFUSED):
        listing.list_service(della.actor, shelter)
    shelter.provider.texts.filter(language="en").update(
        description="", name=f"{ADDRESS} Society"
    )
    with pytest.raises(Invalid, match=REFUSED):
        listing.list_service(della.actor, shelter)


@pytest.mark.parametrize("text", [f"Beds in {TOWN}.", f"BEDS IN {TOWN.upper()}"])
def test_the_town_is_not_named_where_everyone_sees_an_area_alone(
    della: Person, text: str
) -> None:
    shelter = in_a_small_town(della)
    with pytest.raises(Invalid, match=REFUSED):
        said = Said("Heron House", text)
        listing.say(della.actor, shelter, language="en", said=said)


@pytest.mark.parametrize("text", ["Beds in Quillvillette.", "We serve Winnipeg."])
def test_other_towns_may_be_named(della: Person, text: str) -> None:
    said = Said("Heron House", text)
    listing.say(della.actor, in_a_small_town(della), language="en", said=said)
    listing.say(della.actor, a_shelter(della, "Ibis"), language="en", said=said)


@pytest.mark.parametrize("word", [POSTAL_CODE, POSTAL_CODE.lower(), TOWN])
def test_history_tells_neither_postal_code_nor_town(della: Person, word: str) -> None:
    service = a_service(della)
    place = Place(area=WINNIPEG, address=ADDRESS, city=TOWN, postal_code=POSTAL_CODE)
    places.add_place(della.actor, service, place=place)
    for text in (f"Write to {word}.", "Beds."):
        said = Said("Heron House", text)
        listing.say(della.actor, service, language="en", said=said)
    assert Change.objects.filter(previous_value__contains=word).exists()
    row = its_place(service)
    places.protect_place(della.actor, row, reason=Withheld.SHELTER_LOCATION)
    assert not Change.objects.filter(previous_value__contains=word).exists()


def test_a_number_that_is_not_for_everyone_any_more_leaves_history(
    della: Person,
) -> None:
    service = a_service(della)
    number = "204-555-0111"
    places.remove_phone(della.actor, service, number=number)
    assert Change.objects.filter(previous_value__contains="2045550111").exists()
    places.add_phone(
        della.actor, service, number=number, kind=LineKind.INTAKE, tier=Tier.OFFICER
    )
    assert not Change.objects.filter(previous_value__contains="2045550111").exists()
    places.remove_phone(della.actor, service, number=number)
    assert not Change.objects.filter(previous_value__contains="2045550111").exists()


def test_a_number_is_either_for_everyone_or_not(della: Person) -> None:
    service = a_service(della)
    places.add_phone(della.actor, service, number="204-555-0111", tier=Tier.PROVIDER)
    assert not service.phones.exists()
    assert service.protected_phones.count() == 1


@pytest.mark.parametrize("later", ["beds", "hours"])
def test_beds_and_intake_hours_that_come_later_are_checked_as_soon(
    della: Person, later: str
) -> None:
    office = a_service(della, terms={Facet.NEED: ("food",)})
    today = timezone.localdate()
    Service.objects.update(checked_on=today, next_check_on=today + timedelta(days=365))
    office.refresh_from_db()
    if later == "beds":
        details = Details(
            terms={Facet.NEED: ("emergency_shelter",)}, extents=(WINNIPEG,),
            languages={"en": Offered.ALWAYS},
        )  # fmt: skip
        version = office.version
        listing.change_details(della.actor, office, details=details, version=version)
    else:
        times = Times(HoursKind.INTAKE, always=True)
        places.add_hours(della.actor, office, times=times)
    office.refresh_from_db()
    assert office.next_check_on == today + timedelta(days=90)
