"""The demonstration: partners that do not exist, and what was never agreed or done.

Everything carries the mark `demonstration`, which pages show and measures leave
out. What people must do (drafting, putting in force, sending) is done through
the actions, by two different invented people, so that every rule held.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.partners.actions.agreements import (
    Draft,
    draft_agreement,
    put_in_force,
    suspend,
)
from halte.capabilities.partners.actions.organisations import (
    About,
    Reach,
    add_contact,
    add_partner,
    describe_partner,
)
from halte.capabilities.partners.demo_work import load_work
from halte.capabilities.partners.models import Agreement, Profile
from halte.capabilities.partners.states import Fact, Part, Rests
from halte.core.access.actor import Actor
from halte.core.access.purposes import PARTNERSHIPS
from halte.core.organisations.acting import invented
from halte.core.organisations.actions import Particulars
from halte.core.organisations.models import Organisation
from halte.core.organisations.states import OrganisationKind
from halte.core.sharing.actions import send
from halte.core.sharing.states import Form

KEEPER: Final = "ps"
CONTACT_FIELDS: Final = ("organisation", "organisation_fr", "name", "role", "email")
PROJECT_FIELDS: Final = ("country", "title_en", "title_fr", "officials_trained")
COUNTS: Final = ("title_en", "title_fr", "period", "value", "unit", "as_of")


@dataclass(frozen=True, slots=True)
class Invented:
    """A partner that does not exist."""

    kind: OrganisationKind
    en: str
    fr: str
    acronym: str
    country: str
    languages: Sequence[str]
    focus_en: str
    focus_fr: str


K = OrganisationKind
PARTNERS: Final = (
    Invented(K.FOREIGN, "Demonstration Ministry of Justice of Ghana",
             "Ministère de la Justice du Ghana (démonstration)", "DEMO-GH", "GH",
             ("en",), "Prosecution and legal aid.", "Poursuites et aide juridique."),
    Invented(K.FOREIGN, "Demonstration National Police of the Philippines",
             "Police nationale des Philippines (démonstration)", "DEMO-PH", "PH",
             ("en", "tl"), "Investigations and the rescue of victims.",
             "Enquêtes et secours aux victimes."),
    Invented(K.FOREIGN, "Demonstration Attorney General of Mexico",
             "Procureur général du Mexique (démonstration)", "DEMO-MX", "MX", ("es",),
             "Prosecution of trafficking networks.",
             "Poursuite des réseaux de traite."),
    Invented(K.MULTILATERAL, "Demonstration Office on Drugs and Crime",
             "Office contre la drogue et le crime (démonstration)", "DEMO-OC", "AT",
             ("en", "fr", "es"), "Guardian of the Protocol; model laws.",
             "Gardien du Protocole ; lois types."),
    Invented(K.MULTILATERAL, "Demonstration Conference on Security",
             "Conférence sur la sécurité (démonstration)", "DEMO-CS", "AT",
             ("en", "fr"), "Meets each year on trafficking.",
             "Se réunit chaque année au sujet de la traite."),
    Invented(K.PROVINCIAL, "Demonstration Provincial Labour Standards",
             "Normes du travail provinciales (démonstration)", "DEMO-PL", "CA",
             ("en", "fr"), "Inspections of workplaces.",
             "Inspections des lieux de travail."),
    Invented(K.INDIGENOUS, "Demonstration Council of Nations",
             "Conseil des Nations (démonstration)", "DEMO-CN", "CA", ("en", "cr"),
             "Safety of women and girls.", "Sécurité des femmes et des filles."),
    Invented(K.MUNICIPAL, "Demonstration City of the Bay",
             "Ville de la Baie (démonstration)", "DEMO-VB", "CA", ("en", "fr"),
             "Licences and by-law officers.",
             "Permis et agents de réglementation."),
)  # fmt: skip


def load(say: Callable[[str], None]) -> None:
    """Add all of it once; safe to repeat."""
    keeper = Organisation.objects.filter(slug=KEEPER).first()
    writer = invented("partner_manager", PARTNERSHIPS, at=KEEPER)
    second = invented("secretariat", PARTNERSHIPS, at=KEEPER)
    if keeper is None or writer is None or second is None:
        return
    if Agreement.objects.filter(demonstration=True).exists():
        return
    made = [_partner(writer, invented) for invented in PARTNERS]
    _describe_home(writer, keeper)
    for body in made[:4]:
        add_contact(writer, body, reach=_contact(body))
    count = _agreements(writer, second, made)
    say(f"{len(made)} partners, {count} agreements, none of which exist")
    say(load_work(writer, keeper, made))
    _send(writer, made[3], "reporting", "partners-projects", PROJECT_FIELDS)
    _send(writer, made[0], "training", "partners-contacts", CONTACT_FIELDS)


def _partner(writer: Actor, invented: Invented) -> Organisation:
    known = Organisation.objects.filter(name_en=invented.en).first()
    if known is not None:
        return known
    about = About(
        country=invented.country, languages=invented.languages,
        website="https://partner.example/", focus_en=invented.focus_en,
        focus_fr=invented.focus_fr,
        together_en="Demonstration: we meet twice a year and share what agreements "
        "allow.",
        together_fr="Démonstration : nous nous réunissons deux fois par année et "
        "partageons ce que les ententes permettent.",
        public=invented.kind is not OrganisationKind.INDIGENOUS,
    )  # fmt: skip
    particulars = Particulars(
        kind=invented.kind, name_en=invented.en, name_fr=invented.fr,
        acronym_en=invented.acronym, acronym_fr=invented.acronym, name_certain=True,
        name_note_en="", name_note_fr="",
    )  # fmt: skip
    body = add_partner(writer, Organisation(), particulars=particulars, about=about)
    Profile.objects.filter(organisation=body).update(demonstration=True)
    return body


def _describe_home(writer: Actor, keeper: Organisation) -> None:
    """Canada has its square on the map."""
    if not Profile.objects.filter(organisation=keeper).exists():
        about = About(country="CA", languages=("en", "fr"))
        describe_partner(writer, keeper, about=about, version=0)


def _contact(body: Organisation) -> Reach:
    return Reach(
        name="Demonstration Contact",
        role="Liaison",
        phone="555-0100",
        email=f"liaison@{body.slug}.example",
        language="en",
    )


def _agreements(writer: Actor, second: Actor, made: list[Organisation]) -> int:
    """One that lasts, one that ends soon, one due for review, one suspended, …"""
    today = timezone.localdate()
    drafts = _drafts(today, made)
    for draft, fate in drafts:
        row = Agreement()
        version = draft_agreement(writer, row, draft=draft, demonstration=True)
        if fate == "draft":
            continue
        put_in_force(second, row, number=version.number)
        if fate == "suspended":
            suspend(writer, row, reason="Demonstration: a copy was mislaid.")
        if fate == "amended":
            # A further version waits for the secretariat.
            longer = replace(
                draft, starts=draft.ends + timedelta(days=1),
                ends=draft.ends + timedelta(days=730), review=None,
            )  # fmt: skip
            draft_agreement(writer, row, draft=longer, seen=version.number)
    return len(drafts)


def _drafts(today: date, made: list[Organisation]) -> list[tuple[Draft, str]]:
    ghana, philippines, mexico, office, _conference, labour, council, _city = made
    all_facts = tuple(Fact)
    return [
        (_draft(today, "Training of officials", "Formation de responsables", ghana,
                ("training", "coordination"), {"partners-contacts": CONTACT_FIELDS},
                days=(-400, 330), facts=all_facts, hold=90), "in_force"),
        (_draft(today, "Reporting on results", "Compte rendu des résultats", office,
                ("reporting", "statistics"),
                {"partners-projects": PROJECT_FIELDS, "statistics-counts": COUNTS},
                days=(-700, 24), facts=all_facts, rests=Rests.TREATY), "amended"),
        (_draft(today, "Work of investigators", "Travail des enquêteurs",
                philippines, ("investigation",),
                {"partners-contacts": CONTACT_FIELDS}, days=(-300, 80),
                review=-10, rests=Rests.LAW), "in_force"),
        (_draft(today, "Exchange of prosecutors", "Échange de procureurs", mexico,
                ("training",), {"partners-contacts": CONTACT_FIELDS},
                days=(-200, 500)), "suspended"),
        (_draft(today, "Counts of inspections", "Comptes d’inspections", labour,
                ("statistics", "prevention"), {"statistics-counts": COUNTS},
                days=(-100, 600), facts=(Fact.PARTIES, Fact.DATES)), "in_force"),
        (_draft(today, "Prevention together", "Prévention commune", council,
                ("prevention",), {"statistics-counts": COUNTS}, days=(1, 700)),
         "draft"),
    ]  # fmt: skip


def _draft(
    today: date,
    en: str,
    fr: str,
    partner: Organisation,
    purposes: Sequence[str],
    data: dict[str, Sequence[str]],
    *,
    days: tuple[int, int],
    review: int | None = None,
    facts: Sequence[Fact] = (),
    rests: Rests = Rests.MOU,
    hold: int | None = None,
) -> Draft:
    first, last = (today + timedelta(days=n) for n in days)
    return Draft(
        title_en=f"Demonstration: {en}",
        title_fr=f"Démonstration : {fr}",
        purposes=purposes,
        parties=((KEEPER, Part.GIVES), (partner.slug, Part.RECEIVES)),
        data=data,
        rests_on=rests,
        citation_en="Demonstration citation, s. 1",
        citation_fr="Référence de démonstration, art. 1",
        starts=first,
        ends=last,
        review=None if review is None else today + timedelta(days=review),
        return_days=hold,
        facts=facts,
        digest="0" * 64,
    )


def _send(
    writer: Actor,
    to: Organisation,
    purpose: str,
    dataset: str,
    fields: Sequence[str],
) -> None:
    """A copy that went out under one of the agreements."""
    send(
        writer, to, purpose=purpose, dataset=dataset, fields=fields, form=Form.CSV,
        filters={},
    )  # fmt: skip
