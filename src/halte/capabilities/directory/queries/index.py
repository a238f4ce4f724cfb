"""The offers of each tier, kept in the process and followed as the directory changes.

What a change was about is read again and nothing else, so that it costs what those
services cost and not the directory. An index that was never made, or is behind by
too much, is built of everything.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final
from uuid import UUID

from halte.capabilities.directory.engine import as_offer, index_of
from halte.capabilities.directory.models import Revision, Service
from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.queries.projection import project
from halte.capabilities.directory.queries.protected import lines_for
from halte.capabilities.directory.queries.telling import told_to
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor
from halte.core.errors import Missing
from halte.methods.directory_search import Index

MANY: Final = 1_000
"""Services from which on everything is read again: that costs no more."""

Edition = tuple[int, UUID | None]
"""A number that rises with every change, and the mark of that change."""


@dataclass(frozen=True)
class Kept:
    """The offers of one tier as of one edition of the directory."""

    edition: Edition
    by_pk: dict[int, Offer]
    by_id: dict[str, Offer]
    search: Index

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """All of them, in the order in which they were added."""
        return tuple(self.by_pk[pk] for pk in sorted(self.by_pk))

    @cached_property
    def by_reference(self) -> tuple[Offer, ...]:
        """All of them, in the order of their identifiers."""
        return tuple(self.by_id[ident] for ident in sorted(self.by_id))


_KEPT: Final[dict[Tier, Kept]] = {}
_BUILDING: Final = {tier: Lock() for tier in Tier}


def edition() -> Edition:
    """The directory as it stands."""
    rows = Revision.objects.order_by("-number").values_list("number", "mark")
    return rows.first() or (0, None)


def forget() -> None:
    """Build anew at the next question, whatever the edition says."""
    _KEPT.clear()


def kept(viewer: Tier) -> Kept:
    """The offers of a tier, as the directory stands."""
    now = edition()
    found = _KEPT.get(viewer)
    if found is not None and found.edition == now:
        return found
    with _BUILDING[viewer]:
        found = _KEPT[viewer] = up_to_date(viewer, _KEPT.get(viewer))
    return found


def warm() -> None:
    """Make the offers of every tier before someone waits for them: the public’s
    first, who has nobody else to ask."""
    for tier in Tier:
        kept(tier)


def up_to_date(viewer: Tier, found: Kept | None) -> Kept:
    """The same, with every change until now.

    The edition is looked at before anything is read and again after: what was hidden
    while we read must not stand beside what it was hidden for.
    """
    while found is None or found.edition != (now := edition()):
        services = None if found is None else changed_since(found.edition, now)
        if found is None or services is None or len(services) > MANY:
            found = built(viewer)
        else:
            found = followed(viewer, found, services, now)
    return found


def changed_since(then: Edition, now: Edition) -> set[int] | None:
    """The services that changes since were about; None where that is not known."""
    number, mark = then
    rows = Revision.objects.filter(number__gte=number, number__lte=now[0])
    known = list(rows.order_by("number").values_list("number", "mark", "services"))
    # Ours must be among them: else it was pruned, or taken back, or never ours.
    if not known or known[0][:2] != (number, mark):
        return None
    found: set[int] = set()
    for _number, _mark, services in known[1:]:
        if services is None:
            return None
        found.update(services)
    return found


def built(viewer: Tier) -> Kept:
    """Made of everything that the tier may see."""
    now = edition()
    offers = project(viewer, lines=lines_for(viewer))
    by_pk = {offer.pk: offer for offer in offers}
    by_id = {offer.id: offer for offer in offers}
    return Kept(now, by_pk, by_id, index_of(offers))


def followed(
    viewer: Tier, before: Kept, services: Collection[int], now: Edition
) -> Kept:
    """Another, with these services as they are now or without them."""
    offers = project(viewer, lines=lines_for(viewer, services), only=services)
    gone = [before.by_pk[pk] for pk in services if pk in before.by_pk]
    by_pk, by_id = before.by_pk.copy(), before.by_id.copy()
    for offer in gone:
        del by_pk[offer.pk], by_id[offer.id]
    by_pk |= {offer.pk: offer for offer in offers}
    by_id |= {offer.id: offer for offer in offers}
    search = before.search.changed([o.id for o in gone], map(as_offer, offers))
    return Kept(now, by_pk, by_id, search)


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
