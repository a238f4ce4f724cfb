"""Deeds, goals, outcomes, what is withheld."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halte.capabilities.support.actions import work as acts
from halte.capabilities.support.forms.work import (
    DeedForm,
    GoalForm,
    OutcomeForm,
    ReviewForm,
    WithholdForm,
)
from halte.capabilities.support.models import File
from halte.capabilities.support.queries import files, work
from halte.capabilities.support.states import Done, GoalState, Why
from halte.capabilities.support.views.frame import quiet, told
from halte.core.access.request import Request
from halte.core.consent.queries import recipients
from halte.core.ui.form_pages import form_page, kept, sent


@quiet
def deed(request: Request, reference: UUID) -> HttpResponse:
    """Note a safe contact or a service."""
    row = files.to_write(request.actor, reference)
    form = DeedForm(sent(request), initial={"kind": Done.CONTACT})
    if request.method == "POST" and kept(form, lambda: _note_deed(request, row, form)):
        messages.success(request, _("Kept."))
        return redirect("support:file", reference)
    return form_page(request, form, template="support/deed.html", file=reference)


def _note_deed(request: Request, row: File, form: DeedForm) -> object:
    typed = dict(form.cleaned_data)
    kind = Done(typed.pop("kind"))
    return acts.note_deed(request.actor, row, kind=kind, **typed)


@quiet
def goal(request: Request, reference: UUID) -> HttpResponse:
    """A goal in the person’s own words."""
    row = files.to_write(request.actor, reference)
    form = GoalForm(sent(request))
    if request.method == "POST" and kept(
        form, lambda: acts.set_goal(request.actor, row, **form.cleaned_data)
    ):
        messages.success(request, _("Kept."))
        return redirect("support:file", reference)
    return form_page(request, form, template="support/goal.html", file=reference)


@quiet
def review(request: Request, goal_id: int) -> HttpResponse:
    """Say how a goal stands."""
    row = work.goal_row(request.actor, goal_id)
    form = ReviewForm(sent(request), initial={"state": row.state})
    if request.method == "POST" and kept(
        form,
        lambda: acts.review_goal(
            request.actor, row, state=GoalState(form.cleaned_data["state"]),
            words=form.cleaned_data["words"],
        ),
    ):  # fmt: skip
        messages.success(request, _("Kept."))
        return redirect("support:file", row.file.reference)
    return form_page(
        request, form, template="support/review.html", file=row.file.reference
    )


@quiet
def outcome(request: Request, reference: UUID, months: int) -> HttpResponse:
    """Ask how life stands."""
    row = files.file_row(request.actor, reference)
    form = OutcomeForm(sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: acts.note_outcome(request.actor, row, months=months, life=form.life()),
    ):
        messages.success(request, _("Kept."))
        return redirect("support:file", reference)
    return form_page(
        request, form, template="support/outcome.html", file=reference, months=months
    )


@quiet
def withhold(request: Request, reference: UUID) -> HttpResponse:
    """What the person does not want someone to learn."""
    row = files.to_write(request.actor, reference)
    form = WithholdForm(recipients(), sent(request))
    if request.method == "POST" and kept(form, lambda: _withhold(request, row, form)):
        messages.success(request, _("From now on it does not go to them."))
        return redirect("support:file", reference)
    return form_page(request, form, template="support/withhold.html", file=reference)


def _withhold(request: Request, row: File, form: WithholdForm) -> object:
    typed = dict(form.cleaned_data)
    why = Why(typed.pop("why"))
    return acts.withhold(request.actor, row, why=why, **typed)


@require_POST
@quiet
def lift(request: Request, withheld_id: int) -> HttpResponse:
    """The person says that it may be told."""
    row = work.withheld_row(request.actor, withheld_id)
    told(
        request, lambda: acts.lift(request.actor, row),
        _("Lifted. It still needs the person’s consent."),
    )  # fmt: skip
    return redirect("support:file", row.file.reference)
