"""A receiver opens a file of its own from a referral."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from halte.capabilities.support.actions import arrivals as acts
from halte.capabilities.support.forms.files import BeginForm
from halte.capabilities.support.queries import arrivals, referrals
from halte.capabilities.support.views.frame import quiet
from halte.capabilities.support.words import EXCEPTIONS
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_page, kept, sent


@quiet
def begin_from(request: Request, reference: UUID) -> HttpResponse:
    """The person says anew what they choose here; what came stands in the file."""
    row, made = arrivals.to_begin_from(request.actor, reference), []
    form = BeginForm(sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: made.append(
            acts.begin_from(request.actor, row, beginning=form.beginning())
        ),
    ):
        messages.success(request, _("The file is open. Begin where the person begins."))
        return redirect("support:file", made[0].reference)
    page = referrals.received_page(request.actor, reference=reference)
    return form_page(
        request, form, template="support/begin.html", exceptions=EXCEPTIONS, came=page
    )
