"""Employers, their places, affiliates, third parties, applications and decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import timezone

from halte.capabilities.employers.models import (
    Affiliation,
    Application,
    Decision,
    Employer,
    EmployerWord,
    Site,
)
from halte.capabilities.employers.numbers import (
    ACCOUNT,
    business_number,
    postal_code,
)
from halte.capabilities.employers.policy import may_decide, may_end_site, outcome_of
from halte.capabilities.employers.queries.barred import standing_bars
from halte.capabilities.employers.states import (
    TRANSITIONS,
    Outcome,
    SiteKind,
    Stream,
    Structure,
    Tie,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.methods.linkage.organisation_names import key_of, words_of

LONGEST_WORD: Final = 60
NOC: Final = re.compile(r"\d{4,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is kept about an employer itself."""

    legal_name: str
    operating_name: str = ""
    business_number: str = ""
    account: str = ""
    structure: Structure = Structure.UNKNOWN
    business_type: str = ""
    franchise: bool | None = None
    province: str = ""
    began_on: date | None = None
    employees: int | None = None
    revenue_cents: int | None = None


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Add an employer", "Ajouter un employeur"),
    second_factor=True,
)
def add_employer(
    actor: Actor, employer: Employer, *, particulars: Particulars
) -> Employer:
    """A new employer; a business number that is there already is not kept twice."""
    employer.added_by_id = actor.user_id
    return write(employer, particulars)


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Change an employer", "Modifier un employeur"),
    second_factor=True,
)
def change_employer(
    actor: Actor, employer: Employer, *, particulars: Particulars, version: int
) -> Employer:
    """What is kept about an employer, unless someone else was quicker."""
    if employer.version != version:
        raise Invalid("changed_meanwhile")
    employer.version += 1
    return write(employer, particulars)


def write(employer: Employer, given: Particulars) -> Employer:
    """Check and keep the particulars."""
    number = business_number(given.business_number) if given.business_number else ""
    if given.business_number and not number:
        raise Invalid("business_number_shape", field="business_number")
    if given.account and not ACCOUNT.fullmatch(given.account):
        raise Invalid("account_shape", field="account")
    if given.account and not number:
        raise Invalid("account_without_number", field="business_number")
    others = Employer.objects.exclude(pk=employer.pk)
    if number and others.filter(business_number=number).exists():
        raise Invalid("business_number_taken", field="business_number")
    require_past(given.began_on, "began_on")
    for name in Particulars.__dataclass_fields__:
        setattr(employer, name, getattr(given, name))
    employer.business_number = number
    employer.legal_key = key_of(given.legal_name)
    employer.save()
    keep_words(employer)
    return employer


def keep_words(employer: Employer) -> None:
    """The words that the employer is found by follow its names."""
    names = (employer.legal_name, employer.operating_name)
    words = {word[:LONGEST_WORD] for name in names for word in words_of(name)}
    employer.words.all().delete()
    EmployerWord.objects.bulk_create(
        EmployerWord(employer=employer, word=word) for word in sorted(words)
    )


