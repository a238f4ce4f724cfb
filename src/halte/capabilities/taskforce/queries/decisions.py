"""Decisions, and the thread from the paper to the effect on the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from halte.capabilities.plan.facade import PromiseSince, told_since
from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.models import AgendaItem, Decision, Effect
from halte.capabilities.taskforce.names import Body, body, decision_reference
from halte.capabilities.taskforce.queries.register import ActionLine, lines_of
from halte.capabilities.taskforce.queries.rows import decision_row
from halte.capabilities.taskforce.standing import item_standing
from halte.capabilities.taskforce.states import Came, ItemState, MeetingState
from halte.capabilities.taskforce.words import CAME
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in a list; `corrected_by` is 0 while it stands."""

    id: int
    reference: str
    text: Bilingual
    on: date
    point: Bilingual
    meeting: int
    meeting_title: Bilingual
    promises: tuple[str, ...]
    done: int
    to_do: int
    overdue: int
    effects: int
    corrected_by: int
    corrects: int
    adopted: bool
    demonstration: bool

    @property
    def carried_out(self) -> bool:
        """True once everything that it asked for is done."""
        return self.to_do > 0 and self.done == self.to_do


@dataclass(frozen=True, slots=True)
class EffectView:
    """What someone saw that it did."""

    on: date
    word: Bilingual
    tag: str
    text: Bilingual
    by: Body | None


@dataclass(frozen=True, slots=True)
class Thread:
    """From the paper to the effect: everything that hangs on a decision."""

    line: DecisionLine
    item: int
    position: int
    said: Bilingual | None
    papers: tuple[tuple[int, Bilingual, str], ...]
    to_do: tuple[ActionLine, ...]
    promises: tuple[PromiseSince, ...]
    effects: tuple[EffectView, ...]
    earlier: tuple[DecisionLine, ...]
    may_correct: bool
    may_add: bool
    may_tell: bool


@reads(Permission.TASKFORCE_READ)
def decisions(actor: Actor) -> tuple[DecisionLine, ...]:
    """Every decision, newest first; corrected ones stand with their correction."""
    rows = _whole(Decision.objects.visible_to(actor)).filter(corrected_by=None)
    return tuple(map(_line, rows))


def decisions_at(actor: Actor, item: AgendaItem) -> tuple[DecisionLine, ...]:
    """Those of a point of the agenda, corrected ones too, in order."""
    rows = _whole(Decision.objects.visible_to(actor)).filter(item=item)
    return tuple(map(_line, rows.order_by("number")))


def _whole(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    related = rows.select_related("item__meeting", "corrected_by", "corrects__item")
    return related.prefetch_related(
        "action_items__statements", "effects", "item__meeting__minutes__verdict"
    )


@reads(Permission.TASKFORCE_READ)
def thread(actor: Actor, *, number: int) -> Thread:
    """A decision with everything before and after it."""
    row = decision_row(actor, number)
    item = row.item
    chain = _chain(row)
    numbers = [each.pk for each in chain]
    keeps = actor.may(Permission.TASKFORCE_KEEP)
    told = actor.may(Permission.TASKFORCE_ACT) and not policy.is_seated(actor, row)
    return Thread(
        line=_line(row),
        item=item.pk,
        position=item.position,
        said=(
            Bilingual(item.said_en, item.said_fr)
            if item.said_en and item.said_fr else None
        ),
        papers=tuple(
            (paper.pk, Bilingual(paper.title_en, paper.title_fr), paper.content_id)
            for paper in item.papers.filter(replaced_by=None)
        ),
        to_do=lines_of(actor, decision__in=numbers),
        promises=told_since(actor, row.promises, row.on),
        effects=tuple(
            _effect(each)
            for each in Effect.objects.filter(decision__in=numbers).select_related()
        ),
        earlier=tuple(_line(each) for each in chain[1:]),
        may_correct=keeps and not policy.may_correct(actor, row),
        may_add=keeps and not policy.may_add_action(actor, item),
        may_tell=told,
    )  # fmt: skip


def _chain(row: Decision) -> list[Decision]:
    """The decision and those that it corrects, newest first."""
    found = [row]
    while found[-1].corrects is not None:
        found.append(found[-1].corrects)
    return found


def _line(row: Decision) -> DecisionLine:
    standings = [
        item_standing(item) for each in _chain(row) for item in each.action_items.all()
    ]
    asked = [s for s in standings if s.state is not ItemState.DROPPED]
    today = timezone.localdate()
    meeting = row.item.meeting
    return DecisionLine(
        id=row.pk,
        reference=decision_reference(row),
        text=Bilingual(row.text_en, row.text_fr),
        on=row.on,
        point=Bilingual(row.item.title_en, row.item.title_fr),
        meeting=meeting.pk,
        meeting_title=Bilingual(meeting.title_en, meeting.title_fr),
        promises=tuple(row.promises),
        done=sum(s.state is ItemState.DONE for s in asked),
        to_do=len(asked),
        overdue=sum(s.overdue(today) for s in asked),
        effects=row.effects.count(),
        corrected_by=row.corrected_by.pk if hasattr(row, "corrected_by") else 0,
        corrects=row.corrects_id or 0,
        adopted=policy.now_state(meeting) is MeetingState.APPROVED,
        demonstration=row.demonstration,
    )


def _effect(row: Effect) -> EffectView:
    word, tag = CAME[Came(row.came)]
    return EffectView(
        on=row.on,
        word=word,
        tag=tag,
        text=Bilingual(row.text_en, row.text_fr),
        by=body(row.organisation) if row.organisation else None,
    )
