"""Services as pages show them: words in the reader’s language, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.directory.hours_in_words import in_words
from halte.capabilities.directory.queries.finding import Answer, Ask, Found
from halte.capabilities.directory.queries.offers import Cost, Offer, Room, Spot
from halte.capabilities.directory.states import (
    Facet,
    Freshness,
    HoursKind,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import (
    DOCUMENTS,
    FACTS,
    denied_name,
    language_name,
    term_name,
)
from halte.capabilities.directory.tiers import paper_tier, tier_of
from halte.capabilities.directory.words import (
    COSTS,
    FIELDS,
    FRESHNESS,
    HOURS,
    TIERS,
    WITHHELD,
)
from halte.core.access.actor import Actor
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.geography.areas import area_of
from halte.core.geography.places import place_name
from halte.core.ui.writing import money

ON_PAPER: Final = 40
PAPER_LASTS: Final = {
    Tier.PUBLIC: timedelta(days=30), Tier.PROVIDER: timedelta(days=14),
    Tier.OFFICER: timedelta(days=7), Tier.STEWARD: timedelta(days=1),
}  # fmt: skip
TAGS: Final = {
    Freshness.FRESH: "ok", Freshness.DUE: "ok", Freshness.OVERDUE: "attention",
    Freshness.NEVER: "attention",
}  # fmt: skip

DISTANCE: Final = Bilingual("Within {km} km", "À {km} km ou moins")
OPEN_NOW: Final = Bilingual("Takes people in right now", "Accueille en ce moment même")
"""On the page only: a list on paper is read at another hour."""

FREE_PLACES: Final = Bilingual("Free places", "Places libres")
CHECKED_WITHIN: Final = Bilingual(
    "Checked within {days} days", "Vérifié depuis {days} jours ou moins"
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as it is told."""

    spot: Spot
    withheld: Bilingual | None
    access: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Hours of one kind, line by line."""

    title: Bilingual
    lines: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """A service on a page."""

    offer: Offer
    needs: tuple[Bilingual, ...]
    who: tuple[Bilingual, ...]
    exploitation: tuple[Bilingual, ...]
    facts: tuple[Bilingual, ...]
    denied: tuple[Bilingual, ...]
    extents: tuple[Bilingual, ...]
    open_now: bool | None
    times: tuple[Times, ...]
    rooms: tuple[Room, ...]
    costs: tuple[Bilingual, ...]
    documents: tuple[Bilingual, ...]
    places: tuple[Where, ...]
    freshness: Bilingual
    tag: str
    is_late: bool
    withheld: tuple[tuple[Bilingual, Bilingual], ...]
    hidden: frozenset[str] = frozenset()
    """The names of all fields that this reader does not see."""


@dataclass(frozen=True, slots=True)
class ResultShown:
    """A service that fits: why it is here, what is not known, what to beware of."""

    service: ServiceShown
    why: tuple[Bilingual, ...]
    unknown: tuple[Bilingual, ...]
    warnings: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found; `earlier` and `later` are where others begin."""

    found: tuple[ResultShown, ...]
    total: int
    first: int
    earlier: str
    later: str
    understood: tuple[Bilingual, ...]
    gave_way: tuple[Bilingual, ...]
    hotlines: tuple[ResultShown, ...]
    nearly: tuple[ResultShown, ...]
    missing: Bilingual | None
    asked: tuple[Bilingual, ...]
    nowhere: tuple[str, ...]

    @property
    def nothing_read(self) -> bool:
        """Nothing was asked but words that mean nothing here: all services follow."""
        return bool(self.nowhere) and not (self.asked or self.understood)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on everything that can be printed."""

    made_on: date
    valid_until: date
    made_by: str
    tier: Bilingual


@dataclass(frozen=True, slots=True)
class Paper:
    """A list on paper: for whom it was made, when, and until when it holds."""

    services: tuple[ResultShown, ...]
    asked: tuple[Bilingual, ...]
    stamp: Stamp
    more: int


def told(offers: Iterable[Offer], moment: datetime | None = None) -> list[ServiceShown]:
    """Services with everything in words."""
    now = moment or timezone.now()
    return [shown(offer, now) for offer in offers]


def shown(offer: Offer, now: datetime) -> ServiceShown:
    """One service."""
    fresh = offer.freshness(timezone.localdate(now))
    return ServiceShown(
        offer=offer,
        needs=named(offer, Facet.NEED),
        who=named(offer, Facet.POPULATION),
        exploitation=named(offer, Facet.EXPLOITATION),
        facts=named(offer, Facet.FACT),
        denied=tuple(denied_name(facet, code) for facet, code in offer.denied),
        extents=tuple(map(extent_name, offer.extents)),
        open_now=offer.takes_in_at(now),
        times=tuple(times(offer)),
        rooms=offer.rooms_at(now),
        costs=tuple(map(price, offer.costs)),
        documents=tuple(DOCUMENTS[c] for c in offer.documents if c in DOCUMENTS),
        places=tuple(where(spot) for spot in offer.spots),
        freshness=FRESHNESS[fresh],
        tag=TAGS[fresh],
        is_late=fresh in (Freshness.OVERDUE, Freshness.NEVER),
        withheld=tuple(
            (FIELDS[name], WITHHELD[Withheld(reason)])
            for name, reason in offer.withheld
            if name in FIELDS and reason != Withheld.NOT_FOR_PUBLIC
        ),
        hidden=frozenset(name for name, _reason in offer.withheld),
    )


def price(cost: Cost) -> Bilingual:
    """A cost in words: There is a fee ($20, per session)."""
    said = []
    for language in LANGUAGES:
        with override(language):
            amount = (
                money(Decimal(cost.amount_cents) / 100) if cost.amount_cents else ""
            )
            more = ", ".join(filter(None, (amount, str(cost.note))))
        kind = getattr(COSTS[cost.kind], language)
        said.append(f"{kind} ({more})" if more else kind)
    return Bilingual(*said)


def named(offer: Offer, facet: Facet) -> tuple[Bilingual, ...]:
    """The codes of a facet in words."""
    return tuple(term_name(facet, code) for code in offer.of(facet))


def extent_name(code: str) -> Bilingual:
    """Canada, a province, or an area."""
    area = area_of(code)
    return area.full_name if area else place_name(code)


def where(spot: Spot) -> Where:
    """A place, and why it is not told more exactly."""
    reason = WITHHELD[Withheld(spot.withheld)] if spot.withheld else None
    access = tuple(FACTS[c] for c in spot.accessibility if c in FACTS)
    return Where(spot, reason, access)


def times(offer: Offer) -> Iterable[Times]:
    """Hours of the service and of taking people in."""
    for kind in (HoursKind.INTAKE, HoursKind.OPEN):
        found = [each for each in offer.hours if each.kind == kind]
        if found:
            notes = dict.fromkeys(str(each.note) for each in found if each.note)
            lines = dict.fromkeys(in_words(each.hours) for each in found)
            yield Times(HOURS[kind], tuple(lines), tuple(notes))


def results(answer: Answer, ask: Ask) -> Results:
    """What was found, a page of it, in words."""
    now, last = timezone.now(), ask.start + ask.most
    chosen = (*asked(ask), *((OPEN_NOW,) if ask.open_now else ()))
    return Results(
        found=tuple(result(each, now) for each in answer.found),
        total=answer.total,
        first=ask.start + 1,
        earlier=str(max(0, ask.start - ask.most)) if ask.start else "",
        later=str(last) if last < answer.total else "",
        understood=tuple(each for each in answer.understood if each not in chosen),
        gave_way=answer.gave_way,
        hotlines=tuple(result(each, now) for each in answer.hotlines),
        nearly=tuple(result(each, now) for each in answer.nearly),
        missing=answer.missing,
        asked=chosen,
        nowhere=answer.nowhere,
    )


def result(found: Found, now: datetime) -> ResultShown:
    """One of them."""
    return ResultShown(
        shown(found.offer, now), found.reasons, found.unknown, found.warnings
    )


def asked(ask: Ask) -> Iterable[Bilingual]:
    """What was chosen, in words, for the head of the page."""
    yield from (term_name(Facet.NEED, code) for code in ask.needs)
    yield from (language_name(code) for code in ask.languages)
    yield from (term_name(Facet.POPULATION, code) for code in ask.populations)
    yield from (term_name(Facet.EXPLOITATION, code) for code in ask.exploitation)
    yield from (term_name(Facet.FACT, code) for code in ask.facts)
    if ask.place:
        yield extent_name(ask.place)
    if ask.within_km:
        yield DISTANCE.format(km=ask.within_km)
    if ask.free_places:
        yield FREE_PLACES
    if ask.verified_within_days:
        yield CHECKED_WITHIN.format(days=ask.verified_within_days)


def printed(actor: Actor, answer: Answer, ask: Ask) -> Paper:
    """The list on paper, of the tier of who prints it."""
    now, tier = timezone.now(), paper_tier(actor)
    return Paper(
        services=tuple(result(each, now) for each in answer.found),
        asked=tuple(asked(ask)),
        stamp=stamp(actor, tier),
        more=max(0, answer.total - len(answer.found)),
    )


def stamp(actor: Actor, tier: Tier | None = None) -> Stamp:
    """For whom, on which day, until when. A list for everyone names nobody: whoever
    carries it must not be seen to have spoken with an officer."""
    of, today = tier or tier_of(actor), timezone.localdate()
    who = actor.label if of != Tier.PUBLIC else ""
    return Stamp(today, today + PAPER_LASTS[of], who, TIERS[of])
