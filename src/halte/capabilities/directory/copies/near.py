"""What is near a place now, as pages show it: the pocket list without paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.copies.selecting import candidates_of, pocket_of
from halte.capabilities.directory.queries.shown import (
    ResultShown,
    ServiceShown,
    result,
    shown,
)
from halte.capabilities.directory.queries.telling import told_to
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class NeedShown:
    """A kind of need, and who helps; `again` were told under another kind."""

    code: str
    title: Bilingual
    found: tuple[ResultShown, ...]
    again: tuple[ResultShown, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A place, and what is near it."""

    title: Bilingual
    national: tuple[ServiceShown, ...]
    needs: tuple[NeedShown, ...]


def near_shown(actor: Actor, choice: Choice) -> Near:
    """As this reader may know it."""
    viewer = tier_of(actor)
    candidates = candidates_of(replace(choice, tier=viewer), tonight=False)
    pocket = pocket_of(candidates, len(candidates.order))
    pocket = told_to(actor, viewer, pocket, (*pocket.national, *pocket.services))
    now = pocket.made_at
    return Near(
        title=choice.title,
        national=tuple(shown(offer, now) for offer in pocket.national),
        needs=tuple(
            NeedShown(
                group.kind.code,
                group.kind.title,
                tuple(result(p.found, now) for p in group.picked if p.first),
                tuple(result(p.found, now) for p in group.picked if not p.first),
            )
            for group in pocket.groups
        ),
    )
