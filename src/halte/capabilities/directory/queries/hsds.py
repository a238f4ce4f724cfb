"""Which services a caller of HSDS gets: those of their tier, asked for page by page.

A steward gets in bulk what a provider may see: more than that leaves the house only
with a second person. What an officer is given is recorded, service by service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from typing import Final, Generic, NamedTuple, TypeVar

from django.utils import timezone

from halte.capabilities.directory.queries.hsds_objects import (
    Thing,
    at_id,
    at_location,
    organization,
    organization_id,
    taxonomy_id,
    term_id,
)
from halte.capabilities.directory.queries.index import kept
from halte.capabilities.directory.queries.offers import Offer, Spot
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.directory_search.folding import stems

T = TypeVar("T")

MOST: Final = 200
"""Services of one page, at most."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for; all of it together."""

    search: str = ""
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    organization_id: str = ""
    modified_after: datetime | None = None
    ident: str = ""
    page: int = 1
    per_page: int = 50
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PageOf(Generic[T]):
    """A page of a list, and how long the list is."""

    contents: tuple[T, ...]
    total: int
    page: int = 1
    per_page: int = field(default=MOST)

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is nothing."""
        return max(1, -(-self.total // self.per_page))


def services(actor: Actor, ask: Ask) -> PageOf[Offer]:
    """What this caller may see of what is asked for."""
    tier = tier_of(actor)
    if tier == Tier.PUBLIC:
        return chosen(kept(Tier.PUBLIC).by_reference, ask)
    if tier == Tier.OFFICER:
        return for_officer(actor, ask=ask)
    return for_provider(actor, ask=ask)


@reads(Permission.DIRECTORY_READ)
def for_provider(actor: Actor, *, ask: Ask) -> PageOf[Offer]:
    """What a registered provider may see, and a steward in bulk."""
    return chosen(kept(Tier.PROVIDER).by_reference, ask)


def given(page: PageOf[Offer]) -> Iterable[str]:
    """What the audit names."""
    return (f"directory.Service:{offer.pk}" for offer in page.contents)


@reads(Permission.DIRECTORY_OFFICER, records=given)
def for_officer(actor: Actor, *, ask: Ask) -> PageOf[Offer]:
    """What police and border officers may see."""
    return chosen(kept(Tier.OFFICER).by_reference, ask)


def service(actor: Actor, ident: str) -> Offer:
    """One service, as this caller may know it."""
    found = services(actor, Ask(ident=ident)).contents
    if not found:
        raise Missing("not_found")
    return found[0]


Inside = Callable[[Offer], Thing]
"""How a service stands inside of something else."""


class Link(NamedTuple):
    """A service at one of its places; the object is made when it is sent."""

    id: str
    offer: Offer
    spot: Spot


class Body(NamedTuple):
    """A provider by its services; the object is made when it is sent."""

    id: str
    offers: tuple[Offer, ...]


def links(actor: Actor, ask: Ask) -> PageOf[Link]:
    """Services at their places."""
    found = services(actor, replace(ask, whole=True)).contents
    every = [
        Link(at_id(offer.id, spot), offer, spot)
        for offer in found for spot in offer.spots
    ]  # fmt: skip
    return page_of(sorted(every, key=attrgetter("id")), ask)


def link_thing(link: Link, inside: Inside) -> Thing:
    """A service at a place, with the service."""
    service = without_places(inside(link.offer))
    return at_location(link.offer.id, link.spot) | {"service": service}


def without_places(service: Thing) -> Thing:
    """A service as it stands at one of its places, without the others."""
    return {k: v for k, v in service.items() if k != "service_at_locations"}


def bodies(actor: Actor, ask: Ask) -> PageOf[Body]:
    """The providers of the services that this caller may see, each once."""
    found: dict[str, list[Offer]] = {}
    for offer in services(actor, replace(ask, whole=True)).contents:
        found.setdefault(organization_id(offer), []).append(offer)
    every = [Body(ident, tuple(found[ident])) for ident in sorted(found)]
    return page_of(every, ask)


def body_thing(body: Body, inside: Inside | None = None) -> Thing:
    """A provider, with its services where these are asked for."""
    made = organization(body.offers[0])
    if inside is None:
        return made
    within = [without_provider(inside(offer)) for offer in body.offers]
    return made | {"services": within}


def without_provider(service: Thing) -> Thing:
    """A service as it stands in its provider."""
    return {k: v for k, v in service.items() if k != "organization"}


def named(things: Iterable[Thing], ask: Ask) -> PageOf[Thing]:
    """Of things with a name in both languages, those that have the words."""
    words = frozenset(stems(ask.search))
    fit = [t for t in things if not words or words <= frozenset(stems(spoken(t)))]
    return page_of(fit, ask)


def spoken(thing: Thing) -> str:
    """Its name in both languages."""
    return f"{thing['name']} {thing['translations']['fr']['name']}"


def chosen(offers: Iterable[Offer], ask: Ask) -> PageOf[Offer]:
    """The page of what fits, in the order in which they come."""
    words = frozenset(stems(ask.search))
    return page_of([o for o in offers if fits(o, ask, words)], ask)


def page_of(things: list[T], ask: Ask) -> PageOf[T]:
    """A page of a list, or the whole."""
    if ask.whole:
        return PageOf(tuple(things), len(things), 1, max(1, len(things)))
    start = (ask.page - 1) * ask.per_page
    some = tuple(things[start : start + ask.per_page])
    return PageOf(some, len(things), ask.page, ask.per_page)


def fits(offer: Offer, ask: Ask, words: frozenset[str]) -> bool:
    """Whether a service is one of those asked for."""
    terms = offer.terms
    return (
        ask.ident in ("", offer.id)
        and (not words or words <= frozenset(stems(" ".join(offer.words()))))
        and (not ask.taxonomy_term_id
             or any(term_id(f, c) == ask.taxonomy_term_id for f, c in terms))
        and (not ask.taxonomy_id
             or any(taxonomy_id(f) == ask.taxonomy_id for f, _ in terms))
        and (not ask.organization_id
             or organization(offer)["id"] == ask.organization_id)
        and (ask.modified_after is None
             or is_newer(offer, ask.modified_after))
    )  # fmt: skip


def is_newer(offer: Offer, since: datetime) -> bool:
    """Whether it was changed or checked since: an export says both. A check is known
    by its day only."""
    changed, checked = offer.changed_at, offer.checked_on
    is_changed = changed is not None and changed >= since
    return is_changed or (checked is not None and checked >= timezone.localdate(since))
