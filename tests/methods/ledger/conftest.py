"""An empty ledger, and one of four entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.methods.ledger import Ledger
from tests.methods.ledger.releases import release


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.jsonl")


@pytest.fixture
def four(ledger: Ledger) -> Ledger:
    for _ in range(4):
        ledger.add(release())
    return ledger
