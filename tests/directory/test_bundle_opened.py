"""A bundle as a browser opens it from a disc: with script, without, and too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright

from halte.capabilities.directory.copies import bundle, package
from halte.capabilities.directory.copies.choosing import Choice, end_of
from halte.capabilities.directory.demo_lines import load_national
from halte.capabilities.directory.states import Tier
from halte.core.signatures import signer
from tests.conftest import Person
from tests.directory.conftest import a_service
from tests.journeys.browser import launch, needs_chromium

pytestmark = [
    pytest.mark.browser, needs_chromium, pytest.mark.django_db(transaction=True),
]  # fmt: skip

TODAY = timezone.localdate()
LAST = TODAY + timedelta(days=7)


@pytest.fixture
def file(della: Person, tmp_path: Path) -> Path:
    load_national()
    a_service(della, "Heron House")
    a_service(della, "Refuge Étoilé")
    choice = Choice("CA", Tier.OFFICER)
    made = bundle.Made(choice, "Oscar", None, timezone.now(), end_of(LAST), LAST)
    page = bundle.page(made, bundle.services_of(choice))
    told = {
        "id": "x", "tier": "officer", "who": "Oscar", "organisation": "", "count": 2,
        "place": "CA", "issued": made.issued.isoformat(),
        "expires": made.expires.isoformat(),
    }  # fmt: skip
    _manifest, data = package.signed(page, signer(), **told)
    path = tmp_path / "bundle.html"
    path.write_bytes(data)
    return path


@pytest.fixture
def browser(file: Path) -> Iterator[Browser]:
    """After the file is made: a browser and a database do not share a thread."""
    with sync_playwright() as driver:
        started = launch(driver)
        yield started
        started.close()


def opened(browser: Browser, file: Path, *, script: bool = True, days: int = 0) -> Page:
    context = browser.new_context(
        java_script_enabled=script, locale="en-CA",
        viewport={"width": 320, "height": 700},
    )  # fmt: skip
    page = context.new_page()
    if script:
        page.clock.set_fixed_time(timezone.now() + timedelta(days=days))
    page.goto(file.as_uri())
    return page


def test_it_opens_asks_for_nothing_and_can_be_searched(
    browser: Browser, file: Path
) -> None:
    asked: list[str] = []
    page = browser.new_context(locale="en-CA").new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    side = page.locator("section[lang=en]")
    expect(page.locator("section[lang=fr]")).to_be_hidden()
    entries = side.locator("details.entry:visible")
    expect(entries).to_have_count(2)
    # Accents and capitals do not matter, nor does the order of words.
    page.fill("#en-filter", "ETOILE refuge")
    expect(entries).to_have_count(1)
    expect(side.locator(".count")).to_have_text("1")
    page.fill("#en-filter", "zzz")
    expect(entries).to_have_count(0)
    page.fill("#en-filter", "")
    side.locator("details.shelf").first.locator("summary").click()
    side.locator("details.shelf").first.locator("a").first.click()
    expect(side.locator("details.entry[open]")).to_have_count(1)
    side.locator("a.other").click()
    expect(page.locator("section[lang=fr]")).to_be_visible()
    expect(page.locator("section[lang=fr]")).to_contain_text("Valide jusqu’au")


def test_past_its_day_it_shows_its_lines_and_no_entry(
    browser: Browser, file: Path
) -> None:
    before, after = (opened(browser, file, days=days) for days in (6, 9))
    expect(before.locator(".entries")).to_have_count(2)
    expect(before.locator("section[lang=en] .over")).to_be_hidden()
    expect(after.locator(".entries")).to_have_count(0)
    expect(after.locator("section[lang=en] .over")).to_be_visible()
    expect(after.locator("body")).not_to_contain_text("Heron House")
    line = after.locator("section[lang=en] a[href='tel:+18339001010']")
    expect(line).to_be_visible()


def test_it_closes_while_it_is_open(browser: Browser, file: Path) -> None:
    """A laptop that nobody shuts: the page looks at the clock again and again."""
    page = browser.new_context(locale="en-CA").new_page()
    page.clock.install(time=end_of(LAST) - timedelta(minutes=5))
    page.goto(file.as_uri())
    expect(page.locator(".entries")).to_have_count(2)
    page.clock.run_for(10 * 60 * 1000)
    expect(page.locator(".entries")).to_have_count(0)


def test_without_script_all_of_it_can_be_read(browser: Browser, file: Path) -> None:
    page = opened(browser, file, script=False)
    for language in ("en", "fr"):
        side = page.locator(f"section[lang={language}]")
        expect(side).to_be_visible()
        expect(side.locator("details.entry")).to_have_count(2)
        expect(side.locator(".filter")).to_be_hidden()
    page.locator("section[lang=en] details.entry summary").first.click()
    opened_one = page.locator("section[lang=en] details[open] a[href^=tel]")
    expect(opened_one).to_have_count(1)
    # Nothing is wider than a phone.
    assert page.locator("html").bounding_box()["width"] <= 320  # type: ignore[index]
