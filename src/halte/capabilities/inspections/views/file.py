"""A file, its conditions, and what its findings imply."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.capabilities.inspections.actions import finding as actions
from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.forms.acting import ComputeForm, SizeForm
from halte.capabilities.inspections.forms.findings import EvidenceForm, FindingForm
from halte.capabilities.inspections.queries import rows
from halte.capabilities.inspections.queries.conditions import condition_page
from halte.capabilities.inspections.queries.implied import (
    findings_file,
    implied_page,
)
from halte.capabilities.inspections.queries.page import file_page
from halte.capabilities.inspections.queries.sizes import size_known
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, kept, sent


@require_GET
def file(request: Request, inspection_id: int) -> HttpResponse:
    """One file."""
    found = file_page(request.actor, pk=inspection_id)
    return render(request, "inspections/file.html", {"file": found})


@sensitive_post_parameters()
def condition(request: Request, inspection_id: int, item: int) -> HttpResponse:
    """One condition: its evidence, and a form for more of it."""
    row = rows.inspection_row(request.actor, inspection_id)
    form = EvidenceForm(sent(request))

    def act() -> None:
        actions.add_evidence(request.actor, row, pointer=form.pointer(item))

    if form.is_bound and kept(form, act):
        messages.success(request, _("The evidence is kept."))
        return redirect("inspections:condition", inspection_id=row.pk, item=item)
    page = condition_page(request.actor, pk=inspection_id, item=item)
    context = {"page": page, "form": form}
    status = 400 if form.errors else 200
    return render(request, "inspections/condition.html", context, status=status)


@sensitive_post_parameters()
def enter(
    request: Request, inspection_id: int, item: int, finding_id: int = 0
) -> HttpResponse:
    """A finding of a condition, new or in the place of another."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    row = rows.inspection_row(request.actor, inspection_id)
    page = condition_page(request.actor, pk=inspection_id, item=item)
    old = rows.finding_row(request.actor, finding_id) if finding_id else None
    pieces = [(p.pk, p.label) for p in page.evidence if not p.walled]
    form = FindingForm(sent(request), condition=page.condition, pieces=pieces, old=old)

    def act() -> None:
        actions.enter_finding(request.actor, row, entry=form.entry())

    back = reverse("inspections:condition", args=[row.pk, item])
    title = _("What was found of condition %(item)s") % {"item": item}
    return form_after(
        request, form, act, said=_("The finding is kept."), title=title, back=back,
        page=page, template="inspections/enter.html",
    )  # fmt: skip


def size(request: Request, inspection_id: int) -> HttpResponse:
    """How large the employer is."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    row = rows.inspection_row(request.actor, inspection_id)
    form = SizeForm(sent(request), initial=size_known(request.actor, pk=inspection_id))

    def act() -> None:
        actions.state_size(request.actor, row, **form.cleaned_data)

    back = reverse("inspections:file", args=[row.pk])
    return form_after(request, form, act, title=_("Size of the employer"), back=back)


def implied(request: Request, inspection_id: int) -> HttpResponse:
    """What the findings imply, and a form to compute it again."""
    row = rows.inspection_row(request.actor, inspection_id)
    form = ComputeForm(sent(request), today=today_at(row.office))

    def act() -> None:
        actions.compute(request.actor, row, **form.values())

    if form.is_bound and kept(form, act):
        messages.success(request, _("Computed, and kept with its steps."))
        return redirect("inspections:implied", inspection_id=row.pk)
    page = implied_page(request.actor, pk=inspection_id)
    context = {"page": page, "form": form}
    status = 400 if form.errors else 200
    return render(request, "inspections/implied.html", context, status=status)


@require_GET
def findings(request: Request, inspection_id: int) -> HttpResponse:
    """The findings that were computed, as a file for `halte penalty`."""
    name, text = findings_file(request.actor, pk=inspection_id)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
