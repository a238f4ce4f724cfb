"""What a service costs, what must be brought, and how one gets into its places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.models import (
    Accessibility,
    CostOption,
    Location,
    RequiredDocument,
    Service,
)
from halte.capabilities.directory.states import CostKind
from halte.capabilities.directory.terms import DOCUMENTS, OF_PLACES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid

MOST_COSTS: Final = 8


@dataclass(frozen=True, slots=True)
class Price:
    """One thing that it costs. What is free has no amount."""

    kind: CostKind
    amount_cents: int | None = None
    note_en: str = ""
    note_fr: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of them, as they are from now on."""

    prices: tuple[Price, ...] = ()
    documents: Collection[str] = ()


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Set cost and papers", "Établir les frais et les pièces"),
    policy=policy.may_change,
)
def set_conditions(
    actor: Actor, service: Service, *, conditions: Conditions, version: int
) -> None:
    """By the steward, unless someone else was quicker."""
    _put(actor, service, conditions, version)


@action(
    Permission.DIRECTORY_ANSWER,
    label=Bilingual("State cost and papers", "Indiquer les frais et les pièces"),
    policy=policy.may_answer,
)
def state_conditions(
    actor: Actor, service: Service, *, conditions: Conditions, version: int
) -> None:
    """By the provider’s own staff, for their own listing."""
    _put(actor, service, conditions, version)


def _put(actor: Actor, service: Service, said: Conditions, version: int) -> None:
    """The rows anew. What is said of a price must not give a place away."""
    if service.version != version:
        raise Invalid("changed_meanwhile")
    if len(said.prices) > MOST_COSTS:
        raise Invalid("directory_costs_enough", most=MOST_COSTS)
    steps.refuse_address_in(
        service, *(w for price in said.prices for w in (price.note_en, price.note_fr))
    )
    service.costs.all().delete()
    service.documents.all().delete()
    for number, price in enumerate(said.prices):
        if price.kind == CostKind.FREE and price.amount_cents:
            raise Invalid("directory_free_amount", field=f"amount_{number}")
        CostOption.objects.create(
            service=service, kind=price.kind, amount_cents=price.amount_cents,
            note_en=price.note_en, note_fr=price.note_fr,
        )  # fmt: skip
    for code in dict.fromkeys(said.documents):
        if code not in DOCUMENTS:
            raise Invalid("directory_code_unknown", field="documents")
        RequiredDocument.objects.create(service=service, code=code)
    steps.noted(actor, service, "costs", "")
    steps.changed_now([service.pk])


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Set the access of a place", "Établir l’accès à un lieu"),
)
def set_access(actor: Actor, location: Location, *, codes: Collection[str]) -> None:
    """What makes a place easier to enter, for every service that is there."""
    if any(code not in OF_PLACES for code in codes):
        raise Invalid("directory_code_unknown", field="accessibility")
    location.accessibilities.all().delete()
    for code in dict.fromkeys(codes):
        Accessibility.objects.create(location=location, code=code)
    for link in location.services.select_related("service"):
        steps.noted(actor, link.service, "access", "")
    steps.changed_at(location)
