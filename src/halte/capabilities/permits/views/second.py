"""Two officers: an opinion, a second reading, concurrence, and the letter after it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.permits.actions import concurrence as actions
from halte.capabilities.permits.forms.applications import ConfirmForm, OpinionForm
from halte.capabilities.permits.forms.second import ConcurForm, ReadingForm
from halte.capabilities.permits.policy import (
    may_concur,
    may_form_opinion,
    may_record_reading,
    may_refuse,
)
from halte.capabilities.permits.queries import applications as queries
from halte.capabilities.permits.queries import instructions
from halte.capabilities.permits.states import Authority
from halte.capabilities.permits.views.applications import after
from halte.capabilities.permits.views.frame import require_open
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import sent


@require_GET
def waiting(request: Request) -> HttpResponse:
    """Files that wait for this person as second officer."""
    request.actor.require(Permission.PERMITS_CONCUR)
    lines = queries.waiting_for_second(request.actor)
    return render(request, "permits/second.html", {"lines": lines})


@sensitive_post_parameters()
def opinion(request: Request, application_id: int) -> HttpResponse:
    """An officer’s opinion; it goes to a second officer."""
    request.actor.require(Permission.PERMITS_EDIT)
    row = queries.application_row(request.actor, application_id)
    require_open(may_form_opinion(request.actor, row))
    offered = instructions.choices(Authority.PROTECTION)
    form = OpinionForm(sent(request), instructions=offered)

    def act() -> None:
        typed = form.cleaned_data
        chosen = instructions.instruction_row(typed["instruction"])
        actions.form_opinion(
            request.actor, row, instruction=chosen, reasons=typed["reasons"]
        )

    return after(request, form, act, application_id, _("Write an opinion"))


@require_POST
def open_file(request: Request, application_id: int) -> HttpResponse:
    """Open the file as second officer."""
    row = queries.application_row(request.actor, application_id)
    actions.open_file(request.actor, row)
    return redirect("permits:application", application_id=application_id)


@sensitive_post_parameters()
def reading(request: Request, application_id: int) -> HttpResponse:
    """One’s own reading, before the opinion is shown."""
    request.actor.require(Permission.PERMITS_CONCUR)
    row = queries.application_row(request.actor, application_id)
    require_open(may_record_reading(request.actor, row))
    form = ReadingForm(sent(request))

    def act() -> None:
        actions.record_reading(request.actor, row, **form.cleaned_data)

    return after(request, form, act, application_id, _("Record your own reading"))


@sensitive_post_parameters()
def concur(request: Request, application_id: int) -> HttpResponse:
    """Concur or decline."""
    request.actor.require(Permission.PERMITS_CONCUR)
    row = queries.application_row(request.actor, application_id)
    require_open(may_concur(request.actor, row))
    form = ConcurForm(sent(request))

    def act() -> None:
        verdict, reasons = form.answered()
        actions.concur(request.actor, row, verdict=verdict, reasons=reasons)

    return after(request, form, act, application_id, _("Concur or decline"))


def refuse(request: Request, application_id: int) -> HttpResponse:
    """The letter of refusal, after a concurrence."""
    request.actor.require(Permission.PERMITS_EDIT)
    row = queries.application_row(request.actor, application_id)
    require_open(may_refuse(request.actor, row))
    form = ConfirmForm(sent(request))

    def act() -> None:
        actions.issue_refusal(request.actor, row)

    return after(request, form, act, application_id, _("Issue the letter of refusal"))


@sensitive_post_parameters()
def give_back(request: Request, application_id: int) -> HttpResponse:
    """Not processed: the application and its fee go back."""
    row = queries.row_to_note(request.actor, application_id)
    offered = instructions.choices(Authority.PROCESSING)
    form = OpinionForm(sent(request), instructions=offered)

    def act() -> None:
        typed = form.cleaned_data
        chosen = instructions.instruction_row(typed["instruction"])
        actions.return_application(
            request.actor, row, instruction=chosen, reasons=typed["reasons"]
        )

    title = _("Return the application and its fee")
    return after(request, form, act, application_id, title)
