"""Promises by name, and what was said of them since a day, for other rooms.

A promise is named as the plan’s file does: `plan/commitment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from halte.capabilities.plan.filing.loading import words
from halte.capabilities.plan.ledger.labels import STATES
from halte.capabilities.plan.ledger.standing import in_force
from halte.capabilities.plan.ledger.standing import said as said_of
from halte.capabilities.plan.models import Commitment, Statement
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class PromiseName:
    """A promise that something can point at."""

    key: str
    title: Bilingual
    plan_title: Bilingual


@dataclass(frozen=True, slots=True)
class Told:
    """What an organisation said of a promise on a day."""

    on: date
    state: str
    word: Bilingual
    organisation: Bilingual
    text: Bilingual
    demonstration: bool


@dataclass(frozen=True, slots=True)
class PromiseSince:
    """A promise: what was last said of it before a day, and all that came since."""

    key: str
    title: Bilingual
    url: str
    before: Told | None
    since: tuple[Told, ...]


def promise_names(actor: Actor) -> tuple[PromiseName, ...]:
    """Promises of the plans that this reader sees, as the plans order them."""
    rows = Commitment.objects.visible_to(actor).filter(retired_on=None)
    ordered = rows.select_related("plan").order_by(
        "-plan__shown_first", "plan__slug", "pillar__position", "position"
    )
    return tuple(
        PromiseName(key_of(row), words(row, "title"), words(row.plan, "title"))
        for row in ordered
    )


def known_promises(keys: Iterable[str]) -> frozenset[str]:
    """Those of these names that a plan has, published or not: for rules only."""
    return frozenset(key_of(row) for row in _rows(keys))


def promise_titles(keys: Iterable[str]) -> dict[str, Bilingual]:
    """The titles of promises that are kept under these names."""
    return {key_of(row): words(row, "title") for row in _rows(keys)}


def public_promise_titles(keys: Iterable[str]) -> dict[str, Bilingual]:
    """Those of published plans only: what any reader may be told."""
    return {
        key_of(row): words(row, "title") for row in _rows(keys) if row.plan.published
    }


def told_since(
    actor: Actor, keys: Sequence[str], day: date
) -> tuple[PromiseSince, ...]:
    """What was said of promises since a day, as far as this reader sees it."""
    seen = {row.pk for row in Commitment.objects.visible_to(actor)}
    return tuple(_since(actor, row, day) for row in _rows(keys) if row.pk in seen)


def key_of(row: Commitment) -> str:
    """How a promise is named."""
    return f"{row.plan.slug}/{row.slug}"


def _rows(keys: Iterable[str]) -> list[Commitment]:
    # Not a condition for each: a database takes a thousand of them at most.
    wanted = set(keys)
    parts = [key.partition("/") for key in wanted]
    rows = Commitment.objects.filter(
        plan__slug__in={plan for plan, _, _ in parts},
        slug__in={slug for _, _, slug in parts},
    ).select_related("plan", "pillar")
    ordered = rows.order_by("plan__slug", "pillar__position", "position")
    return [row for row in ordered if key_of(row) in wanted]


def _since(actor: Actor, row: Commitment, day: date) -> PromiseSince:
    seen = Statement.objects.visible_to(actor).filter(commitment=row)
    said = in_force(seen.select_related("organisation", "translation"))
    told = [_told(statement) for statement in said]
    earlier = [each for each in told if each.on < day]
    return PromiseSince(
        key=key_of(row),
        title=words(row, "title"),
        url=reverse("plan:commitment", args=[row.plan.slug, row.slug]),
        before=earlier[-1] if earlier else None,
        since=tuple(each for each in told if each.on >= day),
    )


def _told(row: Statement) -> Told:
    shown = said_of(row)
    return Told(
        on=row.said_on,
        state=row.state,
        word=STATES[row.state],
        organisation=words(row.organisation, "name"),
        text=shown.text,
        demonstration=row.demonstration,
    )
