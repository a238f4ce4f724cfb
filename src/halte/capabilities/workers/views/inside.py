"""Pages behind the wall: accounts, read and worked on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.inspections.facade import inspection_for, open_inspections
from halte.capabilities.workers.actions import hearing, interviewing
from halte.capabilities.workers.forms.inside import (
    FindForm,
    InterviewForm,
    KeepTipForm,
    LinkForm,
    StatementForm,
    WordsForm,
)
from halte.capabilities.workers.models import Account
from halte.capabilities.workers.queries import inside as queries
from halte.capabilities.workers.states import State
from halte.capabilities.workers.views.frame import form_after, require
from halte.capabilities.workers.words import STATES
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Invalid, Missing
from halte.core.ui.form_pages import sent
from halte.core.ui.pages import paginate


@require_GET
def index(request: Request) -> HttpResponse:
    """All accounts, a page at a time, without their words."""
    require(request.actor, Permission.WORKERS_READ)
    state = request.GET.get("state", "")
    found = queries.accounts(request.actor, state=state)
    states = [(str(s), STATES[s]) for s in State if s is not State.DISPOSED]
    context = {
        "page": paginate(found, request.GET.get("page")),
        "states": states,
        "state": state,
        "find": FindForm(),
        "hears": request.actor.may(Permission.WORKERS_HEAR),
    }
    return render(request, "workers/index.html", context)


@sensitive_post_parameters()
def find(request: Request) -> HttpResponse:
    """By a whole name, or by an employer. What is typed is posted."""
    require(request.actor, Permission.WORKERS_READ)
    form, found = FindForm(sent(request)), None
    if form.is_valid():
        name, number = form.cleaned_data["name"], form.cleaned_data["employer"]
        if name:
            found = queries.named(request.actor, name=name)
        elif number:
            found = queries.about(request.actor, employer_id=number)
    return render(request, "workers/find.html", {"form": form, "found": found})


@require_GET
def account(request: Request, account_id: UUID) -> HttpResponse:
    """One account."""
    found = queries.account(request.actor, account_id=account_id)
    return render(request, "workers/account.html", {"account": found})


@sensitive_post_parameters()
def keep_tip(request: Request) -> HttpResponse:
    """A tip that an officer took down."""
    require(request.actor)
    form, row = KeepTipForm(sent(request)), Account()

    def act() -> None:
        channel, heard_on = form.arrival()
        hearing.keep_tip(
            request.actor, row, tip=form.tip(), channel=channel, heard_on=heard_on
        )

    return after(request, form, act, row.pk, _("Keep a tip"), "workers:index")


@sensitive_post_parameters()
def interview(request: Request) -> HttpResponse:
    """An interview, away from the employer."""
    require(request.actor)
    form, row = InterviewForm(sent(request)), Account()

    def act() -> None:
        held = form.held(request.actor.user_id)
        interviewing.hold(request.actor, row, who=form.tip(), held=held)

    return after(request, form, act, row.pk, _("Keep an interview"), "workers:index")


@sensitive_post_parameters()
def state(request: Request, account_id: UUID) -> HttpResponse:
    """More that the worker said in an interview."""
    require(request.actor)
    row, form = (
        queries.account_row(request.actor, account_id),
        StatementForm(sent(request)),
    )

    def act() -> None:
        interviewing.state(request.actor, row, **form.cleaned_data)

    return after(request, form, act, row.pk, _("Keep a statement"))


@sensitive_post_parameters()
def answer(request: Request, account_id: UUID) -> HttpResponse:
    """Words that wait behind the return code."""
    require(request.actor)
    row, form = queries.account_row(request.actor, account_id), WordsForm(sent(request))

    def act() -> None:
        hearing.answer(request.actor, row, words=form.cleaned_data["words"])

    return after(request, form, act, row.pk, _("Answer the worker"))


@sensitive_post_parameters()
def note(request: Request, account_id: UUID) -> HttpResponse:
    """For colleagues behind the wall."""
    require(request.actor)
    row, form = queries.account_row(request.actor, account_id), WordsForm(sent(request))

    def act() -> None:
        hearing.note(request.actor, row, words=form.cleaned_data["words"])

    return after(request, form, act, row.pk, _("Add a note"))


def link(request: Request, account_id: UUID) -> HttpResponse:
    """Which employer it is about, and which open inspection of it if any."""
    require(request.actor)
    row = queries.account_row(request.actor, account_id)
    form = LinkForm(sent(request), files=open_inspections(request.actor))

    def act() -> None:
        number, file = known_employer(request, form), form.file()
        if file and inspection_for(request.actor, file).employer_pk != number:
            raise Invalid("workers_file_elsewhere", field="inspection")
        hearing.link(request.actor, row, employer_id=number, inspection_id=file)

    return after(request, form, act, row.pk, _("Tie to an employer"))


def known_employer(request: Request, form: forms.Form) -> int:
    """The number of an employer that is in the register."""
    try:
        return employer_for(request.actor, form.cleaned_data["employer"]).pk
    except Missing as gone:
        raise Invalid("workers_employer_unknown", field="employer") from gone


@require_POST
def end_link(request: Request, link_id: UUID) -> HttpResponse:
    """It was about another employer."""
    row = queries.link_row(request.actor, link_id)
    hearing.end_link(request.actor, row)
    return redirect("workers:account", account_id=row.account_id)


@require_POST
def move(request: Request, account_id: UUID, to: str) -> HttpResponse:
    """In hand, closed, or in hand again."""
    row = queries.account_row(request.actor, account_id)
    if to not in list(State):
        raise Missing("not_found")
    hearing.move(request.actor, row, to=State(to))
    return redirect("workers:account", account_id=account_id)


def after(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    account_id: UUID,
    title: str,
    back: str = "",
) -> HttpResponse:
    """Back to the account where the action took it, else the form again."""
    way = reverse(back) if back else reverse("workers:account", args=[account_id])
    return form_after(
        request, form, act, to=reverse("workers:account", args=[account_id]),
        title=title, back=way,
    )  # fmt: skip
