"""Pia checks permits, Colin reads second, Prune protects. Everyone is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from halte.capabilities.employers.actions.register import Particulars, add_employer
from halte.capabilities.employers.models import Employer
from halte.capabilities.permits.actions.applications import (
    Asked,
    add_application,
    keep_checks,
)
from halte.capabilities.permits.actions.concurrence import form_opinion
from halte.capabilities.permits.actions.instructions import Published, add_instruction
from halte.capabilities.permits.actions.open_permits import (
    Request,
    add_fact,
    add_request,
    weigh,
)
from halte.capabilities.permits.models import (
    Instruction,
    OpenPermit,
    Opinion,
    PermitApplication,
)
from halte.capabilities.permits.states import (
    Abuse,
    Authority,
    Source,
    Weight,
    Where,
)
from halte.core.organisations.models import Membership, Organisation
from tests.conftest import Person, make_organisation, make_person


@pytest.fixture
def ircc(db: None) -> Organisation:
    return make_organisation("ircc", "Immigration", "Immigration, fr")


@pytest.fixture
def pia(ircc: Organisation) -> Person:
    """Pia checks permits."""
    return make_person("Pia Permits", "permit_officer", ircc)


@pytest.fixture
def colin(ircc: Organisation) -> Person:
    """Colin is the second officer."""
    return make_person("Colin Concurrence", "concurring_officer", ircc)


@pytest.fixture
def clara(ircc: Organisation) -> Person:
    """Clara is another second officer."""
    return make_person("Clara Concurrence", "concurring_officer", ircc)


@pytest.fixture
def prune(ircc: Organisation) -> Person:
    """Prune works behind the wall."""
    return make_person("Prune Protection", "protected_officer", ircc)


@pytest.fixture
def ines(ircc: Organisation) -> Person:
    """Inès keeps the register of employers."""
    return make_person("Inès Intégrité", "integrity_officer", ircc)


@pytest.fixture
def dora(pia: Person, ircc: Organisation) -> Person:
    """Dora is Pia with the second officer’s role besides: one person, two roles."""
    Membership.objects.create(
        user=pia.user, organisation=ircc, role="concurring_officer"
    )
    roles = frozenset({"permit_officer", "concurring_officer"})
    return Person(pia.user, ircc, replace(pia.actor, roles=roles))


def asked() -> Asked:
    """What came in ten days ago."""
    return Asked(
        number="W123456789",
        person_name="Maria Invented",
        born_on=date(1995, 5, 5),
        speaks="Spanish",
        language="en",
        employer_pk=None,
        occupation="Server",
        noc="65200",
        city="Windsor",
        province="ON",
        stream="low_wage",
        received_on=localdate() - timedelta(days=10),
    )


def decreed() -> Published:
    """What is in force for five days."""
    return Published(
        reference="protect-1",
        authority=Authority.PROTECTION,
        provision="IRPA 30(1.2)",
        title_en="Places where people are degraded",
        title_fr="Lieux où l’on avilit les personnes",
        text_en="An invented instruction.",
        text_fr="Une instruction inventée.",
        gazette="Canada Gazette, invented",
        published_on=localdate() - timedelta(days=5),
        effective_on=localdate() - timedelta(days=5),
        reaches_pending=True,
    )


def applied(person: Person, **changes: Any) -> PermitApplication:
    """An application that came in."""
    given = replace(asked(), **changes)
    return add_application(person.actor, person.organisation, asked=given)


def published(person: Person, **changes: Any) -> Instruction:
    """An instruction that is in force."""
    row = Instruction()
    given = replace(decreed(), **changes)
    add_instruction(person.actor, row, published=given)
    return row


def employer(person: Person, legal_name: str) -> Employer:
    """An employer of the register."""
    row = Employer()
    add_employer(person.actor, row, particulars=Particulars(legal_name))
    return row


def keeper(body: Organisation) -> Person:
    """Kim keeps the register of instructions, and is neither officer of a file."""
    return make_person("Kim Keeper", "concurring_officer", body)


def opined(first: Person, second: Person) -> Opinion:
    """An opinion that waits for a second officer."""
    chosen = published(keeper(first.organisation))
    row = applied(first)
    keep_checks(first.actor, row)
    return form_opinion(
        first.actor, row, instruction=chosen, reasons="Seen by us: the secret reason."
    )


def stated() -> Request:
    """What a worker states who came today."""
    return Request(
        person_name="Ana Invented",
        born_on=None,
        reach_safely="by the library, Tuesdays",
        employer_named="Invented Greens Inc.",
        speaks="Tagalog",
        language="en",
        province="ON",
        in_canada=True,
        tied_permit=True,
        worked_without=True,
        received_on=localdate(),
    )


def requested(person: Person, **changes: Any) -> OpenPermit:
    """A request for an open permit."""
    return add_request(
        person.actor, person.organisation, request=replace(stated(), **changes)
    )


def weighed(person: Person, row: OpenPermit) -> None:
    """A fact that the person tells, weighed: step one."""
    fact = add_fact(
        person.actor, row, kind=Abuse.FINANCIAL, source=Source.RECRUITER,
        place=Where.HOUSING, words="the recruiter keeps half of the pay",
    )  # fmt: skip
    weigh(person.actor, fact, weight=Weight.LIKELY, reasons="consistent, in detail")
