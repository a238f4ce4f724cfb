"""What went wrong is told in both languages, with a code, and nothing else."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from halte.core.ui import faults

pytestmark = pytest.mark.django_db


def test_a_missing_page_is_calm_and_bilingual(client: Client) -> None:
    answer = client.get("/fr/rien-ici/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Aucune page ne se trouve à cette adresse" in page
    assert "There is no page at this address" in page
    assert "page_not_found" in page
    assert 'href="/en/"' in page


def test_ten_megabytes_in_a_field_are_told_their_limit(client: Client) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=2 * 1024 * 1024):
        answer = client.post(
            "/en/account/login/", {"login": "a" * 3 * 1024 * 1024, "password": "b"}
        )
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "larger than the 2 MB" in page
    assert "dépasse les 2" in page
    assert "too_big" in page
    assert "aaaa" not in page


def test_too_many_fields_are_told_their_limit(client: Client) -> None:
    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=10):
        answer = client.post("/en/account/login/", {str(i): "x" for i in range(20)})
    assert answer.status_code == 413
    assert b"too_many_fields" in answer.content


def test_an_unknown_host_is_refused_with_a_page(client: Client) -> None:
    answer = client.get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert b"bad_request" in answer.content
    assert b"evil.example" not in answer.content


def test_a_fault_of_ours_needs_no_database(rf: RequestFactory) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        return faults.server_fault(request)

    answer = broken(rf.get("/en/plan/"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Something broke on our side" in page
    assert "Une erreur est survenue de notre côté" in page


def test_every_fault_page_keeps_the_content_security_policy(client: Client) -> None:
    policy = client.get("/en/nothing/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert not any(hole in policy for hole in ("unsafe", "data:", "http", "*", "nonce"))
