"""What this room reports up: rounds on time, and how commitments stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.db.models import F
from django.utils import timezone

from halte.capabilities.plan.facade import STATE_WORDS
from halte.capabilities.rounds.models import Report
from halte.capabilities.rounds.states import Part, ReportState
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit, measure, share

SOURCE: Final = Bilingual(
    "Reporting rounds kept in Halte", "Cycles de comptes rendus tenus dans Halte"
)
COVERAGE: Final = Bilingual(
    "Every organisation that a round asked; demonstrations left out",
    "Toutes les organisations interrogées par un cycle, démonstrations exclues",
)
name_parts("rounds", "state", Bilingual("By state", "Selon l’état"), STATE_WORDS)


@measure(
    Measure(
        id="rounds.on_time",
        title=Bilingual("Reports handed in on time", "Comptes rendus remis à temps"),
        definition=Bilingual(
            "The share of reports due in the year that a second person of the "
            "department approved on the due day or before.",
            "La part des comptes rendus attendus durant l’exercice qu’une seconde "
            "personne du ministère a approuvés au plus tard le jour de l’échéance.",
        ),
        unit=Unit.PERCENT,
        counting_rule=Bilingual(
            "Each report counts once, in the year of its due day, once that day is "
            "over. The first approval counts, also where the report came back later.",
            "Chaque compte rendu compte une fois, dans l’exercice de son échéance, une "
            "fois celle-ci passée. La première approbation compte, même si le compte "
            "rendu a ensuite été renvoyé.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        subject="plan",
    )
)
def on_time(period: Period, breakdown: str) -> Iterator[Row]:
    """On time, of those due in the period by yesterday; nothing where none was."""
    rows = Report.objects.filter(
        round__demonstration=False,
        round__due_on__lte=period.end,
        round__due_on__lt=timezone.localdate(),
    )
    if period.start is not None:
        rows = rows.filter(round__due_on__gte=period.start)
    met = rows.filter(handed_in_on__lte=F("round__due_on"))
    yield from share(met.count(), rows.count())


@measure(
    Measure(
        id="rounds.commitments_by_state",
        title=Bilingual(
            "Commitments reported on, by state",
            "Engagements ayant fait l’objet d’un compte rendu, par état",
        ),
        definition=Bilingual(
            "Commitments on which a report was accepted in the year, by the state of "
            "the newest.",
            "Engagements dont un compte rendu a été accepté durant l’exercice, selon "
            "l’état que donne le plus récent.",
        ),
        unit=Unit.COMMITMENT,
        counting_rule=Bilingual(
            "Each commitment of a plan counts once. The report of the organisation "
            "that answers for it decides, on the newest period that ended in the year.",
            "Chaque engagement d’un plan compte une fois. Le compte rendu de "
            "l’organisation qui en répond fait foi, pour la plus récente période "
            "terminée durant l’exercice.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("state",),
        subject="plan",
    )
)
def commitments_by_state(period: Period, breakdown: str) -> Iterator[Row]:
    """The newest accepted state of each commitment."""
    rows = Report.objects.filter(
        state=ReportState.ACCEPTED, part=Part.LEAD, round__demonstration=False,
        round__ends_on__lte=period.end,
    )  # fmt: skip
    if period.start is not None:
        rows = rows.filter(round__ends_on__gte=period.start)
    said = rows.order_by("round__ends_on", "said_on", "id").values_list(
        "round__plan", "commitment", "standing"
    )
    newest = {(plan, promise): state for plan, promise, state in said}
    if breakdown != "state":
        yield Row("", Decimal(len(newest)))
        return
    for state, count in sorted(Counter(newest.values()).items()):
        yield Row(state, Decimal(count))
