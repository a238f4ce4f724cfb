"""Which services go on a pocket list: few, the best first, each told once.

Only offers of the tier that the list is for are looked at. A service that does not
serve the place is left out: nearest is no help when it cannot take the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Final

from django.utils import timezone

from halte.capabilities.directory.copies.choosing import Choice, last_day
from halte.capabilities.directory.copies.kinds import KINDS, Kind, Wanted
from halte.capabilities.directory.queries.finding import Ask, Found, find_in
from halte.capabilities.directory.queries.index import national_in
from halte.capabilities.directory.queries.offers import Offer

MAY_BEND: Final = frozenset({"near"})
"""The distance may give way, and the list says how far; nothing else may."""

MOST_BEDS: Final = 5
MOST: Final = 4
"""Of one kind at most, had the sheet room for more."""

FACTS_ASKED: Final = (
    "without_id", "without_status", "without_police_report", "with_children", "minors",
)  # fmt: skip
"""What an officer has to know of each; what is not known of these is said."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A service on the list and its number there; told in full where it is `first`."""

    number: int
    found: Found
    first: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of need and its services; none is said too."""

    kind: Kind
    picked: tuple[Picked, ...]


@dataclass(frozen=True, slots=True)
class Pocket:
    """A pocket list before it is put in words."""

    choice: Choice
    national: tuple[Offer, ...]
    groups: tuple[Group, ...]
    made_at: datetime
    valid_until: date

    @property
    def services(self) -> tuple[Offer, ...]:
        """Each service on it, once."""
        told = (p for group in self.groups for p in group.picked if p.first)
        return tuple(each.found.offer for each in told)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who could be on it, by kind, and in which order they are taken on.

    First beds, then one of each kind, then a second of each, and so on: whatever
    number has room, no kind is empty while another has plenty.
    """

    choice: Choice
    made_at: datetime
    found: tuple[tuple[Found, ...], ...]
    order: tuple[tuple[int, int], ...]


def candidates_of(choice: Choice, *, tonight: bool = True) -> Candidates:
    """For a paper the search is asked as of tonight at three, when it is needed most:
    asked at noon it would put first who is open at noon."""
    now = timezone.now()
    moment = at_night(now) if tonight else now
    known = {offer.id for offer in national_in(choice.tier)}
    found = tuple(
        tuple(f for f in best(choice, kind, moment) if f.offer.id not in known)
        for kind in KINDS
    )
    places = (
        (turn(kind, rank), number, rank)
        for number, kind in enumerate(KINDS)
        for rank in range(min(len(found[number]), MOST_BEDS if kind.beds else MOST))
    )
    order = tuple((number, rank) for _turn, number, rank in sorted(places))
    return Candidates(choice, now, found, order)


def turn(kind: Kind, rank: int) -> int:
    """In which round a service of a kind is taken on: three beds are in the first."""
    return max(0, rank - 2) if kind.beds else rank


def at_night(now: datetime) -> datetime:
    """Three in the morning of the night to come, on the clock of this Halte."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time(3)))


def pocket_of(candidates: Candidates, most: int) -> Pocket:
    """The list with so many of them."""
    choice, taken = candidates.choice, set(candidates.order[:most])
    numbers: dict[str, int] = {}
    groups = []
    for number, kind in enumerate(KINDS):
        every = enumerate(candidates.found[number])
        found = [each for rank, each in every if (number, rank) in taken]
        groups.append(Group(kind, tuple(numbered(found, numbers))))
    until = last_day(choice.tier, timezone.localdate(candidates.made_at))
    return Pocket(
        choice, national_in(choice.tier), tuple(groups), candidates.made_at, until
    )


def numbered(found: list[Found], numbers: dict[str, int]) -> Iterator[Picked]:
    """Each with the number that it has on the list; a new one where it has none."""
    for each in found:
        first = each.offer.id not in numbers
        number = numbers.setdefault(each.offer.id, len(numbers) + 1)
        yield Picked(number, each, first)


def best(choice: Choice, kind: Kind, now: datetime) -> list[Found]:
    """What fits a kind: the best of each of its questions, in turn."""
    answers = [fitting(choice, wanted, now) for wanted in kind.wanted]
    found: dict[str, Found] = {}
    for row in zip_longest(*answers):
        for each in row:
            if each is not None:
                found.setdefault(each.offer.id, each)
    return list(found.values())


def fitting(choice: Choice, wanted: Wanted, now: datetime) -> tuple[Found, ...]:
    """The answers to one question; none where more than the distance gave way."""
    ask = Ask(
        needs=(wanted.need,), place=choice.code, populations=wanted.populations,
        facts=wanted.facts, within_km=choice.reach, most=8,
    )  # fmt: skip
    answer = find_in(choice.tier, ask, now, to_keep=True)
    return answer.found if answer.bent <= MAY_BEND else ()
