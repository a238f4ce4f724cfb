"""What a law demands, copies to ask for, holds and disposals."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.support.actions import by_law as law
from halte.capabilities.support.actions import disposing as acts
from halte.capabilities.support.forms.duties import (
    ByLawForm,
    CopyNoteForm,
    HoldForm,
    TellingForm,
)
from halte.capabilities.support.queries import copies as lists
from halte.capabilities.support.queries import duties
from halte.capabilities.support.views.frame import quiet, told
from halte.core.access.request import Request
from halte.core.consent.actions import recall
from halte.core.consent.queries import disclosure_row
from halte.core.consent.states import Recall
from halte.core.ui.form_pages import form_page, kept, sent


@quiet
def by_law(request: Request, reference: UUID) -> HttpResponse:
    """Record what was told because a law demands it."""
    row, people = duties.to_record_by_law(request.actor, reference)
    form = ByLawForm(people, sent(request))
    if request.method == "POST" and kept(
        form, lambda: law.record_by_law(request.actor, row, demanded=form.demanded())
    ):
        messages.success(request, _("Recorded. It stands beside what was handed over."))
        return redirect("support:file", reference)
    return form_page(request, form, template="support/by_law.html", file=reference)


@quiet
def telling(request: Request, law_id: int) -> HttpResponse:
    """The person was told of it."""
    row = duties.law_row(request.actor, law_id)
    form = TellingForm(sent(request))
    if request.method == "POST" and kept(
        form, lambda: law.note_telling(request.actor, row, **form.cleaned_data)
    ):
        messages.success(request, _("Kept."))
        return redirect("support:file", row.file.reference)
    return form_page(
        request, form, template="support/telling.html", file=row.file.reference
    )


@require_GET
@quiet
def copies(request: Request) -> HttpResponse:
    """Copies to ask for by hand."""
    found = lists.copies(request.actor)
    return render(request, "support/copies.html", {"copies": found})


@require_POST
@quiet
def note_copy(request: Request, disclosure_id: int) -> HttpResponse:
    """Note that a copy was asked for, or what became of it."""
    row, form = disclosure_row(request.actor, disclosure_id), CopyNoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose an answer, and a day."))
        return redirect("support:copies")
    typed = form.cleaned_data
    told(
        request,
        lambda: recall(
            request.actor, row, state=Recall(typed["state"]), on=typed["on"]
        ),
        _("Noted."),
    )
    return redirect("support:copies")


@require_GET
@quiet
def retention(request: Request) -> HttpResponse:
    """Files whose time is over, holds, disposals that wait."""
    page = duties.retention(request.actor)
    return render(request, "support/retention.html", {"page": page})


@quiet
def hold(request: Request, reference: UUID) -> HttpResponse:
    """A file must stay for a while."""
    row = duties.to_hold(request.actor, reference)
    form = HoldForm(sent(request))
    if request.method == "POST" and kept(
        form, lambda: acts.hold_file(request.actor, row, **form.cleaned_data)
    ):
        messages.success(request, _("On hold. Nobody disposes of it until then."))
        return redirect("support:retention")
    return form_page(request, form, template="support/hold.html", file=reference)


@require_POST
@quiet
def lift_hold(request: Request, hold_id: int) -> HttpResponse:
    """It need not stay any more."""
    row = duties.hold_row(request.actor, hold_id)
    told(request, lambda: acts.lift_hold(request.actor, row), _("Lifted."))
    return redirect("support:retention")


@require_POST
@quiet
def end_disposal(request: Request, disposal_id: int, act: str) -> HttpResponse:
    """The second person disposes of a file, or it is kept."""
    row = duties.disposal_row(request.actor, disposal_id)
    if act == "do":
        done = _("Nothing of it can be read again. The certificate stays.")
        told(request, lambda: acts.dispose(request.actor, row), done)
    else:
        told(request, lambda: acts.keep_file(request.actor, row), _("The file stays."))
    return redirect("support:retention")


@require_GET
@quiet
def certificate(request: Request, certificate_id: int) -> HttpResponse:
    """What proves a disposal, to print."""
    page = duties.certificate(request.actor, certificate_id)
    return render(request, "support/certificate.html", {"page": page})
