"""What falls due for a reader, and what everyone may read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from halte.capabilities.partners.countries import country_name
from halte.capabilities.partners.due import Due, due_for
from halte.capabilities.partners.models import Profile
from halte.capabilities.partners.names import Body, body, maybe
from halte.capabilities.partners.queries.agreements import (
    OpenAgreement,
    open_agreements,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.organisations.words import KINDS
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class OpenPartner:
    """What everyone may know of a partner."""

    body: Body
    kind: Bilingual
    kind_code: str
    country_code: str
    country: Bilingual | None
    website: str
    focus: Bilingual | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The public page: partners, and agreements with the facts that are public."""

    partners: tuple[OpenPartner, ...]
    agreements: tuple[OpenAgreement, ...]
    demonstration: bool


@reads(Permission.PARTNERS_READ)
def own_due(actor: Actor) -> tuple[Due, ...]:
    """What falls due for one’s own organisation, the latest first."""
    return due_for(actor.organisation_id, timezone.localdate())


def open_partners() -> tuple[OpenPartner, ...]:
    """Those of whom everyone may know that we work together, by the alphabet."""
    rows = Profile.objects.filter(organisation__ended_at=None, public=True)
    found = (_open(row) for row in rows.select_related("organisation"))
    return tuple(sorted(found, key=lambda partner: str(partner.body.name)))


def _open(row: Profile) -> OpenPartner:
    return OpenPartner(
        body=body(row.organisation),
        kind=KINDS[row.organisation.kind],  # type: ignore[index]
        kind_code=row.organisation.kind,
        country_code=row.country,
        country=country_name(row.country),
        website=row.website,
        focus=maybe(row.focus_en, row.focus_fr),
        demonstration=row.demonstration,
    )


def open_page() -> OpenPage:
    """What everyone may read."""
    partners, agreements = open_partners(), open_agreements()
    invented = any(partner.demonstration for partner in partners) or any(
        agreement.demonstration for agreement in agreements
    )
    return OpenPage(partners, agreements, invented)
