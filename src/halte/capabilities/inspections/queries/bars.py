"""Bans that were decided, and penalties in default: which employer, from when to when.

As permit officers need them, nothing else of a file goes with it; officers who read
inspections see in which file, and whether the decision is on the public list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import EMPLOYER_BARS, KnownBar
from halte.capabilities.inspections.models import Decision, Inspection
from halte.capabilities.inspections.owing import (
    default_since,
    defaulted,
    owed_cents,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads
from halte.methods.law.rules.longest_ban import last_day
from halte.methods.law.text.bans import PERMANENT

NO_BAN = "0"


@dataclass(frozen=True, slots=True)
class DecidedBar:
    """An employer is ineligible from a day (IRPR s. 209.98, 209.99), or in default.

    `until` is None for good, and for a default: it lasts until the penalty is paid.
    """

    employer_pk: int
    decided_on: date
    until: date | None
    default: bool


def bars_opened(found: tuple[DecidedBar, ...]) -> list[str]:
    """What the audit calls the employers."""
    return sorted({f"employers.Employer:{bar.employer_pk}" for bar in found})


@reads(Permission.EMPLOYERS_READ, records=bars_opened)
def decided_bars(actor: Actor, pks: Iterable[int]) -> tuple[DecidedBar, ...]:
    """Final decisions that bar these employers. A file that is not decided says
    nothing, and none of its content is here: eligibility is public (s. 209.997).
    """
    rows = Decision.objects.filter(inspection__employer__in=list(pks))
    return tuple(bar for row in rows.select_related("inspection") for bar in _of(row))


def _of(row: Decision) -> Iterator[DecidedBar]:
    employer = row.inspection.employer_id
    if row.ban != NO_BAN:
        until = None if row.ban == PERMANENT else last_day(int(row.ban), row.decided_on)
        yield DecidedBar(employer, row.decided_on, until, default=False)
    if defaulted(row.inspection) and owed_cents(row.inspection):
        yield DecidedBar(employer, row.decided_on, None, default=True)


@dataclass(frozen=True, slots=True)
class FileBar:
    """A bar that stands on a day, the file that it is of, and where it is listed."""

    inspection_pk: int
    employer_pk: int
    number: str
    until: date | None
    default: bool
    listed_on: date | None


def files_opened(found: tuple[FileBar, ...]) -> list[str]:
    """What the audit calls files and employers."""
    files = {f"inspections.Inspection:{bar.inspection_pk}" for bar in found}
    return sorted(files | {f"employers.Employer:{bar.employer_pk}" for bar in found})


@reads(Permission.INSPECTIONS_READ, records=files_opened)
def bars_on(actor: Actor, *, pks: Collection[int], on: date) -> tuple[FileBar, ...]:
    """Final decisions that bar these employers on a day, published or not.

    A ban begins with the determination and ends on its own last day (IRPR
    s. 209.99(2)); it is counted for the day asked, never kept.
    """
    files = Inspection.objects.visible_to(actor).filter(employer__in=list(pks))
    rows = Decision.objects.filter(inspection__in=files, decided_on__lte=on)
    return tuple(
        bar for row in rows.select_related("inspection") for bar in _on(row, on)
    )


def _on(row: Decision, on: date) -> Iterator[FileBar]:
    file = row.inspection
    newest = file.publications.last()
    listed_on = newest.on if newest and not newest.withdrawn else None
    if row.ban != NO_BAN:
        until = None if row.ban == PERMANENT else last_day(int(row.ban), row.decided_on)
        if until is None or on <= until:
            yield FileBar(
                file.pk, file.employer_id, file.number, until, default=False,
                listed_on=listed_on,
            )  # fmt: skip
    if default_since(file, on) is not None:
        yield FileBar(
            file.pk, file.employer_id, file.number, None, default=True,
            listed_on=listed_on,
        )  # fmt: skip


def known_bars(actor: Actor, pks: Collection[int], on: date) -> list[KnownBar]:
    """The same, as the register of employers shows them; where nothing was decided,
    no file is opened, and none is in the audit.
    """
    if not Decision.objects.filter(inspection__employer__in=list(pks)).exists():
        return []
    return [
        KnownBar(bar.employer_pk, bar.until, bar.default, source_of(bar))
        for bar in bars_on(actor, pks=pks, on=on)
    ]


def source_of(bar: FileBar) -> Bilingual:
    """In which file it was decided, and whether the list tells of it."""
    if bar.listed_on is None:
        return UNLISTED.format(number=bar.number)
    return LISTED.format(number=bar.number, day=bar.listed_on.isoformat())


UNLISTED = Bilingual(
    "decided in inspection {number}, not on the public list",
    "décidé dans l’inspection {number}, absent de la liste publique",
)
LISTED = Bilingual(
    "decided in inspection {number}, on the public list since {day}",
    "décidé dans l’inspection {number}, sur la liste publique depuis le {day}",
)
EMPLOYER_BARS.add("inspections", Permission.INSPECTIONS_READ, known_bars)
