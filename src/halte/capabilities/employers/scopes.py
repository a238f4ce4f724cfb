"""Where a published name stands, and how far a judgement of it reaches.

A franchise prints one plain name at many doors: “Subway” alone is 86 employers of
one province. A judgement of such a name says at which postal area or which address
it is the employer. Of a row, the newest judgement that reaches it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from halte.capabilities.employers.states import Verdict


@dataclass(frozen=True, slots=True)
class Scope:
    """A postal area, an address as printed with the area that it names, or neither:
    wherever the name stands.
    """

    area: str = ""
    address: str = ""

    @property
    def value(self) -> str:
        """As a form sends it."""
        if self.address:
            return f"address:{self.address}"
        return f"area:{self.area}" if self.area else ""

    @property
    def words(self) -> str:
        """As the list printed it."""
        return self.address or self.area

    def reaches(self, other: Scope) -> bool:
        """True where all rows of the other are rows of this one."""
        if self.address:
            return self == other
        return self.area in ("", other.area)

    def meets(self, other: Scope) -> bool:
        """True where a row may be one of both."""
        return self.reaches(other) or other.reaches(self)


class Judged(Protocol):
    """The parts of a judgement that say how far it reaches."""

    verdict: str
    area: str
    address: str


def scope_of(judged: Judged) -> Scope:
    """How far a judgement reaches."""
    return Scope(judged.area, judged.address)


def claimed(newest_first: Iterable[Judged], scope: Scope) -> bool:
    """True where one employer’s judgements say “same” somewhere within a scope."""
    for judged in newest_first:
        own = scope_of(judged)
        if judged.verdict == Verdict.SAME and own.meets(scope):
            return True
        if own.reaches(scope):
            return False
    return False
