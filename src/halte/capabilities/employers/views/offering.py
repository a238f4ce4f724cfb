"""What an employer was seen to offer: entered, contested, withdrawn, ended."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.employers.actions import offering as actions
from halte.capabilities.employers.forms.offering import (
    AnswerForm,
    ContestForm,
    SeenForm,
    WithdrawForm,
)
from halte.capabilities.employers.policy import (
    may_answer_contest,
    may_contest,
    may_end_service,
    may_withdraw_service,
)
from halte.capabilities.employers.queries.offering import service_row
from halte.capabilities.employers.queries.rows import employer_row
from halte.capabilities.employers.views.frame import page_of
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Denied
from halte.core.ui.form_pages import form_after, sent


def require(code: str) -> None:
    """Refuse what the state of a fact does not allow, before the form."""
    if code:
        raise Denied(code)


@sensitive_post_parameters()
def see(request: Request, employer_id: int) -> HttpResponse:
    """What the business was seen to offer."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = employer_row(request.actor, employer_id)
    form = SeenForm(sent(request))

    def act() -> None:
        actions.see_service(request.actor, row, seen=form.seen())

    title = _("Note what the business offers")
    return form_after(request, form, act, title=title, back=page_of(employer_id))


@sensitive_post_parameters()
def contest(request: Request, service_id: int) -> HttpResponse:
    """What is said against a fact."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = service_row(request.actor, service_id)
    require(may_contest(request.actor, row))
    form = ContestForm(sent(request))

    def act() -> None:
        actions.contest(request.actor, row, **form.cleaned_data)

    title = _("Note that this fact is contested")
    return form_after(request, form, act, title=title, back=page_of(row.employer_id))


@sensitive_post_parameters()
def answer(request: Request, service_id: int) -> HttpResponse:
    """What became of a contest."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = service_row(request.actor, service_id)
    require(may_answer_contest(request.actor, row))
    form = AnswerForm(sent(request))

    def act() -> None:
        actions.answer_contest(request.actor, row, **form.answered())

    return form_after(
        request, form, act, title=_("Answer the contest"), back=page_of(row.employer_id)
    )


@sensitive_post_parameters()
def withdraw(request: Request, service_id: int) -> HttpResponse:
    """A fact that was wrong."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = service_row(request.actor, service_id)
    require(may_withdraw_service(request.actor, row))
    form = WithdrawForm(sent(request))

    def act() -> None:
        actions.withdraw_service(request.actor, row, **form.cleaned_data)

    return form_after(
        request, form, act, title=_("Withdraw this fact"), back=page_of(row.employer_id)
    )


@sensitive_post_parameters()
def end(request: Request, service_id: int) -> HttpResponse:
    """The last day on which it was offered."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = service_row(request.actor, service_id)
    require(may_end_service(request.actor, row))
    form = ContestForm(sent(request))

    def act() -> None:
        actions.end_service(request.actor, row, **form.cleaned_data)

    title = _("Note the last day on which it was offered")
    return form_after(request, form, act, title=title, back=page_of(row.employer_id))
