"""One question of the assessment: the points that an answer can bring."""

from __future__ import annotations

from dataclasses import dataclass

from halte.methods.bilingual import Texts


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and the points that it can have.

    `opened_by` names another question and the points that open this one; closed,
    it has no answer and no points. An `optional` one may not arise at all.
    """

    key: str
    area: str
    points: tuple[int, ...]
    wording: Texts
    opened_by: tuple[str, int] | None = None
    optional: bool = False

    @property
    def most(self) -> int:
        """The most points that an answer brings."""
        return max(self.points)
