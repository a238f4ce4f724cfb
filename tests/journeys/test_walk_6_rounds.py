"""A round, from its question to the public report, and back along one dollar."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.filling import today
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

PLAN: Final = """\
halte_plan: 1
id: walk
title: {en: "A plan for a walk", fr: "Un plan pour un parcours"}
starts: 2026-04-01
ends: 2027-03-31
source:
  title: {en: "A text of the tests", fr: "Un texte des tests"}
organisations:
  - id: jus
    kind: federal
    name: {en: Justice Canada, fr: Justice Canada}
  - id: rcmp
    kind: police
    name: {en: Royal Canadian Mounted Police, fr: Gendarmerie royale du Canada}
pillars:
  - id: all
    title: {en: "All of it", fr: "Le tout"}
    commitments:
      - id: fund
        title: {en: "Pay for services", fr: "Financer des services"}
        quote: {en: "We will pay for services.", fr: "Nous financerons des services."}
        lead: jus
        no_measure: {en: "None yet.", fr: "Aucune."}
        budget:
          - fiscal_year: 2026-27
            amount: 100000
            money: new
            organisation: jus
            part_of: outside
            source: {en: "Line 1", fr: "Ligne 1"}
      - id: team
        title: {en: "Keep a team", fr: "Maintenir une équipe"}
        quote: {en: "We will keep a team.", fr: "Nous maintiendrons une équipe."}
        lead: rcmp
        indicators:
          - id: reported
            measure: police_reported_incidents
            direction: none
        budget:
          - fiscal_year: 2026-27
            amount: 50000
            money: new
            organisation: rcmp
            part_of: outside
            source: {en: "Line 2", fr: "Ligne 2"}
