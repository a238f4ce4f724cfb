"""What those behind the wall read. Each opening is in the audit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from halte.capabilities.employers.facade import EmployerBrief, employers_for
from halte.capabilities.inspections.facade import inspections_for
from halte.capabilities.workers import codes
from halte.capabilities.workers.models import (
    Account,
    Conflict,
    Disposal,
    Interview,
    Link,
    Saying,
    SealedToken,
    Worker,
)
from halte.capabilities.workers.policy import agrees, may_answer, may_seal, may_state
from halte.capabilities.workers.states import (
    AWAY,
    TRANSITIONS,
    Channel,
    Kind,
    Means,
    Place,
    Present,
    Standing,
    State,
    Told,
)
from halte.capabilities.workers.texts import plain
from halte.capabilities.workers.words import (
    CHANNELS,
    KINDS,
    KNOWN_AS,
    PLACES,
    PRESENT,
    REACHED,
    STATES,
    TAGS,
    TOLD,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent.words import LANGUAGES_SPOKEN
from halte.core.errors import Missing
from halte.core.reads import reads

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in a list: never its words."""

    id: UUID
    reference: str
    kind: Bilingual
    channel: Bilingual
    language: Bilingual
    heard_on: date
    state: Bilingual
    tag: str
    wants_help: bool


@dataclass(frozen=True, slots=True)
class SayingView:
    """A piece of text."""

    kind: Bilingual
    words: str
    said_on: date
    aside: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """The employer that an account is about."""

    id: UUID
    employer_id: int
    name: str
    inspection_id: int | None
    file: str
    linked_on: date


@dataclass(frozen=True, slots=True)
class TokenView:
    """A sealed token that was issued; not the token."""

    id: UUID
    issued_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class InterviewView:
    """How an interview was held, and what the worker agrees to now."""

    person: UUID
    place: Bilingual
    present: tuple[Bilingual, ...]
    interpreter_language: Bilingual | None
    private: bool
    talks: bool
    records: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Everything about one account, and what can be done with it."""

    line: AccountLine
    known_as: Bilingual
    name: str
    means: Bilingual
    contact: str
    contact_rule: str
    has_code: bool
    kept_until: date | None
    interview: InterviewView | None
    sayings: tuple[SayingView, ...]
    links: tuple[LinkView, ...]
    tokens: tuple[TokenView, ...]
    moves: tuple[tuple[str, Bilingual], ...]
    is_open: bool
    may_answer: bool
    may_state: bool
    may_seal: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A tie that an officer declared. Its reason is seen by the one who wrote it."""

    id: UUID
    employer: str
    mine: bool
    reason: str
    declared_on: date
    ended_on: date | None


def opened(found: Iterable[AccountLine]) -> list[str]:
    """What the audit calls the accounts of a list."""
    return [f"workers.Account:{line.id}" for line in found]


def page_opened(found: AccountPage) -> list[str]:
    """What the audit calls the account of a page."""
    return opened([found.line])


@reads(Permission.WORKERS_READ, records=opened)
def accounts(actor: Actor, *, state: str = "") -> tuple[AccountLine, ...]:
    """Accounts without their words, the newest first."""
    rows = Account.objects.visible_to(actor).exclude(state=State.DISPOSED)
    if state in list(State):
        rows = rows.filter(state=state)
    return tuple(map(_line, rows))


@reads(Permission.WORKERS_READ, records=opened)
def named(actor: Actor, *, name: str) -> tuple[AccountLine, ...]:
    """Accounts of a name, typed whole: case, accents and spaces make no difference."""
    digest = Worker._meta.get_field("name_index").digest(plain(name))
    found = Worker.objects.filter(name_index=digest).exclude(name_index="")
    rows = Account.objects.visible_to(actor).filter(worker__in=found)
    return tuple(map(_line, rows[:MOST_FOUND]))


@reads(Permission.WORKERS_READ, records=opened)
def about(actor: Actor, *, employer_id: int) -> tuple[AccountLine, ...]:
    """Accounts about an employer. Whoever has a tie to it finds none."""
    links = Link.objects.filter(employer_id=employer_id, ended_on=None)
    rows = Account.objects.visible_to(actor).filter(pk__in=links.values("account_id"))
    return tuple(map(_line, rows[:MOST_FOUND]))


@reads(Permission.WORKERS_READ, records=page_opened)
def account(actor: Actor, *, account_id: UUID) -> AccountPage:
    """One account with everything in it."""
    return _page(actor, account_row(actor, account_id))


@reads(Permission.WORKERS_UNSEAL, records=page_opened)
def unseal(actor: Actor, *, token: str) -> AccountPage:
    """What a sealed token stands for; one refusal for whatever fails."""
    digest = codes.digest_of_token(token)
    row = SealedToken.objects.filter(digest=digest, ended_on=None).first()
    seen = Account.objects.visible_to(actor)
    found = seen.filter(pk=row.account_id).first() if row else None
    withdrawn = (
        found is not None
        and found.kind == Kind.INTERVIEW
        and not agrees(found, "interview")
    )
    if found is None or withdrawn:
        raise Missing("workers_token_unknown")
    return _page(actor, found)


