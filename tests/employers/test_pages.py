"""Pages of the register as Inès meets them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from halte.capabilities.employers.actions.register import add_application
from halte.capabilities.employers.models import Application, Employer, ListedName
from tests.conftest import Person, SignIn
from tests.employers.conftest import HERON, Take, kept, quarter
from tests.employers.test_register import REQUEST

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_search_is_posted_and_leaves_no_word_in_an_address(
    signed_in: SignIn, ines: Person
) -> None:
    row = kept(ines, "Les Serres Étoile ltée")
    client = signed_in(ines)
    answer = client.post("/fr/employers/", {"words": "serres etoile"})
    assert f"/fr/employers/{row.pk}/" in answer.content.decode()
    ignored = client.get("/fr/employers/?words=inconnu").content.decode()
    assert "Derniers ajouts" in ignored and "Les Serres Étoile" in ignored


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_officer_goes_from_a_list_to_a_judged_employer(
    signed_in: SignIn, ines: Person, take_in: Take, language: str
) -> None:
    publication = take_in(quarter(HERON))
    client, base = signed_in(ines), f"/{language}/employers"
    assert client.get(f"{base}/lists/{publication.pk}/").status_code == 200
    found = client.post(f"{base}/names/", {"words": "blue heron"}).content.decode()
    name = ListedName.objects.get()
    assert f"{base}/names/{name.pk}/" in found
    answer = client.post(f"{base}/names/{name.pk}/")
    made = Employer.objects.get()
    assert answer.headers["Location"] == f"{base}/{made.pk}/"
    page = client.get(f"{base}/{made.pk}/").content.decode()
    assert "1234567 Ontario Inc. o/a Blue Heron" in page
    back = {"name": name.pk, "verdict": "unsure", "reason": "checked again"}
    assert client.post(f"{base}/{made.pk}/names/", back).status_code == 302
    assert "checked again" in client.get(f"{base}/{made.pk}/names/").content.decode()


def test_what_waits_is_shown_a_page_at_a_time_the_oldest_first(
    signed_in: SignIn, ines: Person
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    first = add_application(ines.actor, row, request=REQUEST)
    Application.objects.bulk_create(
        Application(
            employer=row, stream="low_wage", received_on=date(2026, 2, 1), noc="85100",
            job_title="Farm worker", positions=1, wage_cents=1, weekly_hours=1,
            months=1,
        )
        for _ in range(50)
    )  # fmt: skip
    client = signed_in(ines)
    page = client.get("/en/employers/waiting/").content.decode()
    assert f"applications/{first.pk}/decision/" in page and "1 to 50 of 51" in page
    page = client.get("/fr/employers/waiting/?page=2").content.decode()
    assert page.count("/decision/") == 1


def test_a_fault_stands_at_its_field(signed_in: SignIn, ines: Person) -> None:
    sent = {"legal_name": "X", "structure": "unknown", "business_number": "123"}
    answer = signed_in(ines).post("/en/employers/new/", sent)
    assert answer.status_code == 400
    assert "nine digits, and its last one checks" in answer.content.decode()


def test_others_are_refused_before_they_fill_in_a_form(
    signed_in: SignIn, ines: Person, ana: Person
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    client = signed_in(ana)
    for path in ("", "new/", f"{row.pk}/", f"{row.pk}/names/", "names/", "waiting/"):
        answer = client.get(f"/en/employers/{path}")
        refused = answer.status_code in (403, 404)
        assert refused or "Invented Greens" not in answer.content.decode(), path
