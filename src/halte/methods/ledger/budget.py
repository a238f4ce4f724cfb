"""How much privacy was spent of each source and year, and how much is left.

zCDP adds up: two releases of the same people cost the sum of their rho (Bun &
Steinke 2016, lemma 2.3). A release over several years is charged to each, for
one person’s history may lie in any of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from halte.methods.faults import Fault
from halte.methods.ledger.entries import Entry, Grant, Release

DEFAULT: Final = Decimal("0.5")
"""What a source and year may spend where nobody granted otherwise: about an
epsilon of 5.8 at a delta of one in a million."""


def spent(entries: Sequence[Entry], source: str, year: int) -> Decimal:
    """The rho that all releases of this source and year have cost together."""
    return sum(
        (
            release.cost
            for entry in entries
            if (release := entry.release) is not None
            and release.source == source
            and year in release.years
        ),
        Decimal(0),
    )


def granted(entries: Sequence[Entry], source: str, year: int) -> Decimal:
    """The last budget that was granted for this source and year."""
    for entry in reversed(entries):
        content = entry.content
        if isinstance(content, Grant) and (content.source, content.year) == (
            source,
            year,
        ):
            return content.rho
    return DEFAULT


def hold(entries: Sequence[Entry], release: Release) -> None:
    """Refuse a release that passes a budget, or that does not say what it spends."""
    if release.measurements and not release.cost:
        known = (e.release for e in entries if e.release is not None)
        if all(r.measurements != release.measurements or not r.cost for r in known):
            raise Fault("measurements_unknown")
    elif release.kind != "table" and not release.cost:
        raise Fault("budget_not_stated")
    for year in release.years:
        used = spent(entries, release.source, year)
        limit = granted(entries, release.source, year)
        if used + release.cost > limit and release.cost:
            raise Fault(
                "budget_passed",
                source=release.source,
                year=year,
                spent=used,
                budget=limit,
                asked=release.cost,
            )
