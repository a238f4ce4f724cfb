"""The public reads the plan and downloads the report, without an account."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

PROMISE = {"en": "on-site visits to employers", "fr": "visites sur place"}
LANG = {"en": "en", "fr": "fr"}


def test_the_public_reads_the_plan_and_downloads_the_report(
    browser: Browser, site: Site, language: str, tmp_path: Path
) -> None:
    page = visitor(browser, site, language).new_page()
    page.goto("/")
    assert page.url.endswith(f"/{language}/")
    picture(page, "home", language)

    page.locator(f'.mainnav.doors > ul a[href="/{language}/plan/"]').click()
    lines = page.locator(".ledger.lines tbody tr:not(.group)")
    expect(lines.nth(25)).to_be_attached()
    expect(page.locator("main")).to_contain_text("25")
    picture(page, "plan-lines", language, height=1000, at=".ledger.lines")
    picture(page, "plan", language, height=1100)

    line = lines.filter(has_text=PROMISE[language])
    expect(line.locator("td > p svg.spark")).to_have_count(1)
    line.locator("th a").click()
    expect(page.locator("main blockquote, main .quote").first).to_be_visible()
    picture(page, "promise", language, height=1000)

    page.goto(f"/{language}/")
    page.locator('.day a[href*="/reports/"]').click()
    picture(page, "report", language)
    with page.expect_download() as waiting:
        page.locator('main a[href$=".pdf"]').first.click()
    kept = tmp_path / "report.pdf"
    waiting.value.save_as(kept)
    pdf = PdfReader(kept)
    assert pdf.trailer["/Root"]["/Lang"].startswith(LANG[language])
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(pdf.pages) > 2


def test_what_nobody_knows_is_one_step_from_home(
    browser: Browser, site: Site, language: str
) -> None:
    page = visitor(browser, site, language).new_page()
    page.goto(f"/{language}/")
    page.locator('.day a[href*="unknown"]').click()
    expect(page.locator("main li a").nth(100)).to_be_attached()
    picture(page, "unknown", language)


def test_the_toggle_tells_the_same_in_the_other_language(
    browser: Browser, site: Site, language: str
) -> None:
    page = visitor(browser, site, language).new_page()
    page.goto(f"/{language}/plan/")
    figures = page.locator(".ledger.lines tbody tr").count()
    page.locator("[data-toggle-language]").click()
    other = {"en": "fr", "fr": "en"}[language]
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator(".ledger.lines tbody tr")).to_have_count(figures)
