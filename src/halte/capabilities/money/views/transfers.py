"""Transfers: proposing, reading, deciding."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halte.capabilities.money.actions import transfers as actions
from halte.capabilities.money.doors import may_say_here, takers
from halte.capabilities.money.forms.transfers import DecisionForm, TransferForm
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.queries import transfers as queries
from halte.capabilities.money.queries.lines import read_line
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_page, kept, sent
from halte.core.ui.pages import paginate


def transfers(request: Request) -> HttpResponse:
    """Transfers, those that wait first."""
    found = paginate(queries.transfers(request.actor), request.GET.get("page"))
    return render(request, "money/transfers.html", {"page": found})


def propose(request: Request, key: str) -> HttpResponse:
    """Propose to move money from a line."""
    may_say_here(request.actor, key)
    view, _title = read_line(request.actor, key)
    form = TransferForm(takers(request.actor, view), sent(request))
    if kept(form, lambda: actions.propose(
        request.actor, line_of(key), moved=form.moved()
    )):  # fmt: skip
        messages.success(request, _("Proposed. Another person must approve it."))
        return redirect("money:transfers")
    return form_page(request, form, template="money/propose.html", line=view)


def transfer(request: Request, transfer_id: int) -> HttpResponse:
    """One transfer, and its decision."""
    found = queries.transfer_page(request.actor, transfer_id=transfer_id)
    form = DecisionForm(sent(request))
    row = queries.transfer_row(request.actor, transfer_id)
    decide = actions.approve if "approve" in request.POST else actions.refuse
    if request.method == "POST" and kept(form, lambda: decide(
        request.actor, row, note=form.cleaned_data["note"]
    )):  # fmt: skip
        messages.success(request, _("Your decision is kept."))
        return redirect("money:transfer", transfer_id=transfer_id)
    return form_page(
        request,
        form,
        template="money/transfer.html",
        page=found,
        transfer=found.transfer,
    )


@require_POST
def withdraw(request: Request, transfer_id: int) -> HttpResponse:
    """Take a proposal back."""
    actions.withdraw(request.actor, queries.transfer_row(request.actor, transfer_id))
    messages.success(request, _("The proposal is withdrawn."))
    return redirect("money:transfer", transfer_id=transfer_id)
