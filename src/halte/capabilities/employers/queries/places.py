"""The places of an employer, and where they lie by their postal areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.models import Employer, PostalArea, Site
from halte.capabilities.employers.queries.stated import HousingView, housing_of
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.employers.words import METROS, SITES, province_name
from halte.core.bilingual import Bilingual
from halte.core.ui.maps import Position, kilometres


@dataclass(frozen=True, slots=True)
class SiteView:
    """A place of an employer. `position` is the middle of its postal area; None
    where it has no postal code, or nobody took in where that area lies.
    `from_work` is the distance in a straight line to the nearest place of work.
    """

    id: int
    kind: Bilingual
    kind_code: SiteKind
    address: str
    city: str
    province: Bilingual | None
    postal_code: str
    metro: Bilingual | None
    capacity: int | None
    is_dwelling: bool
    ended_on: date | None
    housing: HousingView | None
    position: Position | None
    from_work: float | None


def places_of(row: Employer) -> tuple[SiteView, ...]:
    """The places of an employer, those it still has first."""
    sites = sorted(row.sites.all(), key=lambda s: s.ended_on is not None)
    points = _points(sites)
    housing = housing_of(row)
    work = [
        points[s.postal_code[:3]]
        for s in sites
        if s.kind == SiteKind.WORK and not s.ended_on and s.postal_code[:3] in points
    ]
    return tuple(
        _site(s, points.get(s.postal_code[:3]), work, housing.get(s.pk)) for s in sites
    )


def _points(sites: list[Site]) -> dict[str, Position]:
    codes = {site.postal_code[:3] for site in sites} - {""}
    found = PostalArea.objects.in_bulk(codes) if codes else {}
    return {c: (float(a.latitude), float(a.longitude)) for c, a in found.items()}


def _site(
    row: Site,
    position: Position | None,
    work: list[Position],
    housing: HousingView | None,
) -> SiteView:
    kind = SiteKind(row.kind)
    far = kind is SiteKind.HOUSING and position is not None and bool(work)
    return SiteView(
        id=row.pk,
        kind=SITES[kind],
        kind_code=kind,
        address=row.address,
        city=row.city,
        province=province_name(row.province),
        postal_code=f"{row.postal_code[:3]} {row.postal_code[3:]}".strip(),
        metro=METROS.get(row.metro),
        capacity=row.capacity,
        is_dwelling=row.is_dwelling,
        ended_on=row.ended_on,
        housing=housing,
        position=position,
        from_work=min(kilometres(position, w) for w in work)
        if far and position
        else None,
    )
