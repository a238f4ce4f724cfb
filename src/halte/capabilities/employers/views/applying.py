"""The groups of an application, and closures of streams."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.employers.actions import applying as actions
from halte.capabilities.employers.actions import reference
from halte.capabilities.employers.forms.applying import (
    AdvertForm,
    ClosureForm,
    JobForm,
    OnForm,
    SeekingForm,
    StaffForm,
)
from halte.capabilities.employers.models import Closure
from halte.capabilities.employers.queries import rows
from halte.capabilities.employers.queries.closures import closures as closures_page
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Denied
from halte.core.ui.form_pages import form_after, sent


def page_of(application_id: int) -> str:
    """The address of an application."""
    return reverse("employers:application", args=[application_id])


@sensitive_post_parameters()
def state_offer(request: Request, application_id: int) -> HttpResponse:
    """The job and its pay."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.application_row(request.actor, application_id)
    form = JobForm(sent(request))

    def act() -> None:
        actions.state_offer(request.actor, row, job=form.job())

    return form_after(
        request, form, act, title=_("The job and its pay"), back=page_of(row.pk)
    )


@sensitive_post_parameters()
def state_workplace(request: Request, application_id: int) -> HttpResponse:
    """Who works at the place."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.application_row(request.actor, application_id)
    form = StaffForm(sent(request))

    def act() -> None:
        actions.state_workplace(request.actor, row, staff=form.staff())

    return form_after(
        request, form, act, title=_("Who works there"), back=page_of(row.pk)
    )


@sensitive_post_parameters()
def state_recruitment(request: Request, application_id: int) -> HttpResponse:
    """What came of looking for workers in Canada."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.application_row(request.actor, application_id)
    form = SeekingForm(sent(request))

    def act() -> None:
        actions.state_recruitment(request.actor, row, seeking=form.seeking())

    return form_after(
        request, form, act, title=_("Recruitment in Canada"), back=page_of(row.pk)
    )


@sensitive_post_parameters()
def add_advert(request: Request, application_id: int) -> HttpResponse:
    """One advertisement."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.application_row(request.actor, application_id)
    form = AdvertForm(sent(request))

    def act() -> None:
        actions.add_advert(request.actor, row, **form.cleaned_data)

    return form_after(
        request, form, act, title=_("Add an advert"), back=page_of(row.pk)
    )


@require_GET
def closures(request: Request) -> HttpResponse:
    """Closures of streams by metropolitan area; of a day where one is asked for."""
    form = OnForm(request.GET or None)
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    found = closures_page(request.actor, on=on, number=request.GET.get("page"))
    context = {
        "form": form, "found": found,
        "may_edit": request.actor.may(Permission.EMPLOYERS_EDIT),
    }  # fmt: skip
    return render(request, "employers/closures.html", context)


def add_closure(request: Request) -> HttpResponse:
    """Enter a closure with its source."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    form = ClosureForm(sent(request))

    def act() -> None:
        reference.add_closure(request.actor, Closure(), closed=form.closed())

    back = reverse("employers:closures")
    return form_after(
        request, form, act, title=_("Enter a closure of a stream"), back=back
    )


@require_POST
def withdraw_closure(request: Request, closure_id: int) -> HttpResponse:
    """A closure that was entered by mistake counts no longer."""
    row = rows.closure_row(request.actor, closure_id)
    try:
        reference.withdraw_closure(request.actor, row)
    except Denied as refused:
        if refused.code != "closure_withdrawn":
            raise
        messages.error(request, str(refused.sentence))
    else:
        messages.success(request, _("Kept."))
    return redirect("employers:closures")
