"""What an employer stated: whom to write to, who acts for it, housing, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halte.capabilities.employers.actions.register import require_past
from halte.capabilities.employers.models import (
    Attestation,
    Contact,
    Employer,
    Housing,
    Site,
    ThirdParty,
)
from halte.capabilities.employers.numbers import telephone
from halte.capabilities.employers.policy import may_end_contact
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    Programme,
    SiteKind,
    Transport,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.methods.law.text.conditions import CONDITIONS


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the employer to write to."""

    role: ContactRole
    name: str
    since: date
    position: str = ""
    telephone: str = ""
    email: str = ""
    language: str = ""


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Add a contact", "Ajouter une personne-ressource"),
    second_factor=True,
)
def add_contact(actor: Actor, employer: Employer, *, person: Person) -> Contact:
    """A person to write to; a second primary contact at a time is refused."""
    require_past(person.since, "since")
    if not (person.telephone or person.email):
        raise Invalid("contact_without_way", field="telephone")
    telephone(person.telephone)
    primary = employer.contacts.filter(role=ContactRole.PRIMARY, ended_on=None)
    if person.role is ContactRole.PRIMARY and primary.exists():
        raise Invalid("contact_primary", field="role")
    return Contact.objects.create(employer=employer, **as_dict(person))


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual(
        "Note that a contact left", "Consigner le départ d’une personne-ressource"
    ),
    policy=may_end_contact,
    second_factor=True,
)
def end_contact(actor: Actor, contact: Contact, *, ended_on: date) -> Contact:
    """The person is written to no longer. The entry stays readable."""
    require_past(ended_on, "ended_on")
    if ended_on < contact.since:
        raise Invalid("ended_before", field="ended_on")
    contact.ended_on = ended_on
    contact.save(update_fields=["ended_on"])
    return contact


@dataclass(frozen=True, slots=True)
class Acting:
    """Someone who recruits for an employer, or represents it."""

    name: str
    recruits: bool
    abroad: bool
    country: str = ""
    telephone: str = ""
    email: str = ""
    paid: bool | None = None
    fees_cents: int | None = None
    fees_paid_by: str = ""
    licence: str = ""
    licence_province: str = ""
    since: date | None = None


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Add a third party", "Ajouter un tiers"),
    second_factor=True,
)
def add_third_party(actor: Actor, employer: Employer, *, acting: Acting) -> ThirdParty:
    """A recruiter or a representative, as the employer stated it."""
    require_past(acting.since, "since")
    telephone(acting.telephone)
    if acting.fees_cents and acting.fees_paid_by == "nobody":
        raise Invalid("fees_by_nobody", field="fees_paid_by")
    if acting.fees_cents and acting.paid is False:
        raise Invalid("fees_unpaid", field="paid")
    return ThirdParty.objects.create(employer=employer, **as_dict(acting))


@dataclass(frozen=True, slots=True)
class Terms:
    """Housing as it was stated on a day."""

    stated_on: date
    kind: HousingKind
    capacity: int
    rent_cents_monthly: int | None = None
    deducted: bool | None = None
    report_on: date | None = None
    report_by: str = ""
    report_found: str = ""
    kilometres: Decimal | None = None
    transport: Transport | None = None


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("State housing", "Consigner un logement"),
    second_factor=True,
)
def state_housing(actor: Actor, site: Site, *, terms: Terms) -> Housing:
    """Housing as stated anew; the capacity of the place follows."""
    if site.kind != SiteKind.HOUSING:
        raise Invalid("not_housing", field="kind")
    if terms.capacity < 1:
        raise Invalid("housing_zero", field="capacity")
    if terms.deducted and not terms.rent_cents_monthly:
        raise Invalid("rent_missing", field="rent")
    if (terms.report_by or terms.report_found) and terms.report_on is None:
        raise Invalid("report_without_day", field="report_on")
    require_past(terms.stated_on, "stated_on")
    require_past(terms.report_on, "report_on")
    site.capacity = terms.capacity
    site.save(update_fields=["capacity"])
    values = as_dict(terms) | {"transport": terms.transport or ""}
    return Housing.objects.create(site=site, by_user_id=actor.user_id, **values)


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Record an attestation", "Consigner une attestation"),
    second_factor=True,
)
def attest(
    actor: Actor,
    employer: Employer,
    *,
    programme: Programme,
    made_on: date,
    conditions: Sequence[int],
    evidence: str,
) -> Attestation:
    """That an employer attested to conditions of the Regulations, on which paper."""
    require_past(made_on, "made_on")
    known = {condition.item for condition in CONDITIONS}
    if not conditions or not set(conditions) <= known:
        raise Invalid("conditions_unknown", field="conditions")
    return Attestation.objects.create(
        employer=employer,
        programme=programme,
        made_on=made_on,
        conditions=sorted(set(conditions)),
        evidence=evidence,
        by_user_id=actor.user_id,
    )


def as_dict(given: Person | Acting | Terms) -> dict[str, object]:
    """What was given, by name."""
    return {name: getattr(given, name) for name in given.__dataclass_fields__}
