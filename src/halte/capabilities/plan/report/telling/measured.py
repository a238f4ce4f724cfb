"""Figures: what stands at a promise, and the annex of definitions and releases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.text import capfirst

from halte.capabilities.plan.ledger.labels import DIRECTIONS
from halte.capabilities.plan.report.content import (
    CommitmentShown,
    FigureShown,
    IndicatorShown,
    MeasureShown,
    ReportContent,
)
from halte.capabilities.plan.report.figures import Conflict, conflicts
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import (
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

COUNTED: Final = B("What is counted: {promise}", "Ce qui est compté : {promise}")
FIGURE: Final = B("Figure", "Chiffre")
LATEST: Final = B("Latest", "Dernière valeur")
FIGURE_LINE: Final = B("{value}, {period}", "{value}, {period}")
STALE: Final = B(
    "{line}. Stale: the period ended more than two years before this report.",
    "{line}. Ancien : la période a pris fin plus de deux ans avant ce rapport.",
)
DEFINITION: Final = B("Definition", "Définition")
DEFINED: Final = B("Defined", "Défini")
VERSIONED: Final = B("{text} (version {version})", "{text} (version {version})")
KNOWN: Final = B("Known since", "Connu depuis")
KNOWN_AND_SOURCE: Final = B("Known since, and source", "Connu depuis, et source")
KNOWN_LINE: Final = B("{day}, {vintage}. {source}", "{day}, {vintage}. {source}")
TARGET: Final = B("Target", "Cible")
TARGET_LINE: Final = B("{value} by {day}; {way}", "{value} d’ici {day} ; {way}")
NO_TARGET: Final = B("none stated", "aucune annoncée")
NO_TARGETS: Final = B(
    "No target is stated for these figures.",
    "Aucune cible n’est annoncée pour ces chiffres.",
)
WITHOUT: Final = B(
    "Counted too, without a figure on this day: {names}.",
    "Compté aussi, sans chiffre à cette date : {names}.",
)
BASELINE: Final = B("Started at", "Point de départ :")
BASELINE_LINE: Final = B("{start} {value} in {day}", "{start} {value} en {day}")
NOTES: Final = B("Note on {mark}", "Note sur {mark}")
OTHERS: Final = B(
    "{line} Other releases: {others}", "{line} Autres diffusions : {others}"
)
OTHER_LINE: Final = B("{value} ({vintage})", "{value} ({vintage})")
COUNTED_HERE: Final = B("counted by Halte", "compté par Halte")

TITLE: Final = B(
    "Annex: what each figure counts, and every release",
    "Annexe : ce que compte chaque chiffre, et toutes les diffusions",
)
INTRO: Final = B(
    "Each definition stands here once, under the number that the promises name. Every "
    "release known on the day of this report is listed, the latest last. A number once "
    "published is never replaced here, only followed by the next.",
    "Chaque définition figure ici une seule fois, sous le numéro que citent les "
    "promesses. Toutes les diffusions connues à la date du rapport sont présentées, la "
    "plus récente en dernier. Un nombre publié n’est jamais remplacé ici, seulement "
    "suivi du prochain.",
)
MARKED: Final = B("{mark}. {measure}", "{mark}. {measure}")
RULE: Final = B("How it is counted", "Comment on compte")
RULE_LINE: Final = B("{unit}. {rule}", "{unit}. {rule}")
SOURCE: Final = B("Source", "Source")
COVERAGE: Final = B("Coverage", "Couverture")
PUBLISHER: Final = B("Publisher", "Éditeur")
RELEASES_OF: Final = B("Releases: {measure}", "Diffusions : {measure}")
PERIOD: Final = B("Period", "Période")
VALUE: Final = B("Value", "Valeur")
RELEASE: Final = B("Release", "Diffusion")
RELEASED_LINE: Final = B("{vintage}, {day}", "{vintage}, {day}")
SILENT_ONES: Final = B(
    "Defined, without a figure on this day", "Définis, sans chiffre à cette date"
)
NAMED: Final = B("{measure} ({mark})", "{measure} ({mark})")

DISAGREE: Final = B("Where releases disagree", "Où les diffusions divergent")
AGREE: Final = B(
    "No two releases give different values for the same count.",
    "Aucune diffusion ne donne de valeurs différentes pour un même compte.",
)
DISAGREE_INTRO: Final = B(
    "The same place and period, counted differently by two releases. The later is "
    "shown at the promise; both are kept.",
    "Le même lieu et la même période, comptés différemment par deux diffusions. La "
    "plus récente figure à la promesse ; les deux sont conservées.",
)
WHY: Final = B("What the source says", "Ce que dit la source")
SILENT: Final = B(
    "the releases do not say why", "les diffusions n’indiquent pas pourquoi"
)
MEASURE: Final = B("Measure", "Mesure")

OWN: Final = B("Counted by Halte itself", "Compté par Halte")
OWN_INTRO: Final = B(
    "Counts of the work recorded in Halte that no promise points at. Those that a "
    "promise points at stand at the promise.",
    "Comptes du travail consigné dans Halte qu’aucune promesse ne cite. Ceux qu’une "
    "promesse cite figurent à la promesse.",
)
OWN_WITHOUT: Final = B(
    "Other measures of this kind, without a kept figure by the day of the report: "
    "{count}.",
    "Autres mesures de ce genre, sans chiffre conservé à la date du rapport : {count}.",
)


def counted(promise: CommitmentShown, names: Names) -> Iterator[Block]:
    """Each live figure with its as-of date and source, and where it is defined."""
    told = [one for one in promise.indicators if one.live is not None]
    if told:
        yield _figures(promise, told, names)
    aims = any(i.target is not None or i.baseline is not None for i in told)
    silent = [_named(one, names) for one in promise.indicators if not one.live]
    ends: tuple[str, ...] = (say(NO_TARGETS),) if told and not aims else ()
    if silent:
        ends = (*ends, say(WITHOUT, names=say(SEMICOLON).join(silent)))
    if ends:
        yield Paragraph(" ".join(ends), "meta")
    notes = tuple(
        (say(NOTES, mark=names.defined.get(one.measure, "")), str(one.note))
        for one in told
        if one.note is not None
    )
    if notes:
        yield Facts(notes)


def _figures(
    promise: CommitmentShown, told: list[IndicatorShown], names: Names
) -> Table:
    aims = any(i.target is not None or i.baseline is not None for i in told)
    head: tuple[str, ...] = (
        say(FIGURE), say(LATEST), say(KNOWN_AND_SOURCE), say(DEFINED),
    )  # fmt: skip
    rows = [_line(indicator, names) for indicator in told]
    if aims:
        head = (*head, say(TARGET))
        rows = [(*row, _aim(one, names)) for row, one in zip(rows, told, strict=True)]
    return Table(
        say(COUNTED, promise=promise.title), head, tuple(rows),
        widths=(7, 5, 9, 2, 4)[: len(head)],
        targets=tuple(
            (names.defined[one.measure], anchor(one.measure))
            for one in told
            if one.measure in names.defined
        ),
    )  # fmt: skip


def _named(indicator: IndicatorShown, names: Names) -> str:
    """A measure with the mark of its definition, in running text."""
    title, mark = names.counted(indicator), names.defined.get(indicator.measure, "")
    return say(NAMED, measure=title, mark=mark) if mark else title


def anchor(measure: str) -> str:
    """Where the annex defines a measure."""
    return f"measure-{measure}"


def _line(indicator: IndicatorShown, names: Names) -> tuple[str, ...]:
    measure, live = names.measures.get(indicator.measure), indicator.live
    return (
        names.counted(indicator),
        "" if live is None else _value(live, indicator, measure),
        "" if live is None else _origin(live, measure),
        names.defined.get(indicator.measure, ""),
    )


def _value(
    live: FigureShown, indicator: IndicatorShown, measure: MeasureShown | None
) -> str:
    line = say(FIGURE_LINE, value=value_with_unit(live), period=period_of(live))
    told = say(STALE, line=line) if indicator.stale else line
    others = say(SEMICOLON).join(
        say(OTHER_LINE, value=value_of(f), vintage=f.release)
        for f in (measure.figures if measure and not indicator.of_part else ())
        if f.place_and_time == live.place_and_time and f.vintage != live.vintage
    )
    if not others:
        return told
    return say(OTHERS, line=told.removesuffix(".") + ".", others=others)


def _origin(live: FigureShown, measure: MeasureShown | None) -> str:
    return say(
        KNOWN_LINE,
        day=writing.day(live.as_of),
        vintage=live.release or say(COUNTED_HERE),
        source=live.citation or ("" if measure is None else str(measure.source)),
    )


def _aim(indicator: IndicatorShown, names: Names) -> str:
    measure = names.measures.get(indicator.measure)
    unit = Unit.CASE if measure is None else measure.unit
    told = say(NO_TARGET)
    if indicator.target is not None:
        value, way = (
            amount(indicator.target, unit),
            say(DIRECTIONS[indicator.direction]),
        )
        day = partial_day(indicator.target_by)
        told = say(TARGET_LINE, value=value, day=day, way=way)
    if indicator.baseline is None:
        return told
    value, day = amount(indicator.baseline, unit), partial_day(indicator.baseline_at)
    began = say(BASELINE_LINE, start=say(BASELINE), value=value, day=day)
    return f"{told}. {began}"


def annex(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """Definitions and releases of everything the plan points at, each once."""
    told: list[Block] = [Heading(1, say(TITLE), "figures"), Paragraph(say(INTRO))]
    silent = [m for m in content.measures if not m.figures]
    for measure in content.measures:
        if measure.figures:
            told += _defined(measure, names.defined[measure.id])
    if silent:
        told += (Heading(2, say(SILENT_ONES), "defined-only"), _silent(silent, names))
    return tuple(told)


def _defined(measure: MeasureShown, mark: str) -> Iterator[Block]:
    title = say(MARKED, mark=mark, measure=measure.title)
    yield Heading(2, title, anchor(measure.id))
    yield Paragraph(say(VERSIONED, text=measure.definition, version=measure.version))
    yield Facts(
        (
            (say(RULE), _rule(measure)),
            (say(COVERAGE), str(measure.coverage)),
            (say(PUBLISHER), str(measure.source)),
        )
    )
    yield _releases(measure)


def _rule(measure: MeasureShown) -> str:
    unit = capfirst(str(unit_label(Unit(measure.unit))))
    return say(RULE_LINE, unit=unit, rule=measure.counting_rule)


def _silent(measures: list[MeasureShown], names: Names) -> Table:
    rows = tuple(
        (
            say(MARKED, mark=names.defined[m.id], measure=m.title),
            say(VERSIONED, text=m.definition, version=m.version),
            _rule(m),
        )
        for m in measures
    )
    head = (say(MEASURE), say(DEFINITION), say(RULE))
    return Table(say(SILENT_ONES), head, rows, widths=(6, 8, 8))


def _releases(measure: MeasureShown) -> Table:
    return Table(
        say(RELEASES_OF, measure=measure.title),
        (say(PERIOD), say(VALUE), say(RELEASE), say(SOURCE)),
        tuple(
            (period_of(f), value_of(f), _release(f), f.citation)
            for f in measure.figures
        ),
        widths=(4, 3, 7, 10),
        numeric=(1,),
    )


def _release(figure: FigureShown) -> str:
    vintage = figure.release or say(COUNTED_HERE)
    if figure.released_on is None:
        return vintage
    return say(RELEASED_LINE, vintage=vintage, day=released(figure))


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


def own(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """Our own counts that no promise points at; nothing where there are none."""
    others = [m for m in content.own_measures if m.id not in names.defined]
    if not others:
        return ()
    told = tuple(_own(measure) for measure in others if measure.figures)
    head = (say(MEASURE), say(DEFINITION), say(VALUE), say(KNOWN))
    table = Table(say(OWN), head, told, widths=(6, 9, 4, 4), numeric=(2,))
    silent = len(others) - len(told)
    return (
        Heading(1, say(OWN), "counted-by-halte"),
        Paragraph(say(OWN_INTRO)),
        *((table,) if told else ()),
        *((Paragraph(say(OWN_WITHOUT, count=silent)),) if silent else ()),
    )


def _own(measure: MeasureShown) -> tuple[str, ...]:
    text = say(VERSIONED, text=measure.definition, version=measure.version)
    last = measure.figures[-1]
    return (
        str(measure.title), text, value_with_unit(last), writing.day(last.as_of),
    )  # fmt: skip
