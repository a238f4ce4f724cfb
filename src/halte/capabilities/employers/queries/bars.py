"""Which employers were published as ineligible, or as owing a penalty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.capabilities.employers.models import (
    Appearance,
    Employer,
    ListedFinding,
    Publication,
)
from halte.capabilities.employers.queries.standing import rows_within, same_in, standing
from halte.capabilities.employers.states import ListKind, Standing
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.reads import reads

BARRING: Final = (Standing.UNPAID, Standing.UNTIL, Standing.INELIGIBLE)


@dataclass(frozen=True, slots=True)
class PublishedBar:
    """A published finding that bars an employer. `until` is None where the page
    names no end; `default` where it bars until a penalty is paid.
    """

    employer_pk: int
    decided_on: date | None
    until: date | None
    default: bool


def bars_opened(found: tuple[PublishedBar, ...]) -> list[str]:
    """What the audit calls the employers."""
    return sorted({f"employers.Employer:{bar.employer_pk}" for bar in found})


@reads(Permission.EMPLOYERS_READ, records=bars_opened)
def published_bars(actor: Actor, pks: Iterable[int]) -> tuple[PublishedBar, ...]:
    """Findings on the newest page that bar these employers, by the published rows
    that someone judged to be them: a name judged at one place bars nobody elsewhere.
    """
    visible = Employer.objects.visible_to(actor).filter(pk__in=list(pks))
    return bars_of(visible.values_list("pk", flat=True))


def bars_of(pks: Iterable[int]) -> tuple[PublishedBar, ...]:
    """Findings on the newest page that bar these employers, for an action."""
    judged = standing(pks)
    newest = Publication.objects.newest().filter(kind=ListKind.FOUND)
    there = Appearance.objects.filter(publication__in=newest).values("finding")
    rows = ListedFinding.objects.filter(pk__in=there, standing__in=BARRING)
    return tuple(
        PublishedBar(
            employer_pk=employer,
            decided_on=row.decided_on,
            until=row.ineligible_until,
            default=row.standing == Standing.UNPAID,
        )
        for employer, judgements in judged.items()
        if same_in(judgements)
        for row in rows.filter(rows_within(judgements))
    )
