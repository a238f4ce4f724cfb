"""Taking an empty form along, and bringing its sealed draft in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction
from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.actions.files import begin_file
from halte.capabilities.support.models import Blank, File, SealedDraft
from halte.capabilities.support.offline.reading import (
    LARGEST,
    Came,
    Written,
    beginning_of,
    came_in,
    opened,
)
from halte.capabilities.support.passages import ends, keep_passage
from halte.capabilities.support.states import DraftState, Via
from halte.capabilities.support.topics import TOPICS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError, Invalid
from halte.core.organisations.models import Organisation

D = DraftState
CAUSES: Final = (
    "draft_not_ours", "draft_not_yours", "draft_used", "draft_late", "draft_changed",
    "draft_empty", "draft_key_gone", "draft_file_shut", "support_file_closed",
    "support_anonymous",
)  # fmt: skip
"""Why a draft was not taken, as lists say it; any other cause is `draft_not_taken`."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a draft: the file it went into, or why it is only kept."""

    file: File | None
    forked: tuple[str, ...]
    fault: CodedError | None


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Take a form along", "Emporter une fiche"),
    policy=policy.may_open,
    second_factor=True,
)
def take_blank(actor: Actor, organisation: Organisation) -> Blank:
    """An empty form for someone not known yet."""
    return Blank.objects.create(organisation=organisation, user_id=actor.user_id or 0)


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Take a form along for a file", "Emporter une fiche d’un dossier"),
    policy=policy.may_write,
    second_factor=True,
)
def take_blank_for(actor: Actor, file: File) -> Blank:
    """An empty form for a file; nothing of the file lies in it."""
    return Blank.objects.create(
        organisation=file.organisation, file=file, user_id=actor.user_id or 0
    )


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Send a sealed draft in", "Déposer une ébauche scellée"),
    policy=policy.may_open,
    second_factor=True,
)
def send_in(actor: Actor, organisation: Organisation, *, content: bytes) -> Brought:
    """Take what a draft says, once; what cannot be taken is kept as it came."""
    if len(content) > LARGEST:
        raise Invalid("draft_too_large", field="file")
    came = came_in(content)
    blank = Blank.objects.select_for_update().filter(number=came.number).first()
    brought = attempt(lambda: taken(actor, blank, came))
    row = _row(actor, organisation, blank, content)
    if brought.fault is None and blank is not None:
        _end(actor, row, D.TAKEN)
        blank.taken_at, blank.file = row.ended_at, brought.file
        blank.save(update_fields=["taken_at", "file"])
    elif brought.fault is not None and row.state == D.KEPT:
        row.code = brought.fault.code
        row.save()
    return brought


def attempt(act: Callable[[], tuple[File, tuple[str, ...]]]) -> Brought:
    """Do all of it or nothing: a fault leaves no half of a draft in a file."""
    try:
        with transaction.atomic():
            file, forked = act()
    except CodedError as fault:
        return Brought(None, (), fault)
    return Brought(file, forked, None)


def taken(
    actor: Actor, blank: Blank | None, came: Came
) -> tuple[File, tuple[str, ...]]:
    """The steps of taking, with every look before them."""
    if blank is None:
        raise Invalid("draft_not_ours")
    own = blank.organisation_id == actor.organisation_id
    if not own or blank.user_id != actor.user_id:
        raise Invalid("draft_not_yours")
    if blank.taken_at is not None:
        raise Invalid("draft_used")
    if not blank.key:
        raise Invalid("draft_key_gone")
    if blank.ends_at <= timezone.now():
        raise Invalid("draft_late")
    return written(actor, blank, opened(blank, came))


def written(actor: Actor, blank: Blank, said: Written) -> tuple[File, tuple[str, ...]]:
    """Each heading as one more text: what stands already stays beside it."""
    file = blank.file or begun(actor, blank, said)
    if blank.file is not None:
        if not said.topics:
            raise Invalid("draft_empty")
        if code := policy.may_write(actor, file):
            raise Invalid("draft_file_shut" if code == "not_found" else code)
    for id_ in (topic for topic in TOPICS if topic in said.topics):
        keep_passage(
            actor, file, TOPICS[id_], said.topics[id_], seen=0, via=Via.OFFLINE,
            by=blank.user_id,
        )  # fmt: skip
    return file, tuple(id_ for id_ in said.topics if len(ends(file, id_)) > 1)


def begun(actor: Actor, blank: Blank, said: Written) -> File:
    """A new file; two people with the same words get a mark to tell them apart."""
    beginning = beginning_of(said)
    try:
        with transaction.atomic():
            return begin_file(actor, blank.organisation, beginning, by=blank.user_id)
    except Invalid as fault:
        if fault.code != "person_known":
            raise
    beginning = replace(beginning, label=f"{beginning.label} ({blank.short})")
    return begin_file(actor, blank.organisation, beginning, by=blank.user_id)


def _row(
    actor: Actor, organisation: Organisation, blank: Blank | None, content: bytes
) -> SealedDraft:
    """The row of this very file; sent in again, it is counted and not kept twice.

    A draft belongs to the organisation whose form it is, whoever sends it in.
    """
    digest = hashlib.sha256(content).hexdigest()
    body = blank.organisation if blank else organisation
    row, made = SealedDraft.objects.select_for_update().get_or_create(
        by_user_id=actor.user_id or 0, organisation=body, digest=digest,
        defaults={
            "blank": blank, "state": D.KEPT,
            "content": base64.b64encode(content).decode(),
        },
    )  # fmt: skip
    if not made:
        row.times += 1
        row.save(update_fields=["times"])
    return row


def _end(actor: Actor, row: SealedDraft, state: DraftState) -> None:
    row.state, row.content = state, ""
    row.ended_at, row.ended_by_id = timezone.now(), actor.user_id
    row.save(update_fields=["state", "content", "ended_at", "ended_by_id"])


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Let a kept draft in", "Accepter une ébauche conservée"),
    policy=policy.may_end_draft,
    second_factor=True,
)
def let_in(actor: Actor, draft: SealedDraft) -> Brought:
    """Late, a second one, or sent by a colleague: its words are still its writer’s."""
    blank, came = draft.blank, came_in(base64.b64decode(draft.content))
    if blank is None:
        raise Invalid("draft_not_ours")
    blank = Blank.objects.select_for_update().get(pk=blank.pk)
    file, forked = written(actor, blank, opened(blank, came))
    if blank.file_id is None:
        blank.taken_at, blank.file = timezone.now(), file
        blank.save(update_fields=["taken_at", "file"])
    _end(actor, draft, D.LET_IN)
    return Brought(file, forked, None)


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Let a kept draft go", "Éliminer une ébauche conservée"),
    policy=policy.may_end_draft,
    second_factor=True,
)
def let_go(actor: Actor, draft: SealedDraft) -> SealedDraft:
    """Nobody needs its words; the trace that it came stays."""
    _end(actor, draft, D.LET_GO)
    return draft