def account_row(actor: Actor, account_id: UUID) -> Account:
    """The row, for an action on it."""
    rows = Account.objects.visible_to(actor).exclude(state=State.DISPOSED)
    row = rows.filter(pk=account_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def link_row(actor: Actor, link_id: UUID) -> Link:
    """A tie to an employer, for an action on it."""
    seen = Account.objects.visible_to(actor)
    row = Link.objects.filter(account__in=seen, pk=link_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def token_row(actor: Actor, token_id: UUID) -> SealedToken:
    """A token, for an action on it."""
    seen = Account.objects.visible_to(actor)
    row = SealedToken.objects.filter(account__in=seen, pk=token_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def conflict_row(actor: Actor, conflict_id: UUID) -> Conflict:
    """A conflict of interest, for an action on it."""
    row = Conflict.objects.filter(pk=conflict_id).first()
    if row is None or not actor.may(Permission.WORKERS_HEAR):
        raise Missing("not_found")
    return row


def conflicts_opened(found: tuple[ConflictView, ...]) -> list[str]:
    """What the audit calls conflicts of interest."""
    return [f"workers.Conflict:{each.id}" for each in found]


@reads(Permission.WORKERS_READ, records=conflicts_opened)
def conflicts(actor: Actor) -> tuple[ConflictView, ...]:
    """All that were declared, those that stand first."""
    rows = list(Conflict.objects.order_by("-ended_on", "-declared_on", "id"))
    names = employers_for(actor, [row.employer_id for row in rows])
    return tuple(
        ConflictView(
            id=row.pk,
            employer=_name(names, row.employer_id),
            mine=row.user_id == actor.user_id,
            reason=row.reason if row.user_id == actor.user_id else "",
            declared_on=row.declared_on,
            ended_on=row.ended_on,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class DisposalView:
    """A certificate of disposal."""

    reference: str
    disposed_on: date
    rule: str
    texts: int
    digest: str


def disposals(actor: Actor) -> tuple[DisposalView, ...]:
    """What was disposed of, the newest first: no content."""
    rows = Disposal.objects.all() if actor.may(Permission.WORKERS_READ) else ()
    return tuple(
        DisposalView(
            row.reference, row.disposed_on, row.rule,
            row.removed.get("sayings", 0), row.digest,
        )
        for row in rows
    )  # fmt: skip


def _name(names: dict[int, EmployerBrief], employer_id: int) -> str:
    """Of an employer; its number where it is in the register no longer."""
    found = names.get(employer_id)
    return found.legal_name if found else str(employer_id)


def _line(row: Account) -> AccountLine:
    state = State(row.state)
    return AccountLine(
        id=row.pk,
        reference=row.reference,
        kind=KINDS[Kind(row.kind)],
        channel=CHANNELS[Channel(row.channel)],
        language=LANGUAGES_SPOKEN.get(row.language, LANGUAGES_SPOKEN["und"]),
        heard_on=row.heard_on,
        state=STATES[state],
        tag=TAGS[state],
        wants_help=row.wants_help,
    )


def _page(actor: Actor, row: Account) -> AccountPage:
    open_to = [to for to in TRANSITIONS[State(row.state)] if to is not State.DISPOSED]
    hears = actor.may(Permission.WORKERS_HEAR)
    return AccountPage(
        line=_line(row),
        known_as=KNOWN_AS[Standing(row.standing)],
        name=row.worker.name if row.worker else "",
        means=REACHED[Means(row.means)],
        contact=row.contact,
        contact_rule=row.contact_rule,
        has_code=bool(row.code_digest),
        kept_until=row.kept_until,
        interview=_interview(row),
        sayings=tuple(map(_saying, row.sayings.all())),
        links=_links(actor, row),
        tokens=tuple(
            TokenView(t.pk, t.issued_on, t.ended_on) for t in row.tokens.all()
        ),
        moves=tuple((str(to), STATES[to]) for to in open_to) if hears else (),
        is_open=hears and row.state in (State.RECEIVED, State.IN_HAND),
        may_answer=hears and not may_answer(actor, row),
        may_state=hears and not may_state(actor, row),
        may_seal=hears and not may_seal(actor, row),
    )


def _saying(row: Saying) -> SayingView:
    kind = Told(row.kind)
    aside = kind in (Told.ANSWER, Told.NOTE)
    return SayingView(TOLD[kind], row.words, row.said_on, aside)


def _interview(row: Account) -> InterviewView | None:
    held = Interview.objects.filter(account=row).first()
    if held is None:
        return None
    spoken = held.interpreter_language
    return InterviewView(
        person=held.person,
        place=PLACES[Place(held.place)],
        present=tuple(PRESENT[Present(who)] for who in held.present),
        interpreter_language=LANGUAGES_SPOKEN[spoken] if spoken else None,
        private=Place(held.place) in AWAY and Present.EMPLOYER not in held.present,
        talks=agrees(row, "interview"),
        records=agrees(row, "recording"),
    )


def _links(actor: Actor, row: Account) -> tuple[LinkView, ...]:
    rows = list(row.links.filter(ended_on=None))
    names = employers_for(actor, [link.employer_id for link in rows])
    files = inspections_for(actor, [r.inspection_id for r in rows if r.inspection_id])
    return tuple(
        LinkView(
            id=link.pk,
            employer_id=link.employer_id,
            name=_name(names, link.employer_id),
            inspection_id=link.inspection_id,
            file=files[link.inspection_id].number
            if link.inspection_id in files
            else "",
            linked_on=link.linked_on,
        )
        for link in rows
    )
