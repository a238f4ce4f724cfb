"""`/api/v1/partners/`: what everyone may know of partners and agreements.

Of an agreement only the facts that are marked public are there; a fact that is
not public is null or an empty list, as it would be if it were not known.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from halte.capabilities.partners.queries.agreements import (
    OpenAgreement,
    open_agreements,
)
from halte.capabilities.partners.queries.overview import OpenPartner, open_partners
from halte.core.bilingual import Bilingual

router = Router(tags=["partners"])


class PartnerText(Schema):
    """A text in both languages."""

    en: str
    fr: str


class PartnerOut(Schema):
    """An organisation that we work with."""

    slug: str
    name: PartnerText
    kind: str
    country: str
    website: str
    focus: PartnerText | None
    demonstration: bool


class PartyOut(Schema):
    """A party and which way data flow for it."""

    slug: str
    name: PartnerText
    part: PartnerText


class DataOut(Schema):
    """What may flow of one dataset."""

    title: PartnerText
    fields: list[PartnerText]


class AgreementOut(Schema):
    """An agreement, as far as it is public."""

    number: int
    title: PartnerText
    state: str
    parties: list[PartyOut]
    purposes: list[PartnerText]
    ground: PartnerText | None
    citation: PartnerText | None
    first_day: date | None
    last_day: date | None
    data: list[DataOut]
    demonstration: bool


@router.get("/organisations", response=list[PartnerOut])
def partner_organisations(request: HttpRequest) -> list[dict[str, Any]]:
    """Organisations that we work with."""
    return [partner(found) for found in open_partners()]


@router.get("/agreements", response=list[AgreementOut])
def partner_agreements(request: HttpRequest) -> list[dict[str, Any]]:
    """Agreements of which something is public."""
    return [agreement(found) for found in open_agreements()]


def partner(found: OpenPartner) -> dict[str, Any]:
    """A partner for programs."""
    return {
        "slug": found.body.slug, "name": text(found.body.name),
        "kind": found.kind_code, "country": found.country_code,
        "website": found.website, "focus": text(found.focus),
        "demonstration": found.demonstration,
    }  # fmt: skip


def agreement(found: OpenAgreement) -> dict[str, Any]:
    """An agreement for programs."""
    return {
        "number": found.id, "title": text(found.title), "state": found.state,
        "parties": [
            {"slug": party.body.slug, "name": text(party.body.name),
             "part": text(party.part)}
            for party in found.parties
        ],
        "purposes": [text(purpose) for purpose in found.purposes],
        "ground": text(found.ground), "citation": text(found.citation),
        "first_day": found.starts, "last_day": found.ends,
        "data": [
            {"title": text(data.title), "fields": [text(f) for f in data.fields]}
            for data in found.data
        ],
        "demonstration": found.demonstration,
    }  # fmt: skip


def text(found: Bilingual | None) -> dict[str, str] | None:
    """Both languages."""
    return None if found is None else found.to_dict()
