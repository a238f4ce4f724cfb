"""For which place, how far around it, and for whom a copy is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.directory.copies.ports import PORTS
from halte.capabilities.directory.queries.shown import PAPER_LASTS
from halte.capabilities.directory.states import Tier, seen_by
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.geography.areas import area_of
from halte.core.geography.places import place_name, place_of

REACHES: Final = (50, 100, 250, 500)
"""Kilometres from the middle of the area."""

AROUND: Final = 100
CANADA: Final = "CA"


@dataclass(frozen=True, slots=True)
class Choice:
    """`place` is the code of a port of entry, an area, a province, or Canada."""

    place: str = CANADA
    tier: Tier = Tier.PUBLIC
    within_km: int | None = AROUND

    @property
    def code(self) -> str:
        """The place as the search and the open address know it."""
        port = PORTS.get(self.place)
        return port.area if port else self.place

    @property
    def title(self) -> Bilingual:
        """What it is called at the head of a copy."""
        port = PORTS.get(self.place)
        return port.name if port else place_title(self.place)

    @property
    def area_title(self) -> Bilingual | None:
        """The area of a port of entry, whose name does not say where it is."""
        return place_title(self.code) if self.place in PORTS else None

    @property
    def is_area(self) -> bool:
        """True where a distance can be measured from its middle."""
        return area_of(self.code) is not None

    @property
    def reach(self) -> int | None:
        """How far the search looks; of a province there is no middle to ask from."""
        return self.within_km if self.is_area else None


def place_title(code: str) -> Bilingual:
    """An area, a province, Canada."""
    area = area_of(code)
    return area.full_name if area else place_name(code)


def open_place(code: str) -> Choice:
    """What everyone may see around a place; `Missing` where we know no such place."""
    place = place_of(code)
    if area_of(code) is None and (place is None or place.kind != "province"):
        raise Missing("not_found")
    return Choice(code)


def tiers_for(actor: Actor) -> tuple[Tier, ...]:
    """For whom this person may make a copy: their own tier, and those below.

    None is for the steward: drafts and every protected number leave the house only
    with a second person.
    """
    return tuple(t for t in seen_by(tier_of(actor)) if t != Tier.STEWARD)


def last_day(tier: Tier, today: date) -> date:
    """Until when a copy for a tier is valid: the more it says, the shorter."""
    return today + PAPER_LASTS[tier]


def end_of(day: date) -> datetime:
    """The moment from which a copy that is valid until this day is not any more."""
    after = datetime.combine(day + timedelta(days=1), time())
    return timezone.make_aware(after, timezone.get_default_timezone())
