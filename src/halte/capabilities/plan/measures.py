"""What the plan counts about itself: over all published plans, promises kept now.

The counts are of promises and dollars, never of people, so nothing is withheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from halte.capabilities.plan.ledger.labels import FUNDS, STATES
from halte.capabilities.plan.models import (
    BudgetTotal,
    Commitment,
    CommitmentQuerySet,
    Indicator,
    Milestone,
    Statement,
)
from halte.capabilities.plan.reported import StatementQuerySet
from halte.capabilities.plan.states import CommitmentState
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import Measure, Row, Unit, measure

SOURCE = Bilingual(
    "Halte, the published plans and the statements of departments",
    "Halte, plans publiés et déclarations des ministères",
)
COVERAGE = Bilingual(
    "All published plans kept here, without demonstration statements",
    "Tous les plans publiés conservés ici, sans les déclarations de démonstration",
)
name_parts("plan", "state", Bilingual("By state", "Selon l’état"), STATES)
name_parts(
    "plan", "money", Bilingual("By origin of the money", "Par origine des fonds"), FUNDS
)


def rows(counts: Counter[str] | dict[str, int], *, split: bool) -> Iterator[Row]:
    """One row a key, or the total."""
    if split:
        yield from (Row(key, Decimal(n)) for key, n in sorted(counts.items()))
    else:
        yield Row("", Decimal(sum(counts.values())))


def promises(on: date) -> CommitmentQuerySet:
    """The promises of published plans that had begun and not left by a day."""
    return Commitment.objects.filter(
        Q(retired_on=None) | Q(retired_on__gt=on),
        plan__published=True,
        plan__starts_on__lte=on,
    )


def telling(on: date) -> StatementQuerySet:
    """What departments said of these promises, as far as it decides their lines."""
    said = Statement.objects.filter(demonstration=False, commitment__in=promises(on))
    return said.telling(on)


def first(rows: StatementQuerySet, place: str) -> StatementQuerySet:
    """Those in the first of the places that `telling` gives."""
    return rows.filter(**{place: 1})


@measure(
    Measure(
        id="plan.commitments",
        title=Bilingual("Commitments, by how they stand", "Engagements, selon l’état"),
        definition=Bilingual(
            "Promises of published plans, by the last statement of a department.",
            "Promesses des plans publiés, selon la dernière déclaration d’un "
            "ministère.",
        ),
        unit=Unit.COMMITMENT,
        counting_rule=Bilingual(
            "Each promise once, in the state of its last public statement; not "
            "reported where there is none.",
            "Chaque promesse une fois, dans l’état de sa dernière déclaration "
            "publique ; sans compte rendu s’il n’y en a aucune.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("state",),
        calendar=Calendar.DAY,
        subject="plan",
    )
)
def commitments(period: Period, breakdown: str) -> Iterable[Row]:
    """Promises, by how they stand."""
    last = first(telling(period.end), "place")
    found = Counter(map(str, last.values_list("state", flat=True)))
    silent = promises(period.end).count() - found.total()
    if silent:
        found[str(CommitmentState.NOT_REPORTED)] += silent
    return rows(found, split=breakdown == "state")


@measure(
    Measure(
        id="plan.commitments_without_measure",
        title=Bilingual("Commitments that nothing counts", "Engagements sans mesure"),
        definition=Bilingual(
            "Promises of published plans without an indicator.",
            "Promesses des plans publiés qui n’ont aucun indicateur.",
        ),
        unit=Unit.COMMITMENT,
        counting_rule=Bilingual("Each promise once.", "Chaque promesse une fois."),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="plan",
    )
)
def commitments_without_measure(period: Period, breakdown: str) -> Iterable[Row]:
    """Promises that nothing counts."""
    counted = Indicator.objects.filter(retired_on=None, commitment=OuterRef("pk"))
    bare = promises(period.end).filter(~Exists(counted))
    return rows({"": bare.count()}, split=False)


@measure(
    Measure(
        id="plan.budget_declared",
        title=Bilingual("Money that plans declare", "Sommes annoncées par les plans"),
        definition=Bilingual(
            "Sums that the sources of published plans declare for the whole plan.",
            "Sommes que les sources des plans publiés annoncent pour l’ensemble du "
            "plan.",
        ),
        unit=Unit.DOLLAR,
        counting_rule=Bilingual(
            "Sums for several years count once; sums for each year are left out, "
            "since they never end.",
            "Les sommes pluriannuelles comptent une fois ; les sommes annuelles sont "
            "exclues, car elles n’ont pas de fin.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("money",),
        calendar=Calendar.DAY,
        subject="plan",
    )
)
def budget_declared(period: Period, breakdown: str) -> Iterable[Row]:
    """Declared sums in dollars."""
    totals = BudgetTotal.objects.filter(
        plan__published=True, plan__starts_on__lte=period.end, yearly=False
    )
    found: dict[str, Decimal] = {}
    for total in totals:
        key = total.money if breakdown == "money" else ""
        found[key] = found.get(key, Decimal(0)) + Decimal(total.cents) / 100
    if not breakdown:
        found.setdefault("", Decimal(0))
    return [Row(key, value) for key, value in sorted(found.items())]


@measure(
    Measure(
        id="plan.spend_reported",
        title=Bilingual("Spending that was reported", "Dépenses déclarées"),
        definition=Bilingual(
            "Spending to date on promises of published plans, as departments state it.",
            "Dépenses à ce jour pour les promesses des plans publiés, selon les "
            "déclarations des ministères.",
        ),
        unit=Unit.DOLLAR,
        counting_rule=Bilingual(
            "The last figure of each organisation for each promise; promises without "
            "one count nothing, which does not mean that nothing was spent.",
            "Le dernier montant de chaque organisation pour chaque promesse ; les "
            "promesses sans montant ne comptent pas, ce qui ne veut pas dire que rien "
            "n’a été dépensé.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("money",),
        calendar=Calendar.DAY,
        subject="plan",
    )
)
def spend_reported(period: Period, breakdown: str) -> Iterable[Row]:
    """Reported spending in dollars."""
    told = telling(period.end)
    found = {
        "new": _dollars(first(told, "new_place"), "spent_new_cents"),
        "existing": _dollars(first(told, "existing_place"), "spent_existing_cents"),
    }
    if breakdown == "money":
        return [Row(key, value) for key, value in sorted(found.items())]
    return [Row("", sum(found.values(), Decimal(0)))]


def _dollars(rows: StatementQuerySet, column: str) -> Decimal:
    said = rows.filter(**{f"{column}__isnull": False})
    return Decimal(sum(said.values_list(column, flat=True))) / 100


@measure(
    Measure(
        id="plan.milestones_met",
        title=Bilingual("Milestones reached", "Jalons atteints"),
        definition=Bilingual(
            "Milestones of published plans that a source or a statement says were "
            "reached.",
            "Jalons des plans publiés qu’une source ou une déclaration dit atteints.",
        ),
        unit=Unit.COMMITMENT,
        counting_rule=Bilingual(
            "Each milestone once, however late it was reached.",
            "Chaque jalon une fois, quel que soit son retard.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="plan",
    )
)
def milestones_met(period: Period, breakdown: str) -> Iterable[Row]:
    """Milestones reached by a day."""
    on = period.end
    said = Statement.objects.published().filter(
        demonstration=False, milestone_met_on__lte=on
    )
    found = Milestone.objects.filter(
        Q(met_on__lte=on) | Q(pk__in=said.values("milestone_id")),
        commitment__plan__published=True,
    )
    return [Row("", Decimal(found.count()))]
