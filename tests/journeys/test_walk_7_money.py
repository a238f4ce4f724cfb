"""A department states its spending; two people move money; an auditor follows it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

FUND = "2012.victims-fund-500-thousand.jus.2015-16.not_stated.not_stated"
SUPPORT = "2012.victims-fund.jus.2015-16.not_stated.not_stated"
TOO_MUCH = {"en": "above what the line holds", "fr": "ce que contient la ligne"}
BELOW = {"en": "cannot be below zero", "fr": "ne peut pas être négatif"}
AROUND = {"en": "back to where it came from", "fr": "leur point de départ"}


def test_money_is_stated_moved_and_followed(
    browser: Browser, site: Site, language: str
) -> None:
    anyone = visitor(browser, site, language).new_page()
    anyone.goto(f"/{language}/money/")
    before = anyone.locator("main .lede").inner_text()
    picture(anyone, "money", language)

    reporter = signed_in(browser, site, "reporter", language)
    state(reporter, language)
    anyone.reload()
    assert anyone.locator("main .lede").inner_text() != before

    move(reporter, language)
    approve(signed_in(browser, site, "approver", language), language)

    auditor = signed_in(browser, site, "auditor", language)
    follow(auditor, language)


def state(page: Page, language: str) -> None:
    """Less than nothing is refused, too much asks for a reason, the rest is kept."""
    page.goto(f"/{language}/money/mine/")
    page.locator(f'main a[href*="{FUND}/state/"]').click()
    page.locator("[name=amount]").fill("-5")
    page.locator("main form button.primary").click()
    expect(page.locator("main")).to_contain_text(BELOW[language])
    page.locator("[name=amount]").fill("9 000 000")
    page.locator("main form button.primary").click()
    expect(page.locator("main")).to_contain_text(TOO_MUCH[language])
    page.locator("[name=amount]").fill("120 000,25")
    page.locator("main form button.primary").click()
    expect(page).to_have_url(re.compile(r"/lines/[^/]+/$"))
    written = {"en": "$120,000.25", "fr": "000,25"}[language]
    expect(page.locator("main")).to_contain_text(written)


def move(page: Page, language: str) -> None:
    """A transfer is proposed; the way back on the same day is refused."""
    page.goto(f"/{language}/money/lines/{FUND}/transfer/")
    propose(page, SUPPORT, "2015-10-01")
    expect(page).to_have_url(re.compile(r"/money/transfers/$"))
    page.goto(f"/{language}/money/lines/{SUPPORT}/transfer/")
    propose(page, FUND, "2015-10-01")
    expect(page.locator("main")).to_contain_text(AROUND[language])


def propose(page: Page, taker: str, day: str) -> None:
    """Fill the form of a transfer and send it."""
    page.locator("[name=taker]").select_option(taker)
    page.locator("[name=amount]").fill("1 000")
    page.locator("[name=effective_on]").fill(day)
    page.locator("[name=reason]").fill("A walk / Une visite")
    page.locator("main form button.primary").click()


def approve(page: Page, language: str) -> None:
    """Aline finds it at home, reads it and approves."""
    page.goto(f"/{language}/")
    page.locator('main a[href$="/money/transfers/"]').first.click()
    page.locator("main tbody th a").first.click()
    page.locator("main button[name=approve]").click()
    expect(page.locator("main .lede .tag")).to_have_attribute("data-state", "ok")


def follow(page: Page, language: str) -> None:
    """From the line to the entry, and to who made it: that is recorded."""
    page.goto(f"/{language}/money/lines/{FUND}/")
    page.locator('main tbody a[href*="/money/entries/"]').first.click()
    expect(page.locator("main ol.steps > li")).to_have_count(4)
    picture(page, "dollar", language, height=900)
    page.locator('main a[href$="/who/"]').click()
    expect(page.locator("main .lede")).to_contain_text("René Rapporteur")
