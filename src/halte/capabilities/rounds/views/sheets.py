"""Workbooks out and in, and rows to mend; standing in for a colleague."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.rounds.actions import leave as leaving
from halte.capabilities.rounds.actions import sheets as acts
from halte.capabilities.rounds.forms.reports import RowForm, WorkbookForm
from halte.capabilities.rounds.forms.rounds import AbsenceForm
from halte.capabilities.rounds.queries import doors, lines, sheets
from halte.capabilities.rounds.states import Duty
from halte.capabilities.rounds.workbook.reading import read_workbook
from halte.core.access.request import Request
from halte.core.errors import Invalid
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import attach, form_page, kept, sent

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def take(request: Request, round_id: int) -> HttpResponse:
    """One’s own questions as a workbook."""
    row = lines.round_row(request.actor, round_id)
    answer = HttpResponse(sheets.own_workbook(request.actor, row), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="halte-round-{row.pk}.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer


def workbook(request: Request, round_id: int) -> HttpResponse:
    """Send a workbook in; see what became of it and which rows wait."""
    row = doors.to_send_rows(request.actor, round_id)
    files = request.FILES if request.method == "POST" else None
    form = WorkbookForm(sent(request), files)
    if request.method == "POST" and form.is_valid():
        try:
            blocks = form.cleaned_data["file"].chunks()
            found = read_workbook(blocks, row.questions.all())
            acts.send_workbook(request.actor, row, sent=found)
        except Invalid as fault:
            attach(form, fault, "file")
        else:
            messages.success(
                request, _("The workbook is in. See below what became of it.")
            )
            return redirect("rounds:workbook", round_id)
    page = sheets.sheets_page(request.actor, row)
    return form_page(
        request, form, template="rounds/workbook.html", round=row, page=page
    )


def mend(request: Request, row_id: int) -> HttpResponse:
    """Mend a row that could not be taken."""
    row = sheets.row_of(request.actor, row_id)
    page = sheets.row_page(row)
    form = RowForm(page.columns, page.cells, page.faults, sent(request))
    if request.method == "POST" and form.is_valid():
        after = acts.mend(request.actor, row, cells=form.cells())
        if not after.faults:
            messages.success(request, _("The row is taken onto its report."))
            return redirect("rounds:workbook", page.round_id)
        form.say(sheets.faults_of(after))
    return form_page(request, form, template="rounds/row.html", page=page)


@require_POST
def leave_out(request: Request, row_id: int) -> HttpResponse:
    """Do without a row."""
    row = sheets.row_of(request.actor, row_id)
    acts.leave_out(request.actor, row)
    messages.success(request, _("The row is left out."))
    return redirect("rounds:workbook", row.sheet.round_id)


def leave(request: Request) -> HttpResponse:
    """Leave a duty to a colleague while away."""
    actor = request.actor
    form = AbsenceForm(sheets.duties_of(actor), sheets.colleagues(actor), sent(request))
    body = own_organisation(actor)

    def act() -> object:
        does = leaving.leave_writing
        if form.cleaned_data["duty"] == Duty.APPROVE:
            does = leaving.leave_approving
        return does(actor, body, absence=form.absence())

    if request.method == "POST" and kept(form, act):
        messages.success(request, _("Your colleague stands in for you on those days."))
        return redirect("rounds:leave")
    context = {"leaves": sheets.leaves(actor), "may_leave": form.has_duties}
    return form_page(request, form, template="rounds/leave.html", **context)


@require_POST
def take_back(request: Request, leave_id: int) -> HttpResponse:
    """Take a duty back."""
    leaving.take_back(request.actor, sheets.leave_row(request.actor, leave_id))
    messages.success(request, _("The duty is yours again."))
    return redirect("rounds:leave")
