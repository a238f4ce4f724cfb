"""Mail that tells without telling: that something waits, never about whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from django.db import transaction

from halte.capabilities.support.models import (
    EmergencyReading,
    File,
    Referral,
    Transfer,
)
from halte.capabilities.support.people import answering, supervisors
from halte.capabilities.support.states import Route
from halte.core.access.actor import Actor
from halte.core.access.notices import send
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import User

SUBJECT: Final = Bilingual(
    "Halte: something waits for you", "Halte : quelque chose vous attend"
)
TEMPLATE: Final = "support/mail/waits.txt"
EMERGENCY: Final = Bilingual(
    "Halte: a file was opened in an emergency",
    "Halte : un dossier a été ouvert en urgence",
)


def tell_receiver(referral: Referral) -> int:
    """Those who answer referrals at the receiver, where it is inside Halte; nobody
    with a conflict of interest.
    """
    if referral.file.demonstration or referral.route != Route.INSIDE:
        return 0
    if referral.receiver is None:
        return 0
    return send(answering(referral.file, referral.receiver), SUBJECT, TEMPLATE)


def tell_sender(referral: Referral) -> int:
    """The circle of the file."""
    return tell_circle(referral.file)


def tell_circle(file: File) -> int:
    """Those who work on a file now: something waits."""
    return 0 if file.demonstration else send(circle_of(file), SUBJECT, TEMPLATE)


def tell_of_emergency(actor: Actor, file: File) -> int:
    """Those who answer for the file in its own organisation, once an opening; nothing
    where there is no emergency.
    """
    if not actor.in_emergency:
        return 0
    _row, new = EmergencyReading.objects.get_or_create(file=file, opening=actor.reason)
    if not new or file.demonstration:
        return 0
    people = [p for p in supervisors(file.organisation_id) if p.pk != actor.user_id]
    return send(people, EMERGENCY, "support/mail/emergency.txt")


def circle_of(file: File) -> list[User]:
    """Those who work on the file now."""
    ids = file.circle.filter(ended_at=None).values_list("user_id", flat=True)
    return list(User.objects.filter(pk__in=list(ids), is_active=True).order_by("pk"))


def tell_transfer(transfer: Transfer) -> int:
    """Those who answer for files at the receiver."""
    if transfer.file.demonstration:
        return 0
    free = {person.pk for person in answering(transfer.file, transfer.receiver)}
    people = [p for p in supervisors(transfer.receiver_id) if p.pk in free]
    return send(people, SUBJECT, TEMPLATE)


def later(tell: Callable[[Transfer], int], transfer: Transfer) -> None:
    """Once the transaction is through."""
    transaction.on_commit(partial(tell, transfer))


def tell_supervisors(actor: Actor, file: File) -> int:
    """Those who answer for a file, other than who acted; that something waits."""
    if file.demonstration:
        return 0
    people = [p for p in supervisors(file.organisation_id) if p.pk != actor.user_id]
    blocked = set(file.blocks.filter(lifted_at=None).values_list("user_id", flat=True))
    return send([p for p in people if p.pk not in blocked], SUBJECT, TEMPLATE)


def after(tell: Callable[[Actor, File], int], actor: Actor, file: File) -> None:
    """Once the transaction is through."""
    transaction.on_commit(partial(tell, actor, file))
