"""An acceptable voluntary disclosure takes four points off, never below zero.

Whether it is acceptable is decided by a person: complete, and made before inspecting
or enforcing began, are what the law asks for at least (209.991).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.findings import Disclosure, Failure
from halte.methods.law.text.limits import DISCLOSURE_POINTS
from halte.methods.law.trace import Step, Value

TAKEN_OFF: Final = Texts(
    "Entered as acceptably disclosed: {before} less {taken}, not below 0. Points: "
    "{points}.",
    "Inscrit comme divulgué de façon acceptable : {before} moins {taken}, sans "
    "descendre sous 0. Points : {points}.",
)
ACCEPTED: Final = Texts(
    "Disclosed by the employer on {made_on}, received by {received_by}; inspecting "
    "began on {inspection_began_on}. Entered as complete and acceptable, because: "
    "{reasons} So {before} less {taken}, not below 0. Points: {points}.",
    "Divulgué par l’employeur le {made_on}, reçu par {received_by} ; l’inspection a "
    "commencé le {inspection_began_on}. Inscrit comme complet et acceptable, parce "
    "que : {reasons} Donc {before} moins {taken}, sans descendre sous 0. "
    "Points : {points}.",
)
NOT_ACCEPTED: Final = Texts(
    "Disclosed by the employer on {made_on}, received by {received_by}; inspecting "
    "began on {inspection_began_on}. Entered as not acceptable, because: {reasons} So "
    "nothing is taken off. Points: {points}.",
    "Divulgué par l’employeur le {made_on}, reçu par {received_by} ; l’inspection a "
    "commencé le {inspection_began_on}. Inscrit comme non acceptable, parce que : "
    "{reasons} Donc rien n’est retranché. Points : {points}.",
)


def less_disclosure(points: int) -> int:
    """The total after an acceptable disclosure."""
    return max(0, points - DISCLOSURE_POINTS.value)


def by_disclosure(failure: Failure, points: int) -> tuple[int, Step | None]:
    """The total after what was disclosed, and why; no step where nothing was."""
    told = failure.disclosure
    if told is None:
        return disclosed(points) if failure.voluntary_disclosure else (points, None)
    accepted = failure.voluntary_disclosure
    left = less_disclosure(points) if accepted else points
    values: dict[str, Value] = {**said_of(told), "before": points, "points": left}
    if accepted:
        values["taken"] = DISCLOSURE_POINTS.value
    text = ACCEPTED if accepted else NOT_ACCEPTED
    return left, Step(
        "voluntary_disclosure", (DISCLOSURE_POINTS.provision,), text, values
    )


def said_of(told: Disclosure) -> dict[str, Value]:
    """What is known of a disclosure, for a sentence."""
    return {
        "made_on": told.made_on,
        "received_by": told.received_by,
        "inspection_began_on": told.inspection_began_on,
        "reasons": told.reasons,
    }


@cache
def disclosed(points: int) -> tuple[int, Step]:
    """The total after an acceptable disclosure, and why."""
    left = less_disclosure(points)
    values = {"before": points, "taken": DISCLOSURE_POINTS.value, "points": left}
    return left, Step(
        "voluntary_disclosure", (DISCLOSURE_POINTS.provision,), TAKEN_OFF, values
    )
