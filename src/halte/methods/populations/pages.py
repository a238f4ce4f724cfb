"""The report of a panel as one page, English or French."""

from __future__ import annotations

from collections.abc import Sequence

from halte.methods.bilingual import Language
from halte.methods.page import (
    Block,
    Cell,
    Notice,
    Picture,
    Section,
    Table,
    page,
    written,
)
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.consistency import Trial
from halte.methods.populations.diagnosis import Diagnosis
from halte.methods.populations.estimates import NOTES, Estimate
from halte.methods.populations.gates import GATE_NAMES, Gate
from halte.methods.populations.methods import COMPARISONS
from halte.methods.populations.pictures import (
    Bar,
    influence,
    intervals,
    largest_first,
    moved,
    strongest,
    upset,
)
from halte.methods.populations.reporting import Report
from halte.methods.populations.spreads import Spread
from halte.methods.populations.vocabulary import Speaker


def report_page(report: Report, language: Language) -> str:
    """The whole page of a panel."""
    said = Speaker(language)
    sections = [
        gates_section(report.gates, said),
        panel_section(report, said),
        overlaps_section(report.diagnosis, said, report.settings.least_cell),
    ]
    if report.spreads:
        sections.append(linkage_section(report.spreads, said))
    step = next((e for e in report.estimates if e.influences), None)
    if step:
        sections.append(influence_section(report.table, step, said))
    sections += trial_sections(report, said)
    return page(
        said.say("title"),
        lede=report.sentence.in_language(language),
        sections=sections,
        language=language,
        foot=said.say("foot"),
    )


def diagnosis_page(diagnosis: Diagnosis, language: Language, least: int) -> str:
    """The page of a diagnosis alone."""
    said = Speaker(language)
    first = [g for g in diagnosis.gates if g.outcome != "pass"] or diagnosis.gates[:1]
    return page(
        said.say("title_lists"),
        lede=" ".join(g.sentence.in_language(language) for g in first),
        sections=[
            gates_section(diagnosis.gates, said),
            overlaps_section(diagnosis, said, least),
        ],
        language=language,
        foot=said.say("foot"),
    )


def gates_section(gates: Sequence[Gate], said: Speaker) -> Section:
    """What refuses first, then what warns; what passes last and quietly."""
    ranked = sorted(gates, key=lambda g: ("refuse", "warn", "pass").index(g.outcome))
    blocks: list[Block] = []
    for g in ranked:
        name = GATE_NAMES[g.gate].in_language(said.language)
        sentence = g.sentence.in_language(said.language)
        words = f"{name} ({said.say(g.outcome)}). {sentence}"
        blocks.append(words if g.outcome == "pass" else Notice(words))
    return Section(said.say("gates"), blocks)


def panel_section(report: Report, said: Speaker) -> Section:
    """Picture and table of the methods, and the notes they carry."""
    bars = [bar_of(e, said) for e in report.estimates if e.estimate is not None]
    blocks: list[Block] = []
    if report.verdict == "no_estimate":
        blocks.append(Notice(said.say("working")))
    if bars:
        picture = intervals(bars, said.say("panel"), said.language)
        blocks.append(Picture(picture, said.say("panel_about")))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said.say(e.method),
            said.number(e.estimate),
            said.limits(e.intervals.get(0.95)),
            said.limits(e.intervals.get(0.8)),
            model_of(e, said),
        )
        for e in report.estimates
    )
    headings = tuple(
        map(said.say, ("method", "central", "limits95", "limits80", "model"))
    )
    blocks.append(Table(said.say("panel"), headings, rows))
    for e in report.estimates:
        for note in e.notes:
            words = NOTES[note].in_language(said.language)
            colon = " : " if said.language == "fr" else ": "
            blocks.append(f"{said.say(e.method)}{colon}{words}")
    return Section(said.say("panel"), blocks)


def model_of(estimate: Estimate, said: Speaker) -> str:
    """A model in few words."""
    plain = {"bayes": "pairs_shrunk", "graphs": "averaged", "main": "independent"}
    if estimate.method in plain:
        return said.say(plain[estimate.method])
    if estimate.terms and len(estimate.terms) <= 8:
        return ", ".join(estimate.terms)
    return estimate.model


