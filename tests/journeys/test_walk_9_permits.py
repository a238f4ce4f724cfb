"""A permit that does not get its concurrence, and an abused worker who gets theirs."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.filling import fill, keep, send, today
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

SECRET = "A visit found the doors locked from outside."
OTHER = "The report names another address."
TOLD = "Half of the pay is kept, and the passport too."


def test_without_concurrence_there_is_no_refusal(
    browser: Browser, site: Site, language: str
) -> None:
    pia = signed_in(browser, site, "permit_officer", language)
    file = opined(pia, language)
    expect(pia.locator(f'main a[href="{path(file)}open/"]')).to_have_count(0)

    colin = signed_in(browser, site, "concurring_officer", language)
    colin.goto(f"/{language}/permits/second/")
    colin.locator(f'main a[href="{path(file)}"]').click()
    expect(colin.locator("main")).not_to_contain_text(SECRET)
    colin.locator(f'main form[action="{path(file)}open/"] button').click()
    expect(colin.locator("main")).not_to_contain_text(SECRET)
    send(colin, f"{file}reading/", words="What I read in the file by myself.")
    expect(colin.locator("main")).to_contain_text(SECRET)
    send(colin, f"{file}concur/", verdict="decline", reasons=OTHER)

    pia.goto(file)
    expect(pia.locator("main")).to_contain_text(OTHER)
    expect(pia.locator(f'main a[href="{path(file)}refusal/"]')).to_have_count(0)
    picture(pia, "permits-declined", language, height=1050)
    refused = pia.goto(f"{file}refusal/")
    assert refused is not None and refused.status == 403
    send(pia, f"{file}close/", closed_on=today())


def path(url: str) -> str:
    """Without the host."""
    return re.sub(r"^https?://[^/]+", "", url)


def opined(page: Page, language: str) -> str:
    """An application, its checks, and an opinion that waits for a second officer."""
    send(
        page, f"/{language}/permits/new/", number="W200000001",
        person_name="Maria Invented", language=language, occupation="Server",
        noc="65200", city="Windsor", province="ON", stream="low_wage",
        received_on=today() - timedelta(2),
    )  # fmt: skip
    file = page.url
    page.goto(f"{file}instruction/")
    protecting(page)
    fill(page, touches="yes", source="A visit report", seen_on=today())
    keep(page)
    page.locator(f'main form[action="{path(file)}checks/"] button').click()
    page.goto(f"{file}opinion/")
    protecting(page)
    fill(page, reasons=SECRET)
    keep(page)
    return file


def protecting(page: Page) -> None:
    """Choose the demonstration’s instruction under section 30(1.2)."""
    chosen = page.locator("main [name=instruction]")
    option = chosen.locator("option").filter(
        has_text=re.compile("kept from leaving|ne peuvent quitter")
    )
    chosen.select_option(option.first.get_attribute("value"))


def test_an_abused_worker_gets_the_permit_and_the_employer_sees_nothing(
    browser: Browser, site: Site, language: str
) -> None:
    ines = signed_in(browser, site, "integrity_officer", language)
    name, before = of_an_employer(ines, language)
    prune = signed_in(browser, site, "protected_officer", language)
    request = asked(prune, name, language)
    picture(prune, "permits-protected", language, height=1050)
    with prune.expect_download() as started:
        prune.locator(f'main a[href$="/{language}/"][href*="/letters/"]').first.click()
    assert Path(started.value.path()).read_bytes()[:5] == b"%PDF-"

    # The same pages, to the letter; and the way in is shut.
    _, after = of_an_employer(ines, language)
    for place, text in before.items():
        assert after[place] == text, place
    answer = ines.goto(request)
    assert answer is not None and answer.status in (403, 404)
    expect(ines.locator("body")).not_to_contain_text(TOLD)


def of_an_employer(page: Page, language: str) -> tuple[str, dict[str, str]]:
    """The name of the first employer, and all that officers read of it."""
    page.goto(f"/{language}/employers/")
    link = page.locator('main a[href*="/employers/"]').filter(has_text="fictional")
    address = link.first.get_attribute("href") or ""
    seen = {}
    for place in (address, f"/{language}/employers/", f"/{language}/inspections/"):
        page.goto(place)
        seen[place] = page.locator("main").inner_text()
    page.goto(address)
    return page.locator("main h1").inner_text(), seen


def asked(page: Page, employer: str, language: str) -> str:
    """A request without any paper: a fact, its weight, all together, the letter."""
    send(
        page, f"/{language}/permits/protected/new/", person_name="Ana Invented",
        language=language, reach_safely="At the library, on Tuesdays.",
        employer_named=employer, province="ON", in_canada="yes", tied_permit="yes",
        worked_without=True, received_on=today(),
    )  # fmt: skip
    request = page.url
    send(
        page, f"{request}fact/", kind="financial", source="recruiter",
        place="housing", words=TOLD,
    )  # fmt: skip
    expect(page.locator('main a[href$="/decide/"]')).to_have_count(0)
    page.locator('main a[href*="/protected/facts/"]').click()
    fill(page, weight="likely", reasons="Consistent, and in detail.")
    keep(page)
    page.locator('main a[href$="/decide/"]').click()
    fill(
        page, totality="All together: yes.", outcome="issued",
        valid_until=today() + timedelta(365),
    )  # fmt: skip
    keep(page)
    page.locator('main form[action$="/write/"] button').click()
    expect(page.locator("main .tag").first).to_have_attribute("data-state", "done")
    return request
