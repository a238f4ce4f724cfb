"""The front door, home, health, and the pages for what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_from_request, override

from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.capability import HomeItem, rooms


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
    items: list[HomeItem] = [
        item for room in rooms() if room.home for item in room.home(request.actor)
    ]
    return render(request, "ui/home.html", {"items": items})


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "ui/fault.html", {"code": "forbidden"}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render(request, "ui/fault.html", {"code": "not_found"}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "ui/fault.html", {"code": "bad_request"}, status=400)


def server_fault(request: HttpRequest) -> HttpResponse:
    """500."""
    return render(request, "ui/fault.html", {"code": "server"}, status=500)
