"""What the form needs that opens a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.employers.facade import (
    employer_for,
    employers_for,
    sites_for,
)
from halte.core.access.actor import Actor
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Beginning:
    """The employer, its places, and where the file would be held."""

    employer: str
    office: str
    sites: tuple[tuple[int, str], ...]
    demonstration: bool
    today: date


def beginning(actor: Actor, employer_pk: int) -> Beginning:
    """For one employer; its own province is offered first."""
    brief = employer_for(actor, employer_pk)
    return Beginning(
        employer=brief.legal_name,
        office=brief.province,
        sites=tuple(
            (site.pk, f"{site.words} – {site.address}, {site.city}")
            for site in sites_for(actor, employer_pk)
            if site.ended_on is None
        ),
        demonstration=brief.demonstration,
        today=timezone.localdate(),
    )


def require_known(actor: Actor, employer_pk: int) -> None:
    """A number that the register has."""
    if employer_pk not in employers_for(actor, [employer_pk]):
        raise Invalid("employer_not_known", field="employer")


def require_all_known(actor: Actor, numbers: list[int]) -> None:
    """Numbers that the register has; the first line that it has not is named."""
    known = employers_for(actor, set(numbers))
    for row, number in enumerate(numbers, 1):
        if number not in known:
            raise Invalid("draw_unknown", field="numbers", number=number, row=row)
