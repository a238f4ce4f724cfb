"""Which offers have which words, in their titles and in their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from functools import reduce
from operator import and_

from halte.methods.directory_search.bits import bits_of
from halte.methods.directory_search.changes import Change, Groups, moves
from halte.methods.directory_search.folding import LITTLE, stem, words
from halte.methods.directory_search.offer import Offer, Said


class Postings:
    """Offers by the stems of their words, of both languages together."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.size = len(offers)
        self.own: Counter[str] = Counter()
        for offer in offers:
            self.own.update(own_words(offer))
        self._titles = Groups(enumerate(map(title_stems, offers)))
        self._texts = Groups(enumerate(map(text_stems, offers)))
        self._bits: dict[tuple[bool, str], int] = {}

    def changed(self, changes: Sequence[Change], size: int) -> Postings:
        """The same after changes that leave so many offers."""
        after = copy(self)
        after.size = size
        after.own = self.own.copy()
        for each in moves(changes, own_words):
            after.own.subtract(each.old - each.new)
            after.own.update(each.new - each.old)
            for word in each.old - each.new:
                if not after.own[word]:
                    del after.own[word]
        titles, texts = moves(changes, title_stems), moves(changes, text_stems)
        after._titles = self._titles.changed(titles)
        after._texts = self._texts.changed(texts)
        moved = {(True, key) for each in titles for key in each.touched}
        moved |= {(False, key) for each in texts for key in each.touched}
        # Made again when they are asked for: most never are.
        made = self._bits.copy()  # At once: others may be asking for more just now.
        after._bits = {key: bits for key, bits in made.items() if key not in moved}
        return after

    def has(self, stem: str) -> bool:
        """Whether any offer has a word of this stem."""
        return stem in self._titles or stem in self._texts

    def in_title(self, stem: str) -> int:
        """The offers with a word of this stem in a title."""
        return self._of(True, stem)

    def anywhere(self, stem: str) -> int:
        """The offers with a word of this stem in a title or a text."""
        return self._of(True, stem) | self._of(False, stem)

    def all_in_title(self, stems: Iterable[str]) -> int:
        """The offers with all of these in a title; none where none is asked for."""
        return shared(map(self.in_title, stems))

    def all_anywhere(self, stems: Iterable[str]) -> int:
        """The offers with all of these somewhere; none where none is asked for."""
        return shared(map(self.anywhere, stems))

    def _of(self, title: bool, stem: str) -> int:
        key = (title, stem)
        if key not in self._bits:
            numbers = (self._titles if title else self._texts).of(stem)
            if not numbers:
                return 0  # And nothing is kept of a word that only who asks has.
            self._bits[key] = bits_of(numbers, self.size)
        return self._bits[key]


def words_in(said: Said) -> set[str]:
    """The words of a text in both languages, without little ones."""
    return {*words(said.en), *words(said.fr)} - LITTLE


def title_stems(offer: Offer) -> set[str]:
    """The stems of its title."""
    return set(map(stem, words_in(offer.title)))


def text_stems(offer: Offer) -> set[str]:
    """The stems of its text."""
    return set(map(stem, words_in(offer.text)))


def own_words(offer: Offer) -> set[str]:
    """The words of its title and its text."""
    return words_in(offer.title) | words_in(offer.text)


def shared(sets: Iterable[int]) -> int:
    """What all have in common; nothing where there is no set."""
    kept = list(sets)
    return reduce(and_, kept) if kept else 0
