"""A steward verifies ten records by telephone; a provider applies and is vetted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium, visitor
from tests.journeys.filling import fill, keep
from tests.journeys.people import signed_in

WIDER = "document.documentElement.scrollWidth - innerWidth"
pytestmark = [pytest.mark.browser, needs_chromium]

BY_PHONE = {"en": "Phone", "fr": "Téléphone"}
LOOKED = {
    "en": "A person answered, and named who works there. Part 2 of the policy is met.",
    "fr": "Une personne a répondu et a nommé qui y travaille. La partie 2 est remplie.",
}
NAMES = {"en": "Northern Lamp (fictional)", "fr": "Lampe du Nord (fictive)"}
ADMITTED = {"en": "Admitted", "fr": "Admise"}


def test_a_steward_verifies_ten_records_by_telephone(
    browser: Browser, site: Site, language: str
) -> None:
    page = signed_in(browser, site, "directory_steward", language)
    page.goto(f"/{language}/directory/steward/")
    before = overdue(page)
    page.locator(f'main a[href="/{language}/directory/steward/checks/"]').click()
    expect(page.locator("main input[name=chosen]:checked")).to_have_count(10)
    keep(page)

    calls = page.locator("main form section.card")
    expect(calls).to_have_count(10)
    expect(calls.locator("a[href^='tel:']").first).to_be_visible()
    references = [
        str(field.get_attribute("value"))
        for field in page.locator("main input[name=chosen]").all()
    ]
    for number, call in enumerate(calls.all()):
        found = call.locator("select[name$='-finding']")
        found.select_option("changed" if number == 3 else "confirmed")
    page.locator("main form button.primary").click()
    # What changed was not said: nothing is kept, and nothing typed is lost.
    wrong = page.locator("main section.card").nth(3)
    expect(wrong.locator(".error, .errorlist").first).to_be_visible()
    expect(page.locator("main select[name$='-finding']").first).to_have_value(
        "confirmed"
    )
    wrong.locator("input[name$='-changed'][value=hours]").check()
    page.locator("main form button.primary").click()

    page.wait_for_url(re.compile(r"/steward/checks/$"))
    left = page.locator("main input[name=chosen]")
    shown = {str(field.get_attribute("value")) for field in left.all()}
    assert not shown & set(references)
    page.goto(f"/{language}/directory/steward/")
    assert before - 10 <= overdue(page) < before
    page.goto(f"/{language}/directory/steward/listings/{references[3]}/")
    expect(page.locator("main")).to_contain_text(BY_PHONE[language])


def overdue(page: Page) -> int:
    """How many checks are overdue, as the day of the directory says."""
    words = page.locator("main .figure").first.inner_text()
    return int("".join(c for c in words if c.isdigit()))


def test_a_provider_applies_and_is_vetted_by_two(
    browser: Browser, site: Site, language: str
) -> None:
    applicant = visitor(browser, site, language, width=320).new_page()
    code = applied(applicant, language)
    assert waiting(applicant, language, code)

    first = signed_in(browser, site, "directory_steward", language)
    request = opened(first, language)
    judged(first, language)
    first.goto(request)
    expect(first.locator("main form button.primary")).to_have_count(0)

    second = signed_in(browser, site, "second-steward", language)
    second.goto(request)
    expect(second.locator("main")).to_contain_text(LOOKED[language])
    judged(second, language)

    assert not waiting(applicant, language, code)
    expect(applicant.locator("main")).to_contain_text(LOOKED[language])
    first.goto(f"/{language}/directory/steward/listings/")
    fill(first, words=NAMES[language].split(" (")[0])
    first.locator("main form.filters button").first.click()
    draft = first.locator("main tbody a").filter(has_text=NAMES[language])
    expect(draft.first).to_be_visible()


def applied(page: Page, language: str) -> str:
    """From the policy to the code, on a phone."""
    page.goto(f"/{language}/directory/policy/")
    page.locator(f'main a[href="/{language}/directory/apply/"]').first.click()
    fill(
        page, name_en=NAMES["en"], name_fr=NAMES["fr"],
        description_en="A night line for people in camps.",
        description_fr="Une ligne de nuit pour les gens des camps.",
        extent="CA-MB", contact_name="Demonstration contact",
        contact_phone="204-555-0142",
    )  # fmt: skip
    page.locator("main [name=needs][value=crisis_line]").check()
    page.locator("main [name=languages][value=fr]").check()
    page.locator("main form button.primary").last.click()
    # The policy was not read: what was typed is still there.
    expect(page.locator(".summary")).to_be_visible()
    expect(page.locator("main [name=name_en]")).to_have_value(NAMES["en"])
    page.locator("main [name=read]").check()
    page.locator("main form button.primary").last.click()
    code = page.locator("main .figure code").inner_text()
    assert re.fullmatch(r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}", code)
    wider = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert page.evaluate(wider) <= 0
    return code


def waiting(page: Page, language: str, code: str) -> bool:
    """Whether nobody has judged yet, by the code that was written down."""
    page.goto(f"/{language}/directory/requests/")
    page.locator("main [name=code]").fill(code)
    page.locator("main form button.primary").first.click()
    assert code.replace("-", "") not in page.url
    return page.locator("main .card").count() == 0


def opened(page: Page, language: str) -> str:
    """The request, from the day of the directory."""
    page.goto(f"/{language}/directory/steward/")
    page.locator(f'main a[href="/{language}/directory/steward/requests/"]').click()
    page.locator("main .results a").filter(has_text=NAMES[language]).last.click()
    return page.url


def judged(page: Page, language: str) -> None:
    """Admit it, with reasons that the applicant reads."""
    fill(page, admits="yes", reasons=LOOKED[language])
    keep(page)
