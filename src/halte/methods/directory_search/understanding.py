"""What a text means: places, needs, people, languages, and the words left over.

The text is read from left to right; at each word the longest phrase that is known
is taken, a place before anything else of the same length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from halte.methods.directory_search.answers import Understood
from halte.methods.directory_search.folding import (
    FORMS,
    SHORT,
    Token,
    stem,
    telling,
    tokens,
    words,
)
from halte.methods.directory_search.gazetteer import Place
from halte.methods.directory_search.postings import Postings
from halte.methods.directory_search.question import MOST_WORDS
from halte.methods.directory_search.spelling import Spelling
from halte.methods.directory_search.thesaurus import (
    SAYS_NOTHING,
    Key,
    Meaning,
    known_words,
    phrases,
)
from halte.methods.directory_search.wishes import PLACE

LONGEST: Final = 6
"""Words of the longest phrase that is looked for."""

NEGATIONS: Final = frozenset({"no", "not", "without", "sans", "pas", "aucun", "aucune"})
"""Before a population or a fact they take its meaning away: “no kids”."""

NEGATED: Final = frozenset({"population", "fact"})
"""“No housing” is a need all the same."""

PAPERS: Final = ("identity_documents",)
"""“No health card” asks for a doctor, not for the card."""

NOT: Final = "not"
WORD: Final = "word"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read: its parts in order, and the stems of its own words.

    `named` are the stems of all words but places: a title may be made of them.
    """

    parts: tuple[Understood, ...]
    words: tuple[str, ...]
    named: tuple[str, ...]


class Reader:
    """Reads texts, knowing the places and the words of one directory."""

    def __init__(self, places: Mapping[str, Place], postings: Postings) -> None:
        self.small, self.capital = names_of(places.values())
        named = {w for key in (*self.small, *self.capital) for w in key}
        self.own_words = Spelling(postings.own, most=1)
        self.field_words, self.stems = of_the_field(frozenset(named))
        self.postings = postings

    def changed(self, postings: Postings) -> Reader:
        """One that knows the words of a directory after changes."""
        after = copy(self)
        after.postings = postings
        after.own_words = self.own_words.changed(postings.own)
        return after

    def read(self, text: str) -> Reading:
        """The parts of a text; words beyond the most that are read are left out."""
        shouted = text.isupper() and len(text.split()) > 1
        found = [t for t in tokens(text) if not (shouted and t.little)][:MOST_WORDS]
        mended = [self.mended(token) for token in found]
        parts: list[Understood] = []
        named: list[str] = []
        at = 0
        while at < len(mended):
            length, meanings = self.longest(mended[at:], shouted)
            taken = slice(at, at + length)
            negated = at > 0 and mended[at - 1].word in NEGATIONS
            parts += understood(found[taken], mended[taken], meanings, negated)
            if not any(meaning.facet == PLACE for meaning in meanings):
                named += [stem(t.word) for t in mended[taken] if not t.little]
            at += length
        left = dict.fromkeys(p.codes[0] for p in parts if p.facet == WORD)
        return Reading(tuple(parts), tuple(left), tuple(named))

    def mended(self, token: Token) -> Token:
        """The token, or with the word that was meant if it is none that is known."""
        stemmed = stem(token.word)
        if token.little or stemmed in self.stems or self.postings.has(stemmed):
            return token
        near = [
            (edits, order, word)
            for order, known in enumerate((self.field_words, self.own_words))
            for edits, word in [known.nearest(token.word)]
            if word
        ]
        return Token(min(near)[-1], token.written) if near else token

    def longest(
        self, ahead: Sequence[Token], shouted: bool
    ) -> tuple[int, tuple[Meaning, ...]]:
        """How many words the longest phrase takes, and what it stands for."""
        for length in range(min(LONGEST, len(ahead)), 0, -1):
            meanings = self.meanings(ahead[:length], shouted)
            if meanings:
                return length, meanings
        return 1, ()

    def meanings(self, taken: Sequence[Token], shouted: bool) -> tuple[Meaning, ...]:
        """What exactly these words stand for; nothing if no phrase is made of them."""
        key = tuple(token.word for token in taken)
        codes = self.small.get(key, ())
        if not shouted and all(token.written.isupper() for token in taken):
            codes = codes or self.capital.get(key, ())
        if codes:
            return (Meaning(PLACE, codes),)
        if any(token.little for token in taken):
            return ()
        for form, known in zip(FORMS, phrases(), strict=True):
            meanings = known.get(tuple(map(form, key)))
            if meanings:
                return meanings
        return ()


@lru_cache(maxsize=2)
def of_the_field(named: frozenset[str]) -> tuple[Spelling, frozenset[str]]:
    """The words that we know in any directory with these names of places, and their
    stems: made once, since each edition of a directory makes a reader for each tier.
    """
    field = known_words() | named
    stems = frozenset(map(stem, field)) | SAYS_NOTHING
    return Spelling(dict.fromkeys(field, 1)), stems


Names = dict[Key, tuple[str, ...]]


def names_of(places: Iterable[Place]) -> tuple[Names, Names]:
    """The codes of each name: of names in any letters, and of those in capitals.

    Several places may have one name: all of them are meant. A name of which little
    words are a part (“The Pas”) is not known by what is left of it.
    """
    small: Names = {}
    capital: Names = {}
    for place in places:
        for name in place.names:
            whole, key = tuple(words(name)), tuple(telling(name))
            known = small
            if name.isupper():
                known, key = capital, whole
            elif whole != key and len("".join(key)) <= SHORT:
                continue
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), place.code)))
    return small, capital


def understood(
    found: Sequence[Token],
    mended: Sequence[Token],
    meanings: Sequence[Meaning],
    negated: bool,
) -> Iterator[Understood]:
    """Some words of a text with what they stand for; as a word, where nothing."""
    written = " ".join(dict.fromkeys(token.written for token in found))
    meant = ""
    if any(a.word != b.word for a, b in zip(found, mended, strict=True)):
        meant = " ".join(token.word for token in mended)
    for meaning in meanings:
        away = negated and (meaning.facet in NEGATED or meaning.codes == PAPERS)
        yield Understood(written, NOT if away else meaning.facet, meaning.codes, meant)
    first = stem(mended[0].word)
    if not (meanings or mended[0].little or first in SAYS_NOTHING | NEGATIONS):
        yield Understood(written, WORD, (first,), meant)
