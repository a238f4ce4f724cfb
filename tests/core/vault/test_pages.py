"""The vault’s pages, as an officer walks them."""

from __future__ import annotations

from time import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from halte.core.vault.models import Item
from tests.conftest import Person
from tests.core.vault.conftest import a_photograph

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(client: Client, ines: Person) -> Client:
    """Inès’s, signed in with a second factor."""
    client.force_login(ines.user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time()}]
    session["account_authentication_methods_user"] = str(ines.user.pk)
    session.save()
    return client


def page(browser: Client, address: str, sent: Any = None) -> Any:
    answer = browser.get(address) if sent is None else browser.post(address, sent)
    assert answer.status_code < 500
    return answer


def test_a_file_goes_in_is_opened_and_leaves_cleaned(browser: Client) -> None:
    assert "Nothing was put in yet" in page(browser, "/en/vault/").content.decode()
    file = SimpleUploadedFile("a-name.jpg", a_photograph(), "image/png")
    sent = {"file": file, "shows": "the bunk room", "side": "open"}
    item_page = page(browser, "/en/vault/new/", sent)
    item = Item.objects.get()
    assert item_page["Location"] == f"/en/vault/{item.pk}/"
    text = page(browser, item_page["Location"]).content.decode()
    assert "a-name.jpg" not in text
    assert "bunk room" not in text
    page(browser, f"/en/vault/{item.pk}/open/", {"why": "to compare"})
    text = page(browser, f"/fr/vault/{item.pk}/").content.decode()
    assert "a-name.jpg" in text
    assert "Chaîne de possession" in text
    small = page(browser, f"/en/vault/{item.pk}/picture/")
    assert small["Content-Type"] == "image/png"
    page(browser, f"/en/vault/{item.pk}/answer/", {"why": "our own camera"})
    asked = {"form": "export", "recipient": "a court", "why": "ordered"}
    copy = page(browser, f"/en/vault/{item.pk}/copy/", asked)
    assert copy["Content-Disposition"].endswith(f'"halte-item-{item.pk}.jpg"')
    assert copy["Content-Type"] == "application/octet-stream"
    assert b"Demonstration" not in b"".join(copy.streaming_content)


def test_bad_files_are_refused_at_their_field_in_both_languages(
    browser: Client, settings: Any
) -> None:
    empty = {"file": SimpleUploadedFile("x.jpg", b""), "side": "open"}
    answer = page(browser, "/fr/vault/new/", empty)
    assert answer.status_code == 400
    assert "Ce fichier est vide" in answer.content.decode()
    settings.HALTE_VAULT_MAX_BYTES = 1_000_000
    large = {"file": SimpleUploadedFile("x.bin", bytes(1_000_001)), "side": "open"}
    answer = page(browser, "/en/vault/new/", large)
    assert "at most 1 MB" in answer.content.decode()
    assert not Item.objects.exists()
    assert page(browser, "/en/vault/77/").status_code == 404
    assert page(browser, "/en/vault/77/explode/").status_code == 404


def test_a_stranger_is_shown_nothing(client: Client, ana: Person) -> None:
    client.force_login(ana.user)
    for address in ("/en/vault/", "/en/vault/new/"):
        assert client.get(address).status_code in (302, 403)
