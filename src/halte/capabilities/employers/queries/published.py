"""What was published: lists, their rows, and what stands there no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from halte.capabilities.employers.models import (
    Appearance,
    ListedAssessment,
    ListedFinding,
    Publication,
)
from halte.capabilities.employers.states import ListKind, Standing
from halte.capabilities.employers.words import LISTS, STANDINGS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A file of a list. `newest` is False where a later file took its place."""

    id: int
    kind: Bilingual
    period: str
    title: str
    taken_at: datetime
    rows: int
    undone: bool
    newest: bool


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """A file of a list, what it brought, and what the file before had besides."""

    line: PublicationLine
    positions: int | None
    batch_id: int
    gone: int


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """Positions of an employer in one period of the lists."""

    period: str
    approved: int
    refused: int
    rows: int


@dataclass(frozen=True, slots=True)
class FindingView:
    """A published finding. `published` is False where the newest page lacks it, and
    `ended` True where the last day of the ban that it states is past today.
    """

    id: int
    operating_name: str
    legal_name: str
    decided_on: date | None
    decided_text: str
    provisions: tuple[str, ...]
    penalty_text: str
    standing: Bilingual
    until: date | None
    ended: bool
    published: bool


def publications(actor: Actor) -> tuple[PublicationLine, ...]:
    """All files of all lists, the newest period first. Names nobody."""
    if not actor.may(Permission.EMPLOYERS_READ):
        return ()
    rows = Publication.objects.annotate(rows=Count("appearances"))
    newest = set(Publication.objects.newest().values_list("pk", flat=True))
    return tuple(_line(row, newest) for row in rows)


def _line(row: Publication, newest: set[int]) -> PublicationLine:
    return PublicationLine(
        id=row.pk,
        kind=LISTS[ListKind(row.kind)],
        period=row.period,
        title=row.title,
        taken_at=row.taken_at,
        rows=getattr(row, "rows", 0),
        undone=row.undone_at is not None,
        newest=row.pk in newest,
    )


def publication(actor: Actor, publication_id: int) -> PublicationPage:
    """One file of a list, in sums."""
    rows = Publication.objects.annotate(rows=Count("appearances"))
    row = rows.filter(pk=publication_id).first()
    if row is None or not actor.may(Permission.EMPLOYERS_READ):
        raise Missing("not_found")
    newest = set(Publication.objects.newest().values_list("pk", flat=True))
    listed = ListedAssessment.objects.filter(appearances__publication=row)
    found = row.kind == ListKind.FOUND
    total = listed.aggregate(n=Sum("positions"))["n"]
    return PublicationPage(
        line=_line(row, newest),
        positions=None if found else total or 0,
        batch_id=row.batch_id,
        gone=_gone(row),
    )


def _gone(row: Publication) -> int:
    """Rows of the file before this one that this one has no longer."""
    earlier = (
        Publication.objects.standing()
        .filter(kind=row.kind, period=row.period, pk__lt=row.pk)
        .order_by("-pk")
        .first()
    )
    if earlier is None:
        return 0
    relation = "finding" if row.kind == ListKind.FOUND else "assessment"
    here = Appearance.objects.filter(publication=row, **{relation: OuterRef(relation)})
    before = Appearance.objects.filter(publication=earlier)
    return before.filter(~Exists(here)).count()


def assessments_of(rows: Q) -> QuerySet[ListedAssessment]:
    """Those of these rows in publications that were not taken back."""
    standing = Publication.objects.standing()
    seen = Appearance.objects.filter(
        assessment=OuterRef("pk"), publication__in=standing
    )
    return ListedAssessment.objects.filter(Exists(seen), rows)


def totals(mine: Q) -> tuple[PeriodTotal, ...]:
    """Positions by period, the oldest first."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = assessments_of(mine).order_by().values("period", "kind")
    for row in rows.annotate(n=Sum("positions"), rows=Count("pk")):
        sums[row["period"]][row["kind"]] += row["n"]
        sums[row["period"]]["rows"] += row["rows"]
    return tuple(
        PeriodTotal(
            period,
            found[ListKind.APPROVED],
            found[ListKind.REFUSED],
            found["rows"],
        )
        for period, found in sorted(sums.items())
    )


def findings_of(mine: Q) -> tuple[FindingView, ...]:
    """Published findings among these rows, the newest first."""
    standing = Publication.objects.standing()
    seen = Appearance.objects.filter(finding=OuterRef("pk"), publication__in=standing)
    rows = ListedFinding.objects.filter(Exists(seen), mine)
    return as_views(list(rows))


def as_views(rows: Sequence[ListedFinding]) -> tuple[FindingView, ...]:
    """Findings with whether they are published still."""
    newest = Publication.objects.newest().filter(kind=ListKind.FOUND)
    there = set(
        Appearance.objects.filter(
            publication__in=newest, finding__in=[row.pk for row in rows]
        ).values_list("finding", flat=True)
    )
    today = timezone.localdate()
    return tuple(
        FindingView(
            id=row.pk,
            operating_name=row.operating_name,
            legal_name=row.legal_name,
            decided_on=row.decided_on,
            decided_text=row.decided_text,
            provisions=tuple(row.provisions),
            penalty_text=row.penalty_text,
            standing=STANDINGS[Standing(row.standing)],
            until=row.ineligible_until,
            ended=row.ineligible_until is not None and row.ineligible_until < today,
            published=row.pk in there,
        )
        for row in rows
    )
