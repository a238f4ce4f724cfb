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
from django.db import transaction

from halte.core.access.actor import Actor
from halte.core.access.one_time_codes import next_code
from halte.core.access.roles import ROLES
from halte.core.audit.record import record
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.organisations.actions import appoint
from halte.core.organisations.models import Organisation, User
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

    @property
    def email(self) -> str:
        """`example` is reserved (RFC 2606): mail to it goes nowhere."""
        return f"{self.role.replace('_', '-')}@demo.example"


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
        "maison-du-lac",
        OrganisationKind.NGO,
        Bilingual("Maison du Lac (fictional)", "Maison du Lac (fictive)"),
        Bilingual("MDL", "MDL"),
    ),
)

PEOPLE: Final = (
    Person("administrator", "Adil Administrator", "ps"),
    Person("coordinator", "Corinne Coordination", "ps", "fr"),
    Person("secretariat", "Amina Secretariat", "ps"),
    Person("reporter", "René Rapporteur", "jus", "fr"),
    Person("analyst", "Ana Analyst", "ps"),
    Person("release_officer", "Rosa Release", "ps"),
    Person("support_worker", "Sam Soutien", "maison-du-lac", "fr"),
    Person("auditor", "Audrey Auditor", "jus"),
)


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat; refused in production."""
    refuse_in_production()
    with transaction.atomic():
        bodies = {body.slug: _organisation(body) for body in BODIES}
        made = [_person(person, bodies[person.organisation]) for person in PEOPLE]
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
    return Organisation.objects.get_or_create(
        slug=body.slug,
        defaults={
            "kind": body.kind,
            "name_en": body.name.en,
            "name_fr": body.name.fr,
            "acronym_en": body.acronym.en,
            "acronym_fr": body.acronym.fr,
        },
    )[0]


def _person(person: Person, organisation: Organisation) -> bool:
    """True where the person was not there yet."""
    user = User.objects.filter(email=person.email).first()
    is_new = user is None
    if user is None:
        user = User.objects.create_user(
            person.email,
            PASSWORD,
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
