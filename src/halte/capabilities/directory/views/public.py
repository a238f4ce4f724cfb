"""Finding help: pages for anyone, at any hour, on a phone that others may see."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from halte.capabilities.directory.actions import checks
from halte.capabilities.directory.copies.choosing import CANADA, Choice
from halte.capabilities.directory.copies.making import printed_list
from halte.capabilities.directory.forms.finding import FindForm, SignalForm
from halte.capabilities.directory.queries import finding
from halte.capabilities.directory.queries import index as offers
from halte.capabilities.directory.queries.shown import (
    ON_PAPER,
    printed,
    results,
    stamp,
    told,
)
from halte.capabilities.directory.states import SignalKind
from halte.capabilities.directory.tiers import paper_tier
from halte.capabilities.directory.views.frame import form_after, sent
from halte.core.access.permissions import Permission
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.ui.leaving import can_be_left


@public
@can_be_left
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def index(request: Request) -> HttpResponse:
    """What is needed; and, when that is posted, which services there are."""
    form = FindForm(sent(request))
    context = {
        "form": form, "national": told(offers.national(request.actor)),
        "may_copy": request.actor.may(Permission.DIRECTORY_READ),
    }  # fmt: skip
    if not form.is_bound:
        return render(request, "directory/index.html", context)
    if not form.is_valid():
        return render(request, "directory/index.html", context, status=400)
    ask = form.ask(start=starting(request))
    context["results"] = results(finding.find(request.actor, ask), ask)
    context["stamp"] = stamp(request.actor)
    return render(request, "directory/results.html", context)


def starting(request: Request) -> int:
    """Where the page of results begins that was asked for."""
    said = request.POST.get("start", "")
    return int(said) if said.isdecimal() and len(said) < 6 else 0


@public
@can_be_left
@require_POST
@sensitive_post_parameters()
def paper(request: Request) -> HttpResponse:
    """The same services, to be printed: for one tier, on one day, and registered."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return redirect("directory:index")
    ask = form.ask(most=ON_PAPER)
    found = finding.find_for_paper(request.actor, ask)
    context = {"paper": printed(request.actor, found, ask)}
    page = render(request, "directory/paper.html", context)
    choice = Choice(ask.place or CANADA, paper_tier(request.actor), ask.within_km)
    services = len(found.found)
    printed_list(request.actor, choice, page=page.content, services=services)
    return page


@public
@can_be_left
@require_GET
def service(request: Request, reference: UUID) -> HttpResponse:
    """One service, as this reader may know it."""
    offer = offers.offer_for(request.actor, str(reference))
    context = {"service": told((offer,))[0], "stamp": stamp(request.actor)}
    return render(request, "directory/service.html", context)


@public
@can_be_left
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def tell(request: Request, reference: UUID) -> HttpResponse:
    """That a listing did not help. Nobody is asked who they are."""
    row = offers.signalled(request.actor, str(reference))
    form = SignalForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        checks.signal(
            request.actor, row, kind=SignalKind(typed["kind"]), reason=typed["reason"],
            note=typed["note"],
        )  # fmt: skip

    back = reverse("directory:service", args=[reference])
    return form_after(
        request, form, act, said=_("Thank you. We will check this listing sooner."),
        title=_("Tell us what did not work"), back=back,
    )  # fmt: skip
