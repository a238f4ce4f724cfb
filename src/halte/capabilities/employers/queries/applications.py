"""Applications: of one employer by pages, and one with all that was stated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Page

from halte.capabilities.employers.models import (
    Advert,
    Application,
    Decision,
    Employer,
    Offer,
    Recruitment,
    Workplace,
)
from halte.capabilities.employers.policy import outcome_of
from halte.capabilities.employers.queries.closures import ClosureView, closure_on
from halte.capabilities.employers.queries.rows import application_row
from halte.capabilities.employers.states import TRANSITIONS, Outcome, Stream
from halte.capabilities.employers.words import (
    ATTESTATIONS,
    LANGUAGES,
    OUTCOMES,
    STREAMS,
    province_name,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads
from halte.core.ui.pages import paginate

ON_A_PAGE = 20

TAGS = {
    Outcome.RECEIVED: "waiting",
    Outcome.POSITIVE: "done",
    Outcome.SUSPENDED: "attention",
    Outcome.NEGATIVE: "stopped",
    Outcome.WITHDRAWN: "stopped",
    Outcome.REVOKED: "stopped",
}
"""How a state is drawn; see the style sheet."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision on an application."""

    outcome: Bilingual
    decided_on: date
    positions: int | None
    valid_until: date | None
    reasons: str
    against_bar: str


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application and what became of it."""

    id: int
    stream: Bilingual
    received_on: date
    job_title: str
    noc: str
    positions: int
    wage: Decimal
    outcome: Bilingual
    tag: str
    decisions: tuple[DecisionView, ...]
    may_decide: bool


@dataclass(frozen=True, slots=True)
class PlaceOfWork:
    """Who works at the place; `low_wage_share` in percent, None where nobody works."""

    stated_on: date
    residents: int
    foreign: int
    foreign_low_wage: int
    dispute: bool | None
    low_wage_share: Decimal | None


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """One application: each group as it was stated last, None where it never was."""

    view: ApplicationView
    employer_id: int
    employer: str
    place: str
    metro_closed: ClosureView | None
    prevailing_wage: Decimal | None
    weekly_hours: Decimal
    months: int
    languages: tuple[Bilingual, ...]
    union: bool | None
    layoffs: int | None
    housing: bool
    rent: Decimal | None
    attested: tuple[tuple[Bilingual, bool], ...]
    offer: Offer | None
    overtime: Decimal | None
    workplace: PlaceOfWork | None
    recruitment: Recruitment | None
    adverts: tuple[Advert, ...]
    may_edit: bool


def application_opened(found: ApplicationPage) -> list[str]:
    """What the audit calls an application: itself and its employer."""
    return [
        f"employers.Application:{found.view.id}",
        f"employers.Employer:{found.employer_id}",
    ]


@reads(Permission.EMPLOYERS_READ, records=application_opened)
def application(actor: Actor, *, application_id: int) -> ApplicationPage:
    """One application with all its groups."""
    row = application_row(actor, application_id)
    site, offer = row.site, row.offers.last()
    closed = site and closure_on(Stream(row.stream), site.metro, row.received_on)
    return ApplicationPage(
        view=application_view(actor, row),
        employer_id=row.employer_id,
        employer=row.employer.legal_name,
        place=f"{site.city}, {province_name(site.province)}" if site else "",
        metro_closed=closed or None,
        prevailing_wage=dollars(row.prevailing_wage_cents),
        weekly_hours=row.weekly_hours,
        months=row.months,
        languages=tuple(LANGUAGES[each] for each in row.languages),
        union=row.union,
        layoffs=row.layoffs,
        housing=row.housing,
        rent=dollars(row.rent_cents_monthly),
        attested=tuple((t, key in row.attested) for key, t in ATTESTATIONS.items()),
        offer=offer,
        overtime=dollars(offer.overtime_cents) if offer else None,
        workplace=_workplace(row.workplaces.last()),
        recruitment=row.recruitments.last(),
        adverts=tuple(row.adverts.all()),
        may_edit=actor.may(Permission.EMPLOYERS_EDIT),
    )


def _workplace(row: Workplace | None) -> PlaceOfWork | None:
    if row is None:
        return None
    everyone = row.residents + row.foreign
    share = Decimal(100 * row.foreign_low_wage) / everyone if everyone else None
    return PlaceOfWork(
        stated_on=row.stated_on,
        residents=row.residents,
        foreign=row.foreign,
        foreign_low_wage=row.foreign_low_wage,
        dispute=row.dispute,
        low_wage_share=None if share is None else share.quantize(Decimal("0.1")),
    )


def applications_page(row: Employer, number: str | None) -> Page[Application]:
    """The applications of an employer, the newest first, a page at a time."""
    rows = row.applications.prefetch_related("decisions")
    return paginate(rows, number, ON_A_PAGE)


def application_views(
    actor: Actor, rows: Iterable[Application]
) -> tuple[ApplicationView, ...]:
    """Applications as they are shown."""
    return tuple(application_view(actor, row) for row in rows)


def application_view(actor: Actor, row: Application) -> ApplicationView:
    """An application as it is shown."""
    outcome = outcome_of(row)
    may = actor.may(Permission.EMPLOYERS_EDIT) and bool(TRANSITIONS[outcome])
    return ApplicationView(
        id=row.pk,
        stream=STREAMS[Stream(row.stream)],
        received_on=row.received_on,
        job_title=row.job_title,
        noc=row.noc,
        positions=row.positions,
        wage=Decimal(row.wage_cents) / 100,
        outcome=OUTCOMES[outcome],
        tag=TAGS[outcome],
        decisions=tuple(map(decision_view, row.decisions.all())),
        may_decide=may,
    )


def decision_view(row: Decision) -> DecisionView:
    """A decision as it is shown."""
    return DecisionView(
        outcome=OUTCOMES[Outcome(row.outcome)],
        decided_on=row.decided_on,
        positions=row.positions,
        valid_until=row.valid_until,
        reasons=row.reasons,
        against_bar=row.against_bar,
    )


def dollars(cents: int | None) -> Decimal | None:
    """Cents as dollars."""
    return None if cents is None else Decimal(cents) / 100
