"""A file is opened, for an employer or from a draw."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.inspections.actions.opening import open_inspection
from halte.capabilities.inspections.forms.opening import OpenForm, WhichForm
from halte.capabilities.inspections.models import Inspection, Pick
from halte.capabilities.inspections.queries import rows
from halte.capabilities.inspections.queries.beginning import beginning, require_known
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, form_page, kept, sent


def which(request: Request) -> HttpResponse:
    """Which employer the file is about."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    form = WhichForm(sent(request))

    def act() -> None:
        require_known(request.actor, form.cleaned_data["employer"])

    if kept(form, act):
        pk = form.cleaned_data["employer"]
        return redirect("inspections:open", employer_pk=pk)
    back = reverse("inspections:index")
    return form_page(request, form, title=_("Open an inspection"), back=back)


@sensitive_post_parameters()
def open_for(request: Request, employer_pk: int) -> HttpResponse:
    """A file for an employer, for a reason that an officer knows."""
    back = reverse("inspections:index")
    return opened(request, employer_pk, None, back)


@sensitive_post_parameters()
def open_drawn(request: Request, pick_id: int) -> HttpResponse:
    """A file for an employer that was drawn."""
    pick = rows.pick_row(request.actor, pick_id)
    back = reverse("inspections:draw", args=[pick.draw_id])
    return opened(request, pick.employer_id, pick, back)


def opened(
    request: Request, employer_pk: int, pick: Pick | None, back: str
) -> HttpResponse:
    """The form, or the new file."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    begin = beginning(request.actor, employer_pk)
    form = OpenForm(
        sent(request), sites=begin.sites, office=begin.office, today=begin.today,
        pick=pick,
    )  # fmt: skip
    row = Inspection()

    def act() -> None:
        given = form.opening(employer_pk, demonstration=begin.demonstration)
        open_inspection(request.actor, row, opening=given)

    title = _("Open an inspection of %(name)s") % {"name": begin.employer}
    return form_after(
        request, form, act, said=_("The file is open."),
        to=lambda: reverse("inspections:file", args=[row.pk]), title=title, back=back,
    )  # fmt: skip
