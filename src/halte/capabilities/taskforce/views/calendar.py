"""A person’s calendar, and its private address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.taskforce.actions import seats as actions
from halte.capabilities.taskforce.queries import feed as feeds
from halte.capabilities.taskforce.queries.overview import has_calendar
from halte.capabilities.taskforce.queries.rows import own_row
from halte.core.access.public import public
from halte.core.access.request import Request


@require_GET
def calendar(request: Request) -> HttpResponse:
    """What the calendar holds, and whether there is an address."""
    context = {"made_on": has_calendar(request.actor)}
    return render(request, "taskforce/calendar.html", context)


@require_POST
def renew(request: Request) -> HttpResponse:
    """A new address, shown once; the page that shows it has no address of its own."""
    secret = actions.renew_calendar(request.actor, own_row(request.actor))
    address = request.build_absolute_uri(reverse("taskforce:feed", args=[secret]))
    context = {"made_on": has_calendar(request.actor), "address": address}
    return render(request, "taskforce/calendar.html", context)


@require_POST
def end(request: Request) -> HttpResponse:
    """No address any more."""
    actions.end_calendar(request.actor, own_row(request.actor))
    messages.success(request, _("The address answers no longer."))
    return redirect("taskforce:calendar")


@public
@require_GET
def feed(request: Request, secret: str) -> HttpResponse:
    """The calendar, for whoever holds its secret: programs cannot sign in."""
    data = feeds.feed(secret, request.build_absolute_uri)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="halte-taskforce.ics"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
