"""Reading openings, keys, and who may do what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from halte.core.access.actor import Actor
from halte.core.access.models import ApiKey, Opening
from halte.core.access.permissions import IDENTIFYING, LABELS, Permission
from halte.core.access.policy import has_ended, may_review
from halte.core.access.purposes import PURPOSES, Purpose
from halte.core.access.roles import ROLES, Role, permissions_of
from halte.core.access.states import Finding
from halte.core.actions import REGISTRY as ACTIONS
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation, User
from halte.core.reads import REGISTRY as READS
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class OpeningView:
    """An opening as its reviewers see it."""

    id: int
    person: str
    organisation: Organisation | None
    opened_at: datetime
    ends_at: datetime
    closed_at: datetime | None
    ended: bool
    finding: Finding
    reviewer: str
    reviewed_at: datetime | None
    reason: str = ""
    note: str = ""
    refusal: str = ""


def records(found: OpeningView | Iterable[OpeningView]) -> list[str]:
    """What the audit calls them."""
    views = [found] if isinstance(found, OpeningView) else found
    return [f"access.Opening:{view.id}" for view in views]


@reads(Permission.BREAK_GLASS_REVIEW, records=records)
def openings(actor: Actor) -> tuple[OpeningView, ...]:
    """Openings this person answers for, newest first, without their reasons."""
    rows = list(Opening.objects.visible_to(actor)[:200])
    return tuple(_views(actor, rows, words=False))


@reads(Permission.BREAK_GLASS_REVIEW, records=records)
def opening(actor: Actor, *, opening_id: int) -> OpeningView:
    """One opening with its reason, for its reviewer."""
    row = Opening.objects.visible_to(actor).filter(pk=opening_id).first()
    if row is None:
        raise Missing("not_found")
    return next(iter(_views(actor, [row], words=True)))


def _views(actor: Actor, rows: list[Opening], *, words: bool) -> Iterable[OpeningView]:
    ids = {row.user_id for row in rows}
    ids |= {row.reviewed_by_id for row in rows if row.reviewed_by_id}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    bodies = Organisation.objects.in_bulk(
        {row.organisation_id for row in rows} - {None}
    )
    for row in rows:
        yield OpeningView(
            id=row.pk,
            person=names.get(row.user_id, ""),
            organisation=bodies.get(row.organisation_id),
            opened_at=row.opened_at,
            ends_at=row.ends_at,
            closed_at=row.closed_at,
            ended=has_ended(row),
            finding=Finding(row.finding),
            reviewer=names.get(row.reviewed_by_id or 0, ""),
            reviewed_at=row.reviewed_at,
            reason=row.reason if words else "",
            note=row.review_note if words else "",
            refusal=may_review(actor, row),
        )


def waiting_openings(actor: Actor) -> int:
    """How many wait for this person’s review."""
    waiting = Opening.objects.visible_to(actor).filter(finding=Finding.WAITING)
    return waiting.exclude(user_id=actor.user_id or 0).count()


def own_opening(actor: Actor) -> Opening | None:
    """The opening this person has in force."""
    if actor.user_id is None:
        return None
    return Opening.objects.in_force().filter(user_id=actor.user_id).first()


def own_opening_by_id(actor: Actor, opening_id: int) -> Opening:
    """One’s own opening, to end it."""
    found = Opening.objects.filter(pk=opening_id, user_id=actor.user_id or 0).first()
    if found is None:
        raise Missing("not_found")
    return found


def opening_to_review(actor: Actor, opening_id: int) -> Opening:
    """The row itself, for the action."""
    found = Opening.objects.visible_to(actor).filter(pk=opening_id).first()
    if found is None:
        raise Missing("not_found")
    return found


@reads(Permission.API_KEY_ISSUE)
def api_keys(actor: Actor) -> tuple[ApiKey, ...]:
    """All keys, newest first. A key names a program, not a person."""
    return tuple(ApiKey.objects.visible_to(actor).select_related("organisation"))


def api_key(actor: Actor, key_id: int) -> ApiKey:
    """One key, for those who issue them."""
    found = ApiKey.objects.visible_to(actor).filter(pk=key_id).first()
    if found is None:
        raise Missing("not_found")
    return found


@dataclass(frozen=True, slots=True)
class Act:
    """One permission, the acts and reads it opens, and which roles hold it."""

    permission: Permission
    label: Bilingual
    identifying: bool
    acts: tuple[Bilingual, ...]
    reads: int
    roles: tuple[tuple[Role, bool], ...]
    purposes: tuple[Purpose, ...]
    allowed: bool = False
    held: bool = False


def roles() -> tuple[Role, ...]:
    """All roles, in the order of the registry."""
    return tuple(ROLES.values())


def acts(actor: Actor | None = None) -> tuple[Act, ...]:
    """Every permission against every role; for an actor, what is open to them."""
    held = held_by(actor) if actor else frozenset()
    return tuple(
        Act(
            permission=permission,
            label=LABELS[permission],
            identifying=permission in IDENTIFYING,
            acts=_labels(permission),
            reads=sum(spec.permission == permission for spec in READS.values()),
            roles=tuple((r, permission in r.permissions) for r in ROLES.values()),
            purposes=tuple(
                p for p in PURPOSES.values() if p.chosen and permission in p.permissions
            ),
            allowed=actor.may(permission) if actor else False,
            held=permission in held,
        )
        for permission in Permission
    )


def _labels(permission: Permission) -> tuple[Bilingual, ...]:
    found = {a.label: None for a in ACTIONS.values() if a.permission == permission}
    return tuple(found)


def held_by(actor: Actor) -> frozenset[Permission]:
    """All that the roles allow, whatever the purpose now."""
    return permissions_of(actor.roles)


def allowed_to(actor: Actor) -> tuple[Permission, ...]:
    """All that roles and purpose leave open now."""
    return tuple(permission for permission in Permission if actor.may(permission))
