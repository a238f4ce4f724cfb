"""Documents asked for, consents for pictures, and items of a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from halte.capabilities.visits.models import Asked, Attached, MediaConsent, Visit
from halte.capabilities.visits.states import Medium, Party, Said
from halte.capabilities.visits.words import MEDIA, PARTIES, SAID
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.vault.facade import ItemLine, item_lines


@dataclass(frozen=True, slots=True)
class AskedView:
    """Documents that were asked for, and how that stands."""

    id: int
    party: Bilingual
    who: str
    what: str
    asked_on: date
    due_on: date
    why: str
    received: tuple[date, ...]
    whole: bool
    late: bool


@dataclass(frozen=True, slots=True)
class MediaView:
    """What someone said about pictures."""

    stop_id: int
    medium: Bilingual
    said: Bilingual
    at: datetime
    by_worker: bool
    by_whom: str


@dataclass(frozen=True, slots=True)
class AttachedView:
    """An item; None where this reader may not know of it."""

    item: ItemLine
    stop_id: int | None
    condition: int | None
    without: str


@dataclass(frozen=True, slots=True)
class Papers:
    """All of it."""

    asked: tuple[AskedView, ...]
    media: tuple[MediaView, ...]
    attached: tuple[AttachedView, ...]


def papers_of(actor: Actor, visit: Visit) -> Papers:
    """What belongs to a visit, as far as this reader sees it."""
    asked = visit.asked.select_related("who", "what", "uncooperative")
    media = MediaConsent.objects.filter(stop__visit=visit).select_related("by_whom")
    return Papers(
        asked=tuple(map(_asked, asked.prefetch_related("received"))),
        media=tuple(map(_media, media)),
        attached=attached_of(actor, visit),
    )


def attached_of(actor: Actor, visit: Visit) -> tuple[AttachedView, ...]:
    """Items that this reader may know of."""
    rows = list(Attached.objects.filter(visit=visit).select_related("without"))
    items = item_lines(actor, [row.item_id for row in rows])
    return tuple(
        AttachedView(
            items[row.item_id], row.stop_id, row.condition,
            row.without.text if row.without else "",
        )
        for row in rows
        if row.item_id in items
    )  # fmt: skip


def _asked(row: Asked) -> AskedView:
    received = list(row.received.all())
    whole = any(each.whole for each in received)
    return AskedView(
        id=row.pk,
        party=PARTIES[Party(row.party)],
        who=row.who.text if row.who else "",
        what=row.what.text,
        asked_on=row.asked_on,
        due_on=row.due_on,
        why=row.uncooperative.text if row.uncooperative else "",
        received=tuple(each.on for each in received),
        whole=whole,
        late=not whole and row.due_on < timezone.localdate(),
    )


def _media(row: MediaConsent) -> MediaView:
    return MediaView(
        stop_id=row.stop_id,
        medium=MEDIA[Medium(row.medium)],
        said=SAID[Said(row.said)],
        at=row.at,
        by_worker=row.by_worker,
        by_whom=row.by_whom.text if row.by_whom else "",
    )


def asked_row(actor: Actor, asked_id: int) -> Asked:
    """A request of a visit that this person may read."""
    visible = Visit.objects.visible_to(actor)
    rows = Asked.objects.filter(visit__in=visible).select_related("visit")
    found = rows.filter(pk=asked_id).first()
    if found is None:
        raise Missing("not_found")
    return found
