"""What this room reports up: sums, never of one employer, never a small one.

Elsewhere in Halte a zero is shown and a small count is withheld, which tells the
two apart. Not here: fewer than five, or none, is the same nothing, since that
someone spoke at all may point at them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db.models import Min, Q, QuerySet

from halte.capabilities.workers.models import Account
from halte.capabilities.workers.states import AWAY, Channel, Kind, Present, Told
from halte.capabilities.workers.words import CHANNELS
from halte.core.bilingual import Bilingual
from halte.core.consent.words import LANGUAGES_SPOKEN
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit, measure
from halte.core.measures.smallest_cell import rolled_up

SMALLEST: Final = 5
IN_TIME: Final = timedelta(days=7)
SOURCE: Final = Bilingual("Halte, workers’ accounts", "Halte, parole aux travailleurs")
COVERAGE: Final = Bilingual(
    "Accounts kept in this installation; fewer than five are not shown, and neither "
    "is none",
    "Dossiers consignés dans cette installation ; moins de cinq ne sont pas montrés, "
    "et aucun non plus",
)

IN_DAYS: Final = "in_time"
LATE: Final = "late_or_none"
ANSWERED: Final = {
    IN_DAYS: Bilingual("Within seven days", "Dans les sept jours"),
    LATE: Bilingual("Later, or not yet", "Plus tard, ou pas encore"),
}

name_parts("workers", "channel", Bilingual("By way", "Par voie"), CHANNELS)
name_parts(
    "workers", "language", Bilingual("By language", "Par langue"), LANGUAGES_SPOKEN
)
name_parts("workers", "answered", Bilingual("By answer", "Par réponse"), ANSWERED)


def heard(period: Period, kind: Kind) -> QuerySet[Account]:
    """Real accounts of the period, the demonstration's left out."""
    rows = Account.objects.filter(
        kind=kind, heard_on__lte=period.end, demonstration=False
    )
    return rows.filter(heard_on__gte=period.start) if period.start else rows


@measure(
    Measure(
        id="workers.tips",
        title=Bilingual("Tips by workers", "Signalements de travailleurs"),
        definition=Bilingual(
            "Tips that workers left on the public page, or that an officer kept for "
            "them.",
            "Signalements que des travailleurs ont laissés sur la page publique ou "
            "qu’un agent a consignés pour eux.",
        ),
        unit=Unit.TIP,
        counting_rule=Bilingual(
            "By the day on which it was told. Several messages of one person under "
            "one return code are one tip.",
            "Selon le jour où il a été fait. Plusieurs messages d’une personne sous un "
            "même code de retour font un seul signalement.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        breakdowns=("channel", "language"),
        subject="employers",
        family="workers",
    )
)
def tips(period: Period, breakdown: str) -> Iterable[Row]:
    """By channel or by language."""
    rows = heard(period, Kind.TIP)
    if breakdown in ("channel", "language"):
        found = Counter(rows.values_list(breakdown, flat=True))
        every = tuple(Channel) if breakdown == "channel" else ()
        return rolled_up(found, SMALLEST, every=every)
    return rolled_up(Counter({"": rows.count()}), SMALLEST)


@measure(
    Measure(
        id="workers.interviews_away",
        title=Bilingual(
            "Interviews held away from the employer",
            "Entrevues tenues hors de la présence de l’employeur",
        ),
        definition=Bilingual(
            "Interviews with workers, neither at the workplace nor in housing of the "
            "employer, with nobody there for the employer.",
            "Entrevues avec des travailleurs, ni sur le lieu de travail ni dans un "
            "logement de l’employeur, sans personne pour l’employeur.",
        ),
        unit=Unit.WORKER,
        counting_rule=Bilingual(
            "Each worker heard counts once an interview, by its day.",
            "Chaque travailleur entendu compte une fois par entrevue, selon son jour.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        subject="employers",
        family="workers",
    )
)
def interviews_away(period: Period, breakdown: str) -> Iterable[Row]:
    """Those that were private."""
    rows = heard(period, Kind.INTERVIEW).filter(interview__place__in=AWAY)
    present = rows.values_list("interview__present", flat=True)
    return rolled_up(
        Counter({"": sum(Present.EMPLOYER not in p for p in present)}), SMALLEST
    )


@measure(
    Measure(
        id="workers.answers",
        title=Bilingual(
            "Return codes and their answers", "Codes de retour et leurs réponses"
        ),
        definition=Bilingual(
            "Tips left with a return code, by whether an answer waited behind it "
            "within seven days.",
            "Signalements avec code de retour, selon qu’une réponse y attendait dans "
            "les sept jours ou non.",
        ),
        unit=Unit.TIP,
        counting_rule=Bilingual(
            "By the day of the tip. A code that the worker ended since is left out.",
            "Selon le jour du signalement. Un code auquel la personne a mis fin depuis "
            "est laissé de côté.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        breakdowns=("answered",),
        subject="employers",
        family="workers",
    )
)
def answers(period: Period, breakdown: str) -> Iterable[Row]:
    """In time, or not."""
    rows = heard(period, Kind.TIP).exclude(code_digest="")
    if breakdown != "answered":
        return rolled_up(Counter({"": rows.count()}), SMALLEST)
    first = Min("sayings__said_on", filter=Q(sayings__kind=Told.ANSWER))
    days = rows.annotate(first=first).values_list("heard_on", "first")
    said = (IN_DAYS if a and a - h <= IN_TIME else LATE for h, a in days)
    return rolled_up(Counter(said), SMALLEST, every=ANSWERED)
