"""Drafting a referral, sending it, answering it, and closing its loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from halte.capabilities.support import notices, policy
from halte.capabilities.support.models import Copy, File, Referral
from halte.capabilities.support.parcel import (
    DATASET,
    PURPOSE,
    Parcel,
    lacking,
    parcel_of,
)
from halte.capabilities.support.people import takes_part
from halte.capabilities.support.receivers import receiver_of, tell_directory
from halte.capabilities.support.states import (
    Decline,
    ReferralState,
    Route,
    Timeframe,
)
from halte.capabilities.support.topics import DOMAINS, TOPICS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent import rules as consent
from halte.core.consent.rules import hold
from halte.core.errors import Denied, Invalid
from halte.core.sharing.gate import authorise
from halte.core.sharing.recording import disclosed
from halte.core.sharing.states import Form

R = ReferralState


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be asked of whom, how soon, and what would go with it."""

    receiver: str
    domain: str
    timeframe: Timeframe
    route: Route
    topics: Sequence[str]
    note: str = ""
    warm: bool = False
    after: Referral | None = None


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Draft a referral", "Préparer un aiguillage"),
    policy=policy.may_refer,
    second_factor=True,
)
def draft(actor: Actor, file: File, *, plan: Plan) -> Referral:
    """Nothing leaves: a draft is shown to the sender as the receiver would see it."""
    row = Referral(file=file, drafted_by_id=actor.user_id, after=_earlier(file, plan))
    return _filled(actor, row, plan)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Change a draft referral", "Modifier une ébauche d’aiguillage"),
    policy=policy.may_edit_draft,
    second_factor=True,
)
def redraft(actor: Actor, referral: Referral, *, plan: Plan, seen: int) -> Referral:
    """Another receiver, other topics, another note. `seen` is the version that was
    changed: nobody writes over a note that they did not read.
    """
    if referral.version != seen:
        raise Invalid("changed_meanwhile")
    referral.version += 1
    return _filled(actor, referral, plan)


def _earlier(file: File, plan: Plan) -> Referral | None:
    """The referral that was declined before, where it is one of this file."""
    if plan.after is not None and plan.after.file_id != file.pk:
        raise Invalid("support_other_file")
    return plan.after


def _filled(actor: Actor, row: Referral, plan: Plan) -> Referral:
    receiver, service = receiver_of(actor, row.file, plan.receiver)
    if plan.route == Route.INSIDE and not (receiver and takes_part(receiver)):
        raise Invalid("support_route_outside", field="route")
    if plan.domain not in DOMAINS:
        raise Invalid("support_domain_unknown", field="domain")
    if set(plan.topics) - TOPICS.keys():
        raise Invalid("support_topic_unknown", field="topics")
    row.receiver, row.service = receiver, service
    row.domain, row.timeframe, row.route = plan.domain, plan.timeframe, plan.route
    row.topics = [topic for topic in TOPICS if topic in plan.topics]
    row.note, row.warm = row.file.sealed(plan.note.strip()), plan.warm
    row.save()
    return row


def whose(referral: Referral) -> None:
    """Lock the person: a withdrawal does so before it comes to their referrals."""
    hold(referral.file.person)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Send a referral", "Envoyer un aiguillage"),
    policy=policy.may_send,
    second_factor=True,
    first=whose,
)
def send(actor: Actor, referral: Referral, *, digest: str) -> Referral:
    """Hand over exactly what was shown. `digest` is that of what the sender saw.

    The person is locked first, then consent is looked at again: a withdrawal is
    before or after this, never in between.
    """
    for found in lacking(referral):
        raise Denied(found.code)
    parcel = parcel_of(referral)
    if parcel.digest != digest:
        raise Invalid("support_changed_since_shown")
    Copy.objects.create(
        referral=referral, content=parcel.text, scope=sorted(parcel.scope),
        digest=digest, disclosure_id=handed_over(actor, referral, parcel),
    )  # fmt: skip
    referral.state, referral.sent_at = R.SENT, timezone.now()
    referral.save(update_fields=["state", "sent_at"])
    transaction.on_commit(lambda: notices.tell_receiver(referral))
    return referral


