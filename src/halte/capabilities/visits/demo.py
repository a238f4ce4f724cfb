"""The demonstration: visits to employers that do not exist.

It goes through the actions, by invented officers, under the files that the
demonstration of inspections opened: one visit done, one today, one to come.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.employers.facade import SiteBrief, sites_for
from halte.capabilities.inspections.facade import (
    InspectionBrief,
    inspections_for,
    open_inspections,
)
from halte.capabilities.visits.actions import entering, leaflets, planning
from halte.capabilities.visits.actions.answering import Given, answer, issue
from halte.capabilities.visits.actions.asking import Request, ask
from halte.capabilities.visits.actions.planning import Companion, Place, Plan
from halte.capabilities.visits.models import Arrival, Delivery, Leaflet, Stop, Visit
from halte.capabilities.visits.offline.reading import FORMAT
from halte.capabilities.visits.offline.sealing import signature
from halte.capabilities.visits.sending import send_in
from halte.capabilities.visits.states import Handing, Part, Party, StopKind, Value
from halte.core.access.actor import Actor
from halte.core.access.purposes import PROGRAMME_INTEGRITY
from halte.core.geography.zones import zone_of
from halte.core.organisations.acting import acting
from halte.core.organisations.models import Membership, Organisation
from halte.core.organisations.states import OrganisationKind
from halte.core.vault.facade import Item, Particulars, put_in

ROLE: Final = "integrity_officer"
TITLES: Final = {
    "en": "Your rights as a temporary worker (demonstration)",
    "fr": "Vos droits de travailleur temporaire (démonstration)",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who visits, and who else is named."""

    lead: Actor
    second: int | None
    province: Organisation | None


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat."""
    cast = _cast()
    if cast is None or Visit.objects.filter(demonstration=True).exists():
        return
    files = _files(cast.lead)
    if not files:
        return
    versions = _leaflets(cast.lead)
    made = [_done(cast, files[0]), _to_come(cast, files[-1])]
    if len(files) > 1:
        made.append(_today(cast, files[1]))
    for file in files[:2]:
        _account(cast.lead, file, versions)
    announce(f"{len(made)} visits and {len(versions)} leaflets, all invented")


def _cast() -> Cast | None:
    held = Membership.objects.in_force().filter(role=ROLE)
    people = list(held.filter(user__is_demonstration=True).order_by("id")[:2])
    if not people:
        return None
    lead = acting(people[0], PROGRAMME_INTEGRITY)
    provinces = Organisation.objects.filter(kind=OrganisationKind.PROVINCIAL)
    second = people[1].user_id if len(people) > 1 else None
    return Cast(lead, second, provinces.filter(slug="normes-ca").first())


def _files(actor: Actor) -> list[InspectionBrief]:
    """Open files of the demonstration, opened before yesterday, oldest first."""
    found = inspections_for(actor, [pk for pk, _ in open_inspections(actor)])
    before = timezone.localdate() - timedelta(days=2)
    fitting = (f for f in found.values() if f.demonstration and f.opened_on <= before)
    return sorted(fitting, key=lambda file: file.pk)


def _paper(actor: Actor, text: str, shows: str) -> Item:
    about = Particulars(name="demonstration.txt", shows=shows, demonstration=True)
    return put_in(actor, [text.encode()], about)


def _leaflets(actor: Actor) -> list[Leaflet]:
    """A version in each official language."""
    made = []
    for language, title in TITLES.items():
        item = _paper(actor, f"{title}. 2025.", title)
        version = leaflets.Version(language, title, date(2025, 1, 15), item)
        made.append(leaflets.keep_leaflet(actor, Leaflet(), version=version))
    return made


def _visit(cast: Cast, file: InspectionBrief, on: date, told: str = "") -> Visit:
    visit = Visit()
    told_on = file.opened_on if told else None
    plan = Plan(file.pk, on, bool(told), told_on, told)
    planning.plan_visit(cast.lead, visit, plan=plan)
    second = Companion(Part.SAFETY, cast.second)
    if cast.second is None:
        second = Companion(Part.POLICE, name="C. Constable (fictional)")
    speaks = Companion(Part.INTERPRETER, name="I. Intérprete (fictional)",
                       language="Español")  # fmt: skip
    for who in (Companion(Part.LEAD, cast.lead.user_id), second, speaks):
        planning.add_person(cast.lead, visit, companion=who)
    return visit


def _stop(cast: Cast, visit: Visit, site: SiteBrief, *, house: bool = False) -> Stop:
    housing = site.kind == "housing"
    place = Place(
        site.pk, StopKind.HOUSING if housing else StopKind.WORK, site.is_dwelling,
        dwelling=house, caregiver=house,
    )  # fmt: skip
    return planning.add_stop(cast.lead, visit, place=place)


def _sites(cast: Cast, file: InspectionBrief) -> list[SiteBrief]:
    here = [s for s in sites_for(cast.lead, file.employer_pk) if not s.ended_on]
    allowed = file.programme == "tfwp"
    return [s for s in here if s.kind == "work" or (s.kind == "housing" and allowed)]


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _done(cast: Cast, file: InspectionBrief) -> Visit:
    """Yesterday, announced: every stop was left, and papers were asked for."""
    day = timezone.localdate() - timedelta(days=1)
    visit = _visit(cast, file, day, "The manager, by registered letter.")
    for number, site in enumerate(_sites(cast, file)):
        stop = _stop(cast, visit, site)
        entering.begin_stop(cast.lead, stop, at=_at(day, 9 + number))
        given = [Given("assisted", Value.YES, "The manager was there.")]
        answer(cast.lead, stop, given=given, at=_at(day, 9 + number))
        stop.refresh_from_db()
        entering.leave_stop(cast.lead, stop, at=_at(day, 10 + number))
    planning.finish_visit(cast.lead, visit)
    payroll = Request(Party.EMPLOYER, "Payroll of the last three months.",
                      file.opened_on, day)  # fmt: skip
    ask(cast.lead, visit, request=payroll)
    return visit


def _today(cast: Cast, file: InspectionBrief) -> Visit:
    """Today, at the place: officers are at work, and a file of answers met others
    meanwhile.
    """
    now = timezone.now()
    came, sites = now - timedelta(seconds=1), _sites(cast, file)[:1]
    there = zone_of(sites[0].province) if sites else None
    visit = _visit(cast, file, timezone.localdate(came, there))
    for site in sites:
        stop = _stop(cast, visit, site)
        entering.begin_stop(cast.lead, stop, at=came)
        stop.refresh_from_db()
        form = issue(cast.lead, stop)
        seen = Given("assisted", Value.YES, "The foreman showed us round.")
        answer(cast.lead, stop, given=[seen], at=timezone.now())
        said = {"assisted": {"value": "no", "note": "Nobody in charge came out."}}
        whole = {"format": FORMAT, "form": form.token, "signature": signature(form),
                 "filled_at": now.isoformat(), "answers": said}  # fmt: skip
        send_in(cast.lead, stop, json.dumps(whole).encode())
    return visit


def _to_come(cast: Cast, file: InspectionBrief) -> Visit:
    """In three days, unannounced, shared with a province; one stop is a dwelling."""
    visit = _visit(cast, file, timezone.localdate() + timedelta(days=3))
    for site in _sites(cast, file)[:2]:
        _stop(cast, visit, site, house=site.kind == "work")
    if cast.province:
        told = "Invented employer (demonstration). Meet at the town hall at 8:30."
        planning.share_visit(
            cast.lead, visit, organisation=cast.province, told=told,
            why="Joint visit on housing and hours.",
        )  # fmt: skip
    return visit


def _account(actor: Actor, file: InspectionBrief, versions: list[Leaflet]) -> None:
    """Some copies proved in time, some late, some not at all."""
    sites = [s for s in sites_for(actor, file.employer_pk) if s.kind == "work"]
    for site in sites[:1]:
        where = {"employer_pk": file.employer_pk, "site_pk": site.pk}
        first = date(2026, 4, 13)
        for workers, language in ((9, "en"), (3, "fr")):
            began = leaflets.Began(**where, first_day=first, workers=workers,
                                   language=language, demonstration=True)  # fmt: skip
            leaflets.record_arrival(actor, Arrival(), began=began)
        signed = _paper(actor, "Demonstration: nine signatures.", "A signed list")
        for day, workers in ((first, 6), (first + timedelta(days=9), 2)):
            proof = leaflets.Proof(
                **where, leaflet=versions[0], kind=Handing.GIVEN, on=day,
                workers=workers, item=signed, demonstration=True,
            )  # fmt: skip
            leaflets.keep_proof(actor, Delivery(), proof=proof)
