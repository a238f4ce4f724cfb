"""Stops: added, entered, left, passed by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.visits.actions import entering, planning
from halte.capabilities.visits.forms.visits import (
    ConsentForm,
    MomentForm,
    StopForm,
    WarrantForm,
    WhyForm,
)
from halte.capabilities.visits.queries import visits as queries
from halte.capabilities.visits.views.frame import after, item_needed, item_typed
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Missing
from halte.core.ui.form_pages import sent


@sensitive_post_parameters()
def add_stop(request: Request, visit_id: int) -> HttpResponse:
    """A place of the employer."""
    request.actor.require(Permission.VISITS_EDIT)
    row = queries.visit_row(request.actor, visit_id)
    sites = queries.site_choices(request.actor, row)
    form = StopForm(sent(request), sites=sites)

    def act() -> None:
        planning.add_stop(request.actor, row, place=form.place())

    return after(
        request, form, act, visit_id, title=_("Add a stop"),
        nothing="" if sites else _("Every place of this employer is a stop already. "
                                   "Add a place to the employer first."),
    )  # fmt: skip


@sensitive_post_parameters()
def consent(request: Request, stop_id: int) -> HttpResponse:
    """A written consent to enter."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = queries.stop_row(request.actor, stop_id), ConsentForm(sent(request))

    def act() -> None:
        item = item_needed(request.actor, form.cleaned_data["item"])
        entering.record_consent(request.actor, row, consent=form.consent(item))

    return after(request, form, act, row.visit_id, title=_("Record a consent to enter"))


@sensitive_post_parameters()
def warrant(request: Request, stop_id: int) -> HttpResponse:
    """A warrant."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = queries.stop_row(request.actor, stop_id), WarrantForm(sent(request))

    def act() -> None:
        item = item_typed(request.actor, form.cleaned_data["item"])
        entering.record_warrant(request.actor, row, warrant=form.warrant(item))

    return after(request, form, act, row.visit_id, title=_("Record a warrant"))


ACTS: Final[dict[str, tuple[object, type[forms.Form], Callable[..., object]]]] = {
    "begin": (gettext_lazy("Begin the stop"), MomentForm, entering.begin_stop),
    "leave": (gettext_lazy("Leave the stop"), MomentForm, entering.leave_stop),
    "withdraw": (
        gettext_lazy("The consent was taken back"), MomentForm,
        entering.withdraw_consent,
    ),
    "pass-by": (gettext_lazy("It was not entered"), WhyForm, entering.pass_by),
}  # fmt: skip
"""Address -> title, form and action."""


@sensitive_post_parameters()
def act(request: Request, stop_id: int, act: str) -> HttpResponse:
    """Begin, leave, pass by."""
    request.actor.require(Permission.VISITS_EDIT)
    if act not in ACTS:
        raise Missing("not_found")
    title, shape, do = ACTS[act]
    row, form = queries.stop_row(request.actor, stop_id), shape(sent(request))

    def done() -> None:
        do(request.actor, row, **form.cleaned_data)

    return after(request, form, done, row.visit_id, title=str(title))
