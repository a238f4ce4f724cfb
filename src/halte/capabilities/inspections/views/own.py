"""Employers’ own files: asked for, prepared, approved, handed over."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.inspections.actions import giving as actions
from halte.capabilities.inspections.forms.own import (
    ApproveForm,
    PrepareForm,
    ReleaseForm,
)
from halte.capabilities.inspections.models import OwnFile
from halte.capabilities.inspections.queries import own as queries
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, kept, sent


@require_GET
def index(request: Request, employer_pk: int) -> HttpResponse:
    """What was prepared for an employer."""
    found = queries.own_files(request.actor, employer_pk=employer_pk)
    may_edit = request.actor.may(Permission.INSPECTIONS_EDIT)
    context = {"found": found, "may_edit": may_edit}
    return render(request, "inspections/own_files.html", context)


@sensitive_post_parameters()
def prepare(request: Request, employer_pk: int) -> HttpResponse:
    """A package of all that the employer may have, for another person to approve."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    found = queries.own_files(request.actor, employer_pk=employer_pk)
    form, row = PrepareForm(sent(request)), OwnFile()

    def act() -> None:
        actions.prepare(
            request.actor, row, employer_pk=employer_pk, **form.cleaned_data
        )

    back = reverse("inspections:own_files", args=[found.employer_pk])
    title = _("Prepare the employer’s own file")
    return form_after(
        request, form, act, said=_("The file is prepared. Another person approves it."),
        to=lambda: reverse("inspections:own_file", args=[row.pk]), title=title,
        back=back,
    )  # fmt: skip


@require_GET
def own_file(request: Request, own_file_id: int) -> HttpResponse:
    """One of them."""
    return shown(request, own_file_id)


def shown(
    request: Request, own_file_id: int, faulty: forms.Form | None = None
) -> HttpResponse:
    """The page with its forms."""
    today = {"released_on": timezone.localdate()}
    context = {
        "page": queries.own_file(request.actor, pk=own_file_id),
        "approve_form": faulty if isinstance(faulty, ApproveForm) else ApproveForm(),
        "release_form": faulty
        if isinstance(faulty, ReleaseForm)
        else ReleaseForm(initial=today),
        "faulty": faulty,
    }
    status = 400 if faulty else 200
    return render(request, "inspections/own_file.html", context, status=status)


@sensitive_post_parameters()
@require_POST
def approve(request: Request, own_file_id: int) -> HttpResponse:
    """What another person says."""
    row = queries.own_file_row(request.actor, own_file_id)
    form = ApproveForm(request.POST)
    if kept(form, lambda: actions.approve(request.actor, row, **form.values())):
        messages.success(request, _("Kept."))
        return redirect("inspections:own_file", own_file_id=row.pk)
    return shown(request, own_file_id, form)


@require_POST
def release(request: Request, own_file_id: int) -> HttpResponse:
    """It left."""
    row = queries.own_file_row(request.actor, own_file_id)
    form = ReleaseForm(request.POST)
    if kept(form, lambda: actions.release(request.actor, row, **form.values())):
        messages.success(request, _("Kept."))
        return redirect("inspections:own_file", own_file_id=row.pk)
    return shown(request, own_file_id, form)


@require_GET
def package(request: Request, own_file_id: int) -> HttpResponse:
    """The zip."""
    found = queries.package(request.actor, pk=own_file_id)
    answer = HttpResponse(found.data, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer
