"""`/api/v1/employers/`: the register for programs, as the caller may read it.

Employers are named by their number. Words that are searched for are posted, so that
no address holds a name. People (contacts, third parties) are left out: they are
read on the page. Every answer is in the audit as the page would be.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from halte.capabilities.employers.models import ListedAssessment
from halte.capabilities.employers.queries import finding, printed, register
from halte.capabilities.employers.queries.affiliates import Affiliate
from halte.capabilities.employers.queries.applications import ApplicationView
from halte.capabilities.employers.queries.places import SiteView
from halte.capabilities.employers.queries.published import FindingView
from halte.core.access.api_keys import KeyOrPage
from halte.core.access.request import Request
from halte.core.bilingual import Bilingual

router = Router(tags=["employers"])


class EmployerText(Schema):
    """A text in both languages."""

    en: str
    fr: str


class EmployerSought(Schema):
    """What is looked for: a part of a name, or the nine digits of a number."""

    words: str = Field("", max_length=120)
    province: str = Field("", max_length=2)


class EmployerLineOut(Schema):
    """An employer that was found."""

    number: int
    legal_name: str
    operating_name: str
    province: EmployerText | None
    applications: int
    demonstration: bool


class EmployersFoundOut(Schema):
    """What was found; `more` where there are more than are shown: add a word."""

    employers: list[EmployerLineOut]
    more: bool


class EmployerPlaceOut(Schema):
    """A place. A private dwelling is entered with consent or a warrant only."""

    number: int
    kind: str
    address: str
    city: str
    province: EmployerText | None
    postal_code: str
    capacity: int | None
    is_dwelling: bool
    ended_on: date | None


class EmployerTieOut(Schema):
    """One step of a chain of ties, and from what it is known."""

    from_employer: int
    to_employer: int
    ground: EmployerText
    evidence: str
    said_on: date


class EmployerAffiliateOut(Schema):
    """An affiliate and the shortest chain of ties that leads to it."""

    number: int
    legal_name: str
    steps: int
    chain: list[EmployerTieOut]


class EmployerOut(Schema):
    """An employer: what is kept of it, its places and its affiliates."""

    number: int
    legal_name: str
    operating_name: str
    business_number: str
    structure: EmployerText
    business_type: str
    province: EmployerText | None
    in_business_since: date | None
    employees: int | None
    revenue: Decimal | None
    places: list[EmployerPlaceOut]
    affiliates: list[EmployerAffiliateOut]
    demonstration: bool


class ApplicationDecisionOut(Schema):
    """A decision on an application, in the officer’s words."""

    outcome: EmployerText
    decided_on: date
    positions: int | None
    valid_until: date | None
    reasons: str


class ApplicationOut(Schema):
    """An application and what became of it."""

    number: int
    stream: EmployerText
    received_on: date
    job_title: str
    noc: str
    positions: int
    wage: Decimal
    outcome: EmployerText
    decisions: list[ApplicationDecisionOut]


class ApplicationsOut(Schema):
    """A page of the applications of an employer, the newest first."""

    page: int
    pages: int
    count: int
    applications: list[ApplicationOut]


class PrintedAssessmentOut(Schema):
    """A row of a published list, as it was printed."""

    list: str
    period: str
    employer: str
    address: str
    province: str
    postal_code: str
    stream: str
    noc: str
    occupation: str
    positions: int


class PrintedFindingOut(Schema):
    """A published finding, as it was printed; whether it is published still."""

    legal_name: str
    operating_name: str
    decided_on: date | None
    decided_text: str
    provisions: list[str]
    penalty_text: str
    standing: EmployerText
    published: bool


class PrintedOut(Schema):
    """A page of the published rows that someone judged to be this employer."""

    page: int
    pages: int
    count: int
    assessments: list[PrintedAssessmentOut]
    findings: list[PrintedFindingOut]


class PageAsked(Schema):
    """Which page; the last one where there are fewer."""

    page: int = Field(1, ge=1, le=1_000_000)


@router.post("search", response=EmployersFoundOut, auth=KeyOrPage())
def search_employers(request: HttpRequest, sought: EmployerSought) -> dict[str, Any]:
    """Employers by a part of a name or by their business number; at most 50.

    It reads and changes nothing; it is posted so that no address holds a name. A
    session needs its token in the header `X-CSRFToken`.
    """
    found = finding.search(
        cast(Request, request).actor, words=sought.words, province=sought.province
    )
    return {
        "employers": [
            {
                "number": line.id, "legal_name": line.legal_name,
                "operating_name": line.operating_name,
                "province": text(line.province), "applications": line.applications,
                "demonstration": line.demonstration,
            }
            for line in found.lines
        ],
        "more": found.more,
    }  # fmt: skip


@router.get("{int:number}", response=EmployerOut)
def one_employer(request: HttpRequest, number: int) -> dict[str, Any]:
    """One employer by its number in the register."""
    found = register.employer_facts(cast(Request, request).actor, employer_id=number)
    return {
        "number": found.id, "legal_name": found.legal_name,
        "operating_name": found.operating_name,
        "business_number": found.business_number,
        "structure": text(found.structure), "business_type": found.business_type,
        "province": text(found.province), "in_business_since": found.began_on,
        "employees": found.employees, "revenue": found.revenue,
        "places": [place(site) for site in found.sites],
        "affiliates": [affiliate(each) for each in found.group.affiliates],
        "demonstration": found.demonstration,
    }  # fmt: skip


@router.get("{int:number}/applications", response=ApplicationsOut)
def applications_of_employer(
    request: HttpRequest, number: int, asked: Query[PageAsked]
) -> dict[str, Any]:
    """The applications of an employer, twenty to a page."""
    actor = cast(Request, request).actor
    found = register.applications(actor, employer_id=number, number=str(asked.page))
    return {
        "page": found.page.number, "pages": found.page.paginator.num_pages,
        "count": found.page.paginator.count,
        "applications": [application(each) for each in found.views],
    }  # fmt: skip


@router.get("{int:number}/published", response=PrintedOut)
def published_of_employer(
    request: HttpRequest, number: int, asked: Query[PageAsked]
) -> dict[str, Any]:
    """Rows of published lists under names that were judged to be this employer."""
    actor = cast(Request, request).actor
    found = printed.rows_of(actor, employer_id=number, number=str(asked.page))
    return {
        "page": found.page.number, "pages": found.page.paginator.num_pages,
        "count": found.page.paginator.count,
        "assessments": [assessment(row) for row in found.page],
        "findings": [finding_row(row) for row in found.findings],
    }  # fmt: skip


def assessment(row: ListedAssessment) -> dict[str, Any]:
    """A printed row for programs."""
    return {
        "list": row.kind, "period": row.period, "employer": row.employer,
        "address": row.address, "province": row.province,
        "postal_code": row.postal_code, "stream": row.stream, "noc": row.noc,
        "occupation": row.occupation, "positions": row.positions,
    }  # fmt: skip


def finding_row(row: FindingView) -> dict[str, Any]:
    """A printed finding for programs."""
    return {
        "legal_name": row.legal_name, "operating_name": row.operating_name,
        "decided_on": row.decided_on, "decided_text": row.decided_text,
        "provisions": list(row.provisions), "penalty_text": row.penalty_text,
        "standing": text(row.standing), "published": row.published,
    }  # fmt: skip


def place(site: SiteView) -> dict[str, Any]:
    """A place for programs."""
    return {
        "number": site.id, "kind": site.kind_code, "address": site.address,
        "city": site.city, "province": text(site.province),
        "postal_code": site.postal_code, "capacity": site.capacity,
        "is_dwelling": site.is_dwelling, "ended_on": site.ended_on,
    }  # fmt: skip


def affiliate(each: Affiliate) -> dict[str, Any]:
    """An affiliate for programs."""
    return {
        "number": each.pk, "legal_name": each.legal_name, "steps": each.steps,
        "chain": [
            {
                "from_employer": tie.one, "to_employer": tie.other,
                "ground": text(tie.words), "evidence": tie.evidence,
                "said_on": tie.said_on,
            }
            for tie in each.chain
        ],
    }  # fmt: skip


def application(each: ApplicationView) -> dict[str, Any]:
    """An application for programs."""
    return {
        "number": each.id, "stream": text(each.stream),
        "received_on": each.received_on, "job_title": each.job_title,
        "noc": each.noc, "positions": each.positions, "wage": each.wage,
        "outcome": text(each.outcome),
        "decisions": [
            {
                "outcome": text(made.outcome), "decided_on": made.decided_on,
                "positions": made.positions, "valid_until": made.valid_until,
                "reasons": made.reasons,
            }
            for made in each.decisions
        ],
    }  # fmt: skip


def text(found: Bilingual | None) -> dict[str, str] | None:
    """Both languages."""
    return None if found is None else found.to_dict()
