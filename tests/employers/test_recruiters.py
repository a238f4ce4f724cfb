"""The same recruiter at several employers, by licence, from what employers stated.

Checked against: recruiter licences are given by a province (BC, AB, SK, MB, QC, NS,
YT), so that one number is one licence within one province only.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from halte.capabilities.employers.actions.stated import Acting, add_third_party
from halte.capabilities.employers.models import Employer
from halte.capabilities.employers.queries.recruiters import licence_of
from halte.capabilities.employers.queries.register import employer
from halte.core.errors import Denied
from halte.core.organisations.models import Organisation
from tests.conftest import Person, SignIn, make_person
from tests.employers.conftest import kept

pytestmark = pytest.mark.django_db(transaction=True)


def served(
    ines: Person, name: str, licence: str, province: str, **more: Any
) -> Employer:
    """An employer that stated a recruiter."""
    row = kept(ines, name)
    given: dict[str, Any] = {"recruits": True, "abroad": False} | more
    called = given.pop("called", f"Agency of {name}")
    acting = Acting(called, licence=licence, licence_province=province, **given)
    add_third_party(ines.actor, row, acting=acting)
    return row


def others(ines: Person, row: Employer) -> list[str]:
    page = employer(ines.actor, employer_id=row.pk)
    return [o.legal_name for each in page.third_parties for o in each.also.employers]


def test_the_same_licence_of_the_same_province_is_found_however_it_is_written(
    ines: Person,
) -> None:
    row = served(ines, "Blue Heron Inc.", "ELA-20331", "AB")
    served(ines, "Sandpiper Inc.", "ela 20331", "AB")
    served(ines, "Avocet Inc.", "ELA20331", "AB")
    served(ines, "Elsewhere Inc.", "ELA-20331", "BC")
    served(ines, "Adviser Inc.", "ELA-20331", "AB", recruits=False)
    served(ines, "Another Inc.", "ELA-20332", "AB")
    assert others(ines, row) == ["Avocet Inc.", "Sandpiper Inc."]


@pytest.mark.parametrize("licence", ["", "n/a", "NONE", "1", "--"])
def test_what_is_no_number_joins_nobody(ines: Person, licence: str) -> None:
    row = served(ines, "Blue Heron Inc.", licence, "AB")
    served(ines, "Sandpiper Inc.", licence, "AB")
    assert licence_of(licence, "AB", True) is None
    assert others(ines, row) == []


def test_one_employer_that_states_it_twice_is_one_and_many_are_counted(
    ines: Person,
) -> None:
    row = served(ines, "Blue Heron Inc.", "QC-9001", "QC")
    add_third_party(
        ines.actor, row,
        acting=Acting("Again", True, False, licence="QC 9001", licence_province="QC"),
    )  # fmt: skip
    assert others(ines, row) == []
    for number in range(22):
        served(ines, f"Farm {number:02} Inc.", "QC9001", "QC")
    page = employer(ines.actor, employer_id=row.pk)
    assert [each.also.count for each in page.third_parties] == [22, 22]
    assert len(page.third_parties[0].also.employers) == 20


def test_only_programme_roles_see_it_and_the_page_says_what_it_is_not(
    signed_in: SignIn, ines: Person, secretariat: Organisation
) -> None:
    row = served(ines, "Blue Heron Inc.", "ELA-20331", "AB")
    served(ines, "Sandpiper Inc.", "ELA-20331", "AB")
    page = signed_in(ines).get(f"/en/employers/{row.pk}/").content.decode()
    assert "1 other employer stated the same licence" in page
    assert "says nothing by itself" in page and "Sandpiper Inc." in page
    odile = make_person("Odile Outside", "support_worker", secretariat)
    with pytest.raises(Denied):
        employer(odile.actor, employer_id=row.pk)


def namesakes(ines: Person, row: Employer) -> list[str]:
    page = employer(ines.actor, employer_id=row.pk)
    return [o.legal_name for each in page.third_parties for o in each.named.employers]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pérez Solís, Juan", "JUAN PEREZ SOLIS"),
        ("North Star Recruiting Ltd.", "north star recruiting"),
        ("Agence Étoile inc.", "AGENCE ETOILE"),
    ],
)
def test_a_recruiter_without_a_licence_is_found_by_its_name(
    ines: Person, one: str, other: str
) -> None:
    """IRPR 209.2(1)(a)(x), 209.3(1)(a)(xvi): an employer answers for whoever recruits,
    licensed or not, here or abroad."""
    row = served(ines, "Blue Heron Inc.", "", "", called=one, abroad=True)
    served(ines, "Sandpiper Inc.", "", "", called=other, recruits=False)
    served(ines, "Avocet Inc.", "", "", called=f"{other} Two")
    assert (namesakes(ines, row), others(ines, row)) == (["Sandpiper Inc."], [])


def test_whoever_is_told_by_the_licence_is_not_told_twice(ines: Person) -> None:
    row = served(ines, "Blue Heron Inc.", "ELA-20331", "AB", called="North Star Ltd.")
    served(ines, "Sandpiper Inc.", "ELA 20331", "AB", called="North Star")
    served(ines, "Avocet Inc.", "", "", called="North Star Inc.")
    assert others(ines, row) == ["Sandpiper Inc."]
    assert namesakes(ines, row) == ["Avocet Inc."]


@pytest.mark.parametrize("name", ["Ana", "Li", "A. B. C."])
def test_a_name_that_says_too_little_joins_nobody(ines: Person, name: str) -> None:
    row = served(ines, "Blue Heron Inc.", "", "", called=name)
    served(ines, "Sandpiper Inc.", "", "", called=name)
    assert namesakes(ines, row) == []


def test_no_name_lies_open_in_the_database(ines: Person) -> None:
    row = served(ines, "Blue Heron Inc.", "", "", called="Pérez Solís, Juan")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM employers_thirdparty")
        stored = str(cursor.fetchall()).casefold()
    assert "solis" not in stored and "solís" not in stored
    assert len(row.third_parties.get().name_index) == 64


def test_the_page_says_that_a_name_is_no_proof(signed_in: SignIn, ines: Person) -> None:
    row = served(ines, "Blue Heron Inc.", "", "", called="North Star Ltd.")
    served(ines, "Sandpiper Inc.", "", "", called="NORTH STAR")
    page = signed_in(ines).get(f"/en/employers/{row.pk}/").content.decode()
    assert "1 other employer stated the same name" in page
    assert "it is no proof" in page and "Sandpiper Inc." in page
