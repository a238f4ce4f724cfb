"""One report in full: its text, figures, spending, history, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from halte.capabilities.money.facade import SpendLine, entries_of, entry_url
from halte.capabilities.plan.facade import (
    RULE_WORDS,
    STATE_WORDS,
    promise_url,
    statement_is_public,
    steps_ahead,
)
from halte.capabilities.rounds import policy
from halte.capabilities.rounds.accepting import origin_of
from halte.capabilities.rounds.asking import promise_of, questions_for
from halte.capabilities.rounds.checking import lines_for, missing
from halte.capabilities.rounds.content import TEXTS, Content, changed, read_back
from halte.capabilities.rounds.figures import ReportFigure, figures_kept, figures_now
from halte.capabilities.rounds.models import Report, Step, Version
from halte.capabilities.rounds.queries.lines import (
    ReportLine,
    RoundLine,
    plan_titles,
    report_lines,
    round_line,
)
from halte.capabilities.rounds.states import Act, Part, ReportState
from halte.capabilities.rounds.versions import before, content_of, ends
from halte.capabilities.rounds.words import ACTS, HEADINGS, LANGUAGES, VIAS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.ui import writing


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the text. `change` is '', 'new', 'changed' or 'same'.

    `earlier` is what the last round said there, where it said something else.
    """

    heading: Bilingual
    text: str
    change: str
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class SpendShown:
    """Spending on a line; `entry_url` follows the dollar once it was recorded."""

    line: SpendLine
    cents: int
    explanation: str
    pays: int | None
    entry_url: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A line of the history. `body` is whose act it was; never a person’s name."""

    word: Bilingual
    at: datetime
    comment: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class TextShown:
    """A version in the history."""

    number: int
    via: Bilingual
    at: datetime


@dataclass(frozen=True, slots=True)
class PartShown:
    """What a supporting organisation adds, as far as this reader sees it."""

    line: ReportLine
    seen: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReportDoors:
    """What this reader may do with it now."""

    write: bool
    submit: bool
    approve: bool
    send_back: bool
    accept: bool
    copy: bool
    second_person: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report in full."""

    line: ReportLine
    round: RoundLine
    content: Content
    language: str
    version: int
    standing: Bilingual | None
    rule: Bilingual | None
    passages: tuple[Passage, ...]
    answers: tuple[Passage, ...]
    milestone: str
    figures: tuple[ReportFigure, ...]
    figures_are_kept: bool
    spending: tuple[SpendShown, ...]
    parts: tuple[PartShown, ...]
    steps: tuple[StepShown, ...]
    texts: tuple[TextShown, ...]
    comment: StepShown | None
    missing: tuple[tuple[Bilingual, Bilingual], ...]
    doors: ReportDoors
    earlier_id: int | None
    promise_url: str
    statement_is_public: bool
    may_audit: bool


