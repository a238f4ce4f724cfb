"""With whom an employer is affiliated, near and far, and from what it is known.

Affiliates are those of IRPR s. 203(5) and (6): one controls the other, both are
under one control, or they are not at arm’s length. A chain of such ties is shown
with the evidence of each; whether its far end is an affiliate in law is for a
person to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import Q

from halte.capabilities.employers.models import Affiliation, Employer
from halte.capabilities.employers.states import Tie
from halte.capabilities.employers.words import TIES, province_name
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads

MOST_AFFILIATES: Final = 200
"""Employers of one group that a page can show; a larger group says that it is cut."""

CONTROLLED: Final = Bilingual("Is controlled by the other", "Est contrôlé par l’autre")


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two employers, from what it is known, and since when.

    Read from `one` to `other`: control has a direction.
    """

    one: int
    other: int
    ground: Tie
    words: Bilingual
    evidence: str
    said_on: date

    def seen_from(self, pk: int) -> Link:
        """The same tie, read from the side of one of its two employers."""
        if self.one == pk:
            return self
        directed = self.ground is Tie.CONTROL
        words = TIES[self.ground]
        if directed:
            words = TIES[Tie.CONTROL] if self.words == CONTROLLED else CONTROLLED
        return replace(self, one=self.other, other=self.one, words=words)


@dataclass(frozen=True, slots=True)
class Affiliate:
    """An employer of the group and how it is reached: the shortest chain of ties."""

    pk: int
    legal_name: str
    province: Bilingual | None
    steps: int
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An employer’s affiliates on a day, the nearest first; and every tie among them.

    `cut` is True where the group has more employers than were followed.
    """

    pk: int
    legal_name: str
    as_of: date | None
    affiliates: tuple[Affiliate, ...]
    links: tuple[Link, ...]
    cut: bool

    @property
    def own(self) -> tuple[Link, ...]:
        """Ties of the employer itself."""
        mine = (tie for tie in self.links if self.pk in (tie.one, tie.other))
        return tuple(tie.seen_from(self.pk) for tie in mine)


def group_opened(found: Group) -> list[str]:
    """What the audit calls the employers of a group."""
    pks = (found.pk, *(each.pk for each in found.affiliates))
    return [f"employers.Employer:{pk}" for pk in pks]


@reads(Permission.EMPLOYERS_READ, records=group_opened)
def affiliates(actor: Actor, *, pk: int, as_of: date | None = None) -> Group:
    """The affiliates of an employer, as they were known on a day; today without one."""
    row = Employer.objects.visible_to(actor).filter(pk=pk).first()
    if row is None:
        raise Missing("not_found")
    return group_of(row, as_of=as_of)


def group_of(row: Employer, *, as_of: date | None = None) -> Group:
    """The group of an employer, ring by ring: as many queries as it has rings."""
    chains: dict[int, tuple[Link, ...]] = {row.pk: ()}
    standing: dict[tuple[int, int, str], Affiliation] = {}
    ring = {row.pk}
    while ring and len(chains) <= MOST_AFFILIATES + 1:
        found = standing_ties(ring, as_of)
        standing |= found
        ring = _further(chains, ring, found.values())
    names = Employer.objects.in_bulk(chains.keys() - {row.pk})
    kept = list(chains.items())[1 : MOST_AFFILIATES + 1]
    return Group(
        pk=row.pk,
        legal_name=row.legal_name,
        as_of=as_of,
        affiliates=tuple(_affiliate(names[pk], chain) for pk, chain in kept),
        links=tuple(map(link, standing.values())),
        cut=bool(ring),
    )


def standing_ties(
    employers: Iterable[int], as_of: date | None = None
) -> Mapping[tuple[int, int, str], Affiliation]:
    """Ties of these employers that stand: the newest statement of a pair and reason,
    among those known by the day.
    """
    some = list(employers)
    said = Affiliation.objects.filter(Q(employer__in=some) | Q(other__in=some))
    if as_of is not None:
        said = said.filter(said_on__lte=as_of)
    newest = {(t.employer_id, t.other_id, t.ground): t for t in said.order_by("id")}
    return {key: tie for key, tie in newest.items() if tie.stands}


def link(tie: Affiliation) -> Link:
    """A tie as it was stated: who controls stands first."""
    ground = Tie(tie.ground)
    return Link(
        one=tie.employer_id,
        other=tie.other_id,
        ground=ground,
        words=TIES[ground],
        evidence=tie.evidence,
        said_on=tie.said_on,
    )


def _further(
    chains: dict[int, tuple[Link, ...]], ring: set[int], ties: Iterable[Affiliation]
) -> set[int]:
    """Employers one step beyond the ring; their chains are kept."""
    beside: dict[int, list[Link]] = defaultdict(list)
    for tie in ties:
        for one in {tie.employer_id, tie.other_id} & ring:
            beside[one].append(link(tie).seen_from(one))
    reached: set[int] = set()
    for one in sorted(ring):
        for step in beside[one]:
            if step.other not in chains:
                chains[step.other] = (*chains[one], step)
                reached.add(step.other)
    return reached


def _affiliate(row: Employer, chain: tuple[Link, ...]) -> Affiliate:
    return Affiliate(
        row.pk, row.legal_name, province_name(row.province), len(chain), chain
    )
