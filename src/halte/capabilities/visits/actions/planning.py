"""A visit is planned, moved, cancelled, finished; who goes; with whom it is shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from halte.capabilities.inspections.facade import inspection_for, visit_of
from halte.capabilities.visits.keeping import (
    changed,
    passage,
    require_past,
    took_part,
    words,
)
from halte.capabilities.visits.models import Attached, Going, Stop, Visit, VisitShare
from halte.capabilities.visits.policy import (
    may_cancel,
    may_change,
    may_finish,
    may_keep,
    may_move,
    may_take_off,
)
from halte.capabilities.visits.states import (
    Ground,
    Occupant,
    Part,
    State,
    StopKind,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.core.organisations.states import OrganisationKind
from halte.core.vault import facade as vault


@dataclass(frozen=True, slots=True)
class Plan:
    """When, under which inspection, and whether the employer is told."""

    inspection_pk: int
    on: date
    announced: bool
    told_on: date | None = None
    told: str = ""
    pair_needed: bool = True


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Plan a visit", "Planifier une visite"),
    second_factor=True,
)
def plan_visit(actor: Actor, visit: Visit, *, plan: Plan) -> Visit:
    """A new visit under an inspection that has not ended."""
    if actor.organisation_id is None:
        raise Denied("no_permission")
    brief = inspection_for(actor, plan.inspection_pk)
    if brief.ended:
        raise Invalid("visit_inspection_ended", field="inspection")
    if plan.on < brief.opened_on:
        raise Invalid("visit_before_inspection", field="on")
    visit.organisation_id = actor.organisation_id
    visit.inspection_id, visit.employer_id = brief.pk, brief.employer_pk
    visit.demonstration, visit.by_user_id = brief.demonstration, actor.user_id
    visit.on, visit.pair_needed = plan.on, plan.pair_needed
    tell(visit, announced=plan.announced, told_on=plan.told_on, told=plan.told)
    visit.save()
    took_part(actor, visit)
    return visit


def tell(visit: Visit, *, announced: bool, told_on: date | None, told: str) -> None:
    """Announced says who was told and when, before the day; else neither is said."""
    if announced != (told_on is not None):
        raise Invalid("visit_told", field="told_on")
    if told_on is not None:
        require_past(told_on, "told_on")
        if told_on > visit.on:
            raise Invalid("visit_told_late", field="told_on")
    visit.announced, visit.told_on = announced, told_on
    visit.told = words(told, "told") if announced else None


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Move a visit", "Déplacer une visite"),
    policy=may_move,
    second_factor=True,
)
def move_visit(actor: Actor, visit: Visit, *, plan: Plan) -> Visit:
    """Another day, or announced where it was not."""
    took_part(actor, visit)
    if visit.announced and not plan.announced:
        raise Invalid("visit_told_already", field="announced")
    if plan.on < inspection_for(actor, visit.inspection_id).opened_on:
        raise Invalid("visit_before_inspection", field="on")
    visit.on, visit.pair_needed = plan.on, plan.pair_needed
    tell(visit, announced=plan.announced, told_on=plan.told_on, told=plan.told)
    changed(visit, "on", "pair_needed", "announced", "told_on", "told")
    return visit


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Cancel a visit", "Annuler une visite"),
    policy=may_cancel,
    second_factor=True,
)
def cancel_visit(actor: Actor, visit: Visit, *, why: str) -> Visit:
    """It will not take place."""
    took_part(actor, visit)
    visit.state, visit.ended_why = State.CANCELLED, words(why, "why")
    changed(visit, "state", "ended_why")
    return visit


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Finish a visit", "Terminer une visite"),
    policy=may_finish,
    second_factor=True,
)
def finish_visit(actor: Actor, visit: Visit) -> Visit:
    """Everyone is back; the file of the inspection is told if it took place.

    Where nobody was met the employer learnt nothing: a visit without notice stays so.
    """
    took_part(actor, visit)
    visit.state = State.DONE
    changed(visit, "state")
    if took_place(visit):
        visit_of(actor, visit.inspection_id, on=visit.on)
    return visit


def took_place(visit: Visit) -> bool:
    """A stop was entered, or someone consented who is no worker: they tell nobody."""
    asked = Q(entries__ground=Ground.CONSENT) & ~Q(entries__occupant=Occupant.WORKER)
    return visit.stops.filter(Q(begun_at__isnull=False) | asked).exists()


@dataclass(frozen=True, slots=True)
class Place:
    """A stop of a visit. `registered_dwelling` is what the register says of it."""

    site_pk: int
    kind: StopKind
    registered_dwelling: bool
    dwelling: bool = False
    caregiver: bool = False


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Add a stop", "Ajouter un arrêt"),
    policy=may_change,
    second_factor=True,
)
def add_stop(actor: Actor, visit: Visit, *, place: Place) -> Stop:
    """A work site, or housing: the latter under the foreign worker program only."""
    took_part(actor, visit)
    if visit.stops.filter(site_id=place.site_pk).exists():
        raise Invalid("visit_stop_twice", field="site")
    brief = inspection_for(actor, visit.inspection_id)
    if place.kind is StopKind.HOUSING and brief.programme != "tfwp":
        raise Invalid("visit_housing_imp", field="site")
    if place.caregiver and not (place.dwelling or place.registered_dwelling):
        raise Invalid("visit_caregiver_dwelling", field="dwelling")
    stop = Stop.objects.create(
        visit=visit,
        site_id=place.site_pk,
        kind=place.kind,
        caregiver=place.caregiver,
        dwelling=place.dwelling or place.registered_dwelling,
    )
    changed(visit)
    return stop


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone who goes along."""

    part: Part
    user_id: int | None = None
    name: str = ""
    language: str = ""
    organisation_id: int | None = None


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Say who goes along", "Indiquer qui participe"),
    policy=may_change,
    second_factor=True,
)
def add_person(actor: Actor, visit: Visit, *, companion: Companion) -> Going:
    """A colleague, an interpreter with a language, someone of the province."""
    took_part(actor, visit, companion.user_id)
    given = companion
    if (given.user_id is None) == (not given.name.strip()):
        raise Invalid("visit_person_one", field="name")
    if given.part is Part.INTERPRETER and not given.language.strip():
        raise Invalid("visit_interpreter_language", field="language")
    if given.user_id and visit.people.filter(user_id=given.user_id).exists():
        raise Invalid("visit_person_twice", field="user")
    person = Going.objects.create(
        visit=visit,
        part=given.part,
        user_id=given.user_id,
        name=given.name.strip(),
        language=given.language.strip(),
        organisation_id=given.organisation_id,
    )
    changed(visit)
    return person


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Take someone off a visit", "Retirer quelqu’un d’une visite"),
    policy=may_take_off,
    second_factor=True,
)
def take_off(actor: Actor, person: Going) -> None:
    """They do not go after all."""
    took_part(actor, person.visit)
    changed(person.visit)
    person.delete()


