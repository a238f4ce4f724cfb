"""After a no: the next best by what the person said, who said no before comes last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from halte.capabilities.directory import facade
from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.models import Service
from halte.capabilities.directory.queries import index
from halte.capabilities.directory.states import Facet, Offered
from halte.capabilities.support import fitting
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.handovers import make_link
from halte.capabilities.support.actions.referrals import Plan, draft
from halte.capabilities.support.models import Copy, File, Referral
from halte.capabilities.support.parcel import parcel_of
from halte.capabilities.support.queries import refer
from halte.capabilities.support.states import Decline, Route, Timeframe
from halte.core.audit.models import Entry
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.directory.conftest import WINNIPEG, a_service
from tests.support.conftest import a_file, agreed_to, written

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
SHELTER = {
    Facet.NEED: ("emergency_shelter",),
    Facet.POPULATION: ("women",),
    Facet.FACT: ("with_children", "without_id"),
}
PLAIN = {**SHELTER, Facet.FACT: ()}


@pytest.fixture
def della(secretariat: Organisation) -> Person:
    """Della keeps the directory."""
    return make_person("Della Directory", "directory_steward", secretariat)


@pytest.fixture
def services(della: Person) -> Iterator[dict[str, Service]]:
    """One speaks Spanish and asks for no papers, one does neither, one is far away."""
    index.forget()
    yield {
        "fits": a_service(della, "Aspen House", terms=SHELTER),
        "plain": a_service(
            della, "Birch House", terms=PLAIN, languages={"en": Offered.ALWAYS}
        ),
        "other": a_service(
            della, "Cedar House", terms={**PLAIN, Facet.NEED: ("second_stage_housing",)}
        ),
    }
    index.forget()


@pytest.fixture
def person(sam: Person, file: File) -> File:
    """Someone who speaks Spanish, has a child, and whose papers another keeps."""
    file.region = "CA-MB"
    file.save(update_fields=["region"])
    written(sam, file, "language", first="es")
    written(sam, file, "children", number="1")
    written(sam, file, "status", status="worker", papers="kept_by_other")
    return file


def placed(person: Person, name: str, area: str) -> Service:
    """A shelter for all of Manitoba whose house lies in an area."""
    service = a_service(person, name, terms=SHELTER, extents=("CA-MB",))
    house = Place(area=area, protected=True, address="9 Quillwort Lane", city="")
    places.add_place(person.actor, service, place=house)
    return service


def key(service: Service) -> str:
    return f"service-{service.reference}"


def no_of(
    sam: Person, file: File, service: Service, reason: Decline = Decline.FULL
) -> Referral:
    """Asked, and declined."""
    plan = Plan(receiver=key(service), domain="shelter", timeframe=Timeframe.ONE_DAY,
                route=Route.LINK, topics=("need-shelter",))  # fmt: skip
    row = draft(sam.actor, file, plan=plan)
    agreed_to(sam, file, key(service), "needs")
    acts.send(sam.actor, row, digest=parcel_of(row).digest)
    make_link(sam.actor, row)
    return acts.decline(sam.actor, row, reason=reason, words="")


def test_what_the_person_said_is_asked_of_the_directory(person: File) -> None:
    found = fitting.fitting_for(person, Timeframe.ONE_HOUR, Decline.FULL)
    assert found == fitting.Fitting(
        languages=("es",), populations=("foreign_workers",),
        facts=("with_children", "without_id"), open_now=True, free_places=True,
    )  # fmt: skip
    far = fitting.fitting_for(person, Timeframe.THREE_DAYS, Decline.TOO_FAR)
    assert (far.within_km, far.open_now, far.free_places) == (100, False, False)


def test_every_word_we_ask_with_is_a_word_of_the_directory() -> None:
    assert set(fitting.POPULATIONS.values()) <= facade.POPULATIONS.keys()
    asked = {"with_children", "without_status", "without_id"}
    assert asked <= facade.FACTS.keys()
    spoken = {word for words in fitting.LANGUAGES.values() for word in words}
    assert spoken & facade.LANGUAGE_NAMES.keys()


def test_the_one_that_fits_comes_first_and_says_why(
    sam: Person, person: File, services: dict[str, Service]
) -> None:
    found = refer.choices(sam.actor, person, None, domain="shelter").proposals
    assert found[0].key == key(services["fits"])
    assert {key(services["plain"]), key(services["other"])} <= {
        line.key for line in found
    }
    said = " ".join(str(reason) for reason in found[0].reasons).lower()
    for word in ("spanish", "children", "no id needed"):
        assert word in said
    plain = next(line for line in found if line.key == key(services["plain"]))
    assert plain.unknown or plain.warnings


def test_who_said_no_comes_last_with_its_reason_and_day(
    sam: Person, person: File, services: dict[str, Service]
) -> None:
    first = no_of(sam, person, services["fits"])
    found = refer.choices(sam.actor, person, first).proposals
    assert [line.said_no is not None for line in found] == [False, False, True]
    last = found[-1]
    assert last.key == key(services["fits"]) and last.said_no is not None
    assert (str(last.said_no.why), last.said_no.at) == ("No room", first.ended_at)
    receivers = refer.choices(sam.actor, person, first).receivers
    assert receivers[-1][0] == key(services["fits"])


def test_a_no_for_another_need_or_another_person_is_not_held_against_them(
    sam: Person, person: File, services: dict[str, Service]
) -> None:
    no_of(sam, person, services["fits"])
    found = refer.choices(sam.actor, person, None, domain="safety").proposals
    assert not [line for line in found if line.said_no]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_choosing_one_fills_the_form_keeps_the_words_and_sends_nothing(
    language: str, sam: Person, person: File, services: dict[str, Service],
    signed_in: Sign,
) -> None:  # fmt: skip
    first = no_of(sam, person, services["fits"])
    client = signed_in(sam)
    path = f"/{language}/support/{person.reference}/refer/?after={first.reference}"
    page = client.get(path).content.decode()
    assert page.count('name="pick"') == 3
    for secret in ("Heron", "Only text", "es&amp;"):
        assert secret not in page
    chosen = client.post(path, {
        "domain": "shelter", "timeframe": "3h", "route": "link", "note": "A note",
        "topics": ["wishes"], "pick": key(services["plain"]),
    }).content.decode()  # fmt: skip
    assert f'value="{key(services["plain"])}" selected' in chosen
    assert "A note" in chosen
    assert re.search(r'value="3h"[^>]*checked', chosen)
    assert Referral.objects.count() == 1 and Copy.objects.count() == 1
    words = str([vars(entry) for entry in Entry.objects.all()])
    assert "emergency_shelter" not in words and "spanish" not in words.lower()


def test_who_does_not_meet_the_need_is_not_said_to_fit(
    sam: Person, person: File, services: dict[str, Service]
) -> None:
    """Shelters near by are no answer to someone who asks for food."""
    found = refer.choices(sam.actor, person, None, domain="basics")
    assert found.proposals == ()
    offered = {slug for slug, _name in found.receivers}
    assert not offered & {key(service) for service in services.values()}


def test_before_a_need_is_chosen_nothing_is_said_of_the_directory(
    sam: Person, services: dict[str, Service], signed_in: Sign
) -> None:
    path = f"/en/support/{a_file(sam).reference}/refer/"
    client = signed_in(sam)
    page = client.get(path).content.decode()
    assert "has no service for this need" not in page
    assert "Choose the need, then" in page
    food = client.post(path, {"list": "1", "domain": "basics"}).content.decode()
    assert "has no service for this need" in food


def test_a_town_lists_the_nearest_first_and_is_kept_nowhere(
    sam: Person, della: Person, person: File, signed_in: Sign
) -> None:
    index.forget()
    winnipeg = placed(della, "Aspen House", WINNIPEG)
    brandon = placed(della, "Birch House", "4607")
    for town, first, far in (("Winnipeg", winnipeg, brandon), ("R3C 9Z9", None, None),
                             ("Brandon", brandon, winnipeg)):  # fmt: skip
        found = refer.choices(sam.actor, person, None, domain="shelter", town=town)
        keys = [line.key for line in found.proposals]
        assert set(keys) == {key(winnipeg), key(brandon)}
        if first and far:
            assert keys == [key(first), key(far)]
            assert town in str(found.proposals[0].where)
            names = dict(found.receivers)
            assert f" · {town} and area, Manitoba" in names[key(first)]
            last = found.proposals[-1]
            told = str([*last.reasons, *last.warnings])
            assert re.search(r"\b2\d\d\b", told), told
    client, path = signed_in(sam), f"/en/support/{person.reference}/refer/"
    post = {"list": "1", "domain": "shelter", "town": "Brandon", "timeframe": "1d"}
    assert 'value="Brandon"' in client.post(path, post).content.decode()
    post = {"domain": "shelter", "town": "Brandon", "timeframe": "1d", "route": "link",
            "receiver": key(brandon), "version": "1"}  # fmt: skip
    assert client.post(path, post).status_code == 302
    kept = [vars(row) for kind in (Referral, Entry) for row in kind.objects.all()]
    assert "Brandon" not in str(kept)
    unknown = client.post(path, {"list": "1", "town": "Atlantis", "domain": "shelter"})
    assert "We do not know this place" in unknown.content.decode()


@pytest.mark.parametrize("said", ["", "now", "9" * 30])
def test_a_forged_timeframe_or_choice_breaks_nothing(
    said: str, sam: Person, person: File, services: dict[str, Service],
    signed_in: Sign,
) -> None:  # fmt: skip
    client = signed_in(sam)
    path = f"/en/support/{person.reference}/refer/"
    for post in ({"list": "1", "timeframe": said, "domain": said}, {"pick": said}):
        assert client.post(path, post).status_code == 200
    assert not Referral.objects.exists()


def test_a_worker_sees_no_more_of_a_service_than_their_tier(
    sam: Person, person: File, services: dict[str, Service], della: Person
) -> None:
    """The answer is the directory’s own for this very person."""
    found = refer.choices(sam.actor, person, None, domain="shelter").proposals
    asked = facade.find(sam.actor, facade.Ask(needs=("emergency_shelter",)))
    assert {f"service-{each.offer.id}" for each in asked.found} <= {
        line.key for line in found
    }
    assert {each.offer.tier for each in asked.found} == {facade.tier_of(sam.actor)}
