"""The doors: actor, action, read."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import OperationalError

from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.permissions import Permission
from halte.core.access.purposes import EMERGENCY, PURPOSES
from halte.core.actions import action
from halte.core.audit.models import Entry
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied
from halte.core.organisations.models import Organisation
from tests.conftest import Person


@action(Permission.ORGANISATION_EDIT, label=Bilingual("Rename", "Renommer"))
def rename(actor: Actor, organisation: Organisation, *, name_en: str) -> Organisation:
    organisation.name_en = name_en
    organisation.save()
    return organisation


@action(Permission.ORGANISATION_EDIT, label=Bilingual("Fail", "Échouer"))
def rename_and_refuse(
    actor: Actor, organisation: Organisation, *, name_en: str
) -> None:
    organisation.name_en = name_en
    organisation.save()
    raise Denied("no_permission")


@pytest.mark.django_db(transaction=True)
def test_an_action_is_audited_by_the_names_of_its_inputs(adil: Person) -> None:
    rename(adil.actor, adil.organisation, name_en="A new name")
    entry = Entry.objects.get()
    assert (entry.outcome, entry.inputs) == ("done", "name_en")
    assert "A new name" not in str(entry.__dict__)


@pytest.mark.django_db(transaction=True)
def test_a_refusal_rolls_back_and_its_audit_row_survives(adil: Person) -> None:
    with pytest.raises(Denied):
        rename_and_refuse(adil.actor, adil.organisation, name_en="Gone")
    adil.organisation.refresh_from_db()
    assert adil.organisation.name_en != "Gone"
    assert Entry.objects.get().outcome == "no_permission"


@pytest.mark.django_db(transaction=True)
def test_a_role_without_the_permission_is_refused(rene: Person) -> None:
    with pytest.raises(Denied, match="no_permission"):
        rename(rene.actor, rene.organisation, name_en="Mine")


@pytest.mark.django_db(transaction=True)
def test_a_purpose_narrows_what_a_role_allows(adil: Person) -> None:
    elsewhere = adil.actor.for_purpose(PURPOSES["public"])
    with pytest.raises(Denied, match="wrong_purpose"):
        rename(elsewhere, adil.organisation, name_en="Mine")


class Clash(Exception):
    """As the driver of PostgreSQL tells it."""

    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


CLASHES: list[Exception] = []


@action(Permission.ORGANISATION_CREATE, label=Bilingual("Begin", "Commencer"))
def begin(actor: Actor, organisation: Organisation, *, slug: str, given: object) -> int:
    organisation.slug, organisation.kind = slug, "ngo"
    organisation.save()
    if CLASHES:
        raise OperationalError("met") from CLASHES.pop()
    return organisation.pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sqlstate", ["23505", "40001", "40P01"])
def test_whoever_meets_another_is_heard_once_more(adil: Person, sqlstate: str) -> None:
    CLASHES[:] = [Clash(sqlstate)]
    made = begin(adil.actor, Organisation(), slug="nest", given="plain")
    assert Organisation.objects.get(slug="nest").pk == made
    assert [e.outcome for e in Entry.objects.all()] == ["done"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("clashes", "given"),
    [
        ([Clash("40P01"), Clash("40P01")], "twice"),
        ([Clash("23000")], "a rule of the database"),
        ([Clash("40P01")], iter(["a file is read once"])),
        ([Clash("40P01")], BytesIO(b"so is a stream")),
    ],
)
def test_but_not_again_and_not_with_what_is_read_once(
    adil: Person, clashes: list[Exception], given: object
) -> None:
    CLASHES[:] = list(clashes)
    with pytest.raises(OperationalError):
        begin(adil.actor, Organisation(), slug="nest", given=given)
    assert CLASHES == []
    assert not Organisation.objects.filter(slug="nest").exists()


def test_the_public_may_nothing_and_an_emergency_changes_nothing() -> None:
    assert not any(ANONYMOUS.may(permission) for permission in Permission)
    worker = Actor(user_id=1, roles=frozenset({"support_worker"}))
    emergency = worker.for_purpose(EMERGENCY, reason="no answer from the night line")
    assert emergency.may(Permission.CONSENT_READ)
    assert not emergency.may(Permission.CONSENT_RECORD)


def test_every_permission_belongs_to_a_purpose() -> None:
    reachable = frozenset().union(*(p.permissions for p in PURPOSES.values()))
    assert set(Permission) - reachable == {Permission.BREAK_GLASS}
