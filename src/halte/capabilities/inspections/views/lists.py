"""The list of files."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from halte.capabilities.inspections.forms.finding_files import FilterForm
from halte.capabilities.inspections.queries.counts import counts
from halte.capabilities.inspections.queries.listing import files
from halte.core.access.permissions import Permission
from halte.core.access.request import Request


@require_GET
def index(request: Request) -> HttpResponse:
    """Files, narrowed by what stands in the address: never a name."""
    form = FilterForm(request.GET or None)
    asked = form.asked()
    found = files(request.actor, asked=asked, page=request.GET.get("page"))
    context = {
        "form": form,
        "found": found,
        "may_edit": request.actor.may(Permission.INSPECTIONS_EDIT),
    }
    return render(request, "inspections/index.html", context)


@require_GET
def counted(request: Request) -> HttpResponse:
    """What the room reports up."""
    asked = request.GET
    page = counts(
        request.actor,
        earlier=asked.get("show") == "earlier", real=asked.get("of") == "real",
    )  # fmt: skip
    return render(request, "inspections/counts.html", {"page": page})
