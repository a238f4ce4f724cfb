"""A meeting from its call to approved minutes, and a decision to its effect."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.filling import today
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

TITLE = {"en": "A meeting of the walk", "fr": "Une réunion du parcours"}
WHAT = {"en": "Write the first part.", "fr": "Rédiger la première partie."}


def test_a_meeting_is_minuted_by_one_and_approved_by_another(
    browser: Browser, site: Site, language: str
) -> None:
    keeper = signed_in(browser, site, "secretariat", language)
    meeting = called(keeper, language)
    prepared(keeper, meeting)
    recorded(keeper, meeting)
    picture(keeper, "taskforce-meeting", language, height=1150)
    keeper.locator('main a[href$="/minutes/submit/"]').click()
    keep(keeper)
    expect(keeper.locator('main a[href$="/approve/"]')).to_have_count(0)

    second = signed_in(browser, site, "approver", language)
    approved(second, meeting)

    owner = signed_in(browser, site, "reporter", language)
    slipped_then_done(owner, language)
    effect_told(owner, language)
    subscribed(owner, browser, site, language)


def keep(page: Page) -> None:
    """Send the form."""
    page.locator("main form button.primary").click()


def both(page: Page, name: str, english: str, french: str) -> None:
    """A text in both languages."""
    page.locator(f"[name={name}_en]").fill(english)
    page.locator(f"[name={name}_fr]").fill(french)


def called(page: Page, language: str) -> str:
    """A day that is over is refused until someone says that it is."""
    page.goto(f"/{language}/taskforce/meetings/new/")
    both(page, "title", TITLE["en"], TITLE["fr"])
    page.locator("[name=day]").fill(str(today() - timedelta(days=6)))
    page.locator("[name=first]").fill("13:30")
    page.locator("[name=until]").fill("15:00")
    keep(page)
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[name=afterwards]").check()
    keep(page)
    expect(page.locator("main h1")).to_have_text(TITLE[language])
    return page.url


def prepared(page: Page, meeting: str) -> None:
    """A point of the agenda with a paper."""
    page.locator('main a[href$="/points/new/"]').click()
    both(page, "title", "Words of the report", "Mots du rapport")
    page.locator("[name=purpose][value=decide]").check()
    page.locator("[name=presenter]").select_option("jus")
    keep(page)
    expect(page).to_have_url(meeting)
    page.locator('main a[href$="/paper/"]').click()
    both(page, "title", "Draft of the report", "Ébauche du rapport")
    page.locator("[name=language][value=both]").check()
    page.locator("[name=file]").set_input_files(
        {"name": "draft.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n"}
    )
    keep(page)
    expect(page).to_have_url(meeting)


def recorded(page: Page, meeting: str) -> None:
    """Who came, what was said and decided, and who is to do what."""
    page.locator('main a[href$="/attendance/"]').click()
    keep(page)
    page.locator('main a[href$="/said/"]').click()
    both(page, "said", "Two drafts were read.", "Deux ébauches ont été lues.")
    keep(page)
    page.locator('main a[href$="/decision/"]').click()
    both(page, "text", "The report says what came of each promise.",
         "Le rapport dit ce qui est résulté de chaque engagement.")  # fmt: skip
    page.locator("[name=promise_0]").select_option("2012/taskforce")
    keep(page)
    page.locator('main a[href$="/action-item/"]').click()
    both(page, "text", WHAT["en"], WHAT["fr"])
    page.locator("[name=owner]").select_option("jus")
    page.locator("[name=decision]").select_option(index=1)
    page.locator("[name=due]").fill(str(today() - timedelta(days=8)))
    keep(page)
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[name=due]").fill(str(today() + timedelta(days=8)))
    keep(page)
    expect(page).to_have_url(meeting)


def approved(page: Page, meeting: str) -> None:
    """Aline reads the minutes in both languages, then answers for them."""
    page.goto(meeting)
    page.locator('main a[href$="/minutes/approve/"]').click()
    for language in ("en", "fr"):
        with page.expect_download() as started:
            page.locator(f'main a[href$="/{language}.pdf"]').click()
        assert Path(started.value.path()).read_bytes()[:5] == b"%PDF-"
    keep(page)
    expect(page.locator("main .tag").first).to_have_attribute("data-state", "done")


def slipped_then_done(page: Page, language: str) -> None:
    """René moves the day, and the promised one stays; then it is done."""
    page.goto(f"/{language}/taskforce/action-items/?which=ours")
    ours = page.locator("main tbody tr", has_text=WHAT[language])
    ours.locator("a").first.click()
    page.locator('main a[href$="/date/"]').click()
    page.locator("[name=due]").fill(str(today() + timedelta(days=20)))
    both(page, "text", "The figures are awaited.", "On attend les chiffres.")
    keep(page)
    expect(page.locator("main .thread > li")).to_have_count(2)
    page.locator('main a[href$="/done/"]').click()
    both(page, "text", "It is written.", "C’est rédigé.")
    keep(page)
    expect(page.locator("main dd .tag").first).to_have_attribute("data-state", "done")


def effect_told(page: Page, language: str) -> None:
    """From the action item to the decision, and what it did to the plan."""
    page.locator('main dd a[href*="/decisions/"]').click()
    page.locator('main a[href$="/effect/"]').click()
    page.locator("[name=came][value=intended]").check()
    both(page, "text", "The report says so.", "Le rapport le dit.")
    keep(page)
    expect(page.locator("main .thread > li")).to_have_count(6)
    picture(page, "taskforce-decision", language, height=1250, at="h1")


def subscribed(page: Page, browser: Browser, site: Site, language: str) -> None:
    """A program without a session reads days and hours, and no word of ours."""
    page.goto(f"/{language}/taskforce/calendar/")
    keep(page)
    address = page.locator("main .notice code").inner_text()
    told = visitor(browser, site, language).request.get(address).text()
    assert told.startswith("BEGIN:VCALENDAR\r\n")
    assert "BEGIN:VEVENT" in told
    assert not re.search("report|rapport", told, re.IGNORECASE)
