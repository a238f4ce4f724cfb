"""What became of a directory that came in: rows by table, what waits, what is odd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from halte.capabilities.directory.models import Arrival, Service
from halte.capabilities.directory.package_titles import TABLES
from halte.capabilities.directory.queries.own import Line, listing_line
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.faults import SENTENCES
from halte.methods.hsds import sentences as _  # noqa: F401

MOST = 40
"""Services that are named; the rest are found in the list of listings."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """What came of one table."""

    title: Bilingual
    taken: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ArrivalShown:
    """What came with a file."""

    batch: int
    tables: tuple[TableLine, ...]
    odd: tuple[tuple[Bilingual, int], ...]
    services: tuple[Line, ...]
    more: int


def file_of(found: ArrivalShown) -> list[str]:
    """What the audit names."""
    return [f"intake.Batch:{found.batch}"]


@reads(Permission.DIRECTORY_KEEP, records=file_of)
def arrival(actor: Actor, *, batch: int) -> ArrivalShown:
    """One file. Nothing of it, though all of it went again or nothing was new."""
    rows = Arrival.objects.filter(batch_id=batch)
    if not rows.exists():
        raise Missing("not_found")
    by_table = {
        row["table"]: TableLine(TABLES[row["table"]], row["taken"], row["waits"])
        for row in rows.order_by().values("table").annotate(
            taken=Count("pk", filter=Q(row__isnull=False)),
            waits=Count("pk", filter=Q(row__isnull=True)),
        )
    }  # fmt: skip
    keys = rows.filter(table="services").values("row")
    services = Service.objects.visible_to(actor).filter(pk__in=keys).order_by("pk")
    return ArrivalShown(
        batch=batch,
        tables=tuple(by_table[name] for name in TABLES if name in by_table),
        odd=tuple(odd(rows.values_list("to_look_at", flat=True))),
        services=tuple(
            listing_line(row) for row in services.prefetch_related("texts")[:MOST]
        ),
        more=max(0, services.count() - MOST),
    )


def odd(found: Iterable[str]) -> list[tuple[Bilingual, int]]:
    """Each thing to look at as a sentence, with how many rows say so."""
    counts = Counter(code for codes in found for code in codes.split())
    return [
        (Bilingual(SENTENCES[code].en, SENTENCES[code].fr), count)
        for code, count in counts.most_common()
        if code in SENTENCES
    ]
