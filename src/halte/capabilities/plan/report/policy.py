"""What the state of reports allows."""

from __future__ import annotations

from halte.capabilities.plan.models import Plan, Report
from halte.core.access.actor import Actor


def may_freeze(actor: Actor, plan: Plan) -> str:
    """A report is for everyone, so the plan must be public already."""
    return "" if plan.published else "report_of_a_draft_plan"


def may_publish(actor: Actor, report: Report) -> str:
    """Once, and by someone other than the person who froze it.

    Two people see every report before the public does. Reports frozen by a
    command have no person behind them; any one person may then publish.
    """
    if hasattr(report, "publication"):
        return "report_already_published"
    if report.frozen_by_id is not None and report.frozen_by_id == actor.user_id:
        return "report_needs_second_person"
    return ""
