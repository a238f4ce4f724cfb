"""What every page knows: who reads, where the page hangs, when the session ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.translation import get_language, override

from halte import __version__
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.purposes import PURPOSES
from halte.core.access.sessions import ends_at
from halte.core.bilingual import Bilingual
from halte.core.ui.day import Room, rooms_open_to

WARN_BEFORE: Final = timedelta(minutes=5)

IN_SIGHT: Final = 6
"""So many doors stand on one line of a page 1,200 px wide."""


@dataclass(frozen=True, slots=True)
class Door:
    """One line of the main navigation as it is drawn."""

    title: Bilingual
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """The rooms in sight, the others, and the pages of the room one is in."""

    rooms: tuple[Door, ...]
    others: tuple[Door, ...] = ()
    pages: tuple[Door, ...] = ()
    here: Bilingual | None = None


def page(request: HttpRequest) -> dict[str, Any]:
    """What `ui/base.html` draws around every page."""
    actor = getattr(request, "actor", ANONYMOUS)
    other = "fr" if (get_language() or "en") == "en" else "en"
    purpose = PURPOSES.get(actor.purpose)
    return {
        "actor": actor,
        "purpose_now": purpose.title if purpose else None,
        "navigation": navigation(actor, request.path),
        "other_language": other,
        "other_url": same_page(request, other),
        "session_ends_at": session_end(request),
        "session_warning": int(WARN_BEFORE.total_seconds()),
        "quick_exit": getattr(request, "quick_exit", False),
        "demonstration": not settings.HALTE_PRODUCTION,
        "release": release(),
    }


def navigation(actor: Actor, path: str) -> Navigation:
    """Where this person can go; the way nearest to the page is the current one.

    In sight are the rooms they work in, those that must be at hand, the one they are
    in, and others up to `IN_SIGHT`. A room of several pages has its own name, a room
    of one page the page’s.
    """
    rooms = rooms_open_to(actor)
    ways = [url for room in rooms for _, url in room.links if path.startswith(url)]
    nearest = max(ways, key=len, default="")
    doors, made = {}, Navigation(())
    for room in rooms:
        pages = tuple(Door(title, url, url == nearest) for title, url in room.links)
        current = any(page.is_current for page in pages)
        several = len(pages) > 1
        title = room.title if several else pages[0].title
        doors[room] = Door(title, pages[0].url, current)
        if current and several:
            made = Navigation((), pages=pages, here=room.title)
    seen = in_sight(rooms, doors)
    return replace(
        made,
        rooms=tuple(door for room, door in doors.items() if room in seen),
        others=tuple(door for room, door in doors.items() if room not in seen),
    )


def in_sight(rooms: tuple[Room, ...], doors: Mapping[Room, Door]) -> set[Room]:
    """The rooms whose doors stand on the first line; the rest is a click away."""
    seen = {r for r in rooms if r.is_own or r.at_hand or doors[r].is_current}
    for room in rooms:
        if len(seen) >= IN_SIGHT:
            break
        seen.add(room)
    return seen


def same_page(request: HttpRequest, language: str) -> str:
    """This page in the other language, its query kept; home where it has none."""
    try:
        resolve(request.path_info)
    except Resolver404:
        with override(language):
            return reverse("home")
    if request.method == "GET":
        return translate_url(request.get_full_path(), language)
    return translate_url(request.path, language)


def session_end(request: HttpRequest) -> datetime | None:
    """When the session ends; None for the public, or where no session was opened."""
    return ends_at(request) if hasattr(request, "user") else None


def release() -> str:
    """The version that is running, also where nothing was installed as a package."""
    return __version__
