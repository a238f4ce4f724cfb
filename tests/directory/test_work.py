"""The work of keeping it true: rounds of calls, requests judged by two, measures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory import measures
from halte.capabilities.directory.actions import applications, checks
from halte.capabilities.directory.actions.checks import Found
from halte.capabilities.directory.facade import offers_for
from halte.capabilities.directory.models import (
    Application,
    Check,
    Provider,
    Service,
    Signal,
)
from halte.capabilities.directory.queries.quality import quality
from halte.capabilities.directory.queries.rounds import edition_row
from halte.capabilities.directory.reach import coverage, reach
from halte.capabilities.directory.states import (
    ApplicationState,
    Finding,
    ListingState,
    SignalKind,
)
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Denied, Invalid
from halte.core.measures.periods import Calendar, Period
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service, a_shelter

pytestmark = pytest.mark.django_db(transaction=True)
Sign = Callable[[Person], Client]


def called(person: Person, service: Service, finding: Finding, **more: object) -> None:
    found = Found(str(service.reference), finding, **more)  # type: ignore[arg-type]
    checks.check_many(person.actor, edition_row(), found=(found,))
    service.refresh_from_db()


def test_after_three_calls_without_an_answer_the_public_no_longer_sees_it(
    della: Person, oscar: Person
) -> None:
    service = a_service(della)
    for _ in range(3):
        assert offers_for(ANONYMOUS)
        called(della, service, Finding.NO_ANSWER)
    assert service.state == ListingState.UNREACHABLE
    assert offers_for(ANONYMOUS) == ()
    assert [offer.state for offer in offers_for(oscar.actor)] == ["unreachable"]
    called(della, service, Finding.CONFIRMED)
    assert service.state == ListingState.LISTED and service.failed_attempts == 0


def test_beds_are_checked_every_90_days_and_the_rest_every_year(della: Person) -> None:
    today = timezone.localdate()
    beds = a_service(della)
    office = a_service(della, "Plover Clinic", terms={"need": ("legal_family",)})
    called(della, beds, Finding.CONFIRMED)
    called(della, office, Finding.CONFIRMED)
    assert beds.next_check_on == today + timedelta(days=90)
    assert office.next_check_on == today + timedelta(days=365)


def test_a_check_that_reaches_someone_closes_what_was_signalled(della: Person) -> None:
    service = a_service(della)
    checks.signal(ANONYMOUS, service, kind=SignalKind.REFUSED, reason="full")
    called(della, service, Finding.NO_ANSWER)
    assert Signal.objects.filter(closed_at=None).exists()
    called(della, service, Finding.CHANGED, changed=("hours",))
    assert not Signal.objects.filter(closed_at=None).exists()
    with pytest.raises(Invalid, match="directory_changed_what"):
        called(della, service, Finding.CHANGED)


def test_a_flood_of_signals_is_stopped(della: Person) -> None:
    service = a_service(della)
    for _ in range(20):
        checks.signal(ANONYMOUS, service, kind=SignalKind.DEAD_NUMBER)
    with pytest.raises(Denied, match="directory_signals_enough"):
        checks.signal(ANONYMOUS, service, kind=SignalKind.DEAD_NUMBER)


def test_ten_listings_are_checked_in_one_round(della: Person, signed_in: Sign) -> None:
    services = [a_service(della, f"Heron {n}") for n in range(10)]
    client, base = signed_in(della), "/en/directory/steward/checks/"
    chosen = [str(service.reference) for service in services]
    assert client.get(base).content.decode().count('name="chosen"') == 10
    sheet = client.post(f"{base}round/", {"chosen": chosen}).content.decode()
    assert sheet.count(">204-555-0111<") == 10
    assert sheet.count('href="tel:+12045550111"') == 10
    answers = {f"{one[:8]}-finding": "confirmed" for one in chosen[:9]}
    last = {f"{chosen[9][:8]}-finding": "changed"}
    sent = {"chosen": chosen, "found": "1", **answers}
    again = client.post(f"{base}round/", sent | last)
    assert (
        again.status_code == 400 and "Tick what has changed" in again.content.decode()
    )
    assert not Check.objects.exists()
    last |= {f"{chosen[9][:8]}-changed": "hours"}
    assert client.post(f"{base}round/", sent | last).status_code == 302
    assert Check.objects.count() == 10


ASKED = {
    "name_en": "Lighthouse (fictional)", "name_fr": "Le Phare (fictif)",
    "description_en": "Street workers.", "needs": ["outreach"], "languages": ["en"],
    "extent": "CA-NS", "contact_name": "Wilma", "contact_phone": "902 555 0142",
    "read": "on",
}  # fmt: skip


def test_two_people_judge_a_request_and_a_third_an_appeal(
    della: Person, dario: Person, dora: Person, signed_in: Sign
) -> None:
    public = Client()
    page = public.post("/en/directory/apply/", ASKED).content.decode()
    (code,) = re.findall(r"<code>([A-Z0-9-]{19})</code>", page)
    row = Application.objects.get()
    one = f"/en/directory/steward/requests/{row.reference}/"
    refuse = {"admits": "no", "reasons": "Recruits people."}
    assert signed_in(della).post(one, refuse).status_code == 302
    assert signed_in(della).post(one, refuse).status_code == 403
    assert signed_in(dario).post(one, refuse).status_code == 302
    told = public.post(
        "/fr/directory/requests/", {"code": code.lower()}
    ).content.decode()
    assert "Recruits people." in told and "Refuser" in told
    appeal = {"code": code, "words": "We do not."}
    assert public.post("/en/directory/requests/appeal/", appeal).status_code == 200
    assert signed_in(della).post(one, refuse).status_code == 403
    admit = {"admits": "yes", "reasons": "They showed that they do not."}
    assert signed_in(dora).post(one, admit).status_code == 302
    row.refresh_from_db()
    assert row.state == ApplicationState.ADMITTED
    draft = Service.objects.get(provider=row.provider)
    assert draft.state == ListingState.DRAFT and offers_for(ANONYMOUS) == ()
    with pytest.raises(Denied, match="directory_no_appeal"):
        applications.appeal(ANONYMOUS, row, words="again")


def test_a_wrong_code_tells_nothing() -> None:
    page = Client().post("/en/directory/requests/", {"code": "AAAA-BBBB-CCCC-DDDD"})
    assert page.status_code == 400
    assert "No request has this code" in page.content.decode()


def test_a_provider_answers_for_its_own_listing_only(
    della: Person, paule: Person, signed_in: Sign, other_department: Organisation
) -> None:
    ours, theirs = a_service(della, "Ours"), a_service(della, "Theirs")
    Provider.objects.filter(pk=ours.provider_id).update(organisation=other_department)
    client = signed_in(paule)
    page = client.get("/en/directory/ours/").content.decode()
    assert "Ours" in page and "Theirs" not in page
    room = {"population": "women", "available": 2, "maximum": 8}
    one = f"/en/directory/ours/{ours.reference}"
    assert client.post(f"{one}/room/", room).status_code == 302
    assert client.post(f"{one}/check/", {"finding": "confirmed"}).status_code == 302
    assert client.post(f"{one}/room/", room | {"available": 9}).status_code == 400
    foreign = client.post(f"/en/directory/ours/{theirs.reference}/room/", room)
    assert foreign.status_code == 404
    shown = client.get(f"/en/directory/services/{ours.reference}/").content.decode()
    assert "Room now" in shown
    public = Client().get(f"/en/directory/services/{ours.reference}/").content.decode()
    assert "Room now" not in public


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_steward_makes_a_listing_from_nothing(
    della: Person, signed_in: Sign, language: str
) -> None:
    client, base = signed_in(della), f"/{language}/directory/steward"
    names = {"name_en": "Plover House", "name_fr": "Maison du Pluvier"}
    added = client.post(f"{base}/providers/new/", names)
    details = {
        "facet_need": ["emergency_shelter"], "extents": [WINNIPEG], "version": 1,
        "languages": ["en", "fr"], "facet_fact": ["with_children"],
    }  # fmt: skip
    made = client.post(added.headers["Location"], details)
    listing = made.headers["Location"]
    for step, typed in (
        ("words/fr/", {"name": "Maison du Pluvier", "description": "Des lits.",
                       "is_public": "on"}),
        ("numbers/", {"number": "204 555-0123", "kind": "main", "tier": "public"}),
        ("places/", {"kind": "physical", "protected": "on", "area": WINNIPEG,
                     "reason": "shelter_location", "address": "1 Secret Street"}),
        ("hours/", {"kind": "intake", "prose": "24/7", "zone": "America/Winnipeg"}),
        ("tiers/", {"field": "capacity", "tier": "officer",
                    "reason": "redacted_at_provider_request"}),
        ("show/", {}),
    ):  # fmt: skip
        answer = client.post(f"{listing}{step}", typed)
        assert answer.status_code == 302, (step, answer.content.decode()[-2000:])
    assert client.get(listing).status_code == 200
    (offer,) = offers_for(ANONYMOUS)
    assert offer.name.fr == "Maison du Pluvier"
    assert offer.takes_in_at(timezone.now()) is True
    found = client.post(f"{base}/listings/", {"words": "pluvier"}).content.decode()
    assert listing in found
    wrong = client.post(
        f"{listing}hours/", {"kind": "open", "zone": "America/Winnipeg"}
    )
    assert wrong.status_code == 400


def day(on: date) -> Period:
    return Period(on, on, on.isoformat(), Calendar.DAY)


def test_measures_count_what_is_real_and_only_today(della: Person) -> None:
    today = timezone.localdate()
    shelter = a_shelter(della)
    invented = a_service(della, "Invented")
    Provider.objects.filter(pk=invented.provider_id).update(demonstration=True)
    called(della, shelter, Finding.CONFIRMED)
    called(della, shelter, Finding.DEAD_NUMBER)
    first = today - timedelta(days=9)
    year = Period(end=today, start=first, label="x", calendar=Calendar.SPAN)
    assert [r.value for r in measures.services_listed(day(today), "")] == [1]
    assert list(measures.services_listed(day(today - timedelta(days=1)), "")) == []
    by_province = measures.services_listed(day(today), "province")
    assert [(r.key, r.value) for r in by_province] == [("CA-MB", 1)]
    assert [r.value for r in measures.dead_numbers(year, "")] == [Decimal("50.0")]
    assert [r.value for r in measures.checked_in_time(day(today), "")] == [100]
    assert [r.value for r in measures.in_both_languages(day(today), "")] == [100]
    (far,) = measures.areas_without_help(day(today), "")
    assert 240 < far.value < 272
    assert quality(della.actor).dead_per_100 == 50.0


def test_where_help_is_far_is_measured_from_centre_to_centre() -> None:
    """Winnipeg to Brandon is about 214 km by the map; Toronto has help next door."""
    here = {each.area.code: each for each in reach([WINNIPEG])}
    assert here[WINNIPEG].km == 0
    assert here["4607"].km == pytest.approx(205, abs=15) and here["4607"].is_far
    assert all(each.km is None for each in reach([]))
    (covered,) = coverage({"food": [WINNIPEG]}, ["food"])
    assert covered.areas_far + 5 < 272 and covered.people_far > 30_000_000
