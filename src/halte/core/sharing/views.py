"""Sending data to a partner, and the register of who holds what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.core.access.request import Request
from halte.core.errors import Denied, Invalid
from halte.core.intake.csv_out import csv_response
from halte.core.organisations.queries import organisation
from halte.core.sharing import actions, queries, tables
from halte.core.sharing.forms import AskForm, NarrowForm, NoteForm, shape
from halte.core.sharing.packing import Parcel
from halte.core.sharing.states import CopyState


@require_GET
def holders(request: Request) -> HttpResponse:
    """Who holds what."""
    shown = request.GET.get("show", "")
    found = queries.holders(request.actor, only=shown)
    context = {"holders": found, "shown": shown, "doors": queries.doors(request.actor)}
    return render(request, "sharing/holders.html", context)


@require_GET
def register_file(request: Request) -> HttpResponseBase:
    """The register as a table to take along."""
    found = queries.holders(request.actor)
    return csv_response("halte-disclosures", tables.HEADINGS, tables.rows(found))


def send(request: Request) -> HttpResponse:
    """Choose, see what may go and what is missing, send."""
    queries.require_sending(request.actor)
    if request.method == "POST":
        return _sent(request)
    return _page(request, status=200)


def _sent(request: Request) -> HttpResponse:
    """The parcel, or the page again with what is missing."""
    asked, picked = request.GET, request.GET.getlist("field")
    try:
        made = actions.send(
            request.actor,
            organisation(request.actor, asked.get("to", "")),
            purpose=asked.get("purpose", ""),
            dataset=asked.get("dataset", ""),
            fields=picked,
            form=shape(request.POST.get("form")),
            filters=asked.dict(),
        )
    except Invalid as invalid:
        messages.error(request, str(invalid.sentence))
        return _page(request, status=400)
    except Denied as denied:
        messages.error(request, str(denied.sentence))
        return _page(request, status=403)
    return download(made)


def _page(request: Request, *, status: int) -> HttpResponse:
    actor, asked = request.actor, request.GET
    form = AskForm(
        queries.recipients(actor), queries.datasets(actor), asked if asked else None
    )
    context: dict[str, Any] = {"form": form, "narrow": None, "preview": None}
    if form.is_valid():
        found = queries.preview(
            actor,
            to=form.cleaned_data["to"],
            purpose=form.cleaned_data["purpose"],
            dataset_id=form.cleaned_data["dataset"],
            fields=asked.getlist("field"),
        )
        context["preview"] = found
        context["narrow"] = NarrowForm(actor, found.dataset, asked)
    elif form.is_bound:
        status = 400
    return render(request, "sharing/send.html", context, status=status)


def download(made: Parcel) -> HttpResponse:
    """The parcel as a file that no cache keeps."""
    response = HttpResponse(made.content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response["Cache-Control"] = "no-store"
    return response


def copy(request: Request, copy_id: int) -> HttpResponse:
    """One copy: what went out, why, and what became of it."""
    page = queries.copy(request.actor, copy_id=copy_id)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        row = queries.copy_row(request.actor, copy_id)
        typed = form.cleaned_data
        state = CopyState(typed.pop("state"))
        try:
            actions.note_copy(request.actor, row, state=state, **typed)
        except Invalid as invalid:
            form.add_error(invalid.field or None, str(invalid.sentence))
        else:
            messages.success(request, _("Recorded."))
            return redirect("sharing:copy", copy_id)
    context = {"copy": page, "form": form,
               "may_note": queries.may_note_here(request.actor, copy_id)}  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "sharing/copy.html", context, status=status)
