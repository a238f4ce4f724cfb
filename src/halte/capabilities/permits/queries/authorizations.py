"""People who may work without an application, as officers read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.permits.checks.authorized import look_authorized
from halte.capabilities.permits.models import Authorization
from halte.capabilities.permits.queries.gathering import authorized_of
from halte.capabilities.permits.queries.shown import (
    MAY_WORK,
    FindingView,
    LookView,
    looks,
    shown,
)
from halte.capabilities.permits.states import Basis
from halte.capabilities.permits.words import BASES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class AuthorizedLine:
    """Someone in a list: no name stands there."""

    id: int
    basis: Bilingual
    named: bool
    met_on: date
    demonstration: bool


@dataclass(frozen=True, slots=True)
class AuthorizedPage:
    """One person, what the checks answer today, and what was kept."""

    line: AuthorizedLine
    person_name: str
    speaks: str
    employer_id: int | None
    employer: str
    findings: tuple[FindingView, ...]
    looks: tuple[LookView, ...]
    may_edit: bool


def lines_opened(found: Iterable[AuthorizedLine]) -> list[str]:
    """What the audit calls them."""
    return [f"permits.Authorization:{line.id}" for line in found]


@reads(Permission.PERMITS_READ, records=lines_opened)
def authorizations(actor: Actor) -> tuple[AuthorizedLine, ...]:
    """One’s own organisation’s, the newest first."""
    return tuple(map(line_of, Authorization.objects.visible_to(actor)))


def line_of(row: Authorization) -> AuthorizedLine:
    """As a list shows it."""
    return AuthorizedLine(
        row.pk, BASES[Basis(row.basis)], row.employer_id is not None, row.met_on,
        row.demonstration,
    )  # fmt: skip


def opened(found: AuthorizedPage) -> list[str]:
    """What the audit calls it."""
    return [f"permits.Authorization:{found.line.id}"]


@reads(Permission.PERMITS_READ, records=opened)
def authorization(actor: Actor, *, authorization_id: int) -> AuthorizedPage:
    """One person: the basis, the employer if one is named, and the checks."""
    row = authorization_row(actor, authorization_id)
    employer = row.employer_id and employer_for(actor, row.employer_id)
    found = look_authorized(authorized_of(actor, row, timezone.localdate()))
    return AuthorizedPage(
        line=line_of(row),
        person_name=row.person_name,
        speaks=row.speaks,
        employer_id=row.employer_id,
        employer=employer.legal_name if employer else "",
        findings=shown(found, titles=MAY_WORK),
        looks=looks(row, titles=MAY_WORK),
        may_edit=actor.may(Permission.PERMITS_EDIT),
    )


def authorization_row(actor: Actor, authorization_id: int) -> Authorization:
    """The row, for an action on it."""
    rows = Authorization.objects.visible_to(actor)
    row = rows.filter(pk=authorization_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def require_known(actor: Actor, employer_pk: int | None) -> None:
    """Refuse a number that no employer of the register has."""
    if employer_pk is None:
        return
    try:
        employer_for(actor, employer_pk)
    except Missing as unknown:
        raise Invalid("permit_employer_unknown", field="employer") from unknown
