"""Without a network: a form to take along, and its sealed draft sent in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halte.capabilities.support.actions import offline as acts
from halte.capabilities.support.forms.files import DraftForm
from halte.capabilities.support.models import Blank
from halte.capabilities.support.queries import files, offline, writing
from halte.capabilities.support.views.frame import quiet, told
from halte.core.access.request import Request
from halte.core.ui.form_pages import attach, form_page, kept, sent
from halte.core.ui.offline import taken_along


@quiet
def without_network(request: Request) -> HttpResponse:
    """Forms taken along, drafts that wait, and the way in for a draft."""
    form, brought = DraftForm(sent(request), request.FILES or None), []
    body = writing.own_body(request.actor)
    if request.method == "POST" and kept(
        form,
        lambda: brought.append(
            acts.send_in(request.actor, body, content=form.cleaned_data["file"].read())
        ),
    ):
        if (fault := brought[0].fault) is None:
            return after_taking(request, brought[0])
        attach(form, fault, "file")
    page = offline.offline(request.actor)
    return form_page(request, form, template="support/offline.html", page=page)


def after_taking(request: Request, brought: acts.Brought) -> HttpResponse:
    """To the file; to the two texts, where Halte held one already."""
    reference = brought.file.reference if brought.file else None
    messages.success(request, _("The draft is in the file. Erase it on the device."))
    if brought.forked:
        messages.warning(
            request,
            _("Something stood there already. Both texts are kept, side by side."),
        )
        return redirect("support:merge", reference, brought.forked[0])
    return redirect("support:file", reference)


@require_POST
@quiet
def take(request: Request) -> HttpResponse:
    """An empty form for someone new."""
    body = writing.own_body(request.actor)
    return as_file(acts.take_blank(request.actor, body))


@require_POST
@quiet
def take_for(request: Request, reference: UUID) -> HttpResponse:
    """An empty form for a file."""
    row = files.file_row(request.actor, reference)
    return as_file(acts.take_blank_for(request.actor, row))


def as_file(blank: Blank) -> HttpResponse:
    """The form as a download."""
    return taken_along(offline.form_file(blank), f"halte-{blank.short}.html")


@require_POST
@quiet
def end_draft(request: Request, draft_id: int, act: str) -> HttpResponse:
    """A supervisor lets a kept draft in, or lets it go."""
    row = offline.draft_row(request.actor, draft_id)
    end = acts.let_in if act == "in" else acts.let_go
    told(request, lambda: end(request.actor, row), _("Kept."))
    return redirect("support:offline")
