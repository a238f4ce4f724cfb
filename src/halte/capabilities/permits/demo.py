"""The demonstration: applications of people who do not exist, two officers, clocks.

Everything goes through the actions, by invented officers. The instruction under
s. 30(1.2) was never published, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.permits.actions import applications, concurrence
from halte.capabilities.permits.actions.applications import Asked
from halte.capabilities.permits.actions.authorizations import (
    MayWork,
    add_authorization,
    keep_authorized,
    tell,
)
from halte.capabilities.permits.actions.instructions import Published, add_instruction
from halte.capabilities.permits.actions.noting import Offered
from halte.capabilities.permits.checks.facts import Often, Service, Told
from halte.capabilities.permits.demo_protected import protected
from halte.capabilities.permits.models import Instruction, PermitApplication
from halte.capabilities.permits.states import Authority, Basis, Telling, Verdict
from halte.core.access.actor import Actor
from halte.core.access.purposes import PURPOSES, first_purpose
from halte.core.organisations.acting import acting, invented
from halte.core.organisations.models import Membership, Organisation

PEOPLE: Final = ("Lucía Demonstration", "Amara Demonstration", "Minh Demonstration",
                 "Elena Demonstration", "Ravi Demonstration")  # fmt: skip
WORK: Final = (
    ("Massage therapist", "32201", "Windsor", "ON"),
    ("Farm worker", "85100", "Leamington", "ON"),
    ("Server", "65200", "Montréal", "QC"),
    ("Cleaner", "65310", "Calgary", "AB"),
    ("Cook", "63200", "Vancouver", "BC"),
)
SPEAK: Final = ("Spanish", "French", "Vietnamese", "Romanian", "Hindi")


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat."""
    pia, colin, prune = map(officer, ("permit_officer", "concurring_officer",
                                      "protected_officer"))  # fmt: skip
    there = PermitApplication.objects.filter(demonstration=True).exists()
    if pia is None or colin is None or prune is None or there:
        return
    clara = another(colin)
    if clara is None:
        return
    body = Organisation.objects.get(pk=pia.organisation_id or 0)
    rows = [application(pia, body, number) for number in range(len(PEOPLE))]
    clinic(pia, rows[0])
    answered(pia, rows[1])
    opinions(pia, colin, rows[2:], instructed(clara))
    may_work(pia, body)
    protected(prune, body)
    announce(f"{len(rows)} applications for work permits, none of which exist")


def officer(role: str) -> Actor | None:
    """The invented officer with a role, at their main work."""
    return invented(role, PURPOSES[first_purpose(frozenset({role}))])


def today() -> date:
    """The day of the demonstration."""
    return timezone.localdate()


def application(pia: Actor, body: Organisation, number: int) -> PermitApplication:
    """An invented application."""
    occupation, noc, city, province = WORK[number]
    asked = Asked(
        number=f"DEMO-{number + 1:04}",
        person_name=PEOPLE[number],
        born_on=date(1990 + number, 3, 4),
        speaks=SPEAK[number],
        language="fr" if number % 2 else "en",
        employer_pk=None,
        occupation=occupation,
        noc=noc,
        city=city,
        province=province,
        stream="low_wage",
        received_on=today() - timedelta(days=30 - number),
        demonstration=True,
    )
    return applications.add_application(pia, body, asked=asked)


def clinic(pia: Actor, row: PermitApplication) -> None:
    """Massage by a regulated profession: the exception, with its evidence."""
    offered = Offered(
        Service.MASSAGE,
        Often.DAILY,
        source="Demonstration: the register of a college of massage therapists",
        seen_on=today() - timedelta(days=20),
        regulator="Demonstration college",
        licence="MT-0000",
    )
    applications.note_offer(pia, row, offered=offered)
    applications.keep_checks(pia, row)


def answered(pia: Actor, row: PermitApplication) -> None:
    """Someone who was asked to pay for the job, and who keeps their own papers."""
    for question, told in (
        ("job_known", Told.WELL),
        ("documents", Told.WELL),
        ("fees", Told.NOT_WELL),
    ):
        applications.note_saying(
            pia, row, question=question, told=told,
            asked_on=today() - timedelta(days=6), words="Demonstration.",
        )  # fmt: skip
    applications.keep_checks(pia, row)


def may_work(pia: Actor, body: Organisation) -> None:
    """A student who was told, and the holder of an open permit who was not yet."""
    for name, speaks, basis in (
        ("Wei", "Mandarin", Basis.STUDENT),
        ("Oksana", "Ukrainian", Basis.OPEN_PERMIT),
    ):
        given = MayWork(
            person_name=f"{name} Demonstration", speaks=speaks, basis=basis,
            employer_pk=None, met_on=today() - timedelta(days=2), demonstration=True,
        )  # fmt: skip
        row = add_authorization(pia, body, given=given)
        if basis is Basis.STUDENT:
            for what in Telling:
                tell(pia, row, what=what, language=speaks, told_on=today())
            keep_authorized(pia, row)


def another(colin: Actor) -> Actor | None:
    """A second concurring officer, who keeps the register of instructions."""
    held = Membership.objects.in_force().filter(
        role="concurring_officer", user__is_demonstration=True
    )
    member = held.exclude(user_id=colin.user_id or 0).order_by("user_id").first()
    if member is None:
        return None
    return acting(member, PURPOSES[first_purpose(frozenset({member.role}))])


def instructed(clara: Actor) -> Instruction:
    """An instruction under s. 30(1.2), entered by neither officer of a file."""
    chosen = Instruction(demonstration=True)
    day = today() - timedelta(days=25)
    add_instruction(
        clara, chosen,
        published=Published(
            reference="demonstration-protection", authority=Authority.PROTECTION,
            provision="IRPA 30(1.2), 30(1.4)",
            title_en="Places where workers are kept from leaving",
            title_fr="Lieux que les travailleurs ne peuvent quitter",
            text_en="Demonstration. Officers form an opinion on applications for work "
            "at places where workers were found locked in.",
            text_fr="Démonstration. Les agents se forment une opinion sur les demandes "
            "de travail dans un lieu où l’on a trouvé des travailleurs enfermés.",
            gazette="Demonstration: never published · Démonstration : jamais publiée",
            published_on=day, effective_on=day, reaches_pending=True,
        ),
    )  # fmt: skip
    return chosen


def opinions(
    pia: Actor, colin: Actor, rows: list[PermitApplication], chosen: Instruction
) -> None:
    """Three opinions: concurred and issued, declined, and one that waits."""
    for row in rows:
        applications.mark_instruction(
            pia, row, instruction=chosen, touches=True,
            source="Demonstration: a visit report", seen_on=today(),
        )  # fmt: skip
        applications.keep_checks(pia, row)
        concurrence.form_opinion(
            pia, row, instruction=chosen,
            reasons="Demonstration. A visit found the doors locked from outside.",
        )  # fmt: skip
    for row, verdict in zip(rows, (Verdict.CONCUR, Verdict.DECLINE), strict=False):
        concurrence.open_file(colin, row)
        concurrence.record_reading(
            colin, row, words="Demonstration. The report names the place of this job."
        )
        concurrence.concur(
            colin, row, verdict=verdict,
            reasons="Demonstration. "
            + ("The same place." if verdict is Verdict.CONCUR else "Another address."),
        )  # fmt: skip
    concurrence.issue_refusal(pia, rows[0])
