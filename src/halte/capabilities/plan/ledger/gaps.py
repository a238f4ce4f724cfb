"""What we do not know about a plan, told as loudly as what we know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from halte.capabilities.plan.ledger.views import (
    Body,
    Gap,
    GapGroup,
    GaugeView,
    PromiseLine,
)
from halte.capabilities.plan.models import BudgetTotal
from halte.capabilities.plan.states import CommitmentState
from halte.core.bilingual import Bilingual


class GapKind(StrEnum):
    """In the order in which they are told."""

    NO_MEASURE = "no_measure"
    NO_DATA = "no_data"
    STALE = "stale"
    NO_TARGET = "no_target"
    NO_STATEMENT = "no_statement"
    NO_LEAD = "no_lead"
    NO_BUDGET = "no_budget"
    NO_SPEND = "no_spend"
    NOT_ALLOCATED = "not_allocated"
    NAME_UNCERTAIN = "name_uncertain"
    FRENCH_NOT_OFFICIAL = "french_not_official"


TITLES: Final = {
    GapKind.NO_MEASURE: (
        Bilingual("Promises without a measure", "Promesses sans mesure"),
        Bilingual(
            "Nobody counts whether they are kept.",
            "Personne ne compte si elles sont tenues.",
        ),
    ),
    GapKind.NO_DATA: (
        Bilingual("Measures without a figure", "Mesures sans chiffre"),
        Bilingual(
            "It is agreed how to count, but no figure was published or kept.",
            "On sait comment compter, mais aucun chiffre n’a été publié ni conservé.",
        ),
    ),
    GapKind.STALE: (
        Bilingual("Figures too old to lean on", "Chiffres trop anciens"),
        Bilingual(
            "Their period ended more than two years ago.",
            "Leur période s’est terminée il y a plus de deux ans.",
        ),
    ),
    GapKind.NO_TARGET: (
        Bilingual("Indicators without a target", "Indicateurs sans cible"),
        Bilingual(
            "The plan does not say how far the figure should move.",
            "Le plan ne dit pas jusqu’où le chiffre devrait aller.",
        ),
    ),
    GapKind.NO_STATEMENT: (
        Bilingual("Promises nobody reported on", "Promesses sans compte rendu"),
        Bilingual(
            "No organisation has said how they stand.",
            "Aucune organisation n’a dit où elles en sont.",
        ),
    ),
    GapKind.NO_LEAD: (
        Bilingual("Promises without a named lead", "Promesses sans responsable nommé"),
        Bilingual(
            "No source at hand says who answers for them.",
            "Aucune source disponible ne dit qui en répond.",
        ),
    ),
    GapKind.NO_BUDGET: (
        Bilingual("Promises without stated money", "Promesses sans budget indiqué"),
        Bilingual(
            "No source at hand says what was set aside for them.",
            "Aucune source disponible ne dit ce qui leur a été réservé.",
        ),
    ),
    GapKind.NO_SPEND: (
        Bilingual("Spending not reported", "Dépenses non déclarées"),
        Bilingual(
            "What was spent to date is not known.",
            "On ne sait pas ce qui a été dépensé à ce jour.",
        ),
    ),
    GapKind.NOT_ALLOCATED: (
        Bilingual("Money that is not divided", "Argent qui n’est pas réparti"),
        Bilingual(
            "The source declares the sum but does not divide it.",
            "La source annonce la somme sans la répartir.",
        ),
    ),
    GapKind.NAME_UNCERTAIN: (
        Bilingual("Names that are not certain", "Noms incertains"),
        Bilingual(
            "Our source does not give the official name of that time.",
            "Notre source ne donne pas le nom officiel de l’époque.",
        ),
    ),
    GapKind.FRENCH_NOT_OFFICIAL: (
        Bilingual("French that is our translation", "Français traduit par nous"),
        Bilingual(
            "The official French text was not at hand.",
            "Le texte français officiel n’était pas disponible.",
        ),
    ),
}


def gaps(
    lines: Sequence[PromiseLine],
    totals: Sequence[BudgetTotal],
    bodies: Sequence[Body],
) -> tuple[GapGroup, ...]:
    """Every gap, by kind; a kind without gaps is left out."""
    found = [
        *(gap for line in lines for gap in _of(line)),
        *(_total(total) for total in totals if total.not_allocated_cents),
        *(_name(body) for body in bodies if not body.certain),
    ]
    return tuple(
        GapGroup(kind, *TITLES[kind], tuple(g for g in found if g.kind == kind))
        for kind in GapKind
        if any(gap.kind == kind for gap in found)
    )


def _of(line: PromiseLine) -> Iterator[Gap]:
    if not line.gauges:
        yield _gap(GapKind.NO_MEASURE, line, line.no_measure)
    for gauge in line.gauges:
        yield from _of_gauge(line, gauge)
    missing = {
        GapKind.NO_STATEMENT: line.state == CommitmentState.NOT_REPORTED,
        GapKind.NO_LEAD: line.lead is None,
        GapKind.NO_BUDGET: not line.budget.is_known,
        GapKind.NO_SPEND: not line.spent.is_known,
        GapKind.FRENCH_NOT_OFFICIAL: not line.french_official,
    }
    yield from (_gap(kind, line) for kind, absent in missing.items() if absent)


def _of_gauge(line: PromiseLine, gauge: GaugeView) -> Iterator[Gap]:
    if gauge.now is None:
        yield _gap(GapKind.NO_DATA, line, gauge.title)
    elif gauge.stale:
        yield _gap(GapKind.STALE, line, _with(gauge.title, gauge.now.period))
    if gauge.target is None:
        yield _gap(GapKind.NO_TARGET, line, gauge.title)


def _gap(kind: GapKind, line: PromiseLine, detail: Bilingual | None = None) -> Gap:
    return Gap(kind, line.slug, line.title, detail)


def _with(title: Bilingual, period: Bilingual) -> Bilingual:
    return Bilingual(f"{title.en} ({period.en})", f"{title.fr} ({period.fr})")


def _total(total: BudgetTotal) -> Gap:
    dollars = total.not_allocated_cents / 100
    spaced = f"{dollars:,.0f}".replace(",", "\u00a0")
    return Gap(
        GapKind.NOT_ALLOCATED,
        "",
        Bilingual(total.title_en, total.title_fr),
        Bilingual(f"${dollars:,.0f}", f"{spaced}\u00a0$"),
    )


def _name(body: Body) -> Gap:
    return Gap(GapKind.NAME_UNCERTAIN, "", body.name, body.note)
