"""What the measures of inspections share. Demonstration files count nowhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from django.db.models import QuerySet

from halte.capabilities.inspections.law import offered
from halte.capabilities.inspections.models import Decision
from halte.capabilities.inspections.states import Finding, Happened
from halte.capabilities.inspections.words import (
    FINDINGS,
    HAPPENED,
    OUTCOMES,
    TRIGGERS,
)
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit
from halte.core.measures.smallest_cell import rolled_up
from halte.core.measures.worlds import invented

SOURCE: Final = Bilingual("Halte, files of inspections", "Halte, dossiers d’inspection")
COVERAGE: Final = Bilingual(
    "Files kept in this installation, without demonstration entries",
    "Dossiers tenus dans cette installation, sans les données de démonstration",
)
FEWEST_EMPLOYERS: Final = 5
"""A decision of which there are few in a period could be known by name."""

CAREGIVER: Final = (3, 10, 16)
"""Conditions that only an employer of a live-in caregiver has."""

CONCLUDING: Final = (
    Happened.COMPLIANT, Happened.CORRECTED, Happened.JUSTIFIED, Happened.CANCELLED,
    Happened.GONE, Happened.DECIDED,
)  # fmt: skip
"""What ends a file. Of a decision, its outcome is told."""

FOUND: Final = (Finding.MET, Finding.NOT_MET, Finding.JUSTIFIED)


def define(
    slug: str,
    title: Bilingual,
    definition: Bilingual,
    rule: Bilingual,
    unit: Unit,
    *,
    breakdowns: tuple[str, ...] = (),
    smallest: int = 0,
    version: int = 1,
) -> Measure:
    """A measure of this room."""
    return Measure(
        id=f"inspections.{slug}", title=title, definition=definition, unit=unit,
        counting_rule=rule, source=SOURCE, coverage=COVERAGE, smallest_cell=smallest,
        breakdowns=breakdowns, version=version, subject="inspections",
        family="inspections",
    )  # fmt: skip


def few(
    found: Iterable[tuple[str, int]], breakdown: str, every: Collection[str] = ()
) -> list[Row]:
    """The total, or a row for each key, of keys and the employers behind them: none and
    a few employers look alike, and no part can be told from the total.
    """
    counts: Counter[str] = Counter()
    whose: defaultdict[str, set[int]] = defaultdict(set)
    for key, employer in found:
        counts[key if breakdown else ""] += 1
        whose[key if breakdown else ""].add(employer)
    return rolled_up(counts, FEWEST_EMPLOYERS, every=every, whose=whose)


def real_decisions(period: Period) -> QuerySet[Decision]:
    """Final decisions of the period."""
    return Decision.objects.filter(
        decided_on__range=(period.start, period.end),
        inspection__demonstration=invented(),
    )


def behind(found: QuerySet[Decision]) -> QuerySet[Decision, int]:
    """The employer of each decision."""
    return found.values_list("inspection__employer_id", flat=True)


name_parts(
    "inspections", "trigger", Bilingual("By lead trigger", "Par motif principal"),
    TRIGGERS,
)  # fmt: skip
name_parts(
    "inspections", "outcome", Bilingual("By outcome", "Par résultat"),
    {kind: HAPPENED[kind] for kind in CONCLUDING} | OUTCOMES,
)  # fmt: skip
name_parts(
    "inspections", "condition", Bilingual("By condition", "Par condition"),
    {
        f"{item:02}": Bilingual(
            f"{item}. {offered(item).wording.en}", f"{item}. {offered(item).wording.fr}"
        )
        for item in range(1, 31)
    },
)  # fmt: skip
name_parts("inspections", "finding", Bilingual("By finding", "Par constat"), FINDINGS)
name_parts(
    "inspections", "way", Bilingual("By way of payment", "Par mode de paiement"),
    {
        "at_once": Bilingual("At once", "En une fois"),
        "instalments": Bilingual("By instalments", "Par versements"),
    },
)  # fmt: skip
