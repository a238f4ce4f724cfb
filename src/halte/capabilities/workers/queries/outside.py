"""What the public page says, and what a return code opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.workers import codes
from halte.capabilities.workers.models import Account
from halte.capabilities.workers.policy import HEARING_ROLES, hearers
from halte.capabilities.workers.states import State, Told
from halte.capabilities.workers.words import STATES
from halte.core.access.actor import ANONYMOUS
from halte.core.access.roles import ROLES
from halte.core.audit.record import record
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a tip: from the registry of roles and the memberships in force."""

    roles: tuple[Bilingual, ...]
    organisations: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the conversation, as the worker sees it."""

    words: str
    mine: bool
    said_on: date


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a return code opens."""

    state: Bilingual
    lines: tuple[Line, ...]
    answered: bool


def readers() -> Readers:
    """As things are now, so that the page cannot promise what is not so."""
    return Readers(
        roles=tuple(ROLES[slug].title for slug in HEARING_ROLES),
        organisations=tuple(Bilingual(o.name_en, o.name_fr) for o in hearers()),
    )


def account_of(code: str) -> Account:
    """The account of a return code, the same refusal for every code that fails."""
    digest = codes.digest_of(code)
    row = Account.objects.filter(code_digest=digest).first() if digest else None
    if row is None or row.state == State.DISPOSED:
        raise Missing("workers_code_unknown")
    return row


def conversation(code: str) -> Conversation:
    """What was sent and answered; notes and statements stay behind the wall."""
    row = account_of(code)
    record(
        ANONYMOUS, "capabilities.workers.come_back", kind="read", subject=row,
    )  # fmt: skip
    shown = row.sayings.filter(kind__in=(Told.WORDS, Told.ANSWER))
    lines = tuple(Line(s.words, s.kind == Told.WORDS, s.said_on) for s in shown)
    return Conversation(
        state=STATES[State(row.state)],
        lines=lines,
        answered=any(not line.mine for line in lines),
    )
