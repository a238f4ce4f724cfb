"""A provider’s own listings, for its staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from halte.capabilities.directory.models import Service, ServiceText
from halte.capabilities.directory.queries.offers import Wording, freshness
from halte.capabilities.directory.queries.projection import wording
from halte.capabilities.directory.queries.shown import TAGS
from halte.capabilities.directory.states import ListingState
from halte.capabilities.directory.words import FRESHNESS, STATES
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Line:
    """A listing in a list of those that one works on."""

    reference: str
    name: Wording
    state: Bilingual
    freshness: Bilingual
    tag: str
    next_check_on: date | None
    has_beds: bool


def own_listings(actor: Actor) -> tuple[Line, ...]:
    """Those of one’s own organisation, the most urgent first."""
    rows = (
        Service.objects.visible_to(actor)
        .filter(provider__organisation_id=actor.organisation_id or 0)
        .exclude(state=ListingState.CLOSED)
        .order_by("next_check_on", "pk")
        .prefetch_related(Prefetch("texts", ServiceText.objects.order_by("pk")))
    )
    return tuple(map(listing_line, rows))


def listing_line(row: Service) -> Line:
    """One of them."""
    fresh = freshness(row.checked_on, row.next_check_on, timezone.localdate())
    return Line(
        reference=str(row.reference),
        name=wording({text.language: text for text in row.texts.all()}, "name"),
        state=STATES[ListingState(row.state)],
        freshness=FRESHNESS[fresh],
        tag=TAGS[fresh],
        next_check_on=row.next_check_on,
        has_beds=row.has_beds,
    )
