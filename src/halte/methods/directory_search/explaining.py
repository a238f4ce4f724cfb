"""Why a result is there, what is not known of it, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import numpy as np

from halte.methods.bilingual import Language
from halte.methods.directory_search.answers import Answer, Note
from halte.methods.directory_search.facts import BEDS_HOURS, free_places
from halte.methods.directory_search.folding import LITTLE, stem, words
from halte.methods.directory_search.gazetteer import COUNTRY
from halte.methods.directory_search.nearness import Nearness
from halte.methods.directory_search.offer import Offer
from halte.methods.directory_search.opening import ALWAYS, is_open, opens_in
from halte.methods.directory_search.ranking import days_overdue, people
from halte.methods.directory_search.wishes import (
    LANGUAGE,
    NEAR,
    OPEN,
    PLACE,
    PLACES,
    VERIFIED,
    WORDS,
    Wish,
)  # fmt: skip
from halte.methods.directory_search.wishing import Asked

OWN: Final = frozenset({PLACE, NEAR, WORDS, OPEN, PLACES, VERIFIED})
"""Wishes told by what is known of the moment and the place, not by a list."""


class Explaining:
    """Tells the results of one search."""

    def __init__(
        self, asked: Asked, near: Nearness, now: datetime, language: Language
    ) -> None:
        self.asked = asked
        self.near = near
        self.now = now
        self.language = language

    def answer(self, offer: Offer, number: int, points: int) -> Answer:
        """One result with its notes."""
        reasons: list[Note] = []
        unknown: list[Note] = []
        warnings: list[Note] = []
        kept = {"reason": reasons, "unknown": unknown, "warning": warnings}
        for kind, note in self.notes(offer, number):
            kept[kind].append(note)
        return Answer(offer, points, tuple(reasons), tuple(unknown), tuple(warnings))

    def notes(self, offer: Offer, number: int) -> Iterator[tuple[str, Note]]:
        """Every note, each with what it is: reason, unknown or warning."""
        if self.asked.named >> number & 1:
            yield "reason", Note("title")
        for wish in self.asked.wishes:
            if wish.facet not in OWN:
                yield self.fitting(wish, offer, number)
        yield from self.worded(offer)
        yield from self.placed(offer, number)
        yield from self.moment(offer)
        yield from self.verified(offer)
        if not (offer.title.has(self.language) and offer.text.has(self.language)):
            yield "warning", Note("other_language", self.language)

    def fitting(self, wish: Wish, offer: Offer, number: int) -> tuple[str, Note]:
        """How an offer stands to a wish about what it is."""
        stated = offer.stated(wish.facet)
        first = next((c for c in wish.codes if c in stated.yes), wish.codes[0])
        if wish.yes >> number & 1:
            if wish.facet == LANGUAGE and first not in stated.yes:
                return "reason", Note("by_interpreter", first)
            return "reason", Note(wish.facet, first)
        known = not wish.unknown >> number & 1
        if known:
            return "warning", Note("lacks", first, wish.facet)
        return "unknown", Note(wish.facet, first)

    def worded(self, offer: Offer) -> Iterator[tuple[str, Note]]:
        """How many of the free words it has."""
        asked = self.asked.words
        if asked:
            said = (offer.title.en, offer.title.fr, offer.text.en, offer.text.fr)
            own = {stem(w) for text in said for w in words(text) if w not in LITTLE}
            count = len(own.intersection(asked))
            if count:
                yield "reason", Note("words", count, str(len(asked)))

    def placed(self, offer: Offer, number: int) -> Iterator[tuple[str, Note]]:
        """Where it is and whom it serves, as far as a place was asked for."""
        standing = self.asked.standing
        if standing is None:
            return
        place = next((w.codes[0] for w in self.asked.wishes if w.facet == PLACE), "")
        km = float(standing.km[number])
        if place and standing.inside >> number & 1:
            yield "reason", Note("in_place", place)
        elif place and standing.yes >> number & 1:
            reach = "CA" if offer.reach == "country" else place
            yield "reason", Note("serves_place", COUNTRY if reach == "CA" else place)
        if not np.isnan(km) and km <= FAR_KM:
            yield "reason", Note("near", self.near.told_km(number, km))
        elif not np.isnan(km) and not offer.facts.says("remote"):
            yield "warning", Note("far", self.near.told_km(number, km))
        if offer.facts.says("remote"):
            yield "reason", Note("remote")
        elif place and standing.unknown >> number & 1:
            yield "unknown", Note("place", place)

    def moment(self, offer: Offer) -> Iterator[tuple[str, Note]]:
        """Whether it is open, and has places free."""
        if offer.facts.says(ALWAYS):
            yield "reason", Note("open_now")
        elif offer.hours is None:
            yield "unknown", Note("open_now")
        elif is_open(offer.hours, self.now):
            yield "reason", Note("open_now")
        else:
            yield "warning", Note("closed_now", opens_in(offer.hours, self.now))
        if offer.capacity:
            yield self.places(offer)
        elif any(wish.facet == PLACES for wish in self.asked.wishes):
            yield "unknown", Note("free_places")

    def places(self, offer: Offer) -> tuple[str, Note]:
        """Free places, none, or none that are known any more."""
        free = free_places(offer, self.now, people(self.asked.wishes))
        if free is None:
            told = max(capacity.told for capacity in offer.capacity)
            hours = int((self.now - told).total_seconds() // 3600)
            if hours < BEDS_HOURS:
                return "unknown", Note("free_places")
            return "warning", Note("places_old", hours)
        return ("reason" if free else "warning"), Note("free_places", free)

    def verified(self, offer: Offer) -> Iterator[tuple[str, Note]]:
        """How long ago it was verified, and whether that is too long."""
        today = self.now.date()
        if offer.verified is None:
            yield "unknown", Note("verified")
        else:
            yield "reason", Note("verified", (today - offer.verified).days)
        overdue = days_overdue(offer, today)
        if overdue:
            yield "warning", Note("overdue", overdue)
        if offer.reachable is False:
            yield "warning", Note("unreachable")


FAR_KM: Final = 200
"""Beyond, how far it is warns rather than recommends."""
