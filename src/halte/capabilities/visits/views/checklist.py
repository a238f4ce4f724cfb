"""The checklist: on a page, taken along as a file, sent in, and chosen between."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from halte.capabilities.visits.actions import answering
from halte.capabilities.visits.forms.leaflets import AnswersForm, ChooseForm
from halte.capabilities.visits.queries import answers as queries
from halte.capabilities.visits.queries.visits import stop_row
from halte.capabilities.visits.sending import answers_typed, send_in
from halte.capabilities.visits.views.frame import form_page
from halte.capabilities.visits.words import VALUES
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import kept, sent
from halte.core.ui.offline import taken_along


@sensitive_post_parameters()
def checklist(request: Request, stop_id: int) -> HttpResponse:
    """The questions of a stop; what is sent is kept."""
    page = queries.checklist(request.actor, stop_id=stop_id)
    if request.method == "POST":
        taken = answering.answer(
            request.actor, stop_row(request.actor, stop_id),
            given=answers_typed(request.POST, page), at=timezone.now(),
        )  # fmt: skip
        tell(request, taken)
        return redirect("visits:checklist", stop_id)
    context = {
        "page": page, "values": VALUES, "send": AnswersForm(),
        "may_edit": request.actor.may(Permission.VISITS_EDIT),
    }  # fmt: skip
    return render(request, "visits/checklist.html", context)


def tell(request: Request, taken: answering.Taken) -> None:
    """How many answers were new, and whether some wait."""
    messages.success(request, _("New answers: %(count)s.") % {"count": taken.new})
    if taken.aside:
        text = _("Answered differently meanwhile: %(count)s. Both are kept; choose.")
        messages.warning(request, text % {"count": taken.aside})


@require_POST
def take_along(request: Request, stop_id: int) -> HttpResponse:
    """The checklist as a file for a device without a network."""
    issued = answering.issue(request.actor, stop_row(request.actor, stop_id))
    content = queries.form_file(issued)
    name = f"halte-checklist-{issued.stop.visit_id}-{stop_id}.html"
    return taken_along(content, name)


@sensitive_post_parameters()
def send(request: Request, stop_id: int) -> HttpResponse:
    """A file of answers comes back."""
    request.actor.require(Permission.VISITS_EDIT)
    stop = stop_row(request.actor, stop_id)
    form = AnswersForm(sent(request), request.FILES or None)

    def act() -> None:
        tell(request, send_in(request.actor, stop, form.cleaned_data["file"].read()))

    if kept(form, act):
        return redirect("visits:checklist", stop_id)
    back = reverse("visits:checklist", args=[stop_id])
    return form_page(request, form, title=_("Send answers in"), back=back, files=True)


@sensitive_post_parameters()
def choose(request: Request, answer_id: int) -> HttpResponse:
    """Which of two answers counts."""
    request.actor.require(Permission.VISITS_EDIT)
    row, form = queries.waiting_row(request.actor, answer_id), ChooseForm(sent(request))

    def act() -> None:
        take = form.cleaned_data["take"]
        answering.choose(request.actor, row, take_waiting=take)

    if kept(form, act):
        messages.success(request, _("Kept."))
        return redirect("visits:checklist", row.stop_id)
    page = queries.checklist(request.actor, stop_id=row.stop_id)
    found = [c for c in page.conflicts if c.waiting.id == answer_id]
    context = {"form": form, "conflict": found[0] if found else None, "page": page}
    status = 400 if form.errors else 200
    return render(request, "visits/choose.html", context, status=status)
