"""Work-permit applications: found, entered, checked, decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.permits.actions import applications as actions
from halte.capabilities.permits.forms.applications import (
    ApplicationForm,
    ClosingForm,
    FindForm,
    MarkForm,
    OfferForm,
    SayingForm,
)
from halte.capabilities.permits.policy import may_close
from halte.capabilities.permits.queries import applications as queries
from halte.capabilities.permits.queries import instructions
from halte.capabilities.permits.states import Authority
from halte.capabilities.permits.views.frame import document, require_open
from halte.capabilities.permits.words import QUESTIONS
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Missing
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import form_after, sent
from halte.core.ui.pages import paginate


@sensitive_post_parameters()
def index(request: Request) -> HttpResponse:
    """All files, or the one with a number. The number is posted."""
    form = FindForm(request.POST or None)
    asked = form.cleaned_data["number"] if form.is_bound and form.is_valid() else ""
    lines = (
        queries.by_number(request.actor, number=asked)
        if asked
        else queries.applications(request.actor)
    )
    context = {
        "form": form,
        "asked": bool(asked),
        "page": paginate(lines, request.GET.get("page")),
        "may_edit": request.actor.may(Permission.PERMITS_EDIT),
    }
    return render(request, "permits/index.html", context)


@require_GET
def application(request: Request, application_id: int) -> HttpResponse:
    """One file."""
    found = queries.application(request.actor, application_id=application_id)
    return render(request, "permits/application.html", {"file": found})


@sensitive_post_parameters()
def add(request: Request) -> HttpResponse:
    """A new application."""
    request.actor.require(Permission.PERMITS_EDIT)
    form = ApplicationForm(sent(request))
    made: list[int] = []

    def act() -> None:
        asked = queries.with_known_employer(request.actor, form.asked())
        body = own_organisation(request.actor)
        made.append(actions.add_application(request.actor, body, asked=asked).pk)

    back = reverse("permits:index")
    return form_after(
        request, form, act, said=_("The application is kept."),
        to=lambda: reverse("permits:application", args=[made[0]]),
        title=_("Enter an application"), back=back,
    )  # fmt: skip


@sensitive_post_parameters()
def offer(request: Request, application_id: int) -> HttpResponse:
    """What the business offers."""
    row = queries.row_to_note(request.actor, application_id)
    form = OfferForm(sent(request))

    def act() -> None:
        actions.note_offer(request.actor, row, offered=form.offered())

    return after(request, form, act, application_id, _("Note what the business offers"))


@sensitive_post_parameters()
def saying(request: Request, application_id: int, question: str) -> HttpResponse:
    """What the person answered to a question."""
    row = queries.row_to_note(request.actor, application_id)
    if question not in QUESTIONS:
        raise Missing("not_found")
    form = SayingForm(sent(request), question=question)

    def act() -> None:
        actions.note_saying(request.actor, row, question=question, **form.said())

    alone = _(
        "Alone with the person, with an interpreter the person chose or accepts. "
        "Nobody has to answer."
    )
    more = {"subject": QUESTIONS[question], "lede": alone}
    return after(request, form, act, application_id, _("Ask the person"), **more)


@sensitive_post_parameters()
def mark(request: Request, application_id: int) -> HttpResponse:
    """Whether the facts touch an instruction."""
    row = queries.row_to_note(request.actor, application_id)
    offered = instructions.choices(Authority.PROTECTION)
    form = MarkForm(sent(request), instructions=offered)

    def act() -> None:
        typed = dict(form.cleaned_data)
        chosen = instructions.instruction_row(typed.pop("instruction"))
        actions.mark_instruction(request.actor, row, instruction=chosen, **typed)

    title = _("Read an instruction against the facts")
    return after(request, form, act, application_id, title)


@require_POST
def keep(request: Request, application_id: int) -> HttpResponse:
    """Keep what the checks answer today."""
    row = queries.application_row(request.actor, application_id)
    actions.keep_checks(request.actor, row)
    messages.success(request, _("The answers are kept as they stand today."))
    return redirect("permits:application", application_id=application_id)


def close(request: Request, application_id: int) -> HttpResponse:
    """The department decided it in its own system."""
    request.actor.require(Permission.PERMITS_EDIT)
    row = queries.application_row(request.actor, application_id)
    require_open(may_close(request.actor, row))
    form = ClosingForm(sent(request))

    def act() -> None:
        actions.close(request.actor, row, **form.cleaned_data)

    return after(request, form, act, application_id, _("Close this file"))


@require_GET
def letter(request: Request, application_id: int, language: str) -> HttpResponse:
    """The letter as it was issued."""
    row = queries.letter(request.actor, application_id=application_id)
    return document(row, f"letter-{row.application_id:06}", language)


def after(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    application_id: int,
    title: str,
    **more: Any,
) -> HttpResponse:
    """Back to the file where the action took it, else the form again."""
    back = reverse("permits:application", args=[application_id])
    return form_after(request, form, act, title=title, back=back, **more)
