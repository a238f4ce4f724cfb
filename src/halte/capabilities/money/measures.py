"""What this room reports up: dollars, never a person.

Over all published plans, as it was stated by a day. What the demonstration invented
counts nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from halte.capabilities.money.ledger import LineView, ledger
from halte.capabilities.money.reconciling import Reconciliation, SumView, reconcile
from halte.capabilities.money.standing import View
from halte.capabilities.money.words import ORIGINS
from halte.capabilities.plan.facade import pillar_title, published_budgets, sum_title
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import Measure, Row, Unit, measure

SOURCE: Final = Bilingual(
    "Halte, what departments state of their budget lines",
    "Halte, ce que les ministères déclarent de leurs lignes budgétaires",
)
COVERAGE: Final = Bilingual(
    "All published plans kept here, without amounts of the demonstration",
    "Tous les plans publiés conservés ici, sans les montants de la démonstration",
)
LONGEST_KEY: Final = 80
"""What a kept figure has room for."""
NO_PROMISE: Final = "whole_plan"
"""The key of lines that a plan has for no promise in particular."""
name_parts(
    "money", "pillar", Bilingual("By pillar", "Par pilier"),
    {NO_PROMISE: Bilingual("For no promise", "Pour aucun engagement")},
    ask=pillar_title,
)  # fmt: skip
name_parts(
    "money", "sum", Bilingual("By declared sum", "Par somme annoncée"), {},
    ask=sum_title,
)  # fmt: skip
name_parts(
    "money", "money", Bilingual("By origin of the money", "Par origine des fonds"),
    ORIGINS,
)  # fmt: skip


def found(on: date) -> tuple[Reconciliation, ...]:
    """The money of every published plan, as it was stated by a day."""
    view = View(on=on, invented=False)
    return tuple(reconcile(ledger(budget, view)) for budget in published_budgets(on))


def split(
    on: date, key: Callable[[LineView], str], cents: Callable[[LineView], int | None]
) -> Iterator[Row]:
    """Dollars of lines by a key; lines of which nothing is known have no part."""
    sums: defaultdict[str, int] = defaultdict(int)
    for plan in found(on):
        for line in plan.ledger.lines:
            amount = cents(line)
            if amount is not None:
                sums[key(line)] += amount
    yield from (Row(name, dollars(total)) for name, total in sorted(sums.items()))


def by_sum(on: date, cents: Callable[[SumView], int | None]) -> list[Row]:
    """Dollars of each declared sum that has an end, by plan and sum."""
    return [
        Row(key, dollars(amount))
        for plan in found(on)
        for one in plan.sums
        if one.whole is not None
        and (amount := cents(one)) is not None
        and len(key := f"{plan.ledger.budget.slug}/{one.total.slug}") <= LONGEST_KEY
    ]


def dollars(cents: int) -> Decimal:
    """Cents as dollars."""
    return Decimal(cents) / 100


def pillar(line: LineView) -> str:
    """Under which pillar a line stands."""
    return line.promise.pillar if line.promise else NO_PROMISE


@measure(
    Measure(
        id="money.spent",
        title=Bilingual(
            "Spending stated on budget lines", "Dépenses déclarées sur les lignes"
        ),
        definition=Bilingual(
            "What departments state that they spent on promises of published plans.",
            "Ce que les ministères déclarent avoir dépensé pour des promesses de plans "
            "publiés.",
        ),
        unit=Unit.DOLLAR,
        counting_rule=Bilingual(
            "Every entry that no later one corrects, over all years. What nobody "
            "stated counts nothing, which does not mean that nothing was spent.",
            "Chaque inscription qu’aucune autre ne corrige, tous exercices confondus. "
            "Ce que personne n’a déclaré ne compte pas, ce qui ne veut pas dire que "
            "rien n’a été dépensé.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("pillar", "money", "sum"),
        pointed_at="sum",
        calendar=Calendar.DAY,
        subject="money",
    )
)
def spent(period: Period, breakdown: str) -> Iterable[Row]:
    """Spending in dollars."""
    if breakdown == "sum":
        return by_sum(period.end, lambda one: one.spent or 0)
    keys: dict[str, Callable[[LineView], str]] = {
        "pillar": pillar, "money": lambda line: line.key.money,
    }  # fmt: skip
    rows = split(
        period.end, keys.get(breakdown, lambda line: ""), lambda line: line.sums.spent
    )
    return list(rows) or ([] if breakdown else [Row("", Decimal(0))])


@measure(
    Measure(
        id="money.not_reported",
        title=Bilingual(
            "Money that nobody reported on", "Argent dont personne n’a rendu compte"
        ),
        definition=Bilingual(
            "What plans declare or set aside, less what is known to have been spent, "
            "to have lapsed or to have been carried forward.",
            "Ce que les plans annoncent ou prévoient, moins ce que l’on sait dépensé, "
            "périmé ou reporté.",
        ),
        unit=Unit.DOLLAR,
        counting_rule=Bilingual(
            "Declared sums as a whole, and lines that are in none; no dollar twice. A "
            "sum for each year without an end is left out, since it has no rest.",
            "Les sommes annoncées dans leur ensemble, et les lignes qui ne figurent "
            "dans aucune ; aucun dollar deux fois. Une somme annuelle sans fin est "
            "exclue, car elle n’a pas de reste.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("sum",),
        pointed_at="sum",
        calendar=Calendar.DAY,
        subject="money",
    )
)
def not_reported(period: Period, breakdown: str) -> Iterable[Row]:
    """What nobody reported on, in dollars."""
    if breakdown == "sum":
        return by_sum(period.end, lambda one: one.unreported)
    total = sum(plan.unreported or 0 for plan in found(period.end))
    return [Row("", dollars(total))]


@measure(
    Measure(
        id="money.in_no_line",
        title=Bilingual(
            "Declared money that is in no line",
            "Argent annoncé qui ne figure dans aucune ligne",
        ),
        definition=Bilingual(
            "By how much the sums that plans declare are more than the lines that "
            "divide them.",
            "De combien les sommes que les plans annoncent dépassent les lignes qui "
            "les répartissent.",
        ),
        unit=Unit.DOLLAR,
        counting_rule=Bilingual(
            "Each declared sum that has an end, over all its years. A sum that lines "
            "divide to the cent counts zero.",
            "Chaque somme annoncée qui a une fin, sur toutes ses années. Une somme "
            "répartie entre des lignes au cent près compte pour zéro.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("sum",),
        pointed_at="sum",
        calendar=Calendar.DAY,
        subject="money",
    )
)
def in_no_line(period: Period, breakdown: str) -> Iterable[Row]:
    """What no line divides, in dollars."""
    if breakdown == "sum":
        return by_sum(period.end, lambda one: max(0, one.in_no_line or 0))
    rest = (one.in_no_line or 0 for plan in found(period.end) for one in plan.sums)
    return [Row("", dollars(sum(max(0, cents) for cents in rest)))]
