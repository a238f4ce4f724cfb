"""Visits as officers read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count, Q
from django.utils import timezone

from halte.capabilities.employers.facade import SiteBrief, employers_for, sites_for
from halte.capabilities.inspections.facade import inspections_for
from halte.capabilities.visits import policy
from halte.capabilities.visits.models import Going, Stop, Visit, VisitShare
from halte.capabilities.visits.models.visit import VisitQuerySet
from halte.capabilities.visits.queries.papers import Papers, papers_of
from halte.capabilities.visits.states import Ground, Part, State, StopKind
from halte.capabilities.visits.words import (
    GROUNDS,
    OCCUPANTS,
    PARTS,
    STATES,
    STOPS,
    TONES,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.models import Membership, Organisation, User
from halte.core.organisations.states import OrganisationKind
from halte.core.reads import reads

WHEN: Final = ("today", "week", "later", "past")


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit in a list."""

    id: int
    on: date
    employer: str
    inspection: str
    announced: bool
    stops: int
    state: Bilingual
    tone: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """Consent, a warrant, or a consent taken back."""

    ground: Bilingual
    at: datetime
    occupant: Bilingual | None
    by_whom: str
    item_id: int | None
    justice: str
    number: str
    place: str
    valid_from: datetime | None
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop of a visit; `doors` are what can be done there now."""

    id: int
    kind: Bilingual
    place: SiteBrief | None
    dwelling: bool
    caregiver: bool
    begun_at: datetime | None
    left_at: datetime | None
    not_entered: str
    entries: tuple[EntryView, ...]
    answered: int
    waiting: int
    doors: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Someone who goes along."""

    id: int
    part: Bilingual
    name: str
    language: str
    organisation: str


