"""The register of action items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.models import ActionItem, ActionStatement
from halte.capabilities.taskforce.names import (
    Body,
    action_reference,
    body,
    decision_reference,
    maybe,
)
from halte.capabilities.taskforce.queries.rows import action_row
from halte.capabilities.taskforce.standing import ItemStanding, item_standing
from halte.capabilities.taskforce.states import ItemState, Said
from halte.capabilities.taskforce.words import ITEMS, SAID
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads


class Which(StrEnum):
    """Parts of the register that are asked for by name."""

    OPEN = "open"
    OURS = "ours"
    OVERDUE = "overdue"
    SLIPPED = "slipped"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action item as the register shows it. `decision` is 0 where there is none."""

    id: int
    reference: str
    text: Bilingual
    owner: Body
    on: date
    state: ItemState
    word: Bilingual
    tag: str
    promised: date
    due: date
    settled: date | None
    slips: int
    slipped: bool
    overdue: bool
    days_late: int
    ours: bool
    meeting: int
    meeting_title: Bilingual
    decision: int
    decision_reference: str
    demonstration: bool

    @property
    def open(self) -> bool:
        """True until it is settled."""
        return self.state is ItemState.OPEN


@dataclass(frozen=True, slots=True)
class StatementView:
    """What was said of an action item on a day."""

    kind: Said
    word: Bilingual
    on: date
    due: date | None
    before: date | None
    text: Bilingual | None
    by: Body | None


@dataclass(frozen=True, slots=True)
class ActionPage:
    """An action item, all that was said of it, and what this reader may do."""

    line: ActionLine
    statements: tuple[StatementView, ...]
    may_change: bool
    may_drop: bool
    may_reopen: bool


@dataclass(frozen=True, slots=True)
class Register:
    """The part asked for, and how many each part has."""

    lines: tuple[ActionLine, ...]
    counts: dict[Which, int]


@reads(Permission.TASKFORCE_READ)
def register(actor: Actor, *, which: Which = Which.OPEN) -> Register:
    """The register: what is due first stands first; what is settled, last first."""
    lines = action_lines(actor)
    parts = {part: [line for line in lines if _belongs(line, part)] for part in Which}
    found = sorted(parts[which], key=lambda line: (line.due, line.id))
    if which is Which.SETTLED:
        found.sort(key=lambda line: line.settled or line.due, reverse=True)
    return Register(tuple(found), {part: len(rows) for part, rows in parts.items()})


def _belongs(line: ActionLine, which: Which) -> bool:
    return {
        Which.OPEN: line.open,
        Which.OURS: line.open and line.ours,
        Which.OVERDUE: line.overdue,
        Which.SLIPPED: line.open and line.slipped,
        Which.SETTLED: not line.open,
    }[which]


@reads(Permission.TASKFORCE_READ)
def whole_register(actor: Actor) -> tuple[ActionLine, ...]:
    """Every action item, in the order in which they were set."""
    return tuple(action_lines(actor))


def action_lines(actor: Actor) -> list[ActionLine]:
    """Every action item that this reader sees, as it stands today."""
    return [_line(actor, row) for row in _whole(ActionItem.objects.visible_to(actor))]


def lines_of(actor: Actor, **where: object) -> tuple[ActionLine, ...]:
    """Those of a decision, a point or a meeting."""
    rows = ActionItem.objects.visible_to(actor).filter(**where)
    return tuple(_line(actor, row) for row in _whole(rows))


def _whole(rows: QuerySet[ActionItem]) -> QuerySet[ActionItem]:
    related = rows.select_related("owner", "item__meeting", "decision__item")
    return related.prefetch_related("statements")


@reads(Permission.TASKFORCE_READ)
def action_page(actor: Actor, *, number: int) -> ActionPage:
    """One of them."""
    row = action_row(actor, number)
    acts = actor.may(Permission.TASKFORCE_ACT)
    keeps = actor.may(Permission.TASKFORCE_KEEP)
    changes = not policy.may_change(actor, row)
    return ActionPage(
        line=_line(actor, row),
        statements=tuple(_statements(list(row.statements.all()))),
        may_change=acts and changes,
        may_drop=keeps and changes,
        may_reopen=keeps and not policy.may_reopen(actor, row),
    )


def _statements(rows: list[ActionStatement]) -> list[StatementView]:
    """In order, each change of date with the date that it replaced."""
    found, due = [], None
    for row in rows:
        kind = Said(row.kind)
        found.append(
            StatementView(
                kind, SAID[kind], row.on, row.due,
                due if kind is Said.DUE else None,
                maybe(row.text_en, row.text_fr),
                body(row.organisation) if row.organisation else None,
            )
        )  # fmt: skip
        due = row.due or due
    return found


def _line(actor: Actor, row: ActionItem) -> ActionLine:
    today = timezone.localdate()
    now: ItemStanding = item_standing(row)
    word, tag = ITEMS[now.state]
    meeting = row.item.meeting
    return ActionLine(
        id=row.pk,
        reference=action_reference(row),
        text=Bilingual(row.text_en, row.text_fr),
        owner=body(row.owner),
        on=row.on,
        state=now.state,
        word=word,
        tag=tag,
        promised=now.promised,
        due=now.due,
        settled=now.settled,
        slips=now.slips,
        slipped=now.slipped,
        overdue=now.overdue(today),
        days_late=max((today - now.due).days, 0),
        ours=row.owner_id == actor.organisation_id,
        meeting=meeting.pk,
        meeting_title=Bilingual(meeting.title_en, meeting.title_fr),
        decision=row.decision_id or 0,
        decision_reference=decision_reference(row.decision) if row.decision else "",
        demonstration=row.demonstration,
    )
