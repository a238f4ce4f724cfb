"""The public list: what is on it, in whose words, for which day, and what left it.

Checked against: IRPR s. 209.997 (a determination is listed, a warning is not; seven
facts), the page “Employers who have been found non-compliant” of 4 October 2023 (its
fields, and its reasons 27 to 30, which are items 30, 27, 28 and 29), and the reader of
that page in the register of employers, which reads our file back.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q

from halte.capabilities.employers.intake import FOUND
from halte.capabilities.employers.models import ListedFinding
from halte.capabilities.inspections.actions.deciding import (
    publish,
    record_default,
    withdraw,
)
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.models import Decision, Inspection, Publication
from halte.capabilities.inspections.public_list import PAGE_NUMBERS
from halte.capabilities.inspections.queries.public_list import public_list
from halte.capabilities.inspections.states import Kind, Outcome
from halte.core.errors import Denied
from halte.methods.law.text.conditions import CONDITIONS
from tests.conftest import Person, SignIn, make_person
from tests.employers.conftest import Take
from tests.employers.conftest import take_in as take_in  # a fixture
from tests.inspections.conftest import fresh
from tests.inspections.test_bars_of_decisions import (
    DECIDED,
    LAST,
    TOLD,
    lettered,
)
from tests.inspections.test_bars_of_decisions import banned as banned

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]


@pytest.fixture
def listed(ines: Person, ravi: Person, banned: Inspection) -> Inspection:
    """$20,000 and a ban of one year for condition 27, published on July 29."""
    lettered(ines, ravi, banned, Kind.FINAL, TOLD)
    publish(ines.actor, fresh(banned), on=TOLD)
    return fresh(banned)


def status(person: Person, day: date) -> str:
    (row,) = public_list(person.actor, as_of=day).rows
    return row.status.en


def test_a_row_has_the_seven_facts_in_the_fields_of_the_page(
    ines: Person, listed: Inspection
) -> None:
    found = public_list(ines.actor, as_of=TOLD)
    assert found.entries == [
        {
            "bn_operating": "Invented Greens Inc.", "bn_legal": "Invented Greens Inc.",
            "addr": "1 Invented Road | Leamington ON  N8H 3W1", "reasons": "28",
            "items": [27], "date": "2026-07-28",
            "penalty_en": "$20,000 and a 1-year ban",
            "penalty_fr": "20\u00a0000\u00a0$ et une exclusion de 1\u00a0an",
            "status_en": "Ineligible until July 27, 2027",
            "status_fr": "Non admissible jusqu’au 27\u00a0juillet 2027",
            "published_on": "2026-07-29", "withdrawn_on": None,
        }
    ]  # fmt: skip


def test_nothing_is_on_it_before_its_day(ines: Person, listed: Inspection) -> None:
    assert public_list(ines.actor, as_of=TOLD - timedelta(1)).rows == ()


def test_eligibility_is_that_of_the_day_and_not_of_the_publication(
    ines: Person, listed: Inspection
) -> None:
    frozen = json.loads(listed.publications.get().facts)["eligibility"]
    assert frozen["unpaid"] and frozen["ineligible_until"] == "2027-07-27"
    assert status(ines, LAST) == "Ineligible until July 27, 2027"
    assert status(ines, LAST + timedelta(1)) == "Eligible"
    record_default(
        ines.actor, fresh(listed), on=date(2026, 9, 9), said="Nothing came in."
    )
    assert status(ines, LAST + timedelta(1)) == "Ineligible - unpaid monetary penalty"


def test_a_row_that_is_withdrawn_is_marked_and_stays(
    ines: Person, listed: Inspection
) -> None:
    day = date(2026, 8, 20)
    before = public_list(ines.actor, as_of=TOLD)
    withdraw(ines.actor, fresh(listed), on=day, said="Another employer was meant.")
    assert public_list(ines.actor, as_of=TOLD) == before, "a day stays as it was"
    (row,) = public_list(ines.actor, as_of=day).rows
    assert (row.published_on, row.withdrawn_on) == (TOLD, day)
    everything = json.dumps(public_list(ines.actor, as_of=day).document())
    assert "Another employer was meant" not in everything
    publish(ines.actor, fresh(listed), on=day)
    (again,) = public_list(ines.actor, as_of=day).rows
    assert (again.published_on, again.withdrawn_on) == (day, None)


def test_a_warning_is_never_on_it_whatever_the_table_says(
    ines: Person, diane: Person, listed: Inspection
) -> None:
    other = Inspection.objects.get(pk=listed.pk)
    other.pk, other.number = None, "I-2026-0099"
    other.save(force_insert=True)
    made = listed.decision
    Decision.objects.create(
        inspection=other, computation=made.computation, outcome=Outcome.WARNING,
        reasons=made.reasons, decided_on=DECIDED, by_user_id=diane.user.pk,
        by_name="Diane",
    )  # fmt: skip
    first = listed.publications.get()
    Publication.objects.create(
        inspection=other, on=TOLD, facts=first.facts, digest=first.digest
    )
    rows = public_list(ines.actor, as_of=TOLD).rows
    assert [row.inspection_pk for row in rows] == [listed.pk]


def test_the_same_day_has_the_same_digest_and_another_day_another(
    ines: Person, listed: Inspection
) -> None:
    one, again = (public_list(ines.actor, as_of=TOLD) for _ in range(2))
    assert one.digest == again.digest == one.document()["sha256"]
    assert public_list(ines.actor, as_of=LAST).digest != one.digest


def test_reasons_are_numbered_by_provision_as_on_the_page() -> None:
    from halte.capabilities.employers.published.findings import PROVISIONS

    newest = {c.item: c.provisions for c in CONDITIONS}
    for item, provisions in newest.items():
        there = PROVISIONS[PAGE_NUMBERS.get(item, item)].split(", ")
        assert set(there) & set(provisions), (item, there, provisions)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_file_is_read_back_by_the_reader_of_the_page(
    ines: Person, listed: Inspection, signed_in: SignIn, take_in: Take, language: str
) -> None:
    client = signed_in(ines)
    answer = client.get(f"/fr/inspections/list/{language}.csv?as_of=2026-07-29")
    digest = public_list(ines.actor, as_of=TOLD).digest[:12]
    name = f"public-list-2026-07-29-{digest}-{language}.csv"
    assert name in answer.headers["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 2 and len(rows[0]) == 8
    if language == "fr":
        assert rows[1][5:7] == [
            "20\u00a0000\u00a0$ et une exclusion de 1\u00a0an",
            "Non admissible jusqu’au 27\u00a0juillet 2027",
        ]
        return
    take_in(text, "found.csv", FOUND)
    row = ListedFinding.objects.get()
    assert row.decided_on == DECIDED and row.ineligible_until == LAST
    assert (row.penalty_cents, row.ban_years) == (2_000_000, 1)
    assert row.provisions == ["209.2(1)(a)(ix), 209.3(1)(a)(xv)"], "item 27, page 28"


def test_the_page_and_the_document_say_the_day_and_the_digest(
    ines: Person, listed: Inspection, signed_in: SignIn
) -> None:
    client, digest = signed_in(ines), public_list(ines.actor, as_of=TOLD).digest
    for language, said in (("en", "The public list"), ("fr", "La liste publique")):
        page = client.get(f"/{language}/inspections/list/?as_of=2026-07-29")
        text = page.content.decode()
        assert said in text and digest in text and "Invented Greens Inc." in text
    document = client.get("/en/inspections/list/list.json?as_of=2026-07-29").json()
    assert (document["as_of"], document["sha256"]) == ("2026-07-29", digest)
    assert document["list"][0]["bn_legal"] == "Invented Greens Inc."
    for odd in ("?as_of=2126-01-01", "?as_of=x", "?as_of=2026-02-30"):
        assert client.get(f"/en/inspections/list/{odd}").status_code == 200
        for file in ("en.csv", "list.json"):
            assert client.get(f"/en/inspections/list/{file}{odd}").status_code == 404
    assert client.get("/en/inspections/list/de.csv").status_code == 404


def test_invented_employers_stand_on_a_list_of_their_own(
    ines: Person, listed: Inspection
) -> None:
    assert not public_list(ines.actor, as_of=TOLD).demonstration
    Inspection.objects.filter(~Q(pk=0)).update(demonstration=True)
    found = public_list(ines.actor, as_of=TOLD)
    assert found.demonstration and len(found.rows) == 1


def test_it_is_for_those_who_read_inspections_and_is_walked_by_the_wall(
    ines: Person, listed: Inspection
) -> None:
    permit = make_person("Paul Permis", "permit_officer", ines.organisation)
    with pytest.raises(Denied):
        public_list(permit.actor, as_of=TOLD)
    walked: dict[str, Any] = dict(EMPLOYER_FACING)
    (text,) = walked["public list"](ines.actor, listed.pk)
    assert "Invented Greens Inc." in text
