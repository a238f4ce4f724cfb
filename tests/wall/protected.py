"""Open permits of abused workers and permits of victims, from a seed.

The other half of what lies behind the wall (IRPR s. 207.1). Through the actions that
officers use, and the job that reminds them, which runs in every world.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Final

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from halte.capabilities.permits.actions import family as kin
from halte.capabilities.permits.actions import open_permits, victims
from halte.capabilities.permits.actions.family import Member, MemberDecided
from halte.capabilities.permits.actions.open_permits import Decided, Request
from halte.capabilities.permits.actions.victims import Met
from halte.capabilities.permits.letters.documents import opened
from halte.capabilities.permits.models import FamilyMember, OpenPermit, VictimCase
from halte.capabilities.permits.queries import open_permits as requests
from halte.capabilities.permits.queries import victims as cases
from halte.capabilities.permits.states import (
    Abuse,
    Kin,
    MemberNotMet,
    NotMet,
    OpenOutcome,
    Source,
    StepState,
    Weight,
    Where,
)
from halte.capabilities.permits.words import STEPS
from halte.core.access.actor import Actor
from halte.core.jobs.queue import enqueue, run
from halte.core.jobs.schedule import SCHEDULE
from tests.conftest import Person
from tests.wall.behind import MARK, MOST, words

DAY: Final = ("permits.remind", "workers.dispose")
"""What runs by itself every day and touches what is behind the wall."""

EMPLOYERS: Final = ("Blue Heron Inc.", "Heron Farm Inc.", "Sandpiper Inc.")
"""Those of the country: what the person named is encrypted, and leads nowhere."""


def protect(seed: int, officers: list[Person]) -> None:
    """What was asked in the world of this seed; nothing in the world of 0."""
    ask(seed, officers, family=seed)
    meet(seed, officers)


def ask(seed: int, officers: list[Person], *, family: int) -> None:
    """Requests of the one seed, with families of the other; with none of 0."""
    chance, other = random.Random(seed), random.Random(family)
    for _ in range(chance.randint(1, MOST) if seed else 0):
        officer = chance.choice(officers)
        row = a_request(chance, officer)
        some = other.randint(1, 3) if family else 0
        members = [a_member(other, officer.actor, row) for _ in range(some)]
        follow(chance, officer.actor, row)
        row = OpenPermit.objects.get(pk=row.pk)
        for member in members if hasattr(row, "decision") else ():
            decide_on(other, officer.actor, member, row)
        requests.request(officer.actor, request_id=row.pk)


def meet(seed: int, officers: list[Person]) -> None:
    """People who may be victims, and their permits."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, MOST) if seed else 0):
        a_victim(chance, chance.choice(officers))


def a_member(chance: random.Random, actor: Actor, row: OpenPermit) -> FamilyMember:
    """Someone of the family, in Canada or not; whom an officer may correct."""
    member = Member(
        f"{MARK} {chance.random()}", chance.choice(list(Kin)), chance.random() < 0.7,
        row.received_on + timedelta(days=chance.randint(0, 1)),
    )  # fmt: skip
    if member.asked_on > timezone.localdate():
        member = replace(member, asked_on=row.received_on)
    kept = kin.add_member(actor, row, member=member)
    if chance.random() < 0.3:
        kin.correct_member(actor, kept, kin=Kin.CHILD, in_canada=member.in_canada)
    return kept


def decide_on(
    chance: random.Random, actor: Actor, member: FamilyMember, row: OpenPermit
) -> None:
    """A decision of their own, or none yet."""
    if chance.random() < 0.3:
        return
    issued = row.decision.outcome == OpenOutcome.ISSUED and member.in_canada
    decided = (
        MemberDecided(OpenOutcome.ISSUED, valid_until=row.decision.valid_until)
        if issued and chance.random() < 0.7
        else MemberDecided(
            OpenOutcome.NOT_ISSUED, f"{MARK} no family", MemberNotMet.NOT_FAMILY
        )
    )
    member = FamilyMember.objects.get(pk=member.pk)
    kin.decide_member(actor, member, decided=decided)


