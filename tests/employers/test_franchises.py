"""Franchises print one plain name at every door, and are as many employers.

Measured on the published lists: 86 employers of Alberta share “Subway”; joining by
the name more than doubles apparent non-compliance (1.16 % against 0.51 %).
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from halte.capabilities.employers.actions.judging import add_from_name, judge
from halte.capabilities.employers.actions.register import Place, add_site
from halte.capabilities.employers.comparing import candidates
from halte.capabilities.employers.intake import FOUND
from halte.capabilities.employers.matching import Ground
from halte.capabilities.employers.models import Employer, Judgement, ListedName
from halte.capabilities.employers.queries.bars import published_bars
from halte.capabilities.employers.queries.judged import listed, same_names
from halte.capabilities.employers.queries.register import employer
from halte.capabilities.employers.scopes import Scope
from halte.capabilities.employers.states import SiteKind, Verdict
from halte.core.errors import Invalid
from tests.conftest import Person, SignIn
from tests.employers.conftest import Take, kept, page_of_findings, quarter

db = pytest.mark.django_db(transaction=True)
CALGARY, EDMONTON = Scope(area="T2P"), Scope(area="T5J")
BANNED_IN = '"1 Far St, Edmonton, AB T5J 2N9"'


def shop(code: str, city: str, positions: int) -> str:
    return (
        f'Alberta,Low Wage,Sub Shop,"{city}, AB {code}",65201-Counter staff,{positions}'
    )


@pytest.fixture
def franchise(take_in: Take) -> ListedName:
    """Two doors of one name; the one in Edmonton was banned."""
    take_in(quarter(shop("T2P 1A1", "Calgary", 3), shop("T5J 2N9", "Edmonton", 7)))
    row = (
        f"Sub Shop,Sub Shop,{BANNED_IN},6,2026-01-05,"
        '"$5,000 and a two-year ban",Ineligible until 01/05/2028'
    )
    take_in(page_of_findings(row), "found.csv", FOUND)
    return ListedName.objects.get()


def at_calgary(ines: Person) -> Employer:
    row = kept(ines, "Sub Shop", province="AB")
    place = Place(SiteKind.WORK, "1 Rd", "Calgary", "AB", "T2P 1A1")
    add_site(ines.actor, row, place=place)
    return row


@db
def test_a_name_at_several_doors_is_never_likely(
    franchise: ListedName, ines: Person
) -> None:
    (candidate,) = candidates(at_calgary(ines))
    assert Ground.SHARED in candidate.grounds and not candidate.likely


@db
def test_a_name_at_one_door_is_likely_still(take_in: Take, ines: Person) -> None:
    take_in(quarter(shop("T2P 1A1", "Calgary", 3)))
    (candidate,) = candidates(at_calgary(ines))
    assert Ground.KEY in candidate.grounds and candidate.likely


@db
def test_neither_positions_nor_findings_nor_bars_come_from_another_door(
    franchise: ListedName, ines: Person
) -> None:
    calgary, edmonton = at_calgary(ines), kept(ines, "Other Shop Inc.", province="AB")
    judge(ines.actor, calgary, name=franchise, verdict=Verdict.SAME, scope=CALGARY)
    page = employer(ines.actor, employer_id=calgary.pk)
    assert [total.approved for total in page.totals] == [3]
    assert page.findings == () and published_bars(ines.actor, [calgary.pk]) == ()
    judge(ines.actor, edmonton, name=franchise, verdict=Verdict.SAME, scope=EDMONTON)
    both = published_bars(ines.actor, [calgary.pk, edmonton.pk])
    assert [bar.employer_pk for bar in both] == [edmonton.pk]
    found = listed(ines.actor, words="sub shop")
    assert found[0].employer_ids == (calgary.pk, edmonton.pk)


@db
def test_all_doors_at_once_need_a_reason(franchise: ListedName, ines: Person) -> None:
    row = at_calgary(ines)
    with pytest.raises(Invalid, match="name_at_places"):
        judge(ines.actor, row, name=franchise, verdict=Verdict.SAME)
    with pytest.raises(Invalid, match="name_at_places"):
        add_from_name(ines.actor, franchise)
    judge(ines.actor, row, name=franchise, verdict=Verdict.SAME, reason="both, seen")
    assert len(published_bars(ines.actor, [row.pk])) == 1


@db
def test_a_judgement_of_a_door_is_taken_back_and_narrowed(
    franchise: ListedName, ines: Person
) -> None:
    row = at_calgary(ines)
    say = {"name": franchise, "reason": "seen"}
    judge(ines.actor, row, verdict=Verdict.SAME, **say)
    judge(ines.actor, row, verdict=Verdict.DIFFERENT, scope=EDMONTON, **say)
    assert published_bars(ines.actor, [row.pk]) == ()
    page = employer(ines.actor, employer_id=row.pk)
    assert [total.approved for total in page.totals] == [3]
    judge(ines.actor, row, verdict=Verdict.UNSURE, **say)
    assert same_names(row) == [] and Judgement.objects.count() == 3


@db
def test_one_door_is_one_employer_at_a_time(
    franchise: ListedName, ines: Person
) -> None:
    judge(
        ines.actor, at_calgary(ines), name=franchise, verdict=Verdict.SAME,
        scope=CALGARY,
    )  # fmt: skip
    other = kept(ines, "Another Inc.")
    for scope in (CALGARY, Scope()):
        with pytest.raises(Invalid, match="name_judged"):
            judge(
                ines.actor, other, name=franchise, verdict=Verdict.SAME, scope=scope,
                reason="x",
            )  # fmt: skip
    made = add_from_name(ines.actor, franchise, scope=EDMONTON)
    assert len(published_bars(ines.actor, [made.pk])) == 1
    with pytest.raises(Invalid, match="place_not_of_name"):
        judge(
            ines.actor, other, name=franchise, verdict=Verdict.SAME,
            scope=Scope(area="V5K"),
        )  # fmt: skip


@db
def test_the_page_offers_the_doors(
    franchise: ListedName, ines: Person, signed_in: SignIn
) -> None:
    row = at_calgary(ines)
    client: Client = signed_in(ines)
    address = f"/en/employers/{row.pk}/names/"
    text = client.get(address).content.decode()
    assert 'value="area:T2P"' in text and "Wherever it stands" in text
    sent: dict[str, Any] = {"name": franchise.pk, "verdict": "same"}
    answer = client.post(address, sent)
    assert answer.status_code == 400 and "Choose the place" in answer.content.decode()
    assert client.post(address, sent | {"place": "area:T2P"}).status_code == 302
    assert Judgement.objects.get().area == "T2P"
    assert "(T2P)" in client.get(address).content.decode()
    add = f"/en/employers/names/{franchise.pk}/"
    assert 'value="area:T5J"' in client.get(add).content.decode()
    assert client.post(add, {"place": "area:T5J"}).status_code == 302
