"""Who asks from anywhere, as often as they like, learns of a shelter its area alone.

Two worlds differ in where a shelter is inside its area of at least 10,000 people. An
attacker asks each of them the same questions, the next one chosen by the last answer:
pages, searches from any point, the API. Every answer is the same, byte by byte.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.models import (
    OpenAddress,
    ProtectedAddress,
    Service,
)
from halte.capabilities.directory.queries import index
from halte.capabilities.directory.states import Tier
from halte.core.geography.areas import area_of, areas, nearest_area
from halte.methods.directory_search import Question
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service, a_shelter

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
CHANGING = re.compile(
    rb"csrfmiddlewaretoken\" value=\"[^\"]*\"|nonce[-=]\"?[\w+/=-]+|"
    rb"\"csrfToken\":\s*\"[^\"]*\""
)
"""Made by chance for each page, and of nothing that the directory holds."""

TOWNS = sorted({town for area in areas().values() for town in area.towns})
NEEDS = ("emergency_shelter", "safety_planning", "legal_family", "food")
STEPS = (5, 24, 25, 26, 50, 75, 100, 250, 1000, 20_000)

CENTRE = area_of(WINNIPEG)
assert CENTRE is not None
inside = st.tuples(
    st.floats(CENTRE.latitude - 0.3, CENTRE.latitude + 0.3),
    st.floats(CENTRE.longitude - 0.3, CENTRE.longitude + 0.3),
).filter(lambda at: nearest_area(*at).code == WINNIPEG)
few = settings(
    max_examples=3, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@dataclass(frozen=True)
class Town:
    """A directory with a shelter in it, and those who ask."""

    shelter: Service
    clinic: Service
    clients: tuple[Client, ...]


@pytest.fixture
def town(
    della: Person, paule: Person, oscar: Person, monkeypatch: pytest.MonkeyPatch,
    signed_in: Callable[[Person], Client],
) -> Town:  # fmt: skip
    shelter = a_shelter(della)
    a_shelter(della, "Plover House")
    clinic = a_service(della, "Lantern Clinic", terms={"need": ("legal_family",)})
    open_place = Place(
        area=WINNIPEG, address="12 Open Street", city="Winnipeg",
        postal_code="R3C 1A1", latitude=49.89, longitude=-97.14,
    )  # fmt: skip
    places.add_place(della.actor, clinic, place=open_place)
    clients = (Client(), signed_in(paule), signed_in(oscar))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return Town(shelter, clinic, clients)


def move(shelter: Service, at: tuple[float, float]) -> None:
    """Another world: the shelter is elsewhere in its area."""
    row = ProtectedAddress.objects.get(location__services__service=shelter)
    row.latitude, row.longitude = map(str, at)
    row.address = f"{abs(hash(at)) % 9000 + 100} Quillwort Lane"
    row.save()
    index.forget()


def answered(response: Any) -> bytes:
    """What an answer says, without what is made by chance for each page."""
    content = bytes(response.content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"".join(package.read(name) for name in package.namelist())
    head = f"{response.status_code} {response.headers.get('Content-Type')} "
    return head.encode() + CHANGING.sub(b"", content)


def asked_of_pages(
    town: Town, client: Client, chance: random.Random
) -> Iterator[bytes]:
    """The search page, the paper, the page of a service, the API."""
    typed = {
        "needs": chance.sample(NEEDS, 2), "town": chance.choice(TOWNS),
        "start": str(chance.choice((0, 0, 1, 10))),
    }  # fmt: skip
    yield answered(client.post("/en/directory/", typed))
    yield answered(client.post("/fr/directory/print/", typed))
    yield answered(client.get(f"/en/directory/services/{town.shelter.reference}/"))
    base = "/api/v1/directory/hsds/"
    page = {"page": chance.randint(1, 3), "per_page": chance.choice((1, 2, 50))}
    for path in ("services", "service_at_locations", "organizations"):
        yield answered(client.get(base + path, page | {"full": "true"}))
    body = json.dumps({"search": chance.choice(("winnipeg", "heron", "shelter"))})
    yield answered(
        client.post(base + "services", body, content_type="application/json")
    )
    yield answered(client.get(base + "package"))


def asked_from_points(tier: Tier, chance: random.Random) -> Iterator[bytes]:
    """A search from any point: what is found, in which order, how far, how many."""
    search = index.kept(tier).search
    point = (chance.uniform(49, 51), chance.uniform(-98.5, -96))
    question = Question(near=point, within_km=chance.choice(STEPS))
    answer = search.ask(question, NOW)
    yield repr((answer.total, answer.relaxed, answer.understood)).encode()
    for hit in (*answer.found, *answer.hotlines):
        yield repr((hit.offer.id, hit.reasons, hit.unknown, hit.warnings)).encode()
    yield repr(search.near.to_point(point).km.tolist()).encode()


def transcript(town: Town, seed: int, turns: int) -> list[bytes]:
    """All that an attacker hears who chooses each question by the answers so far."""
    heard: list[bytes] = []
    state = hashlib.sha256(str(seed).encode())
    for turn in range(turns):
        chance = random.Random(state.digest())
        client = town.clients[turn % len(town.clients)]
        tier = (Tier.PUBLIC, Tier.PROVIDER, Tier.OFFICER)[turn % 3]
        for said in (
            *asked_of_pages(town, client, chance), *asked_from_points(tier, chance),
        ):  # fmt: skip
            heard.append(said)
            state.update(said)
    return heard


def same_in_both(
    town: Town, one: tuple[float, float], other: tuple[float, float], seed: int,
    turns: int,
) -> None:  # fmt: skip
    move(town.shelter, one)
    first = transcript(town, seed, turns)
    move(town.shelter, other)
    second = transcript(town, seed, turns)
    assert first == second


@few
@given(one=inside, other=inside, seed=st.integers(0, 2**32))
def test_two_worlds_answer_alike(
    town: Town, one: tuple[float, float], other: tuple[float, float], seed: int
) -> None:
    same_in_both(town, one, other, seed, turns=3)


@pytest.mark.slow
@settings(few, max_examples=12)
@given(one=inside, other=inside, seed=st.integers(0, 2**32))
def test_two_worlds_answer_alike_however_long_one_asks(
    town: Town, one: tuple[float, float], other: tuple[float, float], seed: int
) -> None:
    same_in_both(town, one, other, seed, turns=10)


def test_the_same_attacker_does_find_a_place_that_is_open(town: Town) -> None:
    """That the questions can tell: of an open place, moved by 200 metres, they do."""
    first = transcript(town, 7, turns=3)
    OpenAddress.objects.filter(location__services__service=town.clinic).update(
        latitude=49.8918
    )
    index.forget()
    assert transcript(town, 7, turns=3) != first
