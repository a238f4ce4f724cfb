"""The demonstration’s organisations and people. All of them are invented.

One person per role, one password for all, and an authenticator app for those
whose role needs one: `halte demo-code ADDRESS` says what its screen shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from halte.core.access.actor import Actor
from halte.core.access.one_time_codes import next_code
from halte.core.access.roles import ROLES
from halte.core.audit.record import record
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.organisations.actions import appoint
from halte.core.organisations.models import Organisation, User
from halte.core.organisations.policy import OWN, RESERVED
from halte.core.organisations.states import OrganisationKind

PASSWORD: Final = "halte-demonstration-2012"  # noqa: S105 (printed at every start)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the demonstration."""

    slug: str
    kind: OrganisationKind
    name: Bilingual
    acronym: Bilingual


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the demonstration: a role in an organisation."""

    role: str
    name: str
    organisation: str
    language: str = "en"
    box: str = ""

    @property
    def email(self) -> str:
        """`example` is reserved (RFC 2606): mail to it goes nowhere."""
        return f"{self.box or self.role.replace('_', '-')}@demo.example"


BODIES: Final = (
    Body(
        "ps",
        OrganisationKind.FEDERAL,
        Bilingual("Public Safety Canada", "Sécurité publique Canada"),
        Bilingual("PS", "SP"),
    ),
    Body(
        "jus",
        OrganisationKind.FEDERAL,
        Bilingual("Department of Justice Canada", "Ministère de la Justice Canada"),
        Bilingual("JUS", "JUS"),
    ),
    Body(
        "rcmp",
        OrganisationKind.POLICE,
        Bilingual("Royal Canadian Mounted Police", "Gendarmerie royale du Canada"),
        Bilingual("RCMP", "GRC"),
    ),
    Body(
        "cbsa",
        OrganisationKind.FEDERAL,
        Bilingual(
            "Canada Border Services Agency", "Agence des services frontaliers du Canada"
        ),
        Bilingual("CBSA", "ASFC"),
    ),
    Body(
        "ircc",
        OrganisationKind.FEDERAL,
        Bilingual(
            "Immigration, Refugees and Citizenship Canada",
            "Immigration, Réfugiés et Citoyenneté Canada",
        ),
        Bilingual("IRCC", "IRCC"),
    ),
    Body(
        "esdc",
        OrganisationKind.FEDERAL,
        Bilingual(
            "Employment and Social Development Canada",
            "Emploi et Développement social Canada",
        ),
        Bilingual("ESDC", "EDSC"),
    ),
    Body(
        "normes-ca",
        OrganisationKind.PROVINCIAL,
        Bilingual(
            "Provincial Labour Standards (fictional)",
            "Normes du travail provinciales (fictives)",
        ),
        Bilingual("PLS", "NTP"),
    ),
    Body(
        "maison-du-lac",
        OrganisationKind.NGO,
        Bilingual("Maison du Lac (fictional)", "Maison du Lac (fictive)"),
        Bilingual("MDL", "MDL"),
    ),
    Body(
        "pine-shelter",
        OrganisationKind.NGO,
        Bilingual("Pine Shelter (fictional)", "Refuge des Pins (fictif)"),
        Bilingual("PIN", "PIN"),
    ),
    Body(
        "north-clinic",
        OrganisationKind.NGO,
        Bilingual("North Clinic (fictional)", "Clinique du Nord (fictive)"),
        Bilingual("NCL", "CLN"),
    ),
)

PEOPLE: Final = (
    Person("administrator", "Adil Administrator", "ps"),
    Person("coordinator", "Corinne Coordination", "ps", "fr"),
    Person("secretariat", "Amina Secretariat", "ps"),
    Person("reporter", "René Rapporteur", "jus", "fr"),
    Person("approver", "Aline Approbation", "jus", "fr"),
    Person("reporter", "Rita Reporter", "rcmp", box="reporter-rcmp"),
    Person("approver", "Abel Approver", "rcmp", box="approver-rcmp"),
    Person("partner_manager", "Paola Partners", "ps"),
    Person("integrity_officer", "Inès Intégrité", "esdc", "fr"),
    Person("integrity_officer", "Ravi Review", "esdc", box="integrity-reviewer"),
    Person("integrity_decision_officer", "Diane Décision", "esdc", "fr"),
    Person("worker_liaison_officer", "Lian Liaison", "esdc"),
    Person("provincial_inspector", "Paul Province", "normes-ca", "fr"),
    Person("permit_officer", "Pia Permits", "ircc"),
    Person("concurring_officer", "Colin Concurrence", "ircc", "fr"),
    Person("concurring_officer", "Clara Instructions", "ircc", box="instructions"),
    Person("protected_officer", "Prune Protection", "ircc", "fr"),
    Person("analyst", "Ana Analyst", "ps"),
    Person("release_officer", "Rosa Release", "ps"),
    Person("support_worker", "Sam Soutien", "maison-du-lac", "fr"),
    Person("support_supervisor", "Petra Prévost", "maison-du-lac", "fr"),
    Person("support_supervisor", "Nadia Night", "pine-shelter", box="shelter"),
    Person("auditor", "Audrey Auditor", "jus"),
    Person("directory_steward", "Della Directory", "ps"),
    Person("directory_steward", "Dario Directory", "jus", box="second-steward"),
    Person("registered_provider", "Paule Provider", "maison-du-lac", "fr"),
    Person("frontline_officer", "Oscar Officer", "cbsa"),
)


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat; refused in production."""
    refuse_in_production()
    with transaction.atomic():
        bodies = {body.slug: _organisation(body) for body in BODIES}
        # Hashed once for all: it is one password, and printed at every start.
        hashed = make_password(PASSWORD)
        made = [_person(each, bodies[each.organisation], hashed) for each in PEOPLE]
        record(
            Actor(via="command", label="demo"), "core.organisations.demo",
            kind="system",
        )  # fmt: skip
    announce(f"{len(bodies)} organisations, {sum(made)} new people of {len(PEOPLE)}")


