"""The checklist on a device without a network: opened from disk, filled in, sent in."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from halte.capabilities.visits.actions.answering import Given, answer, issue
from halte.capabilities.visits.models import Stop
from halte.capabilities.visits.queries.answers import form_file
from halte.capabilities.visits.sending import send_in
from halte.capabilities.visits.standing import current_answers
from halte.capabilities.visits.states import Value
from tests.conftest import Person
from tests.journeys.browser import launch, needs_chromium
from tests.visits.conftest import now

NARROW = {"width": 320, "height": 640}


@pytest.mark.browser
@needs_chromium
@pytest.mark.django_db(transaction=True)
def test_a_telephone_without_a_network_fills_it_in_and_loses_nothing(
    ines: Person, begun: Stop, tmp_path: Path
) -> None:
    seen = [Given("engaged", Value.YES, "Open.")]
    answer(ines.actor, begun, given=seen, at=now())
    file = tmp_path / "checklist.html"
    file.write_bytes(form_file(issue(ines.actor, begun)))
    with sync_playwright() as driver:
        browser = launch(driver)
        telephone = browser.new_context(viewport=NARROW)  # type: ignore[arg-type]
        telephone.set_offline(True)
        page = telephone.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        saved = fill_in(page, file.as_uri())
        content = Path(saved).read_bytes()
        browser.close()
    assert faults == []
    assert send_in(ines.actor, begun, content).new == 2
    kept = current_answers(begun)
    assert kept["engaged"].value == Value.NO
    assert kept["attended"].note is not None
    assert kept["attended"].note.text == "By telephone, “at once”."


def fill_in(page: Page, address: str) -> Path:
    """What an inspector does; where the answers were saved."""
    page.goto(address)
    assert page.is_checked('input[name="engaged"][value="yes"]')
    page.check('input[name="engaged"][value="no"]')
    page.check('input[name="attended"][value="yes"]')
    page.fill('textarea[name="note-attended"]', "By telephone, “at once”.")
    page.once("dialog", lambda asked: asked.accept())
    page.goto("about:blank")
    page.goto(address)
    assert page.is_checked('input[name="engaged"][value="no"]')
    wide = (
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert page.evaluate(wide)
    with page.expect_download() as coming:
        page.click("#save")
    assert coming.value.suggested_filename.endswith(".json")
    page.once("dialog", lambda asked: asked.accept())
    page.click("#erase")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    return coming.value.path()
