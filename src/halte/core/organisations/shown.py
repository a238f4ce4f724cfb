"""What the pages show to whom: only the buttons that would work."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES, Role
from halte.core.errors import Denied
from halte.core.organisations import policy, queries
from halte.core.organisations.forms import OrganisationForm
from halte.core.organisations.models import Membership, Organisation
from halte.core.organisations.queries import InvitationView
from halte.core.organisations.words import INVITATION_STATES, KINDS
from halte.core.reads import refusal


def may_create(actor: Actor) -> bool:
    """The button on the list."""
    return actor.may(Permission.ORGANISATION_CREATE)


def doors(actor: Actor, body: Organisation) -> dict[str, object]:
    """Which of an organisation’s doors are open to this reader."""
    edits = actor.may(Permission.ORGANISATION_EDIT)
    return {
        "kind": KINDS.get(body.kind),  # type: ignore[call-overload]
        "may_edit": edits and not policy.may_edit(actor, body),
        "entrusted": queries.entrusted(body) if edits else (),
        "may_end": edits and not policy.may_end(actor, body),
        "may_see_staff": not refusal(actor, Permission.STAFF_READ)
        and queries.sees(actor, body.pk),
        "may_invite": actor.may(Permission.MEMBER_INVITE)
        and not policy.may_invite(actor, body),
    }


def require_create(actor: Actor) -> None:
    """Refuse the empty form too, not only its sending."""
    _require(actor.refusal(Permission.ORGANISATION_CREATE))


def require_edit(actor: Actor, body: Organisation) -> None:
    """As above."""
    _require(actor.refusal(Permission.ORGANISATION_EDIT))
    _require(policy.may_edit(actor, body))


def require_end(actor: Actor, body: Organisation) -> None:
    """As above."""
    _require(actor.refusal(Permission.ORGANISATION_EDIT))
    _require(policy.may_end(actor, body))


def require_invite(actor: Actor, body: Organisation) -> None:
    """As above."""
    _require(actor.refusal(Permission.MEMBER_INVITE))
    _require(policy.may_invite(actor, body))


def _require(code: str) -> None:
    if code:
        raise Denied(code)


def particulars(form: OrganisationForm, body: Organisation) -> list[tuple[str, str]]:
    """What is there now and differs from what was typed, field by field."""
    if not form.is_bound:
        return []
    shown = []
    for field in form.visible_fields():
        there = getattr(body, field.name)
        if str(there) != str(form.cleaned_data.get(field.name, there)):
            shown.append((str(field.label), words_of(there)))
    return shown


def words_of(there: object) -> str:
    """A value as a reader knows it."""
    if isinstance(there, list):
        return ", ".join(str(ROLES[slug].title) for slug in there if slug in ROLES)
    return str(KINDS.get(there, there))  # type: ignore[call-overload]


def invitations(
    actor: Actor, body: Organisation
) -> list[tuple[InvitationView, str, str]]:
    """Each invitation with the word and the tag of its state."""
    if not actor.may(Permission.MEMBER_INVITE):
        return []
    return [
        (view, str(INVITATION_STATES[view.state][0]), INVITATION_STATES[view.state][1])
        for view in queries.invitations(actor, body.pk)
    ]


def role(row: Membership) -> Role | None:
    """The role of a membership."""
    return ROLES.get(row.role)


def say_where_mail_lies(request: HttpRequest) -> None:
    """In a demonstration no mail leaves the machine: say where it lies."""
    if not settings.HALTE_PRODUCTION and "filebased" in settings.EMAIL_BACKEND:
        text = _("Demonstration: the message is a file in %(folder)s.")
        messages.info(request, text % {"folder": settings.EMAIL_FILE_PATH})
