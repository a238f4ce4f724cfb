"""The word that was meant: the nearest one known, within one or two edits.

An edit is a letter left out, put in or taken for another, or two neighbours that
changed places: the optimal string alignment distance (Damerau 1964; Boytsov 2011).
Words are found by what is left of both when a letter or two are gone, so that not
every known word is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from itertools import combinations
from typing import Final

SHORTEST: Final = 4
"""Letters of the shortest word that is mended: shorter ones are codes and names."""

TWO_FROM: Final = 8
"""Letters from which on two edits are mended."""


class Spelling:
    """Known words, each with how willingly it is taken, and the way to them.

    `most` is the edits that are mended in a long word.
    """

    def __init__(self, known: Mapping[str, int], most: int = 2) -> None:
        self.known = known
        self.most = most
        self.ways: dict[str, tuple[str, ...]] = {}
        self._learn(known)

    def changed(self, known: Mapping[str, int]) -> Spelling:
        """The same with other known words; the fewer of them, the sooner."""
        after = copy(self)
        after.known = known
        gone, new = self.known.keys() - known.keys(), known.keys() - self.known.keys()
        if gone or new:
            after.ways = dict(self.ways)
            after._forget(gone)
            after._learn(new)
        return after

    def _learn(self, words: Iterable[str]) -> None:
        for word in words:
            for way in self._ways_to(word):
                self.ways[way] = (*self.ways.get(way, ()), word)

    def _forget(self, words: Iterable[str]) -> None:
        for word in words:
            for way in self._ways_to(word):
                left = tuple(w for w in self.ways[way] if w != word)
                if left:
                    self.ways[way] = left
                else:
                    del self.ways[way]

    def _ways_to(self, word: str) -> Iterable[str]:
        if len(word) < SHORTEST - 1 or not word.isalpha():
            return ()
        return ways_to(word, self.edits(word))

    def edits(self, word: str) -> int:
        """How many edits are mended in a word of this length."""
        return self.most if len(word) >= TWO_FROM else 1

    def nearest(self, word: str) -> tuple[int, str]:
        """The word meant and its edits; '' where no known word is near enough.

        The fewest edits first; then the same first letter, the more willingly taken
        word, and the alphabet.
        """
        if word in self.known or len(word) < SHORTEST or not word.isalpha():
            return 0, ""
        limit = self.edits(word)
        ways = ways_to(word, limit)
        near = {other for way in ways for other in self.ways.get(way, ())}
        fit = []
        for other in near:
            edits = distance(word, other, limit)
            if edits <= limit:
                fit.append((edits, word[0] != other[0], -self.known[other], other))
        if not fit:
            return 0, ""
        edits, _, _, best = min(fit)
        return edits, best


def ways_to(word: str, edits: int) -> Iterable[str]:
    """The word, and what is left of it without as many letters as may be wrong."""
    found = {word}
    for gone in range(1, edits + 1):
        found.update(without(word, gone))
    return found


def without(word: str, gone: int) -> Iterator[str]:
    """The word without any so many of its letters."""
    for kept in combinations(range(len(word)), len(word) - gone):
        yield "".join(word[at] for at in kept)


def distance(one: str, other: str, limit: int) -> int:
    """Edits from one word to the other; more than limit is limit and one."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
