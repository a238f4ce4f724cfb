"""Rows of a workbook onto the drafts of a department. Runs inside an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from halte.capabilities.rounds import policy
from halte.capabilities.rounds.content import EMPTY, read_back
from halte.capabilities.rounds.models import Report, Round, SheetRow
from halte.capabilities.rounds.states import Via
from halte.capabilities.rounds.versions import head, keep_version, version_numbered
from halte.capabilities.rounds.workbook.reading import Row, SentWorkbook
from halte.capabilities.rounds.workbook.rows import Wrong, applied, formulas
from halte.core.access.actor import Actor
from halte.core.errors import Invalid

Refused = tuple[Row, Report | None, Sequence[Wrong]]


@dataclass(slots=True)
class Taken:
    """How many reports got a new text or said the same, and the rows refused."""

    changed: int = 0
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)


def take_in(actor: Actor, round_: Round, sent: SentWorkbook) -> Taken:
    """Put the rows that are right onto their reports, one new text for each."""
    taken = Taken()
    groups: dict[int, list[Row]] = defaultdict(list)
    reports = {r.pk: r for r in _own(actor, round_)}
    met: set[tuple[str, int, str]] = set()
    for row in sent.rows:
        number = _number(row)
        report = reports.get(number)
        wrong = _at_first(actor, row, report)
        key = (row.page, number, row.cells.get("line", ""))
        if not wrong and key in met:
            wrong = (Wrong("number", Invalid("rounds_row_twice")),)
        met.add(key)
        if wrong:
            taken.refused.append((row, report, wrong))
        else:
            groups[number].append(row)
    for number, rows in groups.items():
        _onto(actor, reports[number], rows, taken)
    return taken


def _own(actor: Actor, round_: Round) -> Sequence[Report]:
    return list(
        Report.objects.filter(
            round=round_, organisation_id=actor.organisation_id or 0
        )
        .select_related("round", "organisation")
    )  # fmt: skip


def _at_first(actor: Actor, row: Row, report: Report | None) -> tuple[Wrong, ...]:
    """What is wrong before any cell is read."""
    if row.formulas:
        return formulas(row.formulas)
    if report is None:
        return (Wrong("number", Invalid("rounds_row_unknown")),)
    code = policy.may_write(actor, report)
    return (Wrong("number", Invalid(code)),) if code else ()


def _onto(actor: Actor, report: Report, rows: list[Row], taken: Taken) -> None:
    """All rows of one report onto the version that its first row was made from."""
    seen = _version(rows[0])
    base = version_numbered(report, seen)
    if seen and base is None:
        wrong = (Wrong("version", Invalid("rounds_version_unknown")),)
        taken.refused += [(row, report, wrong) for row in rows]
        return
    content = read_back(base.content) if base else EMPTY
    for row in rows:
        content, faults = applied(report, row.page, row.cells, content)
        if faults:
            taken.refused.append((row, report, faults))
    made = keep_version(actor, report, content, seen=seen, via=Via.WORKBOOK)
    if made is None:
        taken.unchanged += 1
    else:
        taken.changed += 1


def mend_row(actor: Actor, row: SheetRow) -> tuple[Report | None, tuple[Wrong, ...]]:
    """Put a mended row onto the text that stands now."""
    again = Row(row.page, row.number, row.cells)
    reports = {r.pk: r for r in _own(actor, row.sheet.round)}
    report = reports.get(_number(again))
    wrong = _at_first(actor, again, report)
    if report is None or wrong:
        return report, wrong
    now = head(report)
    base = read_back(now.content) if now else EMPTY
    content, faults = applied(report, row.page, row.cells, base)
    if not faults:
        seen = now.number if now else 0
        keep_version(actor, report, content, seen=seen, via=Via.WORKBOOK)
    return report, faults


def _number(row: Row) -> int:
    text = row.cells.get("number", "")
    return int(text) if text.isdecimal() and len(text) < 12 else 0


def _version(row: Row) -> int:
    text = row.cells.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
