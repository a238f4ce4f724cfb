"""`/api/v1/access/`: what a key opens."""

from __future__ import annotations

from ninja import Router, Schema

from halte.core.access.api_keys import KeyAuth
from halte.core.access.permissions import LABELS
from halte.core.access.purposes import PURPOSES
from halte.core.access.queries import allowed_to
from halte.core.access.request import Request

router = Router(tags=["access"])


class PermissionOut(Schema):
    """One permission in force."""

    id: str
    label_en: str
    label_fr: str


class CallerOut(Schema):
    """Who asks, as this installation sees it."""

    key: str
    roles: list[str]
    purpose: str
    purpose_en: str
    purpose_fr: str
    permissions: list[PermissionOut]


@router.get("me", response=CallerOut, auth=KeyAuth())
def me(request: Request) -> CallerOut:
    """What the key of this request may do. Try a new key here."""
    actor = request.actor
    purpose = PURPOSES[actor.purpose].title
    return CallerOut(
        key=actor.label,
        roles=sorted(actor.roles),
        purpose=actor.purpose,
        purpose_en=purpose.en,
        purpose_fr=purpose.fr,
        permissions=[
            PermissionOut(id=p, label_en=LABELS[p].en, label_fr=LABELS[p].fr)
            for p in allowed_to(actor)
        ],
    )
