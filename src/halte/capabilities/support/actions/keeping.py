"""Who belongs to a circle, who is shut out; splitting and moving a file."""

from __future__ import annotations

import uuid

from django.utils import timezone

from halte.capabilities.support import notices, policy
from halte.capabilities.support.actions.files import Beginning, begin_file, join
from halte.capabilities.support.models import (
    Block,
    Circle,
    File,
    Transfer,
)
from halte.capabilities.support.parcel import held_back
from halte.capabilities.support.people import answering, colleagues, supervisors
from halte.capabilities.support.states import (
    Level,
    TransferState,
)
from halte.capabilities.support.topics import TOPICS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.keeping import own_copy
from halte.core.consent.models import Disclosure, Person
from halte.core.consent.rules import disclosed, hold, in_force
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation

T = TransferState


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Add someone to a circle", "Ajouter quelqu’un à un cercle"),
    policy=policy.may_supervise,
    second_factor=True,
)
def add_to_circle(actor: Actor, file: File, *, user_id: int) -> Circle:
    """A colleague of the same organisation, without a conflict of interest."""
    _a_colleague(file, user_id)
    if file.blocks.filter(user_id=user_id, lifted_at=None).exists():
        raise Invalid("support_conflict", field="user_id")
    held = file.circle.filter(user_id=user_id, ended_at=None).first()
    return held or Circle.objects.create(
        file=file, user_id=user_id, by_user_id=actor.user_id
    )


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Take someone out of a circle", "Retirer quelqu’un d’un cercle"),
    policy=policy.may_supervise,
    second_factor=True,
)
def leave_circle(actor: Actor, file: File, *, user_id: int) -> File:
    """From now on the file is shut to them."""
    file.circle.filter(user_id=user_id, ended_at=None).update(ended_at=timezone.now())
    return file


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Note a conflict of interest", "Consigner un conflit d’intérêts"),
    policy=policy.may_supervise,
    second_factor=True,
)
def block(actor: Actor, file: File, *, user_id: int, why: str) -> Block:
    """Shut the file to a colleague, whatever their role, in an emergency too."""
    _a_colleague(file, user_id)
    if user_id == actor.user_id:
        raise Invalid("support_block_self", field="user_id")
    if not why.strip():
        raise Invalid("support_words_missing", field="why")
    file.circle.filter(user_id=user_id, ended_at=None).update(ended_at=timezone.now())
    return Block.objects.create(
        file=file, user_id=user_id, why=file.sealed(why.strip()),
        by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Lift a conflict of interest", "Lever un conflit d’intérêts"),
    policy=policy.may_lift_block,
    second_factor=True,
)
def lift_block(actor: Actor, row: Block) -> Block:
    """The conflict is over; the colleague is not in the circle by that."""
    row.lifted_at = timezone.now()
    row.save(update_fields=["lifted_at"])
    return row


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Open a file for another person", "Ouvrir un dossier distinct"),
    policy=policy.may_write,
    second_factor=True,
)
def split(actor: Actor, file: File, *, beginning: Beginning) -> File:
    """Someone else of the same case: a file of their own, with nothing copied."""
    if file.group is None:
        file.group = uuid.uuid4()
        file.save(update_fields=["group"])
    together = Beginning(
        beginning.label, beginning.level, beginning.told, beginning.region, file.group
    )
    return begin_file(actor, file.organisation, together)


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual("Hand the person their copy", "Remettre sa copie à la personne"),
    policy=policy.may_see,
    second_factor=True,
)
def hand_copy(actor: Actor, file: File) -> Disclosure:
    """Theirs by right, whatever they agreed to; what is kept is that they have it."""
    return own_copy(actor, hold(file.person), file)


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Propose a transfer", "Proposer un transfert"),
    policy=policy.may_transfer,
    second_factor=True,
)
def propose_transfer(actor: Actor, file: File, *, receiver: str) -> Transfer:
    """The whole file would move, with the person’s consent to everything in it."""
    body = Organisation.objects.filter(slug=receiver, ended_at=None).first()
    if body is None or body.pk == file.organisation_id:
        raise Invalid("support_receiver_unknown", field="receiver")
    free = {person.pk for person in answering(file, body)}
    if not free & {person.pk for person in supervisors(body.pk)}:
        raise Invalid("support_everyone_shut_out", field="receiver")
    hold(file.person)
    if code := lacking_for_all(file, body.slug):
        raise Denied(code)
    row = Transfer.objects.create(
        file=file, sender=file.organisation, receiver=body,
        proposed_by_id=actor.user_id,
    )  # fmt: skip
    notices.later(notices.tell_transfer, row)
    return row


