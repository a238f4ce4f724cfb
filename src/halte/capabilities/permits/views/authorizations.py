"""People who may work without an application: what applies, and what they are told."""

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

from halte.capabilities.permits.actions import authorizations as actions
from halte.capabilities.permits.checks.authorized import TO_TELL, WHOM_TO_CALL
from halte.capabilities.permits.forms.applications import OfferForm
from halte.capabilities.permits.forms.authorizations import MayWorkForm, ToldForm
from halte.capabilities.permits.queries import authorizations as queries
from halte.capabilities.permits.states import Telling
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import form_after, sent
from halte.core.ui.leaving import can_be_left
from halte.core.ui.pages import paginate

FORM = "permits/protected_form.html"
WORDS = {
    Telling.CONDITION: Bilingual(TO_TELL.en, TO_TELL.fr),
    Telling.SUPPORT: Bilingual(WHOM_TO_CALL.en, WHOM_TO_CALL.fr),
}


@can_be_left
@require_GET
def index(request: Request) -> HttpResponse:
    """Everyone of one’s organisation, the newest first."""
    page = paginate(queries.authorizations(request.actor), request.GET.get("page"))
    context = {"page": page, "may_edit": request.actor.may(Permission.PERMITS_EDIT)}
    return render(request, "permits/authorizations.html", context)


@can_be_left
@require_GET
def one(request: Request, authorization_id: int) -> HttpResponse:
    """One person."""
    found = queries.authorization(request.actor, authorization_id=authorization_id)
    return render(request, "permits/authorization.html", {"file": found})


@can_be_left
@sensitive_post_parameters()
def add(request: Request) -> HttpResponse:
    """Someone who may work."""
    request.actor.require(Permission.PERMITS_EDIT)
    form, made = MayWorkForm(sent(request)), list[int]()

    def act() -> None:
        given = form.given()
        queries.require_known(request.actor, given.employer_pk)
        body = own_organisation(request.actor)
        made.append(actions.add_authorization(request.actor, body, given=given).pk)

    title, back = _("Enter someone who may work"), reverse("permits:authorizations")
    return form_after(
        request, form, act, to=lambda: reverse("permits:authorization", args=[made[0]]),
        title=title, back=back, template=FORM,
    )  # fmt: skip


@can_be_left
@sensitive_post_parameters()
def business(request: Request, authorization_id: int) -> HttpResponse:
    """What the business offers."""
    request.actor.require(Permission.PERMITS_EDIT)
    row = queries.authorization_row(request.actor, authorization_id)
    form = OfferForm(sent(request))

    def act() -> None:
        actions.note_business(request.actor, row, offered=form.offered())

    return after(request, form, act, row.pk, _("Note what the business offers"))


@can_be_left
def tell(request: Request, authorization_id: int, what: str) -> HttpResponse:
    """What the person was told; the words to say stand above the form."""
    request.actor.require(Permission.PERMITS_EDIT)
    row = queries.authorization_row(request.actor, authorization_id)
    if what not in set(Telling):
        raise Missing("not_found")
    telling = Telling(what)
    form = ToldForm(sent(request), initial={"language": row.speaks})

    def act() -> None:
        actions.tell(request.actor, row, what=telling, **form.cleaned_data)

    lede = _("Alone with the person, with an interpreter the person chose or accepts.")
    more = {"subject": WORDS[telling], "lede": lede}
    return after(request, form, act, row.pk, _("Tell the person"), **more)


@require_POST
def keep(request: Request, authorization_id: int) -> HttpResponse:
    """Keep what the checks answer today."""
    row = queries.authorization_row(request.actor, authorization_id)
    actions.keep_authorized(request.actor, row)
    messages.success(request, _("The answers are kept as they stand today."))
    return redirect("permits:authorization", authorization_id=authorization_id)


def after(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    authorization_id: int,
    title: str,
    **more: Any,
) -> HttpResponse:
    """Back to the person where the action took it, else the form again."""
    back = reverse("permits:authorization", args=[authorization_id])
    return form_after(request, form, act, title=title, back=back, template=FORM, **more)
