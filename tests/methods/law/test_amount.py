"""Amounts are those of Table 2."""

from __future__ import annotations

import pytest

from halte.methods.law.text.versions import VERSIONS

# Read off Table 2 as printed: points, then A, B, C of a small and a large business.
PRINTED = """
1: 0 0 0 0 0 0
2: 500 750 1000 750 1000 2000
3: 750 1250 5000 1000 2000 10000
4: 1000 3000 10000 2000 7000 20000
5: 4000 7000 15000 6000 12000 30000
6: 8000 12000 20000 10000 20000 40000
7: 12000 20000 35000 20000 30000 50000
8: 20000 35000 45000 30000 45000 60000
10: 30000 50000 60000 45000 60000 70000
12: 40000 60000 70000 60000 70000 80000
14: 50000 70000 80000 70000 80000 90000
99: 100000 100000 100000 100000 100000 100000
"""
UP_TO = {
    int(most): tuple(map(int, amounts.split()))
    for most, amounts in (line.split(":") for line in PRINTED.strip().splitlines())
}


@pytest.mark.parametrize("law", VERSIONS[1:], ids=lambda law: law.id)
@pytest.mark.parametrize("points", [*range(18), 52])
def test_every_cell_is_as_printed(law: object, points: int) -> None:
    row = law.amount_row(points)
    printed = next(UP_TO[most] for most in sorted(UP_TO) if points <= most)
    found = [row.amount(k, small=s) for s in (True, False) for k in "ABC"]
    assert tuple(found) == printed


def test_amounts_never_fall_as_points_rise() -> None:
    for law in VERSIONS[1:]:
        for kind in ("A", "B", "C"):
            for small in (True, False):
                amounts = [
                    law.amount_row(n).amount(kind, small=small) for n in range(16)
                ]
                assert amounts == sorted(amounts)
