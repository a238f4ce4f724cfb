"""The one-time link: made by the sender, opened once by a receiver outside Halte.

The secret is in the link, the code is told by voice: whoever has only one of the
two sees nothing. Both are kept as digests. A wrong code is counted and kept.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.actions.referrals import accepted, declined, whose
from halte.capabilities.support.models import Handover, Referral
from halte.capabilities.support.states import LINK_HOURS, Decline
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual

DIGITS = 8
"""Of the code: five tries of a hundred million."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Shown once to the sender, kept nowhere."""

    secret: str
    code: str
    handover: Handover


@dataclass(frozen=True, slots=True)
class Opened:
    """What a right code gives: the frozen text, and a key to answer with."""

    text: str
    answer: str
    referral: Referral


def behind(handover: Handover) -> None:
    """Lock the person, then the referral, then the link: in the order in which a
    withdrawal and a revocation come to them. What they ended stays ended.
    """
    whose(handover.referral)
    Referral.objects.select_for_update().get(pk=handover.referral_id)


def digest_of(secret: str) -> str:
    """What is kept of a secret of 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Make a one-time link", "Créer un lien à usage unique"),
    policy=policy.may_make_link,
    second_factor=True,
    first=whose,
)
def make_link(actor: Actor, referral: Referral) -> Keys:
    """A new link shuts those before it."""
    now = timezone.now()
    referral.handovers.filter(closed_at=None).update(closed_at=now)
    secret = secrets.token_urlsafe(32)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    row = Handover.objects.create(
        referral=referral,
        secret_digest=digest_of(secret),
        code_digest=make_password(code),
        made_at=now,
        ends_at=now + timedelta(hours=LINK_HOURS),
        by_user_id=actor.user_id,
    )
    return Keys(secret, code, row)


@action(
    None,
    label=Bilingual("Open a one-time link", "Ouvrir un lien à usage unique"),
    policy=policy.may_open_link,
    first=behind,
)
def open_link(actor: Actor, handover: Handover, *, code: str) -> Opened | None:
    """The copy, once; None for a wrong code, which counts against the link."""
    digits = "".join(c for c in code if c.isdigit())
    if not check_password(digits, handover.code_digest):
        handover.tries += 1
        handover.save(update_fields=["tries"])
        return None
    answer = secrets.token_urlsafe(32)
    handover.used_at, handover.answer_digest = timezone.now(), digest_of(answer)
    handover.save(update_fields=["used_at", "answer_digest"])
    copy = handover.referral.copy
    copy.opened_at = handover.used_at
    copy.save(update_fields=["opened_at"])
    return Opened(copy.content, answer, handover.referral)


@action(
    None,
    label=Bilingual("Answer through a link", "Répondre au moyen d’un lien"),
    policy=policy.may_answer_link,
    first=behind,
)
def answer_link(
    actor: Actor, handover: Handover, *, accepts: bool, reason: Decline, words: str
) -> Referral:
    """Yes or no, by whoever opened the copy."""
    row = handover.referral
    return accepted(row) if accepts else declined(actor, row, reason, words)
