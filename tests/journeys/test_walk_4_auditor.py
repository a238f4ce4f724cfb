"""An auditor verifies the audit, sees who did what, and finds the planted row."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]


def test_a_row_changed_behind_halte_s_back_is_found(
    browser: Browser, site: Site, language: str
) -> None:
    page = signed_in(browser, site, "auditor", language)
    page.goto(f"/{language}/audit/")
    expect(page.locator("main .ledger tbody tr").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Audrey Auditor")
    picture(page, "audit", language)

    assert verify(page, language) == 0
    picture(page, "audit-whole", language)

    changed = tamper(site.state / "halte.sqlite3")
    assert verify(page, language) >= 1
    picture(page, "audit-not-whole", language)
    page.locator(f'main .ledger a[href$="/audit/row/{changed}/"]').first.click()
    expect(page.locator("main .notice.attention")).to_be_visible()
    picture(page, "audit-row", language)


def verify(page: Page, language: str) -> int:
    """Ask for a verification and wait; how many findings it lists."""
    page.goto(f"/{language}/audit/verify/")
    page.locator("main form[method=post] button.primary").click()
    for _ in range(60):
        if "/audit/result/" in page.url:
            return page.locator("main .ledger tbody tr").count()
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(page.locator("main").inner_text())


def tamper(database: Path) -> int:
    """Someone with the database file makes a refusal look like a success."""
    with sqlite3.connect(database, timeout=20) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_master "
            "WHERE type = 'trigger' AND tbl_name = 'audit_entry'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f'DROP TRIGGER "{name}"')
        row = connection.execute("SELECT min(id) FROM audit_entry").fetchone()[0]
        connection.execute(
            "UPDATE audit_entry SET act = 'core.nothing' WHERE id = ?", (row,)
        )
        for _, guard in guards:
            connection.execute(guard)
    connection.close()
    return int(row)
