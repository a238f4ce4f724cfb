"""Consents of the people in one’s care."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.consent import actions, queries
from halte.core.consent.forms import ConsentForm, PersonForm, RecallForm, SaidForm
from halte.core.consent.models import Person
from halte.core.consent.naming import name_of
from halte.core.consent.states import Recall
from halte.core.consent.words import PURPOSES
from halte.core.errors import Invalid, Missing


@sensitive_post_parameters()
def people(request: Request) -> HttpResponse:
    """Those in the care of my organisation, and one more."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            row = actions.add_person(request.actor, Person(), **form.cleaned_data)
        except Invalid as invalid:
            form.add_error(invalid.field, str(invalid.sentence))
        else:
            return redirect("consent:person", reference=row.reference)
    context = {
        "form": form,
        "people": queries.people(request.actor),
        "may_record": request.actor.may(Permission.CONSENT_RECORD),
        "quick_exit": True,
    }
    return render(request, "consent/people.html", context)


def person(request: Request, reference: UUID) -> HttpResponse:
    """Everything one person said, and what went out under it."""
    context = {
        "person": queries.person(request.actor, reference=reference),
        "recall_form": RecallForm(),
        "may_record": request.actor.may(Permission.CONSENT_RECORD),
        "quick_exit": True,
    }
    return render(request, "consent/person.html", context)


@sensitive_post_parameters()
def give(request: Request, reference: UUID) -> HttpResponse:
    """Record a consent."""
    row = queries.person_row(request.actor, reference)
    form = ConsentForm(queries.recipients(), request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.give(
                request.actor,
                row,
                purpose=typed["purpose"],
                recipient=typed["recipient"],
                scope=frozenset(typed["scope"]),
                how=form.circumstances(request.actor.user_id),
                until=form.until(),
            )
        except Invalid as invalid:
            place = "last_day" if invalid.field == "until" else invalid.field
            form.add_error(place or None, str(invalid.sentence))
        else:
            messages.success(request, _("Recorded."))
            return redirect("consent:person", reference=reference)
    context = {"form": form, "reference": reference, "quick_exit": True}
    return render(request, "consent/give.html", context)


@sensitive_post_parameters()
def withdraw(
    request: Request, reference: UUID, purpose: str, recipient: str
) -> HttpResponse:
    """Record that a person takes it back, and list the copies to reach."""
    row = queries.person_row(request.actor, reference)
    form = SaidForm(request.POST or None)
    if form.is_valid():
        how = form.circumstances(request.actor.user_id)
        try:
            _event, copies = actions.withdraw(
                request.actor, row, purpose=purpose, recipient=recipient, how=how
            )
        except Invalid as invalid:
            form.add_error(invalid.field or None, str(invalid.sentence))
        else:
            say_how_many(request, len(copies))
            return redirect("consent:person", reference=reference)
    title = PURPOSES.get(purpose)
    names = queries.recipients()
    known = names.get(recipient) or name_of(recipient)
    if title is None or known is None:
        raise Missing("not_found")
    context = {"form": form, "reference": reference, "purpose": title,
               "recipient": known, "quick_exit": True}  # fmt: skip
    return render(request, "consent/withdraw.html", context)


def say_how_many(request: Request, count: int) -> None:
    """After a withdrawal the work begins: each copy has to be reached."""
    if not count:
        messages.success(request, _("Withdrawn. No copy had gone out."))
        return
    text = ngettext(
        "Withdrawn. %(count)s copy had gone out: ask for it below.",
        "Withdrawn. %(count)s copies had gone out: ask for each below.",
        count,
    )
    messages.warning(request, text % {"count": count})


@require_POST
def recall(request: Request, disclosure_id: int) -> HttpResponse:
    """Note what became of a copy."""
    row = queries.disclosure_row(request.actor, disclosure_id)
    form = RecallForm(request.POST)
    if form.is_valid():
        try:
            actions.recall(request.actor, row, state=Recall(form.cleaned_data["state"]))
        except Invalid as invalid:
            messages.error(request, str(invalid.sentence))
        else:
            messages.success(request, _("Recorded."))
    return redirect("consent:person", reference=row.person)
