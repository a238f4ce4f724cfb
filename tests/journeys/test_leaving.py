"""Someone must leave a page at once, and someone’s session runs out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.people import sign_in

pytestmark = [pytest.mark.browser, needs_chromium]

WEATHER = {"en": "https://weather.gc.ca/", "fr": "https://meteo.gc.ca/"}


def is_weather(language: str) -> Callable[[Request], bool]:
    """No test reaches that host; that the browser asks for it is enough."""
    return lambda request: request.url == WEATHER[language]


def test_the_way_out_works_without_script(
    browser: Browser, site: Site, language: str
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/{language}/privacy/")
    link = page.locator("[data-leave] a")
    assert link.get_attribute("rel") == "nofollow noreferrer"
    with page.expect_request(is_weather(language)):
        link.click()


def test_shift_three_times_leaves_and_there_is_no_way_back(
    browser: Browser, site: Site, language: str
) -> None:
    page = visitor(browser, site, language).new_page()
    page.goto(f"/{language}/")
    page.goto(f"/{language}/privacy/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[data-leave-dots] .on")).to_have_count(2)
    with page.expect_request(is_weather(language)):
        page.keyboard.press("Shift")
    expect(page).not_to_have_url(re.compile("privacy|leave"))
    page.go_back()
    assert "privacy" not in page.url


def test_leaving_signs_out(browser: Browser, site: Site, language: str) -> None:
    context = visitor(browser, site, language)
    page = context.new_page()
    sign_in(page, site, "reporter", language)
    page.goto(f"/{language}/privacy/")
    with page.expect_request(is_weather(language)):
        page.locator("[data-leave] a").click()
    page = context.new_page()
    page.goto(f"/{language}/")
    expect(page.locator(".tools [data-menu]")).to_have_count(0)


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
