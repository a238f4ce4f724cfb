"""An administrator makes an organisation and invites someone, who comes in."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

NAME = {"en": "Lakeshore Shelter", "fr": "Refuge de la rive"}
ADDRESS = "new-coordinator@lakeshore.example"
PASSWORD = "a calm lake in november"


def test_someone_invited_enrols_a_second_factor_and_is_in(
    browser: Browser, site: Site, language: str
) -> None:
    page = signed_in(browser, site, "administrator", language)
    create_organisation(page, language)
    invite(page, language)

    guest = visitor(browser, site, language).new_page()
    guest.goto(link_in_mail(site.state / "mail", language))
    assert "invitation/" not in guest.url.rstrip("/").split("invitation")[-1]
    guest.locator("[name=name]").fill("Nora Nouvelle")
    guest.locator("[name=password]").fill(PASSWORD)
    guest.locator("[name=again]").fill(PASSWORD)
    guest.locator(f"[name=language][value={language}]").check()
    picture(guest, "invitation", language)
    guest.locator("main form button.primary").click()

    enrol(guest, language)
    guest.goto(f"/{language}/organisations/mine/")
    expect(guest.locator("main")).to_contain_text(NAME[language])
    expect(guest.locator("main")).to_contain_text("Nora Nouvelle")


def create_organisation(page: Page, language: str) -> None:
    """Both names, since both languages count the same."""
    page.goto(f"/{language}/organisations/")
    page.locator('main a[href$="/organisations/new/"]').click()
    page.locator("[name=kind]").select_option("ngo")
    page.locator("[name=name_en]").fill(NAME["en"])
    page.locator("main form[method=post] button.primary").click()
    expect(page.locator(".summary")).to_be_focused()
    page.locator(".summary a").first.click()
    expect(page.locator("[name=name_fr]")).to_be_focused()
    page.locator("[name=name_fr]").fill(NAME["fr"])
    picture(page, "organisation", language)
    page.locator("main form[method=post] button.primary").click()
    expect(page.locator("main")).to_contain_text(NAME[language])


def invite(page: Page, language: str) -> None:
    """As the one who will coordinate the others."""
    page.locator('main a[href$="/invite/"]').first.click()
    page.locator("[name=email]").fill(ADDRESS)
    page.locator("[name=role][value=coordinator]").check()
    page.locator(f"[name=language][value={language}]").check()
    page.locator("main form[method=post] button.primary").click()
    expect(page.locator("main")).to_contain_text(ADDRESS)


def link_in_mail(folder: Path, language: str) -> str:
    """The link of the newest message, in the language the person reads."""
    newest = max(folder.iterdir(), key=lambda file: file.stat().st_mtime)
    message = message_from_bytes(newest.read_bytes(), policy=policy.default)
    assert message["to"] == ADDRESS
    assert NAME[language] not in message["subject"]
    words = message.get_content()
    found = re.search(rf"http://\S+/{language}/organisations/invitation/\S+", words)
    assert found, words
    return found[0]


def enrol(page: Page, language: str) -> None:
    """Nothing opens before the second factor is there."""
    page.goto(f"/{language}/")
    page.locator('main a[href*="second-factor"]').first.click()
    page.wait_for_load_state()
    if page.locator("#totp-key").count() == 0:
        page.locator('main a[href*="app"]').first.click()
    key = page.locator("#totp-key").inner_text()
    picture(page, "second-factor", language, height=1000)
    page.locator("main [name=code]").fill(pyotp.TOTP(key).now())
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile("/second-factor/codes/"))
    expect(page.locator("main")).to_contain_text(re.compile(r"\d{8}"))
