"""Plans that come with Halte, by the year of each.

A newer Halte may know more measures for their promises; importing one again says
every change and keeps what stood before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
SHIPPED: Final = {
    "2012": DATA / "plan_2012.yaml", "2019": DATA / "strategy_2019.yaml",
}  # fmt: skip
