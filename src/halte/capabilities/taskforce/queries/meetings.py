"""Meetings as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.files import KINDS, opened
from halte.capabilities.taskforce.minutes.drawing import kept
from halte.capabilities.taskforce.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Paper,
    Step,
)
from halte.capabilities.taskforce.names import Body, body, maybe
from halte.capabilities.taskforce.queries.decisions import DecisionLine, decisions_at
from halte.capabilities.taskforce.queries.register import ActionLine, lines_of
from halte.capabilities.taskforce.queries.rows import meeting_row, paper_row
from halte.capabilities.taskforce.standing import state_of
from halte.capabilities.taskforce.states import (
    ItemPurpose,
    MeetingState,
    MeetingStep,
    PaperLanguage,
    Presence,
)
from halte.capabilities.taskforce.words import (
    MEETINGS,
    PAPER_LANGUAGES,
    PRESENCES,
    PURPOSES,
    STEPS,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as a list shows it."""

    id: int
    title: Bilingual
    starts_at: datetime
    ends_at: datetime
    state: MeetingState
    word: Bilingual
    tag: str
    recorded_after: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper; `earlier` are the numbers of those that it replaced."""

    id: int
    title: Bilingual
    language: Bilingual
    kind: str
    kilobytes: int
    digest: str
    at: datetime
    earlier: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the agenda with everything that belongs to it."""

    id: int
    position: int
    title: Bilingual
    purpose: Bilingual
    presenter: Body | None
    said: Bilingual | None
    papers: tuple[PaperView, ...]
    decisions: tuple[DecisionLine, ...]
    to_do: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class CameView:
    """Whether an organisation came."""

    body: Body
    word: Bilingual
    people: int


@dataclass(frozen=True, slots=True)
class StepView:
    """What happened to the invitation."""

    word: Bilingual
    at: datetime
    starts_at: datetime
    reason: Bilingual | None
    moved: bool


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes that were submitted, and what became of them."""

    number: int
    at: datetime
    digest: str
    approved_on: date | None
    returned: str


@dataclass(frozen=True, slots=True)
class Doors:
    """What this reader may do with a meeting now."""

    prepare: bool
    record: bool
    move: bool
    cancel: bool
    submit: bool
    decide: bool
    follow_up: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting in full."""

    line: MeetingLine
    place: Bilingual | None
    version: int
    points: tuple[PointView, ...]
    attendance: tuple[CameView, ...]
    steps: tuple[StepView, ...]
    minutes: tuple[MinutesView, ...]
    doors: Doors

    @property
    def latest(self) -> MinutesView | None:
        """The minutes that were submitted last."""
        return self.minutes[-1] if self.minutes else None

    @property
    def begun(self) -> bool:
        """True once there may be something to write down."""
        shut = (MeetingState.PLANNED, MeetingState.CANCELLED)
        return self.line.state not in shut


@reads(Permission.TASKFORCE_READ)
def meetings(actor: Actor) -> tuple[MeetingLine, ...]:
    """Every meeting, newest first."""
    rows = Meeting.objects.visible_to(actor).whole()
    return tuple(meeting_line(row) for row in rows)


def meeting_line(row: Meeting) -> MeetingLine:
    """A meeting in a list."""
    state = state_of(row, timezone.now())
    word, tag = MEETINGS[state]
    return MeetingLine(
        id=row.pk,
        title=Bilingual(row.title_en, row.title_fr),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=state,
        word=word,
        tag=tag,
        recorded_after=row.recorded_after,
        demonstration=row.demonstration,
    )


@reads(Permission.TASKFORCE_READ)
def meeting_page(actor: Actor, *, number: int) -> MeetingPage:
    """One meeting."""
    row = meeting_row(actor, number)
    items = row.items.select_related("presenter").prefetch_related(
        "papers__replaced_by", "papers__replaces"
    )
    return MeetingPage(
        line=meeting_line(row),
        place=maybe(row.place_en, row.place_fr),
        version=row.version,
        points=tuple(_point(actor, item) for item in items),
        attendance=tuple(_came(r) for r in row.attendance.select_related()),
        steps=tuple(_step(step) for step in row.steps.all()),
        minutes=tuple(_minutes(actor, each) for each in row.minutes.all()),
        doors=_doors(actor, row),
    )


