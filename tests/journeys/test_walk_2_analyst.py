"""An analyst brings in published figures, mends three rows, and the plan moves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

SERIES: Final = "tfwp_inspections"
RELEASE: Final = "Walk of the tests, September 2025"

ENGLISH: Final = f"""Series,Place,Period,Value,Unit,Source,Release,Release date
{SERIES},CA,2024-25,2431,inspection,Walk of the tests,"{RELEASE}",2025-09-15
{SERIES},CA-ON,2024-25,-12,inspection,Walk of the tests,"{RELEASE}",2025-09-15
tfwp_inspectons,CA-QC,2024-25,310,inspection,Walk of the tests,"{RELEASE}",2025-09-15
{SERIES},CA-BC,2024-25,280,inspection,Walk of the tests,"{RELEASE}",2025-02-31
"""
FRENCH: Final = f"""Série;Lieu;Période;Valeur;Unité;Source;Diffusion;Date de diffusion
{SERIES};CA;2024-25;2431,0;inspection;Parcours des tests;{RELEASE};2025-09-15
{SERIES};CA-ON;2024-25;-12;inspection;Parcours des tests;{RELEASE};2025-09-15
tfwp_inspectons;CA-QC;2024-25;310;inspection;Parcours des tests;{RELEASE};2025-09-15
{SERIES};CA-BC;2024-25;280;inspection;Parcours des tests;{RELEASE};2025-02-31
"""
MENDED: Final = {"-12": "12", "tfwp_inspectons": SERIES, "2025-02-31": "2025-09-15"}
VALUE: Final = {"en": "2,431", "fr": "2\u00a0431"}


def test_three_bad_rows_are_mended_and_the_plan_moves(
    browser: Browser, site: Site, language: str, tmp_path: Path
) -> None:
    page = signed_in(browser, site, "analyst", language)
    file = tmp_path / "figures.csv"
    text, encoding = (ENGLISH, "utf-8") if language == "en" else (FRENCH, "cp1252")
    file.write_bytes(text.encode(encoding))

    send(page, file, language)
    page.locator("main form[method=post] button.primary").click()
    wait_for(page, 'form[action$="/accept/"]')
    assert count_of_waiting(page) == 3
    picture(page, "intake-checked", language)

    page.locator('main .actions a[href$="/rows/"]').click()
    picture(page, "intake-rows", language)
    page.locator("main .ledger tbody th a").first.click()
    for _ in range(3):
        mend(page, language)
    accept(page)

    page.goto(f"/{language}/statistics/series/{SERIES}/")
    expect(page.locator("main")).to_contain_text(VALUE[language])
    expect(page.locator("main")).to_contain_text(RELEASE)
    picture(page, "series", language, height=1000)

    page.goto(f"/{language}/plan/")
    line = page.locator(".ledger.lines tbody tr").filter(has_text=VALUE[language])
    expect(line).to_have_count(1)


def send(page: Page, file: Path, language: str) -> None:
    """The form that takes a file; a source of one’s own."""
    page.goto(f"/{language}/intake/")
    page.locator("main .card a.button").first.click()
    expect(page.locator("[name=new_source]")).to_be_attached()
    if page.locator("[name=source]").count():
        a_new_one = page.locator("[name=source] option").last.get_attribute("value")
        page.locator("[name=source]").select_option(a_new_one)
    page.locator("[name=new_source]").fill("Walk of the tests")
    page.locator("[name=file]").set_input_files(file)
    picture(page, "intake-send", language)
    page.locator("main form[method=post] button.primary").click()


def wait_for(page: Page, selector: str) -> None:
    """Look again until the work in the background is done, as people do."""
    for _ in range(60):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{selector} never came: {page.locator('main').inner_text()}")


def count_of_waiting(page: Page) -> int:
    """How many rows the button that leads to them says."""
    words = page.locator('main .actions a[href$="/rows/"]').inner_text()
    return int("".join(re.findall(r"\d", words)))


def mend(page: Page, language: str) -> None:
    """Put right the one cell that is wrong, and save."""
    expect(page.locator(".summary")).to_be_visible()
    for wrong, right in MENDED.items():
        cell = page.locator(f'main input[value="{wrong}"]')
        if cell.count():
            picture(page, "intake-row", language, height=900)
            cell.fill(right)
            # The next row looks like this one: wait until it is there.
            with page.expect_navigation():
                page.locator("main form[method=post] button.primary").click()
            return
    raise AssertionError(f"no wrong cell: {page.locator('main').inner_text()}")


def accept(page: Page) -> None:
    """Accept all rows and wait until they are kept."""
    wait_for(page, 'form[action$="/accept/"]')
    assert page.locator('main .actions a[href$="/rows/"]').count() == 0
    page.locator('form[action$="/accept/"] button').click()
    wait_for(page, 'main .actions a[href*="/statistics/"]')
