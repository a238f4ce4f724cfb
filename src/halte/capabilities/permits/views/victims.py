"""Permits for victims: the checklist and its clock. No page gives a verdict."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.permits.actions import victims as actions
from halte.capabilities.permits.forms.protected import (
    CaseForm,
    StepForm,
    VictimPermitForm,
)
from halte.capabilities.permits.queries import victims as queries
from halte.capabilities.permits.words import STEP_STATES
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import form_after, form_page, kept, sent
from halte.core.ui.leaving import can_be_left
from halte.core.ui.pages import paginate

FORM = "permits/protected_form.html"


@can_be_left
@require_GET
def index(request: Request) -> HttpResponse:
    """Cases, the permit that ends soonest first."""
    page = paginate(queries.cases(request.actor), request.GET.get("page"))
    return render(request, "permits/cases.html", {"page": page})


@can_be_left
@require_GET
def one(request: Request, case_id: int) -> HttpResponse:
    """One case."""
    found = queries.case(request.actor, case_id=case_id)
    context = {"case": found, "states": STEP_STATES.items()}
    return render(request, "permits/case.html", context)


@can_be_left
@sensitive_post_parameters()
def add(request: Request) -> HttpResponse:
    """Begin a checklist."""
    request.actor.require(Permission.PROTECTED_PERMITS)
    form, made = CaseForm(sent(request)), list[int]()

    def act() -> None:
        body = own_organisation(request.actor)
        made.append(actions.begin_case(request.actor, body, met=form.met()).pk)

    if kept(form, act):
        return redirect("permits:case", case_id=made[0])
    title, back = _("Begin a checklist"), reverse("permits:cases")
    return form_page(request, form, title=title, back=back, template=FORM)


@require_POST
def step(request: Request, case_id: int) -> HttpResponse:
    """Mark a step of the checklist."""
    row = queries.case_row(request.actor, case_id)
    form = StepForm(request.POST)

    def act() -> None:
        slug, state = form.marked()
        actions.mark_step(request.actor, row, step=slug, state=state)

    return after(request, form, act, case_id, _("Mark a step"))


@can_be_left
def permit(request: Request, case_id: int) -> HttpResponse:
    """Note a permit that was given."""
    row = queries.case_row(request.actor, case_id)
    form = VictimPermitForm(sent(request))

    def act() -> None:
        actions.note_permit(request.actor, row, **form.cleaned_data)

    return after(request, form, act, case_id, _("Note a permit that was given"))


def after(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    case_id: int,
    title: str,
) -> HttpResponse:
    """Back to the case where the action took it, else the form again."""
    back = reverse("permits:case", args=[case_id])
    return form_after(request, form, act, title=title, back=back, template=FORM)
