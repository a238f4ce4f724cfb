"""The room at a glance, and who sits on the taskforce."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.taskforce.actions import seats as actions
from halte.capabilities.taskforce.forms.risks import EndForm, SeatForm
from halte.capabilities.taskforce.models import Seat
from halte.capabilities.taskforce.policy import may_end_seat
from halte.capabilities.taskforce.queries import overview as queries
from halte.capabilities.taskforce.queries.rows import seat_row
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent


@require_GET
def index(request: Request) -> HttpResponse:
    """What is next, what waits, and what is late."""
    found = queries.overview(request.actor)
    return render(request, "taskforce/index.html", {"page": found})


@require_GET
def seats(request: Request) -> HttpResponse:
    """Who sits on the taskforce."""
    context = {"seats": queries.seats(request.actor),
               "may_keep": queries.may_keep(request.actor)}  # fmt: skip
    return render(request, "taskforce/seats.html", context)


def give_seat(request: Request) -> HttpResponse:
    """A seat for an organisation."""
    queries.require(request.actor, Permission.TASKFORCE_KEEP)
    form = SeatForm(queries.body_pairs(request.actor), sent(request))

    def act() -> None:
        actions.give_seat(request.actor, Seat(), **form.cleaned_data)

    title, back = _("Give a seat on the taskforce"), reverse("taskforce:seats")
    lede = _("From that day the people of the organisation read what is kept here.")
    return form_after(
        request, form, act, said=_("The seat is given."), title=title, back=back,
        lede=lede,
    )  # fmt: skip


def end_seat(request: Request, seat_id: int) -> HttpResponse:
    """The last day of a seat."""
    row = seat_row(request.actor, seat_id)
    code = may_end_seat(request.actor, row)
    queries.require(request.actor, Permission.TASKFORCE_KEEP, code)
    form = EndForm(sent(request))

    def act() -> None:
        actions.end_seat(request.actor, row, until=form.cleaned_data["until"])

    title, back = _("End a seat on the taskforce"), reverse("taskforce:seats")
    return form_after(request, form, act, title=title, back=back)
