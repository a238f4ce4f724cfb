"""Cost, papers and access: typed, shown at the tier, exported as HSDS has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import conditions, listing, places
from halte.capabilities.directory.actions.conditions import Conditions, Price
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.facade import offer_for
from halte.capabilities.directory.models import Provider, Service
from halte.capabilities.directory.queries.hsds_objects import service as as_hsds
from halte.capabilities.directory.states import CostKind, Tier
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.methods.hsds import check_file, read_schemas
from tests.conftest import Person
from tests.directory.conftest import ADDRESS, WINNIPEG, a_service, a_shelter, its_place
from tests.directory.test_hsds import SCHEMAS

pytestmark = pytest.mark.django_db(transaction=True)
Sign = Callable[[Person], Client]

TYPED = {
    "kind_0": "free", "amount_0": "", "note_en_0": "for minors",
    "note_fr_0": "pour les mineurs", "kind_1": "fee", "amount_1": "12.50",
    "note_en_1": "a session", "note_fr_1": "la séance", "documents": ["health_card"],
}  # fmt: skip


def conditions_of(service: Service) -> tuple[list[tuple[str, int | None]], list[str]]:
    service.refresh_from_db()
    return (
        [(each.kind, each.amount_cents) for each in service.costs.all()],
        [each.code for each in service.documents.all()],
    )


def test_the_steward_types_cost_and_papers_and_everyone_reads_them(
    della: Person, signed_in: Sign
) -> None:
    service = a_service(della)
    one = f"/en/directory/steward/listings/{service.reference}/"
    client = signed_in(della)
    assert "No cost and no paper is stated" in client.get(one).content.decode()
    page = client.get(f"{one}conditions/").content.decode()
    assert 'name="kind_0"' in page and 'name="kind_1"' not in page
    typed = TYPED | {"version": service.version}
    assert client.post(f"{one}conditions/", typed).status_code == 302
    assert conditions_of(service) == (
        [("free", None), ("fee", 1250)], ["health_card"],
    )  # fmt: skip
    page = client.get(f"{one}conditions/").content.decode()
    assert 'value="12.50"' in page and 'name="kind_2"' in page
    public = f"directory/services/{service.reference}/"
    shown = Client().get(f"/en/{public}").content.decode()
    assert "There is a fee ($12.50, a session)" in shown and "Health card" in shown
    shown = Client().get(f"/fr/{public}").content.decode()
    assert "Payant (12,50\u00a0$, la séance)" in shown
    without = {"version": service.version, "kind_0": "", "kind_1": "sliding"}
    assert client.post(f"{one}conditions/", without).status_code == 302
    assert conditions_of(service) == ([("sliding", None)], [])


def test_a_provider_states_its_own_and_nobody_else_s(
    della: Person, paule: Person, signed_in: Sign, other_department: Organisation
) -> None:
    ours, theirs = a_service(della, "Ours"), a_service(della, "Theirs")
    Provider.objects.filter(pk=ours.provider_id).update(organisation=other_department)
    client = signed_in(paule)
    one = f"/en/directory/ours/{ours.reference}/conditions/"
    assert one in client.get("/en/directory/ours/").content.decode()
    assert client.post(one, TYPED | {"version": ours.version}).status_code == 302
    assert conditions_of(ours)[1] == ["health_card"]
    foreign = f"/en/directory/ours/{theirs.reference}/conditions/"
    assert client.get(foreign).status_code == 404
    with pytest.raises(Denied, match="directory_not_yours"):
        conditions.state_conditions(
            paule.actor, theirs, conditions=Conditions(), version=theirs.version
        )
    assert signed_in(della).get(one).status_code == 403


@pytest.mark.parametrize(("said", "code"), [
    (Conditions((Price(CostKind.FREE, 500),)), "directory_free_amount"),
    (Conditions((Price(CostKind.FEE),) * 9), "directory_costs_enough"),
    (Conditions(documents=("passport",)), "directory_code_unknown"),
    (Conditions((Price(CostKind.FEE, note_fr=f"au {ADDRESS}"),)),
     "directory_address_in_words"),
])  # fmt: skip
def test_what_cannot_be_kept_says_why_and_changes_nothing(
    said: Conditions, code: str, della: Person
) -> None:
    shelter = a_shelter(della)
    keep = Conditions((Price(CostKind.FREE),), ("permit",))
    conditions.set_conditions(
        della.actor, shelter, conditions=keep, version=shelter.version
    )
    shelter.refresh_from_db()
    with pytest.raises(Invalid, match=code):
        conditions.set_conditions(
            della.actor, shelter, conditions=said, version=shelter.version
        )
    assert conditions_of(shelter) == ([("free", None)], ["permit"])
    with pytest.raises(Invalid, match="changed_meanwhile"):
        conditions.set_conditions(della.actor, shelter, conditions=keep, version=0)


def test_cost_and_papers_are_withheld_with_their_field(della: Person) -> None:
    service = a_service(della)
    said = Conditions((Price(CostKind.FEE, 900),), ("photo_id",))
    conditions.set_conditions(
        della.actor, service, conditions=said, version=service.version
    )
    for field in ("fees", "documents"):
        listing.set_tier(
            della.actor, service, field=field, tier=Tier.OFFICER,
            reason="redacted_at_provider_request",
        )  # fmt: skip
    public = offer_for(ANONYMOUS, str(service.reference))
    assert (public.costs, public.documents) == ((), ())
    seen = offer_for(della.actor, str(service.reference))
    assert len(seen.costs) == 1 and seen.documents == ("photo_id",)


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
def test_the_export_has_them_and_is_valid(della: Person, tmp_path: Path) -> None:
    service = a_service(della)
    said = Conditions((Price(CostKind.FEE, 1250, "a session"),), ("photo_id",))
    conditions.set_conditions(
        della.actor, service, conditions=said, version=service.version
    )
    thing = as_hsds(offer_for(ANONYMOUS, str(service.reference)), timezone.now())
    (price,) = thing["cost_options"]
    assert (price["amount"], price["currency"]) == (12.5, "CAD")
    assert [d["document"] for d in thing["required_documents"]] == [
        "Photo identification"
    ]
    file = tmp_path / "services.json"
    file.write_text(json.dumps([thing]), encoding="utf-8")
    report = check_file(file, read_schemas(SCHEMAS), datetime.now(UTC))
    assert not report.errors, report.to_dict()


def test_the_access_of_a_place_can_be_changed_without_its_address(
    della: Person, signed_in: Sign
) -> None:
    service = a_shelter(della)
    location = its_place(service)
    one = f"/en/directory/steward/listings/{service.reference}/"
    client = signed_in(della)
    address = f"{one}places/{location.reference}/access/"
    assert address in client.get(one).content.decode()
    assert ADDRESS not in client.get(address).content.decode()
    assert client.post(address, {"accessibility": ["wheelchair"]}).status_code == 302
    (spot,) = offer_for(ANONYMOUS, str(service.reference)).spots
    assert spot.accessibility == ("wheelchair",)
    assert client.post(address, {}).status_code == 302
    (spot,) = offer_for(ANONYMOUS, str(service.reference)).spots
    assert spot.accessibility == ()
    place = Place(area=WINNIPEG, address="1 Open Road", accessibility=("x",))
    with pytest.raises(Invalid, match="directory_code_unknown"):
        places.add_place(della.actor, service, place=place)
