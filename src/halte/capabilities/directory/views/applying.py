"""Asking to be listed, open to everyone; judging it, for stewards."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.directory.actions import applications as actions
from halte.capabilities.directory.forms.applying import AppealForm, ApplyForm, CodeForm
from halte.capabilities.directory.forms.stewarding import JudgeForm, PolicyForm
from halte.capabilities.directory.models import Application, InclusionPolicy
from halte.capabilities.directory.queries import applications as queries
from halte.capabilities.directory.sentences import SENTENCES
from halte.capabilities.directory.views.frame import form_after, form_page, kept, sent
from halte.core.access.permissions import Permission
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.ui.leaving import can_be_left
from halte.core.ui.pages import paginate

VET = Permission.DIRECTORY_VET
STEPS = {
    "submitted": actions.recommend, "recommended": actions.decide,
    "appealed": actions.decide_appeal,
}  # fmt: skip


@public
@require_GET
def inclusion(request: Request) -> HttpResponse:
    """Who is listed, and how to ask."""
    context = {
        "policy": queries.inclusion_policy(),
        "may_edit": request.actor.may(Permission.DIRECTORY_KEEP),
    }
    return render(request, "directory/policy.html", context)


@public
@can_be_left
@sensitive_post_parameters()
def apply(request: Request) -> HttpResponse:
    """A request to be listed; the code is shown once."""
    form, row, codes = ApplyForm(sent(request)), Application(), []

    def act() -> None:
        codes.append(actions.apply(request.actor, row, asked=form.asked()))

    if kept(form, act):
        return render(request, "directory/applied.html", {"code": codes[0]})
    return form_page(
        request, form, title=_("Ask to be listed"), back=reverse("directory:policy"),
        lede=_("Two people read each request. You hear within four weeks."),
    )  # fmt: skip


@public
@can_be_left
@sensitive_post_parameters()
def standing(request: Request) -> HttpResponse:
    """How a request stands, for who has its code."""
    form = CodeForm(sent(request))
    found: list[Application] = []
    if kept(form, lambda: found.append(queries.by_code(form.cleaned_data["code"]))):
        return standing_page(request, found[0], AppealForm(initial=form.cleaned_data))
    return form_page(
        request, form, title=_("How a request stands"), button=_("Show"),
        back=reverse("directory:policy"),
    )  # fmt: skip


@public
@can_be_left
@require_POST
@sensitive_post_parameters()
def appeal(request: Request) -> HttpResponse:
    """An appeal of a refusal, by who has its code."""
    form = AppealForm(request.POST)
    if not form.is_valid():
        return redirect("directory:standing")
    row = queries.by_code(form.cleaned_data["code"])
    row = actions.appeal(request.actor, row, words=form.cleaned_data["words"])
    return standing_page(request, row, AppealForm(initial=form.cleaned_data))


def standing_page(request: Request, row: Application, form: AppealForm) -> HttpResponse:
    """How it stands, and the way to appeal while there is one."""
    shown = queries.request_shown(row, steward=False)
    context = {"asked": shown, "form": form}
    return render(request, "directory/standing.html", context)


@require_GET
def applications(request: Request) -> HttpResponse:
    """Requests that wait for someone, and those that are done."""
    request.actor.require(VET)
    rows = queries.decided(request.actor)
    done: Page[Application] = paginate(rows, request.GET.get("page"), 20)
    context = {
        "waiting": [shown_to_steward(row) for row in queries.waiting(request.actor)],
        "done": [shown_to_steward(row) for row in done],
        "page": done,
    }
    return render(request, "directory/applications.html", context)


def shown_to_steward(row: Application) -> queries.RequestShown:
    """With how the applicant is reached."""
    return queries.request_shown(row, steward=True)


@sensitive_post_parameters()
def application(request: Request, reference: UUID) -> HttpResponse:
    """One request: read, and judged by the one whose turn it is."""
    row = queries.request_row(request.actor, reference=reference)
    form, act = JudgeForm(sent(request)), STEPS.get(row.state)
    if act and kept(form, lambda: act(request.actor, row, **form.judgement())):
        messages.success(request, _("Your judgement is kept."))
        return redirect("directory:applications")
    mine = queries.has_judged(request.actor, row)
    context = {
        "asked": shown_to_steward(row), "form": form if act and not mine else None,
        "waits": SENTENCES["directory_second_person"] if act and mine else "",
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "directory/application.html", context, status=status)


def edit_policy(request: Request) -> HttpResponse:
    """A new text of the inclusion policy."""
    request.actor.require(Permission.DIRECTORY_KEEP)
    now = queries.inclusion_policy()
    form = PolicyForm(sent(request), initial={"text_en": now.en, "text_fr": now.fr})

    def act() -> None:
        actions.set_policy(request.actor, InclusionPolicy(), **form.cleaned_data)

    return form_after(
        request, form, act, said=_("The policy is kept."),
        title=_("The inclusion policy"), button=_("Keep"),
        back=reverse("directory:policy"),
    )  # fmt: skip
