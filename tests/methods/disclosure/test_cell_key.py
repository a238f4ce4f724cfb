"""Cell keys: the same people, the same noise; and the noise is what was promised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.methods.disclosure.cell_key import cell_keys, noise_table, widest
from halte.methods.disclosure.keys import draws, make_key, read_key, shares
from halte.methods.disclosure.population import Population, read_population
from halte.methods.disclosure.rules import Rules
from halte.methods.faults import Fault
from tests.methods.disclosure.tables import people, write

KEY = b"0123456789abcdef"


@settings(max_examples=30, deadline=None)
@given(most=st.integers(2, 10), variance=st.floats(0.6, 12), smallest=st.integers(0, 4))
def test_noise_keeps_every_promise(most: int, variance: float, smallest: int) -> None:
    smallest = min(smallest, most - 1)
    made = noise_table(most, variance, smallest)
    for count, chances in enumerate(made.chances):
        results = count + made.values
        possible = chances > 1e-9
        assert chances.sum() == pytest.approx(1)
        assert float(chances @ made.values) == pytest.approx(0, abs=1e-6)
        assert (results[possible] >= 0).all()
        if count:
            small = (results >= 1) & (results <= smallest)
            assert not (possible & small).any()
    last = made.chances[-1]
    ceiling = most * most
    assert float(last @ made.values**2) == pytest.approx(
        min(variance, ceiling), abs=1e-4
    )


def test_the_noise_has_the_greatest_entropy() -> None:
    # Among chances with these moments the one in powers of e is the widest
    # (Jaynes 1957); a general optimiser, told nothing of that, agrees.
    from scipy.optimize import minimize

    values = np.arange(-3.0, 6.0)
    made = widest(values, 3.0)

    def entropy(p: np.ndarray) -> float:
        return float((p * np.log(np.maximum(p, 1e-12))).sum())

    solve: Any = minimize
    found = solve(
        entropy,
        np.full(values.size, 1 / values.size),
        bounds=[(0, 1)] * values.size,
        constraints=[
            {"type": "eq", "fun": lambda p: p.sum() - 1},
            {"type": "eq", "fun": lambda p: p @ values},
            {"type": "eq", "fun": lambda p: p @ values**2 - 3},
        ],
        options={"maxiter": 500, "ftol": 1e-12},
    )
    assert np.abs(found.x - made).max() < 1e-3


def test_the_mean_error_is_that_of_the_field() -> None:
    # statistics.md, section 2.7: D=5, V=3, no 1-2 has a mean error of 1.3; D=8,
    # V=5, no 1-4 of 1.6 to 1.8.
    counts = np.full(100_000, 50)
    keys = draws(KEY, "t", [str(i) for i in range(counts.size)])
    noise = noise_table(5, 3.0, 2).of(counts, keys)
    assert np.abs(noise).mean() == pytest.approx(1.35, abs=0.06)
    assert noise.var() == pytest.approx(3, abs=0.05)
    wider = noise_table(8, 5.0, 4).of(counts, keys)
    assert np.abs(wider).mean() == pytest.approx(1.75, abs=0.1)


def test_zero_stays_zero_and_nobody_becomes_one_or_two() -> None:
    made = noise_table(5, 3.0, 2)
    counts = np.repeat(np.arange(12), 500)
    keys = draws(KEY, "t", [str(i) for i in range(counts.size)])
    results = counts + made.of(counts, keys)
    assert (results[counts == 0] == 0).all()
    assert not np.isin(results, (1, 2)).any()
    assert (results >= 0).all()


def population(path: Path, columns: list[str], **rules: object) -> Population:
    return read_population(path, columns, Rules(person="person", **rules))  # type: ignore


def noisy(
    path: Path, columns: list[str], **rules: object
) -> dict[tuple[str, ...], int]:
    found = population(path, columns, **rules)
    exact = found.cube.sums(found.finest(found.counts))
    made = exact + noise_table(5, 3.0, 2).of(exact, cell_keys(found, KEY))
    return {found.cube.names(i): int(v) for i, v in enumerate(made)}


def test_the_same_people_get_the_same_count_by_two_routes(tmp_path: Path) -> None:
    # statistics.md, acceptance test 11.
    path = people(tmp_path / "d.csv")
    one = noisy(path, ["province"])
    two = noisy(path, ["province", "sector"])
    three = noisy(path, ["age", "sector", "province"])
    for (province,), value in one.items():
        assert two[province, "Total"] == value == three["Total", "Total", province]
    filtered = noisy(path, ["sector", "age"], where={"province": ("ON",)})
    for (sector, age), value in filtered.items():
        assert three[age, sector, "ON"] == value


def test_the_order_of_rows_and_other_columns_change_nothing(tmp_path: Path) -> None:
    path = people(tmp_path / "d.csv")
    lines = path.read_text("utf-8").splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([lines[0], *reversed(lines[1:])]), encoding="utf-8")
    assert noisy(path, ["province", "age"]) == noisy(turned, ["province", "age"])


def test_one_person_more_draws_new_noise_for_the_cell_alone(tmp_path: Path) -> None:
    rows = [(f"p{i}", "ab"[i % 2], "xy"[i % 3 == 0]) for i in range(90)]
    old = write(tmp_path / "o.csv", ("person", "one", "two"), rows)
    new = write(tmp_path / "n.csv", ("person", "one", "two"), [*rows, ("q", "a", "x")])
    before, after = noisy(old, ["one", "two"]), noisy(new, ["one", "two"])
    assert before["b", "x"] == after["b", "x"]
    assert before["b", "Total"] == after["b", "Total"]


def test_the_noise_of_many_cells_looks_independent(tmp_path: Path) -> None:
    rows = [(f"p{i}", f"c{i % 400}") for i in range(4_000)]
    path = write(tmp_path / "d.csv", ("person", "cell"), rows)
    found = population(path, ["cell"])
    drawn = shares(cell_keys(found, KEY))
    assert drawn.mean() == pytest.approx(0.5, abs=0.06)
    assert np.corrcoef(drawn[:-1], drawn[1:])[0, 1] == pytest.approx(0, abs=0.15)


def test_a_key_is_made_once_and_read_by_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "key"
    make_key(path)
    assert len(read_key(path)) == 32
    assert path.stat().st_mode & 0o077 == 0
    for work, code in (
        (lambda: make_key(path), "key_exists"),
        (lambda: make_key(tmp_path / "no" / "key"), "file_unwritable"),
        (lambda: read_key(tmp_path / "none"), "file_missing"),
    ):
        with pytest.raises(Fault) as caught:
            work()
        assert caught.value.code == code
    path.write_bytes(b"short")
    with pytest.raises(Fault) as caught:
        read_key(path)
    assert caught.value.code == "key_short"
