"""What this room reports up: counts, never a person. Demonstration counts nowhere."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from statistics import median
from typing import Final

from halte.capabilities.permits.checks import Answer
from halte.capabilities.permits.models import (
    Concurrence,
    Look,
    OpenDecision,
    OpenPermit,
    Opinion,
    VictimReminder,
)
from halte.capabilities.permits.states import OpenOutcome, Verdict
from halte.capabilities.permits.words import ANSWERS, OUTCOMES, VERDICTS
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit, measure
from halte.core.measures.smallest_cell import rolled_up, shares
from halte.core.measures.worlds import invented

SOURCE: Final = Bilingual("Halte, the permits room", "Halte, le volet des permis")
COVERAGE: Final = Bilingual(
    "Files kept in this installation", "Dossiers consignés dans cette installation"
)
PROTECTED: Final = Bilingual(
    "Files kept in this installation; fewer than five are not shown, and neither is "
    "none",
    "Dossiers consignés dans cette installation ; moins de cinq ne sont pas montrés, "
    "et aucun non plus",
)
"""That anyone asked may point at them: a zero would tell a few from none."""

SMALLEST: Final = 5
ORDER: Final = tuple(Answer)
"""From the weakest to the strongest."""

DECIDED: Final = (OpenOutcome.ISSUED, OpenOutcome.NOT_ISSUED)
STANDARD_DAYS: Final = 5
"""Working days within which such a request should be decided (IRCC’s standard)."""

name_parts(
    "permits", "answer", Bilingual("By answer", "Par réponse"),
    {str(key): words for key, words in (*ANSWERS.items(), *VERDICTS.items())},
)  # fmt: skip
name_parts("permits", "outcome", Bilingual("By outcome", "Par résultat"), OUTCOMES)


@measure(
    Measure(
        id="permits.safeguarded",
        title=Bilingual(
            "Work-permit applications with safeguards checked",
            "Demandes de permis de travail ayant fait l’objet de vérifications",
        ),
        definition=Bilingual(
            "Applications whose checks an officer kept in the period, by the strongest "
            "answer of the newest turn: clear, ask or refer.",
            "Demandes dont un agent a conservé les vérifications dans la période, "
            "selon la plus forte réponse du dernier passage : en ordre, à demander ou "
            "à soumettre.",
        ),
        unit=Unit.PERSON,
        counting_rule=Bilingual(
            "An application counts once, by the last day on which its checks were "
            "kept.",
            "Une demande compte une fois, au dernier jour où ses vérifications ont été "
            "conservées.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        breakdowns=("answer",),
        subject="permits",
        family="permits.applications",
    )
)
def safeguarded(period: Period, breakdown: str) -> list[Row]:
    """Applications by their strongest answer."""
    newest: dict[int, list[Look]] = {}
    looks = Look.objects.filter(
        application__demonstration=invented(), as_of__lte=period.end
    ).defer("finding")
    for look in looks.order_by("turn"):
        kept = newest.setdefault(look.application_id, [])
        if kept and kept[0].turn != look.turn:
            kept.clear()
        kept.append(look)
    counts = Counter(
        max((look.answer for look in kept), key=lambda a: ORDER.index(Answer(a)))
        for kept in newest.values()
        if period.covers(kept[0].as_of)
    )
    return split(counts, counts.total(), breakdown)


def split(counts: Counter[str], total: int, breakdown: str) -> list[Row]:
    """The total, and its parts where they are asked for."""
    parts = [Row(key, Decimal(n)) for key, n in sorted(counts.items())]
    return [Row("", Decimal(total)), *(parts if breakdown else ())]


@measure(
    Measure(
        id="permits.concurrence_asked",
        title=Bilingual(
            "Opinions sent to a second officer", "Avis transmis à un second agent"
        ),
        definition=Bilingual(
            "Opinions under subsection 30(1.2) of the Act on which a second officer’s "
            "concurrence was asked.",
            "Avis rendus en vertu du paragraphe 30(1.2) de la Loi pour lesquels "
            "l’accord d’un second agent a été demandé.",
        ),
        unit=Unit.PERSON,
        counting_rule=Bilingual(
            "By the day of the opinion.", "Selon le jour de l’avis."
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        subject="permits",
        family="permits.applications",
    )
)
def concurrence_asked(period: Period, breakdown: str) -> list[Row]:
    """Opinions of the period."""
    rows = Opinion.objects.filter(
        application__demonstration=invented(),
        formed_on__range=(period.start, period.end),
    )
    return [Row("", Decimal(rows.count()))]


@measure(
    Measure(
        id="permits.concurrence_given",
        title=Bilingual("What second officers answered", "Réponses des seconds agents"),
        definition=Bilingual(
            "Answers of second officers: those who concurred and those who declined. "
            "Only where they concur can a permit be refused on this ground.",
            "Réponses des seconds agents : ceux qui ont souscrit à l’avis et ceux qui "
            "s’y sont refusés. Sans leur accord, aucun permis n’est refusé pour ce "
            "motif.",
        ),
        unit=Unit.PERSON,
        counting_rule=Bilingual(
            "By the day of the answer.", "Selon le jour de la réponse."
        ),
        source=SOURCE,
        coverage=COVERAGE,
        smallest_cell=SMALLEST,
        breakdowns=("answer",),
        subject="permits",
        family="permits.applications",
    )
)
def concurrence_given(period: Period, breakdown: str) -> list[Row]:
    """Answers of the period, by verdict."""
    rows = Concurrence.objects.filter(
        reading__opinion__application__demonstration=invented(),
        said_on__range=(period.start, period.end),
    )
    counts = Counter(rows.values_list("verdict", flat=True))
    for verdict in Verdict:
        counts.setdefault(str(verdict), 0)
    return split(counts, rows.count(), breakdown)


@measure(
    Measure(
        id="permits.open_received",
        title=Bilingual(
            "Requests for an open permit by abused workers",
            "Demandes de permis ouvert de travailleurs maltraités",
        ),
        definition=Bilingual(
            "Requests under section 207.1 of the Regulations that came in.",
            "Demandes reçues en vertu de l’article 207.1 du Règlement.",
        ),
        unit=Unit.PERSON,
        counting_rule=Bilingual(
            "By the day on which it came; family members are not counted.",
            "Selon le jour de réception ; la famille n’est pas comptée.",
        ),
        source=SOURCE,
        coverage=PROTECTED,
        smallest_cell=SMALLEST,
        subject="permits",
        family="permits.open",
    )
)
def open_received(period: Period, breakdown: str) -> list[Row]:
    """Requests of the period."""
    rows = OpenPermit.objects.filter(
        demonstration=invented(), received_on__range=(period.start, period.end)
    )
    return rolled_up(Counter({"": rows.count()}), SMALLEST)


@measure(
    Measure(
        id="permits.open_decided",
        title=Bilingual(
            "Decisions on open permits for abused workers",
            "Décisions sur les permis ouverts de travailleurs maltraités",
        ),
        definition=Bilingual(
            "Requests under section 207.1 that an officer decided: issued, or not. "
            "Those withdrawn are left out.",
            "Demandes présentées en vertu de l’article 207.1 et tranchées par un "
            "agent : permis délivré ou non. Les demandes retirées sont exclues.",
        ),
        unit=Unit.PERSON,
        counting_rule=Bilingual(
            "By the day of the decision.", "Selon le jour de la décision."
        ),
        source=SOURCE,
        coverage=PROTECTED,
        smallest_cell=SMALLEST,
        breakdowns=("outcome",),
        subject="permits",
        family="permits.open",
    )
)
def open_decided(period: Period, breakdown: str) -> list[Row]:
    """Decisions of the period, by outcome."""
    rows = decisions(period)
    counts = Counter(outcome for outcome, _days in rows)
    if breakdown:
        return rolled_up(counts, SMALLEST, every=DECIDED)
    return rolled_up(Counter({"": len(rows)}), SMALLEST)


@measure(
    Measure(
        id="permits.open_days",
        title=Bilingual(
            "Working days to decide an open permit for an abused worker",
            "Jours ouvrables pour trancher un permis ouvert de travailleur maltraité",
        ),
        definition=Bilingual(
            "The median of working days from the request to the decision; the standard "
            "is five. Withheld below five decisions.",
            "Médiane des jours ouvrables entre la demande et la décision ; la norme "
            "est de cinq. Non montrée sous cinq décisions.",
        ),
        unit=Unit.DAY,
        counting_rule=Bilingual(
            "Days off in Canada and in the province are left out; so is the day on "
            "which the request came.",
            "Les jours fériés au Canada et dans la province sont exclus, de même que "
            "le jour de réception.",
        ),
        source=SOURCE,
        coverage=PROTECTED,
        of_people=True,
        subject="permits",
        family="permits.open",
    )
)
def open_days(period: Period, breakdown: str) -> list[Row]:
    """The median, where enough were decided."""
    days = [days for _outcome, days in decisions(period)]
    return [Row("", Decimal(str(median(days))))] if len(days) >= SMALLEST else []


@measure(
    Measure(
        id="permits.open_in_time",
        title=Bilingual(
            "Open permits for abused workers decided within five working days",
            "Permis ouverts de travailleurs maltraités tranchés en cinq jours "
            "ouvrables",
        ),
        definition=Bilingual(
            "Of the requests under section 207.1 that were decided in the period, the "
            "share decided within five working days. Read it with the median.",
            "Parmi les demandes présentées en vertu de l’article 207.1 et tranchées "
            "durant la période, la proportion tranchée en cinq jours ouvrables. À lire "
            "avec la médiane.",
        ),
        unit=Unit.PERCENT,
        counting_rule=Bilingual(
            "Counted as for the median; those withdrawn are left out. Told only where "
            "nobody, or at least five people, are on each side.",
            "Comme pour la médiane ; les demandes retirées sont exclues. Diffusé "
            "seulement si personne, ou au moins cinq personnes, se trouvent de chaque "
            "côté.",
        ),
        source=SOURCE,
        coverage=PROTECTED,
        of_people=True,
        subject="permits",
        family="permits.open",
    )
)
def open_in_time(period: Period, breakdown: str) -> list[Row]:
    """Within the standard."""
    sides: tuple[list[int], list[int]] = ([], [])
    for number, (_outcome, days) in enumerate(decisions(period)):
        sides[days > STANDARD_DAYS].append(number)
    return shares({"": sides}, SMALLEST)


def decisions(period: Period) -> list[tuple[str, int]]:
    """Outcome and working days of each decision of the period."""
    rows = OpenDecision.objects.filter(
        request__demonstration=invented(), decided_on__range=(period.start, period.end)
    ).exclude(outcome=OpenOutcome.WITHDRAWN)
    return list(rows.values_list("outcome", "working_days"))


@measure(
    Measure(
        id="permits.victim_reminders",
        title=Bilingual(
            "Victims’ permits of which officers were reminded in time",
            "Permis de victimes rappelés à temps aux agents",
        ),
        definition=Bilingual(
            "Permits for victims that came within 30 days of their end (day 150 of a "
            "first permit), of which the officers were reminded.",
            "Permis de victimes arrivés à 30 jours de leur fin (150e jour d’un premier "
            "permis), dont les agents ont reçu le rappel.",
        ),
        unit=Unit.PERSON,
        counting_rule=Bilingual(
            "By the day of the reminder; each permit once.",
            "Selon le jour du rappel ; chaque permis une fois.",
        ),
        source=SOURCE,
        coverage=PROTECTED,
        smallest_cell=SMALLEST,
        subject="permits",
        family="permits.victims",
    )
)
def victim_reminders(period: Period, breakdown: str) -> list[Row]:
    """Reminders of the period."""
    rows = VictimReminder.objects.filter(
        permit__case__demonstration=invented(), on__range=(period.start, period.end)
    )
    return rolled_up(Counter({"": rows.count()}), SMALLEST)
