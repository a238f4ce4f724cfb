"""Workbooks that were sent in, their rows that wait, and who stands in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from halte.capabilities.rounds.leave import PERMISSIONS
from halte.capabilities.rounds.models import Delegation, Report, Round, Sheet, SheetRow
from halte.capabilities.rounds.models.sheets import SheetRowQuerySet
from halte.capabilities.rounds.queries.lines import report_lines
from halte.capabilities.rounds.states import OPEN, Duty, RowState
from halte.capabilities.rounds.words import DUTIES
from halte.capabilities.rounds.workbook.columns import PAGES, Column, columns_of
from halte.capabilities.rounds.workbook.writing import workbook_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing, sentence
from halte.core.organisations.holders import people_with
from halte.core.organisations.models import User

Told = tuple[str, Bilingual]


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row that waits: where it is, and what is wrong, column by column."""

    id: int
    page: Bilingual
    number: int
    title: Bilingual | None
    faults: tuple[tuple[Bilingual, Bilingual], ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A workbook that was sent in."""

    sent_at: datetime
    digest: str
    taken: int
    unchanged: int
    refused: int
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """What a department sent for a round, and what waits to be mended."""

    sent: tuple[SheetLine, ...]
    waiting: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row, with the columns of its sheet."""

    line: RowLine
    round_id: int
    columns: tuple[Column, ...]
    cells: dict[str, str]
    faults: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """Who stands in for whom."""

    id: int
    duty: Bilingual
    giver: str
    taker: str
    starts_on: date
    ends_on: date
    now: bool
    mine: bool


def own_workbook(actor: Actor, round_: Round) -> bytes:
    """What one’s own organisation has still to write, as a file.

    Reports that were handed over are left out: they cannot be written now.
    """
    rows = Report.objects.visible_to(actor).filter(
        round=round_, organisation_id=actor.organisation_id or 0
    )
    own = rows.select_related("round", "organisation")
    if not own:
        raise Missing("not_found")
    return workbook_of(round_, own.filter(state__in=OPEN))


def sheets_page(actor: Actor, round_: Round) -> SheetsPage:
    """What was sent by one’s own organisation, and the rows that wait."""
    sheets = Sheet.objects.filter(
        round=round_, organisation_id=actor.organisation_id or 0
    )
    rows = SheetRow.objects.visible_to(actor).filter(
        sheet__round=round_, state=RowState.WAITING
    )
    return SheetsPage(
        sent=tuple(
            SheetLine(s.sent_at, s.digest, s.taken, s.unchanged, s.refused,
                      tuple(s.aside))
            for s in sheets
        ),
        waiting=tuple(map(_line, _with_reports(rows))),
    )  # fmt: skip


def rows_waiting(actor: Actor) -> int:
    """Rows of one’s own organisation in open rounds that wait to be mended."""
    rows = SheetRow.objects.visible_to(actor).filter(state=RowState.WAITING)
    return rows.filter(sheet__round__closed_at=None).count()


def row_of(actor: Actor, row_id: int) -> SheetRow:
    """One row, as the subject of an action."""
    rows = _with_reports(SheetRow.objects.visible_to(actor))
    found = rows.filter(pk=row_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def row_page(row: SheetRow) -> RowPage:
    """A row as its page shows it."""
    columns = columns_of(row.page, row.sheet.round.questions.all())
    return RowPage(
        line=_line(row),
        round_id=row.sheet.round_id,
        columns=columns,
        cells=dict(row.cells),
        faults=faults_of(row),
    )


def faults_of(row: SheetRow) -> tuple[Told, ...]:
    """What is wrong, by column."""
    return tuple((name, sentence(code, **values)) for name, code, values in row.faults)


def leaves(actor: Actor) -> tuple[LeaveLine, ...]:
    """Who stands in for whom in one’s own organisation, not yet over."""
    today = timezone.localdate()
    rows = Delegation.objects.visible_to(actor).filter(
        ends_on__gte=today, ended_at=None
    )
    ids = {row.from_user_id for row in rows} | {row.to_user_id for row in rows}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return tuple(
        LeaveLine(
            row.pk, DUTIES[row.duty], names[row.from_user_id], names[row.to_user_id],
            row.starts_on, row.ends_on, row.starts_on <= today,
            row.from_user_id == actor.user_id,
        )
        for row in rows
    )  # fmt: skip


def leave_row(actor: Actor, leave_id: int) -> Delegation:
    """One delegation, as the subject of an action."""
    found = Delegation.objects.visible_to(actor).filter(pk=leave_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def duties_of(actor: Actor) -> list[tuple[str, str]]:
    """What this person can leave to somebody."""
    return [(d, str(DUTIES[d])) for d in Duty if actor.may(PERMISSIONS[d])]


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Who could stand in: people of the same organisation who read the reports."""
    people = people_with(Permission.ROUND_READ, actor.organisation_id or 0)
    return [(str(p.pk), p.name) for p in people if p.pk != actor.user_id]


def _with_reports(rows: SheetRowQuerySet) -> SheetRowQuerySet:
    return rows.select_related("sheet__round", "report__round", "report__organisation")


def _line(row: SheetRow) -> RowLine:
    columns = columns_of(row.page, row.sheet.round.questions.all())
    titles = {column.name: column.title for column in columns}
    return RowLine(
        id=row.pk,
        page=PAGES[row.page],
        number=row.number,
        title=report_lines([row.report])[0].title if row.report else None,
        faults=tuple(
            (titles.get(name, PAGES[row.page]), told) for name, told in faults_of(row)
        ),
    )
