"""Budgets and sums: what everyone may read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.money.book.sums import Together, together
from halte.capabilities.money.charts import Bar, money_chart
from halte.capabilities.money.costs import UnitCost, unit_costs
from halte.capabilities.money.ledger import Body, Ledger, LineView, ledger
from halte.capabilities.money.reconciling import Reconciliation, SumView, reconcile
from halte.capabilities.money.standing import NOW, REAL
from halte.capabilities.money.words import NOBODY, ORIGINS
from halte.capabilities.plan.facade import PlanBudget, budget_of, budgets
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.ui.pages import paginate
from halte.core.ui.writing import cents


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines a reader wants to see; '' for all."""

    commitment: str = ""
    organisation: str = ""
    fiscal_year: str = ""
    money: str = ""
    invented: bool = True


EVERYTHING = Asked()
NOBODY_NAMED = "-"
"""Asks for lines of which the plan names no organisation or promise."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a reader can choose from, as codes and words."""

    commitments: tuple[tuple[str, Bilingual], ...]
    organisations: tuple[tuple[str, Bilingual], ...]
    fiscal_years: tuple[str, ...]
    origins: tuple[tuple[str, Bilingual], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one promise with their sums."""

    title: Bilingual
    commitment: str
    lines: tuple[LineView, ...]
    sums: Together


@dataclass(frozen=True, slots=True)
class BudgetPage:
    """A plan’s money on one page."""

    budget: PlanBudget
    reconciliation: Reconciliation
    groups: Page[Group]
    sums: Together
    others: tuple[PlanBudget, ...]
    invented: bool
    chart: SafeString


@dataclass(frozen=True, slots=True)
class CostsPage:
    """Unit costs, apart from those that cannot be given, each with its reason."""

    told: tuple[UnitCost, ...]
    refused: tuple[UnitCost, ...]
    invented: bool


def first_plan(actor: Actor) -> str:
    """The plan that `/money/` opens; '' where there is none."""
    found = budgets(actor)
    return found[0].slug if found else ""


def ledger_of(actor: Actor, plan: str, *, invented: bool = True) -> Ledger:
    """The ledger of a plan that this reader sees."""
    return ledger(budget_of(actor, plan), NOW if invented else REAL)


def budget_page(
    actor: Actor, every: Ledger, asked: Asked = EVERYTHING, number: str | None = None
) -> BudgetPage:
    """Declared sums, lines by promise, and what became of them.

    `every` is the ledger with all that was said. Of the promises a page is shown;
    the sums are of all lines that fit what is asked for.
    """
    plan = every.budget.slug
    found = every if asked.invented else ledger_of(actor, plan, invented=False)
    lines = [line for line in found.lines if _wanted(line, asked)]
    reconciliation = reconcile(found)
    return BudgetPage(
        budget=found.budget,
        reconciliation=reconciliation,
        groups=paginate(_grouped(found, lines), number),
        sums=together(line.sums for line in lines),
        others=tuple(b for b in budgets(actor) if b.slug != plan),
        invented=found.invented,
        chart=chart_of_sums(reconciliation),
    )


def reconciliation(actor: Actor, plan: str, *, invented: bool = True) -> Reconciliation:
    """Whether a plan’s money adds up."""
    return reconcile(ledger_of(actor, plan, invented=invented))


def costs(found: Ledger) -> CostsPage:
    """What one of something cost, promise by promise, and what nobody can say."""
    every = unit_costs(found)
    told = tuple(cost for cost in every if cost.refused is None)
    return CostsPage(
        told=told,
        refused=tuple(cost for cost in every if cost.refused is not None),
        invented=any(cost.invented for cost in told),
    )


def _wanted(line: LineView, asked: Asked) -> bool:
    key = line.key
    pairs = (
        (asked.commitment, key.commitment or NOBODY_NAMED),
        (asked.organisation, key.organisation or NOBODY_NAMED),
        (asked.fiscal_year, key.fiscal_year),
        (asked.money, key.money),
    )
    return all(not wanted or wanted == has for wanted, has in pairs)


def _grouped(found: Ledger, lines: Sequence[LineView]) -> tuple[Group, ...]:
    order = ["", *(promise.slug for promise in found.budget.promises)]
    by_promise: dict[str, list[LineView]] = {}
    for line in lines:
        by_promise.setdefault(line.key.commitment, []).append(line)
    places = {slug: n for n, slug in enumerate(order)}
    return tuple(
        Group(own[0].title, slug, tuple(own), together(line.sums for line in own))
        for slug, own in sorted(
            by_promise.items(), key=lambda item: places.get(item[0], len(order))
        )
    )


def offered(lines: Iterable[LineView]) -> Offered:
    """The promises, organisations, years and origins that lines have."""
    lines = tuple(lines)
    promises = {ln.key.commitment or NOBODY_NAMED: ln.title for ln in lines}
    bodies = {ln.key.organisation or NOBODY_NAMED: _name(ln.body) for ln in lines}
    return Offered(
        commitments=tuple(promises.items()),
        organisations=tuple(sorted(bodies.items(), key=lambda item: item[1].en)),
        fiscal_years=tuple(sorted({ln.key.fiscal_year for ln in lines})),
        origins=tuple(
            (code, title)
            for code, title in ORIGINS.items()
            if any(ln.key.money == code for ln in lines)
        ),
    )


def _name(body: Body | None) -> Bilingual:
    return body.name if body else NOBODY


def chart_of_sums(found: Reconciliation) -> SafeString:
    """Each declared sum as a bar, and one for lines that are in none."""
    bars = [_bar(view) for view in found.sums if view.whole is not None]
    apart = found.apart
    if apart.lines:
        bars.append(
            Bar(
                name=_("Lines in no declared sum"),
                whole=cents(apart.available),
                parts={
                    "spent": (apart.spent or 0) - apart.over - apart.without_budget,
                    "lapsed": apart.lapsed or 0,
                    "carried": apart.carried or 0,
                    "unreported": apart.unreported or 0,
                    "above": apart.over,
                    "without": apart.without_budget,
                },
            )
        )
    return money_chart(bars, title=_("What became of the money"))


def _bar(view: SumView) -> Bar:
    return Bar(
        name=str(view.total.title),
        whole=cents(view.whole),
        parts={
            "spent": (view.spent or 0) - view.over,
            "lapsed": view.lapsed or 0,
            "unreported": view.unreported or 0,
            "above": view.over,
        },
    )
