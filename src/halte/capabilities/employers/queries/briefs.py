"""Employers as other rooms need them: who it is and which places it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from halte.capabilities.employers.models import Employer, Site
from halte.capabilities.employers.queries.finding import search
from halte.capabilities.employers.queries.judged import same_names_of
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.employers.words import SITES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads

LARGEST: Final = 2**63 - 1
"""The largest key that a database holds."""


@dataclass(frozen=True, slots=True)
class EmployerBrief:
    """Who an employer is. `operating_names`: its own, then those on published lists
    that someone judged to be this employer.
    """

    pk: int
    legal_name: str
    operating_names: tuple[str, ...]
    province: str
    business_number: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class SiteBrief:
    """A place of an employer. A private dwelling is entered with consent or a
    warrant only (IRPR s. 209.9).
    """

    pk: int
    employer_pk: int
    kind: SiteKind
    words: Bilingual
    address: str
    city: str
    province: str
    postal_code: str
    capacity: int | None
    is_dwelling: bool
    ended_on: date | None


def one_opened(found: EmployerBrief) -> list[str]:
    """What the audit calls an employer."""
    return [f"employers.Employer:{found.pk}"]


def many_opened(found: dict[int, EmployerBrief]) -> list[str]:
    """What the audit calls employers."""
    return [f"employers.Employer:{pk}" for pk in found]


def sites_opened(found: tuple[SiteBrief, ...]) -> list[str]:
    """What the audit calls the employers of places."""
    return sorted({f"employers.Employer:{site.employer_pk}" for site in found})


@reads(Permission.EMPLOYERS_READ, records=one_opened)
def employer_for(actor: Actor, pk: int) -> EmployerBrief:
    """One employer. Raises `Missing` where there is none for this reader."""
    found = _briefs(actor, [pk])
    if pk not in found:
        raise Missing("not_found")
    return found[pk]


@reads(Permission.EMPLOYERS_READ, records=many_opened)
def employers_for(actor: Actor, pks: Iterable[int]) -> dict[int, EmployerBrief]:
    """Several employers at once, for a list: those that exist, by primary key."""
    return _briefs(actor, pks)


@reads(Permission.EMPLOYERS_READ, records=sites_opened)
def sites_for(actor: Actor, employer_pk: int) -> tuple[SiteBrief, ...]:
    """All places of an employer, those it has no longer with their last day."""
    visible = Employer.objects.visible_to(actor)
    rows = Site.objects.filter(employer=employer_pk, employer__in=visible)
    return tuple(map(_site, rows))


def province_of_site(site_pk: int) -> str:
    """In which province a place lies, for its clock; '' where it is not known.

    Told without a person who looks: the zone of a page names nobody.
    """
    found = Site.objects.filter(pk=site_pk).values_list("province", flat=True)
    return found.first() or ""


def employer_choices(actor: Actor, *, words: str) -> list[tuple[int, str]]:
    """Employers for a field of a form, by words that were posted; none without words.

    A list of employers is never offered whole: who looks says whom they look for.
    """
    if not words.strip():
        return []
    return [
        (line.id, f"{line.legal_name} ({line.id})")
        for line in search(actor, words=words).lines
    ]


def _briefs(actor: Actor, pks: Iterable[int]) -> dict[int, EmployerBrief]:
    # Django guards `pk=` against numbers too large for a key, and not many at once.
    known = [pk for pk in pks if 0 < pk <= LARGEST]
    rows = Employer.objects.visible_to(actor).in_bulk(known)
    listed = same_names_of(rows)
    return {
        pk: EmployerBrief(
            pk=pk,
            legal_name=row.legal_name,
            operating_names=tuple(
                dict.fromkeys(filter(None, [row.operating_name, *listed.get(pk, ())]))
            ),
            province=row.province,
            business_number=f"{row.business_number} {row.account}".strip(),
            demonstration=row.demonstration,
        )
        for pk, row in rows.items()
    }


def _site(row: Site) -> SiteBrief:
    same: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            "pk", "address", "city", "province", "postal_code", "capacity",
            "is_dwelling", "ended_on",
        )
    }  # fmt: skip
    kind = SiteKind(row.kind)
    return SiteBrief(employer_pk=row.employer_id, kind=kind, words=SITES[kind], **same)
