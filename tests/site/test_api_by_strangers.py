"""Requests that nobody would think of, made from the API’s own description.

Schemathesis reads the OpenAPI document and sends what fits it and what does not, as
a stranger and as somebody at work. Whatever comes back must be what the description
says: its status, its kind of content, its shape, and never a fault of ours.
"""

from __future__ import annotations

from time import time

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis.generation import GenerationMode

from halte.core.capability import resolve, rooms
from halte.core.organisations.models import Membership
from halte.site.api import api

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TRIES = 40


@pytest.fixture
def _country() -> None:
    """The demonstration, so that there is something to answer with."""
    for room in sorted((r for r in rooms() if r.demo), key=lambda r: r.demo_order):
        resolve(room.demo)(lambda text: None)


def session_of(role: str) -> str:
    """The cookie of a demonstration person at work."""
    client = Client()
    client.force_login(Membership.objects.filter(role=role)[0].user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time()}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return str(session.session_key)


def tried(
    operation: schemathesis.APIOperation, mode: GenerationMode, cookies: dict[str, str]
) -> None:
    """Send what fits one operation, or what does not, and look at what comes back."""

    @settings(
        max_examples=TRIES, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def answers(case: schemathesis.Case) -> None:
        case.call_and_validate(cookies=cookies)

    answers()


@pytest.mark.usefixtures("_country")
@pytest.mark.parametrize("role", ["", "secretariat", "integrity_officer"])
def test_whatever_is_sent_the_answer_is_as_described(role: str) -> None:
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", get_wsgi_application(), base_url="http://127.0.0.1"
    )
    described = [found.ok() for found in schema.get_all_operations()]
    paths = api.get_openapi_schema()["paths"]
    assert len(described) == sum(len(ways) for ways in paths.values())
    cookies = {"sessionid": session_of(role)} if role else {}
    for operation in described:
        tried(operation, GenerationMode.POSITIVE, cookies)
        if operation.query:
            tried(operation, GenerationMode.NEGATIVE, cookies)
