"""What falls due among partners: ends, reviews, measurements, follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from halte.capabilities.partners.models import (
    Activity,
    Agreement,
    Engagement,
    Project,
)
from halte.capabilities.partners.queries.projects import outcomes_of
from halte.capabilities.partners.terms import standing_of
from halte.core.bilingual import Bilingual


class Kind(StrEnum):
    """What sort of thing falls due."""

    END = "end"
    REVIEW = "review"
    ACTIVITY = "activity"
    FOLLOW_UP = "follow_up"
    PROJECT = "project"


WORDS: Final[dict[Kind, Bilingual]] = {
    Kind.END: Bilingual("Agreement ends", "Fin d’une entente"),
    Kind.REVIEW: Bilingual("Agreement to review", "Entente à réexaminer"),
    Kind.ACTIVITY: Bilingual(
        "Outcome of an activity to measure", "Résultat d’une activité à mesurer"
    ),
    Kind.FOLLOW_UP: Bilingual(
        "Commitment made in a forum", "Engagement pris dans un forum"
    ),
    Kind.PROJECT: Bilingual(
        "Outcome of a project to measure", "Résultat d’un projet à mesurer"
    ),
}

THRESHOLDS: Final[dict[Kind, tuple[int, ...]]] = {
    Kind.END: (90, 30),
    Kind.REVIEW: (30,),
    Kind.ACTIVITY: (14,),
    Kind.FOLLOW_UP: (30, 7),
    Kind.PROJECT: (30,),
}
"""Days ahead at which people are reminded; what is late is said every day at home."""

URGENT: Final = 30


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that falls due. `keepers` are organisations whose work it is."""

    kind: Kind
    thing: str
    url_name: str
    id: int
    title: Bilingual
    on: date
    days: int
    keepers: frozenset[int]

    @property
    def word(self) -> Bilingual:
        """What sort of thing it is."""
        return WORDS[self.kind]

    @property
    def late(self) -> bool:
        """True once its day is over."""
        return self.days < 0

    @property
    def urgent(self) -> bool:
        """True within thirty days, and afterwards."""
        return self.days <= URGENT

    @property
    def threshold(self) -> int | None:
        """The nearest threshold that was passed; None while it is far off."""
        passed = [t for t in THRESHOLDS[self.kind] if 0 <= self.days <= t]
        return min(passed, default=None)


def all_due(today: date) -> tuple[Due, ...]:
    """Everything that is late or comes within its first threshold, by day."""
    found = [
        due
        for source in (_agreements, _activities, _engagements, _projects)
        for due in source(today)
        if due.days <= max(THRESHOLDS[due.kind])
    ]
    return tuple(sorted(found, key=lambda due: (due.on, due.kind, due.id)))


def due_for(organisation_id: int | None, today: date) -> tuple[Due, ...]:
    """What is the work of one organisation."""
    return tuple(due for due in all_due(today) if organisation_id in due.keepers)


Source = Callable[[date], Iterator[Due]]


def _agreements(today: date) -> Iterator[Due]:
    for row in Agreement.objects.whole():
        now = standing_of(row, today)
        if not now.in_force:
            continue
        keepers = frozenset({row.keeper_id})
        title, page = now.terms.title, "agreement"
        yield _due(Kind.END, row, page, title, now.ends, today, keepers)
        if now.review:
            yield _due(Kind.REVIEW, row, page, title, now.review, today, keepers)


def _activities(today: date) -> Iterator[Due]:
    for row in Activity.objects.filter(outcomes=None):
        title = Bilingual(row.title_en, row.title_fr)
        keepers = frozenset({row.keeper_id})
        yield _due(
            Kind.ACTIVITY, row, "activity", title, row.measure_by, today, keepers
        )


def _engagements(today: date) -> Iterator[Due]:
    for row in Engagement.objects.filter(follow_ups=None, due__isnull=False):
        title = Bilingual(row.event_en, row.event_fr)
        keepers = frozenset({row.keeper_id, row.owner_id or row.keeper_id})
        yield _due(
            Kind.FOLLOW_UP, row, "engagement", title, row.due or today, today, keepers
        )


def _projects(today: date) -> Iterator[Due]:
    horizon = today + timedelta(days=max(THRESHOLDS[Kind.PROJECT]))
    for row in Project.objects.filter(ends__lte=horizon).prefetch_related("outcomes"):
        title = Bilingual(row.title_en, row.title_fr)
        for outcome in outcomes_of(row, today):
            if outcome.on is None:
                yield _due(
                    Kind.PROJECT, row, "project", title, outcome.due, today,
                    frozenset({row.keeper_id}),
                )  # fmt: skip


def _due(
    kind: Kind,
    row: Agreement | Activity | Engagement | Project,
    page: str,
    title: Bilingual,
    on: date,
    today: date,
    keepers: frozenset[int],
) -> Due:
    return Due(
        kind=kind,
        thing=f"{row._meta.label}:{row.pk}",
        url_name=f"partners:{page}",
        id=row.pk,
        title=title,
        on=on,
        days=(on - today).days,
        keepers=keepers,
    )
