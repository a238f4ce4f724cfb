"""The information on rights: versions, who began, proofs; and taking rows back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.capabilities.visits.keeping import require_past
from halte.capabilities.visits.models import Arrival, Delivery, Leaflet
from halte.capabilities.visits.owing import SINCE
from halte.capabilities.visits.states import Handing
from halte.capabilities.visits.words import LANGUAGES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import LANGUAGES as OFFICIAL
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.vault.facade import Item, Side

MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the information on rights."""

    language: str
    title: str
    dated_on: date
    item: Item


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Keep a leaflet", "Consigner un feuillet"),
    second_factor=True,
)
def keep_leaflet(actor: Actor, leaflet: Leaflet, *, version: Version) -> Leaflet:
    """The document itself lies in the vault; its digest tells versions apart."""
    if version.language not in LANGUAGES:
        raise Invalid("leaflet_language", field="language")
    require_past(version.dated_on, "dated_on")
    item = version.item
    if Leaflet.objects.filter(language=version.language, digest=item.digest).exists():
        raise Invalid("leaflet_known", field="file")
    leaflet.language, leaflet.title = version.language, version.title.strip()
    leaflet.dated_on, leaflet.digest, leaflet.item = (
        version.dated_on, item.digest, item,
    )  # fmt: skip
    leaflet.by_user_id = actor.user_id
    leaflet.save()
    return leaflet


@dataclass(frozen=True, slots=True)
class Began:
    """People who began at a place."""

    employer_pk: int
    site_pk: int
    first_day: date
    workers: int
    language: str
    demonstration: bool = False


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Record who began work", "Consigner les débuts d’emploi"),
    second_factor=True,
)
def record_arrival(actor: Actor, arrival: Arrival, *, began: Began) -> Arrival:
    """How many people, on which day, and which official language they chose."""
    require_past(began.first_day, "first_day")
    if began.first_day < SINCE:
        raise Invalid("leaflet_since", field="first_day")
    if began.language not in OFFICIAL:
        raise Invalid("leaflet_official", field="language")
    require_people(began.workers)
    arrival.employer_id, arrival.site_id = began.employer_pk, began.site_pk
    arrival.first_day, arrival.workers = began.first_day, began.workers
    arrival.language, arrival.demonstration = began.language, began.demonstration
    arrival.by_user_id = actor.user_id
    arrival.save()
    return arrival


def require_people(workers: int) -> None:
    """At least one, and no slip of the keyboard."""
    if not 1 <= workers <= MOST:
        raise Invalid("leaflet_workers", field="workers", most=MOST)


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof, and what it shows."""

    employer_pk: int
    site_pk: int
    leaflet: Leaflet
    kind: Handing
    on: date
    workers: int
    item: Item
    demonstration: bool = False


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Keep a proof about leaflets", "Consigner une preuve de remise"),
    second_factor=True,
)
def keep_proof(actor: Actor, delivery: Delivery, *, proof: Proof) -> Delivery:
    """A copy cannot be given before its version exists; the proof may be shown."""
    require_past(proof.on, "on")
    if proof.on < proof.leaflet.dated_on:
        raise Invalid("leaflet_before", field="on")
    if proof.item.side == Side.WALLED:
        raise Invalid("visit_item_walled", field="item")
    if proof.kind is Handing.GIVEN:
        require_people(proof.workers)
    delivery.employer_id, delivery.site_id = proof.employer_pk, proof.site_pk
    delivery.leaflet, delivery.kind, delivery.on = proof.leaflet, proof.kind, proof.on
    delivery.workers = proof.workers if proof.kind is Handing.GIVEN else 0
    delivery.item, delivery.demonstration = proof.item, proof.demonstration
    delivery.by_user_id = actor.user_id
    delivery.save()
    return delivery


def may_take_back(actor: Actor, row: Arrival | Delivery) -> str:
    """Once."""
    gone = type(row)._base_manager.filter(withdraws=row.pk).exists()
    return "leaflet_taken_back" if gone or row.withdraws_id else ""


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Take back who began work", "Retirer des débuts d’emploi"),
    policy=may_take_back,
    second_factor=True,
)
def take_back_arrival(actor: Actor, arrival: Arrival) -> Arrival:
    """It was a mistake: the row stays and counts no more."""
    return Arrival.objects.create(
        employer_id=arrival.employer_id, site_id=arrival.site_id,
        first_day=arrival.first_day, workers=arrival.workers,
        language=arrival.language, demonstration=arrival.demonstration,
        withdraws=arrival, by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Take back a proof", "Retirer une preuve"),
    policy=may_take_back,
    second_factor=True,
)
def take_back_proof(actor: Actor, delivery: Delivery) -> Delivery:
    """It was a mistake: the row stays and counts no more."""
    return Delivery.objects.create(
        employer_id=delivery.employer_id, site_id=delivery.site_id,
        leaflet=delivery.leaflet, kind=delivery.kind, on=delivery.on,
        workers=delivery.workers, item=delivery.item, withdraws=delivery,
        demonstration=delivery.demonstration, by_user_id=actor.user_id,
    )  # fmt: skip
