"""The checklist of a stop as it is read, and as it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from halte.capabilities.visits.checklist import (
    BY_SLUG,
    DWELLING,
    Question,
    questions_for,
)
from halte.capabilities.visits.models import Answer, Issued, Stop, Visit
from halte.capabilities.visits.offline.page import page
from halte.capabilities.visits.offline.reading import AnswersFile
from halte.capabilities.visits.offline.sealing import is_ours
from halte.capabilities.visits.queries.visits import stop_row
from halte.capabilities.visits.standing import current_answers, waiting_answers
from halte.capabilities.visits.states import StopKind, Value
from halte.capabilities.visits.words import STOPS, VALUES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, Missing
from halte.core.organisations.models import User
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer."""

    id: int
    value: Bilingual
    raw: str
    note: str
    at: datetime
    who: str
    from_file: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, the answer that counts, and those before it."""

    question: Question
    now: AnswerView | None
    before: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two answers to one question, side by side."""

    question: Question
    waiting: AnswerView
    now: AnswerView | None


@dataclass(frozen=True, slots=True)
class Checklist:
    """The checklist of a stop."""

    stop_id: int
    visit_id: int
    kind: Bilingual
    dwelling: tuple[Bilingual, ...]
    questions: tuple[QuestionView, ...]
    conflicts: tuple[ConflictView, ...]
    answered: int


def _opened(found: Checklist) -> list[str]:
    return [f"visits.Stop:{found.stop_id}"]


@reads(Permission.VISITS_READ, records=_opened)
def checklist(actor: Actor, *, stop_id: int) -> Checklist:
    """Questions of a stop with everything that was answered."""
    stop = stop_row(actor, stop_id)
    rows = list(stop.answers.select_related("note"))
    ids = {row.by_user_id for row in rows if row.by_user_id}
    people = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    views = {row.pk: _view(row, people) for row in rows}
    now = current_answers(stop)
    asked = questions_for(StopKind(stop.kind), caregiver=stop.caregiver)
    return Checklist(
        stop_id=stop.pk,
        visit_id=stop.visit_id,
        kind=STOPS[StopKind(stop.kind)],
        dwelling=DWELLING if stop.dwelling else (),
        questions=tuple(_question(q, rows, views, now.get(q.slug)) for q in asked),
        conflicts=tuple(
            ConflictView(
                BY_SLUG[row.question],
                views[row.pk],
                views[now[row.question].pk] if row.question in now else None,
            )
            for row in waiting_answers(stop)
        ),
        answered=sum(question.slug in now for question in asked),
    )


def _question(
    question: Question, rows: list[Answer], views: dict[int, AnswerView],
    now: Answer | None,
) -> QuestionView:  # fmt: skip
    current = now.pk if now else 0
    before = [
        views[row.pk]
        for row in rows
        if row.question == question.slug and row.pk != current
    ]
    return QuestionView(question, views.get(current), tuple(before))


def _view(row: Answer, people: dict[int, str]) -> AnswerView:
    return AnswerView(
        id=row.pk,
        value=VALUES[Value(row.value)],
        raw=row.value,
        note=row.note.text if row.note else "",
        at=row.answered_at,
        who=people.get(row.by_user_id or 0, "Halte"),
        from_file=row.issued_id is not None,
    )


def waiting_row(actor: Actor, answer_id: int) -> Answer:
    """An answer that waits, of a visit that this person may read."""
    visible = Visit.objects.visible_to(actor)
    rows = Answer.objects.filter(stop__visit__in=visible, aside=True)
    found = rows.select_related("stop__visit", "note").filter(pk=answer_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def form_file(issued: Issued) -> bytes:
    """The checklist as a file, showing the answers of now."""
    stop: Stop = issued.stop
    asked = questions_for(StopKind(stop.kind), caregiver=stop.caregiver)
    now = {
        slug: (row.value, row.note.text if row.note else "")
        for slug, row in current_answers(stop).items()
    }
    return page(issued, asked, now)


def issued_for(actor: Actor, stop: Stop, file: AnswersFile) -> Issued:
    """The form that a file of answers was made with, if it is one of ours."""
    visible = Visit.objects.visible_to(actor)
    rows = Issued.objects.filter(token=file.token, stop__visit__in=visible)
    found = rows.select_related("stop").first()
    if found is None or not is_ours(found, file.signature):
        raise Invalid("checklist_unknown", field="file")
    if found.stop_id != stop.pk:
        raise Invalid("checklist_other_stop", field="file")
    return found
