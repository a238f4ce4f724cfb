"""Wishes out of a question and out of the parts of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from operator import and_, or_
from typing import Final

import numpy as np

from halte.methods.directory_search.answers import Understood
from halte.methods.directory_search.bits import bits_where
from halte.methods.directory_search.facts import Facts
from halte.methods.directory_search.folding import stems
from halte.methods.directory_search.gazetteer import chain
from halte.methods.directory_search.nearness import (
    AROUND_KM,
    PROVINCE,
    Nearness,
    Standing,
)
from halte.methods.directory_search.opening import OpeningTimes
from halte.methods.directory_search.postings import Postings
from halte.methods.directory_search.question import Question
from halte.methods.directory_search.thesaurus import WISH
from halte.methods.directory_search.understanding import Reading
from halte.methods.directory_search.vocabulary import FACETS
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

INTERPRETER: Final = "interpreter"
NEED: Final = "need"
POPULATION: Final = "population"


@dataclass(frozen=True, slots=True)
class Asked:
    """The wishes of a question, its standing to the place asked for, and its words.

    `words` only put what has them first, unless nothing but words was asked.
    `named` are the offers whose title has all the words of the text.
    """

    wishes: tuple[Wish, ...]
    standing: Standing | None
    words: tuple[str, ...]
    named: int


class Wisher:
    """Makes the wishes of questions over one set of offers."""

    def __init__(
        self, facts: Facts, times: OpeningTimes, near: Nearness, postings: Postings
    ) -> None:
        self.facts = facts
        self.times = times
        self.near = near
        self.postings = postings

    def asked(self, question: Question, reading: Reading, now: datetime) -> Asked:
        """All wishes of a question, the form’s first."""
        wishes = [
            self.coded(facet, (code,))
            for facet in ("need", "population", "exploitation", "fact")
            for code in sorted(question.asked(facet))
        ]
        if question.languages:
            wishes.append(self.coded(LANGUAGE, tuple(sorted(question.languages))))
        wishes += self.typed(reading)
        places, standing = self.placed(question, reading)
        wishes += [*places, *self.now(question, reading, now)]
        if not any(wish.typed for wish in wishes):
            wishes += self.worded(reading.words)
        named = self.postings.all_in_title(reading.named) if reading.words else 0
        return Asked(distinct(wishes), standing, reading.words, named)

    def typed(self, reading: Reading) -> Iterator[Wish]:
        """What the text asks for.

        The languages of a text are those that one speaks: one is enough. So it is
        with needs, since few services meet two; those that do come first.
        """
        parts = [part for part in reading.parts if part.facet in FACETS]
        for facet in (NEED, LANGUAGE):
            some = [part for part in parts if part.facet == facet]
            if some:
                yield self.any_of(facet, some)
        for part in parts:
            if part.facet not in (NEED, LANGUAGE):
                yield self.coded(part.facet, part.codes, self.speaking(part), True)

    def any_of(self, facet: str, parts: Sequence[Understood]) -> Wish:
        """One wish of several parts; best is who fits each, else who fits the first."""
        codes = tuple(dict.fromkeys(c for part in parts for c in part.codes))
        told = reduce(or_, map(self.speaking, parts))
        wish = self.coded(facet, codes, told, True)
        each = [self.coded(facet, part.codes) for part in parts]
        best = reduce(and_, (one.yes for one in each)) if len(each) > 1 else 0
        return replace(wish, best=best or each[0].best)

    def speaking(self, part: Understood) -> int:
        """The offers whose own words say what this part of the text says."""
        return self.postings.all_anywhere(stems(part.meant or part.text))

    def worded(self, words: Sequence[str]) -> Iterator[Wish]:
        """Where nothing else is asked, each word that any offer has."""
        for word in words:
            found = self.postings.anywhere(word)
            if found:
                yield Wish(WORDS, (word,), found, 0, found, typed=True)

    def now(
        self, question: Question, reading: Reading, now: datetime
    ) -> Iterator[Wish]:
        """What must be so at this moment."""
        said = {c for p in reading.parts if p.facet == WISH for c in p.codes}
        facts, times = self.facts, self.times
        everyone = facts.everyone
        if question.open_now or OPEN in said:
            found = times.open_at(now)
            unknown = everyone & ~times.known
            yield Wish(OPEN, (), found, unknown, found, typed=not question.open_now)
        if question.free_places or PLACES in said:
            people = question.populations | {
                c for p in reading.parts if p.facet == POPULATION for c in p.codes
            }
            free, full = facts.places.at(now, people)
            unknown = everyone & ~(free | full)
            yield Wish(PLACES, (), free, unknown, free, typed=not question.free_places)
        if question.verified_within_days is not None:
            days = timedelta(days=question.verified_within_days)
            found = facts.verified_since((now - days).date())
            yield Wish(VERIFIED, (), found, facts.never_verified(), found)

    def placed(
        self, question: Question, reading: Reading
    ) -> tuple[list[Wish], Standing | None]:
        """Wishes about where, and the standing to the narrowest place asked for."""
        wishes: list[Wish] = []
        standing: Standing | None = None
        meant = self.places_meant(reading)
        for codes, typed in (((question.place,), False), (meant, True)):
            if any(codes):
                here = self.near.to(codes)
                yes = here.yes
                wishes.append(Wish(PLACE, codes, yes, here.unknown, yes, typed=typed))
                # “Ontario” in the text leaves distances to the town of the form.
                standing = here if standing is None or here.measured else standing
        if question.near is not None:
            standing = self.near.to_point(question.near)
        if standing is not None and (question.near or question.within_km):
            limit = question.within_km or AROUND_KM
            near = bits_where(standing.km <= limit)
            unknown = bits_where(np.isnan(standing.km))
            wishes.append(Wish(NEAR, (str(limit),), near, unknown, near))
        return wishes, standing

    def places_meant(self, reading: Reading) -> tuple[str, ...]:
        """The places of a text; one that another lies in only says which is meant."""
        said = [c for p in reading.parts if p.facet == PLACE for c in p.codes]
        lines = {code: chain(code, self.near.places) for code in said}
        outer = {one for line in lines.values() for one in line[1:]}
        provinces = {code for code in said if code.startswith(PROVINCE)}
        inner = [
            code
            for code, line in lines.items()
            if code not in outer and (not provinces or provinces.intersection(line))
        ]
        return tuple(inner or lines)

    def coded(
        self, facet: str, codes: tuple[str, ...], told: int = 0, typed: bool = False
    ) -> Wish:
        """One of some codes of a facet; a language may come by an interpreter."""
        facts = self.facts
        best = facts.yes(facet, codes[0])
        yes = reduce(or_, (facts.yes(facet, code) for code in codes))
        unknown = reduce(or_, (facts.unknown(facet, code) for code in codes))
        if facet == "language":
            best = yes
            yes |= facts.yes("fact", INTERPRETER)
            unknown |= facts.unknown("fact", INTERPRETER)
        unknown &= ~yes
        return Wish(facet, codes, yes, unknown, best, told & unknown, typed)


def distinct(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """Each wish once: what the form and the text both say, the form says."""
    found: dict[tuple[str, frozenset[str]], Wish] = {}
    for wish in wishes:
        found.setdefault((wish.facet, frozenset(wish.codes)), wish)
    return tuple(found.values())
