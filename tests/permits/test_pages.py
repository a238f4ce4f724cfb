"""The walks through the pages, in both languages, and what pages must not say."""

from __future__ import annotations

import re
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from halte.capabilities.permits.models import OpenPermit, PermitApplication
from halte.capabilities.permits.policy import standing_of
from halte.capabilities.permits.states import Standing
from halte.methods.automation import assess, read_answers
from tests.conftest import Person, SignIn
from tests.permits.conftest import applied, opined, published, requested

pytestmark = pytest.mark.django_db(transaction=True)

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
TYPED = {
    "number": "W200000001", "person_name": "Maria Invented", "language": "en",
    "occupation": "Server", "noc": "65200", "city": "Windsor", "province": "ON",
    "stream": "low_wage", "received_on": "2026-03-02",
}  # fmt: skip


def sends(client: Client, path: str, **typed: Any) -> str:
    """Send a form; where it leads."""
    answer = client.post(path, typed)
    assert answer.status_code == 302, re.findall(
        r'class="error"[^>]*>(.*?)</div>', answer.content.decode(), re.S
    )
    return str(answer.headers["Location"])


def reads(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_permit_that_needs_concurrence_and_does_not_get_it(
    signed_in: SignIn, pia: Person, colin: Person, clara: Person, language: str
) -> None:
    chosen = published(clara)
    first, second = signed_in(pia), signed_in(colin)
    base = f"/{language}/permits"
    file = sends(first, f"{base}/new/", **TYPED)
    mark = {"instruction": chosen.pk, "touches": "yes", "source": "a visit",
            "seen_on": localdate().isoformat()}  # fmt: skip
    sends(first, f"{file}instruction/", **mark)
    sends(first, f"{file}checks/")
    sends(first, f"{file}opinion/", instruction=chosen.pk, reasons="the secret reason")
    assert file in reads(second, f"{base}/second/")
    page = reads(second, file)
    assert "the secret reason" not in page and chosen.title_en not in page
    assert chosen.title_fr not in page and "a visit" not in page
    assert second.get(f"{file}reading/").status_code == 403
    sends(second, f"{file}open/")
    assert "the secret reason" not in reads(second, file)
    sends(second, f"{file}reading/", words="my own reading")
    assert "the secret reason" in reads(second, file)
    sends(second, f"{file}concur/", verdict="decline", reasons="another address")
    back = reads(first, file)
    assert "another address" in back and f"{file}refusal/" not in back
    assert first.get(f"{file}refusal/").status_code == 403
    assert first.post(f"{file}refusal/", {"sure": "on"}).status_code == 403
    assert standing_of(PermitApplication.objects.get()) is Standing.RETURNED


@pytest.mark.parametrize("language", ["en", "fr"])
def test_concurred_the_letter_is_a_file_in_both_languages(
    signed_in: SignIn, pia: Person, colin: Person, language: str
) -> None:
    file = f"/{language}/permits/{opined(pia, colin).application_id}/"
    first, second = signed_in(pia), signed_in(colin)
    sends(second, f"{file}open/")
    sends(second, f"{file}reading/", words="my own reading")
    sends(second, f"{file}concur/", verdict="concur", reasons="the same facts")
    assert first.post(f"{file}refusal/", {}).status_code == 400, "a tick is asked for"
    sends(first, f"{file}refusal/", sure="on")
    for wanted in ("en", "fr", "../", "x'y"):
        answer = first.get(f"{file}letter/{wanted}/")
        if answer.status_code == 200:
            assert answer.content.startswith(b"%PDF-")
            assert answer.headers["Cache-Control"] == "no-store"
            assert "'" not in answer.headers["Content-Disposition"].split("=")[1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_abused_worker_gets_the_open_permit(
    signed_in: SignIn, prune: Person, language: str
) -> None:
    client, base = signed_in(prune), f"/{language}/permits/protected"
    one = sends(
        client, f"{base}/new/", person_name="Ana Invented", language="en",
        reach_safely="at the library", province="ON", in_canada="yes",
        tied_permit="yes", worked_without="on",
        received_on=localdate().isoformat(),
    )  # fmt: skip
    sends(client, f"{one}fact/", kind="financial", source="recruiter",
          place="housing", words="half of the pay is kept")  # fmt: skip
    assert client.get(f"{one}decide/").status_code == 403, "weigh first"
    found = re.search(r"/protected/facts/\d+/", reads(client, one))
    assert found
    sends(client, f"/{language}/permits{found[0]}", weight="likely", reasons="detail")
    until = (localdate() + timedelta(days=365)).isoformat()
    sends(client, f"{one}decide/", totality="together: yes", outcome="issued",
          valid_until=until)  # fmt: skip
    sends(client, f"{one}write/")
    page = reads(client, one)
    assert "1-833-900-1010" in page
    letter = re.search(r"/protected/letters/\d+/en/", page)
    assert letter
    answer = client.get(f"/{language}/permits{letter[0]}")
    assert answer.content.startswith(b"%PDF-")
    assert OpenPermit.objects.get().decision.outcome == "issued"


def test_support_and_the_way_out_are_on_every_page_behind_the_wall(
    signed_in: SignIn, prune: Person
) -> None:
    row = requested(prune)
    client = signed_in(prune)
    case = sends(
        client, "/en/permits/victims/new/", person_name="Someone", province="ON",
        reach_safely="x", dependants="0", met_on=localdate().isoformat(),
    )  # fmt: skip
    sends(client, f"{case}step/", step="safe", state="done")
    protected = f"/en/permits/protected/{row.pk}/"
    for path in (
        "/en/permits/protected/", "/en/permits/protected/new/", protected,
        f"{protected}fact/", f"{protected}decide/", "/en/permits/victims/",
        "/en/permits/victims/new/", case, f"{case}permit/", "/en/permits/help/",
    ):  # fmt: skip
        answer = client.get(path)
        page = answer.content.decode()
        assert "1-833-900-1010" in page, path
        assert answer.headers["Cache-Control"] == "no-store", path
        assert "data-leave" in page, path
        title = re.search(r"<title>(.*?)</title>", page, re.S)
        assert title and "Invented" not in title[1] and "Ana" not in title[1]


def test_whoever_works_on_employers_or_permits_stands_before_a_closed_wall(
    signed_in: SignIn, prune: Person, ines: Person, pia: Person, colin: Person
) -> None:
    row = requested(prune)
    for person in (ines, pia, colin):
        client = signed_in(person)
        for path in ("protected/", f"protected/{row.pk}/", "victims/",
                     f"protected/{row.pk}/decide/"):  # fmt: skip
            answer = client.get(f"/en/permits/{path}")
            assert answer.status_code in (403, 404), path
            assert "Ana" not in answer.content.decode()
        assert "protected/" not in reads(client, "/en/")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"number": "!"}, "4 to 20 letters"),
        ({"noc": "abcde"}, "five digits"),
        ({"employer": "999999"}, "No employer of the register"),
        ({"employer": "9" * 26}, "No employer of the register"),
        ({"received_on": "31/31/31"}, "There is no such day"),
        ({"province": "ZZ"}, "not one of the choices here"),
        ({"person_name": "a\u202eb"}, "nobody can see"),
    ],
)
def test_bad_input_is_named_at_its_field(
    signed_in: SignIn, pia: Person, typed: dict[str, str], fault: str
) -> None:
    answer = signed_in(pia).post("/en/permits/new/", TYPED | typed)
    assert answer.status_code == 400 and fault in answer.content.decode()
    assert not PermitApplication.objects.exists()


