"""Where in the world: for each country, what is agreed and what is done there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from halte.capabilities.partners.countries import countries
from halte.capabilities.partners.models import Agreement, Profile, Project
from halte.capabilities.partners.queries.agreements import lines_of
from halte.capabilities.partners.queries.projects import counted
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.fields import normalised
from halte.core.reads import reads


@dataclass(slots=True)
class _Sums:
    partners: int = 0
    agreements: int = 0
    projects: int = 0
    trained: int = 0
    currencies: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A country with what there is. Costs stay apart by currency, in cents."""

    code: str
    name: Bilingual
    partners: int
    agreements: int
    projects: int
    trained: int
    costs: tuple[tuple[str, int], ...]


@reads(Permission.PARTNERS_READ)
def places(actor: Actor) -> tuple[PlaceLine, ...]:
    """Countries in which something is kept here, by the reader’s alphabet."""
    sums: dict[str, _Sums] = defaultdict(_Sums)
    home = _partners(sums)
    for line in lines_of(Agreement.objects.visible_to(actor).whole()):
        if line.in_force:
            for code in {home[p.slug] for p in line.parties if p.slug in home}:
                sums[code].agreements += 1
    _projects(actor, sums)
    names = countries()
    found = [_line(code, names[code], sums[code]) for code in sums]
    return tuple(sorted(found, key=lambda line: normalised(str(line.name))))


def _partners(sums: dict[str, _Sums]) -> dict[str, str]:
    """The country of each partner that has one, by short name."""
    rows = Profile.objects.exclude(country="").select_related("organisation")
    for row in rows:
        sums[row.country].partners += 1
    return {row.organisation.slug: row.country for row in rows}


def _projects(actor: Actor, sums: dict[str, _Sums]) -> None:
    for row in Project.objects.visible_to(actor).prefetch_related("trainings"):
        here = sums[row.country]
        here.projects += 1
        here.trained += sum(training.total for training in counted(row.trainings.all()))
        if row.cost_cents is not None:
            here.currencies[row.currency] += row.cost_cents


def _line(code: str, name: Bilingual, here: _Sums) -> PlaceLine:
    return PlaceLine(
        code=code,
        name=name,
        partners=here.partners,
        agreements=here.agreements,
        projects=here.projects,
        trained=here.trained,
        costs=tuple(sorted(here.currencies.items())),
    )
