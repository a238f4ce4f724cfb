"""Sessions: when they end, ending all of them, what one is doing in this one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import logout
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.models import Opening
from halte.core.access.permissions import Permission
from halte.core.access.purposes import EMERGENCY, first_purpose, purposes_for
from halte.core.access.roles import permissions_of
from halte.core.access.second_factor import was_used
from halte.core.audit.record import record, subject_of
from halte.core.errors import Denied
from halte.core.organisations.models import Membership, User

OPENING = "opening"
"""Session key: id of the emergency opening in force."""


def ends_at(request: HttpRequest) -> datetime | None:
    """When this session ends unless it is used; None for the public."""
    if not request.user.is_authenticated:
        return None
    return timezone.now() + timedelta(seconds=request.session.get_expiry_age())


def person_of(request: HttpRequest) -> User:
    """The row of the person signed in; Django’s own is a lazy wrapper around it."""
    found = User.objects.filter(pk=request.user.pk or 0).first()
    if found is None:
        raise Denied("sign_in_required")
    return found


def memberships_of(user_id: int) -> list[Membership]:
    """Memberships in force, oldest first."""
    held = Membership.objects.in_force().filter(user_id=user_id)
    return list(held.select_related("organisation").order_by("pk"))


def actor_of(request: HttpRequest) -> Actor:
    """The person signed in, in the organisation and for the purpose they chose."""
    if not request.user.is_authenticated or request.user.pk is None:
        return ANONYMOUS
    held = memberships_of(request.user.pk)
    chosen = request.session.get("organisation_id")
    organisations = [m.organisation_id for m in held]
    organisation = (
        chosen if chosen in organisations else next(iter(organisations), None)
    )
    roles = frozenset(m.role for m in held if m.organisation_id == organisation)
    choices = {p.slug for p in purposes_for(roles, permissions_of(roles))}
    purpose = request.session.get("purpose", "")
    actor = Actor(
        user_id=request.user.pk,
        organisation_id=organisation,
        roles=roles,
        purpose=purpose if purpose in choices else first_purpose(roles),
        label=str(request.user),
        second_factor=was_used(request),
    )
    return in_opening(request, actor)


def in_opening(request: HttpRequest, actor: Actor) -> Actor:
    """The same actor, in the emergency they opened, for as long as it lasts."""
    opening_id = request.session.get(OPENING)
    if opening_id is None:
        return actor
    opening = Opening.objects.in_force().filter(pk=opening_id).first()
    if opening is not None and opening.user_id != actor.user_id:
        opening = None
    if opening is None or Permission.BREAK_GLASS not in permissions_of(actor.roles):
        del request.session[OPENING]
        return actor
    return actor.for_purpose(EMERGENCY, reason=subject_of(opening))


def choose(request: HttpRequest, *, purpose: str, organisation_id: int | None) -> Actor:
    """Say what one does now, and for which organisation; it is audited."""
    before = request.session.get("purpose"), request.session.get("organisation_id")
    if organisation_id is not None:
        request.session["organisation_id"] = organisation_id
    request.session["purpose"] = purpose
    actor = actor_of(request)
    if actor.organisation_id != organisation_id and organisation_id is not None:
        request.session["purpose"], request.session["organisation_id"] = before
        raise Denied("not_your_organisation")
    if not actor.in_emergency and actor.purpose != purpose:
        # A purpose of another organisation’s role: start with this one’s own.
        request.session["purpose"] = actor.purpose
    record(actor, "core.access.choose_purpose", kind="session")
    return actor


def end_everywhere(user: User, request: HttpRequest) -> None:
    """End every session of this person, this one too."""
    record(actor_of(request), "core.access.end_sessions", kind="session", subject=user)
    User.objects.filter(pk=user.pk).update(
        session_generation=F("session_generation") + 1
    )
    logout(request)


def keep_language(user: User, language: str) -> None:
    """Remember the language to greet this person in."""
    User.objects.filter(pk=user.pk).update(language=language)
