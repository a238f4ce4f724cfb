"""Visits: listed, planned, read, moved, cancelled, finished; who goes."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.inspections.facade import open_inspections
from halte.capabilities.visits.actions import planning
from halte.capabilities.visits.forms.visits import PersonForm, PlanForm, WhyForm
from halte.capabilities.visits.models import Visit
from halte.capabilities.visits.queries import calendars, due
from halte.capabilities.visits.queries import visits as queries
from halte.capabilities.visits.views.frame import after, form_after
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import sent
from halte.core.ui.pages import paginate


@require_GET
def index(request: Request) -> HttpResponse:
    """Visits."""
    request.actor.require(Permission.VISITS_READ)
    when = request.GET.get("when", "")
    rows = queries.listed(request.actor, when=when)
    page: Page[Visit] = paginate(rows, request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.lines(request.actor, rows=list(page)),
        "when": when,
        "may_edit": request.actor.may(Permission.VISITS_EDIT),
    }
    return render(request, "visits/index.html", context)


@require_GET
def waiting(request: Request) -> HttpResponse:
    """Answers to choose between, and documents that are late."""
    found = due.waiting(request.actor)
    return render(request, "visits/waiting.html", {"waiting": found})


@require_GET
def calendar_file(request: Request) -> HttpResponse:
    """One’s own days out, as a file that says nothing of where."""
    request.actor.require(Permission.VISITS_READ)
    content = calendars.my_days(request.actor)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="halte-days-out.ics"'
    response["Cache-Control"] = "no-store"
    return response


@require_GET
def visit(request: Request, visit_id: int) -> HttpResponse:
    """One visit."""
    page = queries.visit_page(request.actor, visit_id=visit_id)
    return render(request, "visits/visit.html", {"visit": page})


@sensitive_post_parameters()
def plan(request: Request) -> HttpResponse:
    """Plan a visit."""
    request.actor.require(Permission.VISITS_EDIT)
    row, asked = Visit(), request.GET.get("inspection", "")
    choices = open_inspections(request.actor)
    form = PlanForm(sent(request), inspections=choices)
    form.fields["inspection"].initial = asked

    def act() -> None:
        planning.plan_visit(request.actor, row, plan=form.plan())

    back = reverse("visits:index")
    return form_after(
        request, form, act, said=_("The visit is planned. Add its stops."),
        to=lambda: reverse("visits:visit", args=[row.pk]), title=_("Plan a visit"),
        back=back,
    )  # fmt: skip


@sensitive_post_parameters()
def move(request: Request, visit_id: int) -> HttpResponse:
    """Move a visit."""
    request.actor.require(Permission.VISITS_EDIT)
    row = queries.visit_row(request.actor, visit_id)
    form = PlanForm(sent(request), visit=row)

    def act() -> None:
        planning.move_visit(request.actor, row, plan=form.plan(row.inspection_id))

    return after(request, form, act, visit_id, title=_("Move the visit"))


@sensitive_post_parameters()
def cancel(request: Request, visit_id: int) -> HttpResponse:
    """Cancel a visit."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = queries.visit_row(request.actor, visit_id), WhyForm(sent(request))

    def act() -> None:
        planning.cancel_visit(request.actor, row, why=form.cleaned_data["why"])

    return after(request, form, act, visit_id, title=_("Cancel the visit"))


@require_POST
def finish(request: Request, visit_id: int) -> HttpResponse:
    """Finish a visit."""
    row = queries.visit_row(request.actor, visit_id)
    planning.finish_visit(request.actor, row)
    text = _("The visit is finished; the inspection’s file says so.")
    messages.success(request, text)
    return redirect("visits:visit", visit_id)


@sensitive_post_parameters()
def add_person(request: Request, visit_id: int) -> HttpResponse:
    """Say who goes along."""
    request.actor.require(Permission.VISITS_EDIT)
    row = queries.visit_row(request.actor, visit_id)
    form = PersonForm(
        sent(request),
        colleagues=queries.colleague_choices(request.actor),
        provinces=[(body.pk, str(body)) for body in queries.provinces()],
    )

    def act() -> None:
        planning.add_person(request.actor, row, companion=form.companion())

    return after(request, form, act, visit_id, title=_("Say who goes along"))


@require_POST
def take_off(request: Request, visit_id: int, person_id: int) -> HttpResponse:
    """Take someone off."""
    row = queries.visit_row(request.actor, visit_id)
    planning.take_off(request.actor, queries.person_row(request.actor, row, person_id))
    messages.success(request, _("Kept."))
    return redirect("visits:visit", visit_id)
