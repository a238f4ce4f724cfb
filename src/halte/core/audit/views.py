"""Pages of the audit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.audit import actions, queries
from halte.core.audit.forms import FilterForm, VerifyForm
from halte.core.audit.labels import outcome_sentence
from halte.core.audit.models import Seal, Verification
from halte.core.errors import Invalid
from halte.core.jobs.queries import job_for


@require_GET
@never_cache
def entries(request: Request) -> HttpResponse:
    """Who did what: rows, newest first."""
    form = FilterForm(request.actor, request.GET or None)
    page = queries.entries(
        request.actor, form.filters(), page=request.GET.get("page", "1")
    )
    return render(request, "audit/entries.html", {"form": form, "page": page})


@require_GET
@never_cache
def entry(request: Request, entry_id: int) -> HttpResponse:
    """One row."""
    it = queries.entry(request.actor, entry_id)
    context = {"it": it, "outcome_sentence": outcome_sentence(it.row.outcome)}
    return render(request, "audit/entry.html", context)


@never_cache
def verify(request: Request) -> HttpResponse:
    """Ask for a verification; what the last ones found."""
    request.actor.require(Permission.AUDIT_VERIFY)
    form = VerifyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            job = actions.ask_verification(
                request.actor, Verification(), anchor=form.cleaned_data["anchor"]
            )
            return redirect("audit:verification", job.pk)
        except Invalid as wrong:
            form.add_error("anchor", str(wrong.sentence))
    context = {"form": form, "past": queries.verifications(request.actor)}
    return render(request, "audit/verify.html", context)


@require_GET
@never_cache
def verification(request: Request, job_id: int) -> HttpResponse:
    """A verification asked for here: its progress, then what it found."""
    found = queries.result(request.actor, job_id=job_id)
    if found:
        return redirect("audit:result", found.it.pk)
    job = job_for(request.actor, job_id)
    return render(request, "audit/waiting.html", {"job": job})


@require_GET
@never_cache
def result(request: Request, number: int) -> HttpResponse:
    """What a verification found, and where."""
    request.actor.require(Permission.AUDIT_VERIFY)
    found = queries.result(request.actor, number=number)
    context = {"result": found}
    return render(request, "audit/result.html", context, status=200 if found else 404)


@require_GET
@never_cache
def seals(request: Request) -> HttpResponse:
    """Seals, and the line to keep elsewhere."""
    request.actor.require(Permission.AUDIT_READ)
    context = {
        "page": queries.seals(request.actor, page=request.GET.get("page", "1")),
        "anchor": queries.anchor_line(request.actor),
        "may_seal": request.actor.may(Permission.AUDIT_SEAL),
    }
    return render(request, "audit/seals.html", context)


@require_POST
def seal_now(request: Request) -> HttpResponse:
    """Seal what is new."""
    job = actions.ask_seal(request.actor, Seal())
    return redirect("jobs:job", job.pk)


@require_POST
def hand_over(request: Request, seal_id: int) -> HttpResponse:
    """Note that the anchor of a seal is kept elsewhere."""
    actions.hand_over(request.actor, queries.seal_for(request.actor, seal_id))
    messages.success(request, _("Noted: this line is kept elsewhere."))
    return redirect("audit:seals")
