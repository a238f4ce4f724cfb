"""What an officer behind the wall does with an account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.workers.actions.telling import Tip, fill, keep_words
from halte.capabilities.workers.models import Account, Conflict, Link, Saying
from halte.capabilities.workers.policy import (
    has_no_tie,
    is_apart,
    may_answer,
    may_end_conflict,
    may_move,
    may_work_on,
)
from halte.capabilities.workers.states import TRANSITIONS, Channel, Kind, State, Told
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid

TWO_YEARS: Final = timedelta(days=731)
"""After an account is closed: Privacy Regulations, SOR/83-508, s. 4(1)(a)."""

SIX_YEARS: Final = timedelta(days=2192)
"""Where a sealed token stands in an inspection: IRPR s. 209.5 looks back six years."""


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Keep a tip", "Consigner un signalement"),
    policy=is_apart,
    second_factor=True,
)
def keep_tip(
    actor: Actor, account: Account, *, tip: Tip, channel: Channel, heard_on: date
) -> Account:
    """A tip that came by telephone, by letter, in person or through a partner."""
    if heard_on > timezone.localdate():
        raise Invalid("workers_day_to_come", field="heard_on")
    account.kind, account.channel, account.heard_on = Kind.TIP, channel, heard_on
    account.state = State.IN_HAND
    fill(account, tip)
    keep_words(
        account, Told.WORDS, tip.words, tip.language, by=actor.user_id, said_on=heard_on
    )
    return account


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Move an account on", "Faire avancer un dossier de parole"),
    policy=may_move,
    second_factor=True,
)
def move(actor: Actor, account: Account, *, to: State) -> Account:
    """In hand, closed, or in hand again. Closing starts the time of keeping."""
    if to is State.DISPOSED or to not in TRANSITIONS[State(account.state)]:
        raise Invalid("workers_order")
    account.state, account.kept_until = to, None
    if to is State.CLOSED:
        keeping = SIX_YEARS if account.tokens.exists() else TWO_YEARS
        account.kept_until = timezone.localdate() + keeping
    account.save()
    return account


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Answer a worker", "Répondre à un travailleur"),
    policy=may_answer,
    second_factor=True,
)
def answer(actor: Actor, account: Account, *, words: str) -> Saying:
    """Words that wait behind the return code; nothing is sent to anyone."""
    account.state = State.IN_HAND
    account.save()
    return keep_words(account, Told.ANSWER, words, by=actor.user_id)


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Note behind the wall", "Noter derrière le mur"),
    policy=may_work_on,
    second_factor=True,
)
def note(actor: Actor, account: Account, *, words: str) -> Saying:
    """For officers behind the wall."""
    return keep_words(account, Told.NOTE, words, by=actor.user_id)


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Tie an account to an employer", "Rattacher à un employeur"),
    policy=may_work_on,
    second_factor=True,
)
def link(
    actor: Actor, account: Account, *, employer_id: int, inspection_id: int | None
) -> Link:
    """Which employer it is about. The employer’s own records do not change."""
    standing = account.links.filter(ended_on=None, employer_id=employer_id)
    if standing.exists():
        raise Invalid("workers_linked", field="employer")
    return Link.objects.create(
        account=account,
        employer_id=employer_id,
        inspection_id=inspection_id,
        by_user_id=actor.user_id,
    )


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("End a tie to an employer", "Mettre fin à un rattachement"),
    policy=lambda actor, row: has_no_tie(actor, row.account),
    second_factor=True,
)
def end_link(actor: Actor, row: Link) -> Link:
    """It was about someone else. What was stated stays readable."""
    row.ended_on = row.ended_on or timezone.localdate()
    row.save(update_fields=["ended_on"])
    return row


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Declare a conflict of interest", "Déclarer un conflit d’intérêts"),
    policy=is_apart,
    second_factor=True,
)
def declare_conflict(
    actor: Actor, conflict: Conflict, *, employer_id: int, reason: str
) -> Conflict:
    """The officer sees nothing about this employer from now on."""
    if Conflict.objects.of(actor.user_id).filter(employer_id=employer_id).exists():
        raise Invalid("workers_conflict_known", field="employer")
    conflict.user_id, conflict.employer_id = actor.user_id or 0, employer_id
    conflict.reason = reason
    conflict.save()
    return conflict


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("End a conflict of interest", "Lever un conflit d’intérêts"),
    policy=may_end_conflict,
    second_factor=True,
)
def end_conflict(actor: Actor, conflict: Conflict) -> Conflict:
    """Another officer says that the tie is over."""
    conflict.ended_on, conflict.ended_by_id = timezone.localdate(), actor.user_id
    conflict.save()
    return conflict
