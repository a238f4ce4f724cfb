"""What changed since the report before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from halte.capabilities.plan.ledger.labels import STATES
from halte.capabilities.plan.report.changes import ChangeKind as Kind
from halte.capabilities.plan.report.content import Change, FigureShown, ReportContent
from halte.capabilities.plan.report.telling.glance import state_of
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import (
    MONEY,
    amount,
    dollars,
    period_of,
    say,
    value_of,
)
from halte.core.bilingual import Bilingual as B
from halte.core.measures.registry import Unit
from halte.core.measures.units import unit_label
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Heading,
    Paragraph,
    Table,
)

TITLE: Final = B("What changed", "Ce qui a changé")
FIRST: Final = B(
    "This is the first report on this plan, so there is nothing to compare it with.",
    "Il s’agit du premier rapport sur ce plan ; il n’y a donc rien à comparer.",
)
COMPARED: Final = B(
    "Compared with report {number}, which told how things stood on {day}.",
    "Par rapport au rapport {number}, qui présentait la situation au {day}.",
)
NOTHING: Final = B("Nothing has changed since then.", "Rien n’a changé depuis.")
HEADINGS: Final = {
    Kind.COMMITMENT_ADDED: B("Promises added", "Promesses ajoutées"),
    Kind.COMMITMENT_RETIRED: B("Promises retired", "Promesses retirées"),
    Kind.WORDS_REVISED: B(
        "Promises whose words or lead were revised",
        "Promesses dont le texte ou le responsable a été révisé",
    ),
    Kind.STATE_CHANGED: B("Changes of state", "Changements d’état"),
    Kind.STATEMENT_NEW: B(
        "New statements, same state", "Nouvelles déclarations, même état"
    ),
    Kind.MILESTONE_MET: B("Milestones met", "Jalons franchis"),
    Kind.FIGURE_REVISED: B(
        "Figures revised by a later release",
        "Chiffres révisés par une diffusion ultérieure",
    ),
    Kind.FIGURE_NEW: B("New figures", "Nouveaux chiffres"),
    Kind.FIGURE_WITHDRAWN: B("Figures withdrawn", "Chiffres retirés"),
    Kind.DEFINITION_CHANGED: B("Definitions changed", "Définitions modifiées"),
    Kind.SPEND_CHANGED: B("Spending to date", "Dépenses à ce jour"),
    Kind.BUDGET_CHANGED: B("Declared sums", "Sommes annoncées"),
}
MEASURE: Final = B("Measure", "Mesure")
PROMISE: Final = B("Promise", "Promesse")
PERIOD: Final = B("Period", "Période")
UNIT: Final = B("Unit", "Unité")
BEFORE: Final = B("Before", "Avant")
NOW: Final = B("Now", "Maintenant")
DIFFERENCE: Final = B("Difference", "Écart")
RELEASES: Final = B("Releases", "Diffusions")
RELEASE: Final = B("Release", "Diffusion")
FROM_TO: Final = B("{before}, then {after}", "{before}, puis {after}")
STATE_LINE: Final = B(
    "{promise}: from “{before}” to “{after}”",
    "{promise} : de « {before} » à « {after} »",
)
MILESTONE_LINE: Final = B("{promise}: {milestone}", "{promise} : {milestone}")
VERSION_LINE: Final = B(
    "{measure}: version {before}, now version {after}",
    "{measure} : version {before}, maintenant version {after}",
)
SUM: Final = B("Sum", "Somme")
WHERE: Final = B("Where", "Où")


def changed(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """The section: a table or a list for each kind of change."""
    heading = Heading(1, say(TITLE), "what-changed")
    if content.previous is None:
        return (heading, Paragraph(say(FIRST)))
    intro = Paragraph(
        say(
            COMPARED,
            number=content.previous.sequence,
            day=writing.day(content.previous.as_of),
        )
    )
    if not content.changes:
        return (heading, intro, Paragraph(say(NOTHING)))
    groups = groupby(content.changes, key=lambda change: Kind(change.kind))
    return (
        heading,
        intro,
        *(_group(kind, tuple(rows), names) for kind, rows in groups),
    )


def _group(kind: Kind, rows: tuple[Change, ...], names: Names) -> Block:
    caption = say(HEADINGS[kind])
    if kind in (Kind.FIGURE_REVISED, Kind.FIGURE_WITHDRAWN):
        return _revised(caption, rows, names)
    if kind is Kind.FIGURE_NEW:
        return _new(caption, rows, names)
    if kind in (Kind.SPEND_CHANGED, Kind.BUDGET_CHANGED):
        return _sums(caption, kind, rows, names)
    return Table(
        caption,
        (say(MEASURE) if kind is Kind.DEFINITION_CHANGED else say(PROMISE),),
        tuple((_line(kind, row, names),) for row in rows),
    )


def _line(kind: Kind, row: Change, names: Names) -> str:
    promise = names.promise(row.subject)
    if kind is Kind.STATE_CHANGED:
        before, after = (
            say(STATES[row.before]),
            state_of(names.commitments[row.subject]),
        )
        return say(STATE_LINE, promise=promise, before=before, after=after)
    if kind is Kind.MILESTONE_MET:
        steps = names.commitments[row.subject].milestones
        title = next(str(m.title) for m in steps if m.slug == row.after)
        return say(MILESTONE_LINE, promise=promise, milestone=title)
    if kind is Kind.DEFINITION_CHANGED:
        measure = names.measure(row.subject)
        return say(VERSION_LINE, measure=measure, before=row.before, after=row.after)
    return promise if row.title is None else str(row.title)


def _value(figure: FigureShown | None) -> str:
    return "" if figure is None else value_of(figure)


def _difference(row: Change) -> str:
    if row.was is None or row.now is None or row.was.high or row.now.high:
        return ""
    change = row.now.value - row.was.value
    sign = "+" if change > 0 else ""
    return f"{sign}{amount(change, row.now.unit)}"


def _releases(row: Change) -> str:
    before = "" if row.was is None else row.was.release
    after = "" if row.now is None else row.now.release
    return say(FROM_TO, before=before, after=after) if after else before


def _revised(caption: str, rows: Iterable[Change], names: Names) -> Table:
    return Table(
        caption,
        (say(MEASURE), say(PERIOD), say(BEFORE), say(NOW), say(DIFFERENCE),
         say(RELEASES)),
        tuple(
            (
                names.measure(row.subject),
                _period(row),
                _value(row.was),
                _value(row.now),
                _difference(row),
                _releases(row),
            )
            for row in rows
        ),
        widths=(6, 3, 2, 3, 2, 6),
        numeric=(2, 3, 4),
    )  # fmt: skip


def _new(caption: str, rows: Iterable[Change], names: Names) -> Table:
    return Table(
        caption,
        (say(MEASURE), say(PERIOD), say(NOW), say(UNIT), say(RELEASE)),
        tuple(
            (
                names.measure(row.subject),
                _period(row),
                _value(row.now),
                "" if row.now is None else str(unit_label(Unit(row.now.unit))),
                "" if row.now is None else row.now.release,
            )
            for row in rows
        ),
        widths=(7, 4, 3, 4, 6),
        numeric=(2,),
    )


def _period(row: Change) -> str:
    figure = row.now or row.was
    return "" if figure is None else period_of(figure)


def _sums(caption: str, kind: Kind, rows: Iterable[Change], names: Names) -> Table:
    return Table(
        caption,
        (say(WHERE), say(SUM), say(BEFORE), say(NOW)),
        tuple(
            (
                names.promise(row.subject)
                if kind is Kind.SPEND_CHANGED
                else names.total(row.subject),
                say(MONEY[row.part]) if row.part else "",
                dollars(int(row.before) if row.before else None),
                dollars(int(row.after) if row.after else None),
            )
            for row in rows
        ),
        widths=(6, 3, 3, 3),
        numeric=(2, 3),
    )
