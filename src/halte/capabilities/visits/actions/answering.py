"""Answers of the checklist, from a page or from a file. Nothing is ever lost."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from halte.capabilities.visits.checklist import BY_SLUG, PROTOCOL, questions_for
from halte.capabilities.visits.keeping import passage, require_past, took_part
from halte.capabilities.visits.models import Answer, Issued, Stop
from halte.capabilities.visits.policy import is_ours, may_answer, may_issue
from halte.capabilities.visits.standing import current_answers
from halte.capabilities.visits.states import StopKind, Value
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and the number of the answer that its author saw; 0 for none."""

    question: str
    value: Value
    note: str = ""
    base: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """How many answers were new, and how many wait for someone to choose."""

    new: int = 0
    aside: int = 0


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Take a checklist along", "Emporter une liste de contrôle"),
    policy=may_issue,
    second_factor=True,
)
def issue(actor: Actor, stop: Stop) -> Issued:
    """A file to fill in without a network; it knows which answers it showed."""
    took_part(actor, stop.visit)
    return Issued.objects.create(
        token=secrets.token_hex(16),
        stop=stop,
        protocol=PROTOCOL,
        base={slug: row.pk for slug, row in current_answers(stop).items()},
        by_user_id=actor.user_id,
    )


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Answer the checklist", "Répondre à la liste de contrôle"),
    policy=may_answer,
    second_factor=True,
)
def answer(
    actor: Actor,
    stop: Stop,
    *,
    given: Iterable[Given],
    at: datetime,
    issued: Issued | None = None,
) -> Taken:
    """Keep what is new. Where someone answered meanwhile, both answers stay."""
    took_part(actor, stop.visit)
    require_past(at, "filled_at")
    if issued is not None:
        check_file(stop, issued, at)
    asked = questions_for(StopKind(stop.kind), caregiver=stop.caregiver)
    known = {question.slug for question in asked}
    now, new, aside = current_answers(stop), 0, 0
    for each in given:
        if each.question not in known:
            raise Invalid("checklist_question", question=each.question[:30])
        before = now.get(each.question)
        if before and same(before, each):
            continue
        meanwhile = before is not None and not continues(before, each, issued)
        Answer.objects.create(
            stop=stop, question=each.question, value=each.value, issued=issued,
            note=passage(each.note), aside=meanwhile, answered_at=at,
            against=before if meanwhile else None, by_user_id=actor.user_id,
        )  # fmt: skip
        new, aside = new + (not meanwhile), aside + meanwhile
    return Taken(new, aside)


def check_file(stop: Stop, issued: Issued, at: datetime) -> None:
    """The file belongs to this stop, and was not sent before."""
    if issued.stop_id != stop.pk:
        raise Invalid("checklist_other_stop", field="file")
    if Answer.objects.filter(issued=issued, answered_at=at).exists():
        raise Invalid("checklist_sent", field="file")


def same(before: Answer, given: Given) -> bool:
    """True where nothing would change."""
    note = before.note.text if before.note else ""
    return before.value == given.value and note == given.note.strip()


def continues(before: Answer, given: Given, issued: Issued | None) -> bool:
    """True where the author saw what stands now, or gave it with the same file."""
    if issued is not None and before.issued_id == issued.pk:
        return True
    return before.pk == given.base


def may_choose(actor: Actor, waiting: Answer) -> str:
    """Once, between two answers that both stand."""
    if code := is_ours(actor, waiting.stop.visit):
        return code
    chosen = Answer.objects.filter(resolves=waiting).exists()
    return "checklist_chosen" if chosen or not waiting.aside else ""


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Choose between two answers", "Choisir entre deux réponses"),
    policy=may_choose,
    second_factor=True,
)
def choose(actor: Actor, waiting: Answer, *, take_waiting: bool) -> Answer:
    """A new answer says which one counts; both others stay readable."""
    took_part(actor, waiting.stop.visit)
    stop, question = waiting.stop, BY_SLUG[waiting.question].slug
    now = current_answers(stop).get(question)
    chosen = waiting if take_waiting or now is None else now
    return Answer.objects.create(
        stop=stop, question=question, value=chosen.value, resolves=waiting,
        note=passage(chosen.note.text if chosen.note else ""),
        answered_at=timezone.now(), by_user_id=actor.user_id,
    )  # fmt: skip
