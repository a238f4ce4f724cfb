"""An inspection from a random draw to the public list, by three people."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.filling import fill, keep, send, today
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

SEVERE = {"severity_benefit": 4, "reason_benefit": "Wages were kept back."}
FOUND = ((9, {"part": "wages", **SEVERE}), (24, {}), (26, {}), (27, SEVERE))
"""Four findings for three workers: 7,000 and 20,000 for each of them, and a ban."""


def test_from_a_draw_to_the_public_list(
    browser: Browser, site: Site, language: str
) -> None:
    ines = signed_in(browser, site, "integrity_officer", language)
    ravi = signed_in(browser, site, "integrity-reviewer", language)
    diane = signed_in(browser, site, "integrity_decision_officer", language)
    file = drawn(ines, ravi, language)
    visited(ines, file, language)
    for item, more in FOUND:
        finding(ines, file, item, more)
    payroll = "The payroll of the day of the request."
    send(ines, f"{file}size/", employees=40, as_of=then(), evidence=payroll)
    send(ines, f"{file}rest/", said="Not a part of this inspection.")
    send(ines, f"{file}finish/", on=then())
    send(ines, f"{file}implied/", determined_on=then())
    total = ines.locator("main dd", has_text="$").first.inner_text()
    assert dollars(total) >= 81_000, "an employer with a past pays more"
    picture(ines, "inspections-implied", language, height=1150)
    letter_through(ines, ravi, file, "preliminary", then())
    send(ines, f"{file}answer/", on=then(), said="The employer says it was an error.")
    complete = {"by_whom": "Its director", "how": "By letter of today."}
    send(ines, f"{file}complete/", on=then(), **complete)
    decided(ines, diane, file, total)
    letter_through(ines, ravi, file, "final", today())
    send(ines, f"{file}pay/", paid_on=today(), amount=dollars(total), reference="R-1")
    send(ines, f"{file}publish/", on=today())
    send(ines, f"{file}close/", on=today())
    expect(ines.locator("main .tag").first).to_have_attribute("data-state", "done")
    expect(ines.locator("main #decided ~ dl").first).to_be_visible()
    picture(ines, "inspections-file", language, height=1250)


def then() -> date:
    """When the file begins: forty days are the employer’s before anyone decides (IRPR
    ss. 209.994, 209.996(3)), and a last day can move over holidays.
    """
    return today() - timedelta(60)


def dollars(text: str) -> int:
    """An amount, in either language."""
    return int("".join(c for c in text if c.isdigit()))


def drawn(page: Page, other: Page, language: str) -> str:
    """A whole province was sealed days ago; another officer than who sealed it enters
    the seed of a later day; a file for the first.
    """
    page.goto(f"/{language}/inspections/draws/")
    page.locator("main a", has_text="Ontario 2025").click()
    expect(page.locator("main dl code")).to_have_count(1)
    expect(page.locator("main form.stack")).to_have_count(0)
    other.goto(page.url)
    fill(other, text="07-12-23-31-40-44", source="Lottery", published_on=then())
    keep(other)
    page.reload()
    picture(page, "inspections-draw", language, height=900)
    page.locator('main a[href*="/inspections/drawn/"]').first.click()
    fill(
        page, said="Drawn at random.", programme="tfwp", office="ON", opened_on=then(),
        period_from=then() - timedelta(900), period_to=then(),
    )  # fmt: skip
    keep(page)
    return page.url


def visited(page: Page, file: str, language: str) -> None:
    """Without notice: planned, entered, left; then the examination begins."""
    send(page, f"{file}unannounced/", on=then(), said="Records could be changed.")
    number = file.rstrip("/").rsplit("/", 1)[1]
    send(
        page, f"/{language}/visits/new/", inspection=number, on=then(), announced="no",
        pair_needed=False,
    )  # fmt: skip
    visit = page.url
    page.goto(f"{visit}stops/")
    page.locator("main [name=site]").select_option(index=1)
    keep(page)
    for act, hour in (("begin", 10), ("leave", 11)):
        page.locator(f'main a[href$="/{act}/"]').first.click()
        fill(page, at=f"{then()}T{hour}:00")
        keep(page)
    page.goto(visit)
    page.locator('main form[action$="/finish/"] button').click()
    send(page, f"{file}examine/", on=then())


def finding(page: Page, file: str, item: int, more: dict[str, object]) -> None:
    """Evidence that may be shown, then a failure for three workers."""
    page.goto(f"{file}conditions/{item}/")
    page.locator("main details summary").last.click()
    fill(
        page, evidence__source="document", evidence__label=f"Payroll {item}",
        evidence__on=then(), evidence__side="open",
    )  # fmt: skip
    keep(page)
    send(
        page, f"{file}conditions/{item}/finding/", status="not_met", workers=3,
        occurred_on=then() - timedelta(30), told="Less was paid than was offered.",
        **more,
    )  # fmt: skip


def letter_through(page: Page, other: Page, file: str, kind: str, on: date) -> None:
    """Drafted by one, read and approved by another, sent."""
    send(page, f"{file}letters/new/", kind=kind, dated=on)
    expect(page.locator("#review")).to_have_count(0)
    other.goto(page.url)
    with other.expect_download() as started:
        other.locator('main a[href$="/fr.pdf"]').click()
    assert Path(started.value.path()).read_bytes()[:5] == b"%PDF-"
    fill(other, verdict="approved", on=on)
    keep(other)
    page.reload()
    fill(page, sent_on=on, way="mail")
    keep(page)


def decided(officer: Page, senior: Page, file: str, total: str) -> None:
    """Whoever worked on the file cannot decide it; Diane can, and is told nothing to
    choose.
    """
    officer.goto(file)
    expect(officer.locator('main a[href$="/decide/"]')).to_have_count(0)
    senior.goto(file)
    senior.locator('main a[href$="/decide/"]').click()
    expect(senior.locator("main .notice")).to_contain_text(total)
    expect(senior.locator("main [name=outcome]:checked")).to_have_count(0)
    fill(
        senior, outcome="penalty_and_ban", decided_on=today(),
        reasons="The payroll shows it, and the answer does not change that.",
    )  # fmt: skip
    keep(senior)
    expect(senior.locator("#decided")).to_be_visible()
