"""The information on rights: what is owed and proved (conditions 25 and 26).

IRPR 209.2(1)(a.1), 209.3(1)(a.1): on or before the first day, in the official
language chosen; in force since 2022-09-26. The account is checked against a plain
count, person by person.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.capabilities.employers.models import Employer
from halte.capabilities.visits.actions import leaflets as actions
from halte.capabilities.visits.actions.leaflets import Began, Proof, Version
from halte.capabilities.visits.measures import leaflets_proved
from halte.capabilities.visits.models import Arrival, Delivery, Leaflet
from halte.capabilities.visits.owing import Came, Given, owed
from halte.capabilities.visits.queries.leaflets import PlaceAccount, account
from halte.capabilities.visits.sections import is_needed
from halte.capabilities.visits.states import Handing
from halte.core.measures.periods import year
from tests.conftest import Person
from tests.visits.conftest import Put, site
from tests.visits.test_entering import refused

database = pytest.mark.django_db(transaction=True)
FIRST = date(2026, 1, 5)


def test_a_copy_in_time_a_copy_late_and_no_copy() -> None:
    came = [Came(FIRST, 5, "en"), Came(FIRST, 2, "fr")]
    copies = [Given(FIRST, 2, "en"), Given(FIRST + timedelta(3), 1, "en")]
    account_en = owed(came, copies, "en")
    assert (account_en.owed, account_en.in_time, account_en.late) == (5, 2, 1)
    assert account_en.unproved == 2
    assert owed(came, copies, "fr").unproved == 2


def test_before_the_condition_nothing_is_owed() -> None:
    assert owed([Came(date(2022, 9, 25), 9, "en")], [], "en").owed == 0
    assert owed([Came(date(2022, 9, 26), 9, "en")], [], "en").owed == 9


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))
PEOPLE = st.tuples(DAYS, st.integers(1, 4))


@settings(max_examples=80, deadline=None)
@given(st.lists(PEOPLE, max_size=5), st.lists(PEOPLE, max_size=5))
def test_one_copy_never_counts_for_two(came: Any, copies: Any) -> None:
    found = owed(
        [Came(day, n, "en") for day, n in came],
        [Given(day, n, "en") for day, n in copies],
        "en",
    )
    people = sorted(day for day, n in came for _ in range(n))
    papers = sorted((day for day, n in copies for _ in range(n)), reverse=True)
    in_time = 0  # the most that can be in time: latest copies to latest people
    for first_day in reversed(people):
        fitting = [paper for paper in papers if paper <= first_day]
        if fitting:
            papers.remove(fitting[0])
            in_time += 1
    assert found.owed == len(people)
    assert found.in_time <= in_time
    assert found.in_time + found.late <= sum(n for _, n in copies)
    assert found.unproved >= 0
    assert found.late == min(
        len(people) - found.in_time,
        sum(n for _, n in copies) - found.in_time,
    )


@pytest.fixture
def english(ines: Person, put: Put) -> Leaflet:
    """A version in English."""
    version = Version("en", "Your rights", date(2023, 5, 1), put(b"your rights"))
    return actions.keep_leaflet(ines.actor, Leaflet(), version=version)


def proof(employer: Employer, leaflet: Leaflet, item: Any, **more: Any) -> Proof:
    chosen: dict[str, Any] = {
        "employer_pk": employer.pk, "site_pk": site(employer, 0).pk,
        "leaflet": leaflet, "kind": Handing.GIVEN, "on": FIRST, "workers": 3,
        "item": item,
    }  # fmt: skip
    return Proof(**(chosen | more))


def places(person: Person, employer: Employer) -> tuple[PlaceAccount, Any]:
    """The work site, and the other places."""
    found = account(person.actor, employer_id=employer.pk).places
    here = [p for p in found if p.site.pk == site(employer, 0).pk]
    return here[0], [p for p in found if p not in here]


@database
def test_the_account_of_an_employer_place_by_place(
    ines: Person, greens: Employer, english: Leaflet, put: Put
) -> None:
    where = {"employer_pk": greens.pk, "site_pk": site(greens, 0).pk}
    for workers, language in ((4, "en"), (1, "fr")):
        began = Began(**where, first_day=FIRST, workers=workers, language=language)
        actions.record_arrival(ines.actor, Arrival(), began=began)
    signed = put(b"a signed list")
    kept = actions.keep_proof(
        ines.actor, Delivery(), proof=proof(greens, english, signed)
    )
    seen = proof(greens, english, signed, kind=Handing.AT_HAND, workers=0)
    actions.keep_proof(ines.actor, Delivery(), proof=seen)
    place, others = places(ines, greens)
    assert [(o.owed, o.in_time, o.unproved) for _, o in place.owed] == [
        (4, 3, 1), (1, 0, 1),
    ]  # fmt: skip
    assert [day for _, day in place.at_hand] == [FIRST, None]
    assert all(other.unproved == 0 for other in others)
    assert is_needed(signed.pk)
    assert [int(row.value) for row in leaflets_proved(year(2026), "")] == [3]
    actions.take_back_proof(ines.actor, kept)
    place, _ = places(ines, greens)
    assert place.unproved == 5
    assert [int(row.value) for row in leaflets_proved(year(2026), "")] == [0]
    again = refused(actions.take_back_proof, ines.actor, kept)
    assert again == "leaflet_taken_back"


@database
def test_what_cannot_be_is_refused_at_its_field(
    ines: Person, greens: Employer, english: Leaflet, put: Put
) -> None:
    where = {"employer_pk": greens.pk, "site_pk": site(greens, 0).pk}
    for more, code in (
        ({"first_day": date(2022, 9, 25)}, "leaflet_since"),
        ({"first_day": localdate() + timedelta(1)}, "day_to_come"),
        ({"language": "es"}, "leaflet_official"),
        ({"workers": 0}, "leaflet_workers"),
        ({"workers": 10**9}, "leaflet_workers"),
    ):
        said: dict[str, Any] = {"first_day": FIRST, "workers": 1, "language": "en"}
        began = Began(**where, **(said | more))
        record = actions.record_arrival
        assert refused(record, ines.actor, Arrival(), began=began) == code
    early = proof(greens, english, put(b"x"), on=date(2023, 4, 30))
    keep = actions.keep_proof
    assert refused(keep, ines.actor, Delivery(), proof=early) == "leaflet_before"
    walled = proof(greens, english, put(b"y", side="walled"))
    assert refused(keep, ines.actor, Delivery(), proof=walled) == "visit_item_walled"
    again = Version("en", "Again", date(2024, 1, 1), put(b"your rights"))
    said_code = refused(actions.keep_leaflet, ines.actor, Leaflet(), version=again)
    assert said_code == "leaflet_known"


@database
def test_an_older_version_is_pointed_out(
    ines: Person, greens: Employer, english: Leaflet, put: Put
) -> None:
    newer = Version("en", "Your rights", date(2025, 6, 1), put(b"newer"))
    actions.keep_leaflet(ines.actor, Leaflet(), version=newer)
    one = proof(greens, english, put(b"signed"))
    actions.keep_proof(ines.actor, Delivery(), proof=one)
    place, _ = places(ines, greens)
    assert [each.old for each in place.proofs] == [True]


@database
def test_a_worker_with_copies_in_both_languages_is_counted_once(
    ines: Person, greens: Employer, english: Leaflet, put: Put
) -> None:
    """IRPR 209.3(1)(a.1): one copy for each worker, in the language that they chose."""
    french = actions.keep_leaflet(
        ines.actor, Leaflet(),
        version=actions.Version(
            "fr", "Vos droits", english.dated_on, put(b"un feuillet")
        ),
    )  # fmt: skip
    where = {"employer_pk": greens.pk, "site_pk": site(greens, 0).pk}
    for workers, language in ((2, "en"), (1, "fr")):
        began = Began(**where, first_day=FIRST, workers=workers, language=language)
        actions.record_arrival(ines.actor, Arrival(), began=began)
    signed = put(b"a signed list")
    # Three were given the English copy, the same three the French one, and again.
    for leaflet in (english, french, english):
        given = proof(greens, leaflet, signed, workers=3)
        actions.keep_proof(ines.actor, Delivery(), proof=given)
    assert [int(row.value) for row in leaflets_proved(year(2026), "")] == [3]
    assert [int(row.value) for row in leaflets_proved(year(2025), "")] == [0]
