"""Two planted shelters, who may know what of them, and every way that leads there.

Who may know is written here by hand, from frontline.md 1.6 (four tiers): no table of
the product is asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Final
from uuid import uuid5

from django.test import Client

from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.models import Location, Service
from halte.capabilities.directory.queries.hsds_objects import OURS
from halte.core.access.roles import ROLES
from halte.site.api import api
from tests.conftest import Person, make_person
from tests.directory.conftest import (
    ADDRESS,
    INTAKE_NUMBER,
    LATITUDE,
    LONGITUDE,
    MEETING_POINT,
    NIGHT_NUMBER,
    POSTAL_CODE,
    WINNIPEG,
    a_service,
    a_shelter,
)
from tests.directory.planted import Planted, found
from tests.directory.test_leaks import TYPED, ways

Sign = Callable[[Person], Client]

RUELLE: Final = "41, ruelle de l’Éperlan-Zébré"
ELSEWHERE: Final = (49.79321, -97.24689)

PLACES: Final = (
    Planted(("Quillwort", ADDRESS, POSTAL_CODE), (), (LATITUDE, LONGITUDE)),
    Planted(("Éperlan-Zébré", RUELLE), (), ELSEWHERE),
)
INTAKE: Final = Planted(phones=(INTAKE_NUMBER,))
NIGHT: Final = Planted(phones=(NIGHT_NUMBER,))
MEETING: Final = Planted(("Zebrawood", MEETING_POINT))

NEVER: Final[Mapping[str, tuple[Planted, ...]]] = {
    "public": (*PLACES, INTAKE, NIGHT, MEETING),
    "provider": (*PLACES, NIGHT, MEETING),
    "officer": (*PLACES, MEETING),
    "steward": PLACES,
}
TIER_OF: Final[Mapping[str, str]] = dict.fromkeys(ROLES, "public") | {
    "registered_provider": "provider", "support_worker": "provider",
    "support_supervisor": "provider", "frontline_officer": "officer",
    "directory_steward": "steward",
}  # fmt: skip
EACH_TIER: Final = (
    "",
    "analyst",
    "registered_provider",
    "frontline_officer",
    "directory_steward",
)
"""One reader of each tier, a stranger, and one whose role has no part in this."""

BY_A_BUTTON: Final = "directory:place"
"""Where a steward meets the address, and an officer the point of meeting: recorded."""


def never(role: str) -> tuple[Planted, ...]:
    return NEVER[TIER_OF.get(role, "public")]


def may_open(role: str, name: str) -> bool:
    """Whether this is where they meet more, by a button, each time recorded."""
    return name == BY_A_BUTTON and TIER_OF.get(role) in ("officer", "steward")


def leaks(data: bytes | str, secrets: Iterable[Planted]) -> list[str]:
    return found(data, *secrets)


@dataclass(frozen=True)
class Hidden:
    """The two shelters, and every identifier that leads to them."""

    services: tuple[Service, ...]
    places: tuple[Location, ...]

    @property
    def known(self) -> list[str]:
        return [str(each.reference) for each in (*self.services, *self.places)]

    @property
    def made(self) -> list[str]:
        """As HSDS calls a place of a service, and a service at a place."""
        pairs = product(self.services, self.places)
        return [
            str(uuid5(OURS, f"{service.reference}:{word}:{place.reference}"))
            for service, place in pairs for word in ("place", "at")
        ]  # fmt: skip


def hide(della: Person) -> Hidden:
    """Plant both."""
    first = a_shelter(della)
    other = a_service(della, "Plover House")
    place = Place(
        area=WINNIPEG, protected=True, address=RUELLE, city="Winnipeg",
        latitude=ELSEWHERE[0], longitude=ELSEWHERE[1],
    )  # fmt: skip
    places.add_place(della.actor, other, place=place)
    return Hidden((first, other), tuple(Location.objects.order_by("pk")))


def reader(role: str, person: Person, sign: Sign) -> Client:
    if not role:
        return Client()
    return sign(make_person(f"{role} Walker", role, person.organisation))


def whole(answer: Any) -> bytes:
    """Body, headers and cookies: an answer as it goes over the line."""
    streamed = getattr(answer, "streaming", False)
    body = b"".join(answer.streaming_content) if streamed else answer.content
    return bytes(body) + b"\n" + f"{answer.headers}\n{answer.cookies}".encode()


def every_way(hidden: Hidden) -> set[tuple[str, str]]:
    """Every address of the directory, with both shelters in it."""
    return {way for service in hidden.services for way in ways(service)}


def asked_everything(client: Client, at: str, chosen: str) -> Iterator[bytes]:
    """A page opened, and its form sent with what people type."""
    for answer in (client.get(at), client.post(at, TYPED | {"chosen": chosen})):
        assert answer.status_code < 500, at
        yield whole(answer)


@dataclass(frozen=True)
class Route:
    """An operation of the API as it describes itself."""

    method: str
    path: str
    named: tuple[str, ...]
    asked: tuple[tuple[str, Any], ...]
    has_body: bool

    @property
    def is_ours(self) -> bool:
        return self.path.startswith("/api/v1/directory/")


def routes() -> list[Route]:
    """Every one, from the description that is published."""
    described = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    return [
        Route(
            method, at,
            tuple(p["name"] for p in told.get("parameters", ()) if p["in"] == "path"),
            tuple((p["name"], p["schema"]) for p in told.get("parameters", ())
                  if p["in"] == "query"),
            "requestBody" in told,
        )
        for at, ways in described["paths"].items()
        for method, told in ways.items()
    ]  # fmt: skip


SEARCHES: Final = ("", "Heron", "Quillwort", "Zebrawood", POSTAL_CODE, INTAKE_NUMBER)
BODIES: Final = (
    *({"search": words, "full": True, "per_page": 200} for words in SEARCHES),
    {"search": "Heron", "full_service": True}, {"words": "Quillwort"},
    {"format": "ndjson", "full": True}, {"format": "ndjson"}, {},
)  # fmt: skip


def questions(route: Route) -> Iterator[dict[str, Any]]:
    """None, each that says yes to everything, and one for every format."""
    yield {}
    yes = {
        name: "true" for name, shape in route.asked if shape.get("type") == "boolean"
    }
    yield yes | {"per_page": 200}
    for name, shape in route.asked:
        for value in shape.get("enum", ()):
            yield yes | {name: value}
    for name in ("search", "postcode", "proximity", "near", "latitude"):
        yield {name: "Quillwort"}


def answers(client: Client, route: Route, hidden: Hidden, **more: Any) -> Iterator[Any]:
    """Whatever a route says to this caller."""
    ids = [*hidden.known, *hidden.made] if route.is_ours else ["1", hidden.known[0]]
    for ident in ids if route.named else [""]:
        at = route.path
        for name in route.named:
            at = at.replace(f"{{{name}}}", ident)
        if route.method == "get":
            asked = list(questions(route))
            for question in asked[:2] if route.named or not route.is_ours else asked:
                yield client.get(at, question, **more)
        else:
            send = getattr(client, route.method)
            for body in BODIES if route.is_ours else BODIES[-1:]:
                text = json.dumps(body)
                yield send(at, text, content_type="application/json", **more)
