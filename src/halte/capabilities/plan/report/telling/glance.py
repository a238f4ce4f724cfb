"""At a glance: how many promises stand how, and each of them on one line."""

from __future__ import annotations

from collections import Counter
from typing import Final

from halte.capabilities.plan.ledger.labels import STATES
from halte.capabilities.plan.report.content import CommitmentShown, ReportContent
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import (
    period_of,
    say,
    value_with_unit,
)
from halte.core.bilingual import Bilingual as B
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Heading,
    Notice,
    Paragraph,
    Table,
)

LEDE: Final = B(
    "What was promised, what was said of it since, and what can be counted: "
    "{promises} promises as they stood on {day}. For {reported} of them a "
    "department has reported; {counted} have at least one figure; {unmeasured} "
    "have no measure yet.",
    "Ce qui a été promis, ce qui en a été dit depuis et ce qui peut se compter : "
    "{promises} promesses, telles qu’elles se présentaient le {day}. Pour "
    "{reported} d’entre elles, un ministère a fait une déclaration ; {counted} "
    "s’appuient sur au moins un chiffre ; {unmeasured} n’ont encore aucune mesure.",
)
HOW_MADE: Final = B(
    "This report is generated from the plan, from dated statements by departments "
    "and from kept figures; nobody typed a number into it. Every figure carries the "
    "day it was known, its source, and the number under which the annex defines what "
    "it counts (D1, D2, …). What is not known is said as plainly as the rest.",
    "Ce rapport est produit à partir du plan, des déclarations datées des ministères "
    "et des chiffres conservés ; aucun nombre n’y a été saisi à la main. Chaque "
    "chiffre est accompagné de la date à laquelle il était connu, de sa source et du "
    "numéro sous lequel l’annexe définit ce qu’il compte (D1, D2, …). Ce qui n’est pas "
    "connu est dit aussi clairement que le reste.",
)
DEMONSTRATION: Final = B("Demonstration", "Démonstration")
DEMONSTRATION_TEXT: Final = B(
    "Statements made up to show how Halte works: {count}. No department ever made "
    "them. They are marked wherever they appear.",
    "Déclarations inventées pour montrer le fonctionnement de Halte : {count}. Aucun "
    "ministère ne les a faites. Elles sont signalées partout où elles figurent.",
)
MADE_UP: Final = B("{state} (demonstration)", "{state} (démonstration)")
TITLE: Final = B("At a glance", "En un coup d’œil")
BY_PILLAR: Final = B(
    "Promises by pillar and by what was last said", "Promesses par pilier et par état"
)
BY_PILLAR_MADE_UP: Final = B(
    "Promises by pillar and by what was last said, demonstration included",
    "Promesses par pilier et par état, démonstration comprise",
)
PILLAR: Final = B("Pillar", "Pilier")
PROMISES: Final = B("Promises", "Promesses")
WITH_FIGURE: Final = B("With a figure", "Avec un chiffre")
ALL: Final = B("All pillars", "Tous les piliers")
EACH: Final = B("Every promise on one line", "Chaque promesse en une ligne")
PROMISE: Final = B("Promise", "Promesse")
LEAD: Final = B("Lead", "Responsable")
STATE: Final = B("State", "État")
FIGURE: Final = B("Latest figure", "Dernier chiffre")
NO_MEASURE: Final = B("No measure yet", "Aucune mesure")
NO_DATA: Final = B("Measure without data", "Mesure sans donnée")
STALE: Final = B("{figure} (stale)", "{figure} (ancien)")
NAMED: Final = B("{measure}: {figure}", "{measure}\u00a0: {figure}")


def opening(content: ReportContent) -> tuple[Block, ...]:
    """What stands on the first page."""
    promises = content.commitments
    lede = say(
        LEDE,
        promises=len(promises),
        day=writing.day(content.as_of),
        reported=sum(p.statement is not None and not is_made_up(p) for p in promises),
        counted=sum(has_figure(p) for p in promises),
        unmeasured=sum(p.no_measure is not None for p in promises),
    )
    made_up = sum(map(is_made_up, promises))
    notice = Notice(say(DEMONSTRATION), say(DEMONSTRATION_TEXT, count=made_up))
    return (
        Paragraph(lede, "lede"),
        Paragraph(say(HOW_MADE)),
        *((notice,) if made_up else ()),
    )


def glance(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """The two ledgers."""
    return (
        Heading(1, say(TITLE), "at-a-glance"),
        _by_pillar(content),
        _each(content, names),
    )


def has_figure(promise: CommitmentShown) -> bool:
    """True where at least one indicator has data."""
    return any(i.live is not None for i in promise.indicators)


def is_made_up(promise: CommitmentShown) -> bool:
    """True where what is said of the promise is a demonstration."""
    said, spent = promise.statement, promise.spend
    return (said is not None and said.demonstration) or (
        spent is not None and spent.demonstration
    )


def state_of(promise: CommitmentShown) -> str:
    """The state in words; marked where nobody ever said so."""
    state = say(STATES[promise.state])
    return say(MADE_UP, state=state) if is_made_up(promise) else state


def _by_pillar(content: ReportContent) -> Table:
    present = Counter(p.state for p in content.commitments)
    states = [state for state in STATES if present[state]]
    rows = [
        _row(str(pillar.title), tuple(p for p in content.commitments
                                      if p.pillar == pillar.slug), states)
        for pillar in content.pillars
    ]  # fmt: skip
    rows.append(_row(say(ALL), content.commitments, states))
    head = (
        say(PILLAR), say(PROMISES), say(WITH_FIGURE),
        *(say(STATES[state]) for state in states),
    )  # fmt: skip
    made_up = any(map(is_made_up, content.commitments))
    return Table(
        say(BY_PILLAR_MADE_UP if made_up else BY_PILLAR),
        head,
        tuple(rows),
        numeric=tuple(range(1, len(head))),
        widths=(3, *(2 for _ in head[1:])),
    )


def _row(
    title: str, promises: tuple[CommitmentShown, ...], states: list[str]
) -> tuple[str, ...]:
    counts = Counter(p.state for p in promises)
    figures = sum(has_figure(p) for p in promises)
    numbers = (len(promises), figures, *(counts[state] for state in states))
    return (title, *(writing.number(n) for n in numbers))


def _each(content: ReportContent, names: Names) -> Table:
    return Table(
        say(EACH),
        (say(PROMISE), say(LEAD), say(STATE), say(FIGURE)),
        tuple(
            (
                str(p.title),
                names.organisation(p.lead),
                state_of(p),
                figure_line(p, names),
            )
            for p in content.commitments
        ),
        widths=(8, 5, 4, 8),
    )


def figure_line(promise: CommitmentShown, names: Names) -> str:
    """The first live figure of a promise, with what it counts and its period; or why
    there is none. A sum without its name would pass for the promise’s own money."""
    if promise.no_measure is not None:
        return say(NO_MEASURE)
    known = [i for i in promise.indicators if i.live is not None]
    if not known or known[0].live is None:
        return say(NO_DATA)
    text = f"{value_with_unit(known[0].live)}, {period_of(known[0].live)}"
    told = say(NAMED, measure=names.counted(known[0]), figure=text)
    return say(STALE, figure=told) if known[0].stale else told
