"""Figures: what stands at a promise, and the annex of definitions and releases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from halte.capabilities.plan.ledger.labels import DIRECTIONS
from halte.capabilities.plan.report.content import (
    FigureShown,
    IndicatorShown,
    MeasureShown,
    ReportContent,
)
from halte.capabilities.plan.report.figures import Conflict, conflicts
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import (
    NOT_STATED,
    SEMICOLON,
    amount,
    partial_day,
    period_of,
    released,
    say,
    value_of,
    value_with_unit,
)
from halte.core.bilingual import Bilingual as B
from halte.core.measures.registry import Unit
from halte.core.measures.units import unit_label
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Table,
)

FIGURE: Final = B("Figure", "Chiffre")
FIGURE_LINE: Final = B("{measure}: {value}, {period}", "{measure} : {value}, {period}")
NO_DATA: Final = B(
    "{measure}: no figure was known on this day",
    "{measure} : aucun chiffre connu à cette date",
)
STALE: Final = B(
    "{line}. Stale: the period ended more than two years before this report.",
    "{line}. Ancien : la période a pris fin plus de deux ans avant ce rapport.",
)
DEFINITION: Final = B("Definition", "Définition")
VERSIONED: Final = B("{text} (version {version})", "{text} (version {version})")
KNOWN: Final = B("Known since", "Connu depuis")
KNOWN_LINE: Final = B("{day} ({vintage})", "{day} ({vintage})")
SOURCE: Final = B("Source", "Source")
TARGET: Final = B("Target", "Cible")
TARGET_LINE: Final = B("{value} by {day}; {way}", "{value} d’ici {day} ; {way}")
NO_TARGET: Final = B("none stated; {way}", "aucune annoncée ; {way}")
BASELINE: Final = B("Starting point", "Point de départ")
BASELINE_LINE: Final = B("{value} in {day}", "{value} en {day}")
NOTE: Final = B("Note", "Note")
OTHERS: Final = B("Other releases", "Autres diffusions")
OTHER_LINE: Final = B("{value} ({vintage})", "{value} ({vintage})")
COUNTED_HERE: Final = B("counted by Halte", "compté par Halte")

TITLE: Final = B(
    "Figures: definitions, releases and sources",
    "Chiffres : définitions, diffusions et sources",
)
INTRO: Final = B(
    "Every release known on the day of this report is listed, the latest last. A "
    "number once published is never replaced here, only followed by the next.",
    "Toutes les diffusions connues à la date du rapport sont présentées, la plus "
    "récente en dernier. Un nombre publié n’est jamais remplacé ici, seulement suivi "
    "du prochain.",
)
UNIT: Final = B("What is counted", "Ce qui est compté")
RULE: Final = B("Counting rule", "Règle de comptage")
COVERAGE: Final = B("Coverage", "Couverture")
PUBLISHER: Final = B("Publisher", "Éditeur")
RELEASES_OF: Final = B("Releases: {measure}", "Diffusions : {measure}")
PERIOD: Final = B("Period", "Période")
VALUE: Final = B("Value", "Valeur")
RELEASE: Final = B("Release", "Diffusion")
RELEASED: Final = B("Released", "Date de diffusion")
NO_RELEASES: Final = B(
    "No release was known on this day.", "Aucune diffusion connue à cette date."
)

DISAGREE: Final = B("Where releases disagree", "Où les diffusions divergent")
AGREE: Final = B(
    "No two releases give different values for the same count.",
    "Aucune diffusion ne donne de valeurs différentes pour un même compte.",
)
DISAGREE_INTRO: Final = B(
    "The same place and period, counted differently by two releases. The later is "
    "shown at the promise; both are kept.",
    "Le même lieu et la même période, comptés différemment par deux diffusions. La "
    "plus récente figure à la promesse ; les deux sont conservées.",
)
WHY: Final = B("What the source says", "Ce que dit la source")
SILENT: Final = B(
    "the releases do not say why", "les diffusions n’indiquent pas pourquoi"
)
MEASURE: Final = B("Measure", "Mesure")

OWN: Final = B("Counted by Halte itself", "Compté par Halte")
OWN_NONE: Final = B(
    "This installation counts no measure of its own yet.",
    "Cette installation ne compte encore aucune mesure elle-même.",
)
OWN_INTRO: Final = B(
    "These counts come from the work recorded in Halte and not from a publication. A "
    "count without a frozen figure by the day of the report has no value here.",
    "Ces comptes proviennent du travail consigné dans Halte et non d’une publication. "
    "Sans chiffre figé à la date du rapport, aucune valeur n’est présentée.",
)


def figure_facts(indicator: IndicatorShown, names: Names) -> Facts:
    """The live figure with its definition, as-of date and source; never alone."""
    return Facts(tuple(_pairs(indicator, names)))


def _pairs(indicator: IndicatorShown, names: Names) -> Iterator[tuple[str, str]]:
    measure, live = names.measures.get(indicator.measure), indicator.live
    title = names.measure(indicator.measure)
    if live is None:
        yield say(FIGURE), say(NO_DATA, measure=title)
    else:
        line = say(
            FIGURE_LINE,
            measure=title,
            value=value_with_unit(live),
            period=period_of(live),
        )
        yield say(FIGURE), say(STALE, line=line) if indicator.stale else line
    if measure is not None:
        version = measure.version if live is None else live.definition_version
        definition = say(VERSIONED, text=measure.definition, version=version)
        yield say(DEFINITION), definition
    if live is not None and measure is not None:
        yield from _origin(live, measure)
    yield from _aims(indicator, "" if measure is None else measure.unit)
    if indicator.note is not None:
        yield say(NOTE), str(indicator.note)


def _origin(live: FigureShown, measure: MeasureShown) -> Iterator[tuple[str, str]]:
    day = writing.day(live.as_of)
    vintage = live.release or say(COUNTED_HERE)
    yield say(KNOWN), say(KNOWN_LINE, day=day, vintage=vintage)
    others = [
        say(OTHER_LINE, value=value_of(f), vintage=f.release)
        for f in measure.figures
        if f.place_and_time == live.place_and_time and f.vintage != live.vintage
    ]
    if others:
        yield say(OTHERS), say(SEMICOLON).join(others)
    yield say(SOURCE), live.citation or str(measure.source)


def _aims(indicator: IndicatorShown, unit: str) -> Iterator[tuple[str, str]]:
    if indicator.baseline is not None:
        value = amount(indicator.baseline, unit or Unit.CASE)
        day = partial_day(indicator.baseline_at)
        yield say(BASELINE), say(BASELINE_LINE, value=value, day=day)
    way = say(DIRECTIONS[indicator.direction])
    if indicator.target is None:
        yield say(TARGET), say(NO_TARGET, way=way)
    else:
        value = amount(indicator.target, unit or Unit.CASE)
        day = partial_day(indicator.target_by)
        yield say(TARGET), say(TARGET_LINE, value=value, day=day, way=way)


def annex(content: ReportContent) -> tuple[Block, ...]:
    """Definitions and releases of everything the plan points at."""
    told: list[Block] = [Heading(1, say(TITLE), "figures"), Paragraph(say(INTRO))]
    for measure in content.measures:
        told += _defined(measure)
    return tuple(told)


def _defined(measure: MeasureShown) -> Iterator[Block]:
    yield Heading(2, str(measure.title), f"measure-{measure.id}")
    yield Paragraph(say(VERSIONED, text=measure.definition, version=measure.version))
    yield Facts(
        (
            (say(UNIT), str(unit_label(Unit(measure.unit)))),
            (say(RULE), str(measure.counting_rule)),
            (say(COVERAGE), str(measure.coverage)),
            (say(PUBLISHER), str(measure.source)),
        )
    )
    if measure.figures:
        yield _releases(measure)
    else:
        yield Paragraph(say(NO_RELEASES), "meta")


def _releases(measure: MeasureShown) -> Table:
    return Table(
        say(RELEASES_OF, measure=measure.title),
        (say(PERIOD), say(VALUE), say(RELEASE), say(RELEASED), say(SOURCE)),
        tuple(
            (
                period_of(f),
                value_of(f),
                f.release or say(COUNTED_HERE),
                released(f),
                f.citation,
            )
            for f in measure.figures
        ),
        widths=(5, 4, 5, 5, 9),
        numeric=(1,),
    )


def disagreements(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """The section on counts that two releases give differently."""
    found = conflicts(content.measures)
    heading = Heading(1, say(DISAGREE), "where-releases-disagree")
    if not found:
        return (heading, Paragraph(say(AGREE)))
    rows = [row for conflict in found for row in _sides(conflict, names)]
    head = (say(MEASURE), say(PERIOD), say(VALUE), say(RELEASE), say(WHY))
    table = Table(
        say(DISAGREE), head, tuple(rows), widths=(5, 3, 2, 5, 8), numeric=(2,)
    )
    return (heading, Paragraph(say(DISAGREE_INTRO)), table)


def _sides(conflict: Conflict, names: Names) -> Iterator[tuple[str, ...]]:
    for figure in conflict.figures:
        why = [str(t) for t in (figure.counting_rule, figure.note) if t is not None]
        yield (
            names.measure(conflict.measure),
            period_of(figure),
            value_of(figure),
            figure.release,
            ". ".join(why) or say(SILENT),
        )


def own(content: ReportContent) -> tuple[Block, ...]:
    """The section on our own counts."""
    heading = Heading(1, say(OWN), "counted-by-halte")
    if not content.own_measures:
        return (heading, Paragraph(say(OWN_NONE)))
    rows = tuple(_own(measure) for measure in content.own_measures)
    head = (say(MEASURE), say(DEFINITION), say(VALUE), say(KNOWN))
    table = Table(say(OWN), head, rows, widths=(6, 9, 4, 4), numeric=(2,))
    return (heading, Paragraph(say(OWN_INTRO)), table)


def _own(measure: MeasureShown) -> tuple[str, ...]:
    text = say(VERSIONED, text=measure.definition, version=measure.version)
    if not measure.figures:
        return (str(measure.title), text, say(NOT_STATED), "")
    last = measure.figures[-1]
    return (
        str(measure.title), text, value_with_unit(last), writing.day(last.as_of),
    )  # fmt: skip
