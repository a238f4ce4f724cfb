"""The search itself: offers once, questions as often as they come.

An index is built from the offers of one tier and never changes; when offers change,
another is made of it, which shares all that did not. It may be asked by many threads
at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import datetime
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.directory_search.answers import Answer, Answers, Note
from halte.methods.directory_search.bits import bits_of
from halte.methods.directory_search.changes import Numbered, flipped
from halte.methods.directory_search.explaining import Explaining
from halte.methods.directory_search.facts import Facts
from halte.methods.directory_search.gazetteer import Place, merged
from halte.methods.directory_search.nearness import Nearness
from halte.methods.directory_search.offer import Offer
from halte.methods.directory_search.opening import OpeningTimes
from halte.methods.directory_search.postings import Postings
from halte.methods.directory_search.question import Question
from halte.methods.directory_search.ranking import Ranking
from halte.methods.directory_search.understanding import WORD, Reader, Reading
from halte.methods.directory_search.wishes import Wish, all_of, nearly, relaxed
from halte.methods.directory_search.wishing import Asked, Wisher
from halte.methods.faults import Fault, declare

HOTLINES: Final = 3
"""Lines that a search ends with where a wish had to give way."""

REMOTE: Final = ("fact", "remote")
FEW: Final = 5
"""With fewer results than this, some that nearly fit are told beside them."""

declare(
    {
        "offer_twice": Texts(
            "Two offers have the same id. Give each its own.",
            "Deux offres ont le même identifiant. Donnez à chacune le sien.",
        ),
        "now_without_zone": Texts(
            "The moment of a search needs a time zone.",
            "Le moment d’une recherche doit avoir un fuseau horaire.",
        ),
    }
)


class Index:
    """The offers of one tier, ready to be asked."""

    def __init__(self, offers: Iterable[Offer], places: Iterable[Place] = ()) -> None:
        """`places` are areas of the directory, beside those that we know.

        Raises a Fault where an id stands twice, or an area has two middles.
        """
        # In the order of their ids: the answer owes nothing to the order they came in.
        self._of = Numbered(sorted(offers, key=lambda offer: offer.id))
        self.offers = self._of.offers
        if len(self._of.numbers) < len(self.offers):
            raise Fault("offer_twice")
        self.places = merged(places)
        self.facts = Facts(self.offers)
        self.times = OpeningTimes(self.offers)
        self.near = Nearness(self.offers, self.places, self.facts.yes(*REMOTE))
        self.postings = Postings(self.offers)
        self.reader = Reader(self.places, self.postings)
        self.ranking = Ranking(self.offers, self.facts, self.times, self.postings)
        self.wisher = Wisher(self.facts, self.times, self.near, self.postings)
        lines = [n for n, offer in enumerate(self.offers) if offer.hotline]
        self.hotlines = bits_of(lines, len(self.offers))

    def changed(self, gone: Iterable[str] = (), put: Iterable[Offer] = ()) -> Index:
        """Another, without the offers of these ids and with these, new or as they are
        now. It answers as one that was built of nothing else, for what a few offers
        cost; this one stays as it is.

        Raises a Fault where an area would have two middles.
        """
        after = copy(self)
        after._of, changes = self._of.changed(gone, put)
        after.offers = after._of.offers
        after.facts = self.facts.changed(changes)
        after.times = self.times.changed(after.offers, changes)
        after.near = self.near.changed(changes, after.facts.yes(*REMOTE))
        after.postings = self.postings.changed(changes, len(after.offers))
        after.reader = self.reader.changed(after.postings)
        after.ranking = self.ranking.changed(
            changes, after.facts, after.times, after.postings
        )
        after.wisher = Wisher(after.facts, after.times, after.near, after.postings)
        after.hotlines = flipped(self.hotlines, changes, lambda offer: offer.hotline)
        return after

    def ask(self, question: Question, now: datetime) -> Answers:
        """The answers to a question at a moment, which has a time zone: days since a
        check, and days overdue, end at midnight there."""
        if now.tzinfo is None:
            raise Fault("now_without_zone")
        reading = self.reader.read(question.text)
        asked = self.wisher.asked(question, reading, now)
        found, gone = self.found(asked, question.only_known)
        telling = Explaining(asked, self.near, now, question.language)

        def told(some: int, page: slice) -> tuple[Answer, ...]:
            return self.told(some, asked, question, now, telling, page)

        total = found.bit_count()
        more, spared = 0, None
        if total < FEW and not question.start:
            everyone = self.facts.everyone
            more, spared = nearly(asked.wishes, found, everyone, question.only_known)
        return Answers(
            found=told(found, slice(question.start, question.start + question.most)),
            total=total,
            understood=reading.parts,
            relaxed=tuple(map(named, gone)),
            hotlines=told(self.lines_for(asked), slice(HOTLINES)) if gone else (),
            nearly=told(more, slice(FEW - total)),
            spared=named(spared) if spared else None,
            nowhere=self.nowhere(reading),
        )

    def nowhere(self, reading: Reading) -> tuple[str, ...]:
        """The words of a text that no offer has, as they were written, each once."""
        found: dict[str, str] = {}
        for part in reading.parts:
            if part.facet == WORD and not self.postings.anywhere(*part.codes):
                found.setdefault(part.codes[0], part.text)
        return tuple(dict.fromkeys(found.values()))

    def found(self, asked: Asked, only_known: bool) -> tuple[int, tuple[Wish, ...]]:
        """Who fits, and the wishes that gave way for it.

        What is looked for by its name need not fit the rest of the text, but what
        the form asks for it must fit.
        """
        everyone = self.facts.everyone
        typed = [wish for wish in asked.wishes if wish.typed]
        form = [wish for wish in asked.wishes if not wish.typed]
        ours = all_of(form, everyone, only_known)
        fit = ours & (all_of(typed, everyone, only_known) | asked.named)
        if fit or not self.offers:
            return fit, ()
        return relaxed(asked.wishes, everyone, only_known)

    def lines_for(self, asked: Asked) -> int:
        """The hotlines that serve the place asked for, or all where none does."""
        serving = asked.standing.yes if asked.standing else self.facts.everyone
        return self.hotlines & serving or self.hotlines

    def told(
        self, found: int, asked: Asked, question: Question, now: datetime,
        telling: Explaining, page: slice,
    ) -> tuple[Answer, ...]:  # fmt: skip
        """A page of a set, in order and explained."""
        if not found:
            return ()
        seed = question.seed or now.date().isoformat()
        numbers, points = self.ranking.ranked(found, asked, now, seed, page.stop)
        return tuple(
            telling.answer(self.offers[number], number, point)
            for number, point in zip(
                numbers[page].tolist(), points[page].tolist(), strict=True
            )
        )


def named(wish: Wish) -> Note:
    """A wish that gave way, by its facet and its first code."""
    return Note(wish.facet, next(iter(wish.codes), None))
