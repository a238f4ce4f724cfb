"""The demonstration, second part: what the invented employers stated.

People, numbers and papers are invented; telephone numbers are of those that are
kept for fiction (555-01XX). Where postal areas lie are facts: rounded positions of
the towns, as any atlas has them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from halte.capabilities.employers.actions.applying import (
    Job,
    Seeking,
    Staff,
    add_advert,
    state_offer,
    state_recruitment,
    state_workplace,
)
from halte.capabilities.employers.actions.offering import Seen, contest, see_service
from halte.capabilities.employers.actions.reference import Closed, add_closure
from halte.capabilities.employers.actions.stated import (
    Acting,
    Person,
    Terms,
    add_contact,
    add_third_party,
    attest,
    state_housing,
)
from halte.capabilities.employers.models import Closure, Employer
from halte.capabilities.employers.postal_areas import POSTAL_AREAS
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    Programme,
    SiteKind,
    Stream,
    Transport,
)
from halte.core.access.actor import Actor
from halte.core.intake import taking_in
from halte.methods.sex_trade_bar import Often, Service

AREAS: Final = """area,name,latitude,longitude
N8H,Leamington,42.05,-82.60
N9Y,Kingsville,42.04,-82.74
J0L,Saint-Rémi,45.26,-73.61
V2S,Abbotsford,49.05,-122.31
T1R,Brooks,50.56,-111.90
B4N,Kentville,45.08,-64.50
E4P,Shediac,46.22,-64.54
"""
CONDITIONS: Final = (1, 2, 5, 8, 9, 17, 24, 25, 26, 27, 28, 29, 30)


def state_more(officer: Actor, made: list[Employer]) -> None:
    """What four of the employers stated, and one closure of a stream."""
    _areas(officer)
    for number, row in enumerate(made[:4]):
        _people(officer, row, number)
        _homes(officer, row)
        _asked(officer, row, number)
        attest(
            officer, row, programme=Programme.TFWP, made_on=date(2025, 1 + number, 10),
            conditions=CONDITIONS, evidence="Demonstration: page 4 of the application",
        )  # fmt: skip
    _offers(officer, made)
    closed = Closed(
        Stream.LOW_WAGE, "CMA-559", date(2025, 1, 1),
        "Demonstration: an invented notice, read on 2 January 2025",
        date(2025, 3, 31), Decimal("9.9"),
    )  # fmt: skip
    add_closure(officer, Closure(demonstration=True), closed=closed)


def _offers(officer: Actor, made: list[Employer]) -> None:
    """A farm of which someone looked, and a fact that is contested."""
    looked = Seen(
        Service.NONE, Often.UNKNOWN, "Demonstration: its own website", date(2025, 6, 2)
    )
    see_service(officer, made[0], seen=looked)
    seen = Seen(
        Service.MASSAGE, Often.WEEKLY, "Demonstration: a sign at the door",
        date(2025, 6, 3), begins_on=date(2025, 1, 6),
    )  # fmt: skip
    fact = see_service(officer, made[1], seen=seen)
    said = "Demonstration: the employer says that a neighbour hung the sign there."
    contest(officer, fact, said=said, on=date(2025, 7, 1))


def _areas(officer: Actor) -> None:
    content = AREAS.encode()
    arrival = taking_in.send(
        officer, POSTAL_AREAS, "demonstration", [content], "demonstration-areas.csv"
    )
    batch = arrival.batch
    taking_in.map_and_check(officer, batch, batch.reading, batch.mapped)
    batch.refresh_from_db()
    taking_in.accept(officer, batch)


def _people(officer: Actor, row: Employer, number: int) -> None:
    add_contact(
        officer, row,
        person=Person(
            ContactRole.PRIMARY, f"Robin Demonstration {number + 1}", date(2025, 1, 5),
            "Owner", f"519-555-010{number}", f"robin{number + 1}@example.org", "en",
        ),
    )  # fmt: skip
    add_contact(
        officer, row,
        person=Person(
            ContactRole.ALTERNATE, f"Camille Démonstration {number + 1}",
            date(2025, 2, 1), "Bookkeeper", email=f"camille{number + 1}@example.org",
            language="fr",
        ),
    )  # fmt: skip
    add_third_party(
        officer, row,
        acting=Acting(
            f"Demonstration Consultant {number + 1}", recruits=False, abroad=False,
            paid=True, fees_cents=180_000, fees_paid_by="employer",
            licence="" if number == 1 else f"R00000{number}",
        ),
    )  # fmt: skip


def _homes(officer: Actor, row: Employer) -> None:
    for site in row.sites.filter(kind=SiteKind.HOUSING):
        terms = Terms(
            date(2025, 2, 3), HousingKind.BUNKHOUSE, site.capacity or 1, 12_000, True,
            date(2024, 11, 20), "Demonstration public health unit",
            "Two smoke alarms missing; put right on 25 November 2024.",
            Decimal("0.4"), Transport.ON_FOOT,
        )  # fmt: skip
        state_housing(officer, site, terms=terms)


def _asked(officer: Actor, row: Employer, number: int) -> None:
    for asked in row.applications.all():
        job = Job(
            "Plant, pick and pack; keep the house clean.", None, "None",
            "One season", Decimal(44), 2_640, "Medical insurance, work clothes",
            "4% of pay", "Rent, as the agreement allows", "", "",
        )  # fmt: skip
        state_offer(officer, asked, job=job)
        staff = Staff(asked.received_on, 22 + number, 9, 7, dispute=False)
        state_workplace(officer, asked, staff=staff)
        add_advert(
            officer, asked, where="Demonstration job bank",
            first_day=date(2024, 11, 1), last_day=date(2024, 12, 1),
        )  # fmt: skip
        seeking = Seeking(
            6, 2, "Three withdrew, one lives too far away.",
            "A course with the college of the county, two places a year.",
        )  # fmt: skip
        state_recruitment(officer, asked, seeking=seeking)
