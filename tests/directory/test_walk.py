"""At a port of entry at two in the morning, on a phone that others use, without an
account. The server’s clock stands at two; the phone’s is of no account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.browser import (
    IN_EACH_LANGUAGE,
    Site,
    country_of_its_own,
    launch,
    needs_chromium,
    until_the_hour,
    visitor,
)

WIDER = "document.documentElement.scrollWidth - innerWidth"
pytestmark = [pytest.mark.browser, needs_chromium]

SAID: dict[str, dict[str, Any]] = {
    "en": {
        "weather": "https://weather.gc.ca/",
        "typed": "bed tonight in Toronto for a mother with a baby, she speaks Spanish",
        "need": "Emergency shelter", "language": "Spanish",
        "open": "Takes people in now", "secret": "kept secret",
        "office": "lawyer in Toronto", "shut": "Closed now",
    },
    "fr": {
        "weather": "https://meteo.gc.ca/",
        "typed": "un lit cette nuit à Toronto pour une mère et son bébé, elle parle "
                 "espagnol",
        "need": "Hébergement d’urgence", "language": "Espagnol",
        "open": "Accueille maintenant", "secret": "gardée secrète",
        "office": "avocat à Toronto", "shut": "Fermé maintenant",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def phone() -> Iterator[tuple[Browser, Site]]:
    two = until_the_hour(2, "America/Toronto")
    with sync_playwright() as driver, country_of_its_own(driver, shift=two) as site:
        browser = launch(driver)
        yield browser, site
        browser.close()


@pytest.mark.parametrize("language", IN_EACH_LANGUAGE)
def test_a_bed_for_a_mother_with_a_baby_who_speaks_spanish(
    phone: tuple[Browser, Site], language: str
) -> None:
    browser, site = phone
    said = SAID[language]
    page = visitor(browser, site, language, width=320).new_page()
    page.goto(f"/{language}/")
    page.locator(f'a[href="/{language}/directory/"]:visible').first.click()
    expect(page).to_have_url(site.address + f"/{language}/directory/")
    expect(page.locator("a[href='tel:+18339001010']").first).to_be_visible()
    ask(page, said["typed"], now=True)
    asked = page.locator(".asked")
    expect(asked).to_contain_text(said["need"])
    expect(asked).to_contain_text(said["language"])
    assert page.url.endswith(f"/{language}/directory/")
    first = page.locator(".result").first
    expect(first.locator("a[href^='tel:']").first).to_be_visible()
    expect(first).to_contain_text(said["open"])
    expect(first).to_contain_text(said["need"])
    fits(page)

    other = {"en": "fr", "fr": "en"}[language]
    page.locator(f".actions button[lang={other}]").click()
    expect(page).to_have_url(site.address + f"/{other}/directory/")
    expect(page.locator(".result").first).to_contain_text(SAID[other]["need"])
    page.locator(".result h2 a").first.click()
    expect(page.locator("main")).to_contain_text(SAID[other]["secret"])
    fits(page)
    with page.expect_request(lambda request: request.url == SAID[other]["weather"]):
        page.locator("[data-leave] a").click()
    kept = {cookie["name"] for cookie in page.context.cookies(site.address)}
    assert "sessionid" not in kept


@pytest.mark.parametrize("language", IN_EACH_LANGUAGE)
def test_an_office_by_day_is_said_to_be_shut(
    phone: tuple[Browser, Site], language: str
) -> None:
    """That the clock stands at two is seen: nobody sits in an office then."""
    browser, site = phone
    page = visitor(browser, site, language, width=320).new_page()
    page.goto(f"/{language}/directory/")
    ask(page, SAID[language]["office"], now=False)
    expect(page.locator(".result").first).to_contain_text(SAID[language]["shut"])


def ask(page: Page, words: str, *, now: bool) -> None:
    """Write it as one says it, and send it."""
    page.locator("main [name=text]").fill(words)
    if now:
        page.locator("main [name=open_now]").check()
    page.locator("main form button.primary").first.click()


def fits(page: Page) -> None:
    """Nothing is wider than the phone."""
    wider = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert page.evaluate(wider) <= 0
