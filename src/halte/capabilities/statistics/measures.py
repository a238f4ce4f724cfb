"""What this room counts about itself: how much is known, and how well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import Count

from halte.capabilities.statistics.queries import lines, subject_of
from halte.capabilities.statistics.subjects import SUBJECTS
from halte.core.access.actor import ANONYMOUS
from halte.core.bilingual import Bilingual
from halte.core.measures.models import Figure
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.queries import definitions
from halte.core.measures.registry import Measure, Row, Unit, measure

SOURCE = Bilingual("Halte, series and figures kept here",
                   "Halte, séries et chiffres conservés ici")  # fmt: skip
COVERAGE = Bilingual("This installation", "Cette installation")

name_parts("statistics", "subject", Bilingual("By subject", "Par sujet"), SUBJECTS)


def rows(found: Counter[str], breakdown: str) -> Iterator[Row]:
    """The total, or one row a subject."""
    if breakdown == "subject":
        yield from (Row(key, Decimal(n)) for key, n in sorted(found.items()))
    else:
        yield Row("", Decimal(found.total()))


@measure(
    Measure(
        id="statistics.figures_published",
        title=Bilingual("Published figures kept", "Chiffres publiés conservés"),
        definition=Bilingual(
            "Figures that others published, that are kept here and that were not "
            "withdrawn.",
            "Chiffres publiés par d’autres, conservés ici et non retirés.",
        ),
        unit=Unit.FIGURE,
        counting_rule=Bilingual(
            "One for each series, place, period and release, known by the end of the "
            "period.",
            "Une unité par série, lieu, période et diffusion, connue à la fin de la "
            "période.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("subject",),
        calendar=Calendar.DAY,
    )
)
def figures_published(period: Period, breakdown: str) -> Iterable[Row]:
    """Published figures that stand."""
    kept = Figure.objects.standing().filter(
        origin="published", as_of__lte=period.end, value__isnull=False
    )
    counts = dict(kept.values_list("measure").annotate(n=Count("pk")))
    known = {id_: subject_of(m) for id_, m in definitions(set(counts)).items()}
    found: Counter[str] = Counter()
    for id_, number in counts.items():
        found[known.get(id_, "other")] += number
    return rows(found, breakdown)


@measure(
    Measure(
        id="statistics.series_with_conflicts",
        title=Bilingual("Series with figures that conflict",
                        "Séries dont des chiffres se contredisent"),
        definition=Bilingual(
            "Series in which two releases give numbers for the same place and period "
            "that cannot both be right.",
            "Séries où deux diffusions donnent, pour le même lieu et la même période, "
            "des nombres qui ne peuvent être tous deux justes.",
        ),
        unit=Unit.SERIES,
        counting_rule=Bilingual(
            "One for each series, however many of its figures conflict.",
            "Une unité par série, quel que soit le nombre de chiffres en cause.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("subject",),
        calendar=Calendar.DAY,
    )
)  # fmt: skip
def series_with_conflicts(period: Period, breakdown: str) -> Iterable[Row]:
    """Series with at least one conflict."""
    found = lines(ANONYMOUS, on=period.end)
    subjects = Counter(subject_of(x.measure) for x in found if x.conflicts)
    return rows(subjects, breakdown)


@measure(
    Measure(
        id="statistics.series_stale",
        title=Bilingual("Series without a recent figure",
                        "Séries sans chiffre récent"),
        definition=Bilingual(
            "Published series with no figure, or whose newest figure is for a period "
            "that ended more than three years before.",
            "Séries publiées sans chiffre, ou dont le plus récent porte sur une "
            "période terminée plus de trois ans auparavant.",
        ),
        unit=Unit.SERIES,
        counting_rule=Bilingual(
            "One for each published series.", "Une unité par série publiée."
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("subject",),
        calendar=Calendar.DAY,
    )
)  # fmt: skip
def series_stale(period: Period, breakdown: str) -> Iterable[Row]:
    """Series that have fallen silent."""
    found = lines(ANONYMOUS, on=period.end)
    subjects = Counter(subject_of(x.measure) for x in found if x.is_stale)
    return rows(subjects, breakdown)
