"""What the milestones of a commitment bear out on a day."""

from __future__ import annotations

from datetime import date

from halte.capabilities.plan.models import Commitment, Statement
from halte.capabilities.plan.states import Rule, rules_that_fit


def fitting(commitment: Commitment, today: date, also_met: str = "") -> frozenset[Rule]:
    """The rules that a statement of this day may rest on.

    `also_met` names a milestone that the statement itself reports as reached.
    """
    said = Statement.objects.published().filter(commitment=commitment)
    met_before = set(said.values_list("milestone_id", flat=True))
    steps = commitment.milestones.filter(retired_on=None)
    open_steps = [
        step
        for step in steps
        if step.met_on is None and step.pk not in met_before and step.slug != also_met
    ]
    missed = [step for step in open_steps if step.due_on and step.due_on < today]
    return rules_that_fit(
        missed=bool(missed),
        met=len(open_steps) < len(steps),
        ahead=len(open_steps) > len(missed),
    )
