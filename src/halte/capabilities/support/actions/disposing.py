"""Keeping a file as long as it must be, and disposing of it by two people."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.actions.referrals import close_copy
from halte.capabilities.support.models import (
    Blank,
    Certificate,
    Disposal,
    File,
    LegalHold,
    SealedDraft,
)
from halte.capabilities.support.retention import keep_years, kept_until
from halte.capabilities.support.states import DisposalState, FileState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.keeping import forget_words
from halte.core.errors import Denied, Invalid

D = DisposalState


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Propose a disposal", "Proposer une élimination"),
    policy=policy.may_propose_disposal,
    second_factor=True,
)
def propose_disposal(actor: Actor, file: File, *, asked_by_person: bool) -> Disposal:
    """Nothing is destroyed yet: another person looks at it."""
    _time_is_over(file, asked_by_person)
    return Disposal.objects.create(
        file=file, by_person=asked_by_person, proposed_by_id=actor.user_id or 0
    )


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Dispose of a file", "Éliminer un dossier"),
    policy=policy.may_dispose,
    second_factor=True,
    first=lambda row: File.objects.select_for_update().get(pk=row.file_id),
)
def dispose(actor: Actor, row: Disposal) -> Certificate:
    """Destroy the key of a file: its words are gone. What stays is the certificate.

    The file is locked first, as a hold does: one is wholly before the other.
    """
    file = row.file
    if policy.is_held(file):
        raise Denied("support_on_hold")
    _time_is_over(file, row.by_person)
    rows = list(words_of(file))
    digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    for referral in file.referrals.all():
        close_copy(referral)
    Blank.objects.filter(file=file).update(key="")
    SealedDraft.objects.filter(blank__file=file).update(content="")
    forget_words(file.person)
    file.key, file.state = "", FileState.DISPOSED
    file.save(update_fields=["key", "state"])
    _ended(actor, row, D.DONE)
    return Certificate.objects.create(
        file=file, organisation=file.organisation, rows=len(rows), digest=digest,
        rule="person_asked" if row.by_person else "time_over", years=keep_years(),
        closed_at=file.closed_at, proposed_by_id=row.proposed_by_id,
        by_user_id=actor.user_id,
    )  # fmt: skip


def words_of(file: File) -> Iterator[str]:
    """Every sealed text of a file as it stands in the database, table by table."""
    for rows, names in (
        (file.passages, ("content",)),
        (file.deeds, ("words",)),
        (file.goals, ("words", "steps")),
        (file.outcomes, ("words",)),
        (file.withheld, ("words",)),
        (file.blocks, ("why",)),
        (file.holds, ("why",)),
        (file.referrals, ("note", "decline_words")),
        (file.by_law, ("recipient", "said", "provision", "told_words")),
    ):
        for found in rows.order_by("pk").values_list(*names):
            yield from (text for text in found if text)
    for goal in file.goals.order_by("pk"):
        reviews = goal.reviews.order_by("pk").values_list("words", flat=True)
        yield from (text for text in reviews if text)
    for told in file.by_law.order_by("pk").values_list("telling__words", flat=True):
        if told:
            yield told


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Take a proposal to dispose back", "Retirer une élimination"),
    policy=policy.may_keep_file,
    second_factor=True,
)
def keep_file(actor: Actor, row: Disposal) -> Disposal:
    """The file stays."""
    return _ended(actor, row, D.WITHDRAWN)


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Put a file on hold", "Suspendre l’élimination d’un dossier"),
    policy=policy.may_hold,
    second_factor=True,
)
def hold_file(actor: Actor, file: File, *, why: str, ends_on: date) -> LegalHold:
    """Until a day nobody disposes of it, not at the person’s wish either: a court or
    a law asks for it. What was proposed before is taken back.
    """
    if not why.strip():
        raise Invalid("support_words_missing", field="why")
    if ends_on <= timezone.localdate():
        raise Invalid("support_follow_up_past", field="ends_on")
    for row in file.disposals.filter(state=D.PROPOSED):
        _ended(actor, row, D.WITHDRAWN)
    return LegalHold.objects.create(
        file=file, why=file.sealed(why.strip()), ends_on=ends_on,
        by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Lift a hold", "Lever une suspension"),
    policy=policy.may_lift_hold,
    second_factor=True,
)
def lift_hold(actor: Actor, row: LegalHold) -> LegalHold:
    """The court or the law needs it no more."""
    row.lifted_at, row.lifted_by_id = timezone.now(), actor.user_id
    row.save(update_fields=["lifted_at", "lifted_by_id"])
    return row


def _time_is_over(file: File, asked_by_person: bool) -> None:
    if not asked_by_person and kept_until(file) > timezone.localdate():
        raise Invalid("support_kept_until", field="asked_by_person", years=keep_years())


def _ended(actor: Actor, row: Disposal, state: DisposalState) -> Disposal:
    row.state, row.ended_at, row.ended_by_id = state, timezone.now(), actor.user_id
    row.save(update_fields=["state", "ended_at", "ended_by_id"])
    return row
