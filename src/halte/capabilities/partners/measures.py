"""What this room reports up: agreements, activities, fora, and help abroad.

Demonstration entries count nowhere: they stand beside real promises of a plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone

from halte.capabilities.partners.models import (
    Activity,
    Agreement,
    Engagement,
    Project,
    Training,
)
from halte.capabilities.partners.states import Gender
from halte.capabilities.partners.terms import Standing, standing_of
from halte.capabilities.partners.words import GENDERS, LEGISLATION, OFFICIALS
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import Measure, Row, Unit, measure, share

SOURCE: Final = Bilingual(
    "Halte, what organisations keep of their work with partners",
    "Halte, ce que les organisations consignent de leur travail avec les partenaires",
)
COVERAGE: Final = Bilingual(
    "All organisations that use this installation, without demonstration entries",
    "Toutes les organisations qui utilisent cette installation, sans les données de "
    "démonstration",
)
SMALLEST: Final = 5
"""Few officials of one gender at one training could be known by name."""
name_parts("partners", "kind", Bilingual("By their work", "Par métier"), OFFICIALS)
name_parts("partners", "gender", Bilingual("By gender", "Par genre"), GENDERS)
name_parts(
    "partners", "legislation",
    Bilingual("By help with legislation", "Par aide législative"), LEGISLATION,
)  # fmt: skip


def total(count: int | Decimal) -> list[Row]:
    """One row."""
    return [Row("", Decimal(count))]


def standings(day: date) -> list[Standing]:
    """How every real agreement stood on a day."""
    rows = Agreement.objects.filter(demonstration=False).whole()
    return [standing_of(row, day) for row in rows]


@measure(
    Measure(
        id="partners.agreements_in_force",
        title=Bilingual("Agreements in force", "Ententes en vigueur"),
        definition=Bilingual(
            "Agreements on sharing that a second person put in force, that have begun, "
            "and that are neither suspended nor over.",
            "Ententes de partage qu’une seconde personne a mises en vigueur, qui ont "
            "commencé et qui ne sont ni suspendues ni terminées.",
        ),
        unit=Unit.AGREEMENT,
        counting_rule=Bilingual(
            "Each agreement once, however many parties and versions it has.",
            "Chaque entente une fois, quel que soit le nombre de parties et de "
            "versions.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="partners",
    )
)
def agreements_in_force(period: Period, breakdown: str) -> Iterable[Row]:
    """In force on the day."""
    return total(sum(now.in_force for now in standings(period.end)))


@measure(
    Measure(
        id="partners.agreements_due",
        title=Bilingual("Agreements due for review", "Ententes à réexaminer"),
        definition=Bilingual(
            "Agreements in force whose day of review has come.",
            "Ententes en vigueur dont la date de réexamen est venue.",
        ),
        unit=Unit.AGREEMENT,
        counting_rule=Bilingual(
            "Each agreement once, from its day of review until it is reviewed, "
            "amended or over.",
            "Chaque entente une fois, de sa date de réexamen jusqu’à ce qu’elle soit "
            "réexaminée, modifiée ou terminée.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="partners",
    )
)
def agreements_due(period: Period, breakdown: str) -> Iterable[Row]:
    """In force and due for review on the day."""
    found = standings(period.end)
    return total(
        sum(n.in_force and n.review is not None and n.review <= period.end
            for n in found)
    )  # fmt: skip


@measure(
    Measure(
        id="partners.officials_trained_abroad",
        title=Bilingual("Officials trained abroad", "Responsables formés à l’étranger"),
        definition=Bilingual(
            "Officials of other countries who were trained in a project abroad.",
            "Responsables d’autres pays formés dans le cadre d’un projet à l’étranger.",
        ),
        unit=Unit.OFFICER,
        counting_rule=Bilingual(
            "Each person at each training, so that someone trained twice counts twice; "
            "corrected counts leave out what they correct.",
            "Chaque personne à chaque formation : qui en suit deux compte deux fois ; "
            "un compte corrigé remplace le précédent.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        breakdowns=("kind", "gender"),
        subject="partners",
    )
)
def officials_trained_abroad(period: Period, breakdown: str) -> Iterable[Row]:
    """Trained in the period, by kind or by gender."""
    rows = Training.objects.filter(
        corrected_by=None, project__demonstration=False, on__lte=period.end
    )
    if period.start:
        rows = rows.filter(on__gte=period.start)
    found: Counter[str] = Counter()
    for row in rows:
        if breakdown == "gender":
            found.update({gender: getattr(row, gender) for gender in Gender})
        else:
            found[row.kind if breakdown else ""] += row.total
    if not breakdown:
        return total(found[""])
    return [Row(key, Decimal(count)) for key, count in sorted(found.items())]


@measure(
    Measure(
        id="partners.activities_measured",
        title=Bilingual(
            "Activities whose outcome was measured",
            "Activités dont le résultat a été mesuré",
        ),
        definition=Bilingual(
            "Of the activities with partners whose outcome was to be measured in the "
            "period, the share that was measured by its end.",
            "Parmi les activités avec des partenaires dont le résultat devait être "
            "mesuré durant la période, la proportion mesurée à la fin de celle-ci.",
        ),
        unit=Unit.PERCENT,
        counting_rule=Bilingual(
            "Each activity once, by the day on which it was to be measured, once that "
            "day is over. Nothing is said of a period in which none was due.",
            "Chaque activité une fois, selon la date de mesure prévue, une fois "
            "celle-ci passée. Rien n’est dit d’une période où aucune n’était prévue.",
        ),
        version=2,
        source=SOURCE,
        coverage=COVERAGE,
        subject="partners",
    )
)
def activities_measured(period: Period, breakdown: str) -> Iterable[Row]:
    """The share measured, of those whose day is over."""
    rows = Activity.objects.filter(demonstration=False, measure_by__lte=_over(period))
    if period.start:
        rows = rows.filter(measure_by__gte=period.start)
    measured = [
        any(outcome.on <= period.end for outcome in row.outcomes.all())
        for row in rows.prefetch_related("outcomes")
    ]
    return share(sum(measured), len(measured))


@measure(
    Measure(
        id="partners.fora_followed_up",
        title=Bilingual(
            "Commitments made in fora and kept on time",
            "Engagements pris dans des forums et tenus à temps",
        ),
        definition=Bilingual(
            "Of the commitments made in international fora that fell due in the "
            "period, the share that was followed up by their day.",
            "Parmi les engagements pris dans des forums internationaux et échus durant "
            "la période, la proportion suivie d’effet à l’échéance.",
        ),
        unit=Unit.PERCENT,
        counting_rule=Bilingual(
            "Each commitment once, by its due day, once that day is over; the first "
            "follow-up counts. Nothing is said of a period in which none fell due.",
            "Chaque engagement une fois, selon son échéance, une fois celle-ci "
            "passée ; la première suite compte. Rien n’est dit d’une période sans "
            "échéance.",
        ),
        version=2,
        source=SOURCE,
        coverage=COVERAGE,
        subject="partners",
    )
)
def fora_followed_up(period: Period, breakdown: str) -> Iterable[Row]:
    """The share kept on time, of those whose day is over."""
    rows = Engagement.objects.filter(demonstration=False, due__lte=_over(period))
    if period.start:
        rows = rows.filter(due__gte=period.start)
    kept = [
        any(done.on <= row.due for done in row.follow_ups.all() if row.due)
        for row in rows.prefetch_related("follow_ups")
    ]
    return share(sum(kept), len(kept))


@measure(
    Measure(
        id="partners.projects_abroad",
        title=Bilingual("Projects abroad", "Projets à l’étranger"),
        definition=Bilingual(
            "Projects that help other countries to legislate against trafficking or to "
            "train officials, and that ran in the period.",
            "Projets en cours durant la période qui aident d’autres pays à légiférer "
            "contre la traite ou à former des responsables.",
        ),
        unit=Unit.PROJECT,
        counting_rule=Bilingual(
            "Each project once, in every period in which it ran for a day or more.",
            "Chaque projet une fois, dans chaque période où il a duré au moins un "
            "jour.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("legislation",),
        subject="partners",
    )
)
def projects_abroad(period: Period, breakdown: str) -> Iterable[Row]:
    """Projects that ran in the period; by the help given with legislation."""
    rows = Project.objects.filter(demonstration=False, starts__lte=_by(period))
    if period.start:
        rows = rows.filter(ends__gte=period.start)
    if not breakdown:
        return total(rows.count())
    found = Counter(rows.values_list("legislation", flat=True))
    return [Row(key, Decimal(count)) for key, count in sorted(found.items())]


def _over(period: Period) -> date:
    """The last day of the period that is over: what is due today is not late."""
    return min(period.end, timezone.localdate() - timedelta(days=1))


def _by(period: Period) -> date:
    """The end of the period, or today where the period still runs."""
    return min(period.end, timezone.localdate())
