"""The steward’s room: what is due, calls, signals, and where help is far."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.directory.actions import checks as actions
from halte.capabilities.directory.forms.stewarding import NeedForm, OutcomeForm
from halte.capabilities.directory.gap_map import gap_map
from halte.capabilities.directory.models import Service, Signal
from halte.capabilities.directory.queries import arrivals, quality, rounds
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Invalid
from halte.core.ui.form_pages import attach
from halte.core.ui.pages import paginate

KEEP = Permission.DIRECTORY_KEEP
FIRST = "emergency_shelter"


@require_GET
def steward(request: Request) -> HttpResponse:
    """The day of who keeps the directory."""
    context = {
        "quality": quality.quality(request.actor),
        "needs": quality.needs_covered(request.actor),
    }
    return render(request, "directory/steward.html", context)


@require_GET
def checks(request: Request) -> HttpResponse:
    """What is due and overdue; ten of them make a round of calls."""
    request.actor.require(KEEP)
    due = rounds.checks_due(request.actor)
    page: Page[Service] = paginate(due, request.GET.get("page"), 30)
    lines = [rounds.to_check(row) for row in page]
    return render(request, "directory/checks.html", {"page": page, "lines": lines})


@require_POST
@sensitive_post_parameters()
def call_round(request: Request) -> HttpResponse:
    """A call sheet for those chosen; sent again with what the calls found."""
    chosen = request.POST.getlist("chosen")
    if not chosen:
        messages.warning(request, _("Choose at least one listing."))
        return redirect("directory:checks")
    sheet = rounds.call_sheet(request.actor, references=chosen)
    filled = request.POST if "found" in request.POST else None
    forms = [OutcomeForm(filled, call=call) for call in sheet]
    if filled is not None and kept(request, forms):
        return redirect("directory:checks")
    status = 400 if filled is not None else 200
    return render(request, "directory/round.html", {"forms": forms}, status=status)


def kept(request: Request, forms: list[OutcomeForm]) -> bool:
    """True where all calls of the round are kept."""
    if not all(form.is_valid() for form in forms):
        return False
    found = tuple(one for form in forms if (one := form.found()) is not None)
    unclear = [
        form for form in forms
        if (one := form.found()) and one.finding == "changed" and not one.changed
    ]  # fmt: skip
    for form in unclear:
        attach(form, Invalid("directory_changed_what", field="changed"))
    if unclear:
        return False
    actions.check_many(request.actor, rounds.edition_row(), found=found)
    messages.success(request, _("%(count)s checks are kept.") % {"count": len(found)})
    return True


@require_GET
def signals(request: Request) -> HttpResponse:
    """What people who tried a service told us."""
    heard = rounds.signals(request.actor)
    page: Page[Signal] = paginate(heard, request.GET.get("page"), 30)
    lines = [rounds.signal_line(row) for row in page]
    return render(request, "directory/signals.html", {"page": page, "lines": lines})


@require_POST
def close_signal(request: Request, number: int) -> HttpResponse:
    """A signal that was looked at."""
    row = rounds.signal_row(request.actor, number=number)
    actions.close_signal(request.actor, row)
    return redirect("directory:signals")


@require_GET
def arrival(request: Request, batch: int) -> HttpResponse:
    """What became of a directory that came in."""
    found = arrivals.arrival(request.actor, batch=batch)
    return render(request, "directory/arrival.html", {"arrival": found})


@require_GET
def gaps(request: Request) -> HttpResponse:
    """Where help of one kind is far: a map and its table."""
    form = NeedForm(request.GET if "need" in request.GET else {"need": FIRST})
    need = form.cleaned_data["need"] if form.is_valid() else FIRST
    found = quality.gaps(request.actor, need=need)
    context = {
        "form": form, "map": gap_map(found), "worst": found[:30],
        "far": [each for each in found if each.is_far], "all": found,
    }  # fmt: skip
    return render(request, "directory/gaps.html", context)
