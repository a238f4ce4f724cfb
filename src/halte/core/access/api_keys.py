"""How a program proves who it is: `Authorization: Bearer halte_…`."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from halte.core.access.actions import digest_of
from halte.core.access.actor import Actor
from halte.core.access.models import ApiKey
from halte.core.access.purposes import READ_FIGURES
from halte.core.access.sessions import actor_of
from halte.core.audit.record import record
from halte.core.errors import Denied

NOTED_EVERY: Final = timedelta(minutes=1)
"""How exact “last used” is; a write with each request costs more than it tells."""


class KeyAuth(HttpBearer):
    """Opens an address to a key: `@router.get(…, auth=KeyAuth())`.

    Sets `request.actor` to the key’s organisation and role, for the purpose of
    reading figures. Each use is audited under the key’s number.
    """

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The actor of a key in force, or a refusal."""
        key = find(token)
        if key is None:
            raise Denied("api_key_invalid")
        actor = actor_of_key(key)
        request.actor = actor  # type: ignore[attr-defined]
        match = request.resolver_match
        record(
            actor,
            "core.access.use_api_key",
            kind="session",
            subject=key,
            inputs=[match.view_name] if match else [],
        )
        return actor


class KeyOrSession(KeyAuth):
    """A key where one is sent; otherwise whoever the session says, even nobody."""

    def __call__(self, request: HttpRequest) -> Actor:
        """Look at the key only where there is one."""
        if request.headers.get("Authorization"):
            found = super().__call__(request)
            if not isinstance(found, Actor):
                raise Denied("api_key_invalid")
            return found
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return actor


class KeyOrPage(KeyOrSession):
    """For a POST that only reads and is closed: a key, or a session that the page’s
    token proves.

    A session alone does not open a POST, since another site could send it.
    """

    def __call__(self, request: HttpRequest) -> Actor:
        """The session’s actor where the `X-CSRFToken` header is the session’s own;
        whoever is nobody is turned away before what was sent is looked at.
        """
        actor = super().__call__(request)
        if not actor.is_known and check_csrf(request) is None:
            actor = actor_of(request)
            request.actor = actor  # type: ignore[attr-defined]
        if not actor.is_known:
            raise Denied("sign_in_required")
        return actor


def find(secret: str) -> ApiKey | None:
    """The key in force that has this secret."""
    key = ApiKey.objects.in_force().filter(digest=digest_of(secret)).first()
    if key is None:
        return None
    now = timezone.now()
    if key.last_used_at is None or key.last_used_at < now - NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
    return key


def actor_of_key(key: ApiKey) -> Actor:
    """A key acts for an organisation and as nobody in particular."""
    return Actor(
        organisation_id=key.organisation_id,
        roles=frozenset({key.role}),
        purpose=READ_FIGURES.slug,
        via="api",
        label=str(key),
    )
