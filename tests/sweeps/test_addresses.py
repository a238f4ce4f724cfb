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
        # the front door, and what belongs to no room
        "front_door", "health", "home", "leave", "privacy", "accessibility",
        "guide", "guide_page", "guide_picture",
        # who may do what; who takes part; an invitation, whose secret is the door
        "access:roles", "organisations:list", "organisations:organisation",
        "organisations:invitation", "organisations:accept",
        # the plan, its progress reports
        "plan:front", "plan:plans", "plan:ledger", "plan:departments",
        "plan:timeline", "plan:unknown", "plan:commitment",
        "plan:reports", "plan:report", "plan:report_pdf", "plan:report_html",
        "plan:report_content", "api:plans", "api:plan",
        # published law on permits, what a computer does there, help for workers
        "permits:in_force", "permits:instruction", "permits:automation",
        "permits:help",
        # published figures
        "statistics:catalogue", "statistics:series", "statistics:compare",
        "statistics:conflicts", "statistics:unknown", "statistics:download",
        "statistics:download_all", "api:list_series", "api:one_series",
        "api:list_conflicts", "api:openapi-json",
        # partners and agreements, as far as they are marked public
        "partners:open", "api:partner_organisations", "api:partner_agreements",
        # the directory of services: what everyone may know of it; asking to be listed
        "directory:index", "directory:paper", "directory:service", "directory:tell",
        "directory:policy", "directory:apply", "directory:standing",
        "directory:appeal", "directory:near",
        # the same, as HSDS has it: what everyone may know
        "api:hsds", "api:list_services", "api:search_services", "api:one_service",
        "api:list_service_at_locations", "api:one_service_at_location",
        "api:list_organizations", "api:one_organization", "api:list_taxonomies",
        "api:one_taxonomy", "api:list_taxonomy_terms", "api:one_taxonomy_term",
        "api:hsds_package", "api:search_service_at_locations",
        "api:search_organizations", "api:search_taxonomies",
        "api:search_taxonomy_terms",
        # budgets, their sums, and what nobody reported
        "money:index", "money:plan", "money:budget_file", "money:reconciliation",
        "money:costs", "money:line", "api:money_plan",
        # when departments were asked, and whether their reports came in
        "api:rounds", "api:one_round",
        # what workers want to tell, and an answer, whose secret is the return code
        "workers:tell", "workers:come_back", "workers:add",
        # a calendar, whose secret is the door: programs cannot sign in
        "taskforce:feed",
        # a referral handed to a service outside: link and code are the door; rights
        "support:handover", "support:handed_over", "support:handover_answer",
        "support:rights",
    }
)  # fmt: skip
"""Every address that anyone may open. A line here is a reviewed decision."""

NOTHING_THERE: Final = frozenset(
    {"no_such_address", "api:api-root", "account_email", "account_set_password"}
)
"""Addresses that answer 404 to everyone, so that what lies behind stays shut."""

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


def test_no_address_is_mounted_twice() -> None:
    found = addresses()
    nothing_wrong(sorted({a.path for a in found if found.count(a) > 1}))


def test_what_is_open_is_what_is_named_here() -> None:
    opened = {address.name for address in addresses() if address.opened}
    # The API looks at its callers itself: the walk below holds it.
    asked = {name for name in opened if name.startswith("api:")}
    nothing_wrong(opened - asked - SIGN_IN - PUBLIC - NOTHING_THERE)
    nothing_wrong(PUBLIC - opened)


@pytest.mark.django_db
def test_every_other_address_turns_a_stranger_away(client: Client) -> None:
    closed = [a for a in addresses() if a.name not in PUBLIC | SIGN_IN | NOTHING_THERE]
    assert len(closed) > 10
    nothing_wrong([found for address in closed for found in let_in(client, address)])


@pytest.mark.django_db
def test_nothing_is_where_nothing_should_be(client: Client) -> None:
    shut = [a for a in addresses() if a.name in NOTHING_THERE]
    answers = [(a.name, client.get(a.path).status_code) for a in shut]
    nothing_wrong([answer for answer in answers if answer[1] != 404])


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
    assert not found["access:keys"].opened
    assert "api:openapi-json" in found
    assert isinstance(get_resolver().url_patterns[0], URLPattern)


@pytest.mark.django_db
def test_the_sweep_finds_a_page_left_open(client: Client) -> None:
    assert let_in(client, Address("health", "/health", opened=False)) != []