"""

FUND: Final = {"en": "Pay for services", "fr": "Financer des services"}
TEAM: Final = {"en": "Keep a team", "fr": "Maintenir une équipe"}
AMOUNT: Final = {
    "en": "Spent in this period, dollars",
    "fr": "Dépensé durant la période, dollars",
}
STANDS: Final = {"en": "How it stands", "fr": "Où en est l’engagement"}
RESTS: Final = {"en": "What that is based on", "fr": "Ce sur quoi cela repose"}
DONE: Final = {"en": "What was done", "fr": "Ce qui a été fait"}
WORDS: Final = {
    "en": ("On track", "the department’s own judgement", "Two projects were paid."),
    "fr": ("En bonne voie", "le jugement du ministère", "Deux projets ont été payés."),
}
DOLLARS: Final = {"en": "$40,000.50", "fr": "40\u00a0000,50\u00a0$"}
PRESS: Final = "main form[method=post] button.primary"


def test_a_round_is_reported_published_and_followed_back(
    browser: Browser, site: Site, language: str, tmp_path: Path
) -> None:
    keeper = signed_in(browser, site, "secretariat", language)
    send_plan(keeper, language, tmp_path)
    place = open_round(keeper, language)

    by_workbook(browser, site, language, place, tmp_path)
    team = by_form(browser, site, language, place)
    returned_and_mended(browser, site, language, keeper, team)
    fund = accepted(keeper, language, place, team)

    translated(keeper, language)
    published(browser, site, language, keeper)
    followed(browser, site, language, fund, team)


def send_plan(page: Page, language: str, folder: Path) -> None:
    """The plan of this walk, as a file."""
    file = folder / "walk.yaml"
    file.write_text(PLAN, encoding="utf-8")
    page.goto(f"/{language}/plan/import/")
    page.locator("[name=file]").set_input_files(file)
    page.locator(PRESS).click()
    expect(page).to_have_url(re.compile("/plan/walk/"))


def open_round(page: Page, language: str) -> str:
    """Period, due day, and the questions that are there already; its address."""
    page.goto(f"/{language}/rounds/open/")
    page.locator("[name=plan]").select_option("walk")
    page.locator("[name=title_en]").fill("July to September 2026, a walk")
    page.locator("[name=title_fr]").fill("De juillet à septembre 2026, un parcours")
    page.locator("[name=starts_on]").fill("2026-07-01")
    page.locator("[name=ends_on]").fill("2026-06-30")
    due = today() + timedelta(days=9)
    page.locator("[name=due_on]").fill(str(due))
    page.locator(PRESS).click()
    expect(page.locator("main .error").first).to_be_visible()
    page.locator("[name=ends_on]").fill("2026-09-30")
    page.locator(PRESS).click()
    word = {"en": "a walk", "fr": "un parcours"}[language]
    page.locator("main table a").filter(has_text=word).first.click()
    expect(page.locator("main h1")).to_contain_text(word)
    return page.url


def by_workbook(
    browser: Browser, site: Site, language: str, place: str, folder: Path
) -> None:
    """René fills the workbook; a formula waits, is mended, and the rest stands."""
    page = signed_in(browser, site, "reporter", language)
    page.goto(place)
    with page.expect_download() as started:
        page.locator('main a[href$=".xlsx"]').click()
    file = folder / "round.xlsx"
    started.value.save_as(file)
    filled(file, language)
    page.goto(f"{place}workbook/")
    page.locator("[name=file]").set_input_files(file)
    page.locator(PRESS).click()
    expect(page.locator("main .card.attention")).to_have_count(1)
    picture(page, "round-workbook", language, at="form[enctype]")
    page.locator('main a[href*="/row/"]').click()
    page.locator("[name=amount]").fill("-5")
    page.locator(PRESS).click()
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[name=amount]").fill({"en": "40,000.50", "fr": "40 000,50"}[language])
    page.locator(PRESS).click()
    expect(page.locator("main .card.attention")).to_have_count(0)
    page.goto(place)
    page.locator("main table a").filter(has_text=FUND[language]).click()
    expect(page.locator("main")).to_contain_text(DOLLARS[language])
    page.locator('form[action$="/submit/"] button').click()
    approve(browser, site, "approver", language, page.url)


def filled(file: Path, language: str) -> None:
    """Offline: columns moved, a state, words, and an amount that is a formula."""
    book = load_workbook(file)
    reports, spending = book.worksheets
    headings = [str(cell.value) for cell in reports[1]]
    state, rule, done = WORDS[language]
    for heading, text in ((STANDS, state), (RESTS, rule), (DONE, done)):
        reports.cell(2, headings.index(heading[language]) + 1).value = text
    rows = [[cell.value for cell in row] for row in reports.iter_rows()]
    reports.delete_rows(1, reports.max_row)
    for row in rows:
        reports.append(row[::-1])
    headings = [str(cell.value) for cell in spending[1]]
    spending.cell(2, headings.index(AMOUNT[language]) + 1).value = "=40000+0.5"
    book.save(file)


def approve(browser: Browser, site: Site, who: str, language: str, report: str) -> None:
    """The second person of the department."""
    page = signed_in(browser, site, who, language)
    page.goto(report)
    page.locator('form[action*="/approve/"] button').click()
    expect(page.locator('form[action*="/approve/"]')).to_have_count(0)


def by_form(browser: Browser, site: Site, language: str, place: str) -> str:
    """Rita writes in the browser; too much is refused until it is explained."""
    page = signed_in(browser, site, "reporter-rcmp", language)
    page.goto(place)
    page.locator("main table a").filter(has_text=TEAM[language]).click()
    report = page.url
    page.locator('main a[href$="/write/"]').click()
    page.locator("[name=state]").select_option("at_risk")
    page.locator("[name=done]").fill(WORDS[language][2])
    page.locator("[name=obstacle]").fill("Two positions are vacant.")
    page.locator("[name=spend_0]").fill("50001")
    page.locator(PRESS).click()
    expect(page.locator(".summary")).to_be_visible()
    expect(page.locator("[name=done]")).to_have_value(WORDS[language][2])
    page.locator("[name=spend_0]").fill("12000")
    page.locator(PRESS).click()
    page.locator('form[action$="/submit/"] button').click()
    approve(browser, site, "approver-rcmp", language, report)
    return report


def returned_and_mended(
    browser: Browser, site: Site, language: str, keeper: Page, report: str
) -> None:
    """The secretariat asks what came of it; Rita says so, and it goes on again."""
    keeper.goto(report)
    keeper.locator('main a[href$="/send-back/"]').click()
    keeper.locator("[name=comment]").fill("Say what came of it, and for whom.")
    keeper.locator(PRESS).click()
    page = signed_in(browser, site, "reporter-rcmp", language)
    expect(page.locator('main a[href$="/rounds/mine/"]').first).to_be_visible()
    page.goto(report)
    expect(page.locator("main .notice.attention")).to_contain_text("for whom")
    picture(page, "round-returned", language, height=1000)
    page.locator('main a[href$="/write/"]').click()
    page.locator("[name=outcome]").fill("Six people are safe.")
    page.locator(PRESS).click()
    page.locator('form[action$="/submit/"] button').click()
    approve(browser, site, "approver-rcmp", language, report)


def accepted(page: Page, language: str, place: str, team: str) -> str:
    """Both are taken into the plan; the address of the other report."""
    page.goto(place)
    page.locator("main table a").filter(has_text=FUND[language]).click()
    fund = page.url
    for report in (fund, team):
        page.goto(report)
        page.locator('form[action*="/accept/"] button').click()
        expect(page.locator('form[action*="/accept/"]')).to_have_count(0)
    page.goto(place)
    picture(page, "round", language, height=1000)
    page.locator('form[action$="/close/"] button').click()
    expect(page.locator('form[action$="/close/"]')).to_have_count(0)
    return fund


def translated(page: Page, language: str) -> None:
    """The other language of both statements; with it they are public."""
    for title in (FUND[language], TEAM[language]):
        page.goto(f"/{language}/plan/translations/")
        waiting = page.locator("main article").filter(has_text=title)
        waiting.locator("a.button").click()
        page.locator("[name=text]").fill("Two projects. · Deux projets.")
        page.locator(PRESS).click()


def published(browser: Browser, site: Site, language: str, keeper: Page) -> None:
    """The secretariat freezes the report, a second person publishes it."""
    keeper.goto(f"/{language}/plan/walk/reports/draft/")
    keeper.locator("main form[method=post] button.primary").click()
    expect(keeper).to_have_url(re.compile(r"/reports/1/"))
    second = signed_in(browser, site, "release_officer", language)
    second.goto(keeper.url)
    second.locator('form[action$="/publish/"] button').click()
    expect(second.locator("main")).to_contain_text(TEAM[language])


def followed(browser: Browser, site: Site, language: str, fund: str, team: str) -> None:
    """An auditor goes from the report to its dollar, and to its figure’s source."""
    page = signed_in(browser, site, "auditor", language)
    page.goto(fund)
    page.locator('main a[href*="/money/"]').first.click()
    expect(page.locator("main .lede")).to_contain_text(DOLLARS[language])
    number = fund.rstrip("/").rsplit("/", 1)[-1]
    expect(page.locator(f'main a[href$="/rounds/report/{number}/"]')).to_be_visible()
    expect(page.locator('main a[href*="/plan/walk/reports/1/"]')).to_be_visible()
    picture(page, "follow-a-dollar", language, height=1000)
    page.goto(team)
    page.locator('main a[href*="/statistics/series/"]').first.click()
    expect(page.locator("main")).to_contain_text("Statisti")
