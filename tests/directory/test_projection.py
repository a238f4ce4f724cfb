"""What each tier may know, and that the public’s query cannot name what it may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halte.capabilities.directory.actions import checks, listing, places
from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.facade import (
    Ask,
    Offer,
    find,
    offer_for,
    offers_for,
    refused_referral,
    tier_of,
)
from halte.capabilities.directory.models import Change, OpenAddress, Service
from halte.capabilities.directory.queries import index, protected, rounds
from halte.capabilities.directory.queries.projection import project
from halte.capabilities.directory.states import Freshness, SignalKind, Tier, Withheld
from halte.core.access.actor import ANONYMOUS
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.directory.conftest import (
    ADDRESS,
    LATITUDE,
    MEETING_POINT,
    POSTAL_CODE,
    WINNIPEG,
    a_service,
    a_shelter,
    its_place,
)

pytestmark = pytest.mark.django_db(transaction=True)


def everything(offers: Iterable[Offer]) -> str:
    """All that offers hold, also what their repr leaves out."""
    return str([asdict(offer) for offer in offers])


def numbers(person_or_tier: Tier, service: Service) -> set[str]:
    lines = protected.lines_for(person_or_tier)
    offer = next(o for o in project(person_or_tier, lines=lines) if o.pk == service.pk)
    return {line.shown for line in offer.lines}


def test_each_tier_sees_its_own_lines(della: Person) -> None:
    shelter = a_shelter(della)
    assert numbers(Tier.PUBLIC, shelter) == {"204-555-0111"}
    assert numbers(Tier.PROVIDER, shelter) == {"204-555-0111", "204-555-0177"}
    assert numbers(Tier.OFFICER, shelter) == {
        "204-555-0111", "204-555-0177", "204-555-0188",
    }  # fmt: skip


def test_no_offer_of_any_tier_holds_the_address(della: Person) -> None:
    a_shelter(della)
    for tier in Tier:
        said = everything(project(tier, lines=protected.lines_for(tier)))
        for secret in (ADDRESS, POSTAL_CODE, str(LATITUDE), MEETING_POINT):
            assert secret not in said


def test_the_public_query_names_no_protected_table(della: Person) -> None:
    a_shelter(della)
    with CaptureQueriesContext(connection) as captured:
        offers_for(ANONYMOUS)
    statements = " ".join(query["sql"] for query in captured.captured_queries)
    assert "directory_service" in statements
    assert "protected" not in statements


def test_a_protected_place_is_only_its_area(della: Person) -> None:
    shelter = a_shelter(della)
    (spot,) = offer_for(ANONYMOUS, str(shelter.reference)).spots
    assert spot.area == WINNIPEG and not spot.exact
    assert spot.withheld == Withheld.SHELTER_LOCATION
    assert spot.latitude != LATITUDE


def test_an_address_that_lies_open_by_mistake_is_still_not_projected(
    della: Person,
) -> None:
    shelter = a_shelter(della)
    OpenAddress.objects.create(location=its_place(shelter), address=ADDRESS, city="x")
    assert ADDRESS not in everything(project(Tier.PUBLIC))


def test_the_steward_opens_an_address_and_it_is_recorded(
    della: Person, oscar: Person
) -> None:
    place = its_place(a_shelter(della)).reference
    assert protected.address_for_steward(della.actor, location=place).address == ADDRESS
    entry = Entry.objects.filter(kind="read").latest("pk")
    assert entry.records.startswith("directory.ProtectedAddress:")
    with pytest.raises(Denied):
        protected.address_for_steward(oscar.actor, location=place)


def test_an_officer_gets_the_meeting_point_and_no_address(
    della: Person, oscar: Person, paule: Person
) -> None:
    place = its_place(a_shelter(della)).reference
    shown = protected.place_for_officer(oscar.actor, location=place)
    assert (shown.meeting_point, shown.address) == (MEETING_POINT, "")
    with pytest.raises(Denied):
        protected.place_for_officer(paule.actor, location=place)


def test_without_the_second_factor_an_officer_is_the_public(oscar: Person) -> None:
    assert tier_of(oscar.actor) == Tier.OFFICER
    assert tier_of(replace(oscar.actor, second_factor=False)) == Tier.PUBLIC


def test_a_withheld_name_takes_everything_along_that_tells_it(della: Person) -> None:
    service = a_shelter(della, "Zebrawood House")
    listing.set_tier(
        della.actor, service, field="name", tier=Tier.OFFICER, reason="staff_safety"
    )
    public = offer_for(ANONYMOUS, str(service.reference))
    assert "Zebrawood" not in everything([public])
    assert public.name.en == "Emergency shelter"
    (officer,) = project(Tier.OFFICER)
    assert officer.name.en == "Zebrawood House"


def test_words_of_one_language_that_are_not_public_stay_in(della: Person) -> None:
    service = a_service(della)
    said = Said("Maison du Héron", "Texte à relire", is_public=False)
    listing.say(della.actor, service, language="fr", said=said)
    assert offer_for(ANONYMOUS, str(service.reference)).name.fr == ""
    (steward,) = project(Tier.STEWARD)
    assert steward.name.fr == "Maison du Héron"


def test_words_that_give_the_address_away_are_refused(della: Person) -> None:
    shelter = a_shelter(della)
    for text in (
        f"Come to {ADDRESS.upper()}",
        "postal code r3c-9z9",
        "7341,quillwort lane",
    ):
        with pytest.raises(Invalid, match="directory_address_in_words"):
            listing.say(
                della.actor, shelter, language="en", said=Said("Heron House", text)
            )


def test_protecting_a_place_takes_its_address_out_of_the_open_and_out_of_history(
    della: Person,
) -> None:
    service = a_service(della)
    place = places.Place(area=WINNIPEG, address=ADDRESS, city="Winnipeg")
    location = places.add_place(della.actor, service, place=place)
    said = Said("Heron House", f"We are at {ADDRESS}.")
    listing.say(della.actor, service, language="en", said=said)
    with pytest.raises(Invalid, match="directory_address_in_words"):
        places.protect_place(della.actor, location, reason=Withheld.SHELTER_LOCATION)
    listing.say(della.actor, service, language="en", said=Said("Heron House", "Beds."))
    assert ADDRESS in everything(project(Tier.PUBLIC))
    places.protect_place(della.actor, location, reason=Withheld.SHELTER_LOCATION)
    assert ADDRESS not in everything(project(Tier.PUBLIC))
    assert not OpenAddress.objects.exists()
    history = [row.previous_value for row in Change.objects.all()]
    assert not [text for text in history if "Quillwort" in text]
    assert (
        Change.objects.filter(is_protected=True, protected__isnull=False).count() == 2
    )


def test_a_change_is_seen_at_once(della: Person) -> None:
    service = a_service(della)
    before = index.edition()
    assert offer_for(ANONYMOUS, str(service.reference)).name.en == "Heron House"
    listing.say(della.actor, service, language="en", said=Said("Plover House"))
    assert index.edition() > before
    assert offer_for(ANONYMOUS, str(service.reference)).name.en == "Plover House"


def test_a_signal_asks_for_a_call_and_pushes_no_listing_down(della: Person) -> None:
    service = a_service(della)
    called = checks.Found(str(service.reference), checks.Finding.CONFIRMED)
    checks.check_many(della.actor, rounds.edition_row(), found=(called,))
    service.refresh_from_db()
    today = timezone.localdate()
    assert service.next_check_on == today + timedelta(days=90)
    checks.signal(ANONYMOUS, service, kind=SignalKind.DEAD_NUMBER)
    service.refresh_from_db()
    due = today + timedelta(days=90)
    assert (service.next_check_on, service.call_by) == (due, today + timedelta(days=2))
    with transaction.atomic():
        assert refused_referral(della.actor, str(service.reference), reason="full")
    service.refresh_from_db()
    assert service.call_by == today + timedelta(days=2)
    assert list(rounds.checks_due(della.actor)) == [service]
    Service.objects.update(call_by=today - timedelta(days=30))
    index.forget()
    offer = offer_for(ANONYMOUS, str(service.reference))
    assert offer.freshness(today) == Freshness.FRESH and offer.next_check_on == due
    checks.check_many(della.actor, rounds.edition_row(), found=(called,))
    service.refresh_from_db()
    assert service.call_by is None


def test_a_signal_that_was_looked_at_asks_for_no_call(della: Person) -> None:
    service = a_service(della)
    first, other = (
        checks.signal(ANONYMOUS, service, kind=SignalKind.DEAD_NUMBER) for _ in "ab"
    )
    checks.close_signal(della.actor, first)
    service.refresh_from_db()
    assert service.call_by is not None
    checks.close_signal(della.actor, other)
    service.refresh_from_db()
    assert service.call_by is None


def test_nothing_fits_leads_to_what_is_near_and_says_what_gave_way(
    della: Person,
) -> None:
    a_shelter(della)
    ask = Ask(needs=("emergency_shelter",), place=WINNIPEG, facts=("with_children",))
    found = find(ANONYMOUS, ask)
    assert [each.offer.name.en for each in found.found] == ["Heron House"]
    assert not found.gave_way
    far = find(ANONYMOUS, replace(ask, place="5915"))
    assert [each.offer.name.en for each in far.found] == ["Heron House"]
    assert [text.en for text in far.gave_way] == ["The place"]