def _doors(actor: Actor, row: Meeting) -> Doors:
    keeps = actor.may(Permission.TASKFORCE_KEEP)
    record = keeps and not policy.may_record(actor, row)
    state = policy.now_state(row)
    return Doors(
        prepare=keeps and not policy.may_prepare(actor, row),
        record=record,
        move=keeps and not policy.may_move(actor, row),
        cancel=keeps and not policy.may_cancel(actor, row),
        submit=keeps and not policy.may_submit(actor, row),
        decide=actor.may(Permission.TASKFORCE_APPROVE)
        and not policy.may_decide(actor, row),
        follow_up=record or (keeps and state is MeetingState.APPROVED),
    )


def _point(actor: Actor, item: AgendaItem) -> PointView:
    return PointView(
        id=item.pk,
        position=item.position,
        title=Bilingual(item.title_en, item.title_fr),
        purpose=PURPOSES[ItemPurpose(item.purpose)],
        presenter=body(item.presenter) if item.presenter else None,
        said=maybe(item.said_en, item.said_fr),
        papers=papers_of(list(item.papers.all())),
        decisions=decisions_at(actor, item),
        to_do=lines_of(actor, item=item),
    )


def papers_of(rows: list[Paper]) -> tuple[PaperView, ...]:
    """The newest of each paper, with the numbers of those before it."""
    by_number = {row.pk: row for row in rows}
    return tuple(
        _paper(row, by_number) for row in rows if not hasattr(row, "replaced_by")
    )


def _paper(row: Paper, others: dict[int, Paper]) -> PaperView:
    earlier, before = [], row.replaces_id
    while before:
        earlier.append(before)
        before = others[before].replaces_id
    return PaperView(
        id=row.pk,
        title=Bilingual(row.title_en, row.title_fr),
        language=PAPER_LANGUAGES[PaperLanguage(row.language)],
        kind=row.kind.upper(),
        kilobytes=max(row.size // 1024, 1),
        digest=row.content_id,
        at=row.at,
        earlier=tuple(earlier),
    )


def _came(row: Attendance) -> CameView:
    return CameView(
        body(row.organisation), PRESENCES[Presence(row.presence)], row.people
    )


def _step(row: Step) -> StepView:
    kind = MeetingStep(row.kind)
    return StepView(
        word=STEPS[kind],
        at=row.at,
        starts_at=row.starts_at,
        reason=maybe(row.reason_en, row.reason_fr),
        moved=kind is MeetingStep.MOVED,
    )


def _minutes(actor: Actor, row: Minutes) -> MinutesView:
    verdict = getattr(row, "verdict", None)
    # Why minutes came back is between those who write and those who approve.
    inside = actor.may(Permission.TASKFORCE_KEEP) or actor.may(
        Permission.TASKFORCE_APPROVE
    )
    returned = verdict is not None and not verdict.approved
    return MinutesView(
        number=row.number,
        at=row.at,
        digest=row.content_digest,
        approved_on=verdict.on if verdict and verdict.approved else None,
        returned=verdict.reason if verdict and returned and inside else "",
    )


@dataclass(frozen=True, slots=True)
class File:
    """A document as it is handed out."""

    name: str
    media_type: str
    data: bytes


@reads(Permission.TASKFORCE_READ)
def paper_file(actor: Actor, *, number: int) -> File:
    """A paper as it was sent."""
    row = paper_row(actor, number)
    kind = KINDS[row.kind]
    name = f"halte-paper-{row.pk}.{row.kind}"
    return File(name, kind.media_type, opened(row.content))


@reads(Permission.TASKFORCE_READ)
def minutes_file(
    actor: Actor, *, meeting: int, number: int, language: Language
) -> File:
    """Minutes as they were frozen; before approval, for those who write or approve."""
    rows = Minutes.objects.visible_to(actor).select_related("verdict")
    row = rows.filter(meeting_id=meeting, number=number).first()
    if row is None or not (_approved(row) or _inside(actor)):
        raise Missing("not_found")
    name = f"halte-minutes-{meeting}-{number}-{language}.pdf"
    return File(name, "application/pdf", kept(row, language))


def _approved(row: Minutes) -> bool:
    verdict = getattr(row, "verdict", None)
    return verdict is not None and bool(verdict.approved)


def _inside(actor: Actor) -> bool:
    """Those who write minutes, approve them, or audit."""
    return (
        actor.may(Permission.TASKFORCE_KEEP)
        or actor.may(Permission.TASKFORCE_APPROVE)
        or "auditor" in actor.roles
    )
