"""The next best services for a need: why each is there, and who said no before.

A list to read with the person. Nothing is chosen or sent by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from halte.capabilities.directory.facade import Found
from halte.capabilities.support.fitting import fitting_for, services_for
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.people import takes_part
from halte.capabilities.support.receivers import name_in_both
from halte.capabilities.support.states import (
    SERVICE,
    Decline,
    ReferralState,
    Timeframe,
)
from halte.capabilities.support.words import DECLINES, REFERRAL_STATES
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation

SHOWN: Final = 6
ENDED: Final = (ReferralState.DECLINED, ReferralState.EXPIRED)


@dataclass(frozen=True, slots=True)
class SaidNo:
    """That a service declined, or did not answer, for this need: why, and when."""

    why: Bilingual
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A service with why it fits, what nobody knows of it, and what to beware of.

    `where` are the areas that it lies in: many services have one name.
    """

    key: str
    name: Bilingual
    where: tuple[Bilingual, ...]
    inside: bool
    reasons: tuple[Bilingual, ...]
    unknown: tuple[Bilingual, ...]
    warnings: tuple[Bilingual, ...]
    checked_on: date | None
    said_no: SaidNo | None


def proposals(
    actor: Actor, file: File, domain: str, timeframe: Timeframe | None,
    after: Referral | None, place: str = "",
) -> tuple[Proposal, ...]:  # fmt: skip
    """By language, place, need, how soon and fit, as this actor’s tier of the
    directory may know them. Those who said no come last. The place is that of the
    file where no other is named.
    """
    no = Decline(after.decline) if after and after.decline else None
    wished = fitting_for(file, timeframe, no)
    found = services_for(actor, place or file.region, domain, wished)
    told = said_no(file, domain, after)
    bodies = {each.offer.organisation_id or 0 for each in found}
    inside = {
        body.pk
        for body in Organisation.objects.filter(pk__in=bodies, ended_at=None)
        if takes_part(body)
    }
    made = [
        _proposal(each, inside, told)
        for each in found
        if each.offer.organisation_id != file.organisation_id
    ]
    return tuple(sorted(made, key=lambda line: line.said_no is not None))


def _proposal(
    found: Found, inside: set[int], told: dict[str | int, SaidNo]
) -> Proposal:
    offer = found.offer
    body = offer.organisation_id or 0
    return Proposal(
        key=f"{SERVICE}{offer.id}",
        name=name_in_both(offer),
        where=tuple(dict.fromkeys(s.area_name for s in offer.spots if s.area_name)),
        inside=body in inside,
        reasons=found.reasons,
        unknown=found.unknown,
        warnings=found.warnings,
        checked_on=offer.checked_on,
        said_no=told.get(offer.id) or told.get(body),
    )


def placed(line: Proposal) -> Bilingual:
    """The name with where it is, for a list of names alone."""
    if not line.where:
        return line.name
    at = line.where[0]
    return Bilingual(f"{line.name.en} · {at.en}", f"{line.name.fr} · {at.fr}")


def said_no(file: File, domain: str, after: Referral | None) -> dict[str | int, SaidNo]:
    """By service and by organisation: who declined, or never answered, for this need
    of this person or before this referral; the last word of each.
    """
    rows = list(file.referrals.filter(domain=domain, state__in=ENDED))
    rows += list(_before(after))
    found: dict[str | int, SaidNo] = {}
    for row in sorted(rows, key=lambda row: row.pk):
        why = DECLINES[Decline(row.decline)] if row.decline else None
        answer = SaidNo(
            why or REFERRAL_STATES[ReferralState(row.state)][0], row.ended_at
        )
        found[row.service or row.receiver_id or 0] = answer
    found.pop(0, None)
    return found


def _before(row: Referral | None) -> Iterable[Referral]:
    while row is not None:
        yield row
        row = row.after
