"""Employers and published names brought together for `matching`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q

from halte.capabilities.employers.matching import (
    Ground,
    Known,
    grounds,
    is_likely,
    known,
)
from halte.capabilities.employers.models import (
    Employer,
    ListedAssessment,
    ListedFinding,
    ListedName,
    NameKey,
)
from halte.methods.linkage.organisation_names import words_of

MOST_CANDIDATES: Final = 40
SAME_START: Final = 4
"""Letters that two misspelt keys of one area must begin with to be compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A published name that may be an employer, and why."""

    name: ListedName
    grounds: tuple[Ground, ...]
    likely: bool


def known_employer(employer: Employer) -> Known:
    """An employer as it is compared."""
    sites = list(employer.sites.all())
    return known(
        (employer.legal_name, employer.operating_name),
        employer.province,
        (site.postal_code[:3] for site in sites),
        (" ".join(words_of(site.city)) for site in sites),
    )


def known_name(name: ListedName) -> Known:
    """A published name as it is compared."""
    rows = [
        *ListedAssessment.objects.filter(name=name).values_list("area", "city"),
        *ListedFinding.objects.filter(name=name).values_list("area", "city"),
    ]
    areas, cities = {area for area, _ in rows}, {city for _, city in rows}
    return known((name.text,), name.province, areas, cities)


def sharing_of(keys: Iterable[str], province: str) -> dict[str, int]:
    """How many published names of a province have each key."""
    rows = NameKey.objects.filter(key__in=list(keys), province=province)
    return dict(rows.values_list("key").annotate(n=Count("name", distinct=True)))


def standing_at(keys: Iterable[str], province: str) -> dict[str, int]:
    """At how many places the names of a province with each key stand: postal codes,
    areas without a whole code, cities and addresses without either.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for model in (ListedAssessment, ListedFinding):
        rows = model.objects.filter(
            name__keys__key__in=list(keys), name__keys__province=province
        ).order_by()
        columns = ("postal_code", "area", "city", "address")
        for key, *row in rows.values_list("name__keys__key", *columns).distinct():
            place = next(((c, t) for c, t in zip(columns, row, strict=True) if t), None)
            if place:
                found.setdefault(key, set()).add(place)
    return {key: len(_apart(places)) for key, places in found.items()}


def _apart(places: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Without the areas in which a whole code is there too: it may be cut of that."""
    coded = {text[:3] for column, text in places if column == "postal_code"}
    return {one for one in places if one[0] != "area" or one[1] not in coded}


def grounds_of(employer: Employer, name: ListedName) -> tuple[Ground, ...]:
    """What speaks for and against a name being an employer, now."""
    return grounds_between(known_employer(employer), name)


def grounds_between(one: Known, name: ListedName) -> tuple[Ground, ...]:
    """What speaks for and against, with what shares the keys of the name."""
    other = known_name(name)
    keys = other.name.keys
    sharing = sharing_of(keys, name.province)
    return grounds(one, other, sharing, standing_at(keys, name.province))


def candidates(employer: Employer) -> tuple[Candidate, ...]:
    """Published names that may be this employer: the likely ones first.

    Every name with a key or a number in common, and names of the same area that
    begin alike.
    """
    one = known_employer(employer)
    found = []
    for name in _blocked(one):
        reasons = grounds_between(one, name)
        if reasons:
            found.append(Candidate(name, reasons, is_likely(reasons)))
    found.sort(key=lambda c: (not c.likely, -len(c.grounds), c.name.whole, c.name.pk))
    return tuple(found)


def _blocked(one: Known) -> Sequence[ListedName]:
    """Names worth comparing, without comparing all of them."""
    keys = Q(keys__key__in=one.name.keys)
    if one.number:
        keys |= Q(number=one.number)
    for key in one.name.keys:
        start = Q(whole__startswith=key[:SAME_START])
        keys |= start & Q(listedassessments__area__in=one.areas)
        keys |= start & Q(listedassessments__city__in=one.cities)
    rows = ListedName.objects.filter(keys).distinct().order_by("whole", "pk")
    own = rows.filter(province=one.province)[:MOST_CANDIDATES]
    others = rows.exclude(province=one.province)[:MOST_CANDIDATES]
    return [*own, *others]
