"""An alert: a combination that rose or fell, and all that is known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Any, Final

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.trends.cases import Cases
from halte.methods.trends.searching import Course, Found
from halte.methods.trends.spending import rate_for
from halte.methods.trends.tails import interval

ONE_SOURCE: Final = 0.8
"""A source that holds this share of an excess is where it comes from."""

LEAST_Q: Final = 1e-300


@dataclass(frozen=True, slots=True)
class Spread:
    """Where an excess comes from: sources that share it, and the largest of them."""

    sources: int
    above: int
    largest: str
    largest_share: float

    def to_dict(self) -> dict[str, Any]:
        """The spread for machines."""
        return {
            "sources": self.sources,
            "sources_moved": self.above,
            "largest": self.largest,
            "largest_share_of_excess": round(self.largest_share, 4),
        }


@dataclass(frozen=True, slots=True)
class Alert:
    """One told combination.

    `interval` is the 95 % prediction interval of the count; `q_value` the smallest
    rate at which it would have been told. `kind` is change, coverage (one source
    reports more or less of everything), one_source or many_sources. `within` says
    that it is told inside another alert, of which it is a part.
    """

    attributes: Mapping[str, str]
    period: str
    observed: int
    expected: float
    interval: tuple[int, int]
    q_value: float
    rise: bool
    first_seen: str
    kind: str
    within: bool
    by_parts: float | None
    reasons: tuple[tuple[str, Texts], ...]
    spread: Spread | None
    course: Course
    sentence: Texts

    def to_dict(self) -> dict[str, Any]:
        """The alert for machines."""
        return {
            "attributes": dict(self.attributes),
            "period": self.period,
            "observed": self.observed,
            "expected": round(self.expected, 4),
            "interval": list(self.interval),
            "q_value": self.q_value,
            "direction": "rise" if self.rise else "fall",
            "first_seen": self.first_seen,
            "kind": self.kind,
            "within_another": self.within,
            "expected_from_parts": None
            if self.by_parts is None
            else round(self.by_parts, 4),
            "not_explained_by": [
                {"code": code, "sentence_en": t.en, "sentence_fr": t.fr}
                for code, t in self.reasons
            ],
            "sources": None if self.spread is None else self.spread.to_dict(),
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
        }


def q_value(found: Found, *, once: bool) -> float:
    """The smallest rate at which a told cell would have been told."""
    return max(rate_for(exp(found.log_p) / found.rank, once=once), LEAST_Q)


def first_seen(course: Course, *, rise: bool) -> int:
    """The first period of the unbroken run, up to the latest, outside the interval."""
    place = len(course.observed) - 1
    while place > 0:
        mean, variance = course.mean[place - 1], course.variance[place - 1]
        low, high = interval(mean, variance)
        seen = course.observed[place - 1]
        if (seen <= high) if rise else (seen >= low):
            break
        place -= 1
    return place


def spread_of(cases: Cases, source: int, found: Found) -> Spread:
    """How the excess of a cell divides among the sources."""
    rows = cases.holding(found.places)
    latest = cases.period == len(cases.periods) - 1
    size = cases.sizes[source]

    def by_source(kept: np.ndarray[Any, np.dtype[np.bool_]]) -> Any:
        weights = None if cases.weights is None else cases.weights[kept]
        return np.bincount(cases.codes[source][kept], weights, minlength=size)

    now, then = by_source(rows & latest), by_source(rows & ~latest)
    everyone = by_source(~latest)
    share = then + 0.5 * everyone / max(everyone.sum(), 1)
    excess = now - found.mean * share / share.sum()
    excess = excess if found.rise else -excess
    moved = np.maximum(excess, 0)
    top = int(np.argmax(moved))
    whole = max(float(moved.sum()), 1e-9)
    return Spread(
        int((everyone > 0).sum()),
        int((excess > 0.5).sum()),
        cases.levels[source][top],
        float(moved[top]) / whole,
    )


def kind_of(source: int | None, found: Found, spread: Spread | None) -> str:
    """Change, coverage, one_source or many_sources."""
    if source is None:
        return "change"
    if spread is None:
        whole = len(found.places) == 1 and not found.inside
        return "coverage" if whole else "one_source"
    return "one_source" if spread.largest_share >= ONE_SOURCE else "many_sources"
