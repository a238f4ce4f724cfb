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


def day_of(actor: Actor) -> Day:
    """Everything the rooms have for this person now."""
    items = [item for room in rooms() if room.home for item in room.home(actor)]
    return Day(
        urgent=tuple(item for item in items if item.urgent),
        items=tuple(item for item in items if not item.urgent),
        rooms=tuple(
            sorted(
                (shown for room in rooms() if (shown := door(room, actor))),
                key=lambda shown: shown.order,
            )
        ),
    )


def door(room: Capability, actor: Actor) -> Room | None:
    """The room as this person may enter it; None where no way in is open."""
    links = sorted(
        (link for link in room.links if link_is_open(link, actor)),
        key=lambda link: link.order,
    )
    ways = tuple((link.title, url) for link in links if (url := address(link.url_name)))
    if not ways:
        return None
    return Room(room.title, room.description, ways, links[0].order)


def link_is_open(link: Link, actor: Actor) -> bool:
    """True where `navigation` would show this link to this person."""
    if link.permission is not None:
        return link.public or actor.may(link.permission)
    return link.public or actor.is_known


def address(url_name: str) -> str:
    """The address of a named page, '' where this installation has none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
