"""The register of risks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.taskforce.actions import risks as actions
from halte.capabilities.taskforce.forms.risks import AssessForm, RiskForm
from halte.capabilities.taskforce.models import Risk
from halte.capabilities.taskforce.policy import may_assess
from halte.capabilities.taskforce.queries import overview, rows
from halte.capabilities.taskforce.queries import risks as queries
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent


@require_GET
def risks(request: Request) -> HttpResponse:
    """Every risk, the gravest first, and the matrix."""
    context = {"register": queries.risk_register(request.actor),
               "may_keep": overview.may_keep(request.actor)}  # fmt: skip
    return render(request, "taskforce/risks.html", context)


@require_GET
def risk(request: Request, risk_id: int) -> HttpResponse:
    """One risk, and how it was judged from one day to the next."""
    found = queries.risk_page(request.actor, number=risk_id)
    return render(request, "taskforce/risk.html", {"page": found})


def add(request: Request) -> HttpResponse:
    """A new risk."""
    overview.require(request.actor, Permission.TASKFORCE_KEEP)
    form, row = RiskForm(overview.body_pairs(request.actor), sent(request)), Risk()

    def act() -> None:
        actions.add_risk(
            request.actor, row, title=form.title(), judgement=form.judgement()
        )

    back = reverse("taskforce:risks")
    return form_after(
        request, form, act, said=_("The risk is kept."),
        to=lambda: reverse("taskforce:risk", args=[row.pk]), title=_("Add a risk"),
        back=back,
    )  # fmt: skip


def assess(request: Request, risk_id: int) -> HttpResponse:
    """As it looks today."""
    row = rows.risk_row(request.actor, risk_id)
    page = queries.risk_page(request.actor, number=risk_id)
    code = may_assess(request.actor, row)
    overview.require(request.actor, Permission.TASKFORCE_ACT, code)
    form = AssessForm(overview.body_pairs(request.actor), sent(request), page=page)

    def act() -> None:
        actions.assess(request.actor, row, judgement=form.judgement())

    back = reverse("taskforce:risk", args=[risk_id])
    title, lede = _("Assess the risk"), str(page.line.title)
    return form_after(request, form, act, title=title, back=back, lede=lede)
