"""The demonstration’s people, and how they sign in."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

from tests.journeys.browser import Site

PEOPLE: Final[tuple[str, ...]] = ()


def sign_in(page: Page, site: Site, role: str) -> None:
    """Through the door that everyone uses."""
