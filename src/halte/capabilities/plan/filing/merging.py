"""A new version of a plan over the one that is kept: nothing promised disappears.

Pure functions of documents. What the new version no longer has is carried over
and marked retired; putting the same version over twice gives the same again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from halte.capabilities.plan.planfile.document import (
    Gauge,
    Heading,
    Participant,
    PlanDocument,
    Promise,
    Step,
)
from halte.capabilities.plan.planfile.rules import named_organisations

Part = TypeVar("Part", Step, Gauge)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two versions of a plan."""

    what: Literal["plan", "pillar", "commitment"]
    id: str
    kind: Literal["added", "revised", "retired", "revived", "removed"]

    def to_list(self) -> list[str]:
        """For the revision."""
        return [self.what, self.id, self.kind]


def merged(
    new: PlanDocument,
    old: PlanDocument | None,
    known: Mapping[str, Participant],
    today: date,
) -> PlanDocument:
    """The new version with what it dropped, and organisations as Halte knows them."""
    if old is not None:
        new = replace(new, pillars=_pillars(new, old, today))
    return replace(new, organisations=_participants(new, known))


def _pillars(new: PlanDocument, old: PlanDocument, today: date) -> tuple[Heading, ...]:
    kept = {p.id: p for p in old.promises()}
    present = {p.id for p in new.promises()}
    dropped = {
        pillar.id: [
            _retired(promise, today)
            for promise in pillar.commitments
            if promise.id not in present
        ]
        for pillar in old.pillars
    }
    pillars = [
        replace(
            pillar,
            commitments=(
                *(_over(p, kept.get(p.id), today) for p in pillar.commitments),
                *dropped.pop(pillar.id, ()),
            ),
        )
        for pillar in new.pillars
    ]
    for pillar in old.pillars:
        if left := dropped.get(pillar.id):
            pillars.append(replace(pillar, commitments=tuple(left)))
    return tuple(pillars)


def _over(new: Promise, old: Promise | None, today: date) -> Promise:
    if old is None:
        return new
    return replace(
        new,
        milestones=_carried(new.milestones, old.milestones, today),
        indicators=_carried(new.indicators, old.indicators, today),
    )


def _carried(
    new: tuple[Part, ...], old: tuple[Part, ...], today: date
) -> tuple[Part, ...]:
    present = {part.id for part in new}
    kept = list(new)
    for part in old:
        if part.id not in present:
            kept.append(replace(part, retired_on=part.retired_on or today))
    return tuple(kept)


def _retired(promise: Promise, today: date) -> Promise:
    """Kept to be read. Its money is not: the new version’s sums stand alone."""
    return replace(promise, retired_on=promise.retired_on or today, budget=())


def _participants(
    plan: PlanDocument, known: Mapping[str, Participant]
) -> tuple[Participant, ...]:
    """Those declared and those only named, each as Halte already knows it.

    An organisation is one for all plans: a plan file adds it where it is
    missing, and never renames it.
    """
    declared = {part.id: part for part in plan.organisations}
    names = dict.fromkeys((*declared, *(n for _, n in named_organisations(plan) if n)))
    found = (known.get(name) or declared.get(name) for name in names)
    return tuple(part for part in found if part is not None)


def changes(old: PlanDocument | None, new: PlanDocument) -> tuple[Change, ...]:
    """What differs, in the plan’s order. Empty where nothing does."""
    if old is None:
        return (
            Change("plan", new.id, "added"),
            *(Change("commitment", p.id, "added") for p in new.promises()),
        )
    found: list[Change] = []
    if replace(old, pillars=()) != replace(new, pillars=()):
        found.append(Change("plan", new.id, "revised"))
    found += _headings(old.pillars, new.pillars)
    before = {
        promise.id: (pillar.id, promise)
        for pillar in old.pillars
        for promise in pillar.commitments
    }
    for pillar in new.pillars:
        for promise in pillar.commitments:
            found += _promise(before.get(promise.id), (pillar.id, promise))
    return tuple(found) or _order(old, new)


def _headings(old: Iterable[Heading], new: Iterable[Heading]) -> list[Change]:
    before = {pillar.id: replace(pillar, commitments=()) for pillar in old}
    after = {pillar.id: replace(pillar, commitments=()) for pillar in new}
    found = [Change("pillar", name, "removed") for name in before if name not in after]
    for name, pillar in after.items():
        if name not in before:
            found.append(Change("pillar", name, "added"))
        elif before[name] != pillar:
            found.append(Change("pillar", name, "revised"))
    return found


def _promise(old: tuple[str, Promise] | None, new: tuple[str, Promise]) -> list[Change]:
    promise = new[1]
    if old is None:
        return [Change("commitment", promise.id, "added")]
    if old == new:
        return []
    was, now = old[1].retired_on, promise.retired_on
    if now and not was:
        return [Change("commitment", promise.id, "retired")]
    if was and not now:
        return [Change("commitment", promise.id, "revived")]
    return [Change("commitment", promise.id, "revised")]


def _order(old: PlanDocument, new: PlanDocument) -> tuple[Change, ...]:
    """The same parts in another order is a change too."""
    return () if old == new else (Change("plan", new.id, "revised"),)