def test_a_number_is_posted_and_never_part_of_an_address(
    signed_in: SignIn, pia: Person
) -> None:
    row = applied(pia)
    client = signed_in(pia)
    found = client.post("/fr/permits/", {"number": "w123 456789"}).content.decode()
    assert f"/fr/permits/{row.pk}/" in found
    assert "Maria" not in reads(client, "/fr/permits/"), "no name in a list"
    nothing = client.post("/en/permits/", {"number": "W000"}).content.decode()
    assert "No file of your organisation" in nothing


def test_anyone_may_ask_what_was_in_force_on_a_day(client: Client, db: None) -> None:
    page = reads(client, "/en/permits/in-force/?on=2014-01-01")
    assert "183(1)(b.1)" in page and "207.1" not in page
    assert "207.1" in reads(client, "/fr/permits/in-force/")
    assert client.get("/en/permits/in-force/?on=yesterday").status_code == 400
    assert client.get("/en/permits/in-force/9999/").status_code == 404


@pytest.mark.parametrize(
    ("language", "level"), [("en", "Level II of IV"), ("fr", "Niveau II sur IV")]
)
def test_the_assessment_is_published_with_its_notice(
    client: Client, db: None, language: str, level: str
) -> None:
    page = reads(client, f"/{language}/permits/automation/")
    assert level in page and "70" in page
    # The penalty arithmetic and the draw, as `halte impact` computes them.
    for name in ("penalty", "draw"):
        answers = read_answers(REFERENCE / f"{name}-impact.json")
        about = answers.about.en if language == "en" else answers.about.fr
        assert f'id="{name}-impact"' in page and escape(about) in page
        assert f" {assess(answers).score} points" in page
    assert ("It does not decide" in page) is (language == "en")


def test_a_question_that_does_not_exist_is_not_asked(
    signed_in: SignIn, pia: Person
) -> None:
    row = applied(pia)
    client = signed_in(pia)
    assert client.get(f"/en/permits/{row.pk}/ask/nationality/").status_code == 404
    sends(client, f"/en/permits/{row.pk}/ask/fees/", told="not_well",
          asked_on=localdate().isoformat(), words="paid 3000")  # fmt: skip
    page = reads(client, f"/en/permits/{row.pk}/")
    assert "never held against the person" in page
