"""Requests to be listed, as stewards and as applicants see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions.applications import digest
from halte.capabilities.directory.inclusion import FIRST_POLICY
from halte.capabilities.directory.models import Application, InclusionPolicy, Vetting
from halte.capabilities.directory.numbers import shown
from halte.capabilities.directory.queries.named import each_row, one_row
from halte.capabilities.directory.queries.offers import Wording
from halte.capabilities.directory.queries.shown import extent_name
from halte.capabilities.directory.states import ApplicationState, Facet
from halte.capabilities.directory.terms import language_name, term_name
from halte.capabilities.directory.words import APPLICATIONS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, Missing
from halte.core.reads import reads

ORDER: Final = (
    ApplicationState.APPEALED, ApplicationState.RECOMMENDED, ApplicationState.SUBMITTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, as the applicant reads it too."""

    admits: bool
    reasons: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A request with everything in words."""

    reference: str
    name: Wording
    description: Wording
    state: Bilingual
    needs: tuple[Bilingual, ...]
    languages: tuple[Bilingual, ...]
    extent: Bilingual
    has_protected_place: bool
    warm_transfer: bool
    received_at: datetime
    judged: tuple[Judged, ...]
    may_appeal: bool
    step: str
    contact: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    appeal: str = field(default="", repr=False)


@reads(Permission.DIRECTORY_VET, records=each_row)
def waiting(actor: Actor) -> QuerySet[Application]:
    """Those that wait for someone, oldest first, with who asks."""
    return Application.objects.filter(state__in=ORDER).prefetch_related("vettings")


@reads(Permission.DIRECTORY_VET, records=each_row)
def decided(actor: Actor) -> QuerySet[Application]:
    """Those that are done, newest first, with who asked."""
    rows = Application.objects.exclude(state__in=ORDER).order_by("-received_at")
    return rows.prefetch_related("vettings")


@reads(Permission.DIRECTORY_VET, records=one_row)
def request_row(actor: Actor, *, reference: UUID) -> Application:
    """The row of a request."""
    row = Application.objects.filter(reference=reference).first()
    if row is None:
        raise Missing("not_found")
    return row


def by_code(code: str) -> Application:
    """The request whose code this is; a wrong one tells nothing."""
    row = Application.objects.filter(code_digest=digest(code)).first()
    if row is None:
        raise Invalid("directory_code_wrong", field="code")
    return row


def request_shown(row: Application, *, steward: bool) -> RequestShown:
    """In words; how the applicant is reached only for the steward."""
    more = {}
    if steward:
        more = {
            "contact": row.contact_name, "phone": shown(row.contact_phone),
            "email": row.contact_email,
        }  # fmt: skip
    return RequestShown(
        reference=str(row.reference),
        name=Wording(row.name_en, row.name_fr),
        description=Wording(row.description_en, row.description_fr),
        state=APPLICATIONS[ApplicationState(row.state)],
        needs=tuple(term_name(Facet.NEED, code) for code in row.needs),
        languages=tuple(map(language_name, row.languages)),
        extent=extent_name(row.extent),
        has_protected_place=row.has_protected_place,
        warm_transfer=row.warm_transfer,
        received_at=row.received_at,
        judged=tuple(_judged(row.vettings.all(), steward=steward)),
        may_appeal=not policy.may_appeal(NOBODY, row),
        step=row.state,
        appeal=row.appeal,
        **more,
    )


NOBODY: Final = Actor()


def has_judged(actor: Actor, row: Application) -> bool:
    """Whether this person judged of it already, and someone else must go on."""
    return row.vettings.filter(by_user_id=actor.user_id or 0).exists()


def _judged(rows: Iterable[Vetting], *, steward: bool) -> Iterable[Judged]:
    """The applicant reads what decided, not what one person thought first."""
    for row in rows:
        if steward or row.step != ApplicationState.RECOMMENDED:
            yield Judged(row.admits, row.reasons, row.at)


def inclusion_policy() -> Wording:
    """The policy in force."""
    row = InclusionPolicy.objects.first()
    return Wording(row.text_en, row.text_fr) if row else FIRST_POLICY
