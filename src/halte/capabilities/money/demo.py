"""The demonstration: amounts that nobody ever stated, each marked as such.

What people must do is done through the actions, by two different invented
people, so that every rule held; all of it carries `demonstration`, which pages
show, and which measures and files to be published leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.db import transaction

from halte.capabilities.money.actions.awards import keep_award
from halte.capabilities.money.actions.transfers import Moved, approve, propose
from halte.capabilities.money.checks import Statement
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Entry
from halte.capabilities.money.recording import keep_entry
from halte.capabilities.money.states import Said
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE
from halte.core.audit.record import record
from halte.core.errors import Missing
from halte.core.organisations.models import Membership, Organisation

KEEPER: Final = Actor(
    roles=frozenset({"secretariat"}), purpose=COORDINATE.slug, via="command",
    label="demo",
)  # fmt: skip

FUND: Final = "2012.victims-fund-500-thousand.jus.{year}.not_stated.not_stated"
SUPPORT: Final = "2012.victims-fund.jus.{year}.not_stated.not_stated"

Told = tuple[Said, int, date, bool]
"""What is said, in dollars, on which day, and whether it pays what was committed."""

ON_THE_FUND: Final[dict[str, tuple[Told, ...]]] = {
    "2013-14": (
        (Said.COMMITTED, 300_000, date(2013, 6, 14), False),
        (Said.SPENT, 120_000, date(2013, 9, 30), True),
        (Said.SPENT, 180_000, date(2014, 3, 31), True),
        (Said.SPENT, 34_500, date(2014, 3, 31), False),
        (Said.LAPSED, 65_500, date(2014, 5, 2), False),
        (Said.CARRIED, 100_000, date(2014, 5, 2), False),
    ),
    "2014-15": (
        (Said.SPENT, 431_250, date(2014, 12, 31), False),
        (Said.FORECAST, 560_000, date(2015, 1, 15), False),
    ),
}

ELSEWHERE: Final[tuple[tuple[str, str, int, date], ...]] = (
    ("2012.create-enforcement-team.rcmp.2013-14.new.new-measures", "rcmp",
     1_480_000, date(2014, 3, 31)),
    ("2012.create-enforcement-team.rcmp.2014-15.new.new-measures", "rcmp",
     1_610_300, date(2015, 3, 31)),
    ("2012.current-border-officers.cbsa.2013-14.new.new-measures", "cbsa",
     212_900, date(2014, 3, 31)),
    ("2012.new-border-officers.cbsa.2014-15.existing.not_stated", "cbsa",
     95_750, date(2015, 3, 31)),
    ("2012.on-site-visits.hrsdc.2022-23.existing.not_stated", "hrsdc",
     8_400_000, date(2023, 3, 31)),
)  # fmt: skip

CARRIED_BY: Final = "Demonstration: no authority ever let this money go on."
REASON: Final = (
    "Demonstration: two projects began later than foreseen, and a third needs more."
)


AGREEMENT: Final = {
    "agreement_type": "C",
    "recipient_type": "N",
    "recipient_legal_name": "Demonstration Society|Société de démonstration",
    "recipient_country": "CA",
    "recipient_province": "MB",
    "prog_name_en": "Victims Fund (demonstration)",
    "prog_name_fr": "Fonds d’aide aux victimes (démonstration)",
    "prog_purpose_en": "Better services for victims.",
    "prog_purpose_fr": "De meilleurs services aux victimes.",
    "agreement_title_en": "Demonstration: a night line in three languages",
    "agreement_title_fr": "Démonstration : une ligne de nuit en trois langues",
    "agreement_number": "DEMO-1",
    "agreement_value": "180000.00",
    "agreement_start_date": "2013-06-14",
    "agreement_end_date": "2015-03-31",
    "description_en": "Demonstration: trained listeners at night. Nobody signed this.",
    "description_fr": "Démonstration : écoute de nuit. Personne n’a rien signé.",
    "expected_results_en": "Demonstration: calls answered at night.",
    "expected_results_fr": "Démonstration : appels pris la nuit.",
}


def load(tell: Callable[[str], None]) -> None:
    """Add all of it once; safe to repeat."""
    bodies = {row.slug: row for row in Organisation.objects.all()}
    if Entry.objects.filter(demonstration=True).exists():
        return
    try:
        line_of(FUND.format(year="2013-14"))
    except Missing:
        # Another plan is kept here: there is nothing to speak of.
        return
    with transaction.atomic():
        made = _on_the_fund(bodies["jus"]) + _elsewhere(bodies)
        record(KEEPER, "capabilities.money.demo", kind="system")
    _transfers(bodies["jus"])
    _agreement(bodies["jus"])
    tell(f"{made} entries, two transfers and an agreement that nobody ever made")


def _on_the_fund(body: Organisation) -> int:
    count = 0
    for year, entries in ON_THE_FUND.items():
        committed: int | None = None
        for one in entries:
            entry = _say(FUND.format(year=year), body, one, committed)
            committed = entry.pk if one[0] is Said.COMMITTED else committed
            count += 1
    return count


def _elsewhere(bodies: Mapping[str, Organisation]) -> int:
    for key, slug, dollars, on in ELSEWHERE:
        _say(key, bodies[slug], (Said.SPENT, dollars, on, False))
    return len(ELSEWHERE)


def _say(
    key: str, body: Organisation, told: Told, committed: int | None = None
) -> Entry:
    said, dollars, on, pays = told
    return keep_entry(
        KEEPER,
        line_of(key),
        Statement(
            said,
            dollars * 100,
            CARRIED_BY if said is Said.CARRIED else "",
            committed if pays else None,
        ),
        organisation_id=body.pk,
        on=on,
        demonstration=True,
    )


def _transfers(body: Organisation) -> None:
    """One that a second person approved, and one that waits."""
    reporter, approver = _actor("reporter", body), _actor("approver", body)
    if reporter is None or approver is None:
        return
    giver = line_of(FUND.format(year="2015-16"))
    taker = SUPPORT.format(year="2015-16")
    proposed = [
        propose(
            reporter, giver, demonstration=True,
            moved=Moved(taker, dollars * 100, on, REASON),
        )
        for dollars, on in ((40_000, date(2015, 9, 1)), (15_000, date(2015, 12, 1)))
    ]  # fmt: skip
    approve(approver, proposed[0])


def _agreement(body: Organisation) -> None:
    reporter = _actor("reporter", body)
    if reporter is None:
        return
    keep_award(
        reporter,
        line_of(FUND.format(year="2013-14")),
        ref_number="000-2013-2014-Q1-00001",
        values=AGREEMENT,
        place_protected=True,
        demonstration=True,
    )


def _actor(role: str, body: Organisation) -> Actor | None:
    found = Membership.objects.filter(role=role, organisation=body).first()
    if found is None:
        return None
    return Actor(
        user_id=found.user_id, organisation_id=body.pk, roles=frozenset({role}),
        purpose=COORDINATE.slug, via="command", label="demo",
    )  # fmt: skip
