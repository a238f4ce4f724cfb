"""Promise by promise: the plan's words, what was said, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from halte.capabilities.plan.ledger.labels import RULES
from halte.capabilities.plan.report.content import (
    CommitmentShown,
    IndicatorShown,
    ReportContent,
)
from halte.capabilities.plan.report.telling.glance import state_of
from halte.capabilities.plan.report.telling.measured import counted
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import (
    MONEY,
    NOT_STATED,
    SEMICOLON,
    amount,
    dollars,
    partial_day,
    period_of,
    say,
    value_of,
)
from halte.core.bilingual import Bilingual as B
from halte.core.measures.periods import SINGLE, Calendar
from halte.core.measures.registry import Unit
from halte.core.measures.units import unit_label
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Bar,
    Block,
    Chart,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Quote,
    State,
    Table,
)

TITLE: Final = B("Promise by promise", "Promesse par promesse")
INTRO: Final = B(
    "In the plan’s own words, followed by what departments said and what is counted.",
    "Dans les mots du plan, suivis de ce que les ministères ont déclaré et de ce qui "
    "est compté.",
)
OUR_FRENCH: Final = B(
    "The words of the plan, line {line} of its text.",
    "Texte du plan, ligne {line}, dans notre traduction.",
)
OFFICIAL: Final = B(
    "The words of the plan, line {line} of its text.",
    "Texte officiel du plan, ligne {line}.",
)
SAID: Final = B(
    "stated by {organisation} on {day}: {rule}",
    "déclaré par {organisation} le {day} : {rule}",
)
NOBODY: Final = B(
    "no department has reported on this promise",
    "aucun ministère n’a fait de déclaration sur cette promesse",
)
MADE_UP: Final = B(
    "{text} (demonstration: never said by any department)",
    "{text} (démonstration : aucun ministère ne l’a déclaré)",
)
LEAD: Final = B("Lead", "Responsable")
LEAD_WITH_NOTE: Final = B("{lead}. {note}", "{lead}. {note}")
SUPPORT: Final = B("Supporting", "Avec l’appui de")
AUDIENCE: Final = B("For", "Destinataires")
DUE: Final = B("Due", "Échéance")
NO_MEASURE: Final = B("Not measured", "Non mesuré")
MILESTONES: Final = B("Milestones: {promise}", "Jalons : {promise}")
STEP: Final = B("Step", "Étape")
MET: Final = B("Met", "Franchi")
SOURCE: Final = B("Source", "Source")
SPENT: Final = B("Spent to date", "Dépensé à ce jour")
SPENT_LINE: Final = B(
    "{kind}: {sum}, as reported on {day}",
    "{kind} : {sum}, selon la déclaration du {day}",
)
SPEND_UNKNOWN: Final = B("not reported", "non déclaré")
EVIDENCE: Final = B("Evidence", "Pièces")
CHART: Final = B("{measure}, by period", "{measure}, par période")
CHART_ALT: Final = B("Column chart. {points}.", "Diagramme à colonnes. {points}.")
POINT: Final = B("{period}: {value}", "{period} : {value}")
FEWEST_BARS: Final = 2


def promises(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """The section, pillar by pillar."""
    told: list[Block] = [Heading(1, say(TITLE), "promises"), Paragraph(say(INTRO))]
    drawn: set[str] = set()
    for pillar in content.pillars:
        mine = [p for p in content.commitments if p.pillar == pillar.slug]
        if not mine:
            continue
        told.append(Heading(2, str(pillar.title), f"pillar-{pillar.slug}"))
        if pillar.summary is not None:
            told.append(Paragraph(str(pillar.summary)))
        for promise in mine:
            told += _promise(promise, names, drawn)
    return tuple(told)


def _promise(
    promise: CommitmentShown, names: Names, drawn: set[str]
) -> Iterator[Block]:
    yield Heading(3, str(promise.title), f"promise-{promise.slug}")
    yield Quote(str(promise.quote), _whose(promise))
    yield _state(promise, names)
    if promise.statement is not None:
        text = str(promise.statement.text)
        made_up = promise.statement.demonstration
        yield Paragraph(say(MADE_UP, text=text) if made_up else text)
    yield Facts(tuple(_facts(promise, names)))
    yield from counted(promise, names)
    for indicator in promise.indicators:
        # Two promises can be counted alike; the columns are drawn at the first.
        chart = None if indicator.measure in drawn else _chart(indicator, names)
        if chart is not None:
            drawn.add(indicator.measure)
            yield chart
    if promise.no_measure is not None:
        yield Notice(say(NO_MEASURE), str(promise.no_measure))
    if promise.milestones:
        yield _milestones(promise)


def _whose(promise: CommitmentShown) -> str:
    """Whose words these are; '' where they do not stand in a text at hand."""
    if promise.source_line is None:
        return ""
    words = OFFICIAL if promise.french_is_official else OUR_FRENCH
    return say(words, line=promise.source_line)


def _state(promise: CommitmentShown, names: Names) -> State:
    said = promise.statement
    note = (
        say(NOBODY)
        if said is None
        else say(
            SAID,
            organisation=names.organisation(said.organisation),
            day=writing.day(said.said_on),
            rule=RULES[said.rule],
        )
    )
    return State(promise.state, state_of(promise), note)


def _facts(promise: CommitmentShown, names: Names) -> Iterator[tuple[str, str]]:
    lead = names.organisation(promise.lead)
    note = promise.lead_note
    yield say(LEAD), lead if note is None else say(LEAD_WITH_NOTE, lead=lead, note=note)
    if promise.supporting:
        yield say(SUPPORT), ", ".join(map(names.organisation, promise.supporting))
    if promise.audience is not None:
        yield say(AUDIENCE), str(promise.audience)
    if promise.due:
        yield say(DUE), partial_day(promise.due)
    yield say(SPENT), _spent(promise)
    for evidence in promise.evidence:
        yield say(EVIDENCE), f"{evidence.title} {evidence.url or evidence.digest}"


def _spent(promise: CommitmentShown) -> str:
    spend = promise.spend
    if spend is None:
        return say(SPEND_UNKNOWN)
    parts = (("new", spend.new_cents), ("existing", spend.existing_cents))
    day = writing.day(spend.said_on)
    text = say(SEMICOLON).join(
        say(SPENT_LINE, kind=MONEY[kind], sum=dollars(cents), day=day)
        for kind, cents in parts
        if cents is not None
    )
    return say(MADE_UP, text=text) if spend.demonstration else text


def _milestones(promise: CommitmentShown) -> Table:
    def when(text: str) -> str:
        return partial_day(text) if text else say(NOT_STATED)

    return Table(
        say(MILESTONES, promise=promise.title),
        (say(STEP), say(DUE), say(MET), say(SOURCE)),
        tuple(
            (
                str(step.title),
                when(step.due),
                when(step.met),
                "" if step.source is None else str(step.source),
            )
            for step in promise.milestones
        ),
        widths=(7, 4, 4, 8),
    )


def _chart(indicator: IndicatorShown, names: Names) -> Chart | None:
    """Columns of the single periods: spans and running totals do not compare."""
    figures = [f for f in indicator.history if Calendar(f.calendar) in SINGLE]
    if len(figures) <= FEWEST_BARS:
        return None
    points = say(SEMICOLON).join(
        say(POINT, period=period_of(f), value=value_of(f)) for f in figures
    )
    return Chart(
        title=say(CHART, measure=names.counted(indicator)),
        unit=str(unit_label(Unit(figures[0].unit))),
        alt=say(CHART_ALT, points=points),
        bars=tuple(
            Bar(
                label=period_of(f),
                value=float(f.value),
                text=amount(f.value, f.unit),
                open=f.qualifier != "exact",
            )
            for f in figures
        ),
    )
