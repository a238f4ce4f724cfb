"""Visits shared with a province."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.capabilities.visits.actions import planning
from halte.capabilities.visits.forms.visits import ShareForm, WhyForm
from halte.capabilities.visits.queries import shared as queries
from halte.capabilities.visits.queries import visits
from halte.capabilities.visits.views.frame import after
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Missing
from halte.core.ui.form_pages import sent


@require_GET
def index(request: Request) -> HttpResponse:
    """What is shared with this person’s organisation."""
    found = queries.shared_visits(request.actor)
    return render(request, "visits/shared.html", {"visits": found})


@require_GET
def visit(request: Request, visit_id: int) -> HttpResponse:
    """One of them."""
    found = queries.shared_visit(request.actor, visit_id=visit_id)
    return render(request, "visits/shared_visit.html", {"visit": found})


@sensitive_post_parameters()
def share(request: Request, visit_id: int) -> HttpResponse:
    """Share a visit with a province."""
    request.actor.require(Permission.VISITS_EDIT)
    row = visits.visit_row(request.actor, visit_id)
    told = {"told": visits.telling(request.actor, row)}
    form = ShareForm(sent(request), provinces=visits.provinces(), initial=told)

    def act() -> None:
        typed = form.cleaned_data
        planning.share_visit(
            request.actor, row, organisation=form.body(), told=typed["told"],
            why=typed["why"],
        )  # fmt: skip

    return after(request, form, act, visit_id, title=_("Share with a province"))


@sensitive_post_parameters()
def unshare(request: Request, visit_id: int, organisation_id: int) -> HttpResponse:
    """Stop sharing."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = visits.visit_row(request.actor, visit_id), WhyForm(sent(request))
    body = next((b for b in visits.provinces() if b.pk == organisation_id), None)
    if body is None:
        raise Missing("not_found")

    def act() -> None:
        why = form.cleaned_data["why"]
        planning.unshare_visit(request.actor, row, organisation=body, why=why)

    return after(request, form, act, visit_id, title=_("Stop sharing"))
