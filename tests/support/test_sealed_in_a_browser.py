"""The form on a device without a network: what it seals, and what it leaves there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, Page, expect, sync_playwright

from halte.capabilities.support.actions import offline
from halte.capabilities.support.models import Blank
from halte.capabilities.support.offline.page import page as form_of
from halte.capabilities.support.passages import content_of, ends
from halte.capabilities.support.queries.files import label_of
from tests.conftest import Person
from tests.journeys.browser import IN_EACH_LANGUAGE, launch, needs_chromium

pytestmark = [
    pytest.mark.browser, needs_chromium, pytest.mark.django_db(transaction=True)
]  # fmt: skip

WORDS = "Une chambre, « ce soir » – 部屋"
WIDE = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
HELD = "JSON.stringify(Object.entries(localStorage))"


@contextmanager
def a_browser() -> Iterator[Browser]:
    """The database is asked before and after, never while this is open."""
    with sync_playwright() as driver:
        started = launch(driver)
        yield started
        started.close()


def lying_at(folder: Path, blank: Blank, language: str) -> str:
    """The form as a file on the device."""
    file = folder / f"{blank.short}.html"
    with override(language):
        file.write_bytes(form_of(blank))
    return file.as_uri()


def opened(browser: Browser, address: str, faults: list[str], **more: object) -> Page:
    device = browser.new_context(viewport={"width": 320, "height": 640}, **more)  # type: ignore[arg-type]
    device.set_offline(True)
    page = device.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    page.on("request", lambda r: faults.append(r.url) if "file:" not in r.url else None)
    page.goto(address)
    return page


def written_and_sealed(browser: Browser, address: str, short: str) -> bytes:
    """What a worker does on the road; the sealed draft that she saved."""
    faults: list[str] = []
    page = opened(browser, address, faults)
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.locator("#without")).to_be_hidden()
    assert page.evaluate(WIDE)
    for step in (
        lambda: page.fill("[name=label]", "héron"),
        lambda: page.check("[name=told]"),
        lambda: page.check("[name=level][value=anonymous]"),
    ):
        page.click("#save")
        expect(page.locator("#told")).not_to_be_empty()
        step()
    page.locator("summary").nth(0).click()
    page.fill("[name='wishes.words']", WORDS)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(WIDE)
    page.check("[name='contact.way'][value=text]")
    # Anonymous, yet a name: said on the device, where it can still be mended.
    page.fill("[name='identity.first_name']", "Ana")
    page.click("#save")
    page.fill("[name='identity.first_name']", "")
    # Its policy lets no text run as script, a test’s waiting neither.
    for _ in range(60):
        if page.evaluate("localStorage.length"):
            break
        page.wait_for_timeout(250)
    assert page.evaluate("localStorage.length") == 1
    with page.expect_download() as coming:
        page.click("#save")
    assert coming.value.suggested_filename == f"halte-{short}.halte"
    content = Path(coming.value.path()).read_bytes()
    held = page.evaluate(HELD)
    for place in (content.decode(), held):
        for told in ("chambre", "héron", "anonymous", "wishes"):
            assert told not in place
    # The device still holds a sealed draft after the page was closed.
    page.reload()
    assert page.input_value("[name='wishes.words']") == ""
    expect(page.locator("#drafts button")).to_have_count(1)
    with page.expect_download() as again:
        page.locator("#drafts button").click()
    assert Path(again.value.path()).read_bytes() == content
    page.once("dialog", lambda asked: asked.accept())
    page.click("#erase")
    assert page.evaluate("localStorage.length") == 0
    assert faults == []
    return content


@pytest.mark.parametrize("language", IN_EACH_LANGUAGE)
def test_what_is_written_leaves_only_sealed(
    language: str, sam: Person, tmp_path: Path
) -> None:
    blank = offline.take_blank(sam.actor, sam.organisation)
    address = lying_at(tmp_path, blank, language)
    with a_browser() as browser:
        content = written_and_sealed(browser, address, blank.short)

    found = offline.send_in(sam.actor, sam.organisation, content=content)
    assert found.fault is None and found.file is not None
    assert label_of(found.file) == "héron"
    assert content_of(found.file, ends(found.file, "wishes")[0])["words"] == WORDS


@pytest.mark.parametrize("language", IN_EACH_LANGUAGE)
def test_without_the_means_to_seal_it_takes_no_word_and_prints(
    language: str, sam: Person, tmp_path: Path
) -> None:
    blank = offline.take_blank(sam.actor, sam.organisation)
    address = lying_at(tmp_path, blank, language)
    with a_browser() as browser:
        nothing_typed(browser, address)


def nothing_typed(browser: Browser, address: str) -> None:
    """Once with script stopped, once without the means to encrypt."""
    faults: list[str] = []
    bare = opened(browser, address, faults, java_script_enabled=False)
    expect(bare.locator("#without")).to_be_visible()
    expect(bare.locator("#sheet")).to_be_hidden()
    bare.emulate_media(media="print")
    expect(bare.locator("#sheet")).to_be_visible()
    expect(bare.locator("#without")).to_be_hidden()

    device = browser.new_context()
    device.add_init_script(
        "Object.defineProperty(crypto, 'subtle', {value: undefined})"
    )
    page = device.new_page()
    page.goto(address)
    expect(page.locator("#without")).to_be_visible()
    expect(page.locator("#paper")).to_be_visible()
    expect(page.locator("#sheet")).to_be_hidden()
    assert faults == []
