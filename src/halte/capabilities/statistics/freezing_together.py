"""Freezing several own measures in one go, each for the period that is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from halte.capabilities.statistics.actions import freeze
from halte.capabilities.statistics.freezing import finished
from halte.core.access.actor import Actor
from halte.core.errors import Denied, Invalid
from halte.core.measures.models import Figure
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure


@dataclass(frozen=True, slots=True)
class Together:
    """What became of each: a new vintage, nothing new to say, nothing counted, or
    people, whose period is not over."""

    kept: list[Figure] = field(default_factory=list)
    unchanged: list[Measure] = field(default_factory=list)
    empty: list[Measure] = field(default_factory=list)
    waiting: list[Measure] = field(default_factory=list)


def freeze_together(
    actor: Actor, measures: Iterable[Measure], *, period: Period | None = None
) -> Together:
    """Freeze the total of each measure; every one is an action of its own.

    Without a period, each for the last one of its own calendar that is over.
    What the last vintage already says is not said twice, where nothing was
    counted nothing is kept, and people are not counted before a period is over:
    none of these ends the rest. Any other refusal does.
    """
    done = Together()
    skipped = {
        "vintage_identical": done.unchanged,
        "nothing_counted": done.empty,
        "people_wait": done.waiting,
    }
    today = timezone.localdate()
    for measure in measures:
        chosen = period or finished(measure.calendar, today)
        try:
            total, *_ = freeze(actor, Figure(measure=measure.id), period=chosen)
        except (Denied, Invalid) as refused:
            if refused.code not in skipped:
                raise
            skipped[refused.code].append(measure)
        else:
            done.kept.append(total)
    return done
