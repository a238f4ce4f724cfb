"""The demonstration: enough invented people that counts can be shown.

Fewer than five are never told. Fourteen files of an invented house, all closed: an
urgent need and a safe contact, needs that were met or not, referrals that were taken
on or declined, and how life stands after 3, 6 and 12 months.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.support import demo
from halte.capabilities.support.actions import files as acts
from halte.capabilities.support.actions import referrals, work
from halte.capabilities.support.demo import HOUSE, SHELTER, opened, said, sent
from halte.capabilities.support.models import File
from halte.capabilities.support.states import Better, Decline, Done, Exit
from halte.core.access.actor import Actor
from halte.core.access.purposes import SUPPORT
from halte.core.organisations.acting import invented
from halte.core.organisations.models import Organisation

PEOPLE: Final = 14
AREAS: Final = ("housing", "status", "safety", "income", "health", "own")
REGIONS: Final = ("CA-ON", "CA-ON", "CA-QC")
BETTER: Final = {
    3: {"housing": 6, "safety": 7, "own": 6},
    6: {"housing": 8, "safety": 9, "health": 6, "own": 7},
    12: {"housing": 8, "status": 5, "safety": 8, "income": 5, "health": 7, "own": 8},
}
"""How many of those asked say that an area is better, after so many months."""


def load(say: Callable[[str], None]) -> None:
    """The few that are told whole, then the many; safe to repeat."""
    demo.load(say)
    house = Organisation.objects.filter(slug=HOUSE).first()
    sam = invented("support_worker", SUPPORT, at=HOUSE)
    nadia = invented("support_supervisor", SUPPORT, at=SHELTER)
    told = File.objects.filter(demonstration=True).count()
    if house is None or sam is None or nadia is None or told >= PEOPLE:
        return
    many(sam, nadia, house)
    say(f"{PEOPLE} more, all closed, so that counts can be shown")


def many(sam: Actor, nadia: Actor, house: Organisation) -> None:
    """Make them."""
    for number in range(PEOPLE):
        file = opened(
            sam, house, f"bird {number + 1}", region=REGIONS[number % len(REGIONS)]
        )
        needs(sam, file, number)
        if number < 11:
            referred(sam, nadia, file, taken=number < 6)
        for months, better in BETTER.items():
            work.note_outcome(sam, file, months=months, life=life(number, better))
        acts.close(sam, file, exit=Exit.GOALS_REACHED, follow_up_on=None)


def needs(sam: Actor, file: File, number: int) -> None:
    """An urgent need, a contact, and what became of it."""
    said(sam, file, {"need-shelter": {"level": "3"}, "need-health": {"level": "2"}})
    at = timezone.now() - timedelta(minutes=5 * number)
    work.note_deed(
        sam, file, kind=Done.CONTACT, domain="shelter", words="Texto.", at=at
    )
    if number < 8:
        acts.write(sam, file, topic="need-shelter", content={"level": "1"}, seen=1)


def referred(sam: Actor, nadia: Actor, file: File, *, taken: bool) -> None:
    """To the shelter, which takes them on, or has no room."""
    row = sent(sam, file, SHELTER, "shelter", "need-shelter")
    if taken:
        referrals.accept(nadia, row)
        referrals.finish(nadia, row)
    else:
        referrals.decline(nadia, row, reason=Decline.FULL, words="")


def life(number: int, better: dict[str, int]) -> work.Life:
    """What one of them says: better in an area for the first so many, else the same."""
    return work.Life(
        True,
        **{
            area: Better.BETTER if number < better.get(area, 0) else Better.SAME
            for area in AREAS
        },
    )
