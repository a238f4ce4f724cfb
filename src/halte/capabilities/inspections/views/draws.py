"""Draws: sealed, seeded, read, and made again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.capabilities.inspections.actions import drawing as actions
from halte.capabilities.inspections.forms.opening import (
    ReplaceForm,
    SealForm,
    SealProvinceForm,
    SeedForm,
)
from halte.capabilities.inspections.models import DrawList
from halte.capabilities.inspections.queries import draws as queries
from halte.capabilities.inspections.queries import rows
from halte.capabilities.inspections.queries.beginning import require_all_known
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, kept, sent


@require_GET
def index(request: Request) -> HttpResponse:
    """All draws."""
    request.actor.require(Permission.INSPECTIONS_READ)
    context = {
        "draws": queries.draws(request.actor),
        "may_edit": request.actor.may(Permission.INSPECTIONS_EDIT),
    }
    return render(request, "inspections/draws.html", context)


def seal(request: Request) -> HttpResponse:
    """Who can be drawn is frozen, before there is a seed."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    form, row = SealForm(sent(request)), DrawList()

    def act() -> None:
        numbers = form.listed()
        require_all_known(request.actor, numbers)
        actions.seal_list(
            request.actor, row, **{**form.cleaned_data, "numbers": numbers}
        )

    back = reverse("inspections:draws")
    return form_after(
        request, form, act, said=_("The list is sealed."),
        to=lambda: reverse("inspections:draw", args=[row.pk]),
        title=_("Seal a list to draw from"), back=back,
    )  # fmt: skip


def seal_province(request: Request) -> HttpResponse:
    """All employers of a province and a period are frozen, before there is a seed."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    form, row = SealProvinceForm(sent(request)), DrawList()

    def act() -> None:
        actions.seal_province(request.actor, row, **form.cleaned_data)

    back = reverse("inspections:draws")
    return form_after(
        request, form, act, said=_("The list is sealed."),
        to=lambda: reverse("inspections:draw", args=[row.pk]),
        title=_("Seal a whole province to draw from"), back=back,
    )  # fmt: skip


def draw(request: Request, draw_id: int) -> HttpResponse:
    """A draw; its seed is published here, once."""
    row = rows.draw_row(request.actor, draw_id)
    form = SeedForm(sent(request), initial={"published_on": timezone.localdate()})

    def act() -> None:
        actions.publish_seed(request.actor, row, **form.cleaned_data)

    if form.is_bound and kept(form, act):
        messages.success(request, _("The draw is made."))
        return redirect("inspections:draw", draw_id=row.pk)
    context = {
        "draw": queries.draw_page(request.actor, pk=draw_id),
        "form": form,
        "may_edit": request.actor.may(Permission.INSPECTIONS_EDIT),
    }
    status = 400 if form.errors else 200
    return render(request, "inspections/draw.html", context, status=status)


@sensitive_post_parameters()
def replace(request: Request, pick_id: int) -> HttpResponse:
    """The next in the order takes a place."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    pick = rows.pick_row(request.actor, pick_id)
    form = ReplaceForm(sent(request))

    def act() -> None:
        actions.replace(request.actor, pick, **form.cleaned_data)

    back = reverse("inspections:draw", args=[pick.draw_id])
    title = _("Replace an employer that was drawn")
    return form_after(
        request, form, act, said=_("The next in the order was taken."), title=title,
        back=back,
    )  # fmt: skip


@require_GET
def file(request: Request, draw_id: int) -> HttpResponse:
    """All that is needed to make the draw again."""
    name, text = queries.draw_file(request.actor, pk=draw_id)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
