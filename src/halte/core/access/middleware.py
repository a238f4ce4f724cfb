"""Makes the actor of each request, and turns refusals into calm pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.purposes import PUBLIC, purposes_for
from halte.core.access.roles import permissions_of
from halte.core.errors import CodedError, Denied, Invalid, Missing
from halte.core.organisations.models import Membership

Response = Callable[[HttpRequest], HttpResponse]

STATUS = {Denied: 403, Missing: 404, Invalid: 400}


class ActorMiddleware:
    """Sets `request.actor` from the session; the public where nobody signed in."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Make the actor, then answer."""
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The person signed in, in the organisation and for the purpose they chose."""
    if not request.user.is_authenticated:
        return ANONYMOUS
    memberships = list(
        Membership.objects.in_force().filter(user_id=request.user.pk).order_by("pk")
    )
    chosen = request.session.get("organisation_id")
    organisations = {m.organisation_id for m in memberships}
    organisation = chosen if chosen in organisations else None
    if organisation is None and memberships:
        organisation = memberships[0].organisation_id
    roles = frozenset(m.role for m in memberships if m.organisation_id == organisation)
    choices = {p.slug for p in purposes_for(permissions_of(roles))}
    purpose = request.session.get("purpose", "")
    if purpose not in choices:
        purpose = min(choices, default=PUBLIC.slug)
    return Actor(
        user_id=request.user.pk,
        organisation_id=organisation,
        roles=roles,
        purpose=purpose,
        label=str(request.user),
        second_factor=bool(request.session.get("second_factor")),
    )


class RefusalMiddleware:
    """Turns `Denied`, `Missing` and `Invalid` into a page or a JSON problem."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """A coded error becomes a page with its sentence; others pass on."""
        if not isinstance(exception, CodedError):
            return None
        status = STATUS.get(type(exception), 400)
        if request.path.startswith("/api/"):
            return problem(exception, status)
        return render(request, "ui/refusal.html", {"error": exception}, status=status)


def problem(error: CodedError, status: int) -> JsonResponse:
    """RFC 9457 problem document with both sentences."""
    text = error.sentence
    return JsonResponse(
        {
            "type": f"urn:halte:error:{error.code}",
            "status": status,
            "code": error.code,
            "title": text.en,
            "title_fr": text.fr,
        },
        status=status,
        content_type="application/problem+json",
    )
