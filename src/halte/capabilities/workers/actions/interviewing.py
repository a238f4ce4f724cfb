"""Interviews, away from the employer, each with its consents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from halte.capabilities.workers.actions.telling import Tip, fill, keep_words
from halte.capabilities.workers.models import Account, Interview, Saying
from halte.capabilities.workers.policy import agrees, is_apart, may_state
from halte.capabilities.workers.states import (
    Channel,
    Kind,
    Place,
    Present,
    State,
    Told,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent import keeping, rules
from halte.core.consent.actions import Circumstances
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Held:
    """How an interview was held, and what the worker agreed to."""

    place: Place
    how: Circumstances
    present: Sequence[Present] = ()
    interpreter_language: str = ""
    may_record: bool = False


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Keep an interview", "Consigner une entrevue"),
    policy=is_apart,
    second_factor=True,
)
def hold(actor: Actor, account: Account, *, who: Tip, held: Held) -> Account:
    """An interview to which the worker agreed; without consent there is none.

    `who.words` is what they said first; more is added as statements.
    """
    interpreted = Present.INTERPRETER in held.present
    if interpreted != bool(held.interpreter_language):
        raise Invalid("workers_interpreter", field="interpreter_language")
    account.kind, account.channel = Kind.INTERVIEW, Channel.IN_PERSON
    account.heard_on = timezone.localdate(held.how.at)
    account.state = State.IN_HAND
    fill(account, who)
    person = keeping.new_person(
        actor, account.reference, also_needs=Permission.WORKERS_READ
    )
    recipient = own_organisation(actor).slug
    Interview.objects.create(
        account=account,
        person=person.reference,
        place=held.place,
        present=sorted(held.present),
        interpreter_language=held.interpreter_language,
        recipient=recipient,
    )
    agreed = ("interview", "recording") if held.may_record else ("interview",)
    for purpose in agreed:
        keeping.given(
            actor, person, purpose=purpose, recipient=recipient,
            scope=frozenset({"account"}), how=held.how,
        )  # fmt: skip
    keep_words(
        account, Told.STATEMENT, who.words, who.language, by=actor.user_id,
        said_on=account.heard_on,
    )  # fmt: skip
    return account


def whose(account: Account) -> None:
    """Lock the worker’s consents first, as a withdrawal does: what is kept of an
    interview is wholly before it, or is not kept.
    """
    for held in Interview.objects.filter(account=account):
        rules.hold(held.person)


def own_organisation(actor: Actor) -> Organisation:
    """The organisation that the worker agrees to talk to."""
    row = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if row is None:
        raise Denied("no_permission")
    return row


@action(
    Permission.WORKERS_HEAR,
    label=Bilingual("Keep a statement", "Consigner des propos"),
    policy=may_state,
    second_factor=True,
    first=whose,
)
def state(
    actor: Actor, account: Account, *, words: str, language: str, recorded: bool
) -> Saying:
    """What the worker said, while they agree; a recording needs its own consent."""
    if recorded and not agrees(account, "recording"):
        raise Denied("workers_no_consent_recording")
    kind = Told.RECORDING if recorded else Told.STATEMENT
    return keep_words(account, kind, words, language, by=actor.user_id)
