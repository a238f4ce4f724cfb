"""The actor: who is acting, for whom, why, and through which door."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from halte.core.access.permissions import Permission
from halte.core.access.purposes import (
    EMERGENCY,
    PUBLIC,
    PURPOSES,
    TO_CALL,
    Purpose,
)
from halte.core.access.roles import permissions_of
from halte.core.errors import Denied

Via = Literal["web", "api", "job", "command"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or a job, a command, a key) at one moment.

    Frozen: what an actor may do cannot change while an action runs. `reason`
    names the emergency opening in force (`access.Opening:17`) and is empty
    otherwise. What the person typed is kept encrypted with the opening and is
    never copied here, so that it reaches neither the audit nor a page.
    """

    user_id: int | None = None
    organisation_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    purpose: str = PUBLIC.slug
    via: Via = "web"
    label: str = ""
    reason: str = ""
    second_factor: bool = False

    @property
    def is_known(self) -> bool:
        """True for anyone but the public. An API actor is only made from a key."""
        return self.user_id is not None or self.via in ("job", "command", "api")

    @property
    def in_emergency(self) -> bool:
        """True while an emergency opening (break-glass) is in force."""
        return self.purpose == EMERGENCY.slug and bool(self.reason)

    def refusal(self, permission: Permission) -> str:
        """'' where the actor may, otherwise the code of the reason why not."""
        if not self.is_known:
            return "sign_in_required"
        held = permissions_of(self.roles)
        if self.in_emergency:
            # For anyone whose role may break glass, and for nobody else. It opens
            # what others keep of the kinds that the role works with anyway, and
            # whom to call; never a victim’s file to someone who keeps the plan.
            if Permission.BREAK_GLASS not in held:
                return "no_permission"
            if permission not in EMERGENCY.permissions:
                return "wrong_purpose"
            return "" if permission in held | TO_CALL else "no_permission"
        if permission not in held:
            return "no_permission"
        purpose: Purpose = PURPOSES.get(self.purpose, PUBLIC)
        # Breaking glass is a way into a purpose, so every purpose leaves it open
        # to a person; a program has no emergencies.
        if permission is Permission.BREAK_GLASS and self.user_id is not None:
            return ""
        return "" if permission in purpose.permissions else "wrong_purpose"

    def may(self, permission: Permission) -> bool:
        """True where role and purpose both allow it."""
        return not self.refusal(permission)

    def require(self, permission: Permission) -> None:
        """Raise Denied where the actor may not: before a form, not only after."""
        if code := self.refusal(permission):
            raise Denied(code)

    def for_purpose(self, purpose: Purpose, *, reason: str = "") -> Actor:
        """The same person with another purpose."""
        return replace(self, purpose=purpose.slug, reason=reason)


ANONYMOUS = Actor()
