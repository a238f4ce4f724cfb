"""The one-time link, for a receiver outside Halte. Open without sign-in."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.support.actions import handovers as acts
from halte.capabilities.support.forms.referrals import AnswerForm, CodeForm
from halte.capabilities.support.queries import links, referrals
from halte.capabilities.support.states import Decline
from halte.capabilities.support.views.frame import quiet
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.errors import Denied
from halte.core.ui.form_pages import form_page, sent

HELD = "support-handover"
"""Session key: digest of the secret in the link that was opened."""

ANSWER = "support-answer"
"""Session key: digest of the key to answer with."""


@public
def open_link(request: Request, secret: str) -> HttpResponse:
    """Take the secret out of the address at once: addresses are kept and shared."""
    digest = acts.digest_of(secret)
    links.handover_row(digest)
    request.session[HELD] = digest
    response = redirect("support:handed_over")
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


@public
@quiet
@sensitive_post_parameters()
def handed_over(request: Request) -> HttpResponse:
    """Ask for the code; with the right one show the copy, once."""
    row = links.handover_row(str(request.session.get(HELD, "")))
    form = CodeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        opened = acts.open_link(request.actor, row, code=form.cleaned_data["code"])
        if opened is not None:
            del request.session[HELD]
            request.session[ANSWER] = acts.digest_of(opened.answer)
            context = {
                "sheet": referrals.sheet_of(json.loads(opened.text)),
                "form": AnswerForm(),
            }
            return render(request, "support/handed_over.html", context)
        form.add_error("code", _("This is not the code. Ask the sender to repeat it."))
    if code := links.link_refusal(request.actor, row):
        raise Denied(code)
    return form_page(request, form, template="support/handover.html")


@public
@quiet
@sensitive_post_parameters()
def answer(request: Request) -> HttpResponse:
    """Yes or no, from whoever opened the copy."""
    row = links.answering_row(str(request.session.get(ANSWER, "")))
    form = AnswerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        acts.answer_link(
            request.actor, row, accepts=typed["answer"] == "yes",
            reason=Decline(typed["reason"] or Decline.OTHER), words=typed["words"],
        )  # fmt: skip
        del request.session[ANSWER]
        return render(request, "support/thanks.html")
    return form_page(request, form, template="support/answer.html")
