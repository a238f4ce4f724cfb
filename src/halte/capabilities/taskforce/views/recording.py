"""Writing down a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.actions import recording as actions
from halte.capabilities.taskforce.forms.meetings import SaidForm
from halte.capabilities.taskforce.forms.recording import (
    AttendanceForm,
    DecisionForm,
    ToDoForm,
)
from halte.capabilities.taskforce.queries import overview, recording, rows
from halte.capabilities.taskforce.views.frame import meeting_address
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import pick
from halte.core.ui.form_pages import form_after, form_page, kept, sent

KEEP = Permission.TASKFORCE_KEEP


def attendance(request: Request, meeting_id: int) -> HttpResponse:
    """Who came."""
    row = rows.meeting_row(request.actor, meeting_id)
    overview.require(request.actor, KEEP, policy.may_record(request.actor, row))
    pairs, there = recording.attendance_of(row)
    form = AttendanceForm(pairs, there, sent(request))

    def act() -> None:
        actions.record_attendance(request.actor, row, came=form.came())

    title, back = _("Who came?"), meeting_address(meeting_id)
    return form_after(
        request, form, act, title=title, back=back, template="taskforce/attendance.html"
    )


def said(request: Request, item_id: int) -> HttpResponse:
    """What was said of a point."""
    row = rows.item_row(request.actor, item_id)
    overview.require(request.actor, KEEP, policy.may_record_item(request.actor, row))
    form = SaidForm(sent(request), item=row)

    def act() -> None:
        words = form.cleaned_data["said_en"], form.cleaned_data["said_fr"]
        actions.record_item(request.actor, row, said=words, version=form.version_seen())

    now = rows.item_row
    title, back = _("What was said?"), meeting_address(row.meeting_id)
    return form_after(
        request, form, act, current=lambda: now(request.actor, item_id).version,
        title=title, back=back, lede=pick(row, "title"),
    )  # fmt: skip


def decide(request: Request, item_id: int) -> HttpResponse:
    """What was decided at a point."""
    row = rows.item_row(request.actor, item_id)
    overview.require(request.actor, KEEP, policy.may_record_item(request.actor, row))
    form = DecisionForm(overview.promise_pairs(request.actor), sent(request))

    def act() -> None:
        actions.decide(request.actor, row, deciding=form.deciding())

    title, back = _("Record a decision"), meeting_address(row.meeting_id)
    return form_after(
        request, form, act, said=_("The decision is kept. Who carries it out?"),
        title=title, back=back, lede=pick(row, "title"),
    )  # fmt: skip


def correct(request: Request, decision_id: int) -> HttpResponse:
    """The words as they should have been."""
    row = rows.decision_row(request.actor, decision_id)
    overview.require(request.actor, KEEP, policy.may_correct(request.actor, row))
    pairs = overview.promise_pairs(request.actor)
    form = DecisionForm(pairs, sent(request), decision=row)

    def act() -> None:
        actions.correct_decision(request.actor, row, deciding=form.deciding())

    title, back = _("Correct a decision"), meeting_address(row.item.meeting_id)
    return form_after(
        request, form, act, said=_("Corrected; the earlier words stay readable."),
        title=title, back=back,
    )  # fmt: skip


def add_action(request: Request, item_id: int) -> HttpResponse:
    """Who is to do what by when."""
    row = rows.item_row(request.actor, item_id)
    overview.require(request.actor, KEEP, policy.may_add_action(request.actor, row))
    pairs = overview.body_pairs(request.actor)
    form = ToDoForm(
        pairs, recording.decision_pairs(row), sent(request),
        initial={"decision": request.GET.get("decision", "")},
    )  # fmt: skip

    def act() -> None:
        actions.add_action_item(request.actor, row, to_do=form.to_do())

    if kept(form, act):
        messages.success(request, recording.said_of_new(form.cleaned_data["due"]))
        return redirect("taskforce:meeting", row.meeting_id)
    title, back = _("Add an action item"), meeting_address(row.meeting_id)
    return form_page(request, form, title=title, back=back, lede=pick(row, "title"))
