"""One directory of invented services for the tests of the search."""

from __future__ import annotations

import pytest

from halte.methods.directory_search import Index, Offer
from tests.methods.directory_search.synthetic_directory import Truth, directory


@pytest.fixture(scope="session")
def country() -> tuple[list[Offer], dict[str, Truth]]:
    """Six hundred services, and the truth behind them."""
    return directory(600, seed=7)


@pytest.fixture(scope="session")
def index(country: tuple[list[Offer], dict[str, Truth]]) -> Index:
    """The search over them."""
    return Index(country[0])
