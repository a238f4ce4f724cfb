"""Pages of the rows that wait: mend, leave out, download, send again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from halte.core.access.request import Request
from halte.core.errors import Invalid
from halte.core.intake import about, actions, corrections, queries
from halte.core.intake.csv_out import csv_response
from halte.core.intake.forms import (
    CorrectionsForm,
    ReasonForm,
    RowFilterForm,
    RowForm,
)
from halte.core.ui.pages import paginate


def rows(request: Request, batch_id: int) -> HttpResponse:
    """Rows that wait, were mended or left out."""
    found = queries.batch_of(request.actor, batch_id)
    form = RowFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    state = chosen.get("state") or "waiting"
    column, _sep, code = chosen.get("fault", "").partition(":")
    numbers = queries.rows_with(found, state=state, column=column, code=code)
    page = paginate(numbers, request.GET.get("page"), per_page=25)
    lines = queries.reject_lines(request.actor, found, list(page))
    shown = {
        "batch": found, "form": form, "page": page, "lines": lines,
        "headings": about.mapped_titles(found), "state": state,
        "fault": chosen.get("fault", ""), "total": len(numbers),
        "may_mend": not about.refusal_to(request.actor, found, "drop"),
    }  # fmt: skip
    return render(request, "intake/rows.html", shown)


def row(request: Request, batch_id: int, number: int) -> HttpResponse:
    """One row: its cells, what is wrong with each; saved and checked at once."""
    found = queries.batch_of(request.actor, batch_id)
    reject = queries.reject_of(request.actor, found, number)
    data = request.POST if request.method == "POST" else None
    form = RowForm(found, reject, data)
    if data is not None and form.is_valid():
        mended = actions.mend(request.actor, reject, cells=form.edited())
        if mended.state == "waiting":
            return redirect("intake:row", batch_id=batch_id, number=number)
        messages.success(request, _("The row is right now."))
        after = about.next_waiting(found, number)
        if after is None:
            return redirect("intake:batch", batch_id=batch_id)
        return redirect("intake:row", batch_id=batch_id, number=after)
    page = {
        "batch": found, "reject": reject, "form": form,
        "after": about.next_waiting(found, number),
        "may_mend": not about.refusal_to(request.actor, found, "drop"),
    }  # fmt: skip
    return render(request, "intake/row.html", page)


def download(request: Request, batch_id: int) -> HttpResponseBase:
    """The waiting rows with what to mend, as CSV."""
    found = queries.batch_of(request.actor, batch_id)
    request.actor.require(queries.feed_of(found).submit)
    body = list(corrections.rows(request.actor, found))
    return csv_response(f"rows-{found.pk}", corrections.headings(found), body)


def send_again(request: Request, batch_id: int) -> HttpResponse:
    """Take the download back, corrected."""
    found = queries.batch_of(request.actor, batch_id)
    form = CorrectionsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = corrections.read_back(found, form.cleaned_data["file"].chunks())
            count = actions.send_again(request.actor, found, corrections=given)
        except Invalid as error:
            form.add_error("file", str(error.sentence))
        else:
            done = ngettext(
                "%(count)s row was changed.", "%(count)s rows were changed.", count
            )
            messages.success(request, done % {"count": count})
            return redirect("intake:batch", batch_id=batch_id)
    return render(request, "intake/send_again.html", {"batch": found, "form": form})


def leave_out(request: Request, batch_id: int) -> HttpResponse:
    """Leave out one row, or all rows with one kind of fault, for a reason."""
    found = queries.batch_of(request.actor, batch_id)
    fault, number = request.GET.get("fault", ""), request.GET.get("row", "")
    column, _sep, code = fault.partition(":")
    numbers = queries.rows_with(found, state="waiting", column=column, code=code)
    if number:
        numbers = [n for n in numbers if str(n) == number]
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.drop(request.actor, found, numbers=numbers, reason=reason)
        return redirect("intake:batch", batch_id=batch_id)
    page = {
        "batch": found, "form": form, "numbers": numbers[:20], "total": len(numbers),
        "kind": about.fault_text(found, column, code),
    }  # fmt: skip
    return render(request, "intake/leave_out.html", page)


@require_POST
def put_back(request: Request, batch_id: int, number: int) -> HttpResponse:
    """A row that was left out waits again."""
    found = queries.batch_of(request.actor, batch_id)
    actions.put_back(request.actor, queries.reject_of(request.actor, found, number))
    messages.success(request, _("The row waits to be mended again."))
    return redirect(reverse("intake:row", args=[batch_id, number]))
