"""Sealed tokens, conflicts of interest, certificates of disposal."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.workers.actions import hearing, sealing
from halte.capabilities.workers.forms.inside import ConflictForm, TokenForm
from halte.capabilities.workers.models import Conflict
from halte.capabilities.workers.queries import inside as queries
from halte.capabilities.workers.views.frame import form_page, require
from halte.capabilities.workers.views.inside import known_employer
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Missing
from halte.core.ui.form_pages import attach, kept, sent


@require_POST
def seal(request: Request, account_id: UUID) -> HttpResponse:
    """A token for an inspector. It is shown on this answer only."""
    row = queries.account_row(request.actor, account_id)
    context = {"token": sealing.seal(request.actor, row), "account_id": account_id}
    response = render(request, "workers/sealed.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def end_token(request: Request, token_id: UUID) -> HttpResponse:
    """The token opens nothing from now on."""
    row = queries.token_row(request.actor, token_id)
    sealing.end_token(request.actor, row)
    return redirect("workers:account", account_id=row.account_id)


@sensitive_post_parameters()
def unseal(request: Request) -> HttpResponse:
    """What a token stands for. The token is posted."""
    require(request.actor, Permission.WORKERS_UNSEAL)
    form = TokenForm(sent(request))
    if form.is_valid():
        try:
            found = queries.unseal(request.actor, token=form.cleaned_data["token"])
            return render(request, "workers/account.html", {"account": found})
        except Missing as fault:
            attach(form, fault)
    return form_page(
        request,
        form,
        title=_("Open a sealed token"),
        back=reverse("workers:index"),
        lede=_("An inspection file holds only the token. What you open is noted."),
        button=_("Open it"),
    )


@require_GET
def conflicts(request: Request) -> HttpResponse:
    """Who may not hear about which employer."""
    require(request.actor, Permission.WORKERS_READ)
    found = queries.conflicts(request.actor)
    return render(request, "workers/conflicts.html", {"conflicts": found})


@sensitive_post_parameters()
def declare_conflict(request: Request) -> HttpResponse:
    """A tie of one’s own to an employer."""
    require(request.actor)
    form, row = ConflictForm(sent(request)), Conflict()

    def act() -> None:
        number = known_employer(request, form)
        reason = form.cleaned_data["reason"]
        hearing.declare_conflict(request.actor, row, employer_id=number, reason=reason)

    if kept(form, act):
        return redirect("workers:conflicts")
    title, back = _("Declare a conflict of interest"), reverse("workers:conflicts")
    return form_page(request, form, title=title, back=back)


@require_POST
def end_conflict(request: Request, conflict_id: UUID) -> HttpResponse:
    """Another officer says that the tie is over."""
    hearing.end_conflict(
        request.actor, queries.conflict_row(request.actor, conflict_id)
    )
    return redirect("workers:conflicts")


@require_GET
def disposals(request: Request) -> HttpResponse:
    """Certificates of what was disposed of."""
    require(request.actor, Permission.WORKERS_READ)
    found = queries.disposals(request.actor)
    return render(request, "workers/disposals.html", {"disposals": found})
