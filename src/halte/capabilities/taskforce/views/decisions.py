"""Decisions, and the thread that hangs on each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.taskforce.actions import follow_ups as actions
from halte.capabilities.taskforce.forms.fields import words_of
from halte.capabilities.taskforce.forms.recording import EffectForm
from halte.capabilities.taskforce.policy import is_seated
from halte.capabilities.taskforce.queries import decisions as queries
from halte.capabilities.taskforce.queries import overview, rows
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import pick
from halte.core.ui.form_pages import form_after, sent


@require_GET
def decisions(request: Request) -> HttpResponse:
    """Every decision that stands."""
    found = queries.decisions(request.actor)
    return render(request, "taskforce/decisions.html", {"decisions": found})


@require_GET
def decision(request: Request, decision_id: int) -> HttpResponse:
    """From the paper to the effect."""
    found = queries.thread(request.actor, number=decision_id)
    return render(request, "taskforce/decision.html", {"thread": found})


def effect(request: Request, decision_id: int) -> HttpResponse:
    """What it did to the plan, as a person sees it."""
    row = rows.decision_row(request.actor, decision_id)
    code = is_seated(request.actor, row)
    overview.require(request.actor, Permission.TASKFORCE_ACT, code)
    form = EffectForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        actions.record_effect(
            request.actor, row, on=typed["on"], came=typed["came"],
            text=words_of(form, "text"),
        )  # fmt: skip

    back = reverse("taskforce:decision", args=[decision_id])
    title = _("Record the effect on the plan")
    return form_after(
        request, form, act, said=_("The effect is recorded."), title=title, back=back,
        lede=pick(row, "text"),
    )  # fmt: skip
