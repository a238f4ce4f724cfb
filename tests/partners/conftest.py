"""Paola works with partners; Amina is the second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.partners.actions.agreements import (
    Draft,
    draft_agreement,
    put_in_force,
)
from halte.capabilities.partners.actions.organisations import (
    About,
    Reach,
    add_contact,
)
from halte.capabilities.partners.models import Agreement
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person

FIELDS = ("organisation", "name", "email")
FIRST = date(2026, 1, 1)
LAST = date(2026, 12, 31)


@pytest.fixture
def paola(secretariat: Organisation) -> Person:
    """Paola keeps partners and agreements."""
    return make_person("Paola Partners", "partner_manager", secretariat)


@pytest.fixture
def pablo(other_department: Organisation) -> Person:
    """Pablo does the same elsewhere."""
    return make_person("Pablo Elsewhere", "partner_manager", other_department)


def make_partner(slug: str, kind: str = "foreign") -> Organisation:
    return Organisation.objects.create(
        slug=slug, kind=kind, name_en=f"Partner {slug}", name_fr=f"Partenaire {slug}"
    )


@pytest.fixture
def ghana(db: None) -> Organisation:
    """A partner abroad."""
    return make_partner("ghana")


def a_draft(partner: Organisation, **changes: Any) -> Draft:
    """Terms that are in order, for a year from today, with what a test changes."""
    today = timezone.localdate()
    plain = Draft(
        title_en="Sharing with a partner",
        title_fr="Partage avec un partenaire",
        purposes=("training", "coordination"),
        parties=(("public-safety", "gives"), (partner.slug, "receives")),
        data={"partners-contacts": FIELDS},
        rests_on="mou",
        citation_en="Memorandum of 2026, s. 4",
        citation_fr="Protocole de 2026, art. 4",
        starts=today - timedelta(days=10),
        ends=today + timedelta(days=355),
        return_days=60,
    )
    return replace(plain, **changes)


def drafted(person: Person, partner: Organisation, **changes: Any) -> Agreement:
    row = Agreement()
    draft_agreement(person.actor, row, draft=a_draft(partner, **changes))
    return row


def in_force(
    person: Person, second: Person, partner: Organisation, **changes: Any
) -> Agreement:
    row = drafted(person, partner, **changes)
    put_in_force(second.actor, row, number=1)
    return row


def with_contact(person: Person, partner: Organisation) -> None:
    reach = Reach(name="Kofi Synthetic", role="Liaison", email="kofi@ghana.example")
    add_contact(person.actor, partner, reach=reach)


ABOUT = About(country="GH", languages=("en",), website="https://partner.example/")
