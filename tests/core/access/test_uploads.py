"""Nobody fills the disk: what is too much is refused before a byte is kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client, override_settings

from halte.core.access.spool import SpoolHandler
from halte.core.access.uploads import FIELDS_BESIDE
from tests.conftest import Person
from tests.core.access.people import enrolled

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
ANYWHERE = ("/en/account/login/", "/en/workers/tell/", "/en/directory/", "/en/intake/")


@pytest.fixture
def spooled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were begun on the disk."""
    begun: list[str] = []
    new_file = SpoolHandler.new_file

    def noted(self: SpoolHandler, *words: object, **more: object) -> None:
        new_file(self, *words, **more)
        begun.append(self.file_name or "")

    monkeypatch.setattr(SpoolHandler, "new_file", noted)
    return begun


def large(size: int = 3 * MEGABYTE) -> BytesIO:
    file = BytesIO(b"x" * size)
    file.name = "large.csv"
    return file


@pytest.mark.parametrize("enforced", [True, False])
@pytest.mark.parametrize("path", ANYWHERE)
def test_a_stranger_brings_no_file_to_any_address(
    spooled: list[str], path: str, enforced: bool
) -> None:
    client = Client(enforce_csrf_checks=enforced)
    client.get("/en/account/login/")
    answer = client.post(path, {"file": large()})
    assert answer.status_code in (200, 302, 400, 403)
    assert spooled == []


def test_whose_session_ended_is_told_that_the_file_is_to_be_given_again(
    ana: Person, spooled: list[str]
) -> None:
    client = enrolled(ana)
    client.session.flush()
    answer = client.post("/en/intake/feeds/any/", {"label": "mine", "file": large()})
    assert spooled == [] and answer.status_code == 403
    assert answer.context["lost"] and "mine" in answer.content.decode()


def test_someone_known_brings_as_much_as_a_file_may_have_and_no_more(
    ana: Person, spooled: list[str]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = enrolled(ana).cookies
    with override_settings(
        HALTE_INTAKE_MAX_BYTES=2 * MEGABYTE, HALTE_VAULT_MAX_BYTES=MEGABYTE
    ):
        answer = client.post("/fr/intake/", {"file": large(3 * MEGABYTE)})
        assert answer.status_code == 413 and spooled == []
        said = answer.content.decode()
        assert "larger than the 3 MB" in said and "dépasse les 3" in said
        client.post("/fr/intake/", {"file": large(3 * MEGABYTE - 1000)})
    assert len(spooled) == 1 and FIELDS_BESIDE == MEGABYTE
