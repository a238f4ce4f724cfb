"""Rounds: the list, one round, opening, its day, closing; one’s own reports."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.rounds.actions import rounds as acts
from halte.capabilities.rounds.forms.rounds import DueForm, OpeningForm
from halte.capabilities.rounds.queries import doors, lines, rounds
from halte.capabilities.rounds.queries.sheets import rows_waiting
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import form_page, kept, sent
from halte.core.ui.pages import paginate


@require_GET
def index(request: Request) -> HttpResponse:
    """Every round, and what this person has to do."""
    actor = request.actor
    context = {
        "rounds": lines.round_lines(actor),
        "to_approve": rounds.to_approve(actor),
        "to_accept": rounds.to_accept(actor),
        "manages": actor.may(Permission.ROUND_MANAGE),
        "reports": actor.may(Permission.ROUND_REPORT),
    }
    return render(request, "rounds/index.html", context)


@require_GET
def mine(request: Request) -> HttpResponse:
    """What one’s own organisation is asked in the rounds that are open."""
    context = {
        "groups": rounds.own_reports(request.actor),
        "to_approve": rounds.to_approve(request.actor),
        "rows_waiting": rows_waiting(request.actor),
        "writes": doors.writes(request.actor),
    }
    return render(request, "rounds/mine.html", context)


@require_GET
def show(request: Request, round_id: int) -> HttpResponse:
    """One round."""
    page = rounds.round_page(request.actor, round_id)
    shown = paginate(page.reports, request.GET.get("page"), per_page=100)
    return render(request, "rounds/round.html", {"page": page, "shown": shown})


def begin(request: Request) -> HttpResponse:
    """Open a round."""
    actor = request.actor
    doors.may_manage(actor)
    form = OpeningForm(
        rounds.plan_choices(actor),
        rounds.body_choices(actor),
        rounds.first_questions(),
        sent(request),
    )
    if request.method == "POST" and kept(
        form,
        lambda: acts.open_round(actor, own_organisation(actor), opening=form.opening()),
    ):
        messages.success(request, _("The round is open. Everyone asked is told."))
        return redirect("rounds:index")
    return form_page(request, form, template="rounds/open.html")


def due(request: Request, round_id: int) -> HttpResponse:
    """Move the day on which reports are due."""
    row = doors.to_move(request.actor, round_id)
    form = DueForm(sent(request), initial={"due_on": row.due_on})
    if request.method == "POST" and kept(
        form, lambda: acts.move_due(request.actor, row, **form.cleaned_data)
    ):
        messages.success(request, _("The new day holds for everyone."))
        return redirect("rounds:round", round_id)
    return form_page(request, form, template="rounds/due.html", round=row)


@require_POST
def close(request: Request, round_id: int) -> HttpResponse:
    """Take no more reports."""
    acts.close(request.actor, lines.round_row(request.actor, round_id))
    messages.success(request, _("The round is closed. No more reports are taken."))
    return redirect("rounds:round", round_id)
