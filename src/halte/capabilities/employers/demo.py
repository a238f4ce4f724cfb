"""The demonstration: employers that do not exist, and lists that nobody published.

Every name is invented and says so; each entry goes through the actions, by an
invented officer. The list is a file like those of the government, and goes the
whole way of its feed.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from halte.capabilities.employers.actions.judging import judge
from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    Request,
    add_application,
    add_employer,
    add_site,
    record_decision,
    state_affiliation,
)
from halte.capabilities.employers.actions.stated import Acting, add_third_party
from halte.capabilities.employers.comparing import candidates
from halte.capabilities.employers.demo_stated import state_more
from halte.capabilities.employers.intake import APPROVED
from halte.capabilities.employers.models import Employer, Site
from halte.capabilities.employers.states import (
    Outcome,
    SiteKind,
    Stream,
    Structure,
    Tie,
    Verdict,
)
from halte.core.access.actor import Actor
from halte.core.access.purposes import PROGRAMME_INTEGRITY
from halte.core.intake import taking_in
from halte.core.intake.models import Batch
from halte.core.organisations.acting import invented

SEED: Final = 20120606
PLACES: Final = (
    ("ON", "Leamington", "N8H 3W1"),
    ("QC", "Saint-Rémi", "J0L 2L0"),
    ("BC", "Abbotsford", "V2S 1M1"),
    ("AB", "Brooks", "T1R 1B1"),
    ("NS", "Kentville", "B4N 1A1"),
    ("NB", "Shediac", "E4P 1A1"),
)
WORK: Final = (
    ("Greenhouses", "Serres", Stream.AGRICULTURE, "85100", "Farm workers", 1760),
    ("Fish Plant", "Usine de poisson", Stream.LOW_WAGE, "95107", "Fish plant workers",
     1685),
    ("Care Home", "Résidence", Stream.HIGH_WAGE, "33102", "Nurse aides", 2450),
    ("Transport", "Transport", Stream.HIGH_WAGE, "73300", "Truck drivers", 2700),
)  # fmt: skip
NAMES: Final = ("Heron", "Tamarack", "Juniper", "Lac Clair", "Sandpiper", "Bouleau")
PERIODS: Final = (
    ("January", "March"), ("April", "June"), ("July", "September"),
    ("October", "December"),
)  # fmt: skip


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat."""
    officer = invented("integrity_officer", PROGRAMME_INTEGRITY)
    if officer is None or Employer.objects.filter(demonstration=True).exists():
        return
    chance = random.Random(SEED)  # noqa: S311 (invented data, not a secret)
    made = [_employer(officer, chance, number) for number in range(8)]
    _affiliates(officer, made)
    state_more(officer, made)
    lists = [_list(officer, chance, made, *period) for period in PERIODS]
    for row in made[:4]:
        _judge(officer, row)
    announce(f"{len(made)} employers, none of which exist, and {len(lists)} lists")


def _employer(officer: Actor, chance: random.Random, number: int) -> Employer:
    """An invented employer with its places, a recruiter and an application."""
    province, city, code = PLACES[number % len(PLACES)]
    english, french, stream, *_ = WORK[number % len(WORK)]
    name = NAMES[number % len(NAMES)]
    legal = f"{french if province == 'QC' else english} {name} (fictional) Inc."
    row = Employer(demonstration=True)
    particulars = Particulars(
        legal_name=legal,
        operating_name=f"{name} {number + 1}",
        structure=Structure.CORPORATION,
        business_type=english,
        franchise=False,
        province=province,
        began_on=date(1998 + number, 4, 1),
        employees=12 + 11 * number,
        revenue_cents=(800_000 + 640_000 * number) * 100,
    )
    add_employer(officer, row, particulars=particulars)
    street = f"{100 + number} Demonstration Road"
    work = Place(SiteKind.WORK, street, city, province, code)
    site = add_site(officer, row, place=work)
    if stream is Stream.AGRICULTURE:
        rear = replace(
            work, kind=SiteKind.HOUSING, address=f"{street}, rear", capacity=14
        )
        add_site(officer, row, place=rear)
    acting = Acting(f"Demonstration Recruiting {number + 1}", True, number % 2 == 0,
                    paid=True, fees_paid_by="employer")  # fmt: skip
    add_third_party(officer, row, acting=acting)
    _application(officer, row, site, number, 4 + chance.randrange(12))
    return row


def _application(
    officer: Actor, row: Employer, site: Site, number: int, asked: int
) -> None:
    """An application; three in four have a positive decision."""
    _english, _french, stream, noc, title, wage = WORK[number % len(WORK)]
    application = add_application(
        officer, row,
        request=Request(
            stream=stream, received_on=date(2025, 1 + number, 12), job_title=title,
            noc=noc, positions=asked, wage_cents=wage, weekly_hours=Decimal(40),
            months=8, site=site, languages=("en",),
            housing=stream is Stream.AGRICULTURE, attested=("no_fees", "agreement"),
        ),
    )  # fmt: skip
    if number % 4 != 3:
        record_decision(
            officer, application, outcome=Outcome.POSITIVE,
            decided_on=date(2025, 2 + number, 20), positions=max(1, asked - 2),
            valid_until=date(2026, 2 + number, 20),
            reasons="Demonstration: genuine offer, wage at the prevailing rate.",
        )  # fmt: skip


def _affiliates(officer: Actor, made: list[Employer]) -> None:
    """A small group: two that share premises, a third that controls one of them."""
    shared = "Demonstration: both leases name the same packing hall."
    owned = "Demonstration: the corporate registry names it as sole shareholder."
    for one, other, ground, evidence in (
        (made[0], made[1], Tie.PREMISES, shared),
        (made[4], made[1], Tie.CONTROL, owned),
        (made[4], made[5], Tie.CONTROL, owned),
    ):
        state_affiliation(
            officer, one, other=other, ground=ground, stands=True,
            evidence=evidence, said_on=date(2025, 3, 1),
        )  # fmt: skip


def _list(
    officer: Actor, chance: random.Random, made: list[Employer], first: str, last: str
) -> Batch:
    """A list of positive assessments, laid out as the government’s are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([
        "Demonstration: employers who were issued a positive Labour Market Impact "
        f"Assessment, invented, in 2025 ({first}-{last})"
    ])  # fmt: skip
    writer.writerow(["Province/Territory", "Program Stream", "Employer", "Address",
                     "Occupation", "Approved Positions"])  # fmt: skip
    for row in made:
        site = row.sites.filter(kind=SiteKind.WORK).first()
        if site is None or chance.random() < 0.2:
            continue
        name = row.legal_name.replace("Inc.", chance.choice(("Inc.", "INC", "inc")))
        place = f"{site.city}, {site.province} {site.postal_code[:3]} "
        writer.writerow([
            row.province, "Low Wage", f"{name} o/a {row.operating_name}",
            place + site.postal_code[3:], "85100-Farm workers", 2 + chance.randrange(9),
        ])  # fmt: skip
    writer.writerow(["Notes:"])
    content = out.getvalue().encode()
    name = f"demonstration-{first.lower()}.csv"
    arrival = taking_in.send(officer, APPROVED, "demonstration", [content], name)
    batch = arrival.batch
    taking_in.map_and_check(officer, batch, batch.reading, batch.mapped)
    batch.refresh_from_db()
    taking_in.accept(officer, batch)
    return batch


def _judge(officer: Actor, row: Employer) -> None:
    """The officer judged the likely names of the first few."""
    for candidate in candidates(row):
        if candidate.likely:
            judge(officer, row, name=candidate.name, verdict=Verdict.SAME)
