"""Draws: sealed, drawn, and made again as they are shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from halte.capabilities.employers.facade import employers_for
from halte.capabilities.inspections.drawing import draw, place, size_of
from halte.capabilities.inspections.models import DrawList, Pick
from halte.capabilities.inspections.queries.rows import draw_row
from halte.capabilities.inspections.words import OFFICES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.queries import names_of
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw in a list."""

    pk: int
    title: str
    sealed_at: datetime
    size: int
    wanted: int
    drawn: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class PickView:
    """An employer that was drawn."""

    pk: int
    position: int
    employer_pk: int
    employer: str
    place: str
    inspection_pk: int | None
    inspection: str
    replaced_by: int | None
    reason: str
    replaces: int | None


@dataclass(frozen=True, slots=True)
class FrameView:
    """Of which employers a list is, where it is a whole province."""

    province: Bilingual
    first_on: date
    last_on: date
    decisions: int


@dataclass(frozen=True, slots=True)
class DrawPage:
    """A draw with everyone who was drawn, and whether it comes out the same again."""

    pk: int
    title: str
    sealed_at: datetime
    sealed_by: str
    mine: bool
    list_of: str
    size: int
    frame: FrameView | None
    wanted: int
    digest: str
    seed: str
    seed_source: str
    seed_on: date | None
    picks: tuple[PickView, ...]
    verified: bool
    demonstration: bool


def opened(found: DrawPage) -> list[str]:
    """What the audit calls the employers that were shown."""
    return sorted({f"employers.Employer:{pick.employer_pk}" for pick in found.picks})


def draws(actor: Actor) -> tuple[DrawLine, ...]:
    """The newest draws; numbers only."""
    if not actor.may(Permission.INSPECTIONS_READ):
        return ()
    return tuple(
        DrawLine(
            pk=row.pk,
            title=row.title,
            sealed_at=row.sealed_at,
            size=counted(row),
            wanted=row.wanted,
            drawn=hasattr(row, "seed"),
            demonstration=row.demonstration,
        )
        # A list can be a whole province: a hundred of them are not read to be counted.
        for row in DrawList.objects.select_related("seed").defer("numbers")[:100]
    )


def counted(row: DrawList) -> int:
    """How many are on a list."""
    return size_of(row.numbers) if row.size is None else row.size


def frame_of(row: DrawList) -> FrameView | None:
    """The frame of a list that was read from the register."""
    if not hasattr(row, "frame"):
        return None
    made = row.frame
    return FrameView(
        OFFICES[made.province], made.first_on, made.last_on, made.decisions
    )


@reads(Permission.INSPECTIONS_READ, records=opened)
def draw_page(actor: Actor, *, pk: int) -> DrawPage:
    """One draw, made again from its list and seed."""
    row = draw_row(actor, pk)
    seed = getattr(row, "seed", None)
    picks = list(
        row.picks.select_related("reason", "replaces", "replaced_by", "inspection")
    )
    return DrawPage(
        pk=row.pk,
        title=row.title,
        sealed_at=row.sealed_at,
        sealed_by=names_of([row.by_user_id]).get(row.by_user_id or 0, ""),
        mine=row.by_user_id == actor.user_id,
        list_of=row.list_of,
        size=counted(row),
        frame=frame_of(row),
        wanted=row.wanted,
        digest=row.digest,
        seed=seed.text if seed else "",
        seed_source=seed.source if seed else "",
        seed_on=seed.published_on if seed else None,
        picks=pick_views(actor, picks, seed.text if seed else ""),
        verified=verified(row, picks),
        demonstration=row.demonstration,
    )


def verified(row: DrawList, picks: list[Pick]) -> bool:
    """Whether list, digest, seed and picks still belong together."""
    seed = getattr(row, "seed", None)
    drawn = draw(row.numbers, seed.text if seed else "", len(picks))
    picked = tuple(pick.employer_id for pick in picks)
    return drawn.digest == row.digest and drawn.order == picked


def pick_views(actor: Actor, picks: list[Pick], seed: str) -> tuple[PickView, ...]:
    """Everyone who was drawn, in the order."""
    names = employers_for(actor, {pick.employer_id for pick in picks})
    return tuple(
        PickView(
            pk=pick.pk,
            position=pick.position,
            employer_pk=pick.employer_id,
            employer=names[pick.employer_id].legal_name,
            place=place(seed, pick.employer_id),
            inspection_pk=file.pk if file else None,
            inspection=file.number if file else "",
            replaced_by=other.position if other else None,
            reason=pick.reason.text if pick.reason else "",
            replaces=pick.replaces.position if pick.replaces else None,
        )
        for pick in picks
        for file in (getattr(pick, "inspection", None),)
        for other in (getattr(pick, "replaced_by", None),)
    )


def draw_file(actor: Actor, *, pk: int) -> tuple[str, str]:
    """A name, and all that is needed to make the draw again elsewhere."""
    page = draw_page(actor, pk=pk)
    row = draw_row(actor, pk)
    if not page.seed:
        raise Missing("not_found")
    data = {
        "digest": row.digest,
        "frame": frame_told(page),
        "list_of": page.list_of,
        "seed": page.seed,
        "wanted": row.wanted,
        "drawn": [pick.employer_pk for pick in page.picks],
    }
    # The list is JSON as it stands, and can be long: it is not taken apart for this.
    told = json.dumps(data, indent=1).removeprefix("{")
    return f"draw-{pk}.json", f'{{\n "numbers": {row.numbers},{told}\n'


def frame_told(page: DrawPage) -> dict[str, object] | None:
    """The frame, for the file of a draw."""
    if page.frame is None:
        return None
    return {
        "province": page.frame.province.to_dict(),
        "positive_decisions_from": page.frame.first_on.isoformat(),
        "positive_decisions_to": page.frame.last_on.isoformat(),
        "decisions": page.frame.decisions,
        "employers": page.size,
    }
