"""What we do not know, told as plainly as what we do."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from halte.capabilities.plan.report.content import ReportContent, Unknown
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.unknowns import UnknownKind as Kind
from halte.capabilities.plan.report.words import dollars, period_of, say
from halte.core.bilingual import Bilingual as B
from halte.core.ui.paper.blocks import (
    Block,
    Bullets,
    Heading,
    Notice,
    Paragraph,
)

TITLE: Final = B("What we do not know", "Ce que nous ne savons pas")
NONE: Final = B(
    "Nothing is missing that this report looks for.",
    "Rien ne manque de ce que ce rapport recherche.",
)
HEADINGS: Final = {
    Kind.NO_MEASURE: B(
        "Promises without a measure: {count} of {promises}",
        "Promesses sans mesure : {count} sur {promises}",
    ),
    Kind.NO_DATA: B(
        "Measures without a single figure by this day: {count}",
        "Mesures sans aucun chiffre à cette date : {count}",
    ),
    Kind.STALE: B(
        "Figures whose period ended more than two years before: {count}",
        "Chiffres dont la période a pris fin plus de deux ans auparavant : {count}",
    ),
    Kind.NO_STATEMENT: B(
        "Promises on which nobody has reported: {count} of {promises}",
        "Promesses sans aucune déclaration : {count} sur {promises}",
    ),
    Kind.NO_LEAD: B(
        "Promises for which no source names a lead: {count} of {promises}",
        "Promesses sans responsable nommé par une source : {count} sur {promises}",
    ),
    Kind.NO_TARGET: B(
        "Promises that are counted without a stated target: {count}",
        "Promesses comptées sans cible annoncée : {count}",
    ),
    Kind.NO_SPEND: B(
        "Promises for which no spending is reported: {count} of {promises}",
        "Promesses sans dépense déclarée : {count} sur {promises}",
    ),
    Kind.NOT_ALLOCATED: B("Money that no line accounts for", "Sommes non réparties"),
    Kind.NAME_UNCERTAIN: B(
        "Organizations whose official name we are not sure of: {count}",
        "Organisations dont le nom officiel n’est pas certain : {count}",
    ),
    Kind.NOT_FROZEN: B(
        "Our own measures not yet frozen on this day: {count}",
        "Nos propres mesures non encore figées à cette date : {count}",
    ),
}
REASON: Final = B("{promise}. {reason}", "{promise}. {reason}")
LAST: Final = B(
    "{measure}: latest figure {period}", "{measure} : dernier chiffre, {period}"
)
SUM: Final = B(
    "{total}: the division of {sum} is not stated",
    "{total} : la répartition de {sum} n’est pas indiquée",
)
NAMED: Final = B("{name}. {note}", "{name}. {note}")
THE_PROMISES: Final = B(
    "They are marked in the section on each promise.",
    "Elles sont signalées dans la section consacrée à chaque promesse.",
)
COUNTED_ONLY: Final = frozenset(
    {Kind.NO_STATEMENT, Kind.NO_TARGET, Kind.NO_SPEND, Kind.NO_LEAD}
)
"""Gaps so common that a list of titles would hide the others: counted here, and
marked at each promise."""


def unknown(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """The section: a heading with a count, then what it is about."""
    start: tuple[Block, ...] = (Heading(1, say(TITLE), "what-we-do-not-know"),)
    if not content.unknowns:
        return (*start, Paragraph(say(NONE)))
    groups = groupby(content.unknowns, key=lambda gap: Kind(gap.kind))
    told: list[Block] = []
    for kind, gaps in groups:
        told += _group(kind, tuple(gaps), content, names)
    return (*start, *told)


def _group(
    kind: Kind, gaps: tuple[Unknown, ...], content: ReportContent, names: Names
) -> tuple[Block, ...]:
    heading = say(HEADINGS[kind], count=len(gaps), promises=len(content.commitments))
    if kind in COUNTED_ONLY:
        return (Notice(heading, say(THE_PROMISES)),)
    items = tuple(_item(kind, gap.subject, content, names) for gap in gaps)
    return (Heading(2, heading, f"unknown-{kind.value}"), Bullets(items))


def _item(kind: Kind, subject: str, content: ReportContent, names: Names) -> str:
    match kind:
        case Kind.NO_MEASURE:
            promise = names.commitments[subject]
            return say(REASON, promise=promise.title, reason=promise.no_measure)
        case Kind.STALE:
            live = next(
                i.live
                for p in content.commitments
                for i in p.indicators
                if i.measure == subject and i.live is not None
            )
            return say(LAST, measure=names.measure(subject), period=period_of(live))
        case Kind.NOT_ALLOCATED:
            total = next(t for t in content.budget_totals if t.slug == subject)
            rest = dollars(total.not_allocated_cents)
            return say(SUM, total=total.title, sum=rest)
        case Kind.NAME_UNCERTAIN:
            known = names.organisations[subject]
            return say(NAMED, name=known.name, note=known.note)
        case Kind.NO_DATA | Kind.NOT_FROZEN:
            return names.measure(subject)
        case _:
            return names.promise(subject)
