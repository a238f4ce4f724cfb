"""Earlier violations and notices that other offices found."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.inspections.actions import elsewhere as actions
from halte.capabilities.inspections.forms.elsewhere import BackForm, ElsewhereForm
from halte.capabilities.inspections.queries.elsewhere import (
    elsewhere_page,
    elsewhere_row,
)
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, kept, sent


@sensitive_post_parameters()
def elsewhere(request: Request, inspection_id: int) -> HttpResponse:
    """What was entered, and a form for more."""
    row = inspection_row(request.actor, inspection_id)
    page = elsewhere_page(request.actor, pk=inspection_id)
    form = ElsewhereForm(sent(request), page.suggested)

    def act() -> None:
        actions.enter_elsewhere(request.actor, row, past=form.past())

    if form.is_bound and kept(form, act):
        messages.success(request, _("Kept."))
        return redirect("inspections:elsewhere", inspection_id=row.pk)
    status = 400 if form.errors else 200
    context = {"page": page, "form": form}
    return render(request, "inspections/elsewhere.html", context, status=status)


@sensitive_post_parameters()
def take_back(request: Request, inspection_id: int, row_id: int) -> HttpResponse:
    """One of them counts no longer."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    row = inspection_row(request.actor, inspection_id)
    one = elsewhere_row(request.actor, row, row_id)
    form = BackForm(sent(request))

    def act() -> None:
        actions.take_back(request.actor, row, row=one, said=form.cleaned_data["said"])

    back = reverse("inspections:elsewhere", args=[row.pk])
    return form_after(request, form, act, title=_("Take this entry back"), back=back)
