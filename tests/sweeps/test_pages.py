"""Every page, in both languages, as every role meets it, in a real browser.

The walk follows links from home, as people do, and keeps one page per address
name. What holds of all: axe finds nothing, one h1, the right language, no
sideways scrolling at 320 px, no message on the console, no request to another
host, the same content without script, the content security policy in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from playwright.sync_api import (
    APIResponse,
    Browser,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.journeys.browser import (
    Site,
    country_of_its_own,
    launch,
    needs_chromium,
    visitor,
)
from tests.journeys.people import PEOPLE, sign_in
from tests.sweeps.test_addresses import SIGN_IN, addresses
from tests.sweeps.tree import nothing_wrong

pytestmark = [pytest.mark.browser, needs_chromium]

LEFT_OUT: Final = frozenset({"leave", "account_logout"})
"""Following these ends the walk."""

NOT_LED_TO: Final = frozenset(
    {
        "session",  # asked for by script
        # buttons, which post: a list to print, an appeal, a call sheet
        "directory:paper",
        "directory:appeal",
        "directory:round",
        "directory:near",  # by the code on a pocket list, never from a page
        "directory:call_back",  # from a copy in the register, once there is one
        "audit:seal_now",  # a button
        "organisations:accept",  # by the link in a mail
        "access:second_factor",  # by the door, for those who have none yet
        "access:in_emergency",  # while an emergency opening is in force
        "mfa_list_webauthn",  # for those who have a passkey
        # before what protects the account: asked for when some time has passed
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        # names that allauth asks for; these answer that nothing is here
        "account_email",
        "account_mine",
        "account_set_password",
        # Forms lead there: a file for a year and a quarter, a calendar’s address.
        "money:awards_file",
        "taskforce:end_calendar",
        "taskforce:renew_calendar",
        "workers:add",  # a form, behind a return code
        # a one-time link leads there, with its code
        "support:handed_over",
        "support:handover_answer",
        "support:offline_take",  # a button: an empty form to take along
        "support:find",  # a form, while an emergency opening is in force
    }
)
"""Addresses that no link leads to, and why."""

SAMPLES: Final = 2
"""Pages of one kind that a reader looks at for links: neighbours differ little."""

LINK: Final = re.compile(r'<a\s[^>]*?href="([^"#]+)"')
NARROW: Final = 320

SAME_WITHOUT_SCRIPT: Final = """html => {
  const words = doc => {
    const main = doc.querySelector('main').cloneNode(true);
    main.querySelectorAll('script, noscript').forEach(script => script.remove());
    return main.textContent.replace(/\\s+/g, ' ').trim();
  };
  const before = words(new DOMParser().parseFromString(html, 'text/html'));
  const after = words(document);
  if (before === after) return '';
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const there = after.slice(Math.max(0, at - 30), at + 60);
  return `script changes the content at “${there}”`;
}"""
WIDTH: Final = "() => document.documentElement.scrollWidth - window.innerWidth"
OUTLINED: Final = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const look = getComputedStyle(at);
  const drawn = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  return [drawn, !!at.closest('main'), at.outerHTML.slice(0, 120)];
}"""


@dataclass
class Found:
    """The pages that one reader can reach, by address name."""

    reader: str
    seen: frozenset[str]
    pages: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def take(self, path: str, name: str) -> bool:
        """Keep a page unless there are enough of its kind."""
        kept = self.pages.setdefault(name, [])
        enough = 1 if name in self.seen else SAMPLES
        if path in kept or len(kept) >= enough:
            return False
        kept.append(path)
        return True


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def site(driver: Playwright) -> Iterator[Site]:
    with country_of_its_own(driver) as running:
        yield running


@pytest.fixture(scope="module")
def browser(driver: Playwright) -> Iterator[Browser]:
    started = launch(driver)
    yield started
    started.close()


READERS: Final = ("public", *PEOPLE)


