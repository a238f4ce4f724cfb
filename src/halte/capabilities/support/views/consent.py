"""The consent that a referral needs, asked while the person sees what would go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from halte.capabilities.support.forms.referrals import AgreeForm
from halte.capabilities.support.queries import referrals
from halte.capabilities.support.queries.refer import agreeing
from halte.capabilities.support.views.frame import quiet
from halte.core.access.request import Request
from halte.core.consent.actions import give
from halte.core.consent.queries import person_row
from halte.core.ui.form_pages import form_page, kept, sent


@quiet
def agree(request: Request, reference: UUID) -> HttpResponse:
    """Ask item by item, for this service only; no box is ticked beforehand."""
    row = referrals.referral_row(request.actor, reference)
    ask = agreeing(row)
    form = AgreeForm(ask.words, sent(request))
    person = person_row(request.actor, row.file.person)
    if request.method == "POST" and kept(
        form,
        lambda: give(
            request.actor, person, purpose=ask.purpose, recipient=row.recipient,
            scope=ask.with_others(form.cleaned_data["scope"]),
            how=form.circumstances(request.actor.user_id), until=form.until(),
        ),
    ):  # fmt: skip
        messages.success(request, _("Recorded."))
        return redirect("support:referral", reference)
    page = referrals.referral(request.actor, reference=reference)
    return form_page(request, form, template="support/agree.html", page=page)