def a_day_passes() -> None:
    """The jobs of the schedule, as the worker runs them; their mails leave."""
    for name in DAY:
        job = enqueue(SCHEDULE, name)
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert run(job.pk)


def letters_to_others(officers: list[Person]) -> list[str]:
    """Mails that left, but for the notices to those who work behind the wall."""
    behind = {person.user.email for person in officers}
    return [f"{m.to} {m.subject} {m.body}" for m in mail.outbox if not behind & {*m.to}]


def a_request(chance: random.Random, officer: Person) -> OpenPermit:
    """A worker in Canada, or not; late, or of today."""
    asked = Request(
        person_name=f"{MARK} {chance.random()}",
        born_on=None,
        reach_safely=f"{MARK} by the library",
        employer_named=f"{chance.choice(EMPLOYERS)} {MARK}",
        speaks=chance.choice(("Spanish", "Tagalog")),
        language=chance.choice(("en", "fr")),
        province=chance.choice(("ON", "QC")),
        in_canada=chance.random() < 0.9,
        tied_permit=True,
        worked_without=chance.random() < 0.5,
        received_on=timezone.localdate() - timedelta(days=chance.randint(0, 60)),
    )
    return open_permits.add_request(officer.actor, officer.organisation, request=asked)


def follow(chance: random.Random, actor: Actor, row: OpenPermit) -> None:
    """Facts, their weight, a decision, a letter; read on the way."""
    for _ in range(chance.randint(0, 3)):
        fact = open_permits.add_fact(
            actor, row, kind=chance.choice(list(Abuse)),
            source=chance.choice(list(Source)), place=chance.choice(list(Where)),
            words=words(chance),
        )  # fmt: skip
        weight = chance.choice(list(Weight))
        open_permits.weigh(actor, fact, weight=weight, reasons=words(chance))
    requests.requests(actor)
    requests.request(actor, request_id=row.pk)
    if chance.random() < 0.7:
        open_permits.decide(actor, row, decided=a_decision(chance, row))
        letter = open_permits.write_letter(actor, row)
        opened(requests.letter(actor, letter_id=letter.pk), "fr")


def a_decision(chance: random.Random, row: OpenPermit) -> Decided:
    """Any of the three that the request allows."""
    outcome = chance.choice(list(OpenOutcome))
    if not row.facts.exists():
        outcome = OpenOutcome.WITHDRAWN
    elif outcome is OpenOutcome.ISSUED and not row.in_canada:
        outcome = OpenOutcome.NOT_ISSUED
    until = timezone.localdate() + timedelta(days=365)
    return Decided(
        outcome,
        f"{MARK} all together",
        NotMet.NO_REASONABLE_GROUNDS if outcome is OpenOutcome.NOT_ISSUED else None,
        until if outcome is OpenOutcome.ISSUED else None,
    )


def a_victim(chance: random.Random, officer: Person) -> None:
    """A checklist, and a permit that often ends within thirty days."""
    actor, today = officer.actor, timezone.localdate()
    met = Met(
        f"{MARK} {chance.random()}", f"{MARK} at the shelter", "Arabic", "ON",
        chance.randint(0, 3), today - timedelta(days=170),
    )  # fmt: skip
    case: VictimCase = victims.begin_case(actor, officer.organisation, met=met)
    for step in chance.sample(list(STEPS), 2):
        state = chance.choice(list(StepState))
        victims.mark_step(actor, case, step=step, state=state)
    if chance.random() < 0.8:
        begins = today - timedelta(days=chance.choice((10, 150, 165)))
        ends = begins + timedelta(days=180)
        victims.note_permit(actor, case, begins_on=begins, ends_on=ends)
    cases.case(actor, case_id=case.pk)
    cases.cases(actor)
