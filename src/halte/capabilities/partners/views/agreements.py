"""Agreements: reading, drafting, putting in force, stopping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from halte.capabilities.partners import doors, tables
from halte.capabilities.partners.actions import agreements as actions
from halte.capabilities.partners.forms.agreements import (
    AgreementForm,
    DecideForm,
    FilterForm,
    ReasonForm,
    ReturnForm,
    ReviewForm,
)
from halte.capabilities.partners.models import Agreement
from halte.capabilities.partners.queries import agreements as queries
from halte.core.access.actor import Actor
from halte.core.access.request import Request
from halte.core.errors import Missing
from halte.core.intake.csv_out import csv_response
from halte.core.ui.form_pages import form_after, form_page, kept, sent


@require_GET
def agreements(request: Request) -> HttpResponse:
    """Every agreement and how it stands."""
    form = FilterForm(doors.body_choices(request.actor), request.GET)
    context = {
        "form": form,
        "agreements": queries.agreements(request.actor, **form.asked()),
        "may_edit": doors.may_edit(request.actor),
    }
    return render(request, "partners/agreements.html", context)


@require_GET
def agreements_file(request: Request) -> HttpResponseBase:
    """The agreements as a table."""
    rows = tables.agreement_rows(queries.agreements(request.actor))
    return csv_response("halte-agreements", tables.AGREEMENTS, rows)


@require_GET
def agreement(request: Request, agreement_id: int) -> HttpResponse:
    """One agreement."""
    found = queries.agreement(request.actor, agreement_id=agreement_id)
    return render(request, "partners/agreement.html", {"page": found})


def draft(request: Request) -> HttpResponse:
    """A new agreement."""
    doors.keeper(request.actor)
    form = AgreementForm(doors.body_names(request.actor), sent(request))
    row = Agreement()
    back = reverse("partners:agreements")
    return _drafted(request, row, form, back, _("Record an agreement"))


def amend(request: Request, agreement_id: int) -> HttpResponse:
    """A further version of one that is there."""
    row = queries.row_of(request.actor, agreement_id)
    doors.require_kept(request.actor, row)
    newest = queries.newest(row)
    names = doors.body_names(request.actor)
    form = AgreementForm(names, sent(request), version=newest)
    back = reverse("partners:agreement", args=[agreement_id])
    return _drafted(request, row, form, back, _("Amend an agreement"))


def _drafted(
    request: Request, row: Agreement, form: AgreementForm, back: str, title: str
) -> HttpResponse:
    def act() -> None:
        actions.draft_agreement(
            request.actor, row, draft=form.draft(), seen=form.seen_number()
        )

    if kept(form, act, current=lambda: queries.newest_number(row)):
        text = _("Kept as a draft. A second person must put it in force.")
        messages.success(request, text)
        return redirect("partners:agreement", agreement_id=row.pk)
    template = "partners/agreement_form.html"
    return form_page(request, form, title=title, back=back, template=template)


@dataclass(frozen=True, slots=True)
class Stride:
    """One thing that can be done to an agreement: its form, action and words."""

    form: type[forms.Form]
    act: Callable[..., object]
    title: str | Promise
    lede: str | Promise
    said: str | Promise


STRIDES: Final[dict[str, Stride]] = {
    "approve": Stride(
        DecideForm, actions.put_in_force,
        gettext_lazy("Put in force"),
        gettext_lazy(
            "You have read these terms and someone else wrote them. From their first "
            "day they decide what may be sent."
        ),
        gettext_lazy("It is in force from its first day."),
    ),
    "return": Stride(
        ReturnForm, actions.return_terms,
        gettext_lazy("Return to the author"),
        gettext_lazy(
            "Say what should change. The author can then write a new version."
        ),
        gettext_lazy("Returned."),
    ),
    "suspend": Stride(
        ReasonForm, actions.suspend,
        gettext_lazy("Suspend"),
        gettext_lazy(
            "From this moment nothing is sent under it. Someone else must resume it."
        ),
        gettext_lazy("Suspended."),
    ),
    "resume": Stride(
        forms.Form, actions.resume,
        gettext_lazy("Resume"),
        gettext_lazy("It holds again, as before."),
        gettext_lazy("Resumed."),
    ),
    "end": Stride(
        ReasonForm, actions.end,
        gettext_lazy("End early"),
        gettext_lazy("It ends today and for good. A draft is dropped in the same way."),
        gettext_lazy("Ended."),
    ),
    "review": Stride(
        ReviewForm, actions.review,
        gettext_lazy("Record a review"),
        gettext_lazy("It was looked at and stands as it is."),
        gettext_lazy("The review is recorded."),
    ),
}  # fmt: skip


def step(request: Request, agreement_id: int, stride: str) -> HttpResponse:
    """Do one of these to an agreement."""
    if stride not in STRIDES:
        raise Missing("not_found")
    doing = STRIDES[stride]
    page = queries.agreement(request.actor, agreement_id=agreement_id)
    row = queries.row_of(request.actor, agreement_id)
    queries.require_step(request.actor, row, stride)
    form = doing.form(sent(request), initial={"number": page.newest})

    def act() -> None:
        _act(request.actor, row, doing, form)

    back = reverse("partners:agreement", args=[agreement_id])
    return form_after(
        request, form, act, said=str(doing.said), title=str(doing.title), back=back,
        lede=str(doing.lede), template="partners/step.html", page=page,
    )  # fmt: skip


def _act(actor: Actor, row: Agreement, doing: Stride, form: forms.Form) -> None:
    doing.act(actor, row, **form.cleaned_data)
