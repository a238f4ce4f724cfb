"""Points for history: the position counts earlier inspections, not violations.

All violations of one notice share a position. By default only inspections that
found a violation of the same type count; the other reading, which IRCC’s manual
takes in an example, counts inspections that found any. Either way Table 4 sets the
third position as “third or later”; the manual’s “three or more times before” is
not followed. What was found before 2015-12-01 was no violation of this Division.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.findings import EarlierViolation, Reading
from halte.methods.law.text.dated import DIVISION_BEGINS, Kind
from halte.methods.law.text.history import PROVISION
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step

SAME_TYPE: Final = Texts("same type", "même type")
ANY_TYPE: Final = Texts("any type", "tout type")
POINTS: Final = Texts(
    "Table 4, item {row}: {wording}. Earlier inspections that count ({reading}): "
    "{earlier}. Points: {points}.",
    "Tableau 4, article {row} : {wording}. Inspections antérieures qui comptent "
    "({reading}) : {earlier}. Points : {points}.",
)

SOURCES: Final = Texts(
    "Earlier inspections that counted: {names}.",
    "Inspections antérieures comptées : {names}.",
)


@dataclass(frozen=True, slots=True)
class Past:
    """The earlier inspections of an employer, ready to be counted."""

    by_kind: dict[Kind, tuple[str, ...]]
    any: tuple[str, ...]

    def position(self, kind: Kind, reading: Reading) -> int:
        """1 for a first violation, 2 for a second…"""
        return 1 + len(self.names(kind, reading))

    def names(self, kind: Kind, reading: Reading) -> tuple[str, ...]:
        """How the inspections that count are called, each once."""
        return self.any if reading == "any_type" else self.by_kind.get(kind, ())


def past_of(earlier: tuple[EarlierViolation, ...]) -> Past:
    """Earlier inspections counted once each, by type and in all."""
    counted = [v for v in earlier if v.found_on >= DIVISION_BEGINS]
    seen: dict[Kind, set[str]] = {}
    for violation in counted:
        seen.setdefault(violation.kind, set()).add(violation.inspection)
    return Past(
        {kind: tuple(sorted(names)) for kind, names in seen.items()},
        tuple(sorted({v.inspection for v in counted})),
    )


def sources(past: Past, kind: Kind, reading: Reading) -> Step | None:
    """Which earlier inspections counted; None where there are none."""
    names = past.names(kind, reading)
    if not names:
        return None
    said = {"names": "; ".join(names)}
    return Step("history_sources", (PROVISION,), SOURCES, said)


def history_points(
    law: Version, kind: Kind, past: Past, reading: Reading
) -> tuple[int, Step]:
    """The points of Table 4."""
    return row_of(law, kind, past.position(kind, reading), reading)


@cache
def row_of(
    law: Version, kind: Kind, position: int, reading: Reading
) -> tuple[int, Step]:
    """The points and the step of a position."""
    row = next(row for row in law.history if row.applies(kind, position))
    return row.points, Step(
        "history",
        (PROVISION,),
        POINTS,
        {
            "row": row.item,
            "wording": row.wording,
            "earlier": position - 1,
            "reading": ANY_TYPE if reading == "any_type" else SAME_TYPE,
            "points": row.points,
        },
    )
