"""Named people, so that a test reads like a scene."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from time import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings

from halte.core.access.actor import Actor
from halte.core.access.purposes import first_purpose
from halte.core.access.roles import ROLES
from halte.core.keys import key_ring, write_ring
from halte.core.organisations.models import Membership, Organisation, User
from tests.database import migrated_once
from tests.emptying import emptied_after_each, kept_rows
from tests.journeys.browser import COUNTRY, country_folder

# A run says the same twice, on a busy machine too: examples are drawn from the test
# itself, and slowness is no fault. `--hypothesis-profile=search` draws new ones.
settings.register_profile("search", deadline=None,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.register_profile("repeat", settings.get_profile("search"), derandomize=True)
settings.load_profile("repeat")


@pytest.fixture(scope="session")
def known_migrations() -> Iterator[ExitStack]:
    """Held open while the test database is made."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, known_migrations: ExitStack
) -> None:
    """Before the test database is made: where its migrations may be known."""
    known_migrations.enter_context(migrated_once())


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, known_migrations: ExitStack, django_db_blocker: Any
) -> Iterator[None]:
    """After it is made: others may look for the copy, and each test leaves it empty."""
    known_migrations.close()
    with django_db_blocker.unblock():
        kept = kept_rows(connection)
    with emptied_after_each(kept):
        yield


def pytest_configure(config: pytest.Config) -> None:
    """One folder for the whole run, also where several processes share it."""
    if not hasattr(config, "workerinput"):
        os.environ[COUNTRY] = str(country_folder())


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Walks in a browser first: the longest test begins while there are others to
    run beside it. On PostgreSQL only what asks a database: the rest says the same.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    if connection.vendor == "postgresql":
        without = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = filter(asks_a_database, items)


def asks_a_database(item: pytest.Item) -> bool:
    """Marked so, or by something that the test is given."""
    given = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or not given.isdisjoint({"db", "transactional_db"})


@pytest.fixture(autouse=True)
def _no_test_leaves_its_language_to_the_next() -> Iterator[None]:
    """A page asked for in French leaves French on for the thread that asked."""
    yield
    translation.deactivate()


@pytest.fixture
def ring_put_back() -> Iterator[None]:
    """For tests that turn the keys: the next test finds those that were there."""
    before = key_ring()
    yield
    write_ring(before)


@dataclass(frozen=True)
class Person:
    """A named person of the tests: the row and the actor they make."""

    user: User
    organisation: Organisation
    actor: Actor


def make_organisation(slug: str, name_en: str, name_fr: str) -> Organisation:
    return Organisation.objects.get_or_create(
        slug=slug,
        defaults={"name_en": name_en, "name_fr": name_fr, "kind": "federal"},
    )[0]


def make_person(
    name: str, role: str, organisation: Organisation, *, purpose: str = ""
) -> Person:
    """A synthetic person with one role, signed in with a second factor."""
    first = name.split()[0].lower()
    user = User.objects.create_user(
        f"{first}@{organisation.slug}.example", "correct horse battery", name=name
    )
    Membership.objects.create(user=user, organisation=organisation, role=role)
    roles = frozenset({role})
    assert role in ROLES
    actor = Actor(
        user_id=user.pk,
        organisation_id=organisation.pk,
        roles=roles,
        purpose=purpose or first_purpose(roles),
        label=name,
        second_factor=True,
    )
    return Person(user, organisation, actor)


@pytest.fixture
def secretariat(db: None) -> Organisation:
    return make_organisation("public-safety", "Public Safety", "Sécurité publique")


@pytest.fixture
def other_department(db: None) -> Organisation:
    return make_organisation("justice", "Justice", "Justice")


@pytest.fixture
def amina(secretariat: Organisation) -> Person:
    """Amina keeps the plan at the secretariat."""
    return make_person("Amina Secord", "secretariat", secretariat)


@pytest.fixture
def rene(other_department: Organisation) -> Person:
    """René reports for another department."""
    return make_person("Rene Reporter", "reporter", other_department)


@pytest.fixture
def ana(secretariat: Organisation) -> Person:
    """Ana is the analyst."""
    return make_person("Ana Analyst", "analyst", secretariat, purpose="statistics")


@pytest.fixture
def rosa(secretariat: Organisation) -> Person:
    """Rosa is the release officer."""
    return make_person(
        "Rosa Release", "release_officer", secretariat, purpose="statistics"
    )


@pytest.fixture
def adil(secretariat: Organisation) -> Person:
    """Adil administers."""
    return make_person("Adil Admin", "administrator", secretariat)


@pytest.fixture
def audrey(secretariat: Organisation) -> Person:
    """Audrey audits."""
    return make_person("Audrey Auditor", "auditor", secretariat)


@pytest.fixture
def sam(other_department: Organisation) -> Person:
    """Sam is a support worker."""
    return make_person("Sam Support", "support_worker", other_department)


@pytest.fixture
def otto(db: None) -> Person:
    """Otto is the outsider: a reporter of an organisation apart."""
    return make_person(
        "Otto Outsider",
        "reporter",
        make_organisation("elsewhere", "Elsewhere", "Ailleurs"),
    )


SignIn = Callable[[Person], Client]


@pytest.fixture
def signed_in() -> SignIn:
    """A client of their own for each, signed in with a second factor."""

    def sign(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": time()}]
        session["account_authentication_methods_user"] = str(person.user.pk)
        session.save()
        return client

    return sign
