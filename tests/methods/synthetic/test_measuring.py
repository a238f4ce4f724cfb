"""The measurements: what they spend, what is in the file, and what is not."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import numpy as np
import pytest

from halte.methods.faults import Fault
from halte.methods.synthetic import (
    count_tables,
    domain_of,
    epsilon_of,
    measure,
    read_measurements,
    workload,
)
from halte.methods.synthetic.measuring import with_noise
from tests.methods.synthetic.worlds import domain, measured, save, small


def test_all_pairs_and_triples_are_measured() -> None:
    pairs, triples = workload(domain())
    assert (len(pairs), len(triples)) == (91, 364)


def test_of_sixty_columns_only_pairs_are_measured() -> None:
    pairs, triples = workload(domain([4] * 60))
    assert (len(pairs), len(triples)) == (1770, 0)


def test_of_one_column_the_column_is_measured() -> None:
    assert workload(domain([4])) == ((("c00",),), ())


def test_which_tables_are_measured_depends_on_the_domain_alone() -> None:
    one, other = measured(small(400), 2.0), measured(small(900, seed=8), 2.0)
    assert [t.columns for t in one.tables] == [t.columns for t in other.tables]
    assert [t.sigma for t in one.tables] == [t.sigma for t in other.tables]


@pytest.mark.parametrize("sizes", [(3,), (3, 4), (3, 4, 2, 5)])
def test_what_is_spent_proves_what_is_claimed(sizes: tuple[int, ...]) -> None:
    found = measured(small(sizes=sizes), 2.0)
    spent = math.fsum(1 / (2 * t.sigma**2) for t in found.tables)
    assert found.rho == pytest.approx(spent, rel=1e-9)
    assert found.rho >= spent * (1 - 1e-12)
    assert epsilon_of(found.rho, found.delta) <= found.epsilon


def test_more_rows_of_a_person_need_as_much_more_noise() -> None:
    people = small()
    pairs, triples = workload(people.domain)
    counts = count_tables(people, [*pairs, *triples])
    once = measure(counts, people.domain, epsilon=1, delta=1e-6)
    thrice = measure(counts, people.domain, epsilon=1, delta=1e-6, rows_per_person=3)
    assert thrice.tables[0].sigma == pytest.approx(3 * once.tables[0].sigma)
    assert thrice.rho == pytest.approx(once.rho)


def test_a_person_moves_a_table_by_no_more_than_the_bound() -> None:
    people = small()
    pairs, triples = workload(people.domain)
    tables = [*pairs, *triples]
    whole = count_tables(people, tables)
    for out in (0, 17, 399):
        kept = np.delete(np.arange(people.count), out)
        fewer = {n: c[kept] for n, c in people.codes.items()}
        without = count_tables(type(people)(people.domain, fewer, 399, 399), tables)
        for columns in tables:
            assert np.abs(whole[columns] - without[columns]).sum() == 1


def test_counts_are_those_of_plain_counting() -> None:
    people = small()
    table = count_tables(people, [("c00", "c02")])[("c00", "c02")]
    for i in range(3):
        for j in range(2):
            here = (people.codes["c00"] == i) & (people.codes["c02"] == j)
            assert table[i, j] == here.sum()


def test_noise_is_whole_has_its_spread_and_no_bias() -> None:
    noisy, cost = with_noise(np.full(20_000, 50), 9.0, 1)
    assert noisy.dtype == np.int64
    assert noisy.std() == pytest.approx(9.0, rel=0.03)
    assert noisy.mean() == pytest.approx(50, abs=0.3)
    assert (noisy < 50).any() and cost == pytest.approx(1 / 162)


def test_noise_is_never_twice_the_same_and_knows_no_seed() -> None:
    np.random.seed(1)
    one = with_noise(np.zeros(50, dtype=np.int64), 9.0, 1)[0]
    np.random.seed(1)
    assert (one != with_noise(np.zeros(50, dtype=np.int64), 9.0, 1)[0]).any()


def test_the_number_of_rows_is_noisy_and_as_near_as_it_says() -> None:
    found = [measured(small(400), 4.0) for _ in range(60)]
    off = np.array([m.total - 400 for m in found])
    assert off.std() > 0
    assert abs(off.mean()) < 4 * found[0].total_error / math.sqrt(60)
    assert off.std() == pytest.approx(found[0].total_error, rel=0.4)


def test_the_file_is_read_back_to_the_letter(tmp_path: Path) -> None:
    found = measured(small(), 1.0)
    path = tmp_path / "m.json"
    path.write_text(found.text(), encoding="utf-8")
    assert read_measurements(path).text() == found.text()


def test_the_file_holds_nothing_but_noise_and_what_is_public(tmp_path: Path) -> None:
    people = small()
    data = save(people, tmp_path / "data.csv")
    text = measured(people, 1.0).text()
    keys = {"format", "unit", "rows_per_person", "epsilon", "delta", "rho"}
    assert set(json.loads(text)) == keys | {"domain", "tables"}
    # A digest of the data would let a reader try out the one person not known yet.
    assert hashlib.sha256(data.read_bytes()).hexdigest() not in text


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t[:-9],
        lambda t: t.replace("halte measurements 1", "halte measurements 9"),
        lambda t: t.replace('"c00","c01"', '"c01","c00"'),
        lambda t: t.replace('"counts":[', '"counts":[1,', 1),
        lambda t: t.replace('"counts":[', '"counts":[0.5,', 1),
        lambda t: t.replace('"sigma":', '"sigma":-', 1),
        lambda t: "[]",
        lambda t: "{}",
    ],
)
def test_a_file_that_was_changed_is_refused(tmp_path: Path, change: object) -> None:
    path = tmp_path / "m.json"
    path.write_text(change(measured(small(), 1.0).text()), encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(Fault, match="measurements_unusable"):
        read_measurements(path)


def test_known_zeros_are_measured_like_any_cell() -> None:
    # Whether the data respects the domain is told by a refusal, not by the noise.
    made = domain_of(
        {"columns": {"a": [1, 2], "b": [1, 2]}, "impossible": [{"a": 1, "b": 2}]}
    )
    counts = {("a", "b"): np.array([[100, 0], [100, 100]])}
    noisy = measure(counts, made, epsilon=1, delta=1e-6).tables[0].counts
    assert noisy.shape == (2, 2)
