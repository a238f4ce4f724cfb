"""Files as lists and the notebook page show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from halte.capabilities.support import notices, policy
from halte.capabilities.support.models import File, Passage
from halte.capabilities.support.passages import content_of, shown, standing
from halte.capabilities.support.states import (
    MONTHS,
    FileState,
    Level,
    NeedLevel,
    ReferralState,
)
from halte.capabilities.support.topics import GROUPS, TOPICS, Topic
from halte.capabilities.support.words import FILE_STATES, LEVELS_SHORT, NEED_LEVELS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, current_language
from halte.core.consent.models import Person
from halte.core.errors import Denied, Missing
from halte.core.geography.places import place_name
from halte.core.organisations.queries import names_of
from halte.core.reads import reads
from halte.methods.months import months_after
from halte.methods.victims_permit import Clock, first_permit

MARKED_DAYS: Final = 30
"""Days for which a file that was opened in an emergency carries a mark."""
MOST: Final = 500
"""Files that a list shows, newest first."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in a list. `forked` counts topics with two texts; `label` is '' where an
    emergency lists it.
    """

    reference: UUID
    label: str
    state: Bilingual
    tone: str
    level: Bilingual | None
    opened_at: datetime
    urgent: int
    forked: int
    waiting: int
    declined: int
    rings: bool
    emergency_at: datetime | None
    body: Bilingual


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a topic: its lines, who kept it and when."""

    number: int
    lines: tuple[tuple[str, str], ...]
    by: str
    at: datetime
    level: Bilingual | None
    tone: str


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic on the notebook page; several texts where two people wrote at once."""

    id: str
    title: Bilingual
    texts: tuple[Text, ...]

    @property
    def forked(self) -> bool:
        """True where two texts wait to be brought together."""
        return len(self.texts) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """Topics under one heading: those written, then those not asked yet."""

    id: str
    title: Bilingual
    written: tuple[TopicLine, ...]
    empty: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """An outcome to ask about: after how many months, from which day."""

    months: int
    on: date
    answered: bool | None

    @property
    def waits(self) -> bool:
        """True where its day has come and nobody asked."""
        return self.answered is None and self.on <= timezone.localdate()


@dataclass(frozen=True, slots=True)
class Notebook:
    """The whole first page of a file."""

    line: FileLine
    person: UUID
    level: Level
    region: Bilingual | None
    groups: tuple[Group, ...]
    clock: Clock | None
    outcomes: tuple[Due, ...]
    may_write: bool
    may_refer: bool
    may_supervise: bool
    may_note: bool
    may_dispose: bool
    closed: bool


def of_lines(found: Iterable[FileLine]) -> list[str]:
    """What the audit calls them."""
    return [f"support.File:{line.reference}" for line in found]


def of_page(page: Notebook) -> list[str]:
    """The same, for one."""
    return of_lines([page.line])


def file_row(actor: Actor, reference: UUID) -> File:
    """The row, for an action on it. An emergency that opens it is told at once."""
    rows = File.objects.visible_to(actor).select_related("organisation")
    found = rows.filter(reference=reference).first()
    if found is None:
        raise Missing("not_found")
    notices.tell_of_emergency(actor, found)
    return found


def to_write(actor: Actor, reference: UUID) -> File:
    """A file that this actor can write in now: pages open only what would work."""
    row = file_row(actor, reference)
    if code := policy.may_write(actor, row):
        raise Denied(code)
    return row


@reads(Permission.SUPPORT_READ, records=of_lines)
def files(actor: Actor, *, closed: bool = False) -> tuple[FileLine, ...]:
    """Those this actor may open, newest first."""
    states = [FileState.CLOSED] if closed else [FileState.OPEN, FileState.FOLLOW_UP]
    rows = File.objects.visible_to(actor).filter(state__in=states)
    rows = rows.select_related("organisation").order_by("-opened_at", "-pk")
    if actor.in_emergency:
        return tuple(unnamed(row) for row in rows[:MOST])
    return tuple(line_of(row) for row in rows[:MOST])


@reads(Permission.SUPPORT_READ, records=of_lines)
def named(actor: Actor, *, words: str) -> tuple[FileLine, ...]:
    """Files whose person is recognised by exactly these words, case and accents aside.

    In an emergency, those who answer for each are told, as if it had been opened.
    """
    digest = Person._meta.get_field("label_index").digest(words)
    people = Person.objects.filter(label_index=digest).values("reference")
    rows = File.objects.visible_to(actor).filter(person__in=people)
    found = tuple(rows.select_related("organisation")[:MOST]) if digest else ()
    for row in found:
        notices.tell_of_emergency(actor, row)
    return tuple(map(line_of, found))


def unnamed(row: File) -> FileLine:
    """A file of which an emergency sees whose it is and since when, nothing else:
    nobody was told yet that it is looked at.
    """
    word, tone = FILE_STATES[FileState(row.state)]
    return FileLine(
        row.reference, "", word, tone, None, row.opened_at, 0, 0, 0, 0,
        False, None, Bilingual(row.organisation.name_en, row.organisation.name_fr),
    )  # fmt: skip


def label_of(file: File) -> str:
    """The words that staff recognise a person by."""
    found = Person.objects.filter(reference=file.person).first()
    return found.label if found else ""


def line_of(row: File) -> FileLine:
    """A file as lists show it."""
    now = standing(row)
    word, tone = FILE_STATES[FileState(row.state)]
    return FileLine(
        reference=row.reference,
        label=label_of(row),
        state=word,
        tone=tone,
        level=LEVELS_SHORT[Level(row.level)],
        opened_at=row.opened_at,
        urgent=sum(
            any(end.level == NeedLevel.URGENT for end in found)
            for found in now.values()
        ),
        forked=sum(len(found) > 1 for found in now.values()),
        waiting=row.referrals.filter(state=ReferralState.SENT).count(),
        declined=to_follow(row),
        rings=_rings(row, now),
        emergency_at=_opened_in_emergency(row),
        body=Bilingual(row.organisation.name_en, row.organisation.name_fr),
    )


def to_follow(row: File) -> int:
    """Referrals that were declined or expired, and that no other one followed."""
    followed = row.referrals.filter(after__isnull=False).values("after")
    ended = [ReferralState.DECLINED, ReferralState.EXPIRED]
    return row.referrals.filter(state__in=ended).exclude(pk__in=followed).count()


def _opened_in_emergency(row: File) -> datetime | None:
    """When it last was, within the time that the mark stays."""
    recent = timezone.now() - timedelta(days=MARKED_DAYS)
    last = row.emergencies.filter(at__gt=recent).last()
    return last.at if last else None


def _rings(row: File, now: dict[str, tuple[Passage, ...]]) -> bool:
    clock = clock_of(row, now)
    return clock is not None and clock.rings


@reads(Permission.SUPPORT_READ, records=of_page)
def notebook(actor: Actor, *, reference: UUID) -> Notebook:
    """One file, with everything written in it."""
    row = file_row(actor, reference)
    now = standing(row)
    names = names_of(end.by_user_id for found in now.values() for end in found)
    first, writes = spoken_at(row), actor.may(Permission.SUPPORT_WRITE)
    return Notebook(
        line=line_of(row),
        person=row.person,
        level=Level(row.level),
        region=place_name(row.region) if row.region else None,
        groups=tuple(_group(row, id_, now, names, first) for id_ in GROUPS),
        clock=clock_of(row, now),
        outcomes=outcomes_due(row),
        may_write=not policy.may_write(actor, row),
        may_refer=not policy.may_refer(actor, row),
        may_supervise=actor.may(Permission.SUPPORT_SUPERVISE)
        and not policy.may_supervise(actor, row),
        may_note=writes and not policy.may_see(actor, row),
        may_dispose=writes and not policy.may_propose_disposal(actor, row),
        closed=row.state == FileState.CLOSED,
    )


def spoken_at(file: File) -> dict[str, datetime]:
    """When each topic was first written under."""
    rows = file.passages.order_by("-number").values_list("topic", "kept_at")
    return dict(rows)


def _group(
    file: File, id_: str, now: dict[str, tuple[Passage, ...]], names: dict[int, str],
    first: dict[str, datetime],
) -> Group:  # fmt: skip
    lines = [
        topic_line(file, topic, now.get(topic.id, ()), names)
        for topic in TOPICS.values()
        if topic.group == id_
    ]
    if id_ == "needs":
        # The person’s order: what was spoken of first stands first.
        lines.sort(key=lambda line: first.get(line.id, _NEVER))
    return Group(
        id_,
        GROUPS[id_],
        tuple(line for line in lines if line.texts),
        tuple(line for line in lines if not line.texts),
    )


_NEVER = datetime.max.replace(tzinfo=timezone.get_default_timezone())


def topic_line(
    file: File, topic: Topic, found: tuple[Passage, ...], names: dict[int, str]
) -> TopicLine:
    """A topic with the texts that stand under it."""
    return TopicLine(
        topic.id, topic.title, tuple(text_of(file, topic, row, names) for row in found)
    )


def text_of(file: File, topic: Topic, row: Passage, names: dict[int, str]) -> Text:
    """One passage in words, in the reader’s language."""
    language = current_language()
    level = NEED_LEVELS[NeedLevel(row.level)] if row.level is not None else None
    lines = tuple(
        (line[language], line[f"said_{language}"])
        for line in shown(topic, content_of(file, row))
    )
    if topic.is_need:
        # The level is drawn as a mark of its own.
        lines = tuple(p for p in lines if p[0] != str(topic.part("level").title))
    return Text(
        row.number,
        lines,
        names.get(row.by_user_id or 0, "–"),
        row.kept_at,
        level[0] if level else None,
        level[1] if level else "",
    )


def clock_of(file: File, now: dict[str, tuple[Passage, ...]]) -> Clock | None:
    """The clock of a permit for victims, where its first day is written."""
    for row in now.get("status", ()):
        day = day_of(str(content_of(file, row).get("trp_start", "")))
        if day is not None:
            return first_permit(day, timezone.localdate())
    return None


def day_of(text: str) -> date | None:
    """The day that a part holds, None where it holds none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def outcomes_due(file: File) -> tuple[Due, ...]:
    """When life is asked about, and whether it was."""
    asked = {row.months: row.answered for row in file.outcomes.all()}
    opened = timezone.localdate(file.opened_at)
    return tuple(Due(m, months_after(opened, m), asked.get(m)) for m in MONTHS)


@dataclass(frozen=True, slots=True)
class Fork:
    """Two texts of one topic, and all earlier ones."""

    topic: Topic
    texts: tuple[Text, ...]
    history: tuple[Text, ...]


@reads(Permission.SUPPORT_READ, records=lambda found: [f"support.File:{found[0]}"])
def texts(actor: Actor, *, reference: UUID, topic: Topic) -> tuple[UUID, Fork]:
    """What stands under a topic, and what stood there before."""
    row = file_row(actor, reference)
    rows = list(row.passages.filter(topic=topic.id))
    names = names_of(r.by_user_id for r in rows)
    now = {end.pk for end in standing(row).get(topic.id, ())}
    every = tuple((r.pk, text_of(row, topic, r, names)) for r in rows)
    return row.reference, Fork(
        topic,
        tuple(text for pk, text in every if pk in now),
        tuple(text for pk, text in reversed(every) if pk not in now),
    )
