"""Inès keeps the register; everything about employers here is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from halte.capabilities.employers.actions.register import Particulars, add_employer
from halte.capabilities.employers.intake import APPROVED
from halte.capabilities.employers.models import Employer, Publication
from halte.core.intake import taking_in
from halte.core.intake.feeds import Feed
from halte.core.intake.models import Batch
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person


@pytest.fixture
def ines(secretariat: Organisation) -> Person:
    """Inès is a programme-integrity officer."""
    return make_person("Inès Intégrité", "integrity_officer", secretariat)


def kept(person: Person, legal_name: str, **more: Any) -> Employer:
    row = Employer()
    particulars = Particulars(legal_name, **more)
    add_employer(person.actor, row, particulars=particulars)
    return row


Take = Callable[..., Publication]


@pytest.fixture
def take_in(ines: Person, settings: Any, tmp_path: Any) -> Take:
    """Take a file in, all the way; returns its publication."""
    settings.HALTE_STATE = tmp_path

    def take(
        content: str, name: str = "list.csv", feed: Feed = APPROVED
    ) -> Publication:
        arrival = taking_in.send(ines.actor, feed, "esdc", [content.encode()], name)
        batch = arrival.batch
        if batch.state == "received":
            taking_in.map_and_check(ines.actor, batch, batch.reading, batch.mapped)
            batch.refresh_from_db()
        taking_in.accept(ines.actor, batch)
        assert Batch.objects.get(pk=batch.pk).state == "accepted"
        return Publication.objects.get(batch_id=batch.pk)

    return take


TITLE = "Employers who were issued a positive assessment in 2031 (January-March),,,,,"
HEAD = (
    "Province/Territory,Program Stream,Employer,Address,Occupation,Approved Positions"
)


def quarter(*rows: str, title: str = TITLE) -> str:
    """A list laid out as the government’s are."""
    return "\n".join([title, HEAD, *rows, "Notes:,,,,,", "1. Invented.,,,,,", ""])


HERON = (
    'Ontario,Low Wage,1234567 Ontario Inc. o/a Blue Heron,"Leamington, ON N8H 3W1",'
    "85100-Farm workers,3"
)
HERON_AGAIN = ",,,,63200-Cooks,2"

PAGE_HEAD = (
    "Business operating name,Business legal name,Address,Reason(s),"
    "Date of final decision,Penalty,Status"
)


def page_of_findings(*rows: str) -> str:
    return "\n".join([PAGE_HEAD, *rows, ""])
