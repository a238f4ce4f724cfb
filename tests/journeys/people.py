"""The demonstration’s people, and how they sign in: through everyone’s door."""

from __future__ import annotations

import time
from typing import Final

from playwright.sync_api import Browser, Page

from halte.core.access.roles import ROLES
from halte.core.organisations import demo
from tests.journeys.browser import Site, visitor

ADDRESSES: Final[dict[str, str]] = {p.box or p.role: p.email for p in demo.PEOPLE}
"""By role; by their box where a second person has the role (`reporter-rcmp`)."""

ROLE_OF: Final[dict[str, str]] = {p.box or p.role: p.role for p in demo.PEOPLE}
PEOPLE: Final = tuple(dict.fromkeys(ROLE_OF.values()))
STEP: Final = 30
"""Seconds that a code of an authenticator app lives; each opens once."""

KEPT: Final[dict[tuple[str, str], str]] = {}
"""Cookies of people who have signed in already, by site and role."""

SPENT: Final[dict[tuple[str, str], str]] = {}


def sign_in(page: Page, site: Site, role: str, language: str = "en") -> None:
    """Address and password, and the code of the app where the role needs one."""
    page.goto(f"/{language}/account/login/")
    page.locator("[name=login]").fill(ADDRESSES[role])
    page.locator("[name=password]").fill(demo.PASSWORD)
    page.locator("main form button.primary").click()
    if ROLES[ROLE_OF[role]].needs_second_factor:
        page.locator("main [name=code]").fill(fresh_code(site, role))
        page.locator("main form button.primary").first.click()
    page.locator(".tools [data-menu]").wait_for()


def signed_in(
    browser: Browser, site: Site, role: str, language: str = "en", *, width: int = 1280
) -> Page:
    """A page of someone at work; they signed in once, this morning."""
    context = visitor(browser, site, language, width=width)
    page = context.new_page()
    kept = KEPT.get((site.address, role))
    if kept is None:
        sign_in(page, site, role, language)
        KEPT[site.address, role] = cookie(page)
    else:
        context.add_cookies([{"name": "sessionid", "value": kept, "url": site.address}])
    page.goto(f"/{language}/")
    return page


def cookie(page: Page) -> str:
    """The session’s cookie."""
    found = {c["name"]: c["value"] for c in page.context.cookies()}
    return found["sessionid"]


def fresh_code(site: Site, role: str) -> str:
    """What the app shows now; where that was used already, what it shows next."""
    until = time.monotonic() + 2 * STEP
    while (code := shown_code(site, role)) == SPENT.get((site.address, role)):
        assert time.monotonic() < until, "the authenticator app shows no new code"
        time.sleep(1)
    SPENT[site.address, role] = code
    return code


def shown_code(site: Site, role: str) -> str:
    """`halte demo-code`, as the start-up lines tell people to."""
    told = site.terminal.code(ADDRESSES[role])
    return "".join(c for c in told.split(":")[-1] if c.isdigit())[-6:]
