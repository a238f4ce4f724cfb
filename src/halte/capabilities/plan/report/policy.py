"""What the state of reports allows."""

from __future__ import annotations

from halte.capabilities.plan.models import Plan, Report
from halte.core.access.actor import Actor


def may_freeze(actor: Actor, plan: Plan) -> str:
    """A report is for everyone, so the plan must be public already."""
    return "" if plan.published else "report_of_a_draft_plan"


def may_publish(actor: Actor, report: Report) -> str:
    """Once, after the report it is compared with, by another than who froze it.

    Two people see every report before the public does. Reports frozen by a
    command have no person behind them; any one person may then publish.
    """
    if hasattr(report, "publication"):
        return "report_already_published"
    if report.frozen_by_id is not None and report.frozen_by_id == actor.user_id:
        return "report_needs_second_person"
    # Its changes are told against `previous`: readers must not have another since.
    public = Report.objects.filter(plan_id=report.plan_id, publication__isnull=False)
    last = public.order_by("-sequence").values_list("pk", flat=True).first()
    return "" if last == report.previous_id else "report_overtaken"