def lacking_for_all(file: File, recipient: str) -> str:
    """The code of what stands against handing over the whole file, '' for nothing."""
    wanted = whole_scope(file)
    if held_back(file, recipient) & wanted:
        return "support_withheld"
    standing = in_force(file.person, purpose="support", recipient=recipient)
    covered = standing is not None and wanted <= standing.scope
    return "" if covered else "consent_missing"


def whole_scope(file: File) -> frozenset[str]:
    """Every word of consent that something in the file needs."""
    held = file.passages.values_list("topic", flat=True).distinct()
    return frozenset({"needs"} | {TOPICS[topic].scope for topic in held})


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Take over a file", "Reprendre un dossier"),
    policy=policy.may_take_over,
    second_factor=True,
    first=lambda transfer: hold(transfer.file.person),
)
def take_over(actor: Actor, transfer: Transfer) -> File:
    """The file changes hands, if the consent still stands; its old circle ends."""
    file = File.objects.select_for_update().get(pk=transfer.file_id)
    person = hold(file.person)
    if file.level == Level.CONFIDENTIAL:
        raise Denied("support_level_confidential")
    if code := lacking_for_all(file, transfer.receiver.slug):
        raise Denied(code)
    disclosed(
        actor, transfer, person=file.person, purpose="support",
        recipient=transfer.receiver.slug, scope=whole_scope(file),
    )  # fmt: skip
    now = timezone.now()
    file.circle.filter(ended_at=None).update(ended_at=now)
    file.organisation = transfer.receiver
    file.save(update_fields=["organisation"])
    if actor.user_id is not None:
        join(file, actor.user_id)
    _move_person(person, transfer.receiver)
    _answered(actor, transfer, T.ACCEPTED)
    return file


def _move_person(person: Person, receiver: Organisation) -> None:
    digest = Person._meta.get_field("label_index").digest(person.label)
    taken = Person.objects.filter(organisation_id=receiver.pk, label_index=digest)
    if taken.exists():
        person.label = f"{person.label} ({str(person.reference)[:4]})"
    person.organisation_id = receiver.pk
    person.save()


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Decline a transfer", "Refuser un transfert"),
    policy=policy.may_answer_transfer,
    second_factor=True,
)
def decline_transfer(actor: Actor, transfer: Transfer) -> Transfer:
    """The file stays where it is."""
    return _answered(actor, transfer, T.DECLINED)


@action(
    Permission.SUPPORT_SUPERVISE,
    label=Bilingual("Withdraw a transfer", "Retirer un transfert"),
    policy=policy.may_withdraw_transfer,
    second_factor=True,
)
def withdraw_transfer(actor: Actor, transfer: Transfer) -> Transfer:
    """It was not taken over yet."""
    return _answered(actor, transfer, T.WITHDRAWN)


def _answered(actor: Actor, transfer: Transfer, state: TransferState) -> Transfer:
    transfer.state, transfer.answered_at = state, timezone.now()
    transfer.answered_by_id = actor.user_id
    transfer.save(update_fields=["state", "answered_at", "answered_by_id"])
    return transfer


def _a_colleague(file: File, user_id: int) -> None:
    if user_id not in {person.pk for person in colleagues(file.organisation_id)}:
        raise Invalid("support_colleague_unknown", field="user_id")
