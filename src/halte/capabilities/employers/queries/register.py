"""Employers as officers read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Page

from halte.capabilities.employers.models import Application, Employer
from halte.capabilities.employers.queries.affiliates import Group, group_of
from halte.capabilities.employers.queries.applications import (
    ApplicationView,
    application_views,
    applications_page,
)
from halte.capabilities.employers.queries.judged import same_names
from halte.capabilities.employers.queries.offering import ServiceView, service_views
from halte.capabilities.employers.queries.places import SiteView, places_of
from halte.capabilities.employers.queries.published import (
    FindingView,
    PeriodTotal,
    findings_of,
    totals,
)
from halte.capabilities.employers.queries.rows import employer_row
from halte.capabilities.employers.queries.standing import rows_of_employer
from halte.capabilities.employers.queries.stated import (
    AttestationView,
    ContactView,
    ThirdPartyView,
    attestations_of,
    contacts_of,
    third_parties_of,
)
from halte.capabilities.employers.queries.timeline import Event, own_events
from halte.capabilities.employers.states import Structure
from halte.capabilities.employers.words import STRUCTURES, province_name
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """What is kept of an employer itself, its places and its affiliates."""

    id: int
    legal_name: str
    operating_name: str
    business_number: str
    structure: Bilingual
    business_type: str
    franchise: bool | None
    province: Bilingual | None
    began_on: date | None
    employees: int | None
    revenue: Decimal | None
    version: int
    demonstration: bool
    sites: tuple[SiteView, ...]
    group: Group


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """Everything that an officer may know of an employer.

    `events` are those of this room; a page adds those of other rooms’ sections.
    """

    facts: EmployerFacts
    contacts: tuple[ContactView, ...]
    third_parties: tuple[ThirdPartyView, ...]
    attestations: tuple[AttestationView, ...]
    page: Page[Application]
    applications: tuple[ApplicationView, ...]
    services: tuple[ServiceView, ...]
    names: tuple[str, ...]
    totals: tuple[PeriodTotal, ...]
    findings: tuple[FindingView, ...]
    events: tuple[Event, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Applications:
    """A page of the applications of an employer."""

    employer_id: int
    page: Page[Application]
    views: tuple[ApplicationView, ...]


def facts_opened(found: EmployerFacts) -> list[str]:
    """What the audit calls employers: the one asked for and its affiliates."""
    others = (each.pk for each in found.group.affiliates)
    return [f"employers.Employer:{pk}" for pk in (found.id, *others)]


def page_opened(found: EmployerPage) -> list[str]:
    """What the audit calls the employers of a page, those of a shared recruiter too."""
    shared = {
        other.employer_pk
        for each in found.third_parties
        for other in each.also.employers
    }
    pks = [f"employers.Employer:{pk}" for pk in sorted(shared)]
    return list(dict.fromkeys([*facts_opened(found.facts), *pks]))


def applications_opened(found: Applications) -> list[str]:
    """What the audit calls the employer of applications."""
    return [f"employers.Employer:{found.employer_id}"]


@reads(Permission.EMPLOYERS_READ, records=page_opened)
def employer(
    actor: Actor, *, employer_id: int, number: str | None = None
) -> EmployerPage:
    """One employer with all that belongs to it.

    `number` is of the page of applications.
    """
    row = employer_row(actor, employer_id)
    facts = facts_of(row)
    names = same_names(row)
    published = rows_of_employer(row.pk)
    found, attestations = findings_of(published), attestations_of(row)
    page = applications_page(row, number)
    own = own_events(row, facts.sites, facts.group.own, found, attestations)
    return EmployerPage(
        facts=facts,
        contacts=contacts_of(row),
        third_parties=third_parties_of(row),
        attestations=attestations,
        page=page,
        applications=application_views(actor, page),
        services=service_views(actor, row),
        names=tuple(name.text for name in names),
        totals=totals(published),
        findings=found,
        events=tuple(own),
        may_edit=actor.may(Permission.EMPLOYERS_EDIT),
    )


@reads(Permission.EMPLOYERS_READ, records=facts_opened)
def employer_facts(actor: Actor, *, employer_id: int) -> EmployerFacts:
    """One employer without what was asked, decided or published."""
    return facts_of(employer_row(actor, employer_id))


@reads(Permission.EMPLOYERS_READ, records=applications_opened)
def applications(
    actor: Actor, *, employer_id: int, number: str | None = None
) -> Applications:
    """A page of the applications of an employer, the newest first."""
    row = employer_row(actor, employer_id)
    page = applications_page(row, number)
    return Applications(row.pk, page, application_views(actor, page))


def facts_of(row: Employer) -> EmployerFacts:
    """What is kept of an employer itself."""
    cents = row.revenue_cents
    return EmployerFacts(
        id=row.pk,
        legal_name=row.legal_name,
        operating_name=row.operating_name,
        business_number=f"{row.business_number} {row.account}".strip(),
        structure=STRUCTURES[Structure(row.structure)],
        business_type=row.business_type,
        franchise=row.franchise,
        province=province_name(row.province),
        began_on=row.began_on,
        employees=row.employees,
        revenue=None if cents is None else Decimal(cents) / 100,
        version=row.version,
        demonstration=row.demonstration,
        sites=places_of(row),
        group=group_of(row),
    )
