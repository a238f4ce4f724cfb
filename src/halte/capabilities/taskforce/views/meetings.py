"""Meetings, their agenda and their papers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.actions import meetings as actions
from halte.capabilities.taskforce.forms.meetings import (
    CallForm,
    MoveForm,
    NamingForm,
    PaperForm,
    PointForm,
    ReasonForm,
)
from halte.capabilities.taskforce.models import Meeting
from halte.capabilities.taskforce.queries import meetings as queries
from halte.capabilities.taskforce.queries import overview, rows
from halte.capabilities.taskforce.views.frame import hand_out, meeting_address
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import pick
from halte.core.ui.form_pages import form_after, sent

KEEP = Permission.TASKFORCE_KEEP


@require_GET
def meetings(request: Request) -> HttpResponse:
    """Every meeting."""
    context = {"meetings": queries.meetings(request.actor),
               "may_keep": overview.may_keep(request.actor)}  # fmt: skip
    return render(request, "taskforce/meetings.html", context)


@require_GET
def meeting(request: Request, meeting_id: int) -> HttpResponse:
    """One meeting: agenda, papers, attendance, decisions, minutes."""
    found = queries.meeting_page(request.actor, number=meeting_id)
    return render(request, "taskforce/meeting.html", {"page": found})


def call(request: Request) -> HttpResponse:
    """A new meeting."""
    overview.require(request.actor, KEEP)
    form, row = CallForm(sent(request)), Meeting()

    def act() -> None:
        starts_at, ends_at = form.hours()
        actions.call_meeting(
            request.actor, row, naming=form.naming(), starts_at=starts_at,
            ends_at=ends_at, afterwards=form.cleaned_data["afterwards"],
        )  # fmt: skip

    back = reverse("taskforce:meetings")
    return form_after(
        request, form, act, said=_("The meeting is kept. Now write its agenda."),
        to=lambda: reverse("taskforce:meeting", args=[row.pk]),
        title=_("Call a meeting"), back=back,
    )  # fmt: skip


def rename(request: Request, meeting_id: int) -> HttpResponse:
    """Another title or place."""
    row = rows.meeting_row(request.actor, meeting_id)
    overview.require(request.actor, KEEP, policy.may_prepare(request.actor, row))
    form = NamingForm(sent(request), meeting=row)

    def act() -> None:
        actions.rename_meeting(
            request.actor, row, naming=form.naming(), version=form.version_seen()
        )

    now = rows.meeting_row
    title, back = _("Edit title and place"), meeting_address(meeting_id)
    return form_after(
        request, form, act, current=lambda: now(request.actor, meeting_id).version,
        title=title, back=back,
    )  # fmt: skip


def move(request: Request, meeting_id: int) -> HttpResponse:
    """Another hour."""
    row = rows.meeting_row(request.actor, meeting_id)
    overview.require(request.actor, KEEP, policy.may_move(request.actor, row))
    form = MoveForm(sent(request))

    def act() -> None:
        starts_at, ends_at = form.hours()
        actions.move_meeting(
            request.actor, row, starts_at=starts_at, ends_at=ends_at,
            reason=form.reason(),
        )  # fmt: skip

    title, back = _("Move the meeting"), meeting_address(meeting_id)
    return form_after(
        request, form, act, said=_("Moved. Calendars follow within hours."),
        title=title, back=back,
    )  # fmt: skip


def cancel(request: Request, meeting_id: int) -> HttpResponse:
    """It does not take place."""
    row = rows.meeting_row(request.actor, meeting_id)
    overview.require(request.actor, KEEP, policy.may_cancel(request.actor, row))
    form = ReasonForm(sent(request))

    def act() -> None:
        actions.cancel_meeting(request.actor, row, reason=form.reason())

    title, back = _("Cancel the meeting"), meeting_address(meeting_id)
    lede = _("For good. Agenda and papers stay readable.")
    return form_after(
        request, form, act, said=_("Cancelled. Calendars strike it out."), title=title,
        back=back, lede=lede,
    )  # fmt: skip


def add_item(request: Request, meeting_id: int) -> HttpResponse:
    """A further point of the agenda."""
    row = rows.meeting_row(request.actor, meeting_id)
    overview.require(request.actor, KEEP, policy.may_prepare(request.actor, row))
    form = PointForm(overview.body_pairs(request.actor), sent(request))

    def act() -> None:
        actions.add_item(request.actor, row, point=form.point())

    title, back = _("Add a point to the agenda"), meeting_address(meeting_id)
    return form_after(request, form, act, title=title, back=back)


def edit_item(request: Request, item_id: int) -> HttpResponse:
    """A point said anew."""
    row = rows.item_row(request.actor, item_id)
    overview.require(request.actor, KEEP, policy.may_prepare_item(request.actor, row))
    form = PointForm(overview.body_pairs(request.actor), sent(request), item=row)

    def act() -> None:
        actions.edit_item(
            request.actor, row, point=form.point(), version=form.version_seen()
        )

    now = rows.item_row
    title, back = _("Edit a point of the agenda"), meeting_address(row.meeting_id)
    return form_after(
        request, form, act, current=lambda: now(request.actor, item_id).version,
        title=title, back=back,
    )  # fmt: skip


def add_paper(request: Request, item_id: int) -> HttpResponse:
    """A file for a point."""
    row = rows.item_row(request.actor, item_id)
    overview.require(request.actor, KEEP, policy.may_prepare_item(request.actor, row))
    form = PaperForm(sent(request), request.FILES or None)

    def act() -> None:
        actions.add_paper(request.actor, row, title=form.title(), sent=form.sent())

    title, back = _("Add a paper"), meeting_address(row.meeting_id)
    return form_after(
        request, form, act, said=_("The paper is kept, encrypted, with its digest."),
        title=title, back=back, lede=pick(row, "title"),
    )  # fmt: skip


def replace_paper(request: Request, paper_id: int) -> HttpResponse:
    """A newer file."""
    row = rows.paper_row(request.actor, paper_id)
    overview.require(request.actor, KEEP, policy.may_replace(request.actor, row))
    form = PaperForm(sent(request), request.FILES or None, paper=row)

    def act() -> None:
        actions.replace_paper(request.actor, row, title=form.title(), sent=form.sent())

    back = meeting_address(row.item.meeting_id)
    title = _("Replace a paper")
    return form_after(
        request, form, act, said=_("The newer paper is kept; the earlier one stays."),
        title=title, back=back, lede=pick(row, "title"),
    )  # fmt: skip


@require_GET
def paper(request: Request, paper_id: int) -> HttpResponse:
    """The file as it was sent."""
    return hand_out(queries.paper_file(request.actor, number=paper_id))
