"""Named people, so that a test reads like a scene."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

from halte.core.access.actor import Actor
from halte.core.access.purposes import first_purpose
from halte.core.access.roles import ROLES
from halte.core.organisations.models import Membership, Organisation, User


@contextmanager
def loosened(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Tables that only grow can be emptied inside: between tests, nowhere else."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger"
                " WHERE tgname LIKE 'append_only_%%'",
                [],
            )
            tables = [row[0] for row in cursor.fetchall()]
            off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
            on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master"
                " WHERE type = 'trigger' AND name LIKE 'append_only_%%'",
                [],
            )
            triggers = cursor.fetchall()
            off = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
            on = [sql for _, sql in triggers]
        for statement in off:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in on:
                cursor.execute(statement)


@pytest.fixture(autouse=True, scope="session")
def _tables_that_only_grow_are_emptied_between_tests() -> Iterator[None]:
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(operations: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with loosened(operations.connection):
            plain(operations, sql_list)

    BaseDatabaseOperations.execute_sql_flush = flush
    yield
    BaseDatabaseOperations.execute_sql_flush = plain


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
