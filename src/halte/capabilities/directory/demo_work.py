"""The demonstration: work that people did with the directory before one looks.

Through the same doors as everyone’s: requests in vetting, words that one language
left behind, what people told, copies in the register. Where nobody invented could
have done it, it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.utils import timezone

from halte.capabilities.directory.actions import (
    applications,
    checks,
    copies,
    listing,
)
from halte.capabilities.directory.actions.applications import Asked
from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.copies.choosing import Choice, end_of, last_day
from halte.capabilities.directory.copies.making import offline_bundle
from halte.capabilities.directory.models import Application, Copy, Service
from halte.capabilities.directory.states import (
    CopyKind,
    ListingState,
    RecallReason,
    SignalKind,
    Tier,
)
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.purposes import FIND_HELP, KEEP_DIRECTORY
from halte.core.organisations.acting import invented

REQUESTS: Final = (
    Asked(
        "Lighthouse Outreach (fictional)", "Travail de rue du Phare (fictif)",
        "Street workers for people who were exploited at work.",
        "Travailleurs de rue pour les personnes exploitées au travail.",
        ("outreach", "safety_planning"), ("en", "fr", "es"), "CA-NS",
        "Demonstration contact", "902-555-0142", warm_transfer=True,
    ),
    Asked(
        "Second Shore Legal Help (fictional)", "Aide juridique Second Rivage (fictive)",
        "Lawyers for open permits and unpaid wages, in person and by phone.",
        "Avocats pour les permis ouverts et les salaires impayés, en personne et au "
        "téléphone.",
        ("legal_immigration", "legal_employment"), ("en", "fr", "pa"), "CA-BC",
        "Demonstration contact", "604-555-0137",
    ),
    Asked(
        "Quick Rooms (fictional)", "Chambres Éclair (fictives)",
        "Rooms by the night, paid in advance.", "Chambres à la nuit, payées d’avance.",
        ("emergency_shelter",), ("en",), "CA-ON",
        "Demonstration contact", "416-555-0119",
    ),
)  # fmt: skip
SEEN: Final = (
    "Called the number given: a lawyer answered, and named two who work there. "
    "Their regulator lists both."
)
DOUBTED: Final = "No references, and asks for money before a room is shown."
TURNED_AWAY: Final = "The policy asks that help is free or at cost. It is neither."
TOLD: Final = (
    (SignalKind.SUGGESTION, "They moved to the second floor; there is a lift now."),
    (SignalKind.SUGGESTION, "Le soir, il faut demander Louise ; elle parle espagnol."),
    (SignalKind.DEAD_NUMBER, ""),
    (SignalKind.DEAD_NUMBER, "It rings and goes to a fax."),
)
ADDED: Final = "Also helps with forms, on Mondays."
LEFT_BEHIND: Final = 3


@dataclass(frozen=True, slots=True)
class Crew:
    """Those of the demonstration who work with the directory."""

    first: Actor
    second: Actor
    officer: Actor
    provider: Actor


def crew() -> Crew | None:
    """All of them, or none."""
    found = (
        invented("directory_steward", KEEP_DIRECTORY, at="ps"),
        invented("directory_steward", KEEP_DIRECTORY, at="jus"),
        invented("frontline_officer", FIND_HELP),
        invented("registered_provider", FIND_HELP),
    )
    first, second, officer, provider = found
    if not (first and second and officer and provider):
        return None
    return Crew(first, second, officer, provider)


def load() -> None:
    """What lies on the steward’s table on the first morning."""
    people = crew()
    requests = [asked(each) for each in REQUESTS]
    told()
    if people is not None:
        vetted(people, requests)
        reworded(people.first)
        copied(people)


def asked(words: Asked) -> Application:
    """A request; its code is shown to nobody."""
    row = Application(demonstration=True)
    applications.apply(ANONYMOUS, row, asked=words)
    return row


def vetted(people: Crew, requests: list[Application]) -> None:
    """One waits for its first look, one for its second, one was refused."""
    _new, seen, doubted = requests
    applications.recommend(people.first, seen, admits=True, reasons=SEEN)
    applications.recommend(people.second, doubted, admits=False, reasons=DOUBTED)
    applications.decide(people.first, doubted, admits=False, reasons=TURNED_AWAY)


def told() -> None:
    """By people who tried a service, without their names."""
    rows = some(len(TOLD))
    for row, (kind, note) in zip(rows, TOLD, strict=False):
        checks.signal(ANONYMOUS, row, kind=kind, note=note)


def reworded(steward: Actor) -> None:
    """English that says more than the French beside it."""
    both = [row for row in some(40) if row.texts.count() > 1]
    for row in both[-LEFT_BEHIND:]:
        text = row.texts.get(language="en")
        said = Said(text.name, f"{text.description} {ADDED}")
        listing.say(steward, row, language="en", said=said)


def copied(people: Crew) -> None:
    """Three that are valid, one of them called back, and one whose day is past."""
    airport = Choice("port-pearson", Tier.OFFICER)
    offline_bundle(people.officer, airport)
    lost = offline_bundle(people.officer, Choice("port-emerson", Tier.OFFICER)).copy
    copies.recall(people.first, lost, reason=RecallReason.LOST)
    offline_bundle(people.provider, Choice("CA-QC", Tier.PROVIDER))
    before = timezone.now() - timedelta(days=30)
    day = last_day(airport.tier, timezone.localdate(before))
    Copy.objects.create(
        kind=CopyKind.POCKET, tier=airport.tier, place=airport.place,
        within_km=airport.reach, services=19,
        digest=sha256(b"demonstration").hexdigest(),
        by_user_id=people.officer.user_id,
        organisation_id=people.officer.organisation_id,
        issued_at=before, expires_at=end_of(day),
    )  # fmt: skip


def some(count: int) -> list[Service]:
    """The first that were invented."""
    rows = Service.objects.filter(
        provider__demonstration=True, state=ListingState.LISTED
    )
    return list(rows[:count])
