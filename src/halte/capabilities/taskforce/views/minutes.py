"""Submitting, approving and handing out minutes."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.actions import minutes as actions
from halte.capabilities.taskforce.forms.recording import ApproveForm, ReturnForm
from halte.capabilities.taskforce.queries import meetings as queries
from halte.capabilities.taskforce.queries import overview, rows
from halte.capabilities.taskforce.views.frame import hand_out, meeting_address
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import LANGUAGES
from halte.core.errors import Missing
from halte.core.ui.form_pages import form_after, sent


def submit(request: Request, meeting_id: int) -> HttpResponse:
    """Freeze the minutes for a second person."""
    row = rows.meeting_row(request.actor, meeting_id)
    code = policy.may_submit(request.actor, row)
    overview.require(request.actor, Permission.TASKFORCE_KEEP, code)
    form = Form(sent(request))

    def act() -> None:
        actions.submit_minutes(request.actor, row)

    lede = _(
        "Both documents are drawn from what is written down. Nothing can be changed "
        "until someone who did not write on them approves or returns them."
    )
    title, back = _("Submit the minutes"), meeting_address(meeting_id)
    return form_after(
        request, form, act, said=_("Submitted. A second person reads them now."),
        title=title, back=back, lede=lede,
    )  # fmt: skip


def approve(request: Request, meeting_id: int) -> HttpResponse:
    """They stand for good."""
    row = rows.meeting_row(request.actor, meeting_id)
    page = queries.meeting_page(request.actor, number=meeting_id)
    code = policy.may_decide(request.actor, row)
    overview.require(request.actor, Permission.TASKFORCE_APPROVE, code)
    form = ApproveForm(sent(request), initial={"number": newest(page)})

    def act() -> None:
        actions.approve_minutes(request.actor, row, **form.cleaned_data)

    lede = _("You have read them and someone else wrote them. They stand for good.")
    return form_after(
        request, form, act, said=_("Approved and frozen."),
        title=_("Approve the minutes"), lede=lede, page=page,
        back=meeting_address(meeting_id), template="taskforce/verdict.html",
    )  # fmt: skip


def send_back(request: Request, meeting_id: int) -> HttpResponse:
    """Back to those who wrote them."""
    row = rows.meeting_row(request.actor, meeting_id)
    page = queries.meeting_page(request.actor, number=meeting_id)
    code = policy.may_decide(request.actor, row)
    overview.require(request.actor, Permission.TASKFORCE_APPROVE, code)
    form = ReturnForm(sent(request), initial={"number": newest(page)})

    def act() -> None:
        actions.return_minutes(request.actor, row, **form.cleaned_data)

    lede = _("Say what should change. They can then be mended and submitted again.")
    return form_after(
        request, form, act, said=_("The minutes were returned."),
        title=_("Return the minutes"), lede=lede, page=page,
        back=meeting_address(meeting_id), template="taskforce/verdict.html",
    )  # fmt: skip


def newest(page: queries.MeetingPage) -> int:
    """The number of the minutes that were submitted last."""
    return page.latest.number if page.latest else 0


@require_GET
def document(
    request: Request, meeting_id: int, number: int, language: str
) -> HttpResponse:
    """The minutes as a tagged PDF, as they were frozen."""
    for known in LANGUAGES:
        if known == language:
            return hand_out(
                queries.minutes_file(
                    request.actor, meeting=meeting_id, number=number, language=known
                )
            )
    raise Missing("not_found")
