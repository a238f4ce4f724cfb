"""Documents asked for and received, consents for pictures, items attached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from halte.capabilities.inspections.facade import Pointer, Source, evidence_of
from halte.capabilities.visits.keeping import require_past, took_part, words
from halte.capabilities.visits.models import (
    Asked,
    Attached,
    MediaConsent,
    Received,
    Stop,
    Visit,
    VisitShare,
)
from halte.capabilities.visits.policy import is_ours, may_ask_media, may_keep
from halte.capabilities.visits.states import OTHERS_SINCE, Medium, Party, Said
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.vault import facade as vault
from halte.core.vault.facade import Item, Side


@dataclass(frozen=True, slots=True)
class Request:
    """Documents that are required, of whom, by when."""

    party: Party
    what: str
    asked_on: date
    due_on: date
    who: str = ""
    uncooperative_on: date | None = None
    uncooperative: str = ""


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Ask for documents", "Demander des documents"),
    policy=may_keep,
    second_factor=True,
)
def ask(actor: Actor, visit: Visit, *, request: Request) -> Asked:
    """Of others only since 2022-09-26, and only if the employer does not cooperate."""
    took_part(actor, visit)
    require_past(request.asked_on, "asked_on")
    if request.due_on < request.asked_on:
        raise Invalid("visit_due_early", field="due_on")
    third = request.party is not Party.EMPLOYER
    if third and request.asked_on < OTHERS_SINCE:
        raise Invalid("visit_others_since", field="asked_on")
    if third and request.uncooperative_on is None:
        raise Invalid("visit_others_when", field="uncooperative_on")
    if third and (request.uncooperative_on or date.max) > request.asked_on:
        raise Invalid("visit_others_order", field="uncooperative_on")
    return Asked.objects.create(
        visit=visit,
        party=request.party,
        who=words(request.who, "who") if third else None,
        what=words(request.what, "what"),
        asked_on=request.asked_on,
        due_on=request.due_on,
        uncooperative_on=request.uncooperative_on if third else None,
        uncooperative=words(request.uncooperative, "uncooperative") if third else None,
        by_user_id=actor.user_id,
    )


def may_receive(actor: Actor, asked: Asked) -> str:
    """Until everything came."""
    if code := is_ours(actor, asked.visit):
        return code
    return "visit_received" if asked.received.filter(whole=True).exists() else ""


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Record documents received", "Consigner des documents reçus"),
    policy=may_receive,
    second_factor=True,
)
def receive(
    actor: Actor, asked: Asked, *, on: date, whole: bool, item: Item | None
) -> Received:
    """What came, all of it or a part."""
    took_part(actor, asked.visit)
    require_past(on, "on")
    if on < asked.asked_on:
        raise Invalid("visit_order", field="on")
    if item is not None:
        attach_item(actor, asked.visit, item, None)
    return Received.objects.create(
        asked=asked, on=on, whole=whole, item=item, by_user_id=actor.user_id
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """What someone said when asked about photographs or recordings."""

    medium: Medium
    said: Said
    at: datetime
    by_worker: bool = False
    by_whom: str = ""
    item: Item | None = None


@action(
    Permission.VISITS_EDIT,
    label=Bilingual(
        "Record a consent to pictures", "Consigner un consentement aux images"
    ),
    policy=may_ask_media,
    second_factor=True,
)
def record_media(actor: Actor, stop: Stop, *, spoken: Spoken) -> MediaConsent:
    """Given, refused, or taken back. A worker is not named here."""
    took_part(actor, stop.visit)
    require_past(spoken.at, "at")
    if spoken.by_worker and spoken.by_whom.strip():
        raise Invalid("visit_worker_named", field="by_whom")
    if spoken.by_worker and spoken.item and spoken.item.side != Side.WALLED:
        raise Invalid("visit_worker_paper", field="item")
    return MediaConsent.objects.create(
        stop=stop, medium=spoken.medium, said=spoken.said, at=spoken.at,
        by_worker=spoken.by_worker, item=spoken.item, by_user_id=actor.user_id,
        by_whom=None if spoken.by_worker else words(spoken.by_whom, "by_whom"),
    )  # fmt: skip


def consents(stop: Stop, medium: Medium) -> bool:
    """True where the newest answer of everyone asked is that they consent."""
    newest = {}
    for row in stop.media.filter(medium=medium).order_by("id"):
        newest[row.by_worker] = row.said
    return bool(newest) and all(said == Said.GIVEN for said in newest.values())


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a visit; `condition` makes it evidence in the inspection’s file."""

    item: Item
    label: str = ""
    stop: Stop | None = None
    medium: Medium | None = None
    without: str = ""
    condition: int | None = None


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Attach an item", "Joindre un élément"),
    policy=may_keep,
    second_factor=True,
)
def attach(actor: Actor, visit: Visit, *, kept: Kept) -> Attached:
    """A picture needs consent, or an officer’s reason; a paper needs neither."""
    took_part(actor, visit)
    without = ""
    if kept.medium is not None:
        if kept.stop is None:
            raise Invalid("visit_picture_where", field="stop")
        if not consents(kept.stop, kept.medium):
            without = kept.without.strip()
            if not without:
                raise Invalid("visit_picture_consent", field="without")
    if kept.condition is not None:
        if kept.item.side == Side.WALLED:
            raise Invalid("visit_item_walled", field="condition")
        pointer = Pointer(
            item=kept.condition, source=Source.VAULT, on=visit.on,
            label=kept.label, reference=str(kept.item.pk),
        )  # fmt: skip
        evidence_of(actor, visit.inspection_id, pointer=pointer)
    return attach_item(actor, visit, kept.item, kept, without)


def attach_item(
    actor: Actor, visit: Visit, item: Item, kept: Kept | None, without: str = ""
) -> Attached:
    """Keep that an item belongs to a visit; provinces that see it see the item too."""
    found = Attached.objects.filter(visit=visit, item=item).first()
    if found is not None:
        if kept is not None:
            raise Invalid("visit_attached", field="item")
        return found
    if item.side == Side.OPEN:
        for share in VisitShare.objects.standing().filter(visit=visit):
            vault.share(actor, item, share.organisation)
    return Attached.objects.create(
        visit=visit, item=item, stop=kept.stop if kept else None,
        medium=(kept.medium or "") if kept else "",
        condition=kept.condition if kept else None,
        without=words(without, "without") if without else None,
        by_user_id=actor.user_id,
    )  # fmt: skip
