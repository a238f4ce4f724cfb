"""The pages of reports, as the public and as those who freeze them see them."""

from __future__ import annotations

from hashlib import sha256

import pytest
from django.test import Client

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.report.actions import freeze_report, publish_report
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.bilingual import LANGUAGES
from tests.conftest import Person
from tests.plan.report.scene import AFTER, BEFORE

pytestmark = pytest.mark.django_db(transaction=True)

ALL = "/en/plan/2012/reports/"


@pytest.fixture(autouse=True)
def actors(monkeypatch: pytest.MonkeyPatch) -> dict[int, Actor]:
    """Who is signed in acts as the person of the scene, second factor and all."""
    known: dict[int, Actor] = {}
    monkeypatch.setattr(
        "halte.core.access.middleware.actor_of",
        lambda request: known.get(request.user.pk or 0, ANONYMOUS),
    )
    return known


def signed_in(person: Person, actors: dict[int, Actor]) -> Client:
    actors[person.user.pk] = person.actor
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def keeper(amina: Person, actors: dict[int, Actor]) -> Client:
    return signed_in(amina, actors)


@pytest.fixture
def releaser(rosa: Person, actors: dict[int, Actor]) -> Client:
    return signed_in(rosa, actors)


@pytest.fixture
def published(plan: Plan, amina: Person, rosa: Person) -> Report:
    report = freeze_report(amina.actor, plan, as_of=BEFORE)
    publish_report(rosa.actor, report)
    return report


def test_anyone_reads_a_published_report(published: Report, client: Client) -> None:
    names = {"en": "Progress report 1", "fr": "Rapport d’étape 1"}
    for language, name in names.items():
        answer = client.get(f"/{language}/plan/2012/reports/1/")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert page.count("<h1") == 1
        assert f"<h1>{name}</h1>" in page
        assert published.content_digest in page
        assert published.pdf_en_digest in page
        assert " style=" not in page and "<style" not in page


def test_a_download_is_the_frozen_file(published: Report, client: Client) -> None:
    for form in ("pdf", "html"):
        for language in LANGUAGES:
            answer = client.get(f"/{language}/plan/2012/reports/1.{form}")
            told = str(getattr(published, f"{form}_{language}_digest"))
            assert sha256(answer.content).hexdigest() == told
            assert answer.headers["ETag"] == f'"{told}"'
            assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_content_can_be_taken_home(published: Report, client: Client) -> None:
    answer = client.get(f"{ALL}1.json")
    assert sha256(answer.content).hexdigest() == published.content_digest


def test_a_report_that_is_not_public_is_not_there(
    plan: Plan, amina: Person, client: Client, releaser: Client
) -> None:
    freeze_report(amina.actor, plan, as_of=BEFORE)
    for path in ("1/", "1.pdf", "1.html", "1.json"):
        assert client.get(ALL + path).status_code == 404
        answer = releaser.get(ALL + path)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
    assert "No report on this plan is public yet" in client.get(ALL).content.decode()


def test_one_freezes_and_another_publishes(
    plan: Plan, keeper: Client, releaser: Client, client: Client
) -> None:
    answer = keeper.post(f"{ALL}draft/", {"as_of": "2024-08-31"})
    assert answer.headers["Location"] == f"{ALL}1/"
    own = keeper.get(f"{ALL}1/").content.decode()
    assert "someone else must publish it" in own
    assert keeper.post(f"{ALL}1/publish/").status_code == 403
    assert "Publish this report" in releaser.get(f"{ALL}1/").content.decode()
    assert releaser.post(f"{ALL}1/publish/").headers["Location"] == f"{ALL}1/"
    assert client.get(f"{ALL}1/").status_code == 200


def test_the_draft_of_a_day_is_for_those_who_publish(
    published: Report,
    keeper: Client,
    client: Client,
    rene: Person,
    actors: dict[int, Actor],
) -> None:
    page = keeper.get(f"{ALL}draft/?as_of=2025-01-31").content.decode()
    assert "597" in page
    assert 'value="2025-01-31"' in page
    assert client.get(f"{ALL}draft/").status_code == 302
    reporter = signed_in(rene, actors)
    assert reporter.get(f"{ALL}draft/").status_code == 403


def test_a_day_that_cannot_be_is_told_at_its_field(
    published: Report, keeper: Client
) -> None:
    for day in ("2999-01-01", "2024-08-31", "2012-01-01", "x", ""):
        answer = keeper.post(f"{ALL}draft/", {"as_of": day})
        assert answer.status_code == 400
        assert 'href="#id_as_of"' in answer.content.decode()
    assert Report.objects.count() == 1


def test_a_report_is_published_by_posting_only(
    plan: Plan, amina: Person, releaser: Client
) -> None:
    freeze_report(amina.actor, plan, as_of=AFTER)
    assert releaser.get(f"{ALL}1/publish/").status_code == 405


def test_what_is_not_there_answers_so(published: Report, client: Client) -> None:
    assert client.get(f"{ALL}99/").status_code == 404
    assert client.get("/en/plan/none/reports/").status_code == 404
