"""Offers as the search takes them, and where the search may know them to be.

An offer is converted after the projection, so the search of a tier is built of
what that tier may know and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from halte.capabilities.directory.hours import EVERY_DAY, Hours
from halte.capabilities.directory.queries.offers import Offer, OpenHours, Spot, Wording
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    HoursKind,
    ListingState,
    Offered,
)
from halte.core.geography.areas import areas, named_in_sentences
from halte.core.geography.places import plain
from halte.methods import directory_search as search


def index_of(offers: Iterable[Offer]) -> search.Index:
    """The search over the offers of one tier."""
    return search.Index(map(as_offer, offers), places=places())


def places() -> Iterator[search.Place]:
    """Our areas, by the names of their towns."""
    taken: set[str] = set()
    for area in sorted(areas().values(), key=lambda each: -each.population):
        # Of two towns of one name, the larger area’s is meant.
        names = (*area.towns, *named_in_sentences().get(area.code, ()))
        called = tuple(name for name in names if plain(name) not in taken)
        taken.update(map(plain, called))
        name = area.name
        yield search.Place(
            area.code, name, area.latitude, area.longitude,
            within=(f"CA-{area.province}",), called=called,
        )  # fmt: skip


def as_offer(offer: Offer) -> search.Offer:
    """One service: what is so, what is not, and of what nothing is known."""
    facts, spot = stated_facts(offer), first_spot(offer)
    spoken = [s.code for s in offer.languages if s.offered != Offered.INTERPRETER]
    populations = offer.populations
    return search.Offer(
        id=offer.id,
        title=said(offer.name),
        text=said(joined(offer.description, offer.provider)),
        needs=search.exactly(offer.needs) if offer.needs else search.Stated(),
        populations=search.exactly(populations) if populations else search.Stated(),
        exploitation=search.at_least(offer.of(Facet.EXPLOITATION)),
        languages=search.exactly(spoken) if offer.languages else search.Stated(),
        facts=facts,
        where=where(spot) if spot else None,
        serves=frozenset(offer.extents) or None,
        hours=hours(offer),
        capacity=tuple(
            search.Capacity(r.available, r.updated_at, r.population, r.maximum)
            for r in offer.rooms
        ),
        verified=offer.checked_on,
        due=offer.next_check_on,
        reachable=False if offer.state == ListingState.UNREACHABLE else None,
        hotline=offer.remote and offer.is_national and "crisis_line" in offer.needs,
    )


def said(words: Wording) -> search.Said:
    """Words in one language or both."""
    return search.Said(words.en, words.fr)


def joined(*texts: Wording) -> Wording:
    """Several texts as one, language by language."""
    return Wording(
        " ".join(filter(None, (text.en for text in texts))),
        " ".join(filter(None, (text.fr for text in texts))),
    )


def stated_facts(offer: Offer) -> search.Stated:
    """What was ticked, and what follows from hours, costs and languages."""
    yes = {*offer.facts, *(c for spot in offer.spots for c in spot.accessibility)}
    no = {code for facet, code in offer.denied if facet == Facet.FACT}
    times = effective(offer)
    if times:
        always = any(each.hours.ever for each in times)
        (yes if always else no).add("always_open")
    if offer.costs:
        free = all(cost.kind == CostKind.FREE for cost in offer.costs)
        (yes if free else no).add("free")
    (yes if offer.remote else no).add("remote")
    if any(s.offered == Offered.INTERPRETER for s in offer.languages):
        yes.add("interpreter")
    return search.at_least(yes, never=no - yes)


def effective(offer: Offer) -> list[OpenHours]:
    """Hours of taking people in where they are stated, else of the service."""
    intake = [each for each in offer.hours if each.kind == HoursKind.INTAKE]
    return intake or [each for each in offer.hours if each.kind == HoursKind.OPEN]


def hours(offer: Offer) -> search.Hours | None:
    """The week; of a service that is open day and night, the fact says enough."""
    times = [each.hours for each in effective(offer) if not each.hours.ever]
    if not times:
        return None
    return search.Hours(
        tuple(opening for each in times for opening in openings(each)), times[0].zone
    )


@lru_cache(maxsize=4096)
def openings(each: Hours) -> tuple[search.Opening, ...]:
    """One opening for each day; closing at or before opening is on the next.

    Remembered: many services keep the same hours.
    """
    times = ("00:00", "00:00") if each.always else clocks(each)
    weekly = (
        search.Opening.on(day, *times)
        for day in (EVERY_DAY if each.always else each.days)
    )
    first, last = each.valid_from, each.valid_to
    return tuple(replace(w, first=first, last=last, zone=each.zone) for w in weekly)


def clocks(each: Hours) -> tuple[str, str]:
    """Opening and closing as the search reads them."""
    return f"{each.opens:%H:%M}", f"{each.closes:%H:%M}"


def first_spot(offer: Offer) -> Spot | None:
    """The place that it is found by: an address that is open, else an area."""
    known = [spot for spot in offer.spots if spot.latitude is not None]
    return min(known, key=lambda spot: not spot.exact, default=None)


def where(spot: Spot) -> search.Where:
    """A point only where everyone may know it; else the middle of the area."""
    latitude, longitude = spot.latitude or 0.0, spot.longitude or 0.0
    if spot.exact:
        return search.Where(spot.area, latitude, longitude, "point")
    return search.Where(spot.area, latitude, longitude)
