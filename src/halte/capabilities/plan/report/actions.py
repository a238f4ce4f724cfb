"""The only writers of reports: freezing one, and opening it to everyone."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from halte.capabilities.plan.models import Plan, Report, ReportPublication
from halte.capabilities.plan.report.content import ReportContent, canonical, digest
from halte.capabilities.plan.report.documents import draw
from halte.capabilities.plan.report.gathering import gather
from halte.capabilities.plan.report.policy import may_freeze, may_publish
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.PLAN_PUBLISH,
    label=Bilingual("Freeze a progress report", "Figer un rapport d’étape"),
    policy=may_freeze,
)
def freeze_report(actor: Actor, plan: Plan, *, as_of: date) -> Report:
    """Keep a report of how things stood on a day, with all its documents.

    It is compared with the last published report: that is the one readers
    have. Numbers are used once, whether or not the report is ever published.
    """
    previous = last_published(plan)
    if as_of > timezone.localdate():
        raise Invalid("report_in_the_future", field="as_of")
    if as_of < plan.starts_on:
        raise Invalid("report_before_the_plan", field="as_of")
    if previous is not None and as_of <= previous.as_of:
        day = previous.as_of.isoformat()
        raise Invalid("report_before_the_last", field="as_of", day=day)
    last = Report.objects.filter(plan=plan).order_by("-sequence").first()
    sequence = 1 if last is None else last.sequence + 1
    content = gather(plan, as_of, sequence=sequence, previous=previous)
    return keep(actor, plan, content, previous)


@action(
    Permission.PLAN_PUBLISH,
    label=Bilingual("Publish a progress report", "Publier un rapport d’étape"),
    policy=may_publish,
)
def publish_report(actor: Actor, report: Report) -> ReportPublication:
    """Open a frozen report to everyone. It cannot be closed again."""
    return ReportPublication.objects.create(report=report, by_user_id=actor.user_id)


def last_published(plan: Plan) -> Report | None:
    """The report that readers of this plan have."""
    rows = Report.objects.filter(plan=plan, publication__isnull=False)
    return rows.order_by("-sequence").first()


def keep(
    actor: Actor, plan: Plan, content: ReportContent, previous: Report | None
) -> Report:
    """Keep the content and the documents drawn from it, each with its digest."""
    text = canonical(content)
    drawn = draw(content)
    return Report.objects.create(
        plan=plan,
        sequence=content.sequence,
        as_of=content.as_of,
        content=text,
        content_digest=digest(text),
        previous=previous,
        frozen_by_id=actor.user_id,
        **{one.name: one.data for one in drawn},
        **{f"{one.name}_digest": digest(one.data) for one in drawn},
    )
