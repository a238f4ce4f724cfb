"""Sealed tokens: what an inspection may point at without knowing what it is."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.workers import codes
from halte.capabilities.workers.actions.interviewing import whose
from halte.capabilities.workers.models import Account, SealedToken
from halte.capabilities.workers.policy import is_sealed, may_seal
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Seal an account", "Sceller un dossier de parole"),
    policy=may_seal,
    second_factor=True,
    first=whose,
)
def seal(actor: Actor, account: Account) -> str:
    """A token for an inspector, shown once. It says nothing, not even what it is."""
    token = codes.new_token()
    SealedToken.objects.create(
        account=account, digest=codes.digest_of_token(token), issued_by_id=actor.user_id
    )
    return token


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("End a sealed token", "Mettre fin à un jeton scellé"),
    policy=is_sealed,
    second_factor=True,
)
def end_token(actor: Actor, token: SealedToken) -> SealedToken:
    """It resolves to nothing from now on, for instance after a withdrawal."""
    token.ended_on = token.ended_on or timezone.localdate()
    token.save(update_fields=["ended_on"])
    return token
