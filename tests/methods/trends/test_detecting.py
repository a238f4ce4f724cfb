"""A look, from cases to alerts: quiet on noise, one alert for one change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from halte.methods.faults import Fault
from halte.methods.trends.cases import Cases
from halte.methods.trends.detecting import Detection, Settings, detect
from tests.methods.trends.worlds import NOISE, Table, cases, noise, planted


def look(table: Table, **settings: object) -> Detection:
    return detect(cases(table), Settings(**settings))  # type: ignore[arg-type]


def cells(found: Detection) -> list[dict[str, str]]:
    return [dict(alert.attributes) for alert in found.alerts]


def named(cell: tuple[tuple[int, int], ...]) -> dict[str, str]:
    return {f"a{column}": str(value) for column, value in cell}


@pytest.mark.parametrize("kind", NOISE)
def test_noise_of_every_kind_is_quiet(kind: str) -> None:
    assert sum(bool(look(noise(seed, kind)).alerts) for seed in range(8)) == 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", NOISE)
def test_at_most_one_run_in_twenty_of_noise_has_any_alert(kind: str) -> None:
    """Sixty seeds of each kind; `benchmarks/trends.py` looks at two hundred."""
    runs = [bool(look(noise(seed, kind)).alerts) for seed in range(100, 160)]
    assert sum(runs) <= 3


@pytest.mark.parametrize("share", [0.35, 0.10])
def test_a_spike_of_three_is_the_only_alert(share: float) -> None:
    for seed in range(6):
        table, cell = planted(seed, share)
        assert cells(look(table)) == [named(cell)]


@pytest.mark.slow
@pytest.mark.parametrize(("share", "place"), [(0.35, 1), (0.10, 1), (0.05, 3)])
def test_a_spike_of_three_is_ranked_and_told_alone(share: float, place: int) -> None:
    """Forty seeds of each share; `benchmarks/trends.py` looks at a hundred."""
    ranked, alone = 0, 0
    for seed in range(1_000, 1_040):
        table, cell = planted(seed, share)
        told = cells(look(table))
        ranked += named(cell) in told[:place]
        alone += told == [named(cell)]
    assert ranked >= 38
    assert alone >= 36


def test_two_spikes_are_two_alerts() -> None:
    (period, table), _ = planted(3, 0.0)
    last = np.flatnonzero(period == 9)
    table[np.ix_(last[:40], [0, 1, 2])] = [1, 1, 1]
    table[np.ix_(last[60:90], [3, 4, 5])] = [2, 2, 2]
    assert cells(look((period, table))) == [
        {"a0": "1", "a1": "1", "a2": "1"},
        {"a3": "2", "a4": "2", "a5": "2"},
    ]


def test_a_change_of_one_value_is_told_as_one_value() -> None:
    period, table = noise(4)
    last = np.flatnonzero(period == 9)
    table[last[:80], 2] = 3
    (alert,) = look((period, table)).alerts
    assert dict(alert.attributes) == {"a2": "3"}
    assert alert.rise
    assert alert.by_parts is None


def test_a_change_of_two_values_is_told_as_two() -> None:
    table, cell = planted(5, 0.2, ways=2)
    assert cells(look(table)) == [named(cell)]


def test_a_value_that_vanishes_is_a_fall() -> None:
    period, table = noise(6)
    gone = (period == 9) & (table[:, 1] == 2)
    table[gone, 1] = np.arange(gone.sum()) % 2 * 3
    (alert,) = look((period, table)).alerts
    assert dict(alert.attributes) == {"a1": "2"}
    assert not alert.rise
    assert alert.observed == 0
    assert "delay_half" in [code for code, _ in alert.reasons]


def test_a_growing_total_is_no_alert_but_is_told() -> None:
    period, table = noise(7, rows=6_000)
    kept = (period == 9) | (np.arange(6_000) % 2 == 0)
    found = look((period[kept], table[kept]))
    assert found.alerts == ()
    assert found.total.changed
    assert found.total.rise


@pytest.mark.parametrize("seed", range(4))
def test_a_period_loaded_twice_is_a_change_of_the_total_alone(seed: int) -> None:
    period, table = noise(seed)
    again = np.flatnonzero(period == 9)
    twice = np.concatenate([np.arange(len(period)), again])
    found = look((period[twice], table[twice]))
    assert found.alerts == ()
    assert found.total.changed


def test_an_alert_says_all_that_it_must() -> None:
    table, _ = planted(8, 0.15)
    (alert,) = look(table).alerts
    told = alert.to_dict()
    assert told["period"] == "2023-Q2"
    assert told["first_seen"] == "2023-Q2"
    assert told["direction"] == "rise"
    low, high = told["interval"]
    assert low <= told["expected"] <= high < told["observed"]
    assert 0 < told["q_value"] <= 0.05
    codes = [reason["code"] for reason in told["not_explained_by"]]
    assert codes == ["total", "history", "season", "parts"]
    assert told["expected_from_parts"] < told["observed"]
    assert "A reason to look, not a finding." in told["sentence_en"]
    assert "Une raison d’aller voir, non une conclusion." in told["sentence_fr"]


def test_first_seen_is_where_the_run_began() -> None:
    period, table = noise(9, rows=6_000)
    for t, many in ((8, 25), (9, 90)):
        rows = np.flatnonzero(period == t)
        table[np.ix_(rows[:many], [0, 1, 2])] = 1
    (alert,) = look((period, table)).alerts
    assert alert.first_seen == "2023-Q1"
    assert "since 2023-Q1" in alert.sentence.en


def test_q_is_the_smallest_rate_at_which_it_would_be_told() -> None:
    table, _ = planted(16, 0.05)
    (alert,) = look(table, fdr=0.5).alerts
    assert look(table, fdr=alert.q_value * 1.01).alerts
    assert not look(table, fdr=alert.q_value * 0.99).alerts


def test_looking_monthly_costs_twelve_times_a_single_look() -> None:
    table, _ = planted(16, 0.05)
    (watched,) = look(table, fdr=0.5).alerts
    (once,) = look(table, fdr=0.5, once=True).alerts
    assert watched.q_value == pytest.approx(12 * once.q_value)


def test_a_source_that_reports_more_of_everything_is_coverage() -> None:
    period, table = noise(10)
    last = np.flatnonzero((period == 9) & (table[:, 0] == 1))
    table = np.concatenate([table, np.repeat(table[last], 2, axis=0)])
    period = np.concatenate([period, np.full(2 * len(last), 9)])
    (alert,) = look((period, table), source="a0").alerts
    assert dict(alert.attributes) == {"a0": "1"}
    assert alert.kind == "coverage"
    assert "its coverage changed" in alert.sentence.en


def test_a_change_seen_by_all_sources_says_so() -> None:
    period, table = noise(11)
    last = np.flatnonzero(period == 9)
    table[np.ix_(last[:60], [1, 2])] = 1
    (alert,) = look((period, table), source="a0").alerts
    assert dict(alert.attributes) == {"a1": "1", "a2": "1"}
    assert alert.kind == "many_sources"
    assert alert.spread is not None
    assert alert.spread.above == 5
    assert "sources" in [code for code, _ in alert.reasons]


def test_a_change_in_one_source_is_told_with_that_source() -> None:
    period, table = noise(12)
    last = np.flatnonzero((period == 9) & (table[:, 0] == 1))
    table[np.ix_(last[:40], [1])] = 1
    (alert,) = look((period, table), source="a0").alerts
    assert dict(alert.attributes) == {"a0": "1", "a1": "1"}
    assert alert.kind == "one_source"


def test_what_changed_inside_a_told_value_is_told_too() -> None:
    period, table = noise(13, rows=12_000)
    last = np.flatnonzero(period == 9)
    table[last[:500], 0] = 1
    table[last[:150], 1] = 2
    found = look((period, table))
    assert [(dict(a.attributes), a.within) for a in found.alerts] == [
        ({"a0": "1"}, False),
        ({"a0": "1", "a1": "2"}, True),
    ]


def test_the_order_of_rows_and_attributes_does_not_matter() -> None:
    (period, table), _ = planted(14, 0.12)
    order = np.random.default_rng(1).permutation(len(period))
    (one,) = look((period, table)).alerts
    (other,) = look((period[order], table[order][:, ::-1].copy())).alerts
    assert one.q_value == pytest.approx(other.q_value, rel=1e-4)
    assert one.expected == pytest.approx(other.expected, rel=1e-4)


def test_rows_with_weights_are_rows_repeated() -> None:
    (period, table), _ = planted(15, 0.12)
    made = cases((period, table))
    weighed = replace(made, weights=np.ones(len(period), dtype=np.int64))
    assert alerts(made) == alerts(weighed)


def alerts(made: Cases) -> list[dict[str, object]]:
    return [a.to_dict() for a in detect(made, Settings()).alerts]


@pytest.mark.parametrize(
    "wrong", [{"order": 5}, {"fdr": 0.0}, {"fdr": 0.9}, {"least": 0}, {"last": 0}]
)
def test_a_setting_out_of_bounds_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(Fault) as caught:
        Settings(**wrong)  # type: ignore[arg-type]
    assert caught.value.code == "setting_outside"