def handed_over(actor: Actor, referral: Referral, parcel: Parcel) -> int:
    """The trace of what goes out: in the register of sharing for an organisation,
    with the person’s consents for a listed service. Both refuse without consent.
    """
    person = referral.file.person
    if referral.receiver is None:
        return consent.disclosed(
            actor, referral, person=person, purpose=PURPOSE,
            recipient=referral.recipient, scope=parcel.scope,
        ).pk  # fmt: skip
    permit = authorise(
        actor, referral.receiver, purpose=PURPOSE, dataset=DATASET.id,
        fields=parcel.fields, person=person,
    )  # fmt: skip
    kept = disclosed(actor, permit, rows=1, digest=parcel.digest, form=Form.JSON)
    return kept.pk


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Accept a referral", "Accepter un aiguillage"),
    policy=policy.may_answer,
    second_factor=True,
)
def accept(actor: Actor, referral: Referral) -> Referral:
    """The service takes it on."""
    return accepted(referral)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Decline a referral", "Refuser un aiguillage"),
    policy=policy.may_answer,
    second_factor=True,
)
def decline(
    actor: Actor, referral: Referral, *, reason: Decline, words: str
) -> Referral:
    """The service says no, and why; the sender tries the next."""
    return declined(actor, referral, reason, words)


def accepted(referral: Referral) -> Referral:
    """The steps of accepting, here and through a link."""
    referral.state, referral.answered_at = R.ACCEPTED, timezone.now()
    referral.save(update_fields=["state", "answered_at"])
    transaction.on_commit(lambda: notices.tell_sender(referral))
    return referral


def declined(actor: Actor, referral: Referral, reason: Decline, words: str) -> Referral:
    """The steps of declining. What was handed over is closed: it is not needed."""
    now = timezone.now()
    referral.state, referral.decline = R.DECLINED, reason
    referral.decline_words = referral.file.sealed(words.strip())
    referral.answered_at, referral.ended_at = now, now
    referral.save(
        update_fields=["state", "decline", "decline_words", "answered_at", "ended_at"]
    )
    close_copy(referral)
    tell_directory(actor, referral, reason)
    transaction.on_commit(lambda: notices.tell_sender(referral))
    return referral


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Say that it is done", "Indiquer que c’est fait"),
    policy=policy.may_finish,
    second_factor=True,
)
def finish(actor: Actor, referral: Referral) -> Referral:
    """The person got what they were referred for."""
    return _ended(referral, R.DONE)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Revoke a referral", "Annuler un aiguillage"),
    policy=policy.may_take_back,
    second_factor=True,
)
def revoke(actor: Actor, referral: Referral, *, by_person: bool) -> Referral:
    """Take it back: the sender’s wish, or the person’s. The copy closes at once."""
    close_copy(referral)
    return _ended(referral, R.WITHDRAWN if by_person else R.REVOKED)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Note a warm transfer", "Consigner un transfert accompagné"),
    policy=policy.may_note_warm,
    second_factor=True,
)
def note_warm(actor: Actor, referral: Referral) -> Referral:
    """Both people were on the line, and the sender stayed until they spoke."""
    referral.warm_at = timezone.now()
    referral.save(update_fields=["warm_at"])
    return referral


def _ended(referral: Referral, state: ReferralState) -> Referral:
    referral.state, referral.ended_at = state, timezone.now()
    referral.save(update_fields=["state", "ended_at"])
    return referral


def close_copy(referral: Referral) -> None:
    """Empty the frozen copy and shut its links; the digest and the trace stay."""
    now = timezone.now()
    Copy.objects.filter(referral=referral, closed_at=None).update(
        content="", closed_at=now
    )
    referral.handovers.filter(closed_at=None).update(closed_at=now)
