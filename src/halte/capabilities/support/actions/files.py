"""Opening a file, writing in it, closing it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.lists import PROVINCES
from halte.capabilities.support.models import (
    Circle,
    File,
    Handover,
    Passage,
)
from halte.capabilities.support.passages import (
    Content,
    add_passage,
    checked,
    ends,
    keep_passage,
    topic_named,
)
from halte.capabilities.support.states import (
    DisposalState,
    Exit,
    FileState,
    Level,
    TransferState,
    Via,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.actions import keep_person
from halte.core.consent.models import Person
from halte.core.consent.rules import hold
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a file begins: words to recognise the person by, and what they chose.

    `told` says that both exceptions were told before the person chose a level.
    """

    label: str
    level: Level
    told: bool
    region: str = ""
    group: uuid.UUID | None = None


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Open a support file", "Ouvrir un dossier de soutien"),
    policy=policy.may_open,
    second_factor=True,
)
def open_file(
    actor: Actor, organisation: Organisation, *, beginning: Beginning
) -> File:
    """A file without a name, with its first circle: who opens it."""
    return begin_file(actor, organisation, beginning)


def begin_file(
    actor: Actor,
    organisation: Organisation,
    beginning: Beginning,
    *,
    by: int | None = None,
) -> File:
    """The steps of opening; splitting a file does the same. `by` is who began it."""
    first = by or actor.user_id
    if not beginning.label.strip():
        raise Invalid("support_label_missing", field="label")
    if not beginning.told:
        raise Invalid("support_exceptions_first", field="told")
    if beginning.region and beginning.region not in PROVINCES:
        raise Invalid("support_region_unknown", field="region")
    person = keep_person(actor, Person(), beginning.label)
    file = File.objects.create(
        person=person.reference,
        organisation=organisation,
        group=beginning.group,
        level=beginning.level,
        exceptions_told=True,
        region=beginning.region,
        opened_by_id=first,
    )
    if first is not None:
        join(file, first)
    return file


def join(file: File, user_id: int) -> Circle:
    """The first of a circle: who opens a file, or takes it over."""
    return Circle.objects.create(file=file, user_id=user_id, by_user_id=user_id)


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Write in a support file", "Écrire dans un dossier de soutien"),
    policy=policy.may_write,
    second_factor=True,
)
def write(
    actor: Actor, file: File, *, topic: str, content: Content, seen: int
) -> Passage | None:
    """Keep what was said under a topic. `seen` is the passage it was written from,
    0 for none. Where a colleague was quicker, both stay until a person merges them.
    """
    return keep_passage(actor, file, topic_named(topic), content, seen=seen)


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Bring two texts together", "Réunir deux textes"),
    policy=policy.may_write,
    second_factor=True,
)
def merge(
    actor: Actor, file: File, *, topic: str, content: Content, one: int, other: int
) -> Passage | None:
    """Keep the text that a person made of two; both stay readable.

    Where a colleague brought them together meanwhile, or wrote on, this text stays
    beside theirs, as any other that was written from an older one.
    """
    found = topic_named(topic)
    now = {end.number: end for end in ends(file, topic)}
    known = file.passages.filter(topic=topic, number__in=[one, other]).count()
    if one == other or known < 2:
        raise Invalid("support_nothing_to_merge")
    if not {one, other} <= set(now):
        return keep_passage(actor, file, found, content, seen=one)
    said = checked(found, content)
    return add_passage(
        actor.user_id,
        file,
        found,
        said,
        via=Via.MERGED,
        parent=now[one],
        merges=now[other],
    )


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Change what a person chose", "Modifier le choix d’une personne"),
    policy=policy.may_write,
    second_factor=True,
    first=lambda file: hold(file.person),
)
def choose_level(actor: Actor, file: File, *, level: Level) -> File:
    """The person may change their mind. Anonymous is chosen before names are kept.

    What was proposed while more was shared ends: transfers that wait, and links
    that nobody opened. The person is locked first, as sending does.
    """
    named = file.passages.filter(topic__in=["identity", "housing", "account"])
    if level == Level.ANONYMOUS and named.exists():
        raise Invalid("support_already_named", field="level")
    file.level = level
    file.save(update_fields=["level"])
    if level != Level.SHARE:
        _end_what_was_proposed(actor, file)
    return file


def _end_what_was_proposed(actor: Actor, file: File) -> None:
    now, waiting = timezone.now(), TransferState.PROPOSED
    file.transfers.filter(state=waiting).update(
        state=TransferState.WITHDRAWN, answered_at=now, answered_by_id=actor.user_id
    )
    links = Handover.objects.filter(referral__file=file, closed_at=None, used_at=None)
    links.update(closed_at=now)


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Close a support file", "Fermer un dossier de soutien"),
    policy=policy.may_close,
    second_factor=True,
)
def close(actor: Actor, file: File, *, exit: Exit, follow_up_on: date | None) -> File:
    """Support ends, or goes over into follow-up until a day."""
    if follow_up_on is not None and follow_up_on <= timezone.localdate():
        raise Invalid("support_follow_up_past", field="follow_up_on")
    file.exit, file.follow_up_on = exit, follow_up_on
    file.state = FileState.FOLLOW_UP if follow_up_on else FileState.CLOSED
    file.closed_at = None if follow_up_on else timezone.now()
    file.save(update_fields=["exit", "follow_up_on", "state", "closed_at"])
    return file


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Open a file again", "Rouvrir un dossier"),
    policy=policy.may_reopen,
    second_factor=True,
)
def reopen(actor: Actor, file: File) -> File:
    """The person came back. Nothing has to be told twice."""
    file.disposals.filter(state=DisposalState.PROPOSED).update(
        state=DisposalState.WITHDRAWN, ended_at=timezone.now(),
        ended_by_id=actor.user_id,
    )  # fmt: skip
    file.state, file.closed_at = FileState.OPEN, None
    file.exit, file.follow_up_on = "", None
    file.save(update_fields=["state", "closed_at", "exit", "follow_up_on"])
    return file
