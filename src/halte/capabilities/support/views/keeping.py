"""The circle, transfer, disposal, and the person’s own copy."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.support.actions import disposing
from halte.capabilities.support.actions import keeping as acts
from halte.capabilities.support.forms.work import (
    BlockForm,
    DisposeForm,
    TransferForm,
)
from halte.capabilities.support.models import Transfer
from halte.capabilities.support.queries import counts, files, moving, own_copy, work
from halte.capabilities.support.views.frame import quiet, told
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_page, kept, sent


@quiet
def circle(request: Request, reference: UUID) -> HttpResponse:
    """Who may open the file, and who never may."""
    _ref, people = work.members(request.actor, reference=reference)
    row = files.file_row(request.actor, reference)
    pairs = [(str(p.user_id), p.name) for p in people if p.block_id is None]
    form = BlockForm(pairs, sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: acts.block(
            request.actor, row, user_id=int(form.cleaned_data["user_id"]),
            why=form.cleaned_data["why"],
        ),
    ):  # fmt: skip
        messages.success(request, _("The file is shut to this colleague."))
        return redirect("support:circle", reference)
    return form_page(
        request, form, template="support/circle.html", file=reference, people=people
    )


@require_POST
@quiet
def member(request: Request, reference: UUID, user_id: int, act: str) -> HttpResponse:
    """Add someone to the circle, or take them out."""
    row = files.file_row(request.actor, reference)
    change = acts.add_to_circle if act == "add" else acts.leave_circle
    told(request, lambda: change(request.actor, row, user_id=user_id), _("Kept."))
    return redirect("support:circle", reference)


@require_POST
@quiet
def lift_block(request: Request, block_id: int) -> HttpResponse:
    """A conflict of interest is over."""
    row = work.block_row(request.actor, block_id)
    told(request, lambda: acts.lift_block(request.actor, row), _("Lifted."))
    return redirect("support:circle", row.file.reference)


@quiet
def transfer(request: Request, reference: UUID) -> HttpResponse:
    """Propose that another organisation takes the file over."""
    page = moving.to_transfer(request.actor, reference)
    form = TransferForm(page.bodies, sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: acts.propose_transfer(
            request.actor, page.row, receiver=form.cleaned_data["receiver"]
        ),
    ):
        messages.success(request, _("Proposed. The file stays here until then."))
        return redirect("support:file", reference)
    return form_page(
        request, form, template="support/transfer.html", file=reference, page=page
    )


@require_GET
@quiet
def transfers(request: Request) -> HttpResponse:
    """Files proposed to my organisation."""
    context = {"transfers": moving.proposed(request.actor),
               "certificates": moving.certificates(request.actor)}  # fmt: skip
    return render(request, "support/transfers.html", context)


@require_POST
@quiet
def answer_transfer(request: Request, transfer_id: int, act: str) -> HttpResponse:
    """Take it over, decline it, or withdraw it."""
    row = moving.transfer_row(request.actor, transfer_id, own=act == "withdraw")
    told(request, lambda: moving_step(request, row, act), _("Kept."))
    if act == "withdraw":
        return redirect("support:file", row.file.reference)
    return redirect("support:transfers")


def moving_step(request: Request, row: Transfer, act: str) -> object:
    """The step of this name."""
    if act == "take":
        return acts.take_over(request.actor, row)
    if act == "withdraw":
        return acts.withdraw_transfer(request.actor, row)
    return acts.decline_transfer(request.actor, row)


@quiet
def dispose(request: Request, reference: UUID) -> HttpResponse:
    """Propose to destroy what a file says; another person does it."""
    row = moving.to_dispose(request.actor, reference)
    form = DisposeForm(sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: disposing.propose_disposal(
            request.actor, row, asked_by_person=form.cleaned_data["asked_by_person"]
        ),
    ):
        messages.success(request, _("Proposed. Another person looks at it."))
        return redirect("support:file", reference)
    return form_page(request, form, template="support/dispose.html", file=reference)


@require_GET
@quiet
def copy(request: Request, reference: UUID) -> HttpResponse:
    """The person’s own copy of their file, on a page."""
    found = own_copy.own_copy(request.actor, reference=reference)
    context = {
        "copy": found, "file": reference,
        "untold": any(not line.is_told for line in found.consents.by_law),
        "may_write": found.may_hand,
    }  # fmt: skip
    return render(request, "support/copy.html", context)


@require_POST
@quiet
def hand_copy(request: Request, reference: UUID, form: str) -> HttpResponse:
    """Hand it to the person, on paper or as a PDF: noted, so that it can be asked for
    later, should they want it destroyed.
    """
    row = files.file_row(request.actor, reference)
    acts.hand_copy(request.actor, row)
    if form != "pdf":
        messages.success(request, _("Noted. Print this page now."))
        return redirect("support:copy", reference)
    found = own_copy.own_copy(request.actor, reference=reference)
    response = HttpResponse(own_copy.pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="copy.pdf"'
    return response


@require_GET
@quiet
def counted(request: Request) -> HttpResponse:
    """What the room reports up."""
    asked = request.GET
    page = counts.counts(
        request.actor,
        earlier=asked.get("show") == "earlier", real=asked.get("of") == "real",
    )  # fmt: skip
    return render(request, "support/counts.html", {"page": page})


@public
@require_GET
@quiet
def rights(request: Request) -> HttpResponse:
    """What the law gives to victims."""
    return render(request, "support/rights.html")
