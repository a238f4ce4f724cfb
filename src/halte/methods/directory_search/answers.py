"""What a search found, why each result is there, and what is not known of it.

Nothing here is a sentence: codes and values, which a page turns into words with
`wording`, in the language of its reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from halte.methods.directory_search.offer import Offer

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A code with what it is about: a facet’s code, a number, a place.

    Reasons: need, population, exploitation, language, fact (code of the list),
    by_interpreter (language), title, words (how many, about: of how many), in_place
    and serves_place (code of the place), near (kilometres, in steps of 25 where only
    an area is known), remote, open_now, free_places (number), verified (days ago).
    Unknown: a facet’s name with its code; place, open_now, free_places, verified.
    Warnings: lacks (code, about: its facet), far (kilometres), closed_now (minutes
    until it opens, None where not foreseen), free_places (0), places_old (hours),
    overdue (days), unreachable, other_language (the language that it has no text in).
    Relaxed: a facet’s name or place, near, words, open_now, free_places, verified.
    """

    code: str
    value: Value = None
    about: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The note for machines."""
        return {"code": self.code, "value": self.value, "about": self.about or None}


@dataclass(frozen=True, slots=True)
class Answer:
    """One result. `score` goes by steps of points; an equal score is a tie."""

    offer: Offer
    score: int
    reasons: tuple[Note, ...]
    unknown: tuple[Note, ...]
    warnings: tuple[Note, ...]

    def to_dict(self) -> dict[str, Any]:
        """The result for machines; the offer by its id and title."""
        return {
            "id": self.offer.id,
            "title_en": self.offer.title.en or None,
            "title_fr": self.offer.title.fr or None,
            "score": self.score,
            "reasons": [note.to_dict() for note in self.reasons],
            "unknown": [note.to_dict() for note in self.unknown],
            "warnings": [note.to_dict() for note in self.warnings],
        }


@dataclass(frozen=True, slots=True)
class Understood:
    """A part of the text, and what it was taken for.

    `facet` is need, population, exploitation, language, fact, place, or word;
    `codes` are alternatives, of which one is enough. `meant` is the spelling that
    was taken where the text has another, '' where it has none.
    """

    text: str
    facet: str
    codes: tuple[str, ...]
    meant: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The part for machines."""
        return {
            "text": self.text,
            "facet": self.facet,
            "codes": list(self.codes),
            "meant": self.meant or None,
        }


@dataclass(frozen=True, slots=True)
class Answers:
    """The results of one page, how many there are, and how the search was read.

    `relaxed` says which wishes had to give way for there to be any result, in the
    order in which they did. `hotlines` are there whenever something gave way: no
    search ends with nothing. Where few fit, `nearly` are some that fit all but the
    wish `spared`; they are beside the results and not among them. `nowhere` are the
    words of the text, as written, that stand in no offer and were not understood.
    """

    found: tuple[Answer, ...]
    total: int
    understood: tuple[Understood, ...]
    relaxed: tuple[Note, ...]
    hotlines: tuple[Answer, ...]
    nearly: tuple[Answer, ...] = ()
    spared: Note | None = None
    nowhere: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answers for machines."""
        return {
            "total": self.total,
            "understood": [part.to_dict() for part in self.understood],
            "relaxed": [note.to_dict() for note in self.relaxed],
            "found": [answer.to_dict() for answer in self.found],
            "hotlines": [answer.to_dict() for answer in self.hotlines],
            "nearly": [answer.to_dict() for answer in self.nearly],
            "spared": self.spared.to_dict() if self.spared else None,
            "nowhere": list(self.nowhere),
        }
