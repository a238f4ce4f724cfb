"""What this room reports up: meetings, decisions, action items and risks.

Demonstration entries count nowhere: they stand beside real promises of a plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone

from halte.capabilities.taskforce.models import ActionItem, Decision, Meeting, Risk
from halte.capabilities.taskforce.standing import (
    ItemStanding,
    action_items_of,
    item_standing,
    risk_standing,
)
from halte.capabilities.taskforce.states import ItemState
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import Measure, Row, Unit, measure, share

SOURCE: Final = Bilingual(
    "Halte, what the taskforce’s secretariat and members record",
    "Halte, ce que consignent le secrétariat et les membres du groupe de travail",
)
COVERAGE: Final = Bilingual(
    "The whole taskforce, without demonstration entries",
    "Tout le groupe de travail, sans les données de démonstration",
)


def total(count: int) -> list[Row]:
    """One row."""
    return [Row("", Decimal(count))]


@measure(
    Measure(
        id="taskforce.meetings_held",
        title=Bilingual("Meetings of the taskforce", "Réunions du groupe de travail"),
        definition=Bilingual(
            "Meetings of the taskforce that took place and whose attendance is "
            "recorded.",
            "Réunions du groupe de travail qui ont eu lieu et dont les présences sont "
            "consignées.",
        ),
        unit=Unit.MEETING,
        counting_rule=Bilingual(
            "Each meeting once, by the day on which it began; cancelled ones do not "
            "count.",
            "Chaque réunion une fois, selon le jour où elle a commencé ; les réunions "
            "annulées ne comptent pas.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        subject="taskforce",
    )
)
def meetings_held(period: Period, breakdown: str) -> Iterable[Row]:
    """Held in the period."""
    rows = Meeting.objects.filter(
        demonstration=False, cancelled_on=None, attendance__isnull=False
    ).distinct()
    days = [timezone.localdate(row.starts_at) for row in rows]
    return total(sum(period.covers(day) for day in days))


@measure(
    Measure(
        id="taskforce.decisions_on_time",
        title=Bilingual(
            "Decisions carried out on time", "Décisions exécutées dans les délais"
        ),
        definition=Bilingual(
            "Of the decisions whose last action item was first promised for a day in "
            "the period, the share of which every action item was done by the day "
            "first promised for it.",
            "Parmi les décisions dont le dernier suivi était d’abord promis pour une "
            "date de la période, la proportion dont chaque suivi a été accompli à la "
            "date d’abord promise.",
        ),
        unit=Unit.PERCENT,
        counting_rule=Bilingual(
            "Each decision once, with those that it corrects. A day that was moved "
            "later does not make it on time. Dropped action items are left out, and "
            "so are decisions without any; nothing is said of a period in which none "
            "fell due.",
            "Chaque décision une fois, avec celles qu’elle rectifie. Reporter une "
            "échéance ne la rend pas respectée. Les suivis abandonnés et les "
            "décisions sans suivi sont exclus ; rien n’est dit d’une "
            "période sans échéance.",
        ),
        version=2,
        source=SOURCE,
        coverage=COVERAGE,
        subject="taskforce",
    )
)
def decisions_on_time(period: Period, breakdown: str) -> Iterable[Row]:
    """The share on time, of those whose days are over by now."""
    by = min(period.end, timezone.localdate() - timedelta(days=1))
    rows = Decision.objects.filter(demonstration=False)
    kept = []
    for items in action_items_of(rows.prefetch_related("action_items__statements")):
        asked = _asked(items, period.end)
        if not asked:
            continue
        last = max(item.promised for item in asked)
        if last <= by and (period.start is None or last >= period.start):
            kept.append(all(item.on_time for item in asked))
    return share(sum(kept), len(kept))


def _asked(rows: Iterable[ActionItem], day: date) -> list[ItemStanding]:
    """How they stood on a day, those dropped by then left out."""
    found = [item_standing(row, day) for row in rows if row.on <= day]
    return [each for each in found if each.state is not ItemState.DROPPED]


@measure(
    Measure(
        id="taskforce.actions_overdue",
        title=Bilingual("Action items overdue", "Suivis en retard"),
        definition=Bilingual(
            "Action items of the taskforce that are open and whose day is over.",
            "Suivis du groupe de travail qui sont ouverts et dont l’échéance est "
            "passée.",
        ),
        unit=Unit.ACTION_ITEM,
        counting_rule=Bilingual(
            "Each action item once, by the day for which it is now due.",
            "Chaque suivi une fois, selon son échéance actuelle.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="taskforce",
    )
)
def actions_overdue(period: Period, breakdown: str) -> Iterable[Row]:
    """Overdue at the end of the day."""
    return total(sum(each.overdue(period.end) for each in _open(period.end)))


@measure(
    Measure(
        id="taskforce.actions_slipped",
        title=Bilingual(
            "Action items moved to a later day", "Suivis reportés à plus tard"
        ),
        definition=Bilingual(
            "Action items of the taskforce that are open and due later than was first "
            "promised.",
            "Suivis du groupe de travail qui sont ouverts et dont l’échéance est plus "
            "tardive que celle d’abord promise.",
        ),
        unit=Unit.ACTION_ITEM,
        counting_rule=Bilingual(
            "Each action item once, however often it was moved.",
            "Chaque suivi une fois, quel que soit le nombre de reports.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="taskforce",
    )
)
def actions_slipped(period: Period, breakdown: str) -> Iterable[Row]:
    """Slipped and open at the end of the day."""
    return total(sum(each.slipped for each in _open(period.end)))


def _open(day: date) -> list[ItemStanding]:
    rows = ActionItem.objects.filter(demonstration=False, on__lte=day)
    found = [item_standing(row, day) for row in rows.prefetch_related("statements")]
    return [each for each in found if each.state is ItemState.OPEN]


@measure(
    Measure(
        id="taskforce.risks_to_review",
        title=Bilingual(
            "Risks whose review is overdue", "Risques dont le réexamen est en retard"
        ),
        definition=Bilingual(
            "Open risks of the taskforce whose day of review is over.",
            "Risques ouverts du groupe de travail dont la date de réexamen est passée.",
        ),
        unit=Unit.RISK,
        counting_rule=Bilingual(
            "Each risk once, by its last assessment.",
            "Chaque risque une fois, selon sa dernière évaluation.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="taskforce",
    )
)
def risks_to_review(period: Period, breakdown: str) -> Iterable[Row]:
    """To be reviewed at the end of the day."""
    rows = Risk.objects.filter(demonstration=False, on__lte=period.end)
    found = [
        risk_standing(row, period.end) for row in rows.prefetch_related("assessments")
    ]
    return total(sum(each is not None and each.to_review(period.end) for each in found))
