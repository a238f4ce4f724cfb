"""Budgets and what became of them: open to everyone."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from halte.capabilities.money import tables
from halte.capabilities.money.forms.entries import FilterForm
from halte.capabilities.money.queries import lines as line_queries
from halte.capabilities.money.queries import overview as queries
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.intake.csv_out import csv_response


@public
def index(request: Request) -> HttpResponse:
    """The money of the plan that is shown first."""
    slug = queries.first_plan(request.actor)
    if slug:
        return redirect("money:plan", plan=slug)
    return render(request, "money/no_plan.html")


@public
def plan(request: Request, plan: str) -> HttpResponse:
    """A plan’s money on one page."""
    every = queries.ledger_of(request.actor, plan)
    form = FilterForm(queries.offered(every.lines), request.GET)
    asked = form.asked()
    found = queries.budget_page(request.actor, every, asked, request.GET.get("page"))
    context = {"page": found, "form": form, "asked": asked, "here": "plan"}
    return render(request, "money/plan.html", context)


@public
def budget_file(request: Request, plan: str) -> HttpResponseBase:
    """A plan’s lines and sums as a table."""
    found = queries.ledger_of(request.actor, plan)
    rows = tables.budget_rows(found.lines)
    return csv_response(f"halte-money-{found.budget.slug}", tables.BUDGET, rows)


@public
def reconciliation(request: Request, plan: str) -> HttpResponse:
    """Whether a plan’s money adds up."""
    invented = request.GET.get("invented") != "no"
    found = queries.reconciliation(request.actor, plan, invented=invented)
    context = {
        "page": found, "budget": found.ledger.budget, "invented": invented,
        "chart": queries.chart_of_sums(found), "here": "reconciliation",
    }  # fmt: skip
    return render(request, "money/reconciliation.html", context)


@public
def costs(request: Request, plan: str) -> HttpResponse:
    """What one of something cost, and why nobody can say."""
    invented = request.GET.get("invented") != "no"
    found = queries.ledger_of(request.actor, plan, invented=invented)
    context = {
        "page": queries.costs(found), "budget": found.budget,
        "invented": invented, "here": "costs",
    }  # fmt: skip
    return render(request, "money/costs.html", context)


@public
def line(request: Request, key: str) -> HttpResponse:
    """One line."""
    found = line_queries.line_page(request.actor, key)
    return render(request, "money/line.html", {"page": found, "line": found.line})