def require_past(day: date | None, name: str) -> None:
    """Refuse a day that is yet to come."""
    if day is not None and day > timezone.localdate():
        raise Invalid("day_to_come", field=name)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an employer."""

    kind: SiteKind
    address: str
    city: str
    province: str
    postal_code: str = ""
    capacity: int | None = None
    is_dwelling: bool = False
    metro: str = ""


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Add an employer’s place", "Ajouter un lieu d’un employeur"),
    second_factor=True,
)
def add_site(actor: Actor, employer: Employer, *, place: Place) -> Site:
    """An office, a work site, or housing that the employer provides."""
    if (place.kind is SiteKind.HOUSING) != (place.capacity is not None):
        raise Invalid("housing_capacity", field="capacity")
    if place.capacity is not None and place.capacity < 1:
        raise Invalid("housing_zero", field="capacity")
    return Site.objects.create(
        employer=employer,
        kind=place.kind,
        address=place.address,
        city=place.city,
        province=place.province,
        postal_code=postal_code(place.postal_code),
        capacity=place.capacity,
        is_dwelling=place.is_dwelling,
        metro=place.metro,
    )


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("End an employer’s place", "Clore un lieu d’un employeur"),
    policy=may_end_site,
    second_factor=True,
)
def end_site(actor: Actor, site: Site, *, ended_on: date) -> Site:
    """The place is the employer’s no longer. It stays readable."""
    require_past(ended_on, "ended_on")
    site.ended_on = ended_on
    site.save(update_fields=["ended_on"])
    return site


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("State an affiliation", "Déclarer une affiliation"),
    second_factor=True,
)
def state_affiliation(
    actor: Actor,
    employer: Employer,
    *,
    other: Employer,
    ground: Tie,
    stands: bool,
    evidence: str,
    said_on: date,
) -> Affiliation:
    """That two employers are affiliates for a reason, or are no longer."""
    if other.pk == employer.pk:
        raise Invalid("affiliate_of_itself", field="other")
    require_past(said_on, "said_on")
    first, second = sorted((employer, other), key=lambda each: each.pk)
    if ground is Tie.CONTROL:
        # Control has a direction: who controls stands first.
        first, second = employer, other
    return Affiliation.objects.create(
        employer=first,
        other=second,
        ground=ground,
        stands=stands,
        evidence=evidence,
        said_on=said_on,
        by_user_id=actor.user_id,
    )


@dataclass(frozen=True, slots=True)
class Request:
    """What an employer asks for (IRPR s. 203; forms EMP5626 and EMP5627)."""

    stream: Stream
    received_on: date
    job_title: str
    noc: str
    positions: int
    wage_cents: int
    weekly_hours: Decimal
    months: int
    prevailing_wage_cents: int | None = None
    site: Site | None = None
    languages: Sequence[str] = ()
    housing: bool = False
    rent_cents_monthly: int | None = None
    union: bool | None = None
    layoffs: int | None = None
    attested: Sequence[str] = field(default_factory=tuple)


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Add an application", "Ajouter une demande"),
    second_factor=True,
)
def add_application(
    actor: Actor, employer: Employer, *, request: Request
) -> Application:
    """A request for a labour market impact assessment."""
    require_past(request.received_on, "received_on")
    if not NOC.fullmatch(request.noc):
        raise Invalid("noc_shape", field="noc")
    if request.site is not None and request.site.employer_id != employer.pk:
        raise Invalid("site_elsewhere", field="site")
    if request.rent_cents_monthly is not None and not request.housing:
        raise Invalid("housing_rent", field="rent")
    values = {name: getattr(request, name) for name in Request.__dataclass_fields__}
    values |= {
        "languages": list(request.languages),
        "attested": sorted(request.attested),
    }
    return Application.objects.create(
        employer=employer,
        added_by_id=actor.user_id,
        demonstration=employer.demonstration,
        **values,
    )


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Record a decision", "Consigner une décision"),
    policy=may_decide,
    second_factor=True,
)
def record_decision(
    actor: Actor,
    application: Application,
    *,
    outcome: Outcome,
    decided_on: date,
    reasons: str,
    positions: int | None = None,
    valid_until: date | None = None,
    against_bar: str = "",
) -> Decision:
    """What an officer decided, in their own words. Halte recommends nothing: against
    a bar that stands on the day (203(2)(b), (1)(f)(ii)), published or decided here, it
    asks for their reasons.
    """
    if outcome not in TRANSITIONS[outcome_of(application)]:
        raise Invalid("decision_order", field="outcome")
    require_past(decided_on, "decided_on")
    newest = application.decisions.order_by("-id").first()
    if decided_on < (newest.decided_on if newest else application.received_on):
        raise Invalid("decision_before", field="decided_on")
    positive = outcome is Outcome.POSITIVE
    asked = application.positions
    if positive != (positions is not None) or (positions and positions > asked):
        raise Invalid("decision_positions", field="positions")
    barred = positive and bool(standing_bars(actor, application, decided_on))
    if barred and not against_bar.strip():
        raise Invalid("decision_against_bar", field="against_bar")
    application.outcome = outcome
    application.save(update_fields=["outcome"])
    return Decision.objects.create(
        application=application,
        outcome=outcome,
        decided_on=decided_on,
        positions=positions,
        valid_until=valid_until,
        reasons=reasons,
        against_bar=against_bar.strip() if barred else "",
        by_user_id=actor.user_id,
    )
