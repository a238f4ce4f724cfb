"""At the door: consent or a warrant, going in, coming out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from halte.capabilities.visits.keeping import changed, require_past, took_part, words
from halte.capabilities.visits.local_time import zone_there
from halte.capabilities.visits.models import Entry, Stop
from halte.capabilities.visits.policy import (
    may_begin,
    may_enter_ground,
    may_leave,
    may_pass_by,
    may_withdraw,
)
from halte.capabilities.visits.states import Ground, Occupant, State
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.vault.facade import Item, Side


@dataclass(frozen=True, slots=True)
class Consent:
    """A written consent to enter: who gave it, when, and the paper."""

    at: datetime
    occupant: Occupant
    item: Item
    by_whom: str = ""


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Record a consent to enter", "Consigner un consentement d’entrée"),
    policy=may_enter_ground,
    second_factor=True,
)
def record_consent(actor: Actor, stop: Stop, *, consent: Consent) -> Entry:
    """A worker who consents is not named, and the paper lies behind the wall."""
    took_part(actor, stop.visit)
    require_past(consent.at, "at")
    worker = consent.occupant is Occupant.WORKER
    if worker and consent.by_whom.strip():
        raise Invalid("visit_worker_named", field="by_whom")
    if worker and consent.item.side != Side.WALLED:
        raise Invalid("visit_worker_paper", field="item")
    by_whom = None if worker else words(consent.by_whom, "by_whom")
    entry = Entry.objects.create(
        stop=stop, ground=Ground.CONSENT, at=consent.at, occupant=consent.occupant,
        by_whom=by_whom, item=consent.item, by_user_id=actor.user_id,
    )  # fmt: skip
    in_force(stop, Ground.CONSENT, consent.at, None)
    return entry


@dataclass(frozen=True, slots=True)
class Warrant:
    """The particulars of a warrant."""

    justice: str
    issued_at: datetime
    number: str
    place: str
    valid_from: datetime
    valid_until: datetime
    item: Item | None = None


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Record a warrant", "Consigner un mandat"),
    policy=may_enter_ground,
    second_factor=True,
)
def record_warrant(actor: Actor, stop: Stop, *, warrant: Warrant) -> Entry:
    """A warrant names who may enter, where, and in which hours."""
    took_part(actor, stop.visit)
    require_past(warrant.issued_at, "issued_at")
    if not warrant.valid_from < warrant.valid_until:
        raise Invalid("visit_warrant_backwards", field="valid_until")
    if warrant.valid_until < warrant.issued_at:
        raise Invalid("visit_warrant_backwards", field="valid_until")
    if not warrant.number.strip():
        raise Invalid("visit_words", field="number")
    entry = Entry.objects.create(
        stop=stop, ground=Ground.WARRANT, at=warrant.issued_at,
        justice=words(warrant.justice, "justice"), number=warrant.number.strip(),
        place=words(warrant.place, "place"), valid_from=warrant.valid_from,
        valid_until=warrant.valid_until, item=warrant.item, by_user_id=actor.user_id,
    )  # fmt: skip
    in_force(stop, Ground.WARRANT, warrant.valid_from, warrant.valid_until)
    return entry


def in_force(
    stop: Stop, ground: Ground, since: datetime, until: datetime | None
) -> None:
    """What the database holds the beginning of the stop against."""
    stop.entry_ground, stop.entry_from, stop.entry_until = ground, since, until
    stop.save()


@action(
    Permission.VISITS_EDIT,
    label=Bilingual(
        "Record that a consent was taken back", "Consigner le retrait d’un consentement"
    ),
    policy=may_withdraw,
    second_factor=True,
)
def withdraw_consent(actor: Actor, stop: Stop, *, at: datetime) -> Entry:
    """Whoever is inside leaves at once; nobody goes in on it again."""
    took_part(actor, stop.visit)
    require_past(at, "at")
    if at < (stop.begun_at or stop.entry_from or at):
        raise Invalid("visit_order", field="at")
    if stop.begun_at and not stop.left_at:
        stop.left_at = at
    entry = Entry.objects.create(
        stop=stop, ground=Ground.WITHDRAWN, at=at, by_user_id=actor.user_id
    )
    if not stop.begun_at or stop.left_at == at:
        stop.entry_ground = Ground.WITHDRAWN
    stop.save()
    return entry


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Begin a stop", "Commencer un arrêt"),
    policy=may_begin,
    second_factor=True,
)
def begin_stop(actor: Actor, stop: Stop, *, at: datetime) -> Stop:
    """Officers arrive and go in. A dwelling is held to its consent or warrant."""
    took_part(actor, stop.visit)
    require_past(at, "at")
    if timezone.localtime(at, zone_there(stop_id=stop.pk)).date() != stop.visit.on:
        raise Invalid("visit_other_day", field="at")
    if stop.dwelling:
        early = stop.entry_from is None or at < stop.entry_from
        if early or (stop.entry_until is not None and at > stop.entry_until):
            raise Invalid("visit_entry_hours", field="at")
    stop.begun_at = at
    stop.save()
    if stop.visit.state == State.PLANNED:
        stop.visit.state = State.UNDER_WAY
        changed(stop.visit, "state")
    return stop


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Leave a stop", "Quitter un arrêt"),
    policy=may_leave,
    second_factor=True,
)
def leave_stop(actor: Actor, stop: Stop, *, at: datetime) -> Stop:
    """Officers leave."""
    took_part(actor, stop.visit)
    require_past(at, "at")
    if stop.begun_at and at < stop.begun_at:
        raise Invalid("visit_order", field="at")
    stop.left_at = at
    stop.save()
    return stop


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Note that a stop was not entered", "Noter un arrêt sans entrée"),
    policy=may_pass_by,
    second_factor=True,
)
def pass_by(actor: Actor, stop: Stop, *, why: str) -> Stop:
    """Nobody was there, or entry was refused."""
    took_part(actor, stop.visit)
    stop.not_entered = words(why, "why")
    stop.save()
    if stop.visit.state == State.PLANNED:
        stop.visit.state = State.UNDER_WAY
        changed(stop.visit, "state")
    return stop
