"""Pages of a file’s way: send, columns, check, accept, undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halte.core.access.request import Request
from halte.core.errors import CodedError, Denied, Invalid
from halte.core.intake import about, actions, mapping, queries, showing, taking_in
from halte.core.intake.feeds import feeds_for
from halte.core.intake.forms import (
    FilterForm,
    MappingForm,
    ReadingForm,
    ReasonForm,
    SendForm,
)
from halte.core.intake.models import Batch
from halte.core.intake.readings import Reading
from halte.core.ui.pages import paginate


def start(request: Request) -> HttpResponse:
    """The kinds of files I may send, and the last that came."""
    lines = queries.lines(list(queries.batch_lines(request.actor)[:5]))
    feeds = feeds_for(request.actor)
    if not feeds and not lines:
        raise Denied("no_permission")
    return render(request, "intake/start.html", {"feeds": feeds, "lines": lines})


def send(request: Request, slug: str) -> HttpResponse:
    """Send a file in."""
    feed = taking_in.feed_named(slug)
    request.actor.require(feed.submit)
    sources = queries.sources_of(request.actor, feed)
    form = SendForm(sources, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, name = form.cleaned_data["file"], form.cleaned_data["name"]
        sent = taking_in.send(request.actor, feed, name, file.chunks(), file.name or "")
        if sent.again:
            messages.info(
                request, _("This very file is here already. Nothing was changed.")
            )
        received = sent.batch.state == "received"
        page = "intake:columns" if received else "intake:batch"
        return redirect(page, batch_id=sent.batch.pk)
    return render(request, "intake/send.html", {"feed": feed, "form": form})


def batches(request: Request) -> HttpResponse:
    """All files, with filters."""
    form = FilterForm(feeds_for(request.actor), request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.batch_lines(
        request.actor,
        feed=chosen.get("feed", ""),
        state=chosen.get("state", ""),
        waiting=chosen.get("waiting", False),
    )
    page: Page[Batch] = paginate(found, request.GET.get("page"))
    shown = {"form": form, "page": page, "lines": queries.lines(list(page))}
    return render(request, "intake/batches.html", shown)


def batch(request: Request, batch_id: int) -> HttpResponse:
    """A file: what became of each row, what to do next, who did what."""
    found = queries.batch_of(request.actor, batch_id)
    feed = queries.feed_of(found)
    is_read = found.state not in ("received", "refused")
    may_see = is_read and request.actor.may(feed.submit)
    page: dict[str, Any] = {
        "batch": found,
        "feed": feed,
        "line": queries.lines([found])[0],
        "refusal": about.refusal_of(found),
        "work": queries.work_on(found),
        "balance": queries.balance(found),
        "faults": queries.fault_kinds(found) if is_read else [],
        "ambiguous": about.ambiguous(found) if is_read else [],
        "preview": showing.preview(request.actor, found) if may_see else None,
        "steps": queries.history(found),
        "may": about.open_acts(request.actor, found),
        "held_back": about.why_not_undone(request.actor, found),
        "result": about.result_of(request.actor, found),
    }
    return render(request, "intake/batch.html", page)


def columns(request: Request, batch_id: int) -> HttpResponse:
    """Say how the file is read and which column is which."""
    found = queries.batch_of(request.actor, batch_id)
    if code := about.refusal_to(request.actor, found, "map_columns"):
        raise Denied(code)
    choices = ReadingForm(found.reading, request.GET or None)
    reading, fault = corrected(found, choices)
    feed = queries.feed_of(found)
    guessed = mapping.guess(feed, reading.headings, found.source.remembered)
    mapped = found.mapped if reading == found.reading and found.mapped else guessed
    form = MappingForm(feed, reading.headings, mapped, request.POST or None)
    if request.method == "POST" and not fault and form.is_valid():
        taking_in.map_and_check(request.actor, found, reading, form.mapped())
        return redirect("intake:batch", batch_id=batch_id)
    rows, broken = showing.first_rows(request.actor, found, reading=reading)
    page = {
        "batch": found, "feed": feed, "choices": choices, "form": form,
        "reading": reading, "rows": rows, "fault": fault or broken,
        "aside": mapping.left_aside(reading.headings, mapped),
        "missing": about.missing_columns(feed, mapped),
        "edited": about.has_edits(found),
    }  # fmt: skip
    return render(request, "intake/columns.html", page)


def corrected(found: Batch, choices: ReadingForm) -> tuple[Reading, CodedError | None]:
    """The file’s reading as asked for in the address, or as it was."""
    if not choices.is_bound or not choices.is_valid():
        return found.reading, None
    try:
        return taking_in.reread(found, choices.corrected()), None
    except Invalid as error:
        return found.reading, error


@require_POST
def accept(request: Request, batch_id: int) -> HttpResponse:
    """Accept the rows that are right."""
    found = queries.batch_of(request.actor, batch_id)
    taking_in.accept(request.actor, found)
    return redirect("intake:batch", batch_id=batch_id)


@require_POST
def go_on(request: Request, batch_id: int) -> HttpResponse:
    """Take up work that stopped."""
    taking_in.go_on(request.actor, queries.batch_of(request.actor, batch_id))
    return redirect("intake:batch", batch_id=batch_id)


def undo(request: Request, batch_id: int) -> HttpResponse:
    """Take back what a file brought in."""
    found = queries.batch_of(request.actor, batch_id)
    if code := about.refusal_to(request.actor, found, "undo"):
        raise Denied(code)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.undo(request.actor, found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The file is undone."))
        return redirect("intake:batch", batch_id=batch_id)
    page = {"batch": found, "form": form, "balance": queries.balance(found)}
    return render(request, "intake/undo.html", page)


def set_aside(request: Request, batch_id: int) -> HttpResponse:
    """Set aside a file of which nothing was kept."""
    found = queries.batch_of(request.actor, batch_id)
    if code := about.refusal_to(request.actor, found, "refuse"):
        raise Denied(code)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.refuse(request.actor, found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The file is set aside."))
        return redirect("intake:batch", batch_id=batch_id)
    return render(request, "intake/set_aside.html", {"batch": found, "form": form})
