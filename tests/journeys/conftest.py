"""One browser for all walks; a running Halte for each language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.browser import IN_EACH_LANGUAGE, Site, country_of_its_own, launch


@pytest.fixture(scope="package")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(driver: Playwright) -> Iterator[Browser]:
    started = launch(driver)
    yield started
    started.close()


@pytest.fixture(scope="package", params=IN_EACH_LANGUAGE)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="package")
def site(driver: Playwright, language: str) -> Iterator[Site]:
    """Walks in one language share a country, and go on where others were."""
    with country_of_its_own(driver) as running:
        yield running