def refuse_in_production() -> None:
    """Known passwords have no place there."""
    if settings.HALTE_PRODUCTION:
        raise Denied("demonstration_only")


def sign_ins() -> list[tuple[str, Bilingual]]:
    """Address and role of each demonstration person."""
    return [(person.email, ROLES[person.role].title) for person in PEOPLE]


def code_for(email: str) -> tuple[str, float]:
    """A one-time code of a demonstration person, and in how many seconds it opens."""
    refuse_in_production()
    user = User.objects.filter(email=email.lower(), is_demonstration=True).first()
    code = None if user is None else next_code(user.pk)
    if code is None:
        raise Missing("not_found")
    return code


def _organisation(body: Body) -> Organisation:
    own = {person.role for person in PEOPLE if person.organisation == body.slug}
    row = Organisation.objects.get_or_create(
        slug=body.slug,
        defaults={
            "kind": body.kind,
            "name_en": body.name.en,
            "name_fr": body.name.fr,
            "acronym_en": body.acronym.en,
            "acronym_fr": body.acronym.fr,
        },
    )[0]
    if not row.entrusted:
        row.entrusted = sorted(own - RESERVED - {OWN})
        row.save(update_fields=["entrusted"])
    return row


def _person(person: Person, organisation: Organisation, hashed: str) -> bool:
    """True where the person was not there yet."""
    user = User.objects.filter(email=person.email).first()
    is_new = user is None
    if user is None:
        user = User.objects.create(
            email=person.email,
            password=hashed,
            name=person.name,
            language=person.language,
            is_demonstration=True,
        )
    appoint(user, organisation, person.role, None)
    enrolled = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    if ROLES[person.role].needs_second_factor and not enrolled.exists():
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
    return is_new
