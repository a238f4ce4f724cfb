"""What opens after sign-in: an exact place, and a provider’s own listings."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.directory.actions import checks, places
from halte.capabilities.directory.forms.listing import OwnCheckForm, RoomForm
from halte.capabilities.directory.queries import index as offers
from halte.capabilities.directory.queries import protected
from halte.capabilities.directory.queries.own import own_listings
from halte.capabilities.directory.queries.shown import stamp
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.tiers import tier_of
from halte.capabilities.directory.views.frame import form_after, sent
from halte.core.access.permissions import Permission
from halte.core.access.request import Request


@require_POST
def place(request: Request, reference: UUID, location: UUID) -> HttpResponse:
    """A protected place, opened by a button and never by a link."""
    steward = tier_of(request.actor) == Tier.STEWARD
    opens = protected.address_for_steward if steward else protected.place_for_officer
    context = {
        "place": opens(request.actor, location=location), "reference": reference,
        "stamp": stamp(request.actor),
    }  # fmt: skip
    return render(request, "directory/place.html", context)


@require_GET
def own(request: Request) -> HttpResponse:
    """The listings of one’s own organisation, and when each is to be checked."""
    request.actor.require(Permission.DIRECTORY_ANSWER)
    return render(request, "directory/own.html", {"lines": own_listings(request.actor)})


def room(request: Request, reference: UUID) -> HttpResponse:
    """How much room there is now."""
    request.actor.require(Permission.DIRECTORY_ANSWER)
    row = offers.service_row(request.actor, str(reference))
    form = RoomForm(sent(request))

    def act() -> None:
        places.state_room(request.actor, row, **form.cleaned_data)

    return form_after(
        request, form, act, said=_("Kept. It is shown for 24 hours."),
        title=_("Room now"), back=reverse("directory:own"), button=_("Keep"),
    )  # fmt: skip


@sensitive_post_parameters()
def own_check(request: Request, reference: UUID) -> HttpResponse:
    """Say that one’s own listing is as it should be, or what has changed."""
    request.actor.require(Permission.DIRECTORY_ANSWER)
    row = offers.service_row(request.actor, str(reference))
    form = OwnCheckForm(sent(request))

    def act() -> None:
        checks.check(request.actor, row, found=form.found(str(reference)))

    return form_after(
        request, form, act, said=_("Thank you. The day of the next check is set."),
        title=_("Check this listing"), back=reverse("directory:own"), button=_("Keep"),
    )  # fmt: skip
