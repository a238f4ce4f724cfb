"""The offers of each tier, kept in the process until the directory changes."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Final

from halte.capabilities.directory.engine import index_of
from halte.capabilities.directory.models import Edition, Service
from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.queries.projection import project
from halte.capabilities.directory.queries.protected import lines_for
from halte.capabilities.directory.queries.telling import told_to
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor
from halte.core.errors import Missing
from halte.methods.directory_search import Index


@dataclass(slots=True)
class Kept:
    """The offers of one tier as of one edition of the directory."""

    edition: int
    offers: tuple[Offer, ...]
    by_id: dict[str, Offer]
    search: Index


_KEPT: Final[dict[Tier, Kept]] = {}
_BUILDING: Final = Lock()


def edition() -> int:
    """The number of the directory as it stands; it rises with every change."""
    return Edition.objects.values_list("number", flat=True).first() or 0


def forget() -> None:
    """Build anew at the next question, whatever the edition says."""
    _KEPT.clear()


def kept(viewer: Tier) -> Kept:
    """The offers of a tier, built again where the directory has changed since."""
    now = edition()
    found = _KEPT.get(viewer)
    if found is not None and found.edition == now:
        return found
    with _BUILDING:
        found = _KEPT.get(viewer)
        if found is None or found.edition != now:
            offers = project(viewer, lines=lines_for(viewer))
            named = {offer.id: offer for offer in offers}
            found = Kept(now, offers, named, index_of(offers))
            _KEPT[viewer] = found
    return found


def offers_for(actor: Actor) -> tuple[Offer, ...]:
    """Every service that this person may see, as their tier may know it."""
    viewer = tier_of(actor)
    offers = kept(viewer).offers
    return told_to(actor, viewer, offers, offers)


def offer_for(actor: Actor, reference: str) -> Offer:
    """One service as this person may know it."""
    viewer = tier_of(actor)
    offer = _offer_in(viewer, reference)
    return told_to(actor, viewer, offer, (offer,))


def _offer_in(viewer: Tier, reference: str) -> Offer:
    found = kept(viewer).by_id.get(str(reference))
    if found is None:
        raise Missing("not_found")
    return found


def service_row(actor: Actor, reference: str) -> Service:
    """The row of a service that this person may work on."""
    row = Service.objects.visible_to(actor).filter(reference=reference).first()
    if row is None:
        raise Missing("not_found")
    return row


def national(actor: Actor) -> tuple[Offer, ...]:
    """The lines for all of Canada that nobody invented: they stand on every page.

    Nobody above the providers gets more of them there, so that to open the first page
    is not a read to be recorded.
    """
    viewer = tier_of(actor)
    return national_in(viewer if viewer == Tier.PUBLIC else Tier.PROVIDER)


def national_in(viewer: Tier) -> tuple[Offer, ...]:
    """The same, as a tier may know them."""
    return tuple(
        offer
        for offer in kept(viewer).offers
        if offer.remote and offer.is_national and not offer.demonstration
    )


def signalled(actor: Actor, reference: str) -> Service:
    """The row of a service that this person may see, to say something about it."""
    return Service.objects.get(pk=_offer_in(tier_of(actor), reference).pk)
