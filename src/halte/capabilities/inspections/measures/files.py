"""What inspections report up of files, conditions, days, bans and warnings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from halte.capabilities.inspections.counting import days_between, middle
from halte.capabilities.inspections.law import items_under
from halte.capabilities.inspections.measures.defining import (
    CAREGIVER,
    CONCLUDING,
    FEWEST_EMPLOYERS,
    FOUND,
    behind,
    define,
    few,
    real_decisions,
)
from halte.capabilities.inspections.models import Event, FindingRow, Inspection
from halte.capabilities.inspections.states import Finding, Happened, Outcome, Trigger
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Period
from halte.core.measures.registry import Row, Unit, measure, percent, share
from halte.core.measures.smallest_cell import OTHER
from halte.core.measures.worlds import invented


@measure(
    define(
        "opened",
        Bilingual("Inspections opened", "Inspections ouvertes"),
        Bilingual(
            "Files opened in the period, by lead trigger of IRPR 209.5.",
            "Dossiers ouverts dans la période, selon le motif principal du RIPR 209.5.",
        ),
        Bilingual(
            "By the day of opening; a file that was cancelled later stays counted.",
            "Selon le jour d’ouverture ; un dossier annulé par la suite reste compté.",
        ),
        Unit.INSPECTION,
        breakdowns=("trigger",),
        smallest=FEWEST_EMPLOYERS,
    )
)
def opened(period: Period, breakdown: str) -> Iterable[Row]:
    """Files by trigger."""
    found = Inspection.objects.filter(
        opened_on__range=(period.start, period.end), demonstration=invented()
    )
    rows = found.values_list("lead_trigger", "employer_id")
    return few(rows, breakdown, every=tuple(Trigger))


@measure(
    define(
        "concluded",
        Bilingual("Inspections concluded", "Inspections conclues"),
        Bilingual(
            "Files with a conclusion or a final decision in the period, by outcome; "
            "compliance after corrective action is an outcome of its own.",
            "Dossiers ayant fait l’objet d’une conclusion ou d’une décision définitive "
            "dans la période, selon le résultat ; la conformité après mesures "
            "correctives est un résultat distinct.",
        ),
        Bilingual(
            "By the day of the conclusion; each file once, by what ended it first.",
            "Selon le jour de la conclusion ; chaque dossier une fois, selon ce qui "
            "y a d’abord mis fin.",
        ),
        Unit.INSPECTION,
        version=2,
        breakdowns=("outcome",),
        smallest=FEWEST_EMPLOYERS,
    )
)
def concluded(period: Period, breakdown: str) -> Iterable[Row]:
    """Files by outcome: the first that ended each."""
    ended = Event.objects.filter(
        inspection__demonstration=invented(), on__lte=period.end, kind__in=CONCLUDING
    )
    rows = ended.order_by("-on", "-id").values_list(
        "inspection_id", "on", "kind", "inspection__decision__outcome",
        "inspection__employer_id",
    )  # fmt: skip
    first = {pk: (on, outcome if kind == Happened.DECIDED else kind, employer)
             for pk, on, kind, outcome, employer in rows}  # fmt: skip
    found = [(key, who) for on, key, who in first.values() if period.covers(on)]
    return few(found, breakdown)


@measure(
    define(
        "conditions_examined",
        Bilingual(
            "Share of the conditions examined in concluded inspections",
            "Part des conditions examinées dans les inspections conclues",
        ),
        Bilingual(
            "Conditions with a finding that rests on evidence, among those that the "
            "employer’s programme has, in every file whose findings were finished in "
            "the period; by condition, the files in which it has one.",
            "Conditions ayant un constat fondé sur un élément de preuve, parmi celles "
            "du programme de l’employeur, dans chaque dossier dont les constats ont "
            "été terminés dans la période ; par condition, les dossiers où elle en "
            "a un.",
        ),
        Bilingual(
            "A condition counts once for a file; the database keeps no finding without "
            "evidence. Nothing is said of fewer than five employers. Conditions "
            "examined at fewer than five, or at none, are told together with others, "
            "so that one household or one who spoke cannot be counted.",
            "Une condition compte une fois par dossier ; la base de données n’admet "
            "aucun constat sans preuve. Rien n’est dit de moins de cinq employeurs. "
            "Les conditions examinées chez moins de cinq d’entre eux, ou chez aucun, "
            "sont réunies avec d’autres, pour qu’un seul ménage ou une seule personne "
            "qui a parlé ne puisse être compté.",
        ),
        Unit.PERCENT,
        breakdowns=("condition",),
        version=2,
    )
)
def conditions_examined(period: Period, breakdown: str) -> Iterable[Row]:
    """Examined conditions of finished files, of those that their programme has."""
    finished = Event.objects.filter(
        on__range=(period.start, period.end), kind=Happened.FINDINGS_ENTERED
    )
    files = Inspection.objects.filter(
        demonstration=invented(), pk__in=finished.values("inspection")
    )
    held = list(files.values_list("programme", "employer_id"))
    if len({employer for _programme, employer in held}) < FEWEST_EMPLOYERS:
        return []
    found = FindingRow.objects.filter(
        inspection__in=files, replaced_by=None, evidence__isnull=False
    ).exclude(status=Finding.NOT_EXAMINED)
    examined = found.values_list("inspection_id", "item", "inspection__employer_id")
    pairs = [(f"{item:02}", who) for _pk, item, who in set(examined)]
    of = Counter(
        f"{item:02}" for programme, _who in held for item in items_under(programme)
    )
    return (
        share_of_each(few(pairs, "condition"), of)
        if breakdown
        else share(len(pairs), of.total())
    )


def share_of_each(counted: Iterable[Row], of: Counter[str]) -> list[Row]:
    """Counts as percentages of what there is; those told together, of the others."""
    parts = {row.key: int(row.value) for row in counted if row.key}
    others = sum(n for key, n in of.items() if key not in parts)
    return [
        Row(key, percent(n, others if key == OTHER else of[key]))
        for key, n in parts.items()
    ]


@measure(
    define(
        "days_to_findings",
        Bilingual(
            "Median days from opening to findings",
            "Nombre médian de jours entre l’ouverture et les constats",
        ),
        Bilingual(
            "Days from the opening of a file to the day that its findings were first "
            "finished.",
            "Jours entre l’ouverture d’un dossier et la première fois où ses constats "
            "ont été terminés.",
        ),
        Bilingual(
            "By the day that findings were finished; nothing is said of fewer than "
            "five employers.",
            "Selon le jour où les constats ont été terminés ; rien n’est dit de moins "
            "de cinq employeurs.",
        ),
        Unit.DAY,
        version=2,
    )
)
def days_to_findings(period: Period, breakdown: str) -> Iterable[Row]:
    """From opening to findings."""
    return middle(days_between(period, Happened.OPENED, Happened.FINDINGS_ENTERED))


@measure(
    define(
        "days_to_decision",
        Bilingual(
            "Median days from notice to final decision",
            "Nombre médian de jours entre l’avis et la décision définitive",
        ),
        Bilingual(
            "Days from the first preliminary notice to the final decision. The law "
            "gives the employer forty of them, ten in matters of public health alone.",
            "Jours entre le premier avis provisoire et la décision définitive. La loi "
            "en accorde quarante à l’employeur, dix en matière de santé publique "
            "seulement.",
        ),
        Bilingual(
            "By the day of the decision; nothing is said of fewer than five employers.",
            "Selon le jour de la décision ; rien n’est dit de moins de cinq "
            "employeurs.",
        ),
        Unit.DAY,
        version=2,
    )
)
def days_to_decision(period: Period, breakdown: str) -> Iterable[Row]:
    """From notice to decision."""
    return middle(days_between(period, Happened.PRELIMINARY_SENT, Happened.DECIDED))


@measure(
    define(
        "bans",
        Bilingual("Employers banned", "Employeurs exclus"),
        Bilingual(
            "Employers banned by a final decision of the period.",
            "Employeurs exclus par une décision définitive de la période.",
        ),
        Bilingual(
            "By the day of the decision; an employer counts once.",
            "Selon le jour de la décision ; un employeur compte une fois.",
        ),
        Unit.EMPLOYER,
        smallest=FEWEST_EMPLOYERS,
    )
)
def bans(period: Period, breakdown: str) -> Iterable[Row]:
    """Employers with a ban."""
    found = real_decisions(period).exclude(ban="0")
    count = found.values("inspection__employer").distinct().count()
    return [Row("", Decimal(count))]


@measure(
    define(
        "warnings",
        Bilingual("Warnings", "Avertissements"),
        Bilingual(
            "Final decisions of the period that are a warning: no amount and no ban.",
            "Décisions définitives de la période qui sont un avertissement : ni "
            "montant ni exclusion.",
        ),
        Bilingual(
            "By the day of the decision. Warnings are not published.",
            "Selon le jour de la décision. Les avertissements ne sont pas publiés.",
        ),
        Unit.DECISION,
        smallest=FEWEST_EMPLOYERS,
    )
)
def warnings(period: Period, breakdown: str) -> Iterable[Row]:
    """Warnings."""
    found = real_decisions(period).filter(outcome=Outcome.WARNING)
    return few((("", who) for who in behind(found)), "")


@measure(
    define(
        "repeated",
        Bilingual(
            "Decisions against an employer with an earlier violation",
            "Décisions visant un employeur ayant déjà commis une violation",
        ),
        Bilingual(
            "Final decisions of the period with a violation, whose computation counted "
            "a violation that an earlier inspection found.",
            "Décisions définitives de la période comportant une violation, dont le "
            "calcul tient compte d’une violation constatée lors d’une inspection "
            "antérieure.",
        ),
        Bilingual(
            "By the day of the decision; as the findings were computed.",
            "Selon le jour de la décision ; selon les constats calculés.",
        ),
        Unit.DECISION,
        smallest=FEWEST_EMPLOYERS,
    )
)
def repeated(period: Period, breakdown: str) -> Iterable[Row]:
    """Decisions that followed an earlier violation."""
    found = real_decisions(period).values_list(
        "computation__findings", "inspection__employer_id"
    )
    earlier = (
        ("", who)
        for text, who in found
        if text and json.loads(text)["prior_violations"]
    )
    return few(earlier, "")


@measure(
    define(
        "caregiver_conditions",
        Bilingual(
            "Conditions of live-in caregivers examined",
            "Conditions d’aides familiaux examinées",
        ),
        Bilingual(
            "Findings of the period about the three conditions that only employers of "
            "live-in caregivers have (items 3, 10 and 16), by what was found.",
            "Constats de la période portant sur les trois conditions propres aux "
            "employeurs d’aides familiaux (éléments 3, 10 et 16), selon le constat.",
        ),
        Bilingual(
            "By the day that the finding was entered; one that was replaced is not "
            "counted.",
            "Selon le jour d’inscription du constat ; un constat remplacé n’est pas "
            "compté.",
        ),
        Unit.FINDING,
        breakdowns=("finding",),
        smallest=FEWEST_EMPLOYERS,
    )
)
def caregiver_conditions(period: Period, breakdown: str) -> Iterable[Row]:
    """Findings about caregivers."""
    found = FindingRow.objects.filter(
        item__in=CAREGIVER, replaced_by=None, inspection__demonstration=invented(),
        kept_at__date__range=(period.start, period.end),
    ).exclude(status=Finding.NOT_EXAMINED)  # fmt: skip
    rows = found.values_list("status", "inspection__employer_id")
    return few(rows, breakdown, every=FOUND)
