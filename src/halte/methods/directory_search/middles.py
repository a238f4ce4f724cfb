"""One middle for each area: or its distances would give a protected place away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from halte.methods.bilingual import Texts
from halte.methods.directory_search.changes import Change
from halte.methods.directory_search.offer import Offer
from halte.methods.faults import Fault, declare

declare(
    {
        "area_two_middles": Texts(
            "Two offers of the area {area} have different middles. An offer that may "
            "be known by its area only must have the middle of the area, or its "
            "distances would give it away.",
            "Deux offres du secteur {area} ont des centres différents. Une offre dont "
            "seul le secteur peut être connu doit en avoir le centre, sinon ses "
            "distances la trahiraient.",
        ),
    }
)


class Middle(NamedTuple):
    """The middle of an area, and how many offers stand there."""

    latitude: float
    longitude: float
    offers: int


class Middles:
    """The middles of areas that offers are known by."""

    def __init__(self) -> None:
        self.by_area: dict[str, Middle] = {}

    def changed(self, changes: Iterable[Change]) -> Middles:
        """The same after changes. Raises a Fault where an area has two middles."""
        after, changes = Middles(), tuple(changes)
        after.by_area = dict(self.by_area)
        # First what goes, so that all offers of an area can move together.
        for each in changes:
            after._put(each.old, -1)
        for each in changes:
            after._put(each.new, 1)
        return after

    def _put(self, offer: Offer | None, count: int) -> None:
        where = offer.where if offer else None
        if where is None or where.precision != "area":
            return
        spot = (where.latitude, where.longitude)
        kept = self.by_area.get(where.area)
        there = kept.offers if kept else 0
        if kept and there and kept[:2] != spot:
            raise Fault("area_two_middles", area=where.area)
        self.by_area[where.area] = Middle(*spot, there + count)
        if not there + count:
            del self.by_area[where.area]
