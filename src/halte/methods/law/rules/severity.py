"""Points for severity: the sum of the criteria of Table 5, seven since 2020-04-20."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.law.findings import Failure
from halte.methods.law.text.severity import PROVISION, SEVERITY
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step, Value

POINTS: Final = Texts(
    "Table 5: {detail}. Points: {points}.", "Tableau 5 : {detail}. Points : {points}."
)
NOTHING: Final = Texts("every criterion at 0", "tous les critères à 0")


def severity_points(law: Version, failure: Failure) -> tuple[int, Step]:
    """The points entered, added up; their ranges were checked on reading.

    Raises `criterion_not_in_force` at the criterion.
    """
    points = sum(failure.severity)
    begun = len(law.severity)
    for criterion, entered in zip(
        SEVERITY[begun:], failure.severity[begun:], strict=True
    ):
        if entered:
            raise Fault(
                "criterion_not_in_force",
                path=f"severity.{criterion.key}",
                day=failure.occurred_on,
                first=criterion.in_force.first,
            )
    scored = [
        (criterion, entered)
        for criterion, entered in zip(law.severity, failure.severity, strict=False)
        if entered
    ]
    values: dict[str, Value] = {
        criterion.key: entered
        for criterion, entered in zip(law.severity, failure.severity, strict=False)
    }
    detail = Texts(
        "; ".join(f"{c.wording.en}: {n}" for c, n in scored),
        " ; ".join(f"{c.wording.fr} : {n}" for c, n in scored),
    ) if scored else NOTHING  # fmt: skip
    return points, Step(
        "severity", (PROVISION,), POINTS, {**values, "detail": detail, "points": points}
    )