@dataclass(frozen=True, slots=True)
class SharedView:
    """An organisation that sees the visit."""

    organisation_id: int
    name: Bilingual
    since: datetime


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit."""

    line: VisitLine
    inspection_id: int
    employer_id: int
    told_on: date | None
    told: str
    pair_needed: bool
    ended_why: str
    stops: tuple[StopView, ...]
    people: tuple[PersonView, ...]
    papers: Papers
    shared: tuple[SharedView, ...]
    doors: frozenset[str]


def listed(actor: Actor, *, when: str = "") -> VisitQuerySet:
    """Visits that this person may read, newest day first; or those of a time."""
    rows, today = Visit.objects.visible_to(actor), timezone.localdate()
    rows = rows.annotate(stop_count=Count("stops")).order_by("-on", "-id")
    ahead = rows.exclude(state__in=[State.CANCELLED, State.DONE]).order_by("on", "id")
    if when == "today":
        return ahead.filter(on=today)
    if when == "week":
        return ahead.filter(on__range=(today, today + timedelta(days=6)))
    if when == "later":
        return ahead.filter(on__gt=today)
    return rows.filter(on__lt=today) if when == "past" else rows


def _lines_opened(found: list[VisitLine]) -> list[str]:
    return [f"visits.Visit:{line.id}" for line in found]


@reads(Permission.VISITS_READ, records=_lines_opened)
def lines(actor: Actor, *, rows: Iterable[Visit]) -> list[VisitLine]:
    """Visits as a list shows them, with the names of their employers."""
    held = list(rows)
    employers = employers_for(actor, {row.employer_id for row in held})
    files = inspections_for(actor, {row.inspection_id for row in held})
    return [
        VisitLine(
            id=row.pk,
            on=row.on,
            employer=e.legal_name if (e := employers.get(row.employer_id)) else "",
            inspection=f.number if (f := files.get(row.inspection_id)) else "",
            announced=row.announced,
            stops=getattr(row, "stop_count", 0),
            state=STATES[State(row.state)],
            tone=TONES[State(row.state)],
        )
        for row in held
    ]


def visit_row(actor: Actor, visit_id: int) -> Visit:
    """The row, for the actions on it."""
    found = Visit.objects.visible_to(actor).filter(pk=visit_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def stop_row(actor: Actor, stop_id: int) -> Stop:
    """A stop of a visit that this person may read."""
    visible = Visit.objects.visible_to(actor)
    rows = Stop.objects.filter(visit__in=visible).select_related("visit")
    found = rows.filter(pk=stop_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def person_row(actor: Actor, visit: Visit, person_id: int) -> Going:
    """Someone who goes along on a visit."""
    found = visit.people.select_related("visit").filter(pk=person_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def _page_opened(page: VisitPage) -> list[str]:
    return [f"visits.Visit:{page.line.id}"]


@reads(Permission.VISITS_READ, records=_page_opened)
def visit_page(actor: Actor, *, visit_id: int) -> VisitPage:
    """One visit with everything on it."""
    row = visit_row(actor, visit_id)
    sites = {site.pk: site for site in sites_for(actor, row.employer_id)}
    counted = Count("answers__question", filter=Q(answers__aside=False), distinct=True)
    waits = Q(answers__aside=True, answers__resolved_by=None)
    stops = row.stops.annotate(answered=counted).select_related("not_entered", "visit")
    stops = stops.annotate(waiting=Count("answers", filter=waits, distinct=True))
    stops = stops.order_by("id")
    (line,) = lines(actor, rows=[row])
    return VisitPage(
        line=line,
        inspection_id=row.inspection_id,
        employer_id=row.employer_id,
        told_on=row.told_on,
        told=row.told.text if row.told else "",
        pair_needed=row.pair_needed,
        ended_why=row.ended_why.text if row.ended_why else "",
        stops=tuple(stop_view(actor, stop, sites.get(stop.site_id)) for stop in stops),
        people=people_of(row),
        papers=papers_of(actor, row),
        shared=shared_with(row),
        doors=visit_doors(actor, row),
    )


def stop_view(actor: Actor, row: Stop, site: SiteBrief | None) -> StopView:
    """A stop."""
    entries = row.entries.select_related("by_whom", "justice", "place")
    return StopView(
        id=row.pk,
        kind=STOPS[StopKind(row.kind)],
        place=site,
        dwelling=row.dwelling,
        caregiver=row.caregiver,
        begun_at=row.begun_at,
        left_at=row.left_at,
        not_entered=row.not_entered.text if row.not_entered else "",
        entries=tuple(
            EntryView(
                ground=GROUNDS[Ground(entry.ground)],
                at=entry.at,
                occupant=next((t for o, t in OCCUPANTS.items() if o == entry.occupant),
                              None),
                by_whom=entry.by_whom.text if entry.by_whom else "",
                item_id=entry.item_id,
                justice=entry.justice.text if entry.justice else "",
                number=entry.number,
                place=entry.place.text if entry.place else "",
                valid_from=entry.valid_from,
                valid_until=entry.valid_until,
            )
            for entry in entries
        ),
        answered=getattr(row, "answered", 0),
        waiting=getattr(row, "waiting", 0),
        doors=stop_doors(actor, row),
    )  # fmt: skip


def stop_doors(actor: Actor, row: Stop) -> frozenset[str]:
    """What this person may do at a stop now."""
    if not actor.may(Permission.VISITS_EDIT):
        return frozenset()
    asked = {
        "consent": policy.may_enter_ground(actor, row),
        "warrant": policy.may_enter_ground(actor, row),
        "withdraw": policy.may_withdraw(actor, row),
        "begin": policy.may_begin(actor, row),
        "leave": policy.may_leave(actor, row),
        "pass_by": policy.may_pass_by(actor, row),
        "answer": policy.may_answer(actor, row),
        "issue": policy.may_issue(actor, row),
        "media": policy.may_ask_media(actor, row),
    }
    return frozenset(name for name, code in asked.items() if not code)


def visit_doors(actor: Actor, row: Visit) -> frozenset[str]:
    """What this person may do with a visit now."""
    if not actor.may(Permission.VISITS_EDIT):
        return frozenset()
    asked = {
        "change": policy.may_change(actor, row),
        "move": policy.may_move(actor, row),
        "cancel": policy.may_cancel(actor, row),
        "finish": policy.may_finish(actor, row),
        "keep": policy.may_keep(actor, row),
    }
    return frozenset(name for name, code in asked.items() if not code)


def people_of(row: Visit) -> tuple[PersonView, ...]:
    """Who goes along."""
    people = list(row.people.select_related("organisation"))
    names = dict(
        User.objects.filter(pk__in=[p.user_id for p in people if p.user_id])
        .values_list("pk", "name")
    )  # fmt: skip
    return tuple(
        PersonView(
            id=person.pk,
            part=PARTS[Part(person.part)],
            name=names.get(person.user_id or 0, person.name),
            language=person.language,
            organisation=str(name_of(person.organisation))
            if person.organisation
            else "",
        )
        for person in people
    )


def name_of(body: Organisation) -> Bilingual:
    """An organisation in both languages."""
    return Bilingual(body.name_en, body.name_fr)


def shared_with(row: Visit) -> tuple[SharedView, ...]:
    """Who else sees the visit."""
    standing = VisitShare.objects.standing().filter(visit=row)
    return tuple(
        SharedView(share.organisation_id, name_of(share.organisation), share.at)
        for share in standing.select_related("organisation")
    )


def site_choices(actor: Actor, visit: Visit) -> tuple[SiteBrief, ...]:
    """Places of the employer that are not a stop of the visit yet."""
    taken = set(visit.stops.values_list("site_id", flat=True))
    sites = sites_for(actor, visit.employer_id)
    return tuple(s for s in sites if s.pk not in taken and not s.ended_on)


def stop_choices(actor: Actor, visit: Visit) -> list[tuple[int, str]]:
    """Stops of a visit, for a field of a form."""
    sites = {site.pk: site for site in sites_for(actor, visit.employer_id)}
    return [
        (stop.pk, f"{STOPS[StopKind(stop.kind)]} – {site.address}")
        for stop in visit.stops.all()
        if (site := sites.get(stop.site_id))
    ]


def colleague_choices(actor: Actor) -> list[tuple[int, str]]:
    """Colleagues of one’s own organisation who may visit."""
    held = Membership.objects.in_force().filter(
        organisation_id=actor.organisation_id or 0, user__is_active=True
    )
    return sorted(set(held.values_list("user_id", "user__name")), key=lambda p: p[1])


def provinces() -> list[Organisation]:
    """Provincial organisations, for sharing and for who goes along."""
    return list(Organisation.objects.filter(kind=OrganisationKind.PROVINCIAL))


def telling(actor: Actor, visit: Visit) -> str:
    """What a province would be told of employer and places, as a draft."""
    employer = employers_for(actor, [visit.employer_id]).get(visit.employer_id)
    stops = set(visit.stops.values_list("site_id", flat=True))
    places = [s for s in sites_for(actor, visit.employer_id) if s.pk in stops]
    told = [employer.legal_name if employer else ""]
    told += [f"{s.words} – {s.address}, {s.city}, {s.province}" for s in places]
    return "\n".join(told)
