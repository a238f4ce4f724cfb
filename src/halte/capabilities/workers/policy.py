"""What the state of things behind the wall allows; '' means yes."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.workers.models import (
    FACING,
    Account,
    Conflict,
    Link,
    SealedToken,
)
from halte.capabilities.workers.states import TRANSITIONS, Kind, State
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.consent.rules import in_force
from halte.core.organisations.holders import held_anywhere, roles_with
from halte.core.organisations.models import Membership, Organisation

HEARING_ROLES = tuple(roles_with(Permission.WORKERS_READ))
"""Roles that open what workers told: the public page names exactly these."""


def hearers() -> tuple[Organisation, ...]:
    """The organisations in which someone may read what workers tell, now."""
    held = Membership.objects.in_force().filter(role__in=HEARING_ROLES)
    ids = held.filter(user__is_active=True).values("organisation_id")
    return tuple(Organisation.objects.filter(pk__in=ids, ended_at=None))


def may_tell(actor: Actor, account: Account) -> str:
    """While someone is there to read it; silence would be worse than no page."""
    return "" if hearers() else "workers_nobody_hears"


def may_come_back(actor: Actor, account: Account) -> str:
    """While the account is kept and its code was not ended."""
    ended = account.state == State.DISPOSED or not account.code_digest
    return "workers_code_unknown" if ended else ""


def stands_apart(actor: Actor) -> str:
    """Hears workers, and faces no employer in another role."""
    return "workers_two_hats" if held_anywhere(actor) & FACING else ""


def is_apart(actor: Actor, _thing: object) -> str:
    """The same, as the door of what is new."""
    return stands_apart(actor)


def has_no_tie(actor: Actor, account: Account) -> str:
    """An officer with a tie to the employer opens nothing about it, and nobody an
    interview with another organisation than theirs.

    They get the answer of a stranger: that the account is not there.
    """
    if code := stands_apart(actor):
        return code
    if account.kind == Kind.INTERVIEW:
        own = Organisation.objects.filter(pk=actor.organisation_id or 0)
        if not own.filter(slug=account.interview.recipient).exists():
            return "not_found"
    tied = Conflict.objects.of(actor.user_id).values("employer_id")
    links = Link.objects.filter(account=account, ended_on=None)
    return "not_found" if links.filter(employer_id__in=tied).exists() else ""


def may_work_on(actor: Actor, account: Account) -> str:
    """While it is open, without a tie."""
    if code := has_no_tie(actor, account):
        return code
    shut = account.state in (State.CLOSED, State.DISPOSED)
    return "workers_closed" if shut else ""


def may_answer(actor: Actor, account: Account) -> str:
    """Where the worker has a way to read it."""
    if code := may_work_on(actor, account):
        return code
    return "" if account.code_digest else "workers_no_code"


def may_state(actor: Actor, account: Account) -> str:
    """In an interview, while the consent to talk is in force."""
    if code := may_work_on(actor, account):
        return code
    if account.kind != Kind.INTERVIEW:
        return "workers_no_interview"
    return "" if agrees(account, "interview") else "workers_no_consent"


def may_seal(actor: Actor, account: Account) -> str:
    """About an employer that is known, and with the consent still in force."""
    if code := may_work_on(actor, account):
        return code
    if not account.links.filter(ended_on=None).exists():
        return "workers_no_employer"
    if account.kind == Kind.INTERVIEW and not agrees(account, "interview"):
        return "workers_no_consent"
    return ""


def agrees(account: Account, purpose: str) -> bool:
    """True while the worker’s consent for this is in force."""
    held = account.interview
    consent = in_force(held.person, purpose=purpose, recipient=held.recipient)
    return consent is not None and "account" in consent.scope


def may_move(actor: Actor, account: Account) -> str:
    """Without a tie, and from a state that leads on."""
    if code := has_no_tie(actor, account):
        return code
    leads = [s for s in TRANSITIONS[State(account.state)] if s is not State.DISPOSED]
    return "" if leads else "workers_closed"


def is_sealed(actor: Actor, token: SealedToken) -> str:
    """The token stands, and the reader has no tie."""
    return has_no_tie(actor, token.account)


def may_end_conflict(actor: Actor, conflict: Conflict) -> str:
    """Another officer says that the tie is over, once."""
    if code := stands_apart(actor):
        return code
    if conflict.ended_on is not None:
        return "workers_conflict_ended"
    return "workers_own_conflict" if conflict.user_id == actor.user_id else ""


def is_due(account: Account) -> bool:
    """True where the time of keeping is over."""
    until = account.kept_until
    return until is not None and until < timezone.localdate()
