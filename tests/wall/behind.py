"""Worlds that differ only behind the wall, from a seed.

Everything goes through the actions that people use. Each text holds a mark, so
that a leak is seen even where it would be the same in both worlds.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from halte.capabilities.inspections.actions.opening import note
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.workers import codes
from halte.capabilities.workers.actions import hearing, interviewing, sealing, telling
from halte.capabilities.workers.actions.telling import Tip
from halte.capabilities.workers.disposing import dispose, due
from halte.capabilities.workers.models import Account, Conflict
from halte.capabilities.workers.queries import inside, outside
from halte.capabilities.workers.states import (
    Channel,
    Means,
    Place,
    Present,
    Standing,
    State,
)
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.consent.actions import Circumstances
from halte.core.consent.states import Method
from tests.conftest import Person

MARK: Final = "Zyzzogeton"
"""In every text behind the wall, and in no other text of Halte."""

MOST: Final = 4
"""Tips and interviews of a world: below the smallest cell, so that no figure rises."""


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back, numbers that were drawn too."""
    block = transaction.atomic()
    # As the test's own transaction: actions ask to be outermost inside of it.
    block._from_testcase = True  # type: ignore[attr-defined]
    with numbers_put_back(), block:
        yield
        transaction.set_rollback(True)


@contextmanager
def numbers_put_back() -> Iterator[None]:
    """PostgreSQL’s sequences go on where a transaction is taken back: set again."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename),"
            " coalesce(last_value, start_value), last_value IS NOT NULL"
            " FROM pg_sequences"
        )
        before = cursor.fetchall()
    yield
    with connection.cursor() as cursor:
        cursor.executemany("SELECT setval(%s::regclass, %s, %s)", before)


def fill(seed: int, liaison: list[Person], employers: list[int]) -> None:
    """What workers told in the world of this seed; nothing in the world of 0."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, MOST) if seed else 0):
        account = a_tip(chance, chance.choice(liaison).actor)
        live(chance, account, liaison, employers)
    for _ in range(chance.randint(1, MOST) if seed else 0):
        account = an_interview(chance, chance.choice(liaison).actor)
        live(chance, account, liaison, employers)
    if seed and chance.random() < 0.5:
        hearing.declare_conflict(
            liaison[0].actor, Conflict(), employer_id=chance.choice(employers),
            reason=f"{MARK} cousin",
        )  # fmt: skip


def note_of_a_tip(seed: int, officer: Actor, inspection: Inspection) -> None:
    """An officer notes in the file what someone told; nothing in the world of 0."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, MOST) if seed else 0):
        note(officer, inspection, on=timezone.localdate(), said=words(chance))


def words(chance: random.Random) -> str:
    """Of any length, with names of employers and of streets in them."""
    size = chance.choice((1, 20, 900))
    return f"{MARK} {chance.choice(('Heron', 'Blue Heron', 'écurie', 'كفيل'))} " * size


def who(chance: random.Random) -> Tip:
    """A worker: anonymous, under a chosen name, or under their own."""
    standing = chance.choice(list(Standing))
    means = chance.choice(list(Means))
    return Tip(
        words(chance),
        chance.choice(("en", "fr", "es", "tl", "ar")),
        standing,
        "" if standing is Standing.ANONYMOUS else f"{MARK} {chance.random()}",
        means,
        "" if means is Means.NONE else f"{MARK} 555-01{chance.randint(10, 99)}",
        f"{MARK} never after six",
        chance.random() < 0.5,
    )


def a_tip(chance: random.Random, officer: Actor) -> Account:
    """On the public page with a code, or taken down by an officer."""
    account = Account()
    if chance.random() < 0.5:
        form = codes.form_of(codes.new_form())
        received = telling.tell(
            ANONYMOUS, account, tip=who(chance), form=form, wants_code=True
        )
        outside.conversation(received.code)
    else:
        day = timezone.localdate() - timedelta(days=chance.randint(0, 90))
        hearing.keep_tip(
            officer, account, tip=who(chance), channel=Channel.PHONE, heard_on=day
        )
    return account


def an_interview(chance: random.Random, officer: Actor) -> Account:
    """With consents, somewhere, beside someone."""
    account = Account()
    at = timezone.now() - timedelta(days=chance.randint(1, 60))
    how = Circumstances(at, "es", Method.SPOKEN)
    held = interviewing.Held(
        chance.choice(list(Place)),
        how,
        chance.sample([Present.UNION, Present.EMPLOYER, Present.TRUSTED], 2),
        may_record=chance.random() < 0.5,
    )
    return interviewing.hold(officer, account, who=who(chance), held=held)


def live(
    chance: random.Random, account: Account, people: list[Person], employers: list[int]
) -> None:
    """Tied to employers, sealed, answered, read, closed, disposed of."""
    officer = people[-1].actor
    for employer in chance.sample(employers, chance.randint(0, len(employers))):
        hearing.link(officer, account, employer_id=employer, inspection_id=None)
    if account.links.exists():
        token = sealing.seal(officer, account)
        inside.unseal(officer, token=token)
    hearing.note(officer, account, words=words(chance))
    inside.account(officer, account_id=account.pk)
    inside.accounts(officer)
    if chance.random() < 0.4:
        hearing.move(officer, account, to=State.CLOSED)
    if account.state != State.RECEIVED and chance.random() < 0.3:
        Account.objects.filter(pk=account.pk, state=State.CLOSED).update(
            kept_until=date(2020, 1, 1)
        )
        for old in due():
            dispose(Actor(via="job", label="test"), old)