@action(
    Permission.VISITS_EDIT,
    label=Bilingual(
        "Share a visit with a province", "Communiquer une visite à une province"
    ),
    policy=may_keep,
    second_factor=True,
)
def share_visit(
    actor: Actor, visit: Visit, *, organisation: Organisation, told: str, why: str
) -> VisitShare:
    """Its inspectors see the day, the stops, what is told here, and open items."""
    took_part(actor, visit)
    if organisation.kind != OrganisationKind.PROVINCIAL:
        raise Invalid("visit_share_province", field="organisation")
    for attached in Attached.objects.filter(visit=visit).select_related("item"):
        if attached.item.side == vault.Side.OPEN and attached.item.file_key:
            vault.share(actor, attached.item, organisation)
    return VisitShare.objects.create(
        visit=visit, organisation=organisation, stands=True,
        told=words(told, "told"), why=words(why, "why"), by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.VISITS_EDIT,
    label=Bilingual("Stop sharing a visit", "Cesser de communiquer une visite"),
    policy=may_keep,
    second_factor=True,
)
def unshare_visit(
    actor: Actor, visit: Visit, *, organisation: Organisation, why: str
) -> VisitShare:
    """The province sees it no longer, nor its items."""
    took_part(actor, visit)
    for attached in Attached.objects.filter(visit=visit).select_related("item"):
        vault.unshare(actor, attached.item, organisation)
    return VisitShare.objects.create(
        visit=visit, organisation=organisation, stands=False, why=words(why, "why"),
        told=passage(""), by_user_id=actor.user_id, at=timezone.now(),
    )  # fmt: skip
