"""The public pages: leave a tip, come back with a code.

They need no account and set no cookie: a form carries its own signed token
instead of one of core’s. Nothing ties a request to whoever sent it; a return
code is posted and stands in no address.
"""

from __future__ import annotations

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.workers.actions import telling as actions
from halte.capabilities.workers.forms.outside import CodeForm, MoreForm, TipForm
from halte.capabilities.workers.models import Account
from halte.capabilities.workers.queries import outside as queries
from halte.core.access.actor import ANONYMOUS
from halte.core.access.crowd import Crowd
from halte.core.access.public import public
from halte.core.errors import CodedError, Denied, Invalid, Missing
from halte.core.ui.form_pages import attach, kept, sent
from halte.core.ui.leaving import can_be_left

TELLING: Final = Crowd(each=60, all_together=3000)
GUESSING: Final = Crowd(each=20, all_together=600)
"""Codes that opened nothing, in a quarter of an hour."""


@public
@csrf_exempt
@can_be_left
@sensitive_post_parameters()
def tell(request: HttpRequest) -> HttpResponse:
    """What a worker wants to say."""
    form = TipForm(sent(request))
    if form.is_bound and TELLING.is_full(request):
        return tell_page(request, form, Invalid("workers_too_many"), status=429)
    if not form.is_valid():
        return tell_page(request, form, status=400 if form.is_bound else 200)
    TELLING.came(request)
    try:
        received = actions.tell(
            ANONYMOUS,
            Account(),
            tip=form.tip(),
            form=form.drawn(),
            wants_code=form.cleaned_data["wants_code"],
        )
    except (Denied, Invalid) as fault:
        return tell_page(request, form, fault, status=400)
    context = {"received": received, "wants_help": form.cleaned_data["wants_help"]}
    return render(request, "workers/received.html", context)


def tell_page(
    request: HttpRequest,
    form: TipForm,
    fault: CodedError | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form with what goes before it; what was typed stays."""
    if fault is not None:
        attach(form, fault)
        if fault.code == "workers_form_old":
            form.draw_again()
    context = {"form": form, "readers": queries.readers()}
    return render(request, "workers/tell.html", context, status=status)


@public
@csrf_exempt
@can_be_left
@sensitive_post_parameters()
def come_back(request: HttpRequest) -> HttpResponse:
    """Read an answer with a return code."""
    form = CodeForm(sent(request))
    if not form.is_bound:
        return code_page(request, form)
    if GUESSING.is_full(request):
        return code_page(request, form, Invalid("workers_too_many"), status=429)
    if not form.is_valid():
        return code_page(request, form, status=400)
    try:
        return conversation_page(request, form.cleaned_data["code"])
    except Missing as fault:
        GUESSING.came(request)
        return code_page(request, form, fault, status=404)


@public
@csrf_exempt
@can_be_left
@sensitive_post_parameters()
def add(request: HttpRequest) -> HttpResponse:
    """Add to what was told, or end the code."""
    form = MoreForm(request.POST)
    code = form.data.get("code", "")
    if request.method != "POST" or GUESSING.is_full(request):
        return code_page(request, CodeForm())
    try:
        account = queries.account_of(code)
        if "end" in request.POST:
            actions.end_code(ANONYMOUS, account)
            return render(request, "workers/ended.html")
        if not kept(form, lambda: add_once(account, form)):
            return conversation_page(request, code, form)
        return conversation_page(request, code)
    except (Missing, Denied) as fault:
        GUESSING.came(request)
        return code_page(request, CodeForm(request.POST), fault, status=404)


def add_once(account: Account, form: MoreForm) -> None:
    """Keep more words; a form that is too old is drawn again around its text."""
    drawn, words = form.drawn(), form.cleaned_data["words"]
    if not drawn:
        form.draw_again()
    actions.add_words(ANONYMOUS, account, words=words, form=drawn)


def conversation_page(
    request: HttpRequest, code: str, form: MoreForm | None = None
) -> HttpResponse:
    """What was told and answered. The code travels in the form only."""
    found = queries.conversation(code)
    context = {
        "conversation": found,
        "form": form or MoreForm(initial={"code": code}),
        "code": code,
    }
    status = 400 if form is not None else 200
    return render(request, "workers/conversation.html", context, status=status)


def code_page(
    request: HttpRequest,
    form: forms.Form,
    fault: CodedError | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form for a code."""
    if fault is not None and form.is_bound:
        attach(form, fault)
    return render(request, "workers/come_back.html", {"form": form}, status=status)
