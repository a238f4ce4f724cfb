"""The error that a look may spend, so that looking every period stays honest.

A rate α is promised for any twelve looks in a row, a year of months: in a world without
change, the chance that one of them tells anything is at most α, since each spends α/12
(Bonferroni over looks, with a memory of twelve; Ramdas, Yang, Wainwright & Jordan 2017
give the reason for a memory that fades: a level that only shrinks ends by seeing
nothing). Where changes are real, the expected share of false ones among all that a look
tells is at most α/12 of them.
"""

from __future__ import annotations

from typing import Final

LOOKS: Final = 12


def level(rate: float, *, once: bool = False) -> float:
    """The level of one look; the whole rate where there is to be one look only."""
    return rate if once else rate / LOOKS


def rate_for(chance: float, *, once: bool = False) -> float:
    """The smallest rate at which a chance would still be told: its q-value."""
    return min(chance if once else chance * LOOKS, 1.0)
