"""Forms of a walk: fields are filled by name, whatever they are drawn as."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect


def today() -> date:
    """The day at the office, asked each time: tests may run over midnight."""
    return datetime.now(ZoneInfo("America/Toronto")).date()


def fill(page: Page, **values: object) -> None:
    """Fill the fields of the page’s form."""
    for name, value in values.items():
        fill_one(page.locator(f"main [name='{name.replace('__', '-')}']"), str(value))


def fill_one(field: Locator, value: str) -> None:
    """One field: a tick, a choice among radios, one of a list, or text."""
    kind = field.first.evaluate("e => e.type")
    if kind == "radio":
        field.and_(field.page.locator(f"[value='{value}']")).check()
    elif kind == "checkbox":
        field.first.set_checked(value == "True")
    elif kind == "select-one":
        field.first.select_option(value)
    else:
        field.first.fill(value)


def keep(page: Page) -> None:
    """Send the form; it is taken."""
    page.locator("main form button.primary").first.click()
    page.wait_for_load_state()  # a page half read has no error yet
    expect(page.locator("main .error")).to_have_count(0)


def send(page: Page, path: str, **values: object) -> None:
    """Open a form by its address, fill it and send it."""
    page.goto(path)
    fill(page, **values)
    keep(page)
