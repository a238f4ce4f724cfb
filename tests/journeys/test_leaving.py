"""Someone must leave a page at once, and someone’s session runs out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.people import sign_in

pytestmark = [pytest.mark.browser, needs_chromium]

WEATHER = {"en": "https://weather.gc.ca/", "fr": "https://meteo.gc.ca/"}


def with_weather(page: Page) -> Page:
    """The weather page is another host: a stand-in answers for it here."""

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>Weather", content_type="text/html")

    page.route(re.compile(r"^https://(weather|meteo)\.gc\.ca/"), answer)
    return page


def test_the_way_out_works_without_script(
    browser: Browser, site: Site, language: str
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = with_weather(context.new_page())
    page.goto(f"/{language}/privacy/")
    link = page.locator("[data-leave] a")
    assert link.get_attribute("rel") == "nofollow noreferrer"
    link.click()
    page.wait_for_url(WEATHER[language])


def test_shift_three_times_leaves_and_there_is_no_way_back(
    browser: Browser, site: Site, language: str
) -> None:
    page = with_weather(visitor(browser, site, language).new_page())
    page.goto(f"/{language}/")
    page.goto(f"/{language}/privacy/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[data-leave-dots] .on")).to_have_count(2)
    page.keyboard.press("Shift")
    page.wait_for_url(WEATHER[language])
    page.go_back()
    assert "privacy" not in page.url


def test_leaving_signs_out(browser: Browser, site: Site, language: str) -> None:
    context = visitor(browser, site, language)
    page = with_weather(context.new_page())
    sign_in(page, site, "reporter", language)
    page.goto(f"/{language}/privacy/")
    page.locator("[data-leave] a").click()
    page.wait_for_url(WEATHER[language])
    page.goto(f"/{language}/")
    expect(page.locator("[data-menu]")).to_have_count(0)


def test_a_session_warns_before_it_ends_and_can_go_on(
    browser: Browser, site: Site, language: str
) -> None:
    page = visitor(browser, site, language).new_page()
    page.clock.install()
    sign_in(page, site, "reporter", language)
    page.goto(f"/{language}/")
    warning = page.locator("[data-session]")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("56:00")
    expect(warning).to_be_visible()
    expect(warning.locator("[role=status]")).to_contain_text("4")
    page.clock.fast_forward("05:00")
    expect(warning.locator("button")).to_be_hidden()
