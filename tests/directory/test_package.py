"""A whole directory of others: taken in row by row, mended, and taken back."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid5

import pytest
from django.db import connection
from django.test import Client

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.facade import offer_for, offers_for
from halte.capabilities.directory.intake_package import PACKAGE
from halte.capabilities.directory.models import (
    Arrival,
    Location,
    OpenAddress,
    Phone,
    ProtectedAddress,
    ProtectedPhone,
    Provider,
    Schedule,
    Service,
    Term,
)
from halte.capabilities.directory.states import ListingState, Tier
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Denied, Invalid
from halte.core.intake import actions as intake
from halte.core.intake import files, taking_in
from halte.core.intake.models import Reject
from tests.conftest import Person
from tests.directory.conftest import ADDRESS, a_shelter, its_place
from tests.directory.packages import SPACE, Take, a_thing, faults, ident

pytestmark = pytest.mark.django_db(transaction=True)


def test_everything_comes_in_and_nobody_but_a_steward_sees_it(
    take: Take, della: Person, oscar: Person, paule: Person
) -> None:
    batch = take([a_thing()])
    assert not faults(batch)
    service = Service.objects.get(reference=ident("service"))
    assert service.state == ListingState.DRAFT and service.has_beds
    for person in (ANONYMOUS, oscar.actor, paule.actor):
        assert offers_for(person) == ()
    offer = offer_for(della.actor, ident("service"))
    assert (offer.name.en, offer.name.fr) == ("Heron House", "Maison du Héron")
    assert {(s.code, s.offered) for s in offer.languages} == {
        ("en", "always"), ("es", "interpreter"),
    }  # fmt: skip
    assert offer.extents == ("CA-MB",) and offer.documents == ("health_card",)
    assert [c.kind for c in offer.costs] == ["free"]
    assert offer.needs == ("emergency_shelter",)
    assert Phone.objects.get().extension == "4"
    assert ProtectedPhone.objects.get().tier == Tier.PROVIDER
    assert Schedule.objects.get().zone == "America/Winnipeg"
    (spot,) = offer.spots
    assert (spot.area, spot.address, spot.accessibility) == (
        "4611", "", ("wheelchair",),
    )  # fmt: skip
    assert Term.objects.filter(code="BH-1800", taxonomy__facet="").exists()


def test_no_address_is_public_before_a_steward_confirms_it(
    take: Take, della: Person, signed_in: Callable[[Person], Client]
) -> None:
    take([a_thing()])
    service = Service.objects.get()
    listing.list_service(della.actor, service)
    (spot,) = offer_for(ANONYMOUS, ident("service")).spots
    assert spot.area == "4611" and not spot.address and not spot.exact
    assert not OpenAddress.objects.exists()
    one = f"/en/directory/steward/listings/{service.reference}/"
    page = signed_in(della).get(one).content.decode()
    opens = f"{one}places/{ident('place')}/open/"
    assert opens in page and ADDRESS not in page
    assert signed_in(della).post(opens).status_code == 302
    (spot,) = offer_for(ANONYMOUS, ident("service")).spots
    assert (spot.address, spot.exact) == (ADDRESS, True)
    assert not ProtectedAddress.objects.exists()


def test_a_shelter_s_place_cannot_be_opened_this_way(take: Take, della: Person) -> None:
    shelter = its_place(a_shelter(della))
    with pytest.raises(Denied, match="directory_place_stays"):
        places.open_place(della.actor, shelter)
    thing = a_thing()
    where = thing["service_at_locations"][0]["location"]
    del where["addresses"], where["latitude"], where["longitude"]
    where |= {"withheld": "shelter_location", "name": "Winnipeg and area, Manitoba"}
    take([thing])
    secret = Location.objects.get(reference=ident("place"))
    assert (secret.area, secret.tier) == ("4611", Tier.STEWARD)
    with pytest.raises(Denied, match="directory_place_stays"):
        places.open_place(della.actor, secret)


def test_words_that_tell_an_unconfirmed_address_keep_a_draft_from_being_shown(
    take: Take, della: Person
) -> None:
    take([a_thing(description=f"Come to {ADDRESS}.")])
    with pytest.raises(Invalid, match="directory_address_in_words"):
        listing.list_service(della.actor, Service.objects.get())


def changed(kind: str, **values: Any) -> dict[str, Any]:
    """A service with one thing of it wrong."""
    thing = a_thing()
    if kind == "location":
        thing["service_at_locations"][0]["location"] |= values
    elif kind == "address":
        thing["service_at_locations"][0]["location"]["addresses"][0] |= values
    elif kind == "access":
        thing["service_at_locations"][0]["location"]["accessibility"][0] |= values
    elif kind:
        thing[kind][0] |= values
    else:
        thing |= values
    return thing


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (changed("location", latitude=0, longitude=0), "latitude",
     "directory_hsds_at_zero"),
    (changed("location", latitude=100, longitude=101), "latitude",
     "directory_point_outside"),
    (changed("location", latitude=None), "longitude", "directory_point_half"),
    (changed("address", postal_code="ABC 1234"), "postal_code",
     "directory_postal_code"),
    (changed("address", country="US"), "country", "directory_hsds_country"),
    (changed("access", description="A ramp, perhaps"), "description",
     "directory_hsds_choice"),
    (changed("phones", number="\"+44 1234 234567\""), "number",
     "directory_number_shape"),
    (changed("schedules", opens_at=None, closes_at=None, byday=None,
             description="24/7"), "byday", "directory_hsds_prose_hours"),
    (changed("schedules", byday="2TU"), "byday", "directory_hsds_days"),
    (changed("schedules", freq="MONTHLY"), "freq", "directory_hsds_weekly"),
    (changed("schedules", opens_at=None), "opens_at", "directory_hours_half"),
    (changed("schedules", valid_from="soon"), "valid_from", "directory_hsds_day"),
    (changed("languages", code="fr"), "code", "directory_hsds_languages"),
    (changed("languages", name="Klingon", code="tlh"), "code",
     "directory_hsds_language"),
    (changed("", languages=[
        {"id": ident("one"), "code": "en"}, {"id": ident("two"), "code": "en"}]),
     "code", "directory_hsds_twice"),
    (changed("service_areas", name="MyCity", extent="x"), "extent",
     "directory_extent_unknown"),
    (changed("cost_options", option="Adults", amount=35, currency="gbp"),
     "currency", "directory_hsds_currency"),
    (changed("cost_options", option="It depends"), "option",
     "directory_hsds_choice"),
    (changed("required_documents", document="Passport"), "document",
     "directory_hsds_choice"),
    (changed("", status="open"), "status", "directory_hsds_choice"),
    (changed("", status="defunct"), "status", "directory_hsds_ended"),
    (changed("", email="at heron"), "email", "directory_hsds_email"),
    (changed("", minimum_age=30, maximum_age=12), "maximum_age",
     "directory_ages_order"),
    (changed("", minimum_age=-1), "minimum_age", "directory_hsds_age"),
    (changed("", name="", translations={}), "name", "directory_name_needed"),
    (changed("", organization=None), "organization_id", "cell_required"),
    (changed("", organization={"id": ident("org"), "name": "x", "website": "x"}),
     "website", "directory_hsds_url"),
    (changed("", organization=None, organization_id=ident("nobody")),
     "organization_id", "directory_hsds_dangling"),
    (changed("", id="7"), "id", "directory_hsds_id"),
]  # fmt: skip


@pytest.mark.parametrize(("thing", "column", "code"), WRONG)
def test_a_row_that_is_wrong_says_where_and_why_and_the_rest_goes_on(
    thing: dict[str, Any], column: str, code: str, take: Take
) -> None:
    other = json.loads(json.dumps(a_thing()).replace("4f73", "4f74"))
    other = renamed(other)
    batch = take([thing, other])
    assert (column, code) in faults(batch)
    assert Service.objects.filter(reference=other["id"]).exists()


def renamed(thing: Any) -> Any:
    """The same with other identifiers throughout."""
    if isinstance(thing, list):
        return [renamed(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    return {
        name: str(uuid5(SPACE, f"other {value}")) if name == "id" else renamed(value)
        for name, value in thing.items()
    }


def test_what_belongs_to_a_rejected_row_waits_until_it_is_mended(
    take: Take, della: Person, signed_in: Callable[[Person], Client]
) -> None:
    batch = take([a_thing(email="at heron")])
    assert not Service.objects.exists() and Provider.objects.count() == 1
    waits = Arrival.objects.filter(batch_id=batch.pk, row=None)
    assert waits.count() == 11
    page = signed_in(della).get(f"/en/directory/steward/arrivals/{batch.pk}/")
    assert "Waiting for what they belong to" in page.content.decode()
    (reject,) = Reject.objects.filter(batch=batch)
    cells = ["in@heron.example" if c == "at heron" else c for c in reject.cells]
    intake.mend(della.actor, reject, cells=cells)
    batch.refresh_from_db()
    taking_in.accept(della.actor, batch)
    service = Service.objects.get()
    assert not waits.exists()
    assert service.phones.count() == 1 and service.places.count() == 1
    assert service.attributes.count() == 2 and service.languages.count() == 2


def test_a_waiting_row_is_encrypted(take: Take) -> None:
    thing = a_thing()
    thing["service_at_locations"][0]["location"] |= {"latitude": 0, "longitude": 0}
    take([thing])
    with connection.cursor() as cursor:
        cursor.execute("SELECT waiting FROM directory_arrival WHERE waiting <> ''")
        rows = str(cursor.fetchall())
    assert rows != "[]" and "Quillwort" not in rows


def everything() -> Counter[str]:
    """How many rows there are of each kind of this room."""
    from django.apps import apps

    models = apps.get_app_config("directory").get_models()
    counts = {model.__name__: model._default_manager.count() for model in models}
    for counting in ("Edition", "Revision"):
        counts.pop(counting)
    return Counter({name: count for name, count in counts.items() if count})


def test_undo_takes_back_exactly_what_came(take: Take, della: Person) -> None:
    a_shelter(della, "Ours")
    before = everything()
    wrong = changed("phones", number="x")
    batch = take([wrong])
    assert everything() != before
    assert PACKAGE.blocked(batch.pk) == ""
    intake.undo(della.actor, batch, reason="the wrong file")
    assert everything() == before


def test_a_file_cannot_be_taken_back_once_someone_worked_on_it(
    take: Take, della: Person
) -> None:
    batch = take([a_thing()])
    service = Service.objects.get()
    listing.say(
        della.actor, service, language="en", said=listing.Said("Heron House", "x")
    )
    assert PACKAGE.blocked(batch.pk) == "directory_hsds_worked_on"
    with pytest.raises(Denied):
        intake.undo(della.actor, batch, reason="the wrong file")
    assert Service.objects.exists()


def test_the_same_file_again_changes_nothing_and_what_was_here_is_left_alone(
    take: Take, della: Person
) -> None:
    take([a_thing()])
    before = everything()
    more = a_thing(name="Another name")
    more["phones"].append({"id": ident("third"), "number": "204-555-0133"})
    batch = take([more])
    assert everything() == before and batch.taken == 0
    assert Service.objects.get().texts.get(language="en").name == "Heron House"


def test_a_provider_that_is_here_gets_a_draft_more_and_blocks_nothing(
    take: Take,
) -> None:
    first = take([a_thing()])
    other = renamed(a_thing())
    other["organization"]["id"] = ident("org")
    second = take([other])
    assert Provider.objects.count() == 1 and Service.objects.count() == 2
    assert PACKAGE.blocked(first.pk) and not PACKAGE.blocked(second.pk)


@pytest.mark.parametrize("content", [
    b"nothing of the kind", b"[]", b"{\"id\": 1", b"PK\x03\x04broken",
])  # fmt: skip
def test_a_file_that_holds_nothing_is_refused_with_a_reason(
    content: bytes, send: Take
) -> None:
    batch = send(content)
    assert batch.state == "refused"


def zip_of(**members: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(f"{name}.csv", content)
    return whole.getvalue()


def nested(depth: int) -> bytes:
    """Providers within providers, deeper than anyone can follow."""
    return b'{"id": "x", "organization": ' * depth + b"{}" + b"}" * depth


@pytest.mark.parametrize("content", [
    nested(900), nested(100_000), zip_of(readme=b"hello"),
    zip_of(services=b"id,name\n" + b"x" * 60_000_000),
    zip_of(services=b"\xff\xfe\x00"),
    zip_of(services=b'id,name\n1,"' + b"x" * 2_000_000),
    zip_of(services=b"id,name\n"),
], ids=["deep", "deeper", "no table", "bomb", "no text", "cell", "blank"],
)  # fmt: skip
def test_a_hostile_file_is_refused_and_nothing_of_it_is_kept(
    content: bytes, send: Take
) -> None:
    assert send(content).state == "refused"
    assert not list(files.folder().iterdir())
