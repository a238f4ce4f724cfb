"""Following a dollar from its entry back to the report that it came with."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.money.facade import Step as Way
from halte.capabilities.money.facade import register_origin
from halte.capabilities.plan.facade import promise_url, statement_is_public
from halte.capabilities.rounds.accepting import ORIGIN
from halte.capabilities.rounds.asking import promise_of
from halte.capabilities.rounds.models import Report, Step
from halte.capabilities.rounds.states import Part
from halte.capabilities.rounds.words import ACTS
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual


def follow(actor: Actor, report_id: int) -> tuple[Way, ...]:
    """The report, what was decided of it, and the statement that it became."""
    seen = Report.objects.visible_to(actor).select_related("round", "organisation")
    report = seen.filter(pk=report_id).first()
    if report is None:
        return ()
    body = report.organisation
    first = Way(
        Bilingual(
            f"Report of {body.name_en}: {report.round.title_en}",
            f"Compte rendu : {body.name_fr}, {report.round.title_fr}",
        ),
        url=reverse("rounds:report", args=[report.pk]),
        day=report.said_on,
    )
    steps = Step.objects.filter(report=report).order_by("id")
    decided = tuple(
        Way(ACTS[step.act], day=timezone.localdate(step.at)) for step in steps
    )
    return (first, *decided, *_statement(report))


def _statement(report: Report) -> tuple[Way, ...]:
    lead = report
    if report.part == Part.SUPPORT:
        found = Report.objects.filter(
            round=report.round_id, commitment=report.commitment, part=Part.LEAD,
            statement_id__isnull=False,
        )  # fmt: skip
        lead = found.first() or report
    if lead.statement_id is None:
        return ()
    public = statement_is_public(lead.statement_id)
    return (
        Way(
            Bilingual("Statement in the plan", "Déclaration au plan"),
            url=promise_url(lead.round.plan, lead.commitment, lead.statement_id),
            day=lead.said_on,
            detail=None if public else Bilingual(
                promise_of(lead).title.en + ": not public before its translation",
                promise_of(lead).title.fr + "\u00a0: non publique avant sa traduction",
            ),
        ),
    )  # fmt: skip


register_origin(ORIGIN, follow)
