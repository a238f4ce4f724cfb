"""The budget against OpenDP’s own accountant, and against exact noise."""

from __future__ import annotations

import math

import opendp.prelude as dp
import pytest

from halte.methods.faults import Fault
from halte.methods.synthetic import epsilon_of, rho_of
from halte.methods.synthetic.accounting import scales

dp.enable_features("contrib")


def theirs(rho: float, delta: float) -> float:
    """OpenDP’s epsilon at a delta, of discrete Gaussian noise that spends rho."""
    space = dp.vector_domain(dp.atom_domain(T="i64")), dp.l2_distance(T="f64")
    sigma = math.sqrt(1 / (2 * rho))
    noise = dp.c.make_zCDP_to_approxDP(dp.m.make_gaussian(*space, scale=sigma))
    return float(noise.map(1.0).epsilon(delta))


@pytest.mark.parametrize("delta", [1e-4, 1e-6, 1e-10])
@pytest.mark.parametrize("rho", [0.001, 0.0175, 0.254, 0.91, 3.0])
def test_epsilon_is_that_of_opendp(rho: float, delta: float) -> None:
    assert epsilon_of(rho, delta) == pytest.approx(theirs(rho, delta), rel=1e-6)


@pytest.mark.parametrize("epsilon", [0.1, 1.0, 4.0, 12.0])
def test_rho_is_the_largest_that_keeps_epsilon(epsilon: float) -> None:
    rho = rho_of(epsilon, 1e-6)
    assert epsilon_of(rho, 1e-6) <= epsilon
    assert epsilon_of(rho * 1.001, 1e-6) > epsilon


@pytest.mark.parametrize(
    ("epsilon", "least"), [(1, 0.0175), (2, 0.068), (4, 0.254), (8, 0.91), (12, 1.86)]
)
def test_it_is_never_below_the_closed_form_of_bun_and_steinke(
    epsilon: float, least: float
) -> None:
    # rho = (sqrt(ln 1/delta + epsilon) - sqrt(ln 1/delta))^2, to three digits.
    assert least <= rho_of(epsilon, 1e-6) < 1.45 * least


@pytest.mark.parametrize("sigma", [1.0, 2.5, 8.0])
def test_delta_of_real_discrete_noise_is_below_what_is_claimed(sigma: float) -> None:
    # The exact hockey-stick divergence of two discrete Gaussians one apart, by sum.
    reach = range(-int(40 * sigma), int(40 * sigma) + 1)
    weight = {x: math.exp(-(x**2) / (2 * sigma**2)) for x in reach}
    total = math.fsum(weight.values())
    claimed = epsilon_of(1 / (2 * sigma**2), 1e-5)
    delta = math.fsum(
        max(0.0, weight.get(x, 0.0) - math.exp(claimed) * weight.get(x - 1, 0.0))
        for x in reach
    )
    assert delta / total <= 1e-5


def test_noise_is_spread_so_that_all_of_rho_is_spent_and_no_more() -> None:
    cells, rho = [4, 27, 1000], 0.3
    for sensitivity in (1, 3):
        found = scales(cells, rho, sensitivity)
        spent = sum(sensitivity**2 / (2 * s * s) for s in found)
        assert rho * (1 - 1e-6) < spent <= rho
        assert found[0] / found[2] == pytest.approx(1000 ** (1 / 3) / 4 ** (1 / 3))


@pytest.mark.parametrize("epsilon", [0.0, -1.0, 51.0, math.inf, math.nan])
def test_an_epsilon_that_promises_nothing_is_refused(epsilon: float) -> None:
    with pytest.raises(Fault) as refused:
        rho_of(epsilon, 1e-6)
    assert refused.value.code == "epsilon_unusable"
    assert "0.5" in refused.value.sentence.en
    assert "50" in refused.value.sentence.en


@pytest.mark.parametrize("delta", [0.0, 1.0, 0.5, 1.1e-3, -1e-6, math.nan])
def test_a_delta_that_promises_nothing_is_refused(delta: float) -> None:
    with pytest.raises(Fault) as refused:
        rho_of(1.0, delta)
    assert refused.value.code == "delta_unusable"


def test_no_budget_proves_no_epsilon() -> None:
    assert epsilon_of(0.0, 1e-6) == 0.0


def test_the_largest_promises_that_are_taken_are_taken() -> None:
    assert rho_of(50.0, 1e-3) > rho_of(50.0, 1e-4) > 0
