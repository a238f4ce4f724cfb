"""Programs come in with a key, read, and change nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halte.core.access import actions
from halte.core.access.api_keys import actor_of_key
from halte.core.access.models import ApiKey
from halte.core.access.permissions import Permission
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.core.access.people import enrolled

pytestmark = pytest.mark.django_db(transaction=True)

ME = "/api/v1/access/me"


def issue(adil: Person, role: str = "analyst", days: int = 30) -> tuple[ApiKey, str]:
    last = timezone.localdate() + timedelta(days=days)
    return actions.issue_key(
        adil.actor, adil.organisation, label="Night loader", role=role, last_day=last
    )


def ask(secret: str) -> object:
    return Client().get(ME, headers={"Authorization": f"Bearer {secret}"})


def test_a_key_says_what_it_opens(adil: Person) -> None:
    key, secret = issue(adil)
    answer = ask(secret)
    assert answer.status_code == 200
    assert [p["id"] for p in answer.json()["permissions"]] == ["figures.read"]
    key.refresh_from_db()
    assert key.last_used_at is not None


def test_whatever_its_role_a_key_changes_nothing(adil: Person) -> None:
    for role in actions.roles_for_keys():
        ApiKey.objects.update(revoked_at=timezone.now())
        actor = actor_of_key(issue(adil, role)[0])
        assert {p for p in Permission if actor.may(p)} == {Permission.FIGURES_READ}


def test_only_a_digest_is_kept(adil: Person) -> None:
    key, secret = issue(adil)
    assert secret not in str(ApiKey.objects.get().__dict__)
    assert key.hint == secret[: len(key.hint)]


def test_each_use_is_audited_under_the_key(adil: Person) -> None:
    key, secret = issue(adil)
    ask(secret)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.via) == ("core.access.use_api_key", "api")
    assert entry.subject == f"access.ApiKey:{key.pk}"
    assert secret not in str(entry.__dict__)


def test_unknown_revoked_and_old_keys_open_nothing(adil: Person) -> None:
    revoked, first = issue(adil)
    actions.revoke_key(adil.actor, revoked)
    old, second = issue(adil)
    ApiKey.objects.filter(pk=old.pk).update(expires_at=timezone.now())
    for secret in (first, second, "halte_nonsense", "", "é"):
        answer = ask(secret)
        assert answer.status_code == 401, secret
        problem = answer.json()
        assert problem["code"] == "api_key_invalid"
        assert problem["title"]
        assert problem["title_fr"]
    assert Client().get(ME).status_code == 401


def test_what_a_key_opens_is_not_for_caches(adil: Person) -> None:
    _key, secret = issue(adil)
    answer = Client().get(ME, headers={"Authorization": f"Bearer {secret}"})
    assert "no-store" in answer.headers["Cache-Control"]


def test_roles_that_read_no_figures_get_no_key(adil: Person) -> None:
    for role in ("administrator", "auditor", "support_worker", "nonsense"):
        with pytest.raises(Invalid, match="key_role_wrong"):
            issue(adil, role)


@pytest.mark.parametrize("days", [-1, 367, 5000])
def test_a_key_lasts_at_most_a_year(adil: Person, days: int) -> None:
    with pytest.raises(Invalid, match="key_day_wrong"):
        issue(adil, days=days)


def test_only_administrators_issue_keys(ana: Person, adil: Person) -> None:
    key, _secret = issue(adil)
    with pytest.raises(Denied):
        issue(ana)
    with pytest.raises(Denied):
        actions.revoke_key(ana.actor, key)


def test_the_page_shows_the_secret_once(adil: Person) -> None:
    client = enrolled(adil)
    last = timezone.localdate() + timedelta(days=20)
    page = client.post(
        "/en/access/keys/",
        {"label": "Loader", "organisation": adil.organisation.pk, "role": "analyst",
         "last_day": last.isoformat()},
    ).content.decode()  # fmt: skip
    secret = page.split('id="new-key">')[1].split("<")[0]
    assert ask(secret).status_code == 200
    assert secret not in client.get("/en/access/keys/").content.decode()


def test_a_session_opens_the_api_for_reading_only(adil: Person) -> None:
    from halte.core.access.actor import ANONYMOUS

    client = enrolled(adil)
    assert client.get("/api/v1/openapi.json").wsgi_request.actor.is_known
    assert client.post("/api/v1/access/me").wsgi_request.actor == ANONYMOUS


def test_the_description_declares_refusals(db: None) -> None:
    described = Client().get("/api/v1/openapi.json").json()
    for path in described["paths"].values():
        for operation in path.values():
            assert {"401", "403", "404", "422"} <= set(operation["responses"])
    assert "Problem" in described["components"]["schemas"]


def test_the_head_of_an_answer_comes_alone(db: None) -> None:
    answer = Client().head("/api/v1/plan/plans")
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_method_that_is_not_taken_is_told_with_a_code(db: None) -> None:
    answer = Client().delete("/api/v1/plan/plans")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert answer.json()["code"] == "method_not_allowed"
    assert answer.json()["title_fr"]


def test_a_lost_program_gets_json(db: None) -> None:
    answer = Client().get("/api/v2/nothing")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
