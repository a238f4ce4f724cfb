"""What was told because a law demands it: its own dated event, and no consent.

Halte tells nobody by this: it records what a worker did by one of the two exceptions
that the person heard of before they chose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from halte.capabilities.support import notices, policy
from halte.capabilities.support.models import File, LawDisclosure, Telling
from halte.capabilities.support.people import colleagues
from halte.capabilities.support.states import Exemption, Told
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Demanded:
    """What was told to whom, when, under which provision, and who decided it."""

    exemption: Exemption
    recipient: str
    said: str
    provision: str
    decided_by_id: int
    at: datetime
    told: Told
    told_words: str = ""


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual(
        "Record a disclosure that a law demands",
        "Consigner une communication exigée par la loi",
    ),
    policy=policy.may_see,
    second_factor=True,
)
def record_by_law(actor: Actor, file: File, *, demanded: Demanded) -> LawDisclosure:
    """Also of a file that is closed or confidential; those who supervise are told."""
    for name in ("recipient", "said", "provision"):
        if not getattr(demanded, name).strip():
            raise Invalid("support_words_missing", field=name)
    if demanded.at > timezone.now():
        raise Invalid("support_in_future", field="at")
    people = {person.pk for person in colleagues(file.organisation_id)}
    if demanded.decided_by_id not in people:
        raise Invalid("support_colleague_unknown", field="decided_by_id")
    if demanded.told != Told.YES and not demanded.told_words.strip():
        raise Invalid("support_why_not_told", field="told_words")
    row = LawDisclosure.objects.create(
        file=file, exemption=demanded.exemption, at=demanded.at, told=demanded.told,
        recipient=file.sealed(demanded.recipient.strip()),
        said=file.sealed(demanded.said.strip()),
        provision=file.sealed(demanded.provision.strip()),
        told_words=file.sealed(demanded.told_words.strip()),
        decided_by_id=demanded.decided_by_id, by_user_id=actor.user_id,
    )  # fmt: skip
    notices.after(notices.tell_supervisors, actor, file)
    return row


@action(
    Permission.SUPPORT_WRITE,
    label=Bilingual(
        "Note that the person was told", "Noter que la personne a été avisée"
    ),
    policy=policy.may_tell,
    second_factor=True,
)
def note_telling(
    actor: Actor, row: LawDisclosure, *, at: datetime, words: str
) -> Telling:
    """Once they are told, with what they said of it."""
    if not row.at <= at <= timezone.now():
        raise Invalid("support_told_when", field="at")
    return Telling.objects.create(
        disclosure=row, at=at, words=row.file.sealed(words.strip()),
        by_user_id=actor.user_id,
    )  # fmt: skip
