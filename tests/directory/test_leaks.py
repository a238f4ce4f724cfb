"""One planted shelter: where it is reaches nobody, by no page, role, fault or log."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.copies.making import offline_bundle
from halte.capabilities.directory.engine import index_of
from halte.capabilities.directory.facade import Tier, offers_for, tier_of
from halte.capabilities.directory.models import Copy, Service
from halte.capabilities.directory.queries import protected
from halte.capabilities.directory.states import CopyKind
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.purposes import first_purpose
from halte.core.access.roles import ROLES
from halte.core.errors import Denied
from halte.core.geography.areas import area_of, kilometres
from halte.methods.directory_search import Question
from tests.conftest import Person, make_person
from tests.directory.conftest import (
    ADDRESS,
    LATITUDE,
    LONGITUDE,
    MEETING_POINT,
    POSTAL_CODE,
    WINNIPEG,
    a_shelter,
    its_place,
)
from tests.directory.copying import ask, everything, pages
from tests.sweeps.test_addresses import addresses
from tests.sweeps.tree import nothing_wrong

pytestmark = pytest.mark.django_db(transaction=True)

PLACE = ("Quillwort", POSTAL_CODE, str(LATITUDE), str(LONGITUDE))
INTAKE, NIGHT, MEETING = "555-0177", "555-0188", "Zebrawood"
PUBLIC_NEVER = (*PLACE, INTAKE, NIGHT, MEETING)

NEVER: dict[str, tuple[str, ...]] = {
    "": PUBLIC_NEVER,
    "reporter": PUBLIC_NEVER,
    "registered_provider": (*PLACE, NIGHT, MEETING),
    "frontline_officer": PLACE,
    "directory_steward": (),
}
"""What each reader must not meet in a copy; pages are walked in `test_everywhere`."""


@pytest.fixture
def shelter(della: Person) -> Service:
    return a_shelter(della)


def reader(role: str, person: Person, sign: Callable[[Person], Client]) -> Client:
    if not role:
        return Client()
    return sign(make_person("Wanda Walker", role, person.organisation))


def ways(service: Service) -> Iterator[tuple[str, str]]:
    """Every address of the directory, home and the API, with the planted ids in it."""
    place = its_place(service)
    ids = {"<first>": str(service.reference), "<second>": str(place.reference)}
    blank = "00000000-0000-0000-0000-000000000000"
    for address in addresses():
        if address.name in ("home", "directory:index") or "directory" in address.name:
            path = address.path.replace("/near/a/", f"/near/{WINNIPEG}/")
            path = path.replace(blank, "<first>", 1).replace(blank, "<second>")
            for mark, value in ids.items():
                path = path.replace(mark, value)
            yield address.name, path


TYPED = {
    "needs": "emergency_shelter", "town": "Winnipeg", "words": "Heron", "text": "heron",
    "kind": "dead_number", "chosen": "", "reason": "x", "number": "204-555-0199",
}  # fmt: skip


def given_away(
    client: Client, path: str, never: tuple[str, ...], **typed: str
) -> Iterator[str]:
    for method, data in (("get", {}), ("post", TYPED | typed)):
        answer = getattr(client, method)(path, data)
        assert answer.status_code < 500, f"{method} {path}"
        text = answer.content.decode(errors="replace") + str(answer.headers)
        text += str(answer.cookies)
        yield from (f"{method} {path}: {word}" for word in never if word in text)


MADE = (CopyKind.POCKET, CopyKind.BUNDLE)

OF_TIER: dict[Tier, tuple[str, ...]] = {
    Tier.PUBLIC: PUBLIC_NEVER,
    Tier.PROVIDER: (*PLACE, NIGHT, MEETING),
    Tier.OFFICER: (*PLACE, MEETING),
}
"""What is in no copy for a tier, whoever makes it; an address is in none at all."""


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("tier", OF_TIER)
def test_no_copy_gives_the_shelter_away(
    tier: Tier, kind: CopyKind, shelter: Service, della: Person,
    signed_in: Callable[[Person], Client], caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    for town in ("Winnipeg", "Manitoba", "") if kind == "bundle" else ("Winnipeg",):
        answer = ask(signed_in(della), kind=kind, tier=tier, town=town)
        assert answer.status_code == 200
        data = answer.content
        text = everything(data) if kind == "pocket" else data.decode()
        text += str(answer.headers) + caplog.text
        assert "Heron House" in text
        nothing_wrong([word for word in OF_TIER[tier] if word in text])


def test_a_copy_holds_the_numbers_of_its_tier(
    shelter: Service, della: Person, signed_in: Callable[[Person], Client]
) -> None:
    client = signed_in(della)
    for kind in MADE:
        for tier, has in ((Tier.PROVIDER, (INTAKE,)), (Tier.OFFICER, (INTAKE, NIGHT))):
            data = ask(client, kind=kind, tier=tier).content
            text = "".join(pages(data)) if kind == "pocket" else data.decode()
            assert not [number for number in has if number not in text]


def test_not_even_a_steward_takes_the_whole_directory_along_alone(
    shelter: Service, della: Person, signed_in: Callable[[Person], Client]
) -> None:
    client = signed_in(della)
    for kind in MADE:
        answer = ask(client, kind=kind, tier=Tier.STEWARD, town="")
        assert answer.status_code == 400
    with pytest.raises(Denied, match="directory_copy_tier"):
        offline_bundle(della.actor, Choice("CA", Tier.STEWARD))
    assert not Copy.objects.exists()


@pytest.mark.parametrize("role", NEVER)
def test_nobody_gets_a_copy_of_a_tier_above_their_own(
    role: str, shelter: Service, della: Person, signed_in: Callable[[Person], Client]
) -> None:
    client = reader(role, della, signed_in)
    for kind in MADE:
        for tier in Tier:
            data = ask(client, kind=kind, tier=tier).content
            is_paper = data.startswith(b"%PDF")
            text = everything(data) if is_paper else data.decode()
            nothing_wrong([word for word in (*NEVER[role], *PLACE) if word in text])


def test_the_walk_meets_what_a_reader_may_know(
    shelter: Service, della: Person, paule: Person,
    signed_in: Callable[[Person], Client],
) -> None:  # fmt: skip
    place = its_place(shelter).reference
    one = f"/en/directory/services/{shelter.reference}/"
    steward, provider = signed_in(della), signed_in(paule)
    assert list(given_away(steward, f"{one}places/{place}/", ("Quillwort",)))
    assert list(given_away(provider, one, (INTAKE,)))
    assert not list(given_away(Client(), one, (INTAKE,)))


def test_an_officer_opens_the_meeting_point_by_a_button_and_no_address(
    shelter: Service, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    client = signed_in(oscar)
    place = its_place(shelter).reference
    path = f"/en/directory/services/{shelter.reference}/places/{place}/"
    assert client.get(path).status_code == 405
    page = client.post(path)
    text = page.content.decode()
    assert MEETING_POINT in text and not [word for word in PLACE if word in text]
    assert "no-store" in page.headers["Cache-Control"]


def test_every_role_has_the_tier_that_it_should() -> None:
    above = {
        "registered_provider": Tier.PROVIDER, "support_worker": Tier.PROVIDER,
        "frontline_officer": Tier.OFFICER, "directory_steward": Tier.STEWARD,
    }  # fmt: skip
    for role in ROLES:
        roles = frozenset({role})
        actor = Actor(1, 1, roles, first_purpose(roles), second_factor=True)
        if role in above or not actor.may("directory.read"):  # type: ignore[arg-type]
            assert tier_of(actor) == above.get(role, Tier.PUBLIC), role


def test_a_page_of_the_public_is_kept_by_nobody(shelter: Service) -> None:
    client = Client()
    for path in ("", f"services/{shelter.reference}/"):
        page = client.get(f"/en/directory/{path}")
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/sitemap.xml").status_code == 404


def test_a_fault_that_repeats_what_it_holds_says_nothing(
    shelter: Service, della: Person, signed_in: Callable[[Person], Client],
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    place = its_place(shelter).reference
    opened = protected.address_for_steward(della.actor, location=place)
    offers = offers_for(della.actor)

    def broken(*_args: Any, **_more: Any) -> None:
        raise RuntimeError(f"{opened!r} {offers!r}")

    monkeypatch.setattr(protected, "address_for_steward", broken)
    client = signed_in(della)
    client.raise_request_exception = False
    page = client.post(f"/en/directory/services/{shelter.reference}/places/{place}/")
    assert page.status_code == 500
    assert "RuntimeError" in caplog.text
    said = caplog.text + page.content.decode()
    nothing_wrong([word for word in PUBLIC_NEVER if word in said])


def test_a_stolen_database_does_not_say_where_it_is(shelter: Service) -> None:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    dump = str(rows)
    assert "Heron House" in dump
    nothing_wrong([word for word in PUBLIC_NEVER if word in dump])
    assert "+12045550177" not in dump


def test_two_shelters_of_one_area_cannot_be_told_apart(della: Person) -> None:
    first = a_shelter(della, "Heron House")
    other = a_shelter(della, "Plover House")
    far = Place(
        area=WINNIPEG, protected=True, address="1 Elsewhere Road", latitude=50.3,
        longitude=-96.1,
    )  # fmt: skip
    its_place(other).delete()
    places.add_place(della.actor, Service.objects.get(pk=other.pk), place=far)
    spots = {
        offer.name.en: asdict(offer.spots[0]) | {"reference": ""}
        for offer in offers_for(ANONYMOUS)
    }
    assert spots["Heron House"] == spots["Plover House"]
    assert first.pk != other.pk


def test_ten_thousand_questions_learn_no_more_than_the_area(shelter: Service) -> None:
    """Trilateration: whatever points are asked from, the answers are those of the
    centre of the area, in steps of 25 km; the house is in none of them."""
    offers = offers_for(ANONYMOUS)
    search, now = index_of(offers), timezone.now()
    centre = area_of(WINNIPEG)
    assert centre is not None
    chance = random.Random(20120606)
    told: list[object] = []
    for turn in range(10_000):
        point = (chance.uniform(42, 70), chance.uniform(-130, -55))
        (km,) = search.near.to_point(point).km.tolist()
        of_centre = kilometres(*point, centre.latitude, centre.longitude)
        assert km == pytest.approx(of_centre, abs=1)
        if turn < 100:
            question = Question(near=point, within_km=20_000)
            (answer,) = search.ask(question, now).found
            notes = (*answer.reasons, *answer.warnings)
            told += [n.value for n in notes if n.code in ("near", "far")]
    assert told and not [km for km in told if int(str(km)) % 25]
    assert kilometres(LATITUDE, LONGITUDE, centre.latitude, centre.longitude) > 1
    assert ADDRESS not in str([asdict(offer) for offer in offers])
