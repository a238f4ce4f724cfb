"""Services of another directory, from a table to drafts and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from halte.capabilities.directory.intake import HSDS, blocked, undo
from halte.capabilities.directory.models import Service
from halte.capabilities.directory.queries import hsds
from halte.capabilities.directory.queries.hsds import Ask
from halte.capabilities.directory.states import ListingState
from halte.core.access.actor import Actor
from halte.core.intake import taking_in
from halte.core.intake.models import Batch, Reject
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = (
    "id,organization_id,name,name_fr,description,minimum_age,maximum_age,status,email"
)
ONE = "ac148810-d857-441c-9679-408f346de14b"
OWNER = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
GOOD = f"{ONE},{OWNER},Heron House,Maison du Héron,Beds.,16,,active,in@heron.example"

Take = Callable[..., Batch]


@pytest.fixture
def take(della: Person, settings: Any, tmp_path: Any) -> Take:
    """Take a table in, as far as its rows are right."""
    settings.HALTE_STATE = tmp_path

    def taken(*rows: str) -> Batch:
        content = "\n".join((HEAD, *rows, "")).encode()
        arrival = taking_in.send(della.actor, HSDS, "211", [content], "services.csv")
        batch = arrival.batch
        if batch.state == "received":
            taking_in.map_and_check(della.actor, batch, batch.reading, batch.mapped)
            batch.refresh_from_db()
        taking_in.accept(della.actor, batch)
        batch.refresh_from_db()
        return batch

    return taken


def test_a_row_is_a_draft_that_nobody_sees_and_keeps_its_identifier(take: Take) -> None:
    take(GOOD)
    service = Service.objects.get(reference=ONE)
    assert (service.state, service.minimum_age) == (ListingState.DRAFT, 16)
    assert {t.language: t.name for t in service.texts.all()} == {
        "en": "Heron House", "fr": "Maison du Héron",
    }  # fmt: skip
    assert hsds.services(Actor(), Ask()).total == 0


def test_the_same_service_again_changes_nothing(take: Take) -> None:
    take(GOOD)
    take(GOOD.replace("Beds.", "Other beds."))
    assert Service.objects.count() == 1
    assert Service.objects.get().texts.get(language="en").description == "Beds."


@pytest.mark.parametrize(("row", "column", "code"), [
    (GOOD.replace(ONE, "7"), "id", "directory_hsds_id"),
    (GOOD.replace(OWNER, "the owner"), "organization_id", "directory_hsds_id"),
    (GOOD.replace("in@heron.example", "at heron"), "email", "directory_hsds_email"),
    (GOOD.replace(",16,,", ",16,12,"), "maximum_age", "directory_ages_order"),
    (GOOD.replace("active", "defunct"), "status", "directory_hsds_ended"),
    (GOOD.replace("active", "open"), "status", ""),
])  # fmt: skip
def test_a_row_that_cannot_be_taken_says_where_and_why(
    row: str, column: str, code: str, take: Take
) -> None:
    take(row, GOOD.replace(ONE, ONE[:-1] + "c"))
    (reject,) = Reject.objects.all()
    assert column in str(reject.faults) and code in str(reject.faults)
    assert Service.objects.count() == 1


def test_a_file_can_be_taken_back_until_someone_works_on_it(
    take: Take, della: Person
) -> None:
    batch = take(GOOD)
    assert blocked(batch.pk) == ""
    Service.objects.update(version=2)
    assert blocked(batch.pk) == "directory_hsds_worked_on"
    Service.objects.update(version=1)
    undo(della.actor, batch.pk, "the wrong file")
    assert Service.objects.count() == 0
