"""Pages of the plan: reading it, and stating how its promises stand."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halte.capabilities.plan import doors as open_doors
from halte.capabilities.plan import queries, wording
from halte.capabilities.plan.actions import (
    correct_statement,
    state_progress,
    translate_statement,
)
from halte.capabilities.plan.forms import StatementForm, TranslationForm
from halte.capabilities.plan.ledger.grouping import by_body, by_year, shares, shown
from halte.capabilities.plan.ledger.grouping import timeline as along_time
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.errors import Invalid
from halte.core.ui.form_pages import attach, form_page, sent
from halte.core.ui.pages import paginate

ON_A_PAGE: Final = 250
"""Promises. The plan of 2012 has forty; a list of thousands is read by nobody at
once, and drawing it takes longer than counting it."""


@public
def front(request: Request) -> HttpResponse:
    """The plan that is shown first."""
    slug = queries.first_plan(request.actor)
    if slug:
        return redirect("plan:ledger", plan=slug)
    return render(request, "plan/plans.html", {"plans": ()})


@public
def plans(request: Request) -> HttpResponse:
    """Every plan."""
    found = queries.plans(request.actor)
    return render(request, "plan/plans.html", {"plans": found})


@public
def ledger(request: Request, plan: str) -> HttpResponse:
    """The plan on one page, by pillar; a very large one on several."""
    found, stamp = queries.stamped_ledger(request.actor, plan)
    page = paginate(found.lines, request.GET.get("page"), ON_A_PAGE)
    context = {"plan": found, "stamp": stamp, "by": "pillar", "page": page}
    return render(request, "plan/ledger.html", context)


@public
def departments(request: Request, plan: str) -> HttpResponse:
    """The plan on one page, by organisation."""
    found, stamp = queries.stamped_ledger(request.actor, plan)
    groups = by_body(found)
    page = paginate(shares(groups), request.GET.get("page"), ON_A_PAGE)
    context = {
        "plan": found, "stamp": stamp, "by": "department", "page": page,
        "groups": shown(groups, page.object_list),
    }  # fmt: skip
    return render(request, "plan/departments.html", context)


@public
def timeline(request: Request, plan: str) -> HttpResponse:
    """The plan along time."""
    found, stamp = queries.stamped_ledger(request.actor, plan)
    page = paginate(along_time(found), request.GET.get("page"), ON_A_PAGE)
    context = {
        "plan": found, "stamp": stamp, "by": "timeline", "page": page,
        "years": by_year(page.object_list),
    }  # fmt: skip
    return render(request, "plan/timeline.html", context)


@public
def unknown(request: Request, plan: str) -> HttpResponse:
    """What nobody knows about the plan; `kind` opens all of one kind."""
    found = queries.ledger(request.actor, plan)
    asked = request.GET.get("kind", "")
    group = next((one for one in found.gaps if one.kind == asked), None)
    page = group and paginate(group.gaps, request.GET.get("page"), ON_A_PAGE)
    context = {
        "plan": found, "by": "unknown", "most": ON_A_PAGE, "page": page,
        "groups": (group,) if group else found.gaps,
    }  # fmt: skip
    return render(request, "plan/unknown.html", context)


@public
def commitment(request: Request, plan: str, commitment: str) -> HttpResponse:
    """One promise in full."""
    found = queries.promise(request.actor, plan, commitment)
    doors = open_doors.doors(request.actor, plan, commitment)
    context = {"plan": doors.plan, "promise": found, "doors": doors}
    return render(request, "plan/commitment.html", context)


def mine(request: Request) -> HttpResponse:
    """What my organisation answers for."""
    found = queries.own_commitments(request.actor)
    return render(request, "plan/mine.html", {"own": found})


def state(request: Request, plan: str, commitment: str) -> HttpResponse:
    """State how a commitment stands."""
    open_doors.may_state_here(request.actor, plan, commitment)
    promise = queries.promise(request.actor, plan, commitment)
    form = StatementForm(promise, sent(request))
    if request.method == "POST" and form.is_valid():
        row = queries.commitment_row(request.actor, plan, commitment)
        try:
            made = state_progress(request.actor, row, said=form.said())
        except Invalid as fault:
            attach(form, fault)
        else:
            messages.success(request, wording.told(made))
            return redirect("plan:commitment", plan, commitment)
    context = {"plan": plan, "promise": promise, "form": form}
    return render(
        request, "plan/state.html", context, status=400 if form.errors else 200
    )


def correct(
    request: Request, plan: str, commitment: str, statement: int
) -> HttpResponse:
    """Say rightly what was said before; the earlier statement stays."""
    row = open_doors.correctable(request.actor, plan, commitment, statement)
    promise = queries.promise(request.actor, plan, commitment)
    initial = wording.said_before(row)
    form = StatementForm(promise, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = correct_statement(request.actor, row, said=form.said())
        except Invalid as fault:
            attach(form, fault)
        else:
            messages.success(request, wording.told(made))
            return redirect("plan:commitment", plan, commitment)
    context = {"plan": plan, "promise": promise, "form": form, "corrects": row}
    return render(
        request, "plan/state.html", context, status=400 if form.errors else 200
    )


def translations(request: Request) -> HttpResponse:
    """Statements that wait for their other language."""
    found = queries.waiting_for_translation(request.actor)
    return render(request, "plan/translations.html", {"waiting": found})


def translate(request: Request, statement: int) -> HttpResponse:
    """Write the other language of a statement."""
    waiting = open_doors.one_waiting(request.actor, statement)
    form = TranslationForm(sent(request))
    if request.method == "POST" and form.is_valid():
        row = queries.statement_row(request.actor, statement)
        text = form.cleaned_data["text"]
        try:
            translate_statement(request.actor, row, language=waiting.wants, text=text)
        except Invalid as fault:
            attach(form, fault)
        else:
            messages.success(request, _("The statement is now public."))
            return redirect("plan:translations")
    return form_page(request, form, template="plan/translate.html", waiting=waiting)
