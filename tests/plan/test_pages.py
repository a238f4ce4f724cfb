"""The pages: read by everyone, worked on by those whose work it is."""

from __future__ import annotations

from time import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from halte.capabilities.plan.models import Commitment, Plan, Statement
from tests.conftest import Person
from tests.plan.conftest import keep_figure, keep_plan
from tests.plan.files import PLAN, spoilt

pytestmark = pytest.mark.django_db(transaction=True)

FUND = "plan/small-plan/commitments/victims-fund/"
PUBLIC = (
    "plan/all/", "plan/small-plan/", "plan/small-plan/departments/",
    "plan/small-plan/timeline/", "plan/small-plan/unknown/", FUND,
    "plan/small-plan/commitments/taskforce/",
)  # fmt: skip
WORK = (
    "plan/mine/", "plan/translations/", "plan/import/", "plan/small-plan/file/",
    "plan/small-plan/revisions/", f"{FUND}state/", f"{FUND}edit/",
    f"{FUND}edit/milestones/new/",
)  # fmt: skip


def signed_in(client: Client, person: Person) -> Client:
    client.force_login(person.user)
    session = client.session
    # The way allauth records it in the session once a code was checked.
    session["account_authentication_methods"] = [{"method": "mfa", "at": time()}]
    session["account_authentication_methods_user"] = str(person.user.pk)
    session.save()
    return client


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everyone_reads_the_plan(plan: Plan, client: Client, language: str) -> None:
    keep_figure(48)
    for path in PUBLIC:
        page = text_of(client, f"/{language}/{path}")
        assert page.count("<h1") == 1, path
        assert " style=" not in page
    word = {"en": "How it stands", "fr": "Où en sont les promesses"}[language]
    assert word in text_of(client, f"/{language}/plan/small-plan/")


def test_the_plan_opens_at_the_one_shown_first(plan: Plan, client: Client) -> None:
    assert client.get("/en/plan/").headers["Location"] == "/en/plan/small-plan/"


def test_without_a_plan_the_page_says_what_to_do(db: None, client: Client) -> None:
    assert "No plan is kept yet" in text_of(client, "/en/plan/")


def test_an_unknown_plan_or_promise_is_not_found(plan: Plan, client: Client) -> None:
    text_of(client, "/en/plan/none-such/", 404)
    text_of(client, "/en/plan/small-plan/commitments/none-such/", 404)
    assert client.get("/en/plan/none-such/departments/").status_code == 404


def test_work_needs_sign_in(plan: Plan, client: Client) -> None:
    for path in WORK:
        assert client.get(f"/en/{path}").status_code == 302, path


def test_another_department_is_turned_away_before_the_form(
    plan: Plan, client: Client, otto: Person
) -> None:
    signed_in(client, otto)
    page = text_of(client, f"/en/{FUND}state/", 403)
    assert "not_your_commitment" in page
    assert "State how it stands" not in text_of(client, f"/en/{FUND}")
    for path in (f"{FUND}edit/", "plan/import/", "plan/small-plan/file/"):
        text_of(client, f"/en/{path}", 403)


def test_a_reporter_states_and_corrects_in_the_browser(
    plan: Plan, client: Client, rene: Person
) -> None:
    signed_in(client, rene)
    assert "Pay for services" in text_of(client, "/en/plan/mine/")
    said = {
        "state": "on_track", "rule": "milestones_met", "text_en": "Begun.",
        "text_fr": "Commencé.", "spent_new": "12 500.50",
        "milestone": "first-projects", "milestone_met_on": "2014-02-01",
        "proof_title_en": "A page", "proof_title_fr": "Une page",
        "proof_url": "https://example.org/page", "proof_digest": "0f" * 32,
    }  # fmt: skip
    answer = client.post(f"/en/{FUND}state/", said)
    assert answer.status_code == 302
    first = Statement.objects.get()
    assert (first.spent_new_cents, first.proofs.get().url) == (
        1_250_050, "https://example.org/page",
    )  # fmt: skip
    page = text_of(client, f"/en/{FUND}")
    assert "$12,500.50" in page and "Correct it" in page and "0f" * 32 in page
    path = f"/en/{FUND}statements/{first.pk}/"
    assert "12500.50" in text_of(client, path)
    again = {
        "state": "done",
        "rule": "judgement",
        "text_en": "Over.",
        "text_fr": "Fini.",
    }
    assert client.post(path, again).status_code == 302
    page = text_of(client, f"/en/{FUND}")
    assert "Corrected later" in page and "Begun." in page and "Over." in page
    text_of(client, path, 403)


