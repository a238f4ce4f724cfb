"""Cost, papers and access: by the steward, and by a provider for its own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from halte.capabilities.directory.actions import conditions as actions
from halte.capabilities.directory.forms.conditions import AccessForm, ConditionsForm
from halte.capabilities.directory.queries import conditions as queries
from halte.capabilities.directory.queries import managing
from halte.capabilities.directory.queries.index import service_row
from halte.capabilities.directory.views.frame import kept, sent
from halte.capabilities.directory.views.listing import after
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui import form_pages


def conditions(request: Request, reference: UUID) -> HttpResponse:
    """What it costs and what must be brought, as the steward keeps it."""
    row = managing.service_kept(request.actor, str(reference))
    form = ConditionsForm(sent(request), initial=queries.conditions_now(row))

    def act() -> None:
        actions.set_conditions(
            request.actor, row, conditions=form.conditions(),
            version=form.cleaned_data["version"] or 0,
        )  # fmt: skip

    if kept(form, act):
        messages.success(request, _("Kept."))
        return redirect("directory:manage", reference=reference)
    back = reverse("directory:manage", args=[reference])
    return page(request, form, back)


def own_conditions(request: Request, reference: UUID) -> HttpResponse:
    """The same, as the provider states it."""
    request.actor.require(Permission.DIRECTORY_ANSWER)
    row = service_row(request.actor, str(reference))
    form = ConditionsForm(sent(request), initial=queries.conditions_now(row))

    def act() -> None:
        actions.state_conditions(
            request.actor, row, conditions=form.conditions(),
            version=form.cleaned_data["version"] or 0,
        )  # fmt: skip

    if kept(form, act):
        messages.success(request, _("Kept."))
        return redirect("directory:own")
    return page(request, form, reverse("directory:own"))


def page(request: Request, form: ConditionsForm, back: str) -> HttpResponse:
    """The form, each price in a group of its own."""
    return form_pages.form_page(
        request, form, template="directory/conditions.html", back=back
    )


def access(request: Request, reference: UUID, location: UUID) -> HttpResponse:
    """How one gets into a place; its address is not shown."""
    row = managing.location_row(request.actor, reference=str(location))
    form = AccessForm(sent(request), initial=queries.access_now(row))

    def act() -> None:
        codes = form.cleaned_data["accessibility"]
        actions.set_access(request.actor, row, codes=codes)

    return after(request, form, act, reference, _("Access of a place"))
