"""What every page knows: who reads, where the page hangs, when the session ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse, translate_url
from django.utils.translation import get_language, override

from halte import __version__
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.purposes import PURPOSES
from halte.core.access.sessions import ends_at
from halte.core.bilingual import Bilingual
from halte.core.capability import navigation

WARN_BEFORE: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Door:
    """One line of the main navigation as it is drawn."""

    title: Bilingual
    url: str
    is_current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """What `ui/base.html` draws around every page."""
    actor = getattr(request, "actor", ANONYMOUS)
    other = "fr" if (get_language() or "en") == "en" else "en"
    purpose = PURPOSES.get(actor.purpose)
    return {
        "actor": actor,
        "purpose_now": purpose.title if purpose else None,
        "navigation": doors(actor, request.path),
        "other_language": other,
        "other_url": same_page(request, other),
        "session_ends_at": session_end(request),
        "session_warning": int(WARN_BEFORE.total_seconds()),
        "quick_exit": getattr(request, "quick_exit", False),
        "demonstration": not settings.HALTE_PRODUCTION,
        "release": release(),
    }


def doors(actor: Actor, path: str) -> list[Door]:
    """The links this person can follow; the nearest to the page is current."""
    found = []
    for link in navigation(actor):
        try:
            found.append((link.title, reverse(link.url_name)))
        except NoReverseMatch:
            continue
    nearest = max((u for _, u in found if path.startswith(u)), key=len, default="")
    return [Door(title, url, url == nearest) for title, url in found]


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
