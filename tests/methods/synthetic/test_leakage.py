"""Attacks on our own releases learn no more than was promised (all slow but one)."""

from __future__ import annotations

import numpy as np
import pytest

from halte.methods.synthetic import Rows, synthesise
from halte.methods.synthetic.auditing import leak, membership, neighbours
from halte.methods.synthetic.comparing import reproduction
from tests.methods.synthetic.worlds import measured, mixture_world, small


def one_of_a_kind(count: int = 300) -> Rows:
    """People, the first of whom is like nobody else."""
    people = small(count, sizes=(4, 5, 3, 4))
    for codes in people.codes.values():
        codes[codes == 0] = 1
        codes[0] = 0
    return people


def test_an_attack_on_no_noise_proves_that_the_promise_is_broken() -> None:
    # The audit itself can fail: scores that give the person away are heard.
    random = np.random.default_rng(1)
    noise = random.normal(0, 0.2, (2, 4000))
    found = leak("none", noise[0] + 1, noise[1], 1.0, 1e-6)
    assert found.least_epsilon > 4
    assert not found.kept


def test_gaussian_scores_prove_no_more_than_their_true_epsilon() -> None:
    # At a shift of one standard deviation, the likelihood ratio beyond a threshold
    # t is Phi(1 - t) / Phi(-t); the best threshold of the audit lies near one half.
    random = np.random.default_rng(2)
    found = leak(
        "known", random.normal(1, 1, 40_000), random.normal(0, 1, 40_000), 9, 0
    )
    assert 0.7 < found.least_epsilon < 1.2
    assert found.right == pytest.approx(0.69, abs=0.01)


@pytest.mark.slow
@pytest.mark.parametrize("epsilon", [0.5, 1.0, 4.0])
def test_neighbouring_tables_cannot_be_told_apart_beyond_the_promise(
    epsilon: float,
) -> None:
    people = one_of_a_kind()
    found = neighbours(people, 0, epsilon=epsilon, delta=1e-6, runs=100_000)
    assert found.kept
    # The attack is the best there is: it must learn something, or it proves nothing.
    assert found.least_epsilon > epsilon / 12


@pytest.mark.slow
@pytest.mark.parametrize("epsilon", [1.0, 4.0])
def test_two_hundred_shadow_releases_leak_no_more_than_the_promise(
    epsilon: float,
) -> None:
    by_noise, by_rows = membership(
        one_of_a_kind(), 0, epsilon=epsilon, delta=1e-6, releases=200
    )
    assert by_noise.kept and by_rows.kept
    assert by_rows.right < 0.5 + 0.5 * (1 - np.exp(-epsilon))


@pytest.mark.slow
@pytest.mark.parametrize("epsilon", [1.0, 4.0])
def test_unique_records_are_reproduced_no_more_often_than_a_holdouts(
    epsilon: float,
) -> None:
    real, others = mixture_world(10_000, 5), mixture_world(10_000, 5, draw=1)
    found = [
        reproduction(real, others, synthesise(measured(real, epsilon), seed=s).rows)
        for s in range(5)
    ]
    assert found[0].in_data > 8_000
    # The noise has no seed (it must not have one), so one z in some hundreds lies
    # beyond 3 with nothing wrong; the middle one of five does not in a million.
    assert abs(np.median([f.z for f in found])) < 3
