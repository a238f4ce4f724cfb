"""Behind the wall: open permits of abused workers, permits of victims."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.permits.actions import open_permits as actions
from halte.capabilities.permits.forms.protected import (
    CorrectForm,
    DecideForm,
    FactForm,
    RequestForm,
    WeighForm,
)
from halte.capabilities.permits.policy import may_add_fact, may_decide
from halte.capabilities.permits.queries import open_permits as queries
from halte.capabilities.permits.views.frame import document, require_open
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import form_after, form_page, kept, sent
from halte.core.ui.leaving import can_be_left
from halte.core.ui.pages import paginate

FORM = "permits/protected_form.html"


@can_be_left
@require_GET
def index(request: Request) -> HttpResponse:
    """Requests, the one due soonest first."""
    page = paginate(queries.requests(request.actor), request.GET.get("page"))
    return render(request, "permits/requests.html", {"page": page})


@can_be_left
@require_GET
def one(request: Request, request_id: int) -> HttpResponse:
    """One request with its facts and the two steps."""
    found = queries.request(request.actor, request_id=request_id)
    return render(request, "permits/request.html", {"asked": found})


@can_be_left
@sensitive_post_parameters()
def add(request: Request) -> HttpResponse:
    """A new request."""
    request.actor.require(Permission.PROTECTED_PERMITS)
    form, made = RequestForm(sent(request)), list[int]()

    def act() -> None:
        body = own_organisation(request.actor)
        made.append(actions.add_request(request.actor, body, request=form.request()).pk)

    title, back = _("Enter a request"), reverse("permits:requests")
    return form_after(
        request, form, act, to=lambda: reverse("permits:request", args=[made[0]]),
        title=title, back=back, template=FORM,
    )  # fmt: skip


@can_be_left
@sensitive_post_parameters()
def correct(request: Request, request_id: int) -> HttpResponse:
    """What the request states of section 207.1, corrected."""
    row = queries.request_row(request.actor, request_id)
    require_open(may_add_fact(request.actor, row))
    stated = {name: "yes" if getattr(row, name) else "no" for name in
              CorrectForm.base_fields}  # fmt: skip
    form = CorrectForm(sent(request), initial=stated)

    def act() -> None:
        actions.correct_request(request.actor, row, **form.cleaned_data)

    title = _("Correct what the request states")
    back = reverse("permits:request", args=[request_id])
    return form_after(request, form, act, title=title, back=back, template=FORM)


@can_be_left
@sensitive_post_parameters()
def fact(request: Request, request_id: int) -> HttpResponse:
    """Note a fact."""
    row = queries.request_row(request.actor, request_id)
    require_open(may_add_fact(request.actor, row))
    form = FactForm(sent(request))
    if kept(form, lambda: actions.add_fact(request.actor, row, **form.fact())):
        return redirect("permits:request", request_id=request_id)
    back = reverse("permits:request", args=[request_id])
    return form_page(request, form, title=_("Note a fact"), back=back, template=FORM)


@can_be_left
@sensitive_post_parameters()
def weigh(request: Request, fact_id: int) -> HttpResponse:
    """Step one, for one fact."""
    row = queries.fact_row(request.actor, fact_id)
    require_open(may_add_fact(request.actor, row.request))
    form = WeighForm(sent(request))

    def act() -> None:
        weight, reasons = form.weighed()
        actions.weigh(request.actor, row, weight=weight, reasons=reasons)

    if kept(form, act):
        return redirect("permits:request", request_id=row.request_id)
    title, seen = _("Weigh a fact"), queries.fact_view(row)
    back = reverse("permits:request", args=[row.request_id])
    return form_page(
        request, form, title=title, back=back, template=FORM, subject=seen.words
    )


@can_be_left
@sensitive_post_parameters()
def decide(request: Request, request_id: int) -> HttpResponse:
    """Step two, and the decision."""
    row = queries.request_row(request.actor, request_id)
    require_open(may_decide(request.actor, row))
    form = DecideForm(sent(request))

    def act() -> None:
        actions.decide(request.actor, row, decided=form.decided())

    back = reverse("permits:request", args=[request_id])
    title = _("Look at all facts together, and decide")
    return form_after(
        request, form, act, said=_("The decision is kept."), title=title, back=back,
        template=FORM,
    )  # fmt: skip


@require_POST
def write(request: Request, request_id: int) -> HttpResponse:
    """A letter that says nothing to anyone else."""
    row = queries.request_row(request.actor, request_id)
    actions.write_letter(request.actor, row)
    messages.success(request, _("The letter is ready. It says nothing of why."))
    return redirect("permits:request", request_id=request_id)


@can_be_left
@require_GET
def letter(request: Request, letter_id: int, language: str) -> HttpResponse:
    """The letter as it was written."""
    row = queries.letter(request.actor, letter_id=letter_id)
    return document(row, f"message-{row.pk:06}", language)
