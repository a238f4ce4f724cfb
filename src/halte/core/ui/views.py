"""The front door, home, and the pages that belong to no room."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_from_request, override
from django.views.decorators.cache import cache_control, never_cache

from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.bilingual import current_language
from halte.core.ui import guide
from halte.core.ui.context import session_end
from halte.core.ui.day import day_of
from halte.core.ui.leaving import can_be_left

WEATHER = {"en": "https://weather.gc.ca/", "fr": "https://meteo.gc.ca/"}
"""Where quick exit goes: a page that says nothing about who opened it."""


@public
def front_door(request: HttpRequest) -> HttpResponse:
    """Send each reader to their own language."""
    with override(get_language_from_request(request)):
        return redirect("home")


@public
def health(request: HttpRequest) -> HttpResponse:
    """Says that the server answers. Opens no database."""
    return JsonResponse({"status": "ok"})


@public
def home(request: Request) -> HttpResponse:
    """Each person’s own day; for the public, what Halte is and the plan."""
    return render(request, "ui/home.html", {"day": day_of(request.actor)})


@public
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: end the session first, then go to the weather."""
    language = get_language() or "en"
    logout(request)
    answer = HttpResponse(status=302, headers={"Location": WEATHER[language[:2]]})
    answer.delete_cookie(settings.SESSION_COOKIE_NAME)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@never_cache
def session(request: Request) -> HttpResponse:
    """Keeps the session alive (the sliding hour) and says when it ends now."""
    end = session_end(request)
    return JsonResponse({"ends_at": end.isoformat() if end else None})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "ui/accessibility.html")


@public
@can_be_left
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about readers and users, and why."""
    return render(request, "ui/privacy.html")


@public
def guide_index(request: HttpRequest) -> HttpResponse:
    """The guide: its first page where there is one, and the table of contents."""
    language = current_language()
    first = guide.page(guide.INDEX, language) if guide.INDEX in guide.names() else None
    context = {"document": first, "contents": guide.contents(language)}
    return render(request, "ui/guide.html", context)


@public
def guide_page(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the guide."""
    language = current_language()
    document = guide.page(name, language)
    context = {"document": document, "contents": guide.contents(language), "name": name}
    return render(request, "ui/guide.html", context)


@public
@cache_control(max_age=3600, public=True)
def guide_picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the guide."""
    return HttpResponse(guide.picture(name).read_bytes(), content_type="image/png")
