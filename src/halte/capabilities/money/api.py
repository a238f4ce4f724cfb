"""`/api/v1/money/`: budgets and what became of them, open to everyone.

Amounts are dollars as decimal text, so that no program rounds them; null is not
known, which is not zero. Single entries are for those who may read them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, cast

from django.http import HttpRequest
from ninja import Router, Schema

from halte.capabilities.money.ledger import LineView
from halte.capabilities.money.queries import lines, overview
from halte.capabilities.money.queries.lines import EntryLine
from halte.capabilities.money.reconciling import Reconciliation, SumView
from halte.capabilities.money.tables import dollars
from halte.core.access.request import Request
from halte.core.bilingual import Bilingual

router = Router(tags=["money"])

Invented = Literal["included", "left_out"]
"""Whether amounts that the demonstration made up are counted."""


class MoneyText(Schema):
    """A text in both languages."""

    en: str
    fr: str


class LineOut(Schema):
    """A budget line; `line` is its key."""

    line: str
    commitment: str
    title: MoneyText
    organisation: str
    fiscal_year: str
    origin: str
    part_of: str
    in_plan: bool
    budget: str | None
    available: str | None
    spent: str | None
    committed: str | None
    forecast: str | None
    lapsed: str | None
    carried_forward: str | None
    not_reported: str | None
    above_budget: str | None
    without_budget: str | None
    demonstration: bool


class DeclaredOut(Schema):
    """A declared sum against its lines. `in_no_line`: it does not reconcile by that."""

    id: str
    title: MoneyText
    origin: str
    fiscal_years: list[str]
    declared: str | None
    in_lines: str | None
    in_no_line: str | None
    not_divided_by_source: str | None
    unexplained: str | None
    reconciles: bool
    spent: str | None
    lapsed: str | None
    not_reported: str | None
    may_be_part: list[str]


class PlanMoneyOut(Schema):
    """All the money of a plan."""

    plan: str
    title: MoneyText
    not_reported: str | None
    reconciles: bool
    sums: list[DeclaredOut]
    lines: list[LineOut]
    includes_demonstration: bool


class EntryOut(Schema):
    """What was said of a line. Who said it as a person is not told."""

    entry: int
    line: str
    organisation: str
    said: str
    amount: str | None
    said_on: date
    corrects: int | None
    corrected_by: int | None
    above_budget: str | None
    demonstration: bool


@router.get("/plans/{slug}", response=PlanMoneyOut)
def money_plan(
    request: HttpRequest, slug: str, demonstration: Invented = "included"
) -> dict[str, Any]:
    """A plan’s money: declared sums, lines, what became of them."""
    actor = cast(Request, request).actor
    found = overview.reconciliation(actor, slug, invented=demonstration == "included")
    return whole(found)


@router.get("/entries", response=list[EntryOut])
def money_entries(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries that this reader may see, oldest first."""
    return [entry(one) for one in lines.every_entry(cast(Request, request).actor)]


def whole(found: Reconciliation) -> dict[str, Any]:
    """A plan’s money for programs."""
    budget = found.ledger.budget
    return {
        "plan": budget.slug, "title": text(budget.title),
        "not_reported": dollars(found.unreported), "reconciles": found.reconciles,
        "sums": [declared(view) for view in found.sums],
        "lines": [line(view) for view in found.ledger.lines],
        "includes_demonstration": found.ledger.invented,
    }  # fmt: skip


def declared(view: SumView) -> dict[str, Any]:
    """A declared sum for programs."""
    return {
        "id": view.total.slug, "title": text(view.total.title),
        "origin": view.total.money, "fiscal_years": list(view.years),
        "declared": dollars(view.whole), "in_lines": dollars(view.divided),
        "in_no_line": dollars(view.in_no_line),
        "not_divided_by_source": dollars(view.stated_rest),
        "unexplained": dollars(view.unexplained), "reconciles": view.reconciles,
        "spent": dollars(view.spent), "lapsed": dollars(view.lapsed),
        "not_reported": dollars(view.unreported),
        "may_be_part": [str(one.key) for one in view.maybe],
    }  # fmt: skip


def line(view: LineView) -> dict[str, Any]:
    """A line for programs."""
    sums = view.sums
    return {
        "line": str(view.key), "commitment": view.key.commitment,
        "title": text(view.title), "organisation": view.key.organisation,
        "fiscal_year": view.key.fiscal_year, "origin": view.key.money,
        "part_of": view.key.part_of, "in_plan": view.in_plan,
        "budget": dollars(sums.budget), "available": dollars(sums.available),
        "spent": dollars(sums.spent), "committed": dollars(sums.committed),
        "forecast": dollars(sums.forecast), "lapsed": dollars(sums.lapsed),
        "carried_forward": dollars(sums.carried),
        "not_reported": dollars(sums.unreported), "above_budget": dollars(sums.over),
        "without_budget": dollars(sums.without_budget),
        "demonstration": view.invented,
    }  # fmt: skip


def entry(one: EntryLine) -> dict[str, Any]:
    """An entry for programs."""
    return {
        "entry": one.id, "line": one.key, "organisation": one.body.slug,
        "said": one.said, "amount": dollars(one.cents), "said_on": one.on,
        "corrects": one.corrects, "corrected_by": one.corrected_by,
        "above_budget": dollars(one.above), "demonstration": one.demonstration,
    }  # fmt: skip


def text(found: Bilingual) -> dict[str, str]:
    """Both languages."""
    return found.to_dict()