def report_row(actor: Actor, report_id: int) -> Report:
    """One report that this person sees, as the subject of an action."""
    seen = Report.objects.visible_to(actor).select_related("round", "organisation")
    found = seen.filter(pk=report_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def report_page(actor: Actor, report_id: int) -> ReportPage:
    """What the page of a report shows."""
    report = report_row(actor, report_id)
    content, texts = content_of(report), tuple(report.versions.all())
    standing = ends(report)
    steps = tuple(
        map(_step, Step.objects.filter(report=report).select_related("version"))
    )
    earlier = before(report)
    figures, kept = figures_of(report)
    doors = doors_of(actor, report, earlier)
    return ReportPage(
        line=report_lines([report])[0],
        round=round_line(report.round, plan_titles([report.round])),
        content=content,
        language=content.language,
        version=standing[0].number if standing else 0,
        standing=STATE_WORDS.get(content.state),
        rule=RULE_WORDS.get(content.rule),
        passages=passages_of(content, content_of(earlier) if earlier else None),
        answers=answers_of(report, content, earlier),
        milestone=_milestone(report, content),
        figures=figures,
        figures_are_kept=kept,
        spending=_spending(report, content),
        parts=_parts(actor, report),
        steps=steps,
        texts=tuple(TextShown(v.number, VIAS[v.via], v.kept_at) for v in texts),
        comment=_last_comment(report, steps),
        missing=_missing(report, content) if doors.write and texts else (),
        doors=doors,
        earlier_id=earlier.pk if earlier else None,
        promise_url=promise_url(
            report.round.plan, report.commitment, report.statement_id
        ),
        statement_is_public=bool(
            report.statement_id and statement_is_public(report.statement_id)
        ),
        may_audit=actor.may(Permission.AUDIT_READ),
    )


def figures_of(report: Report) -> tuple[tuple[ReportFigure, ...], bool]:
    """The figures of the last submission, and True; else those of now, and False."""
    handed = report.state in (
        ReportState.SUBMITTED, ReportState.APPROVED, ReportState.ACCEPTED
    )  # fmt: skip
    step = Step.objects.filter(report=report, act=Act.SUBMITTED).last()
    if handed and step is not None:
        return figures_kept(step.figures), True
    return figures_now(promise_of(report)), False


def doors_of(actor: Actor, report: Report, earlier: Report | None) -> ReportDoors:
    """What would work now; the actions ask again under a lock."""
    write = not policy.may_write(actor, report)
    approval = policy.may_approve(actor, report)
    return ReportDoors(
        write=write,
        submit=not policy.may_submit(actor, report)
        and not missing(report, content_of(report)),
        approve=not approval,
        send_back=not policy.may_return(actor, report),
        accept=actor.may(Permission.ROUND_MANAGE)
        and not policy.may_accept(actor, report),
        copy=write and earlier is not None and report.state == ReportState.TO_WRITE,
        second_person=approval == "rounds_second_person",
    )


def passages_of(content: Content, earlier: Content | None) -> tuple[Passage, ...]:
    """The four texts, each marked against the last round."""
    differs = changed(earlier, content) if earlier else frozenset()
    found = []
    for name in TEXTS:
        text = getattr(content, name)
        said = getattr(earlier, name) if earlier else ""
        if text or said:
            found.append(_passage(HEADINGS[name], text, said, name in differs, earlier))
    return tuple(found)


def _passage(
    heading: Bilingual, text: str, said: str, differs: bool, earlier: Content | None
) -> Passage:
    if earlier is None:
        return Passage(heading, text, "")
    if not differs:
        return Passage(heading, text, "same")
    return Passage(heading, text, "changed" if said else "new", said)


def answers_of(
    report: Report, content: Content, earlier: Report | None
) -> tuple[Passage, ...]:
    """The questions with their answers, marked against the last round."""
    said = _answers_before(earlier)
    return tuple(
        _passage(
            text,
            now := content.answers.get(str(question.position), ""),
            then := said.get(question.text_en, ""),
            now != then,
            content_of(earlier) if earlier else None,
        )
        for question in questions_for(report)
        for text in [Bilingual(question.text_en, question.text_fr)]
    )


def _answers_before(earlier: Report | None) -> dict[str, str]:
    if earlier is None:
        return {}
    answers = content_of(earlier).answers
    return {
        q.text_en: answers.get(str(q.position), "")
        for q in earlier.round.questions.all()
    }


def _milestone(report: Report, content: Content) -> str:
    if not content.milestone:
        return ""
    steps = {s.slug: str(s.title) for s in steps_ahead(promise_of(report).id)}
    return steps.get(content.milestone, content.milestone)


def _spending(report: Report, content: Content) -> tuple[SpendShown, ...]:
    lines = {line.key: line for line in lines_for(report)} if content.spent else {}
    entries = {entry.key: entry.id for entry in entries_of(origin_of(report))}
    return tuple(
        SpendShown(
            lines[spend.key],
            spend.cents or 0,
            spend.explanation,
            spend.pays,
            entry_url(entries[spend.key]) if spend.key in entries else "",
        )
        for spend in content.spent
        if spend.key in lines
    )


def _parts(actor: Actor, report: Report) -> tuple[PartShown, ...]:
    """The parts of supporting organisations; the lead reads them once approved."""
    if report.part == Part.SUPPORT:
        return ()
    rows = policy.parts_of(report).select_related("round", "organisation")
    own = report.organisation_id == actor.organisation_id
    manages = actor.may(Permission.ROUND_MANAGE) or actor.may(Permission.AUDIT_READ)
    found = []
    for row, line in zip(rows, report_lines(rows), strict=True):
        seen = policy.has_handed_in(row) and (own or manages)
        seen = seen or row.state == ReportState.ACCEPTED
        text = passages_of(content_of(row), None) if seen else ()
        found.append(PartShown(line, seen, text))
    return tuple(found)


def _step(step: Step) -> StepShown:
    return StepShown(
        ACTS[step.act], step.at, step.comment, step.language, step.version.number
    )


def _last_comment(report: Report, steps: tuple[StepShown, ...]) -> StepShown | None:
    if report.state != ReportState.RETURNED:
        return None
    return next((step for step in reversed(steps) if step.comment), None)


def _missing(
    report: Report, content: Content
) -> tuple[tuple[Bilingual, Bilingual], ...]:
    questions = {
        f"answer:{q.position}": Bilingual(q.text_en, q.text_fr)
        for q in questions_for(report)
    }
    lines = {f"spend:{line.key}": line.title for line in lines_for(report)}
    places = {**HEADINGS, **questions, **lines}
    spend = HEADINGS["spend"]
    return tuple(
        (places.get(trouble.place, spend), trouble.fault.sentence)
        for trouble in missing(report, content)
    )


@dataclass(frozen=True, slots=True)
class Fork:
    """Two texts that wait for a person, passage by passage."""

    line: ReportLine
    one: Version
    other: Version
    rows: tuple[tuple[Bilingual, str, str, bool], ...]


def fork_of(actor: Actor, report_id: int) -> Fork:
    """The two oldest texts that stand beside each other."""
    report = report_row(actor, report_id)
    now = ends(report)
    if len(now) < 2 or policy.may_write(actor, report):
        raise Missing("not_found")
    first, second = read_back(now[0].content), read_back(now[1].content)
    return Fork(
        report_lines([report])[0], now[0], now[1], tuple(_sides(report, first, second))
    )


def _sides(
    report: Report, first: Content, second: Content
) -> list[tuple[Bilingual, str, str, bool]]:
    differs = changed(first, second)
    words = {"state": STATE_WORDS, "rule": RULE_WORDS, "language": LANGUAGES}
    rows = []
    for name in ("state", "rule", "language", *TEXTS, "milestone", "milestone_met_on"):
        told = [_told(getattr(one, name), words.get(name)) for one in (first, second)]
        rows.append((HEADINGS[name], told[0], told[1], name in differs))
    for question in questions_for(report):
        n = str(question.position)
        text = Bilingual(question.text_en, question.text_fr)
        pair = (first.answers.get(n, ""), second.answers.get(n, ""))
        rows.append((text, *pair, f"answer:{n}" in differs))
    for line in lines_for(report):
        pair = (_amount(first, line.key), _amount(second, line.key))
        rows.append((line.title, *pair, pair[0] != pair[1]))
    return [row for row in rows if row[1] or row[2]]


def _told(value: object, words: object) -> str:
    if isinstance(words, dict) and value in words:
        return str(words[value])
    return "" if value is None else str(value)


def _amount(content: Content, key: str) -> str:
    spend = content.on_line(key)
    if spend is None or spend.cents is None:
        return ""
    told = writing.cents(spend.cents)
    return told if spend.pays is None else f"{told} (→ {spend.pays})"
