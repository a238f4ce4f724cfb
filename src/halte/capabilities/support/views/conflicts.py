"""Someone at a receiver must not know."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halte.capabilities.support.actions import conflicts as acts
from halte.capabilities.support.forms.conflicts import ShutOutForm, ShutOutHereForm
from halte.capabilities.support.queries import conflicts
from halte.capabilities.support.views.frame import quiet, told
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_page, kept, sent


@quiet
def shut_out(request: Request, reference: UUID) -> HttpResponse:
    """Look for a name at the receiver, then shut the person who has it out."""
    page = conflicts.there(request.actor, reference=reference)
    form, asked = ShutOutForm(sent(request)), request.POST.get("name", "").strip()
    found = conflicts.named_there(
        request.actor, receiver=page.receiver, words=asked[:200]
    )
    form.choose(found)
    chosen = int(form.cleaned_data["user_id"] or 0) if form.is_valid() else 0
    if chosen and kept(
        form,
        lambda: acts.shut_out(
            request.actor, page.file, receiver=page.receiver, user_id=chosen,
            why=form.cleaned_data["why"],
        ),
    ):  # fmt: skip
        messages.success(request, _("They will not learn of it through Halte."))
        return redirect("support:referral", reference)
    context = {"page": page, "found": found, "asked": asked, "referral": reference}
    return form_page(request, form, template="support/shut_out.html", **context)


@quiet
def shut_out_here(request: Request, reference: UUID) -> HttpResponse:
    """At the receiver: a colleague must not know."""
    row, people = conflicts.to_shut_out_here(request.actor, reference)
    form = ShutOutHereForm(people, sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: acts.shut_out_here(
            request.actor, row, user_id=int(form.cleaned_data["user_id"])
        ),
    ):
        messages.success(request, _("They will not learn of it through Halte."))
        return redirect("support:received_one", reference)
    return form_page(
        request, form, template="support/shut_out_here.html", referral=reference
    )


@require_POST
@quiet
def let_in_again(request: Request, block_id: int) -> HttpResponse:
    """There is no conflict any more."""
    row = conflicts.shut_row(request.actor, block_id)
    told(request, lambda: acts.let_in_again(request.actor, row), _("Kept."))
    return redirect("support:file", row.file.reference)
