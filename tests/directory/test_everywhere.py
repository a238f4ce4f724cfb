"""Every role and tier, through every address of the site and every route of the API:
two planted shelters are nowhere told more than a reader may know."""

from __future__ import annotations

import logging
import sys
from types import ModuleType
from typing import Any, Final
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path

from halte.capabilities.directory import api as directory_api
from halte.core.access.public import public
from halte.core.access.roles import ROLES
from halte.site import urls
from tests.conftest import Person
from tests.core.access.test_api_keys import issue
from tests.directory.conftest import (
    INTAKE_NUMBER,
    LATITUDE,
    LONGITUDE,
    NIGHT_NUMBER,
)
from tests.directory.shelters import (
    EACH_TIER,
    INTAKE,
    NEVER,
    NIGHT,
    PLACES,
    RUELLE,
    Hidden,
    Sign,
    answers,
    asked_everything,
    every_way,
    hide,
    leaks,
    may_open,
    never,
    reader,
    routes,
    whole,
)
from tests.directory.test_leaks import ways
from tests.sweeps.test_addresses import addresses
from tests.sweeps.tree import nothing_wrong

pytestmark = pytest.mark.django_db(transaction=True)

IN_EVERY_RUN: Final = [
    pytest.param(
        role, marks=[pytest.mark.slow] * (role not in ("", "frontline_officer"))
    )
    for role in EACH_TIER
]


@pytest.fixture
def hidden(della: Person) -> Hidden:
    return hide(della)


@pytest.mark.parametrize("role", IN_EVERY_RUN)
def test_no_page_gives_a_shelter_away_in_any_spelling(
    role: str, hidden: Hidden, della: Person, signed_in: Sign,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    client = reader(role, della, signed_in)
    wrong = [
        f"{at}: {leak}"
        for name, at in every_way(hidden) if not may_open(role, name)
        for text in asked_everything(client, at, hidden.known[0])
        for leak in leaks(text, never(role))
    ]  # fmt: skip
    nothing_wrong(wrong)
    nothing_wrong(leaks(caplog.text, NEVER["public"]))


@pytest.mark.slow
@pytest.mark.parametrize("role", ["", *ROLES])
def test_no_address_of_the_whole_site_gives_a_shelter_away_to_any_role(
    role: str, hidden: Hidden, della: Person, signed_in: Sign,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    client = reader(role, della, signed_in)
    ids = [hidden.known[0], hidden.known[2]]
    blank = str(UUID(int=0))
    wrong = []
    for address in addresses():
        if may_open(role, address.name):
            continue
        for ident in ids:
            at = address.path.replace(blank, ident)
            answer = client.get(at)
            assert answer.status_code < 500, at
            wrong += [f"{at}: {leak}" for leak in leaks(whole(answer), never(role))]
            if at == address.path:
                break
    nothing_wrong(wrong)
    nothing_wrong(leaks(caplog.text, NEVER["public"]))


@pytest.mark.parametrize("role", IN_EVERY_RUN)
def test_no_route_of_the_api_gives_a_shelter_away(
    role: str, hidden: Hidden, della: Person, signed_in: Sign,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    client = reader(role, della, signed_in)
    every = routes()
    assert len([route for route in every if route.is_ours]) > 15
    nothing_wrong(sorted({
        f"{route.method} {route.path}: {leak}"
        for route in every
        for answer in answers(client, route, hidden)
        for leak in leaks(whole(answer), never(role))
    }))  # fmt: skip
    nothing_wrong(leaks(caplog.text, NEVER["public"]))


@pytest.mark.slow
@pytest.mark.parametrize("role", ["analyst", "registered_provider"])
def test_no_key_of_a_program_opens_more_than_everyone_may_know(
    role: str, hidden: Hidden, adil: Person
) -> None:
    try:
        header = f"Bearer {issue(adil, role)[1]}"
    except Exception as refused:
        assert "role" in str(refused) or "key" in str(refused)
        return
    nothing_wrong(sorted({
        f"{route.method} {route.path}: {leak}"
        for route in routes()
        for answer in answers(Client(), route, hidden, HTTP_AUTHORIZATION=header)
        for leak in leaks(whole(answer), NEVER["public"])
    }))  # fmt: skip


def test_each_reader_meets_through_the_api_what_they_may_know(
    hidden: Hidden, della: Person, signed_in: Sign
) -> None:
    """The walk is no walk through shut doors: what is allowed, it finds."""
    met, every = {}, routes()
    for role in EACH_TIER:
        client = reader(role, della, signed_in)
        said = b"".join(
            whole(answer) for route in every if route.is_ours
            for answer in answers(client, route, hidden)
        )  # fmt: skip
        assert b"Heron House" in said and b"Plover House" in said
        told = leaks(said, (INTAKE, NIGHT))
        met[role] = [number in told for number in (INTAKE_NUMBER, NIGHT_NUMBER)]
    assert met == {
        "": [False, False], "analyst": [False, False],
        "registered_provider": [True, False], "frontline_officer": [True, True],
        "directory_steward": [True, False],
    }  # fmt: skip


# The proof that these tests can fail.


@public
def leaky(request: HttpRequest) -> HttpResponse:
    """A view that nobody should write: the address backwards, in an attribute."""
    return HttpResponse(f'<a data-x="{RUELLE[::-1].upper()}">')


def test_a_page_that_leaks_would_be_found(
    hidden: Hidden, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = ModuleType("leaky_urls")
    conf.urlpatterns = [  # type: ignore[attr-defined]
        path("en/leaky/", leaky, name="directory leaky"),
        *urls.urlpatterns,
    ]
    monkeypatch.setitem(sys.modules, conf.__name__, conf)
    settings.ROOT_URLCONF = conf.__name__
    clear_url_caches()
    try:
        met = {
            at for name, at in ways(hidden.services[0])
            for text in asked_everything(Client(), at, "") if leaks(text, PLACES)
        }  # fmt: skip
    finally:
        settings.ROOT_URLCONF = "halte.site.urls"
        clear_url_caches()
    assert met == {"/en/leaky/"}


def test_a_route_that_leaks_would_be_found(
    hidden: Hidden, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = directory_api.objects.service_in_short

    def leaking(offer: Any) -> dict[str, Any]:
        return plain(offer) | {"geo": f"{LATITUDE:.3f};{LONGITUDE:.3f}"}

    monkeypatch.setattr(directory_api.objects, "service_in_short", leaking)
    met = {
        route.path
        for route in routes() if route.is_ours
        for answer in answers(Client(), route, hidden)
        if leaks(whole(answer), PLACES)
    }  # fmt: skip
    assert "/api/v1/directory/hsds/services" in met
    assert "/api/v1/directory/hsds/organizations" in met
