"""Bars that stand on a day against the employer of an application.

Published ones and those decided here, on the public list or not, of ineligible
employers and those in default: IRPR s. 203(2)(b). And their affiliates, as in s. 203(5)
and (6): s. 203(1)(f)(ii), which asks it only of an employer that employed nobody under
an assessment in the six years before its request; that is for the officer to see. A ban
ends on its own last day, whatever the list said when it was published. And what the
register holds of a service that the employer itself regularly offers: s. 203(2)(a).
Shown to the officer; Halte decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.capabilities.employers.known_bars import EMPLOYER_BARS, KnownBar
from halte.capabilities.employers.models import Application
from halte.capabilities.employers.queries.affiliates import group_of
from halte.capabilities.employers.queries.bars import PublishedBar, bars_of
from halte.capabilities.employers.queries.offering import SeenService, services_of
from halte.capabilities.employers.queries.rows import application_row
from halte.capabilities.employers.words import OFTEN, SERVICES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads

OWN: Final = "203(2)(b)"
OF_AFFILIATE: Final = "203(1)(f)(ii)"
SEX_TRADE: Final = "203(2)(a)"


@dataclass(frozen=True, slots=True)
class StandingBar:
    """Who is barred, and how, in words with the provision."""

    employer_pk: int
    words: Bilingual


def bars_opened(found: tuple[StandingBar, ...]) -> list[str]:
    """What the audit calls the employers."""
    return sorted({f"employers.Employer:{bar.employer_pk}" for bar in found})


@reads(Permission.EMPLOYERS_READ, records=bars_opened)
def barred(actor: Actor, *, application_id: int, on: date) -> tuple[StandingBar, ...]:
    """Bars against the employer of an application and its affiliates on a day."""
    return standing_bars(actor, application_row(actor, application_id), on)


def standing_bars(
    actor: Actor, application: Application, on: date
) -> tuple[StandingBar, ...]:
    """The same, for an action."""
    group = group_of(application.employer, as_of=on)
    names = {group.pk: group.legal_name}
    names |= {each.pk: each.legal_name for each in group.affiliates}
    published = [
        StandingBar(bar.employer_pk, _words(names[bar.employer_pk], bar, group.pk))
        for bar in bars_of(names)
        if _stands(bar, on)
    ]
    known = [
        StandingBar(
            bar.employer_pk, _with_source(names[bar.employer_pk], bar, group.pk)
        )
        for bar in EMPLOYER_BARS.standing(actor, names, on)
    ]
    offered = [
        StandingBar(group.pk, _offered(group.legal_name, seen))
        for seen in services_of([group.pk])
        if seen.bars(on)
    ]
    return (*published, *known, *offered)


def _stands(bar: PublishedBar, on: date) -> bool:
    begun = bar.decided_on is None or bar.decided_on <= on
    return begun and (bar.default or bar.until is None or on <= bar.until)


def _with_source(name: str, bar: KnownBar, own: int) -> Bilingual:
    words = _words(name, bar, own)
    return Bilingual(f"{words.en}, {bar.source.en}", f"{words.fr}, {bar.source.fr}")


def _words(name: str, bar: PublishedBar | KnownBar, own: int) -> Bilingual:
    provision = OWN if bar.employer_pk == own else OF_AFFILIATE
    if bar.default:
        how = Bilingual("penalty unpaid", "pénalité impayée")
    elif bar.until is None:
        how = Bilingual("ineligible", "non admissible")
    else:
        day = bar.until.isoformat()
        how = Bilingual(f"ineligible until {day}", f"non admissible jusqu’au {day}")
    return Bilingual(
        f"{name}: {how.en} (IRPR s. {provision})",
        f"{name} : {how.fr} (RIPR, art. {provision})",
    )


def _offered(name: str, seen: SeenService) -> Bilingual:
    """A service that the register holds, its source, and whether it is contested."""
    service, often = SERVICES[seen.service], OFTEN[seen.often]
    source = f"{seen.source}, {seen.seen_on.isoformat()}"
    return Bilingual(
        f"{name}: {service.en}, {often.en.lower()} ({source}"
        f"{'; contested' if seen.contested else ''}; IRPR s. {SEX_TRADE})",
        f"{name} : {service.fr}, {often.fr.lower()} ({source}"
        f"{' ; contesté' if seen.contested else ''} ; RIPR, art. {SEX_TRADE})",
    )
