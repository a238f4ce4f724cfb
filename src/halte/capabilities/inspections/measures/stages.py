"""What inspections report up of days by stage, and of clocks that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.inspections.clocks import STALE_AFTER_DAYS
from halte.capabilities.inspections.counting import Days, middle
from halte.capabilities.inspections.measures.defining import (
    CONCLUDING,
    FEWEST_EMPLOYERS,
    define,
)
from halte.capabilities.inspections.running import Course, courses
from halte.capabilities.inspections.states import Happened
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Row, Unit, measure
from halte.core.measures.smallest_cell import shares

STAGES: Final = {
    "findings": Bilingual("From opening to findings", "De l’ouverture aux constats"),
    "notice": Bilingual(
        "From findings to the preliminary notice", "Des constats à l’avis provisoire"
    ),
    "answer": Bilingual(
        "From the notice to the employer’s answer", "De l’avis à la réponse"
    ),
    "decision": Bilingual(
        "From the end of the employer’s time to the decision",
        "De la fin du délai de l’employeur à la décision",
    ),
    "payment": Bilingual(
        "From the final notice to payment in full",
        "De l’avis final au paiement complet",
    ),
}
FEW: Final = Bilingual(
    "Told only where nobody, or at least five employers, are on each side.",
    "Diffusé seulement si aucun employeur, ou au moins cinq, se trouvent de chaque "
    "côté.",
)

name_parts("inspections", "stage", Bilingual("By stage", "Par étape"), STAGES)


@measure(
    define(
        "days_by_stage",
        Bilingual("Median days of each stage", "Nombre médian de jours par étape"),
        Bilingual(
            "In all, days from the opening of a file to its conclusion or decision; by "
            "stage, days from its beginning to its end. The law gives the employer 40 "
            "days to answer and 40 to pay (10 and 10 in matters of public health "
            "alone), counted from the sending; a decision follows that time.",
            "Au total, jours entre l’ouverture d’un dossier et sa conclusion ou sa "
            "décision ; par étape, jours entre son début et sa fin. La loi accorde à "
            "l’employeur 40 jours pour répondre et 40 pour payer (10 et 10 en matière "
            "de santé publique seulement), à compter de l’envoi ; la décision suit ce "
            "délai.",
        ),
        Bilingual(
            "By the day that the stage ended. Of several notices the last one counts. "
            "A middle is told of five employers or more.",
            "Selon le jour où l’étape a pris fin. De plusieurs avis, le dernier "
            "compte. Une médiane est diffusée à partir de cinq employeurs.",
        ),
        Unit.DAY,
        breakdowns=("stage",),
    )
)
def days_by_stage(period: Period, breakdown: str) -> Iterable[Row]:
    """The middle of each stage."""
    found = courses(period)
    if not breakdown:
        whole = ((c, c.opened_on, c.first(*CONCLUDING)) for c in found)
        return middle(_ran(whole, period))
    return [
        row
        for stage in STAGES
        for row in middle(_ran(((c, *span(c, stage)) for c in found), period), stage)
    ]


def _ran(
    spans: Iterable[tuple[Course, date | None, date | None]], period: Period
) -> Iterator[Days]:
    for course, began, ended in spans:
        if began and ended and began <= ended and period.covers(ended):
            yield (ended - began).days, course.employer


def span(course: Course, stage: str) -> tuple[date | None, date | None]:
    """When a stage of a file began and ended, as far as it did."""
    findings = course.first(Happened.FINDINGS_ENTERED)
    notice = course.notice.on if course.notice else None
    final = course.final.on if course.final else None
    return {
        "findings": (course.opened_on, findings),
        "notice": (findings, course.first(Happened.PRELIMINARY_SENT)),
        "answer": (notice, course.answered_on),
        "decision": (course.decided_from, course.first(Happened.DECIDED)),
        "payment": (final, course.paid_on if course.pay_by else None),
    }[stage]


@measure(
    define(
        "answered_in_time",
        Bilingual(
            "Notices that employers answered in their time",
            "Avis auxquels les employeurs ont répondu dans leur délai",
        ),
        Bilingual(
            "Of the preliminary notices whose last day to answer fell in the period, "
            "the share that was answered by then, as extended. An employer need not "
            "answer: this is no finding.",
            "Parmi les avis provisoires dont le dernier jour de réponse tombe dans la "
            "période, la proportion ayant reçu une réponse à temps, prolongations "
            "comprises. L’employeur n’est pas tenu de répondre : ce n’est pas un "
            "constat.",
        ),
        Bilingual(
            f"Each file once, by its last notice, once its last day is over. {FEW.en}",
            "Chaque dossier une fois, selon son dernier avis, une fois son dernier "
            f"jour passé. {FEW.fr}",
        ),
        Unit.PERCENT,
    )
)
def answered_in_time(period: Period, breakdown: str) -> Iterable[Row]:
    """By the last day of the answer."""
    found = courses(period)
    return in_time(period, ((c, c.answer_by, c.answered_on) for c in found))


def in_time(
    period: Period, clocks: Iterable[tuple[Course, date | None, date | None]]
) -> list[Row]:
    """The share that ended by a last day that fell in the period and is over."""
    kept: list[int] = []
    missed: list[int] = []
    for course, last, ended in clocks:
        if last and period.covers(last) and last < timezone.localdate():
            in_time = ended is not None and ended <= last
            (kept if in_time else missed).append(course.employer)
    return shares({"": (kept, missed)}, FEWEST_EMPLOYERS)


@measure(
    define(
        "paid_in_time",
        Bilingual("Penalties that were paid in time", "Pénalités payées dans le délai"),
        Bilingual(
            "Of the penalties whose last day to pay fell in the period, the share that "
            "was paid in full by then.",
            "Parmi les pénalités dont le dernier jour de paiement tombe dans la "
            "période, la proportion payée entièrement à temps.",
        ),
        Bilingual(
            "Each file once, once its last day is over. A penalty on which an "
            "agreement was made by then has other days, and is left out. "
            f"{FEW.en}",
            "Chaque dossier une fois, une fois son dernier jour passé. Une pénalité "
            "ayant fait l’objet d’une entente avant ce jour a d’autres échéances et "
            f"est laissée de côté. {FEW.fr}",
        ),
        Unit.PERCENT,
    )
)
def paid_in_time(period: Period, breakdown: str) -> Iterable[Row]:
    """By the last day of payment."""
    found = [c for c in courses(period) if not agreed_by(c, c.pay_by)]
    return in_time(period, ((c, c.pay_by, c.paid_on) for c in found))


def agreed_by(course: Course, last: date | None) -> bool:
    """True where payment was agreed on by a day."""
    return bool(course.agreed_on and last and course.agreed_on <= last)


@measure(
    define(
        "never_still",
        Bilingual(
            "Files that never lay still for sixty days",
            "Dossiers qui n’ont jamais dormi soixante jours",
        ),
        Bilingual(
            "Of the files that were open in the period, the share in which something "
            "happened at least every sixty days: the clock of the office, after which "
            "a file is shown as stale.",
            "Parmi les dossiers ouverts durant la période, la proportion où il s’est "
            "passé quelque chose au moins tous les soixante jours : l’horloge du "
            "bureau, après laquelle un dossier est signalé comme dormant.",
        ),
        Bilingual(
            "Each file once; it lay still if on a day of the period nothing had "
            f"happened for sixty days. {FEW.en}",
            "Chaque dossier une fois ; il a dormi si, un jour de la période, rien ne "
            f"s’y était passé depuis soixante jours. {FEW.fr}",
        ),
        Unit.PERCENT,
    )
)
def never_still(period: Period, breakdown: str) -> Iterable[Row]:
    """No sixty days without an event."""
    start, end = period.start or date.min, min(period.end, timezone.localdate())
    moved: list[int] = []
    lay: list[int] = []
    for course in courses(period):
        if (course.ended_on or end) >= start:
            still = lay_still(course, start, end)
            (lay if still else moved).append(course.employer)
    return shares({"": (moved, lay)}, FEWEST_EMPLOYERS)


def lay_still(course: Course, start: date, end: date) -> bool:
    """True where it was sixty days since anything happened, on a day from start to
    end.
    """
    days = sorted({course.opened_on, *(e.on for e in course.events)})
    until = [*days[1:], course.ended_on or end]
    return any(
        max(day + timedelta(STALE_AFTER_DAYS), start) <= min(following, end)
        for day, following in zip(days, until, strict=True)
    )
