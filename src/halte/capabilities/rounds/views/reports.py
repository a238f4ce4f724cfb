"""One report: reading it, writing it, handing it in, sending it back, taking it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.rounds.actions import reports as acts
from halte.capabilities.rounds.checking import troubles
from halte.capabilities.rounds.content import read_back
from halte.capabilities.rounds.forms.reports import ReportForm
from halte.capabilities.rounds.forms.rounds import CommentForm
from halte.capabilities.rounds.models import Report
from halte.capabilities.rounds.queries import doors, reports
from halte.capabilities.rounds.queries.writing import writing_of
from halte.core.access.request import Request
from halte.core.errors import Invalid
from halte.core.ui.form_pages import attach, form_page, kept, sent


@require_GET
def show(request: Request, report_id: int) -> HttpResponse:
    """A report in full."""
    page = reports.report_page(request.actor, report_id)
    return render(request, "rounds/report.html", {"page": page})


def write(request: Request, report_id: int) -> HttpResponse:
    """Write a report, or go on writing it."""
    report = doors.to_write(request.actor, report_id)
    form = ReportForm(writing_of(report), sent(request))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        if in_order(form, report):
            try:
                acts.write(request.actor, report, content=form.content(), seen=seen)
            except Invalid as fault:
                attach(form, fault)
            else:
                return after_saving(request, report_id)
    return form_page(request, form, template="rounds/write.html", writing=form.writing)


def in_order(form: ReportForm, report: Report) -> bool:
    """True where the text can be kept; else what speaks against it is shown."""
    form.show(troubles(report, form.content()))
    return not form.errors


def after_saving(request: Request, report_id: int) -> HttpResponse:
    """To the report; to the two texts, where a colleague was writing as well."""
    page = reports.report_page(request.actor, report_id)
    if page.line.forked:
        messages.warning(
            request,
            _("A colleague saved while you wrote. Both texts are kept, side by side."),
        )
        return redirect("rounds:merge", report_id)
    if page.version:
        messages.success(request, _("Your text is kept."))
    else:
        messages.warning(request, _("Nothing was written, so nothing was kept."))
    return redirect("rounds:report", report_id)


def merge(request: Request, report_id: int) -> HttpResponse:
    """Make one text of two."""
    report = doors.to_write(request.actor, report_id)
    fork = reports.fork_of(request.actor, report_id)
    writing = writing_of(report, content=read_back(fork.other.content))
    form = ReportForm(writing, sent(request))
    numbers = {"one": fork.one.number, "other": fork.other.number}
    if request.method == "POST" and form.is_valid() and in_order(form, report):
        try:
            acts.merge(request.actor, report, content=form.content(), **numbers)
        except Invalid as fault:
            attach(form, fault)
        else:
            return after_saving(request, report_id)
    return form_page(
        request, form, template="rounds/merge.html", writing=form.writing, fork=fork
    )


@require_POST
def copy(request: Request, report_id: int) -> HttpResponse:
    """Begin with the words of the last round."""
    acts.copy_forward(request.actor, reports.report_row(request.actor, report_id))
    messages.success(
        request,
        _("The last round’s words are here. Change what changed; state money anew."),
    )
    return redirect("rounds:write", report_id)


@require_POST
def submit(request: Request, report_id: int) -> HttpResponse:
    """Ask a second person to approve it."""
    report = reports.report_row(request.actor, report_id)
    if told(request, lambda: acts.submit(request.actor, report)):
        messages.success(request, _("Submitted. A second person now approves it."))
    return redirect("rounds:report", report_id)


@require_POST
def approve(request: Request, report_id: int, version: int) -> HttpResponse:
    """Let it go to the secretariat."""
    report = reports.report_row(request.actor, report_id)
    if told(request, lambda: acts.approve(request.actor, report, seen=version)):
        messages.success(request, _("Approved. The report is with the secretariat."))
    return redirect("rounds:report", report_id)


@require_POST
def accept(request: Request, report_id: int, version: int) -> HttpResponse:
    """Take it into the plan."""
    report = reports.report_row(request.actor, report_id)
    if told(request, lambda: acts.accept(request.actor, report, seen=version)):
        messages.success(
            request, _("Accepted. The plan has its statement, and money its entries.")
        )
    return redirect("rounds:report", report_id)


def send_back(request: Request, report_id: int) -> HttpResponse:
    """Give it back with a comment."""
    report = doors.to_send_back(request.actor, report_id)
    form = CommentForm(sent(request))
    if request.method == "POST" and kept(
        form, lambda: acts.send_back(request.actor, report, **form.cleaned_data)
    ):
        messages.success(request, _("Sent back, with your comment."))
        return redirect("rounds:report", report_id)
    page = reports.report_page(request.actor, report_id)
    return form_page(request, form, template="rounds/send_back.html", page=page)


def told(request: Request, act: Callable[[], object]) -> bool:
    """True where the action was done; a fault is said on the next page."""
    try:
        act()
    except Invalid as fault:
        messages.error(request, str(fault.sentence))
        return False
    return True
