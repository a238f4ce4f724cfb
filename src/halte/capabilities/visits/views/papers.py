"""Documents, items of the vault, and consents for pictures."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.visits.actions import asking
from halte.capabilities.visits.forms.visits import (
    AskForm,
    AttachForm,
    MediaForm,
    ReceiveForm,
)
from halte.capabilities.visits.queries import papers as papers_queries
from halte.capabilities.visits.queries import visits as queries
from halte.capabilities.visits.views.frame import after, item_needed, item_typed
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import sent


@sensitive_post_parameters()
def ask(request: Request, visit_id: int) -> HttpResponse:
    """Ask for documents."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = queries.visit_row(request.actor, visit_id), AskForm(sent(request))

    def act() -> None:
        asking.ask(request.actor, row, request=form.request())

    return after(request, form, act, visit_id, title=_("Ask for documents"))


@sensitive_post_parameters()
def receive(request: Request, asked_id: int) -> HttpResponse:
    """What came."""
    request.actor.require(Permission.VISITS_EDIT)
    row = papers_queries.asked_row(request.actor, asked_id)
    form = ReceiveForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        item = item_typed(request.actor, typed["item"])
        asking.receive(
            request.actor, row, on=typed["on"], whole=typed["whole"], item=item
        )

    title = _("Record documents received")
    return after(request, form, act, row.visit_id, title=title)


@sensitive_post_parameters()
def media(request: Request, stop_id: int) -> HttpResponse:
    """What someone said about pictures."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = queries.stop_row(request.actor, stop_id), MediaForm(sent(request))

    def act() -> None:
        item = item_typed(request.actor, form.cleaned_data["item"])
        asking.record_media(request.actor, row, spoken=form.spoken(item))

    title = _("Record a consent to pictures")
    return after(request, form, act, row.visit_id, title=title)


@sensitive_post_parameters()
def attach(request: Request, visit_id: int) -> HttpResponse:
    """An item of the vault."""
    request.actor.require(Permission.VISITS_EDIT)
    row = queries.visit_row(request.actor, visit_id)
    stops = queries.stop_choices(request.actor, row)
    form = AttachForm(sent(request), stops=stops)

    def act() -> None:
        typed = form.cleaned_data
        item = item_needed(request.actor, typed["item"])
        chosen = typed["stop"]
        at = queries.stop_row(request.actor, int(chosen)) if chosen else None
        asking.attach(request.actor, row, kept=form.kept(item, at))

    return after(request, form, act, visit_id, title=_("Attach an item"))
