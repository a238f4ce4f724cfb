"""The demonstration behind the wall. Nobody in it exists."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from halte.capabilities.permits.actions.family import (
    Member,
    MemberDecided,
    add_member,
    decide_member,
)
from halte.capabilities.permits.actions.open_permits import (
    Decided,
    Request,
    add_fact,
    add_request,
    decide,
    weigh,
)
from halte.capabilities.permits.actions.victims import (
    Met,
    begin_case,
    mark_step,
    note_permit,
)
from halte.capabilities.permits.models import OpenPermit
from halte.capabilities.permits.states import (
    Abuse,
    Kin,
    OpenOutcome,
    Source,
    StepState,
    Weight,
    Where,
)
from halte.core.access.actor import Actor
from halte.core.organisations.models import Organisation


def protected(prune: Actor, body: Organisation) -> None:
    """Two requests, one decided; two checklists, one of them near its end."""
    for days, decided in ((3, True), (2, False)):
        request(prune, body, days, decided=decided)
    victims(prune, body)


def request(prune: Actor, body: Organisation, days: int, *, decided: bool) -> None:
    """A request and its facts."""
    today = timezone.localdate()
    asked = Request(
        person_name="Dolores Demonstration",
        born_on=None,
        reach_safely="Demonstration: by the library, on Tuesdays after five.",
        employer_named="Demonstration Greenhouses (fictional)",
        speaks="Spanish",
        language="en",
        province="ON",
        in_canada=True,
        tied_permit=True,
        worked_without=not decided,
        received_on=today - timedelta(days=days),
        demonstration=True,
    )
    row = add_request(prune, body, request=asked)
    fact = add_fact(
        prune, row, kind=Abuse.FINANCIAL, source=Source.RECRUITER, place=Where.HOUSING,
        words="Demonstration. The recruiter takes half of the pay at the bunkhouse.",
    )  # fmt: skip
    if decided:
        weigh(prune, fact, weight=Weight.LIKELY, reasons="Demonstration. Consistent.")
        decide(
            prune, row,
            decided=Decided(
                OpenOutcome.ISSUED, "Demonstration. Pay withheld, threats to report.",
                valid_until=today + timedelta(days=365),
            ),
        )  # fmt: skip
    family(prune, row, decided=decided)


def family(prune: Actor, row: OpenPermit, *, decided: bool) -> None:
    """A spouse; and a child, whose own answer is still to come."""
    names = (("Mateo", Kin.SPOUSE), ("Inés", Kin.CHILD)) if decided else (
        ("Rosa", Kin.PARTNER),)  # fmt: skip
    for number, (name, kin) in enumerate(names):
        member = Member(f"{name} Demonstration", kin, True, row.received_on)
        kept = add_member(prune, row, member=member)
        if decided and not number:
            until = timezone.localdate() + timedelta(days=365)
            given = MemberDecided(OpenOutcome.ISSUED, valid_until=until)
            decide_member(prune, kept, decided=given)


def victims(prune: Actor, body: Organisation) -> None:
    """Two checklists."""
    today = timezone.localdate()
    for begun, name in ((154, "Irina Demonstration"), (None, "Someone")):
        met = Met(
            person_name=name,
            reach_safely="Demonstration: through the shelter.",
            speaks="Romanian",
            province="ON",
            dependants=0,
            met_on=today - timedelta(days=begun or 1),
            demonstration=True,
        )
        row = begin_case(prune, body, met=met)
        mark_step(prune, row, step="safe", state=StepState.DONE)
        if begun:
            first = today - timedelta(days=begun)
            last = first + timedelta(days=179)
            note_permit(prune, row, begins_on=first, ends_on=last)
