"""Creating and ending organisations; inviting, appointing and releasing people."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Final, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from halte.core.access import notices, second_factor
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations import policy
from halte.core.organisations.models import (
    Invitation,
    Membership,
    Organisation,
    User,
)
from halte.core.organisations.states import InvitationState

INVITATION_LASTS: Final = timedelta(days=7)
TAKEN: Final = frozenset({"new", "mine", "invitation", "invitations", "members"})
"""Words that addresses of this room use for themselves."""


class Particulars(TypedDict):
    """What is said about an organisation."""

    kind: str
    name_en: str
    name_fr: str
    acronym_en: str
    acronym_fr: str
    name_certain: bool
    name_note_en: str
    name_note_fr: str


@action(
    Permission.ORGANISATION_CREATE,
    label=Bilingual("Create an organisation", "Créer une organisation"),
)
def create_organisation(
    actor: Actor,
    organisation: Organisation,
    *,
    entrusted: list[str],
    **particulars: Unpack[Particulars],
) -> Organisation:
    """A new organisation; its short name in addresses is made from its names.

    `entrusted` are the roles that its coordinators may give.
    """
    assign(organisation, particulars)
    organisation.entrusted = entrusted
    organisation.slug = free_slug(organisation.acronym_en or organisation.name_en)
    organisation.save()
    return organisation


@action(
    Permission.ORGANISATION_EDIT,
    label=Bilingual("Edit an organisation", "Modifier une organisation"),
    policy=policy.may_edit,
)
def edit_organisation(
    actor: Actor,
    organisation: Organisation,
    *,
    version: int,
    entrusted: list[str],
    **particulars: Unpack[Particulars],
) -> Organisation:
    """Change what is said about it, unless someone else was quicker.

    Invitations that wait for a role it is entrusted with no longer are withdrawn.
    """
    if organisation.version != version:
        raise Invalid("changed_meanwhile")
    lost = set(organisation.entrusted) - set(entrusted)
    withdraw_waiting(organisation, role__in=lost)
    assign(organisation, particulars)
    organisation.entrusted = entrusted
    organisation.version = version + 1
    organisation.save()
    return organisation


def assign(organisation: Organisation, particulars: Particulars) -> None:
    """Write the particulars onto the row."""
    for name, value in particulars.items():
        setattr(organisation, name, value)


def hold_administrators() -> None:
    """Lock every administrator’s membership: two who let each other go in the same
    moment would each see the other, and leave nobody.
    """
    rows = Membership.objects.select_for_update(of=("self",))
    list(rows.filter(role="administrator", until=None).order_by("pk"))


def withdraw_waiting(organisation: Organisation, **which: object) -> None:
    """The links of invitations that wait open nothing any more."""
    sent = Invitation.objects.filter(
        organisation=organisation, state=InvitationState.SENT
    )
    sent.filter(**which).update(
        state=InvitationState.WITHDRAWN, answered_at=timezone.now()
    )


def free_slug(name: str) -> str:
    """A short name that no other organisation has."""
    stem = slugify(name)[:50] or "organisation"
    slug, number = stem, 1
    while slug in TAKEN or Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


@action(
    Permission.ORGANISATION_EDIT,
    label=Bilingual("End an organisation", "Mettre fin à une organisation"),
    policy=policy.may_end,
    first=lambda organisation: hold_administrators(),
)
def end_organisation(actor: Actor, organisation: Organisation) -> Organisation:
    """It takes part no longer; its memberships end and its invitations are void."""
    now = timezone.now()
    held = Membership.objects.in_force().filter(organisation=organisation)
    if any(policy.is_last_administrator(m) for m in held.filter(role="administrator")):
        raise Denied("last_administrator")
    held.update(until=now)
    withdraw_waiting(organisation)
    organisation.ended_at = now
    organisation.version += 1
    organisation.save(update_fields=["ended_at", "version"])
    return organisation


@action(
    Permission.MEMBER_INVITE,
    label=Bilingual("Invite a person", "Inviter une personne"),
    policy=policy.may_invite,
)
def invite(
    actor: Actor, organisation: Organisation, *, email: str, role: str, language: str
) -> tuple[Invitation, str]:
    """An invitation, and the secret of its link, which is not kept."""
    address = email.strip().lower()
    if User.objects.filter(pk=actor.user_id or 0, email=address).exists():
        # The way round `policy.may_change`: to be given a role by one’s own letter.
        raise Denied("own_role")
    if code := policy.may_give(actor, role, organisation):
        raise Denied(code)
    refuse_repetition(organisation, address, role)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=address,
        role=role,
        language=language,
        token_digest=digest_of(secret),
        invited_by_id=actor.user_id,
        expires_at=timezone.now() + INVITATION_LASTS,
    )
    return invitation, secret


def refuse_repetition(organisation: Organisation, address: str, role: str) -> None:
    """Neither a second invitation nor one for a role the person has here."""
    same = Invitation.objects.open().filter(
        organisation=organisation, email=address, role=role
    )
    if same.exists():
        raise Invalid("already_invited", field="email")
    held = Membership.objects.in_force().filter(
        organisation=organisation, user__email=address, role=role
    )
    if held.exists():
        raise Invalid("same_role", field="role")


@action(
    Permission.MEMBER_INVITE,
    label=Bilingual("Send an invitation again", "Renvoyer une invitation"),
    policy=policy.may_send_again,
)
def send_again(actor: Actor, invitation: Invitation) -> tuple[Invitation, str]:
    """A new link and seven new days; the old link opens nothing any more."""
    secret = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(secret)
    invitation.state = InvitationState.SENT
    invitation.expires_at = timezone.now() + INVITATION_LASTS
    invitation.save()
    return invitation, secret


@action(
    Permission.MEMBER_INVITE,
    label=Bilingual("Withdraw an invitation", "Retirer une invitation"),
    policy=policy.may_withdraw,
)
def withdraw_invitation(actor: Actor, invitation: Invitation) -> Invitation:
    """Its link opens nothing any more."""
    invitation.state = InvitationState.WITHDRAWN
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["state", "answered_at"])
    return invitation


@action(
    None,
    label=Bilingual("Accept an invitation", "Accepter une invitation"),
    policy=policy.may_accept,
)
def accept_invitation(
    actor: Actor, invitation: Invitation, *, name: str, password: str, language: str
) -> User:
    """Answer it once: a new account, or a further role for an existing one."""
    person = User.objects.filter(email=invitation.email).first()
    if person is None:
        person = User.objects.create_user(
            invitation.email, password, name=name, language=language
        )
    elif actor.user_id is None:
        raise Denied("invitation_sign_in_first")
    elif person.pk != actor.user_id:
        raise Denied("invitation_for_another")
    appoint(person, invitation.organisation, invitation.role, invitation.invited_by_id)
    invitation.state = InvitationState.ACCEPTED
    invitation.answered_at = timezone.now()
    invitation.answered_by_id = person.pk
    invitation.save()
    return person


def appoint(
    person: User, organisation: Organisation, role: str, by_id: int | None
) -> Membership:
    """A membership from now on; the one in force where there is one already."""
    return Membership.objects.get_or_create(
        user=person,
        organisation=organisation,
        role=role,
        until=None,
        defaults={"granted_by_id": by_id},
    )[0]


@action(
    Permission.MEMBER_CHANGE,
    label=Bilingual("Change a role", "Modifier un rôle"),
    policy=policy.may_change,
    first=lambda membership: hold_administrators(),
)
def change_role(actor: Actor, membership: Membership, *, role: str) -> Membership:
    """The old membership ends and a new one begins: both stay readable."""
    if code := policy.may_give(actor, role, membership.organisation):
        raise Denied(code)
    if role == membership.role:
        raise Invalid("same_role", field="role")
    release(membership)
    return appoint(membership.user, membership.organisation, role, by_id=actor.user_id)


@action(
    Permission.MEMBER_CHANGE,
    label=Bilingual("End a membership", "Mettre fin à une adhésion"),
    policy=policy.may_take_away,
    first=lambda membership: hold_administrators(),
)
def end_membership(actor: Actor, membership: Membership) -> Membership:
    """From now on the person does nothing more in this role."""
    return release(membership)


@action(
    Permission.MEMBER_CHANGE,
    label=Bilingual(
        "Let a person set up a new second factor",
        "Permettre à une personne de configurer un nouveau second facteur",
    ),
    policy=policy.may_reset,
    second_factor=True,
)
def reset_second_factor(actor: Actor, membership: Membership) -> User:
    """For a lost phone, once the person was recognised. Their sessions end.

    The password alone opens nothing that names people: they enrol anew first.
    """
    person = membership.user
    second_factor.forget(person.pk)
    person.session_generation += 1
    person.save(update_fields=["session_generation"])
    transaction.on_commit(lambda: notices.tell_of_reset(person))
    return person


def release(membership: Membership) -> Membership:
    """End it now. Rows are dated, never deleted."""
    membership.until = timezone.now()
    membership.save(update_fields=["until"])
    return membership


def digest_of(secret: str) -> str:
    """What is kept of the secret in a link: 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
