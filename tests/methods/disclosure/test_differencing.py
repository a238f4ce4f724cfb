"""Two tables together say no more than they may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.methods.coded import code_columns
from halte.methods.disclosure import Cube, Elders, Rules, dimension, release_table
from halte.methods.disclosure.attack import Attack
from halte.methods.disclosure.differencing import beside, joined, spellings
from halte.methods.disclosure.joint import tree_of
from halte.methods.disclosure.published import Published, published_of, statements
from halte.methods.disclosure.releasing import Released
from halte.methods.faults import Fault
from halte.methods.ledger import Ledger, Release
from tests.methods.disclosure.tables import people, write

Releases = Callable[..., Released]
BASE = {"source": "s", "years": (2024,), "person": "person", "seconds": 0.5}


@pytest.fixture
def released(tmp_path: Path) -> Releases:
    """Release a table of a file and write it into a ledger."""
    ledger = Ledger(tmp_path / "ledger.jsonl")

    def make(path: Path, columns: list[str], **more: object) -> Released:
        rules = Rules(**{**BASE, **more})  # type: ignore[arg-type]
        elders = Elders(rules, ledger.entries())
        made = release_table(path, columns, rules, elders=elders, key=b"k" * 16)
        ledger.add(
            Release(
                "table",
                "s",
                (2024,),
                "person",
                "d",
                rules.method,
                "o",
                tables=(made.published.to_dict(),),
            )
        )
        return made

    return make


def code(work: Callable[[], object]) -> str:
    with pytest.raises(Fault) as caught:
        work()
    return caught.value.code


def test_a_table_filtered_to_all_but_a_few_is_refused(
    tmp_path: Path, released: Releases
) -> None:
    path = people(tmp_path / "d.csv")
    released(path, ["province", "sector"])
    adults = {"where": {"adult": ("yes",)}}
    assert code(lambda: released(path, ["province", "sector"], **adults)) == (
        "differenced"
    )


def test_the_same_table_again_is_no_harm(tmp_path: Path, released: Releases) -> None:
    path = people(tmp_path / "d.csv")
    first = released(path, ["province", "sector"])
    again = released(path, ["sector", "province"])
    assert again.examined == (1,)
    assert int(first.withheld.sum()) == int(again.withheld.sum())


def test_totals_that_two_tables_share_are_withheld_in_both(
    tmp_path: Path, released: Releases
) -> None:
    # One table may not print a total that hides a cell of the other.
    path = people(tmp_path / "d.csv", 600, seed=5)
    one = released(path, ["province", "sector"])
    two = released(path, ["province", "age"], differencing="protect")
    assert two.examined == (1,)
    joint = joined(two.published, (one.published,), code_columns({}))
    least, most = two.published.least, two.published.most
    known = statements(two.published.cube, np.zeros(two.values.size, int), reach=0)
    as_read = type(known)(
        known.matrix, least, most, least, most, known.kept, known.whole
    )
    none = np.empty((0, 2), dtype=np.intp)
    empty = (code_columns({}), np.zeros(0, dtype=np.int64))
    found = beside(joint, as_read, (), none, empty, 5, 5.0)
    assert found is not None
    attack = Attack(found.statements, np.zeros(found.statements.least.size, dtype=bool))
    for cell in np.flatnonzero(two.protected.small):
        low = attack.extreme(int(cell), "least")[0]
        high = attack.extreme(int(cell), "most")[0]
        assert low is not None
        assert high is None or high - low >= 5


def test_data_that_changed_by_a_few_people_are_refused(
    tmp_path: Path, released: Releases
) -> None:
    rows = [(f"p{i}", "abc"[i % 3], "xy"[i % 2]) for i in range(120)]
    heads = ("person", "one", "two")
    released(write(tmp_path / "o.csv", heads, rows), ["one", "two"])
    more = write(tmp_path / "n.csv", heads, [*rows, ("q", "a", "x")])
    assert code(lambda: released(more, ["one", "two"])) == "revised_by_few"
    many = [*rows, *((f"q{i}", "abc"[i % 3], "xy"[i % 2]) for i in range(60))]
    assert released(write(tmp_path / "m.csv", heads, many), ["one", "two"]).examined


def test_a_file_without_a_column_of_an_elder_is_still_held_against_it(
    tmp_path: Path, released: Releases
) -> None:
    path = people(tmp_path / "d.csv")
    released(path, ["province", "age"])
    lines = [line.rsplit(",", 2)[0] for line in path.read_text("utf-8").splitlines()]
    narrow = tmp_path / "narrow.csv"
    narrow.write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = released(narrow, ["province", "sector"])
    assert made.examined == (1,)


def test_noise_and_exact_values_are_never_mixed(
    tmp_path: Path, released: Releases
) -> None:
    path = people(tmp_path / "d.csv")
    released(path, ["province", "sector"])
    noisy = {"method": "cell_key", "permitted": (("province", "sector"),)}
    assert code(lambda: released(path, ["province"], **noisy)) == "exact_and_cell_key"


def test_other_years_and_sources_are_other_people(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.jsonl")
    path = people(tmp_path / "d.csv")
    rules = Rules(**BASE)  # type: ignore[arg-type]
    made = release_table(path, ["province"], rules)
    table = made.published.to_dict()
    for source, year in (("other", 2024), ("s", 2023)):
        ledger.add(
            Release("table", source, (year,), "person", "d", "m", "o", tables=(table,))
        )
    assert Elders(rules, ledger.entries()).tables == ()


def test_a_table_comes_back_from_the_ledger_as_it_was(tmp_path: Path) -> None:
    groups = {"province": {"west": ("AB", "BC", "MB")}}
    rules = Rules(**{**BASE, "hierarchies": groups})  # type: ignore[arg-type]
    made = release_table(people(tmp_path / "d.csv"), ["province", "sector"], rules)
    again = published_of(made.published.to_dict(), 7)
    assert again.cube.shape == made.published.cube.shape
    assert (
        again.cube.dimensions[0].members == made.published.cube.dimensions[0].members
    ).all()
    assert (again.least == made.published.least).all()
    assert (again.most == made.published.most).all()
    assert (again.withheld == made.withheld).all()
    assert again.entry == 7


def test_columns_that_spell_each_other_are_found() -> None:
    data = code_columns(
        {"age": ["1", "2", "3", "1"], "adult": ["n", "y", "y", "n"], "x": list("abba")}
    )
    tables = [
        Published(
            Cube((dimension(c, data.levels[c]),)), {}, "suppress", "count",
            np.zeros(1), np.zeros(1), np.zeros(1, dtype=bool),
        )
        for c in ("age", "adult", "x")
    ]  # fmt: skip
    assert spellings(tables, data)["adult"] == ("age", {"1": "n", "2": "y", "3": "y"})


def test_cliques_form_a_tree_that_holds_every_table() -> None:
    groups = [frozenset(g) for g in ("ab", "bc", "cd", "da", "ef")]
    made = tree_of(groups)
    for group in groups:
        assert any(group <= set(c) for c in made)
    # Running intersection: what a clique shares with all before lies in one of them.
    for i, clique in enumerate(made[1:], 1):
        seen = set().union(*map(set, made[:i])) & set(clique)
        assert any(seen <= set(c) for c in made[:i])


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_tree_of_tables_says_what_one_large_programme_says(
    data: st.DataObject,
) -> None:
    # Two tables that share a column, attacked through the tree, against the same
    # attack over all three columns at once.
    from scipy import sparse

    counts = np.array(
        data.draw(st.lists(st.integers(0, 4), min_size=8, max_size=8))
    ).reshape(2, 2, 2)
    made = []
    for names, sums in ((("a", "b"), counts.sum(2)), (("b", "c"), counts.sum(0))):
        cube = Cube(tuple(dimension(n, [f"{n}0", f"{n}1"]) for n in names))
        values = cube.sums(sums.ravel())
        hide = np.array(
            data.draw(st.lists(st.booleans(), min_size=9, max_size=9)), dtype=bool
        )
        known = statements(cube, values, reach=0)
        made.append((cube, hide, known))
    tables = [
        Published(c, {}, "suppress", "count", *k.bounds(h), h) for c, h, k in made
    ]
    joint = joined(tables[0], (tables[1],), code_columns({}))
    assert len(joint.cliques) == 2
    none = np.empty((0, 2), dtype=np.intp)
    empty = (code_columns({}), np.zeros(0, dtype=np.int64))
    first = made[0][2]
    bounds = first.bounds(made[0][1])
    as_read = type(first)(first.matrix, *bounds, *bounds, first.kept, False)
    found = beside(joint, as_read, (), none, empty, 5, 5.0)
    assert found is not None
    tree = Attack(found.statements, np.zeros(found.statements.least.size, dtype=bool))
    ones = np.ones((1, 2))
    whole = sparse.vstack(
        [
            sparse.kron(made[0][0].matrix, ones),
            sparse.kron(ones, made[1][0].matrix),
        ],
        format="csr",
    )
    lower = np.append(bounds[0], tables[1].least)
    upper = np.append(bounds[1], tables[1].most)
    large = type(first)(
        sparse.csr_array(whole), lower, upper, lower, upper, lower > -1, False
    )
    plain = Attack(large, np.zeros(lower.size, dtype=bool))
    for cell in range(18):
        for side in ("least", "most"):
            one, two = tree.extreme(cell, side)[0], plain.extreme(cell, side)[0]
            assert one == (None if two is None else pytest.approx(two, abs=1e-5))
