"""Who a referral goes to: an organisation that takes part, or a listed service.

A service of the directory is kept by its identifier only; its name is asked of
the directory each time, as the public tier may know it. The person’s consent
names the receiver by the same key.
"""

from __future__ import annotations

from typing import Final

from halte.capabilities.directory.facade import (
    Offer,
    offer_for,
    refused_referral,
)
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.states import SERVICE, Decline
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.bilingual import Bilingual
from halte.core.consent.naming import NAMES
from halte.core.errors import Invalid, Missing
from halte.core.organisations.models import Organisation

MOST: Final = 8
"""Services offered for one word of the directory, best first."""

UNLISTED: Final = Bilingual(
    "A service that is no longer listed", "Un service qui n’est plus répertorié"
)

NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "safety": ("safety_planning", "outreach"),
    "shelter": ("emergency_shelter", "second_stage_housing"),
    "basics": ("income", "food"),
    "health": ("medical", "sexual_assault_care"),
    "mind": ("mental_health", "crisis_line"),
    "substances": ("withdrawal", "medical"),
    "papers": ("immigration_help", "identity_documents"),
    "legal": ("legal_immigration", "legal_employment", "legal_criminal",
              "legal_family"),
    "debts": ("debt_relief",),
    "family": ("child_care", "child_protection"),
    "work": ("work", "education"),
    "language": ("interpretation",),
    "culture": ("cultural_support",),
    "people": ("peer_support",),
}  # fmt: skip
"""Our domain of needs -> the directory’s words for what helps with it."""

REASONS: Final[dict[Decline, str]] = {
    Decline.FULL: "full",
    Decline.NOT_ELIGIBLE: "who",
    Decline.TOO_FAR: "where",
    Decline.NO_LANGUAGE: "language",
    Decline.ASKS_FOR_PAPERS: "status",
}
"""Why a service said no, as the directory counts it; others give no reason there."""


def name_of(row: Referral) -> Bilingual:
    """The receiver’s name: of a service what the public may know."""
    if row.receiver:
        return Bilingual(row.receiver.name_en, row.receiver.name_fr)
    return named(row.recipient) or UNLISTED


def named(key: str) -> Bilingual | None:
    """The name behind the key of a service; None for other keys."""
    if not key.startswith(SERVICE):
        return None
    try:
        return name_in_both(offer_for(ANONYMOUS, key.removeprefix(SERVICE)))
    except Missing:
        return UNLISTED


NAMES.append(named)


def name_in_both(offer: Offer) -> Bilingual:
    """A name where each language falls back on the other."""
    name = offer.name
    return Bilingual(name.en or name.fr, name.fr or name.en)


def service_named(actor: Actor, key: str) -> Offer | None:
    """The listed service behind a key; None where there is none for this actor."""
    if not key.startswith(SERVICE):
        return None
    try:
        return offer_for(actor, key.removeprefix(SERVICE))
    except Missing:
        return None


def receiver_of(actor: Actor, file: File, key: str) -> tuple[Organisation | None, str]:
    """The organisation and the service behind a key; a fault where there is none."""
    offer = service_named(actor, key)
    rows = Organisation.objects.filter(ended_at=None).exclude(pk=file.organisation_id)
    if offer is not None:
        if offer.organisation_id == file.organisation_id:
            raise Invalid("support_receiver_unknown", field="receiver")
        return rows.filter(pk=offer.organisation_id or 0).first(), offer.id
    body = rows.filter(slug=key).first()
    if body is None:
        raise Invalid("support_receiver_unknown", field="receiver")
    return body, ""


def is_there(actor: Actor, row: Referral) -> bool:
    """True while the receiver still takes part, or the service is still listed."""
    if row.receiver:
        return row.receiver.ended_at is None
    return service_named(actor, row.recipient) is not None


def tell_directory(actor: Actor, row: Referral, reason: Decline) -> None:
    """That a service said no, and why: nothing about the person goes along."""
    if row.service:
        refused_referral(actor, row.service, reason=REASONS.get(reason, "no_reason"))
