"""The chain ladder against the published steps of a classic triangle."""

from __future__ import annotations

import numpy as np
import pytest

from halte.methods.trends.nowcasting import completeness, known_share, steps

TAYLOR_ASHE = (
    (357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948),
    (352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046),
    (290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405),
    (310608, 1108250, 776189, 1562400, 272482, 352053, 206286),
    (443160, 693190, 991983, 769488, 504851, 470639),
    (396132, 937085, 847498, 805037, 705960),
    (440832, 847631, 1131398, 1063269),
    (359480, 1061648, 1443370),
    (376686, 986608),
    (344014,),
)
"""Taylor & Ashe (1983), as reprinted by Mack (1993)."""

MACK = (3.4906, 1.7473, 1.4574, 1.1739, 1.1038, 1.0863, 1.0539, 1.0766, 1.0177)
"""Development factors printed by Mack (1993), table 1."""


def test_the_steps_are_those_that_mack_printed() -> None:
    known = np.zeros((10, 10, 1))
    for year, row in enumerate(TAYLOR_ASHE):
        known[year, : len(row), 0] = row
    found = steps(known.cumsum(axis=1), 9, None)[1:, 0]
    assert found == pytest.approx(MACK, abs=6e-5)
    share = known_share(steps(known.cumsum(axis=1), 9, None), 10, 9)
    assert share[-1, 0] == pytest.approx(1 / np.prod(MACK), rel=1e-4)


def test_a_value_that_reports_late_is_known_to() -> None:
    random = np.random.default_rng(5)
    period = random.integers(0, 12, 12_000).astype(np.int32)
    code = random.integers(0, 2, 12_000).astype(np.int32)
    delay = np.where(code == 1, random.binomial(2, 0.5, 12_000), 0)
    seen = period + delay <= 11
    found = completeness(period[seen], delay[seen], 12, (code[seen],), (2,), None)
    assert found.values[:9] == pytest.approx(1, abs=1e-9)
    late = found.values[-1, 1] * found.share[-1]
    assert late == pytest.approx(0.25, abs=0.04)
    assert found.values[-1, 0] * found.share[-1] == pytest.approx(1, abs=0.01)
    assert found.incomplete
