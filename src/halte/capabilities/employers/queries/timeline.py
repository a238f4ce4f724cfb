"""What happened with an employer, in order of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from halte.capabilities.employers.models import Decision, Employer
from halte.capabilities.employers.queries.affiliates import Link
from halte.capabilities.employers.queries.places import SiteView
from halte.capabilities.employers.queries.published import FindingView
from halte.capabilities.employers.queries.stated import AttestationView
from halte.capabilities.employers.sections import SectionView
from halte.capabilities.employers.states import Outcome
from halte.capabilities.employers.words import OUTCOMES
from halte.core.bilingual import Bilingual

MOST_EVENTS: Final = 40
"""Lines of a timeline; older ones stand in their own lists."""


@dataclass(frozen=True, slots=True)
class Event:
    """A day and what happened on it."""

    on: date
    text: Bilingual
    url: str = ""


def newest(events: Iterable[Event]) -> tuple[Event, ...]:
    """The newest events, the last first."""
    ordered = sorted(events, key=lambda e: (e.on, e.text.en), reverse=True)
    return tuple(ordered[:MOST_EVENTS])


def section_events(sections: Iterable[SectionView]) -> Iterator[Event]:
    """Rows of other rooms’ sections that have a day."""
    for section in sections:
        for row in section.rows:
            if row.on:
                title = section.title
                text = Bilingual(
                    f"{title.en}: {row.text.en}", f"{title.fr} : {row.text.fr}"
                )
                yield Event(row.on, text, row.url)


def own_events(
    row: Employer,
    sites: Iterable[SiteView],
    ties: Iterable[Link],
    findings: Iterable[FindingView],
    attestations: Iterable[AttestationView],
) -> Iterator[Event]:
    """What this room itself knows of an employer by days."""
    if row.began_on:
        yield Event(row.began_on, Bilingual("In business", "Début des activités"))
    for site in sites:
        if site.ended_on:
            yield Event(
                site.ended_on,
                Bilingual(f"Ended: {site.kind.en}", f"Fin : {site.kind.fr}"),
            )
    for tie in ties:
        yield Event(
            tie.said_on,
            Bilingual(
                f"Affiliate: {tie.words.en}", f"Société affiliée : {tie.words.fr}"
            ),
        )
    for finding in findings:
        if finding.decided_on:
            yield Event(
                finding.decided_on, Bilingual("Published finding", "Constat publié")
            )
    for attestation in attestations:
        yield Event(
            attestation.made_on,
            Bilingual("Conditions attested", "Conditions attestées"),
        )
    yield from applying(row)


def applying(row: Employer) -> Iterator[Event]:
    """Applications received and decided, the newest of each."""
    for asked in row.applications.all()[:MOST_EVENTS]:
        yield Event(asked.received_on, RECEIVED, one(asked.pk))
    decided = Decision.objects.filter(application__employer=row)
    for decision in decided.order_by("-decided_on", "-id")[:MOST_EVENTS]:
        outcome = OUTCOMES[Outcome(decision.outcome)]
        text = Bilingual(f"Decision: {outcome.en}", f"Décision : {outcome.fr}")
        yield Event(decision.decided_on, text, one(decision.application_id))


RECEIVED: Final = Bilingual("Application received", "Demande reçue")


def one(application_id: int) -> str:
    """The address of an application."""
    return reverse("employers:application", args=[application_id])
