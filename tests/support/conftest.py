"""Sam and Sofia support people; Nadia answers elsewhere; Petra supervises."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.support.actions import disposing
from halte.capabilities.support.actions.files import Beginning, open_file, write
from halte.capabilities.support.actions.referrals import Plan, draft, send
from halte.capabilities.support.models import Certificate, File, Referral
from halte.capabilities.support.parcel import parcel_of
from halte.capabilities.support.states import Level, Route, Timeframe
from halte.core.consent.actions import Circumstances, give
from halte.core.consent.models import Event
from halte.core.consent.models import Person as Consenting
from halte.core.consent.states import Method
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_organisation, make_person

SECRET = "Only text, heron is the word"


@pytest.fixture
def house(db: None) -> Organisation:
    """A support organisation."""
    return make_organisation("house", "The House", "La Maison")


@pytest.fixture
def shelter(db: None) -> Organisation:
    """Another one, which takes people in."""
    return make_organisation("shelter", "The Shelter", "Le Refuge")


@pytest.fixture
def clinic(db: None) -> Organisation:
    """One that does not use Halte."""
    return make_organisation("clinic", "The Clinic", "La Clinique")


@pytest.fixture
def sam(house: Organisation) -> Person:
    """Sam is a support worker."""
    return make_person("Sam Support", "support_worker", house)


@pytest.fixture
def sofia(house: Organisation) -> Person:
    """Sofia works beside Sam."""
    return make_person("Sofia Support", "support_worker", house)


@pytest.fixture
def petra(house: Organisation) -> Person:
    """Petra supervises the house."""
    return make_person("Petra Supervisor", "support_supervisor", house)


@pytest.fixture
def nadia(shelter: Organisation) -> Person:
    """Nadia answers for the shelter."""
    return make_person("Nadia Night", "support_supervisor", shelter)


def a_file(person: Person, label: str = "heron", **changes: Any) -> File:
    plain: dict[str, Any] = {"level": Level.SHARE, "told": True, "region": "CA-ON"}
    beginning = Beginning(label=label, **{**plain, **changes})
    return open_file(person.actor, person.organisation, beginning=beginning)


def written(person: Person, file: File, topic: str, **content: Any) -> None:
    write(person.actor, file, topic=topic, content=content, seen=0)


@pytest.fixture
def file(sam: Person) -> File:
    """A file with wishes, a contact rule, an urgent need and an account."""
    row = a_file(sam)
    written(sam, row, "wishes", words="A safe bed, and my sister not told")
    written(sam, row, "contact", called="Heron", way=["text"], rule=SECRET)
    written(sam, row, "need-shelter", level="3", words="Tonight")
    written(sam, row, "account", words="What was done to me")
    return row


def agreed(
    person: Person, file: File, to: Organisation, *words: str, **more: Any
) -> Event:
    return agreed_to(person, file, to.slug, *words, **more)


def agreed_to(person: Person, file: File, to: str, *words: str, **more: Any) -> Event:
    how = Circumstances(timezone.now(), "en", Method.SPOKEN, person.user.pk)
    who = Consenting.objects.get(reference=file.person)
    return give(
        person.actor, who, purpose=more.pop("purpose", "referral"),
        recipient=to, scope=frozenset(words), how=how, **more,
    )  # fmt: skip


def drafted(person: Person, file: File, to: Organisation, **changes: Any) -> Referral:
    plain: dict[str, Any] = {
        "domain": "shelter", "timeframe": Timeframe.THREE_HOURS,
        "route": Route.INSIDE, "topics": ("wishes", "contact"), "note": "Tonight",
    }  # fmt: skip
    plan = Plan(receiver=to.slug, **{**plain, **changes})
    return draft(person.actor, file, plan=plan)


def sent(person: Person, file: File, to: Organisation, **changes: Any) -> Referral:
    agreed(person, file, to, "needs", "contact")
    row = drafted(person, file, to, **changes)
    return send(person.actor, row, digest=parcel_of(row).digest)


def disposed(one: Person, other: Person, file: File, *, asked: bool) -> Certificate:
    """Proposed by one, done by the other."""
    row = disposing.propose_disposal(one.actor, file, asked_by_person=asked)
    return disposing.dispose(other.actor, row)
