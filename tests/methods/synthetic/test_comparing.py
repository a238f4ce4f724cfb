"""How near a file comes: against plain counting, and against statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from halte.methods.faults import Fault
from halte.methods.synthetic import domain_of, judged, synthesise
from halte.methods.synthetic.comparing import chosen, compared, reproduction
from halte.methods.synthetic.regression import both, logistic, plan
from halte.methods.synthetic.reporting import sentences, to_dict
from tests.methods.synthetic.worlds import (
    distance,
    domain,
    measured,
    mixture_world,
    rows,
    small,
)


def test_distances_are_those_of_plain_counting() -> None:
    real, made = small(400), small(500, seed=9)
    found = compared(real, made, {})
    assert [n.ways for n in found] == [1, 2, 3]
    for one in found:
        assert one.distance == pytest.approx(distance(real, made, one.ways))


def test_lost_fabricated_and_rare_cells_are_counted() -> None:
    real = rows([np.repeat([0, 1, 2], [30, 5, 1])], (4,))
    made = rows([np.repeat([0, 1, 3], [30, 4, 2])], (4,))
    found = compared(real, made, {})[0]
    assert found.lost == pytest.approx(1 / 3)
    assert found.fabricated == pytest.approx(1 / 3)
    assert (found.rare, found.rare_shown) == (2, 0.5)
    assert found.error == pytest.approx(2 / 3)
    assert found.relative_error == 0


def test_the_same_rows_are_not_apart() -> None:
    assert all(n.distance == 0 for n in compared(small(), small(), {}))


def test_of_many_tables_a_fixed_choice_is_compared() -> None:
    wide = domain([2] * 60)
    assert len(chosen(wide, 3)) == 400
    assert chosen(wide, 3) == chosen(wide, 3)


def test_the_regression_is_that_of_statsmodels() -> None:
    random = np.random.default_rng(3)
    design = np.hstack([np.ones((600, 1)), random.integers(0, 2, (600, 3))])
    chance = 1 / (1 + np.exp(-(design @ [-0.5, 1.0, -0.7, 0.2])))
    yes = (random.random(600) < chance).astype(float)
    theirs = sm.Logit(yes, design).fit(disp=0)
    ours = logistic(design.astype(float), np.ones(600), yes, prior=1e-12)
    assert ours[0] == pytest.approx(theirs.params, rel=1e-6)
    assert ours[1] == pytest.approx(theirs.bse, rel=1e-6)


def test_grouped_and_single_rows_give_the_same_regression() -> None:
    people = mixture_world(3000, 2)
    found = both(people, people)
    assert found is not None
    assert found.agreement == 1.0
    assert all(t.real == t.made for t in found.terms)


def test_groups_of_nobody_do_not_send_coefficients_to_infinity() -> None:
    beta, spread = logistic(np.eye(2), np.array([50.0, 50.0]), np.array([50.0, 25.0]))
    assert np.isfinite(beta).all() and np.isfinite(spread).all()


def test_the_outcome_is_a_column_of_two_values() -> None:
    made = domain_of({"a": [1, 2, 3], "b": ["no", "yes", None], "c": ["x", "y"]})
    assert plan(made) == ("b", ("a", "c"))
    assert plan(made, "c") == ("c", ("a", "b"))
    assert plan(domain_of({"a": [1, 2, 3], "b": [1, 2, 3]})) is None
    with pytest.raises(Fault, match="outcome_unusable"):
        plan(made, "a")


def test_unique_records_in_both_are_no_more_than_chance() -> None:
    world = [mixture_world(3000, 1, draw) for draw in range(3)]
    fresh = reproduction(world[0], world[1], world[2])
    assert abs(fresh.z) < 3
    copied = reproduction(world[0], world[1], world[0])
    assert copied.in_data_found == copied.in_data
    assert copied.z > 10


def test_a_public_report_holds_nothing_of_the_real_rows() -> None:
    made = synthesise(measured(small(), 1.0), seed=1)
    utility = judged(made, None)
    report = to_dict(made, utility)
    assert report["audience"] == "public"
    assert report["holder_only"] is None
    assert "may go out" in sentences(made, utility)[0].en


def test_a_report_that_compares_says_that_it_is_for_the_holder() -> None:
    made = synthesise(measured(small(), 1.0), seed=1)
    utility = judged(made, small(), holdout=small(seed=7))
    report = to_dict(made, utility)
    assert report["audience"] == "holder_only"
    assert sentences(made, utility)[0].en.startswith("For the holder of the data only")
    assert report["holder_only"]["suppressed_share"] == 0
    assert report["holder_only"]["reproduction"]["in_data"] >= 0
    public = to_dict(made, judged(made, None))
    assert report["public"] == public["public"]


def test_the_public_bound_of_the_error_holds() -> None:
    real = mixture_world(5000, 4)
    made = synthesise(measured(real, 1.0), seed=1)
    utility = judged(made, real)
    from halte.methods.synthetic import count_tables

    for one in utility.errors:
        tables = [t.columns for t in made.measured.tables if len(t.columns) == one.ways]
        truth, ours = (count_tables(r, tables) for r in (real, made.rows))
        off = np.concatenate([(truth[t] - ours[t]).ravel() for t in tables])
        assert np.sqrt((off**2).mean()) < one.at_most


def test_french_sentences_write_numbers_in_french() -> None:
    made = synthesise(measured(mixture_world(5000, 4), 1.0), seed=1)
    told = sentences(made, judged(made, None))
    assert any("2,72" in text.fr and "2.72" in text.en for text in told)
    assert all(isinstance(text.fr, str) and "{" not in text.fr for text in told)
