"""Reading organisations, their people, and the invitations under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES, Role
from halte.core.bilingual import current_language
from halte.core.errors import Missing
from halte.core.fields import normalised
from halte.core.organisations import policy
from halte.core.organisations.actions import digest_of
from halte.core.organisations.models import (
    Invitation,
    Membership,
    Organisation,
    User,
)
from halte.core.organisations.states import InvitationState, OrganisationKind
from halte.core.reads import reads

MOST_ON_HOME: Final = 5


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of staff as colleagues see them."""

    membership_id: int
    name: str
    email: str
    role: Role | None
    since: datetime
    until: datetime | None
    is_oneself: bool
    may_change: bool
    may_end: bool
    may_reset: bool


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation as those who sent it see it."""

    id: int
    email: str
    role: Role | None
    state: InvitationState
    expires_at: datetime
    may_send_again: bool
    may_withdraw: bool


def organisations(
    actor: Actor, *, kind: str = "", words: str = "", ended: bool = False
) -> list[Organisation]:
    """Those that take part, in the order of the reader’s alphabet.

    Words meet names without regard to case or accents, in either language.
    """
    found = Organisation.objects.visible_to(actor)
    if not ended:
        found = found.filter(ended_at__isnull=True)
    if kind in list(OrganisationKind):
        found = found.filter(kind=kind)
    wanted = normalised(words).split()
    name = f"name_{current_language()}"
    return sorted(
        (body for body in found if all(w in _spellings(body) for w in wanted)),
        key=lambda body: normalised(getattr(body, name)),
    )


def _spellings(body: Organisation) -> str:
    names = (body.name_en, body.name_fr, body.acronym_en, body.acronym_fr)
    return normalised(" ".join(names))


def organisation(actor: Actor, slug: str) -> Organisation:
    """One organisation by its short name."""
    found = Organisation.objects.visible_to(actor).filter(slug=slug).first()
    if found is None:
        raise Missing("not_found")
    return found


def own_organisation(actor: Actor) -> Organisation:
    """The one this person works for now."""
    found = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if found is None:
        raise Missing("not_found")
    return found


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """The names of people by number; None stands for nobody."""
    wanted = {pk for pk in ids if pk}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))


def records(staff: Iterable[StaffMember]) -> list[str]:
    """What the audit calls the rows that were opened."""
    return [f"organisations.Membership:{member.membership_id}" for member in staff]


@reads(Permission.STAFF_READ, records=records)
def staff(
    actor: Actor, *, organisation_id: int, ended: bool = False
) -> tuple[StaffMember, ...]:
    """The people of an organisation; nothing of organisations one may not see."""
    rows = Membership.objects.visible_to(actor).filter(organisation_id=organisation_id)
    if not rows.exists() and not sees(actor, organisation_id):
        raise Missing("not_found")
    chosen = rows if ended else rows & Membership.objects.in_force()
    listed = chosen.select_related("user").order_by("user__name", "since")
    return tuple(_member(actor, row) for row in listed)


def sees(actor: Actor, organisation_id: int) -> bool:
    """True where an empty list is an answer rather than a closed door."""
    return (
        actor.in_emergency
        or "administrator" in actor.roles
        or organisation_id == actor.organisation_id
    )


def _member(actor: Actor, row: Membership) -> StaffMember:
    changes = actor.may(Permission.MEMBER_CHANGE)
    return StaffMember(
        membership_id=row.pk,
        name=row.user.name,
        email=row.user.email,
        role=ROLES.get(row.role),
        since=row.since,
        until=row.until,
        is_oneself=row.user_id == actor.user_id,
        may_change=changes and not policy.may_change(actor, row),
        may_end=changes and not policy.may_take_away(actor, row),
        may_reset=changes and not policy.may_reset(actor, row),
    )


def membership(actor: Actor, membership_id: int) -> Membership:
    """One membership, for those who look after it."""
    rows = Membership.objects.visible_to(actor).select_related("user", "organisation")
    found = rows.filter(pk=membership_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def invitations(actor: Actor, organisation_id: int) -> tuple[InvitationView, ...]:
    """Invitations into an organisation, newest first."""
    rows = Invitation.objects.visible_to(actor).filter(organisation_id=organisation_id)
    return tuple(
        InvitationView(
            id=row.pk,
            email=row.email,
            role=ROLES.get(row.role),
            state=_state_now(row),
            expires_at=row.expires_at,
            may_send_again=not policy.may_send_again(actor, row),
            may_withdraw=not policy.may_withdraw(actor, row),
        )
        for row in rows[:100]
    )


def _state_now(row: Invitation) -> InvitationState:
    """A sent invitation past its day has expired, whether or not a job said so."""
    expired = row.expires_at <= timezone.now()
    if row.state == InvitationState.SENT and expired:
        return InvitationState.EXPIRED
    return InvitationState(row.state)


def invitation(actor: Actor, invitation_id: int) -> Invitation:
    """One invitation, for those who may send it."""
    found = Invitation.objects.visible_to(actor).filter(pk=invitation_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def invitation_of(secret_digest: str) -> Invitation:
    """The invitation whose link was opened, while it waits for an answer."""
    rows = Invitation.objects.open().select_related("organisation")
    found = rows.filter(token_digest=secret_digest).first()
    if found is None:
        raise Missing("invitation_spent")
    return found


def digest(secret: str) -> str:
    """What a link’s secret is looked up by."""
    return digest_of(secret)


def has_account(email: str) -> bool:
    """True where the invited address signs in already."""
    return User.objects.filter(email=email.lower()).exists()


def waiting_invitations(actor: Actor) -> list[tuple[Organisation, int]]:
    """Organisations with invitations that nobody has answered yet, and how many."""
    rows = Invitation.objects.visible_to(actor).filter(
        state=InvitationState.SENT, expires_at__gt=timezone.now()
    )
    counts = Counter(rows.values_list("organisation_id", flat=True))
    bodies = Organisation.objects.in_bulk(counts)
    return [(bodies[pk], count) for pk, count in counts.most_common(MOST_ON_HOME)]


def roles_to_give(actor: Actor, body: Organisation) -> tuple[Role, ...]:
    """The roles that this person may hand out in an organisation."""
    return tuple(r for r in ROLES.values() if not policy.may_give(actor, r.slug, body))


def entrusted(body: Organisation) -> tuple[Role, ...]:
    """The roles that its coordinators may give."""
    return tuple(r for r in ROLES.values() if r.slug in body.entrusted)
