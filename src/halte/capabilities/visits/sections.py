"""What this room adds to others: to an employer’s page, and to the vault."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.employers.facade import (
    EMPLOYER_SECTIONS,
    SectionContent,
    SectionLink,
    SectionRow,
)
from halte.capabilities.visits.models import Attached, Delivery, Leaflet, Visit
from halte.capabilities.visits.queries.leaflets import account
from halte.capabilities.visits.states import State
from halte.capabilities.visits.words import STATES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.vault.facade import HOLDERS

LEAFLETS = Bilingual("Information on rights", "Renseignements sur les droits")
VISIT = Bilingual("Visit", "Visite")


def content(actor: Actor, employer_pk: int) -> SectionContent:
    """Visits that took place, and what is owed. A visit to come is told to nobody."""
    done = Visit.objects.visible_to(actor).filter(employer=employer_pk)
    rows = [
        SectionRow(VISIT, reverse("visits:visit", args=[row.pk]), row.on,
                   STATES[State.DONE], "done")
        for row in done.filter(state=State.DONE)
    ]  # fmt: skip
    for place in account(actor, employer_id=employer_pk).places:
        if place.unproved:
            number = place.unproved
            rows.append(
                SectionRow(
                    Bilingual(
                        f"Information on rights: no proof for {number}",
                        f"Renseignements sur les droits : aucune preuve pour {number}",
                    ),
                    reverse("visits:account", args=[employer_pk]),
                    tag="attention",
                )
            )
    link = SectionLink(LEAFLETS, reverse("visits:account", args=[employer_pk]))
    return SectionContent(tuple(rows), (link,))


def is_needed(item_id: int) -> bool:
    """True while a visit that is not over, a leaflet or a proof rests on an item."""
    live = [State.PLANNED, State.UNDER_WAY]
    attached = Attached.objects.filter(item=item_id, visit__state__in=live)
    proof = Delivery.objects.filter(item=item_id, withdraws=None, withdrawn_by=None)
    leaflet = Leaflet.objects.filter(item=item_id)
    return attached.exists() or proof.exists() or leaflet.exists()


EMPLOYER_SECTIONS.add(
    Bilingual("Visits and information on rights",
              "Visites et renseignements sur les droits"),
    Permission.VISITS_READ, content, order=60,
)  # fmt: skip
HOLDERS.append(is_needed)
