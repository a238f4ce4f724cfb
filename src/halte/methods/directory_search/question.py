"""What is asked of a directory: words, and what the service must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Language
from halte.methods.directory_search.offer import COLUMN, refuse_unknown
from halte.methods.directory_search.vocabulary import FACETS

MOST_WORDS: Final = 40
"""Words of a text that are read; what is longer is a letter, not a search."""

MOST_RESULTS: Final = 200
"""Results of one page, at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What someone looks for.

    All of needs, populations, exploitation and facts are wanted; of languages, one
    is enough, since they are those that the person speaks. An offer of which one of
    these is not known stays, further down and marked, unless `only_known`.

    `place` is a code (CA-QC, CMA-462); `near` is a point, where the asker stands.
    `seed` turns the order of what is equal: by default the day of asking, so that
    one search looks the same all day and nobody is first for ever.
    """

    text: str = ""
    language: Language = "en"
    needs: frozenset[str] = frozenset()
    populations: frozenset[str] = frozenset()
    exploitation: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    place: str = ""
    near: tuple[float, float] | None = None
    within_km: int | None = None
    open_now: bool = False
    free_places: bool = False
    verified_within_days: int | None = None
    only_known: bool = False
    start: int = 0
    most: int = 20
    seed: str = ""

    def __post_init__(self) -> None:
        for facet in FACETS:
            refuse_unknown(self.asked(facet).difference(FACETS[facet]))
        if self.start < 0 or not 0 < self.most <= MOST_RESULTS:
            raise ValueError(f"a page has 1 to {MOST_RESULTS} results")
        if self.within_km is not None and self.within_km <= 0:
            raise ValueError("a distance is more than nothing")

    def asked(self, facet: str) -> frozenset[str]:
        """The codes asked for of a facet."""
        found: frozenset[str] = getattr(self, COLUMN[facet])
        return found
