"""Makes the actor of each request, keeps doors, and turns refusals into pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render

from halte.core.access import kept
from halte.core.access.actor import ANONYMOUS
from halte.core.access.second_factor import is_needed
from halte.core.access.sessions import actor_of
from halte.core.errors import CodedError, Denied, Invalid, Missing
from halte.core.fields import Unreadable

Response = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponseBase]

STATUS = {Denied: 403, Missing: 404, Invalid: 400, Unreadable: 500}

API = "/api/"

__all__ = [
    "ActorMiddleware",
    "RefusalMiddleware",
    "SecondFactorMiddleware",
    "SignInMiddleware",
    "actor_of",
    "problem",
]


class ActorMiddleware:
    """Sets `request.actor` from the session; the public where nobody signed in."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Make the actor, then answer. What a person sees is not for caches."""
        # A session opens the API for reading only: its addresses take no CSRF
        # token, so another site could write with it. Programs bring a key.
        by_program = request.path.startswith(API)
        safe = request.method in ("GET", "HEAD", "OPTIONS")
        actor = ANONYMOUS if by_program and not safe else actor_of(request)
        request.actor = actor  # type: ignore[attr-defined]
        response = self.get_response(request)
        # A key is looked at later than a session: by the address it opens.
        if actor.is_known or request.actor.is_known:  # type: ignore[attr-defined]
            keep_private(response)
        return response


def keep_private(response: HttpResponse) -> None:
    """What a person gets is theirs: not stored, or only by their own browser.

    A document that everyone may keep carries this person’s session cookie as it
    is renewed; a cache for everyone would hand it on (RFC 9111, 7.3).
    """
    said = response.headers.get("Cache-Control", "private, no-store")
    response.headers["Cache-Control"] = said.replace("public", "private")


class SignInMiddleware(LoginRequiredMiddleware):
    """Closed unless opened; what was typed survives a session that ended."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: View
    ) -> HttpResponseBase:
        """To the sign-in page, or with a form to a page that keeps its fields."""
        if request.method == "POST":
            return kept.page(request, "session_ended")
        response: HttpResponseBase = super().handle_no_permission(request, view_func)
        if kept.had_session(request):
            response["Location"] += "&ended=1"
        return response


class SecondFactorMiddleware:
    """Sends those whose role needs a second factor to enrol it and to use it."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Every page of a person’s own work waits; public ones and sign-in do not."""
        actor = request.actor  # type: ignore[attr-defined]
        if actor.user_id is None or actor.second_factor or not is_needed(actor.roles):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name != "home" and not waits(view, name):
            return None
        return redirect("access:second_factor")


def waits(view: View, name: str) -> bool:
    """True for a page that opens only after the second factor."""
    if name.startswith(("account_", "mfa_")):
        return False
    return getattr(view, "login_required", True) and not getattr(
        view, "before_second_factor", False
    )


class RefusalMiddleware:
    """Turns `Denied`, `Missing` and `Invalid` into a page or a JSON problem."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Nothing has a name with a zero character, which PostgreSQL cannot look up."""
        if "\0" in request.path:
            return self.process_exception(request, Missing("not_found"))
        return None

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """A coded error becomes a page with its sentence; others pass on."""
        if not isinstance(exception, CodedError):
            return None
        status = STATUS.get(type(exception), 400)
        if request.path.startswith(API):
            return problem(exception, status)
        return render(request, "ui/refusal.html", {"error": exception}, status=status)


def problem(error: CodedError, status: int, **more: object) -> JsonResponse:
    """RFC 9457 problem document with both sentences, and what else is known."""
    text = error.sentence
    return JsonResponse(
        {
            "type": f"urn:halte:error:{error.code}",
            "status": status,
            "code": error.code,
            "title": text.en,
            "title_fr": text.fr,
            **more,
        },
        status=status,
        content_type="application/problem+json",
    )
