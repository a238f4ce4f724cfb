"""Home: a person’s own day, and the doors they can open."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link, rooms


@dataclass(frozen=True, slots=True)
class Room:
    """A room as home shows it: what it is for, and the ways in."""

    title: Bilingual
    description: Bilingual
    links: tuple[tuple[Bilingual, str], ...]
    order: int
    is_own: bool
    """A way in that not everyone has: this person works here."""
    at_hand: bool

    @property
    def only_way(self) -> str:
        """The address, where one way in has the same name as the room."""
        if len(self.links) > 1 or self.links[0][0] != self.title:
            return ""
        return self.links[0][1]


@dataclass(frozen=True, slots=True)
class Day:
    """What home shows: what needs the person first, then the rest, then doors."""

    urgent: tuple[HomeItem, ...]
    items: tuple[HomeItem, ...]
    rooms: tuple[Room, ...]

    @property
    def own(self) -> tuple[Room, ...]:
        """The rooms this person works in."""
        return tuple(room for room in self.rooms if room.is_own)

    @property
    def open_to_all(self) -> tuple[Room, ...]:
        """The rooms that anyone may enter."""
        return tuple(room for room in self.rooms if not room.is_own)


def day_of(actor: Actor) -> Day:
    """Everything the rooms have for this person now."""
    items = [item for room in rooms() if room.home for item in room.home(actor)]
    return Day(
        urgent=tuple(item for item in items if item.urgent),
        items=tuple(item for item in items if not item.urgent),
        rooms=rooms_open_to(actor),
    )


def rooms_open_to(actor: Actor) -> tuple[Room, ...]:
    """The rooms this person may enter: their own first, then by first way in."""
    shown = (found for room in rooms() if (found := door(room, actor)))
    return tuple(sorted(shown, key=lambda room: (not room.is_own, room.order)))


def door(room: Capability, actor: Actor) -> Room | None:
    """The room as this person may enter it; None where no way in is open."""
    links = sorted(
        (link for link in room.links if link_is_open(link, actor)),
        key=lambda link: link.order,
    )
    ways = tuple((link.title, url) for link in links if (url := address(link.url_name)))
    if not ways:
        return None
    return Room(
        room.title, room.description, ways, links[0].order,
        is_own=any(not link.public for link in links),
        at_hand=any(link.at_hand for link in links),
    )  # fmt: skip


def link_is_open(link: Link, actor: Actor) -> bool:
    """True where this person may follow the link."""
    if link.permission is not None:
        return link.public or actor.may(link.permission)
    return link.public or actor.is_known


def address(url_name: str) -> str:
    """The address of a named page, '' where this installation has none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
