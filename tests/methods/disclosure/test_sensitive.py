"""Which cells are protected: small, dominated, or all of one kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from halte.methods.disclosure.population import Population, read_population
from halte.methods.disclosure.rules import Dominance, Rules
from halte.methods.disclosure.sensitive import (
    Contributions,
    Sensitive,
    contributions,
    differences,
    dominance,
    sensitive,
)
from tests.methods.disclosure.tables import write


def found(path: Path, columns: list[str], rules: Rules) -> tuple[Population, Sensitive]:
    people = read_population(path, columns, rules)
    return people, sensitive(people, rules)


def named(people: Population, mask: np.ndarray) -> set[tuple[str, ...]]:
    return {people.cube.names(int(i)) for i in np.flatnonzero(mask)}


def test_counts_from_one_to_below_the_minimum_are_small(tmp_path: Path) -> None:
    rows = [("a", "x")] * 4 + [("a", "y")] * 5 + [("b", "x")] * 40
    path = write(tmp_path / "d.csv", ("one", "two"), rows)
    people, made = found(path, ["one", "two"], Rules())
    assert named(people, made.small) == {("a", "x")}
    assert set(made.widths[made.small]) == {5.0}
    _, made = found(path, ["one", "two"], Rules(minimum=6))
    assert named(people, made.small) == {("a", "x"), ("a", "y"), ("Total", "y")}


def amounts(tmp_path: Path, values: list[float], rule: Dominance) -> Sensitive:
    """One cell with these contributors, and a large harmless one beside it."""
    rows = [(f"e{i}", "a", v) for i, v in enumerate(values)]
    rows += [(f"f{i}", "b", 100 + i % 7) for i in range(60)]
    path = write(tmp_path / "d.csv", ("employer", "one", "paid"), rows)
    rules = Rules(person="employer", dominance=rule, minimum=3)
    return found(path, ["one"], rules)[1]


@pytest.mark.parametrize(
    ("values", "dominated"),
    [
        # p % with p = 10: what is left without the two largest against the largest.
        ([100, 10, 9.9], True),
        ([100, 10, 10.0], False),
        ([100, 10, 5, 5.1], False),
        ([100, 60, 2, 2], True),
    ],
)
def test_the_p_percent_rule(
    tmp_path: Path, values: list[float], dominated: bool
) -> None:
    # Hundepool et al. 2012, section 4.2.2: sensitive if X - x1 - x2 < p/100 x1.
    rule = Dominance("paid", largest=1, share=100, p=10)
    assert bool(amounts(tmp_path, values, rule).dominated[0]) is dominated


@pytest.mark.parametrize(
    ("values", "dominated"),
    [([50, 41, 5, 4], True), ([50, 40, 6, 4], False), ([50, 40.1, 5.5, 4.4], True)],
)
def test_the_n_k_rule(tmp_path: Path, values: list[float], dominated: bool) -> None:
    # The same, section 4.2.1: sensitive if the n largest are more than k %.
    rule = Dominance("paid", largest=2, share=90, p=1)
    assert bool(amounts(tmp_path, values, rule).dominated[0]) is dominated


def test_a_dominated_amount_must_lie_as_wide_as_the_rule_asks(tmp_path: Path) -> None:
    # p % with p = 10: 10 % of 1,000 less the 5 that is left is 95, to both sides.
    rule = Dominance("paid", largest=1, share=100, p=10)
    made = amounts(tmp_path, [1000, 10, 5], rule)
    assert made.sides[0] == 95
    assert made.widths[0] >= 2 * 95


def test_what_one_employer_pays_in_many_rows_is_one_contribution(
    tmp_path: Path,
) -> None:
    rows = [("e0", "a", 30), ("e0", "a", 70), ("e1", "a", 5), ("e2", "a", 4)]
    rows += [(f"f{i}", "b", 50) for i in range(60)]
    path = write(tmp_path / "d.csv", ("employer", "one", "paid"), rows)
    rules = Rules(person="employer", dominance=Dominance("paid"), minimum=3)
    people = read_population(path, ["one"], rules)
    shares = contributions(people)
    assert list(shares.largest[0, :3]) == [100, 5, 4]
    assert list(shares.people) == [3, 60, 63]
    assert shares.total[0] == 109


def test_amounts_keep_their_cents(tmp_path: Path) -> None:
    rows = [(f"e{i}", "ab"[i % 2], "0.10") for i in range(60)]
    path = write(tmp_path / "d.csv", ("employer", "one", "paid"), rows)
    rules = Rules(person="employer", dominance=Dominance("paid"))
    people = read_population(path, ["one"], rules)
    assert people.amounts is not None
    assert people.cube.sums(people.finest(people.amounts))[-1] == 60
    assert str(people.unit_of_amount) == "0.1"


def test_a_group_of_one_kind_is_protected_with_the_cell_that_is_all_of_it(
    tmp_path: Path,
) -> None:
    rows = [("a", "sex trade")] * 30 + [("b", "care")] * 20 + [("b", "farm")] * 10
    path = write(tmp_path / "d.csv", ("place", "sector"), rows)
    people, made = found(path, ["place", "sector"], Rules(homogeneity=("sector",)))
    assert named(people, made.homogeneous) == {("a", "sex trade")}
    assert [tuple(people.cube.names(int(i)) for i in pair) for pair in made.pairs] == [
        (("a", "Total"), ("a", "sex trade"))
    ]
    assert not found(path, ["place", "sector"], Rules())[1].homogeneous.any()


def shares_of(*cells: list[float]) -> Contributions:
    largest = np.zeros((len(cells), 5))
    for i, values in enumerate(cells):
        ordered = sorted(values, reverse=True)[:5]
        largest[i, : len(ordered)] = ordered
    people = np.array([len(c) for c in cells])
    return Contributions(people, np.array([float(sum(c)) for c in cells]), largest)


def test_the_protection_of_dominance_is_that_of_the_handbook() -> None:
    # Hundepool et al. 2012, table 4.2: the protection that is needed to each side is
    # p/100 x1 less the rest, and 100/k of the n largest less the total.
    shares = shares_of([1000, 10, 5], [50, 41, 5, 4], [400, 400, 400], [], [0.0])
    by_p = Dominance("w", largest=1, share=100, p=10)
    found, sides = dominance(shares, by_p)
    assert list(found) == [True, False, False, False, False]
    assert list(sides) == [95, 0, 0, 0, 0]
    found, sides = dominance(shares, Dominance("w", largest=2, share=90, p=1))
    assert list(found) == [True, True, False, False, False]
    assert sides[0] == np.ceil(1010 * 100 / 90 - 1015)
    assert sides[1] == np.ceil(91 * 100 / 90 - 100)
    assert sides[2:].tolist() == [0, 0, 0]
    # The wider of the two rules counts.
    both = Dominance("w", largest=2, share=90, p=10)
    assert dominance(shares, both)[1][0] == np.ceil(1010 * 100 / 90 - 1015)
    assert dominance(shares_of([1]), by_p)[0].all()
    assert list(dominance(shares_of([100_000, 10, 5]), by_p)[1]) == [9_995]


def test_the_p_percent_rule_draws_its_line_to_the_unit() -> None:
    rule = Dominance("w", largest=1, share=100, p=10)
    found, _ = dominance(shares_of([1010, 1, 101], [1010, 1, 101, 1]), rule)
    assert list(found) == [True, True]
    found, _ = dominance(shares_of([1010, 500, 101], [1010, 500, 100.5]), rule)
    assert list(found) == [False, True]


def test_one_person_is_few_and_the_minimum_is_not(tmp_path: Path) -> None:
    rows = [("a",)] + [("b",)] * 5 + [("c",)] * 4 + [("d",)] * 40
    path = write(tmp_path / "d.csv", ("one",), rows)
    people, made = found(path, ["one"], Rules())
    assert named(people, made.small) == {("a",), ("c",)}
    assert not made.dominated.any()
    assert made.cells.tolist() == made.small.tolist()


def test_few_contributors_are_few_whatever_they_pay(tmp_path: Path) -> None:
    rows = [("a", 500)] * 1 + [("b", 200)] * 2 + [("c", 100)] * 3 + [("d", 7)] * 60
    rows += [("e", 0)] * 5
    path = write(tmp_path / "d.csv", ("one", "paid"), rows)
    rule = Dominance("paid", largest=1, share=100, p=10)
    people, made = found(path, ["one"], Rules(minimum=3, dominance=rule))
    assert named(people, made.small) == {("a",), ("b",)}
    names = {people.cube.names(i): i for i in range(people.cube.size)}
    # A cell that is only small must lie as wide as p % of its total.
    assert made.widths[names["b",]] == max(np.ceil(400 * 0.1), 2 * 200 * 0.1)
    assert made.widths[names["c",]] == 0
    assert made.widths[names["d",]] == 0
    assert made.widths[names["e",]] == 0
    shares = contributions(people)
    assert shares.people.tolist() == [1, 2, 3, 60, 5, 71]
    assert shares.largest.shape == (6, 5)
    assert shares.largest[2].tolist() == [100, 100, 100, 0, 0]
    assert shares.total.tolist() == [500, 400, 300, 420, 0, 1620]


def test_contributions_reach_every_margin_and_group(tmp_path: Path) -> None:
    # Against adding up by hand, cell by cell.
    random = np.random.default_rng(2)
    rows = [
        (f"e{random.integers(12)}", "uvw"[random.integers(3)], "xy"[random.integers(2)],
         int(random.integers(1, 50)))
        for _ in range(80)
    ]  # fmt: skip
    path = write(tmp_path / "d.csv", ("employer", "one", "two", "paid"), rows)
    rules = Rules(
        person="employer", dominance=Dominance("paid"), minimum_population=10,
        hierarchies={"one": {"uv": ("u", "v")}},
    )  # fmt: skip
    people = read_population(path, ["one", "two"], rules)
    shares = contributions(people)
    inside = {"uv": {"u", "v"}, "Total": {"u", "v", "w", "x", "y"}}
    for cell in range(people.cube.size):
        one, two = people.cube.names(cell)
        paid: dict[str, int] = {}
        for employer, a, b, amount in rows:
            if a in inside.get(one, {one}) and b in inside.get(two, {two}):
                paid[employer] = paid.get(employer, 0) + amount
        top = sorted(paid.values(), reverse=True)
        assert shares.people[cell] == len(paid)
        assert shares.total[cell] == sum(top)
        assert shares.largest[cell].tolist() == (top + [0] * 5)[:5]


def test_one_person_alone_is_a_group_of_one_kind(tmp_path: Path) -> None:
    rows = [("a", "x")] + [("b", "x"), ("b", "y")] * 25
    path = write(tmp_path / "d.csv", ("place", "sector"), rows)
    people, made = found(path, ["place", "sector"], Rules(homogeneity=("sector",)))
    assert named(people, made.homogeneous) == {("a", "x")}
    plain = found(path, ["place", "sector"], Rules())[1]
    assert plain.pairs.shape == (0, 2)
    rest = differences(people.cube.matrix, made.pairs).toarray()
    names = {people.cube.names(i): i for i in range(people.cube.size)}
    whole = people.cube.matrix.toarray()
    assert (rest[0] == whole[names["a", "Total"]] - whole[names["a", "x"]]).all()


def test_a_cell_that_is_only_small_lies_as_wide_as_p_percent(tmp_path: Path) -> None:
    rows = [("a", "x", 1000)] * 3 + [("b", "x", 7)] * 60 + [("b", "y", 7)] * 60
    rows += [("c", "x", 0)] * 2
    path = write(tmp_path / "d.csv", ("one", "two", "paid"), rows)
    rule = Dominance("paid", largest=1, share=100, p=10)
    people, made = found(path, ["one", "two"], Rules(minimum=4, dominance=rule))
    names = {people.cube.names(i): i for i in range(people.cube.size)}
    assert not made.dominated.any()
    assert made.widths[names["a", "x"]] == 300
    assert made.widths[names["c", "x"]] == 1
    assert not made.small[names["a", "y"]]
    assert contributions(people).people.size == people.cube.size


def test_a_narrow_miss_of_dominance_asks_for_little() -> None:
    rule = Dominance("w", largest=2, share=90, p=1)
    assert dominance(shares_of([50, 40.1, 5.5, 4.4]), rule)[1][0] == 1
    rule = Dominance("w", largest=1, share=100, p=10)
    assert dominance(shares_of([100, 60, 9.8]), rule)[1][0] == 1


def test_an_empty_group_is_of_no_kind(tmp_path: Path) -> None:
    rows = [("a", "w", "x"), ("b", "v", "x"), ("b", "v", "y")] * 30
    path = write(tmp_path / "d.csv", ("place", "gender", "sector"), rows)
    rules = Rules(homogeneity=("sector",))
    people, made = found(path, ["place", "gender", "sector"], rules)
    assert ("a", "v", "x") not in named(people, made.homogeneous)
    assert ("a", "w", "x") in named(people, made.homogeneous)