@pytest.mark.slow
def test_every_page_of_the_public(site: Site, browser: Browser) -> None:
    """What needs no account, in French; axe takes half a second a page, so the rest,
    and the same in English, is slow.
    """
    nothing_wrong(walk("public", set(), site, browser, "fr"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_that_anyone_can_reach(
    site: Site, browser: Browser, language: str
) -> None:
    """Reader by reader; a page that two readers reach is drawn once."""
    seen: set[str] = set()
    complaints: list[str] = []
    for reader in READERS:
        complaints += walk(reader, seen, site, browser, language)
    nothing_wrong(complaints)
    unseen = without_arguments() - seen - SIGN_IN - LEFT_OUT - NOT_LED_TO
    nothing_wrong(f"nobody is led to {name}" for name in sorted(unseen))


def walk(
    reader: str, seen: set[str], site: Site, browser: Browser, language: str
) -> list[str]:
    """All that is wrong with what one reader can reach and nobody before could."""
    context = visitor(browser, site, width=NARROW)
    page = context.new_page()
    if reader != "public":
        sign_in(page, site, reader)
    found = reach(page, Found(reader, frozenset(seen)))
    seen |= found.files
    complaints: list[str] = []
    context.on("request", lambda r: complaints.extend(elsewhere(r.url, site)))
    page.on("console", lambda m: complaints.extend(said_aloud(m)))
    page.on("pageerror", lambda e: complaints.append(f"{page.url} script: {e}"))
    for name, paths in found.pages.items():
        if name not in seen or name == "home":
            seen.add(name)
            path = f"/{language}/{paths[0][4:]}"
            complaints += [f"{reader} {path}: {said}" for said in faults(page, path)]
    context.close()
    return complaints


def both_languages(path: str) -> tuple[str, str]:
    """The same page in English and in French."""
    return f"/en/{path[4:]}", f"/fr/{path[4:]}"


def reach(page: Page, found: Found) -> Found:
    """Follow links from home; pages are fetched, not drawn, so this is quick."""
    waiting = ["/en/"]
    while waiting:
        path = waiting.pop()
        if not (name := kind(path)) or not found.take(path, name):
            continue
        answer = page.request.get(path)
        assert answer.status < 500, f"{path} answers {answer.status}"
        if not is_page(answer):
            del found.pages[name]
            found.files.add(name)
            continue
        assert answer.status < 400, f"{found.reader} is led to {path}: {answer.status}"
        waiting += sorted(links(answer.text(), path))
    return found


def kind(path: str) -> str:
    """The name of the address, '' where the walk must not go there."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return ""
    return "" if name in LEFT_OUT or not path.startswith("/en/") else name


def without_arguments() -> set[str]:
    """Names of our own addresses under /en/ that need nothing filled in."""
    names = set()
    for address in addresses():
        if not address.path.startswith("/en/"):
            continue
        with suppress(NoReverseMatch):
            reverse(address.name)
            names.add(address.name)
    return names


def is_page(answer: APIResponse) -> bool:
    """True for HTML that is shown; files to download are none."""
    shown = "attachment" not in answer.headers.get("content-disposition", "")
    return shown and answer.headers.get("content-type", "").startswith("text/html")


def links(html: str, path: str) -> set[str]:
    """Paths of this site that a page leads to, without their filters."""
    found = {urljoin(path, target.split("?")[0]) for target in LINK.findall(html)}
    return {target for target in found if not urlsplit(target).netloc}


def elsewhere(url: str, site: Site) -> list[str]:
    """A complaint where a request leaves this site."""
    if url.startswith((site.address, "data:", "blob:")):
        return []
    return [f"asks another host: {urlsplit(url).netloc}"]


def said_aloud(message: ConsoleMessage) -> list[str]:
    """A complaint where the browser’s console shows an error or a warning."""
    if message.type not in ("error", "warning"):
        return []
    return [f"{message.page and message.page.url} console: {message.text}"]


def faults(page: Page, path: str) -> Iterator[str]:
    """What is wrong with one page, drawn 320 px wide."""
    answer = page.goto(path)
    assert answer is not None
    if answer.status != 200:
        yield f"answers {answer.status}"
        return
    html = answer.text()
    if "default-src 'none'" not in answer.headers.get("content-security-policy", ""):
        yield "has no content security policy"
    if page.locator("h1").count() != 1:
        yield f"has {page.locator('h1').count()} h1"
    if page.locator("html").get_attribute("lang") != path[1:3]:
        yield "has another language than its address"
    if (over := page.evaluate(WIDTH)) > 0:
        yield f"is {over} px too wide for {NARROW} px"
    if said := page.evaluate(SAME_WITHOUT_SCRIPT, html):
        yield said
    yield from other_language(page)
    for violation in violations(page):
        nodes = [node["html"][:160] for node in violation["nodes"][:3]]
        yield f"axe {violation['id']}: {nodes}"


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return list(found.response["violations"])


def other_language(page: Page) -> Iterator[str]:
    """The toggle must land on the same page."""
    here = urlsplit(page.url).path
    toggle = page.locator("[data-toggle-language]").get_attribute("href") or ""
    if urlsplit(toggle).path != both_languages(here)[here.startswith("/en/")]:
        yield f"its toggle leads to {toggle}"


def test_the_keyboard_alone_reaches_the_content(site: Site, browser: Browser) -> None:
    """Skip link first, then every stop is outlined, in an order that ends in main."""
    page = visitor(browser, site).new_page()
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.goto("/fr/")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(OUTLINED)
        if stop is None:
            break
        stops.append(stop)
    assert [stop[2] for stop in stops if not stop[0]] == []
    assert any(stop[1] for stop in stops)


def test_contrast_holds_in_the_dark(site: Site, browser: Browser) -> None:
    """The public’s pages, with the device set to dark."""
    context = browser.new_context(base_url=site.address, color_scheme="dark")
    page = context.new_page()
    for path in ("/en/", "/en/plan/", "/en/account/login/", "/en/statistics/"):
        page.goto(path)
        found = violations(page)
        nothing_wrong(f"{path} {v['id']}: {v['nodes'][0]['html']}" for v in found)
