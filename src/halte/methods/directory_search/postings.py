"""Which offers have which words, in their titles and in their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_

from halte.methods.directory_search.bits import bits_of
from halte.methods.directory_search.folding import LITTLE, stem, words
from halte.methods.directory_search.offer import Offer


class Postings:
    """Offers by the stems of their words, of both languages together."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.size = len(offers)
        self.own: Counter[str] = Counter()
        self._titles: dict[str, list[int]] = {}
        self._texts: dict[str, list[int]] = {}
        self._bits: dict[tuple[bool, str], int] = {}
        for number, offer in enumerate(offers):
            title = {*words(offer.title.en), *words(offer.title.fr)} - LITTLE
            text = {*words(offer.text.en), *words(offer.text.fr)} - LITTLE
            self.own.update(title | text)
            keep(self._titles, title, number)
            keep(self._texts, text, number)

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
            numbers = (self._titles if title else self._texts).get(stem, ())
            self._bits[key] = bits_of(numbers, self.size)
        return self._bits[key]


def keep(postings: dict[str, list[int]], found: Iterable[str], number: int) -> None:
    """Note an offer under the stems of its words, once under each."""
    for one in {stem(word) for word in found}:
        postings.setdefault(one, []).append(number)


def shared(sets: Iterable[int]) -> int:
    """What all have in common; nothing where there is no set."""
    kept = list(sets)
    return reduce(and_, kept) if kept else 0
