"""Closed unless opened: every address turns a stranger away, save those named here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, RoutePattern
from django.utils.regex_helper import normalize
from django.utils.translation import override

from tests.sweeps.tree import nothing_wrong

PUBLIC: Final = frozenset(
    {
        # the front door, home, and the sign that the server answers
        "front_door",
        "health",
        "home",
        # pages for everyone: statements, the guide, the way out
        "accessibility",
        "privacy",
        "guide",
        "guide_page",
        "guide_picture",
        "leave",
    }
)
"""Every address that anyone may open. A line here is a reviewed decision."""

SIGN_IN: Final = frozenset(
    {
        "account_login",
        "account_signup",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_confirm_email",
        "account_email_verification_sent",
        "account_confirm_login_code",
        "account_request_login_code",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_trust",
    }
)
"""The steps of signing in itself, which no one could take from behind the door."""

SAMPLES: Final = {"int": "1", "str": "a", "slug": "a", "path": "a", "lang": "en",
                  "uuid": "00000000-0000-0000-0000-000000000000"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the site: its name, and a sample of its path."""

    name: str
    path: str
    opened: bool


def walk(
    resolver: URLResolver, prefix: str = "/", space: str = ""
) -> Iterator[Address]:
    """Every address beneath a resolver, in the language active."""
    for entry in resolver.url_patterns:
        path = prefix + sample(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from walk(entry, path, inner)
        else:
            opened = getattr(entry.callback, "login_required", True) is False
            yield Address(space + (entry.name or path), path, opened)


def sample(pattern: object) -> str:
    """A piece of path that a pattern matches."""
    if isinstance(pattern, LocalePrefixPattern):
        return pattern.language_prefix
    if isinstance(pattern, RoutePattern):
        text = pattern._route
        for name, converter in pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower()
            kind = {"string": "str"}.get(kind, kind)
            for form in (f"<{kind}:{name}>", f"<{name}>"):
                text = text.replace(form, SAMPLES.get(kind, "1"))
        return str(text)
    assert isinstance(pattern, RegexPattern)
    template, names = normalize(pattern._regex)[0]
    return str(template % dict.fromkeys(names, "a"))


def addresses() -> list[Address]:
    with override("en"):
        return list(walk(get_resolver()))


def test_what_is_open_is_what_is_named_here() -> None:
    opened = {address.name for address in addresses() if address.opened}
    assert opened - SIGN_IN - PUBLIC == set(), "opened without a review"
    assert PUBLIC - opened == set(), "named as public, but closed or gone"


@pytest.mark.django_db
def test_every_other_address_turns_a_stranger_away(client: Client) -> None:
    closed = [a for a in addresses() if a.name not in PUBLIC | SIGN_IN]
    assert len(closed) > 10
    nothing_wrong([found for address in closed for found in let_in(client, address)])


def let_in(client: Client, address: Address) -> list[str]:
    """The methods by which a stranger gets further than the door."""
    return [
        f"{method} {address.path} ({address.name}): {response.status_code}"
        for method in ("get", "post")
        if not turned_away(response := getattr(client, method)(address.path))
    ]


def turned_away(response: object) -> bool:
    """True for a way to the sign-in page, a refusal, or a method not offered."""
    status = getattr(response, "status_code", 0)
    if status == 302:
        return "/account/" in str(getattr(response, "url", ""))
    return status in (401, 403, 405)


@pytest.mark.django_db
def test_a_public_page_opens_for_a_stranger(client: Client) -> None:
    for address in addresses():
        if address.name in {"home", "health"}:
            assert client.get(address.path).status_code == 200


def test_the_sweep_sees_what_is_opened_and_every_room() -> None:
    found = {address.name: address for address in addresses()}
    assert found["health"].opened
    assert not found["account_email"].opened
    assert "api:openapi-json" in found
    assert isinstance(get_resolver().url_patterns[0], URLPattern)


@pytest.mark.django_db
def test_the_sweep_finds_a_page_left_open(client: Client) -> None:
    assert let_in(client, Address("health", "/health", opened=False)) != []
