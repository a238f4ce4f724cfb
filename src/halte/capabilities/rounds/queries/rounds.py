"""One round in full, a person’s own reports, and the form that opens a round."""

from __future__ import annotations

from dataclasses import dataclass

from halte.capabilities.plan.facade import budgets
from halte.capabilities.rounds import policy
from halte.capabilities.rounds.asking import answered_by_nobody, asked, plan_of
from halte.capabilities.rounds.leave import holds
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.models.reports import ReportQuerySet
from halte.capabilities.rounds.queries.lines import (
    ReportLine,
    RoundLine,
    plan_titles,
    report_lines,
    round_line,
    round_row,
)
from halte.capabilities.rounds.states import HANDED_IN, Answer, Duty, Kind, ReportState
from halte.capabilities.rounds.words import ANSWERS, FIRST_QUESTIONS, KINDS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class BodyLine:
    """How far one organisation is."""

    name: Bilingual
    asked: int
    with_them: int
    with_secretariat: int
    accepted: int
    late: int
    overdue: bool

    @property
    def complete(self) -> bool:
        """True where everything was accepted."""
        return self.accepted == self.asked


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, of whom it is asked, and how it is answered."""

    number: int
    text: Bilingual
    kind: Bilingual
    answer: Bilingual
    required: bool


@dataclass(frozen=True, slots=True)
class RoundDoors:
    """What this reader may do here now."""

    move: bool
    close: bool
    write: bool
    manage: bool


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round in full. `reports` are those that this reader sees."""

    line: RoundLine
    questions: tuple[QuestionLine, ...]
    bodies: tuple[BodyLine, ...]
    reports: tuple[ReportLine, ...]
    unanswered: tuple[Bilingual, ...]
    doors: RoundDoors
    mine: int


def round_page(actor: Actor, round_id: int) -> RoundPage:
    """What the page of a round shows."""
    row = round_row(actor, round_id)
    seen = _of(actor).filter(round=row)
    every = Report.objects.filter(round=row).select_related("round", "organisation")
    own = actor.organisation_id or 0
    doors = RoundDoors(
        move=actor.may(Permission.ROUND_MANAGE) and not policy.may_move(actor, row),
        close=actor.may(Permission.ROUND_MANAGE) and not policy.may_close(actor, row),
        write=not policy.may_send_rows(actor, row)
        and Report.objects.filter(round=row, organisation_id=own).exists(),
        manage=actor.may(Permission.ROUND_MANAGE),
    )
    return RoundPage(
        line=round_line(row, plan_titles([row])),
        questions=_questions(row),
        bodies=_bodies(report_lines(every)),
        reports=_waiting_first(actor, report_lines(seen)),
        unanswered=tuple(p.title for p in answered_by_nobody(plan_of(row))),
        doors=doors,
        mine=own,
    )


def _waiting_first(
    actor: Actor, lines: tuple[ReportLine, ...]
) -> tuple[ReportLine, ...]:
    """What waits for the secretariat is not looked for among forty others."""
    if not actor.may(Permission.ROUND_MANAGE):
        return lines
    return tuple(sorted(lines, key=lambda one: one.state != ReportState.APPROVED))


def own_reports(actor: Actor) -> tuple[tuple[RoundLine, tuple[ReportLine, ...]], ...]:
    """The open rounds with the reports of one’s own organisation, soonest first."""
    rows = list(Round.objects.visible_to(actor).filter(closed_at=None))
    plans = plan_titles(rows)
    found = []
    for row in sorted(rows, key=lambda one: one.due_on):
        own = _of(actor).filter(round=row, organisation_id=actor.organisation_id or 0)
        if reports := report_lines(own):
            first = sorted(reports, key=lambda one: not (one.came_back or one.forked))
            found.append((round_line(row, plans), tuple(first)))
    return tuple(found)


def to_approve(actor: Actor) -> tuple[ReportLine, ...]:
    """What waits for this person as the second one of their department."""
    if not holds(actor, Duty.APPROVE):
        return ()
    rows = _of(actor).filter(
        state=ReportState.SUBMITTED, organisation_id=actor.organisation_id or 0
    )
    return report_lines(row for row in rows if not policy.may_approve(actor, row))


def to_accept(actor: Actor) -> tuple[ReportLine, ...]:
    """What waits for the secretariat."""
    if not actor.may(Permission.ROUND_MANAGE):
        return ()
    return report_lines(_of(actor).filter(state=ReportState.APPROVED))


def plan_choices(actor: Actor) -> list[tuple[str, str]]:
    """The plans that can be asked about."""
    return [(plan.slug, str(plan.title)) for plan in budgets(actor)]


def body_choices(actor: Actor) -> list[tuple[str, str]]:
    """The organisations that some plan names, by name."""
    named = {one.organisation_id for plan in budgets(actor) for one in asked(plan)}
    rows = Organisation.objects.filter(pk__in=named)
    pairs = [(str(row.pk), str(Bilingual(row.name_en, row.name_fr))) for row in rows]
    return sorted(pairs, key=lambda pair: pair[1])


def first_questions() -> list[dict[str, object]]:
    """What the form begins with: what was asked last, else the room’s own."""
    last = Round.objects.order_by("-pk").first()
    if last is None or not last.questions.exists():
        return [_asking(kind, answer, text, False)
                for kind, answer, text in FIRST_QUESTIONS]  # fmt: skip
    return [
        _asking(Kind(q.kind), Answer(q.answer), Bilingual(q.text_en, q.text_fr),
                q.required)
        for q in last.questions.all()
    ]  # fmt: skip


def _asking(
    kind: Kind, answer: Answer, text: Bilingual, required: bool
) -> dict[str, object]:
    return {"kind": kind, "answer": answer, "text_en": text.en, "text_fr": text.fr,
            "required": required}  # fmt: skip


def _of(actor: Actor) -> ReportQuerySet:
    seen = Report.objects.visible_to(actor)
    return seen.select_related("round", "organisation")


def _questions(row: Round) -> tuple[QuestionLine, ...]:
    return tuple(
        QuestionLine(q.position, Bilingual(q.text_en, q.text_fr), KINDS[q.kind],
                     ANSWERS[q.answer], q.required)
        for q in row.questions.all()
    )  # fmt: skip


def _bodies(lines: tuple[ReportLine, ...]) -> tuple[BodyLine, ...]:
    """Those with something overdue first, then by name."""
    groups: dict[int, list[ReportLine]] = {}
    for line in lines:
        groups.setdefault(line.organisation_id, []).append(line)
    found = [
        BodyLine(
            name=own[0].body,
            asked=len(own),
            with_them=sum(line.state not in HANDED_IN for line in own),
            with_secretariat=sum(line.state == ReportState.APPROVED for line in own),
            accepted=sum(line.state == ReportState.ACCEPTED for line in own),
            late=sum(line.late for line in own),
            overdue=any(line.overdue for line in own),
        )
        for own in groups.values()
    ]
    return tuple(sorted(found, key=lambda one: (not one.overdue, str(one.name))))
