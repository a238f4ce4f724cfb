"""What an employer stated, as officers read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halte.capabilities.employers.models import Employer, Housing
from halte.capabilities.employers.queries.recruiters import (
    NOBODY,
    AlsoStated,
    also_named,
    also_stated,
)
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    Programme,
    Transport,
)
from halte.capabilities.employers.words import (
    CONDITION_WORDS,
    CONTACTS,
    FEES_PAID_BY,
    HOUSING,
    LANGUAGES,
    PROGRAMMES,
    TRANSPORT,
)
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person to write to."""

    id: int
    role: Bilingual
    name: str
    position: str
    telephone: str
    email: str
    language: Bilingual | None
    since: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ThirdPartyView:
    """Someone who acts for the employer.

    `unlicensed`: paid to represent, and no licence was stated. Who is paid for
    that must be a lawyer, a notary or a licensed consultant (IRPA s. 91). `also`:
    other employers that stated the same licence.
    """

    name: str
    recruits: bool
    abroad: bool
    country: str
    telephone: str
    email: str
    paid: bool | None
    fees: Decimal | None
    fees_paid_by: Bilingual | None
    worker_pays: bool
    licence: str
    unlicensed: bool
    also: AlsoStated
    named: AlsoStated


@dataclass(frozen=True, slots=True)
class HousingView:
    """Housing as it was stated last."""

    stated_on: date
    kind: Bilingual
    rent: Decimal | None
    deducted: bool | None
    report_on: date | None
    report_by: str
    report_found: str
    kilometres: Decimal | None
    transport: Bilingual | None


@dataclass(frozen=True, slots=True)
class AttestationView:
    """Conditions that the employer attested to."""

    programme: Bilingual
    made_on: date
    evidence: str
    conditions: tuple[tuple[int, Bilingual], ...]


def contacts_of(row: Employer) -> tuple[ContactView, ...]:
    """People to write to, the primary contact first, those that ended last."""
    rows = sorted(row.contacts.all(), key=lambda c: c.ended_on is not None)
    return tuple(
        ContactView(
            id=each.pk,
            role=CONTACTS[ContactRole(each.role)],
            name=each.name,
            position=each.position,
            telephone=each.telephone,
            email=each.email,
            language=LANGUAGES.get(each.language),
            since=each.since,
            ended_on=each.ended_on,
        )
        for each in rows
    )


def third_parties_of(row: Employer) -> tuple[ThirdPartyView, ...]:
    """Recruiters and representatives."""
    others = also_stated(row)
    namesakes = also_named(row)
    return tuple(
        ThirdPartyView(
            name=each.name,
            recruits=each.recruits,
            abroad=each.abroad,
            country=each.country,
            telephone=each.telephone,
            email=each.email,
            paid=each.paid,
            fees=None if each.fees_cents is None else Decimal(each.fees_cents) / 100,
            fees_paid_by=FEES_PAID_BY.get(each.fees_paid_by),
            worker_pays=each.fees_paid_by == "worker",
            licence=f"{each.licence} {each.licence_province}".strip(),
            unlicensed=bool(each.paid and not each.recruits and not each.licence),
            also=others.get(each.pk, NOBODY),
            named=namesakes.get(each.pk, NOBODY),
        )
        for each in row.third_parties.all()
    )


def housing_of(row: Employer) -> dict[int, HousingView]:
    """By place, housing as it was stated last."""
    rows = Housing.objects.filter(site__employer=row).order_by("id")
    return {each.site_id: _housing(each) for each in rows}


def _housing(row: Housing) -> HousingView:
    cents = row.rent_cents_monthly
    return HousingView(
        stated_on=row.stated_on,
        kind=HOUSING[HousingKind(row.kind)],
        rent=None if cents is None else Decimal(cents) / 100,
        deducted=row.deducted,
        report_on=row.report_on,
        report_by=row.report_by,
        report_found=row.report_found,
        kilometres=row.kilometres,
        transport=TRANSPORT[Transport(row.transport)] if row.transport else None,
    )


def attestations_of(row: Employer) -> tuple[AttestationView, ...]:
    """Attestations, the newest first."""
    return tuple(
        AttestationView(
            programme=PROGRAMMES[Programme(each.programme)],
            made_on=each.made_on,
            evidence=each.evidence,
            conditions=tuple((item, CONDITION_WORDS[item]) for item in each.conditions),
        )
        for each in row.attestations.all()
    )
