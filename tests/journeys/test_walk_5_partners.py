"""An agreement is recorded, put in force by a second person, and enforced."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.filling import today
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

TITLE = {"en": "Prosecutors of two countries", "fr": "Procureurs de deux pays"}
PARTNER = "demo-mx"
COVERED = ("name", "role", "email")
ASK = f"to={PARTNER}&dataset=partners-contacts&purpose=training"


def test_what_an_agreement_covers_goes_and_the_rest_is_refused(
    browser: Browser, site: Site, language: str
) -> None:
    page = signed_in(browser, site, "partner_manager", language)
    refused_for_now(page, language)
    agreement = record(page, language)
    expect(page.locator('main a[href$="/approve/"]')).to_have_count(0)

    second = signed_in(browser, site, "secretariat", language)
    put_in_force(second, agreement)
    picture(second, "agreement", language)

    send_what_is_covered(page, language)
    refused(page, language)
    page.goto(f"/{language}/partners/map/")
    expect(page.locator("main svg.tiles .agreed").first).to_be_visible()
    picture(page, "partners-map", language, height=980)


def refused_for_now(page: Page, language: str) -> None:
    """The demonstration’s agreement with this partner is suspended."""
    page.goto(f"/{language}/sharing/send/?{ASK}&field=name")
    word = {"en": "is suspended", "fr": "est suspendue"}[language]
    expect(page.locator("main .notice.attention")).to_contain_text(word)


def record(page: Page, language: str) -> str:
    """Write it as it was signed; the address of its page."""
    page.goto(f"/{language}/partners/agreements/")
    page.locator('main a[href$="/agreements/new/"]').click()
    day = today()
    page.locator("[name=title_en]").fill(TITLE["en"])
    page.locator("[name=title_fr]").fill(TITLE["fr"])
    page.locator("[name=party_0]").select_option("ps")
    page.locator("[name=part_0]").select_option("gives")
    page.locator("[name=party_1]").select_option(PARTNER)
    page.locator("[name=part_1]").select_option("receives")
    page.locator("[name=purposes][value=training]").check()
    page.locator("[name=rests_on][value=mou]").check()
    page.locator("[name=citation_en]").fill("Memorandum of 2026, s. 4")
    page.locator("[name=citation_fr]").fill("Protocole de 2026, art. 4")
    dataset = page.locator("details", has=page.locator("[name=data_partners-contacts]"))
    dataset.locator("summary").click()
    for field in COVERED:
        page.locator(f"[name='data_partners-contacts'][value={field}]").check()
    page.locator("[name=starts]").fill(str(day - timedelta(days=2)))
    page.locator("[name=ends]").fill(str(day - timedelta(days=3)))
    page.locator("main form button.primary").click()
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[name=ends]").fill(str(day + timedelta(days=364)))
    page.locator("[name=return_days]").fill("30")
    page.locator("main form button.primary").click()
    expect(page.locator("main h1")).to_have_text(TITLE[language])
    return page.url


def put_in_force(page: Page, agreement: str) -> None:
    """Amina reads it and answers for it."""
    page.goto(agreement)
    page.locator('main a[href$="/approve/"]').click()
    page.locator("main form button.primary").click()
    expect(page).to_have_url(re.compile(r"/agreements/\d+/$"))
    expect(page.locator("main .tag").first).to_have_attribute("data-state", "ok")


def send_what_is_covered(page: Page, language: str) -> None:
    """A zip with the data and the cover notes; the register knows of it."""
    page.goto(f"/{language}/sharing/send/")
    page.locator("[name=to]").select_option(PARTNER)
    page.locator("[name=dataset]").select_option("partners-contacts")
    page.locator("[name=purpose]").select_option("training")
    page.locator("main form button.primary").click()
    expect(page.locator("main .notice.attention")).to_be_visible()
    picture(page, "sharing", language, height=900, at="#preview-title")
    page.locator("main .notice.attention a").click()
    expect(page.locator("main .notice.attention")).to_have_count(0)
    with page.expect_download() as started:
        page.locator("main form[method=post] button.primary").click()
    files = unpacked(Path(started.value.path()))
    assert b"555-0100" not in files["partners-contacts.csv"]
    assert TITLE["en"] in files["cover-note-en.txt"].decode()
    assert TITLE["fr"] in files["note-accompagnement-fr.txt"].decode()
    page.goto(f"/{language}/sharing/")
    expect(page.locator("main")).to_contain_text(TITLE[language])


def unpacked(path: Path) -> dict[str, bytes]:
    """The files of a parcel."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refused(page: Page, language: str) -> None:
    """A field too many: the reason names it, and there is nothing to press."""
    page.goto(f"/{language}/sharing/send/?{ASK}&field=name&field=phone")
    told = page.locator("main .notice.attention")
    word = {"en": "Telephone at work", "fr": "Téléphone au travail"}[language]
    expect(told).to_contain_text(word)
    expect(page.locator("main form[method=post]")).to_have_count(0)