def test_what_is_wrong_in_a_statement_is_told_and_the_text_is_kept(
    plan: Plan, client: Client, rene: Person
) -> None:
    signed_in(client, rene)
    bad = {
        "state": "on_track", "rule": "judgement", "text_en": "Keep <me>.",
        "spent_new": "12,50", "milestone": "first-projects",
        "proof_url": "javascript:alert(1)",
    }  # fmt: skip
    answer = client.post(f"/fr/{FUND}state/", bad)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Keep &lt;me&gt;." in page
    assert "ni signe, ni virgule" in page.replace("\u00a0", " ")
    assert not Statement.objects.exists()
    assert client.post(f"/en/{FUND}state/", {}).status_code == 400


def test_ten_megabytes_of_text_are_refused_with_a_sentence(
    plan: Plan, client: Client, rene: Person
) -> None:
    signed_in(client, rene)
    much = {"state": "done", "rule": "judgement", "text_en": "x" * 10_000_000}
    answer = client.post(f"/en/{FUND}state/", much)
    assert answer.status_code == 400
    assert "10000000" in answer.content.decode().replace(",", "").replace("\u00a0", "")
    assert not Statement.objects.exists()


def test_a_translation_is_written_by_the_secretariat(
    plan: Plan, client: Client, rene: Person, amina: Person
) -> None:
    signed_in(client, rene)
    said = {"state": "at_risk", "rule": "judgement", "text_fr": "En retard."}
    client.post(f"/en/{FUND}state/", said)
    assert "Translation waiting" in text_of(client, f"/en/{FUND}")
    client.logout()
    assert "En retard" not in text_of(client, f"/en/{FUND}")
    signed_in(client, amina)
    made = Statement.objects.get()
    assert "En retard." in text_of(client, "/en/plan/translations/")
    path = f"/en/plan/translations/{made.pk}/"
    assert client.post(path, {"text": ""}).status_code == 400
    assert client.post(path, {"text": "Late."}).status_code == 302
    assert "Late." in text_of(Client(), f"/en/{FUND}")
    assert "Nothing waits" in text_of(client, "/en/plan/translations/")
    text_of(client, path, 403)


WORDS = {
    "version": "1", "title_en": "New title", "title_fr": "Nouveau titre",
    "quote_en": "Support to victims.", "quote_fr": "Soutien aux victimes.",
    "lead": "justice",
}  # fmt: skip


def test_the_secretariat_edits_words(
    plan: Plan, client: Client, amina: Person, fund: Commitment
) -> None:
    signed_in(client, amina)
    assert "Pay for services" in text_of(client, f"/en/{FUND}edit/")
    assert client.post(f"/en/{FUND}edit/", WORDS).status_code == 302
    fund.refresh_from_db()
    assert (fund.title_fr, fund.version) == ("Nouveau titre", 2)
    assert "Version 2" in text_of(client, "/en/plan/small-plan/revisions/")


def test_a_stale_edit_keeps_the_text_and_shows_the_other(
    plan: Plan, client: Client, amina: Person, fund: Commitment
) -> None:
    keep_plan(amina.actor, spoilt("Pay for services", "Somebody was quicker"))
    signed_in(client, amina)
    answer = client.post(f"/en/{FUND}edit/", WORDS)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Someone else changed this" in page
    assert "Somebody was quicker" in page and "New title" in page
    assert 'name="version" value="2"' in page
    assert client.post(f"/en/{FUND}edit/", WORDS | {"version": "2"}).status_code == 302
    fund.refresh_from_db()
    assert fund.title_en == "New title"


def test_an_edit_without_french_is_refused(
    plan: Plan, client: Client, amina: Person
) -> None:
    signed_in(client, amina)
    answer = client.post(f"/en/{FUND}edit/", WORDS | {"audience_en": "Victims"})
    assert answer.status_code == 400
    assert "French text" in answer.content.decode()