def bar_of(estimate: Estimate, said: Speaker) -> Bar:
    """A method as a line of the picture."""
    limits = [estimate.intervals.get(level) for level in (0.95, 0.8)]
    return Bar(
        said.say(estimate.method),
        estimate.estimate,
        tuple(pair for pair in limits if pair),
        faint=estimate.method in COMPARISONS,
    )


def overlaps_section(diagnosis: Diagnosis, said: Speaker, least: int) -> Section:
    """The upset picture, and its table; small counts are in neither."""
    table = diagnosis.table
    picture = upset(table, said.say("overlaps"), said.language, least)
    rows = tuple(
        (table.named(cell), written(n, said.language) if n >= least else f"<{least}")
        for cell, n in largest_first(table)
    )
    headings = said.say("histories"), said.say("count")
    blocks = (
        Picture(picture, said.say("overlaps_about")),
        Table(said.say("overlaps"), headings, rows),
    )
    return Section(said.say("overlaps"), blocks)


def influence_section(table: CaptureTable, found: Estimate, said: Speaker) -> Section:
    """How far the figure moves without one person, as a picture and a table."""
    title, figure = said.say("influence"), found.estimate or 0.0
    picture = influence(table, found.influences, figure, title, said.language)
    rows = tuple(
        (
            table.named(i.cell),
            moved(i.estimate - figure, said.language),
            said.number(i.estimate),
        )
        for i in strongest(found.influences, figure)
    )
    headings = tuple(map(said.say, ("histories", "moves", "without_one")))
    blocks = (
        Picture(picture, said.say("influence_about")),
        Table(title, headings, rows),
    )
    return Section(title, blocks)


def linkage_section(spreads: Sequence[Spread], said: Speaker) -> Section:
    """The methods over the draws."""
    rows = tuple(
        (
            said.say(s.method),
            said.number(s.at(0.5)),
            f"{said.number(s.at(0.025))} – {said.number(s.at(0.975))}",
            said.limits(s.combined),
        )
        for s in spreads
    )
    headings = tuple(map(said.say, ("method", "median", "spread", "combined")))
    return Section(
        said.say("linkage"), (Table(said.say("linkage_about"), headings, rows),)
    )


def trial_sections(report: Report, said: Speaker) -> list[Section]:
    """Without one list; and each list as the truth."""
    made = []
    if report.without_one:
        trials = [*report.without_one, *report.trajectory[2:]]
        made.append(
            Section(
                said.say("trials"),
                (
                    Picture(
                        trial_picture(trials, said.say("trials"), said),
                        said.say("trials_about"),
                    ),
                    trial_table(trials, said),
                ),
            )
        )
    if report.as_truth:
        made.append(
            Section(
                said.say("truth"),
                (
                    said.say("truth_about"),
                    Picture(
                        trial_picture(report.as_truth, said.say("truth"), said),
                        said.say("truth"),
                    ),
                    truth_table(report.as_truth, said),
                ),
            )
        )
    return made


def trial_picture(trials: Sequence[Trial], title: str, said: Speaker) -> str:
    """Trials as a picture of intervals."""
    bars = [
        Bar(
            ", ".join(t.left_out) if len(t.left_out) < 3 else f"−{len(t.left_out)}",
            t.estimate,
            (t.interval,) if t.interval else (),
            known=t.known,
        )
        for t in trials
    ]
    return intervals(bars, title, said.language)


def trial_table(trials: Sequence[Trial], said: Speaker) -> Table:
    """Trials without one list or several."""
    rows = tuple(
        (
            ", ".join(t.left_out),
            t.observed,
            said.number(t.estimate),
            said.limits(t.interval),
        )
        for t in trials
    )
    headings = tuple(map(said.say, ("dropped", "seen", "central", "limits95")))
    return Table(said.say("trials"), headings, rows)


def truth_table(trials: Sequence[Trial], said: Speaker) -> Table:
    """Trials with a known number."""
    answers = {True: said.say("yes"), False: said.say("no"), None: "–"}
    rows = tuple(
        (
            ", ".join(t.left_out),
            t.known,
            said.number(t.estimate),
            said.limits(t.interval),
            answers[t.covers],
        )
        for t in trials
    )
    headings = tuple(
        map(said.say, ("dropped", "known", "central", "limits95", "covers"))
    )
    return Table(said.say("truth"), headings, rows)
