"""Reading partners: who they are, how we work together, how staff are reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from halte.capabilities.partners.countries import country_name
from halte.capabilities.partners.models import (
    Activity,
    Agreement,
    Contact,
    Engagement,
    Profile,
    Project,
)
from halte.capabilities.partners.names import Body, body, maybe
from halte.capabilities.partners.queries.agreements import AgreementLine, lines_of
from halte.capabilities.partners.words import SPOKEN
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation
from halte.core.organisations.queries import organisation, organisations
from halte.core.organisations.words import KINDS
from halte.core.reads import reads, refusal
from halte.core.sharing.queries import copies_of
from halte.core.sharing.showing import CopyPage


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """An organisation in the list of partners."""

    body: Body
    kind: Bilingual
    country: Bilingual | None
    in_force: int
    described: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class WorkLine:
    """Something done with a partner, on its page."""

    url_name: str
    id: int
    title: Bilingual


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """A partner in full. `version` is that of its profile, 0 where there is none."""

    body: Body
    kind: Bilingual
    country: Bilingual | None
    languages: tuple[Bilingual, ...]
    website: str
    focus: Bilingual | None
    together: Bilingual | None
    public: bool
    agreements: tuple[AgreementLine, ...]
    work: tuple[WorkLine, ...]
    copies: tuple[CopyPage, ...]
    demonstration: bool
    ended: bool
    may_edit: bool
    may_see_contacts: bool


@dataclass(frozen=True, slots=True)
class ContactView:
    """Someone at a partner."""

    id: int
    name: str
    role: str
    phone: str
    email: str
    language: Bilingual | None
    since: datetime


@reads(Permission.PARTNERS_READ)
def partners(
    actor: Actor, *, kind: str = "", country: str = "", words: str = ""
) -> tuple[PartnerLine, ...]:
    """Organisations in the order of the alphabet, with what is in force with each."""
    rows = organisations(actor, kind=kind, words=words)
    profiles = {row.organisation_id: row for row in Profile.objects.all()}
    if country:
        rows = [row for row in rows if _country(profiles.get(row.pk)) == country]
    counts = _in_force(actor)
    return tuple(_line(row, profiles.get(row.pk), counts[row.slug]) for row in rows)


def _languages(profile: Profile | None) -> tuple[Bilingual, ...]:
    codes = profile.languages if profile else ()
    return tuple(SPOKEN[code] for code in codes if code in SPOKEN)


def _country(profile: Profile | None) -> str:
    return profile.country if profile else ""


def _in_force(actor: Actor) -> Counter[str]:
    lines = lines_of(Agreement.objects.visible_to(actor).whole())
    return Counter(p.slug for line in lines if line.in_force for p in line.parties)


def _line(row: Organisation, profile: Profile | None, in_force: int) -> PartnerLine:
    return PartnerLine(
        body=body(row),
        kind=KINDS[row.kind],  # type: ignore[index]
        country=country_name(_country(profile)),
        in_force=in_force,
        described=profile is not None,
        demonstration=bool(profile and profile.demonstration),
    )


@reads(Permission.PARTNERS_READ)
def partner(actor: Actor, *, slug: str) -> PartnerPage:
    """One partner: what is known, what is agreed, what was done, what it holds."""
    row = organisation(actor, slug)
    profile = Profile.objects.filter(organisation=row).first()
    mine = lines_of(Agreement.objects.visible_to(actor).whole())
    return PartnerPage(
        body=body(row),
        kind=KINDS[row.kind],  # type: ignore[index]
        country=country_name(_country(profile)),
        languages=_languages(profile),
        website=profile.website if profile else "",
        focus=maybe(profile.focus_en, profile.focus_fr) if profile else None,
        together=maybe(profile.together_en, profile.together_fr) if profile else None,
        public=bool(profile and profile.public),
        agreements=tuple(x for x in mine if slug in {p.slug for p in x.parties}),
        work=_work(actor, row),
        copies=copies_of(actor, row.pk),
        demonstration=bool(profile and profile.demonstration),
        ended=row.ended_at is not None,
        may_edit=actor.may(Permission.PARTNERS_EDIT) and row.ended_at is None,
        may_see_contacts=not refusal(actor, Permission.CONTACTS_READ),
    )


def _work(actor: Actor, row: Organisation) -> tuple[WorkLine, ...]:
    """Activities and projects with the partner, meetings of its own fora."""
    together = [
        ("partners:activity", Activity.objects.visible_to(actor).filter(partners=row)),
        ("partners:project", Project.objects.visible_to(actor).filter(partners=row)),
    ]
    found = [
        WorkLine(name, thing.pk, Bilingual(thing.title_en, thing.title_fr))
        for name, things in together
        for thing in things
    ]
    meetings = Engagement.objects.visible_to(actor).filter(forum=row)
    return (
        *found,
        *(
            WorkLine("partners:engagement", e.pk, Bilingual(e.event_en, e.event_fr))
            for e in meetings
        ),
    )


def partner_row(actor: Actor, slug: str) -> Organisation:
    """The row, for an action on it."""
    return organisation(actor, slug)


def profile_row(actor: Actor, slug: str) -> Profile | None:
    """What is kept about a partner, for its form."""
    row = organisation(actor, slug)
    return Profile.objects.filter(organisation=row).first()


def version_of(actor: Actor, slug: str) -> int:
    """The version of the profile that is there now; 0 where there is none."""
    profile = profile_row(actor, slug)
    return profile.version if profile else 0


def records(found: Iterable[ContactView]) -> list[str]:
    """What the audit calls the contacts that were opened."""
    return [f"partners.Contact:{view.id}" for view in found]


@reads(Permission.CONTACTS_READ, records=records)
def contacts(actor: Actor, *, slug: str = "") -> tuple[ContactView, ...]:
    """The contacts at a partner; all that one’s organisation keeps without one."""
    rows = Contact.objects.visible_to(actor).filter(removed_at=None)
    if slug:
        rows = rows.filter(organisation__slug=slug)
    return tuple(
        ContactView(
            id=row.pk,
            name=row.name,
            role=row.role,
            phone=row.phone,
            email=row.email,
            language=SPOKEN.get(row.language),
            since=row.added_at,
        )
        for row in rows
    )


def contact_row(actor: Actor, contact_id: int) -> Contact:
    """The row, for an action on it."""
    rows = Contact.objects.visible_to(actor).select_related("organisation")
    found = rows.filter(pk=contact_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def slug_of(contact: Contact) -> str:
    """The partner at which someone works."""
    return contact.organisation.slug


def name_of(row: Organisation) -> Body:
    """The partner by name."""
    return body(row)