def test_the_secretariat_edits_milestones_indicators_and_money(
    plan: Plan, client: Client, amina: Person, fund: Commitment
) -> None:
    signed_in(client, amina)

    def send(part: str, key: str, version: int, **values: str) -> int:
        path = f"/en/{FUND}edit/{part}/{key}/"
        text_of(client, path)
        return client.post(path, values | {"version": str(version)}).status_code

    step = {"id": "second", "title_en": "Second", "title_fr": "Deuxième"}
    assert send("milestones", "new", 1, **step, due="2015-02-30") == 400
    assert send("milestones", "new", 1, **step, due="2015-02") == 302
    gauge = {
        "id": "convicted", "measure": "accused-convicted", "geography": "CA",
        "direction": "up", "target": "70", "target_at": "2011",
        "baseline": "42", "baseline_at": "2012",
    }  # fmt: skip
    assert send("indicators", "convicted", 2, **gauge) == 400
    assert send("indicators", "convicted", 2, **gauge | {"target_at": "2015"}) == 302
    line = {
        "fiscal_year": "2013-14", "amount": "400000", "money": "new",
        "organisation": "justice", "part_of": "four-years", "source_en": "Line 42",
        "source_fr": "Ligne 42",
    }  # fmt: skip
    assert send("budget", "0", 3, **line) == 400
    assert send("budget", "0", 3, **line | {"amount": "500 000"}) == 302
    fund.refresh_from_db()
    assert fund.milestones.get(slug="second").due_on is not None
    assert fund.indicators.get().target == 70
    text_of(client, f"/en/{FUND}edit/weather/new/", 404)
    text_of(client, f"/en/{FUND}edit/milestones/none-such/", 404)


def upload(client: Client, content: bytes, **more: str) -> tuple[int, str]:
    file = SimpleUploadedFile("plan.yaml", content)
    answer = client.post("/en/plan/import/", {"file": file, **more})
    return answer.status_code, answer.content.decode()


def test_a_bad_file_is_told_by_line_in_the_browser(
    plan: Plan, client: Client, amina: Person
) -> None:
    signed_in(client, amina)
    bad = spoilt("lead: justice", "laed: justice").encode()
    status, page = upload(client, bad)
    assert status == 400
    assert "plan_file_unknown_key_near" in page and "plan_file_missing_key" in page
    assert escape("“lead”") in page or "“lead”" in page
    assert Plan.objects.get().version == 1
    for content, code in (
        (b"", "plan_file_empty"),
        (b"x" * 3_000_000, "plan_file_too_large"),
        (b"\xff\xfe", "plan_file_encoding"),
    ):
        status, page = upload(client, content)
        assert (status, code in page) == (400, True)
    assert client.post("/en/plan/import/", {}).status_code == 400


def test_a_good_file_is_kept_or_only_checked(
    plan: Plan, client: Client, amina: Person
) -> None:
    signed_in(client, amina)
    good = spoilt("Pay for services", "Pay for more").encode()
    status, page = upload(client, good, check_only="on")
    assert (status, "The file is sound" in page) == (200, True)
    assert Plan.objects.get().version == 1
    assert upload(client, good)[0] == 302
    assert Plan.objects.get().version == 2
    exported = client.get("/en/plan/small-plan/file/")
    assert exported.headers["Content-Disposition"].endswith('"small-plan.yaml"')
    assert upload(client, exported.content)[0] == 302
    assert Plan.objects.get().version == 2


def test_words_of_a_plan_file_are_escaped(
    series: object, client: Client, amina: Person
) -> None:
    keep_plan(amina.actor, PLAN.replace("Pay for services", "<script>x</script>"))
    for path in PUBLIC:
        assert "<script>x" not in text_of(client, f"/en/{path}")


def test_home_shows_each_person_their_part(
    plan: Plan, client: Client, rene: Person, amina: Person
) -> None:
    assert "Promises of the plan" in text_of(client, "/en/")
    signed_in(client, rene)
    assert "Commitments without a statement this quarter" in text_of(client, "/en/")
    client.logout()
    signed_in(client, amina)
    assert "Versions of the plan" in text_of(client, "/en/")


def test_a_very_large_plan_is_read_in_pages_and_counted_whole(
    plan: Plan, client: Client
) -> None:
    row = plan.commitments.all()[0]
    Commitment.objects.bulk_create(
        Commitment(
            plan=plan, pillar=row.pillar, slug=f"more-{n}", position=100 + n,
            title_en=f"More {n}", title_fr=f"Encore {n}", quote_en="More.",
            quote_fr="Encore.", lead=row.lead, due="2030", due_on=row.due_on,
        )
        for n in range(300)
    )  # fmt: skip
    total = plan.commitments.count()
    first, second = (
        text_of(client, f"/en/plan/small-plan/?page={page}") for page in (1, 2)
    )
    assert "More 0" in first
    assert "More 299" in second
    assert "More 299" not in first
    assert all(f">{total}<" in page for page in (first, second))
    for path, last in (("departments/", "More 299"), ("timeline/", "More 99")):
        assert last in text_of(client, f"/en/plan/small-plan/{path}?page=2")
    unknown = text_of(client, "/en/plan/small-plan/unknown/")
    assert "?kind=no_statement" in unknown
    whole = text_of(client, "/en/plan/small-plan/unknown/?kind=no_statement&page=2")
    assert "More 299" in whole
    assert 'id="no_measure"' not in whole
