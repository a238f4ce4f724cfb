"""From a file to a table that may go out, or a refusal that says why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from halte.methods.disclosure import Rules, as_csv, release_table
from halte.methods.disclosure.attacking import attack_tables, read_table
from halte.methods.disclosure.population import decimal
from halte.methods.disclosure.releasing import Released
from halte.methods.disclosure.rules import CellKey, Dominance, Rounding
from halte.methods.faults import Fault
from tests.methods.disclosure.tables import people, read, write

KEY = b"0123456789abcdef"


def make(path: Path, columns: list[str], **rules: object) -> Released:
    given = {"seconds": 0.3, **rules}
    return release_table(path, columns, Rules(**given), key=KEY)  # type: ignore[arg-type]


def out(made: Released, path: Path) -> Path:
    path.write_text(as_csv(made), encoding="utf-8")
    return path


def refused(path: Path, columns: list[str], **rules: object) -> Fault:
    with pytest.raises(Fault) as caught:
        make(path, columns, **rules)
    return caught.value


def test_a_released_table_resists_the_attack_that_a_stranger_runs(
    tmp_path: Path,
) -> None:
    path = people(tmp_path / "d.csv")
    made = make(path, ["province", "sector"])
    table = out(made, tmp_path / "t.csv")
    found = attack_tables(table, (), Rules())
    assert found.found == ()
    small = {
        made.published.cube.names(int(i)) for i in np.flatnonzero(made.protected.small)
    }
    assert small
    for interval in found.intervals:
        if interval.cell in small:
            assert interval.width is None or interval.width >= 5


def test_what_is_shown_is_true_and_what_is_small_is_not_shown(tmp_path: Path) -> None:
    rows = [("a", "x")] * 30 + [("a", "y")] * 3 + [("b", "x")] * 20 + [("b", "y")] * 25
    rows += [("c", "x")] * 15 + [("c", "y")] * 17
    made = make(write(tmp_path / "d.csv", ("one", "two"), rows), ["one", "two"])
    shown = read(out(made, tmp_path / "t.csv"))
    assert shown["a", "y"] == "x"
    assert shown["Total", "Total"] == "110"
    assert sum(v == "x" for v in shown.values()) == 4
    told = {k: int(v) for k, v in shown.items() if v != "x"}
    assert told.get(("b", "Total"), 45) == 45


@pytest.mark.parametrize(
    "rules",
    [
        {"method": "round"},
        {"method": "round", "rounding": Rounding(base=3)},
        {"method": "round", "rounding": Rounding(kind="random")},
        {
            "method": "cell_key",
            "person": "person",
            "permitted": (("province", "sector"),),
        },
        {"zeros": "protect"},
        {"hierarchies": {"province": {"west": ("AB", "BC", "MB")}}},
        {"homogeneity": ("sector",)},
        {"where": {"adult": ("yes",)}},
    ],
)
def test_every_method_resists_the_attack(
    tmp_path: Path, rules: dict[str, object]
) -> None:
    made = make(people(tmp_path / "d.csv"), ["province", "sector"], **rules)
    table = out(made, tmp_path / "t.csv")
    found = attack_tables(table, (), made.rules)
    assert found.found == ()
    small = np.flatnonzero(made.protected.small & (made.protected.widths > 0))
    intervals = {i.cell: i for i in found.intervals}
    for cell in small:
        width = intervals[made.published.cube.names(int(cell))].width
        assert width is None or width >= made.rules.required_width
    again, _ = read_table(table, made.rules)
    assert (again.withheld == made.withheld).all()


def test_homogeneity_leaves_open_whether_all_are_of_one_kind(tmp_path: Path) -> None:
    rows = [("a", "sex trade")] * 30 + [("b", "care")] * 20 + [("b", "farm")] * 10
    rows += [("c", "care")] * 14 + [("c", "farm")] * 9 + [("c", "sex trade")] * 8
    path = write(tmp_path / "d.csv", ("place", "sector"), rows)
    plain = read(out(make(path, ["place", "sector"]), tmp_path / "p.csv"))
    assert plain["a", "sex trade"] == plain["a", "Total"] == "30"
    made = make(path, ["place", "sector"], homogeneity=("sector",))
    shown = read(out(made, tmp_path / "t.csv"))
    assert shown["a", "sex trade"] == "x"
    assert "x" in (shown["a", "care"], shown["a", "farm"])
    assert made.to_dict()["protected"]["homogeneous_groups"] == 1


def test_rounded_tables_add_up(tmp_path: Path) -> None:
    made = make(people(tmp_path / "d.csv"), ["province", "sector"], method="round")
    assert made.miss == 0
    assert (made.values % 5 == 0).all()
    assert not made.withheld.any()


def test_the_report_holds_no_true_count(tmp_path: Path) -> None:
    made = make(people(tmp_path / "d.csv"), ["province", "sector"])
    told = made.to_dict()
    assert set(told) == {
        "rules", "columns", "cells", "protected", "withheld", "loss_by_way",
        "totals_miss_by", "earlier_entries_examined",
    }  # fmt: skip
    assert told["protected"]["small"] > 0
    assert told["loss_by_way"][2]["error"] == 0


# Bad input (section E of the issue).


def test_twelve_people_are_too_few(tmp_path: Path) -> None:
    path = people(tmp_path / "d.csv", 12)
    fault = refused(path, ["province", "sector"])
    assert fault.code == "too_few_people"
    assert "12" in fault.told("en")
    assert "recognised" in fault.told("en")
    assert "40" in fault.told("fr")


def test_a_filter_that_leaves_twelve_people_is_too_narrow(tmp_path: Path) -> None:
    path = people(tmp_path / "d.csv")
    fault = refused(path, ["sector"], where={"province": ("MB",)})
    assert fault.code == "too_few_people"
    assert refused(path, ["sector"], where={"province": ("XX",)}).code == (
        "level_missing"
    )


def test_a_constant_column_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "d.csv", ("a", "b"), [("x", "y"), ("x", "z")] * 40)
    fault = refused(path, ["a", "b"])
    assert (fault.code, fault.column) == ("constant_column", "a")


def test_an_identifier_in_disguise_is_named(tmp_path: Path) -> None:
    rows = [(f"file {i}", "xy"[i % 2]) for i in range(80)]
    path = write(tmp_path / "d.csv", ("reference", "b"), rows)
    fault = refused(path, ["reference", "b"])
    assert (fault.code, fault.column) == ("identifier_column", "reference")
    assert "80" in fault.told("en")


@pytest.mark.parametrize(
    ("value", "code"),
    [("-1", "number_negative"), ("many", "number_unusable"), ("", "number_unusable"),
     ("nan", "number_unusable"), ("1e99", "number_unusable")],
)  # fmt: skip
def test_a_count_must_be_a_number_of_zero_or_more(
    tmp_path: Path, value: str, code: str
) -> None:
    rows = [("ab"[i % 2], "xy"[i % 3 % 2], 3) for i in range(40)]
    rows[20] = ("a", "x", value)  # type: ignore[assignment]
    path = write(tmp_path / "d.csv", ("a", "b", "n"), rows)
    fault = refused(path, ["a", "b"], count="n")
    assert (fault.code, fault.row, fault.column) == (code, 22, "n")


def test_half_a_person_is_no_count(tmp_path: Path) -> None:
    rows = [("ab"[i % 2], 2.5) for i in range(40)]
    path = write(tmp_path / "d.csv", ("a", "n"), rows)
    assert refused(path, ["a"], count="n").code == "count_broken"


def test_an_amount_below_zero_is_named(tmp_path: Path) -> None:
    rows = [("ab"[i % 2], 10) for i in range(60)]
    rows[7] = ("a", -3)
    path = write(tmp_path / "d.csv", ("a", "paid"), rows)
    fault = refused(path, ["a"], dominance=Dominance("paid"))
    assert (fault.code, fault.row) == ("number_negative", 9)


def test_counts_in_a_column_count(tmp_path: Path) -> None:
    rows = [("a", 30), ("b", 12), ("a", 5), ("b", 0)]
    path = write(tmp_path / "d.csv", ("a", "n"), rows * 3)
    made = make(path, ["a"], count="n")
    assert list(made.values) == [105, 36, 141]


def test_a_person_in_two_cells_is_named_with_the_row(tmp_path: Path) -> None:
    rows = [(f"p{i}", "ab"[i % 2]) for i in range(60)] + [("p0", "a"), ("p0", "b")]
    path = write(tmp_path / "d.csv", ("id", "a"), rows)
    fault = refused(path, ["a"], person="id")
    assert (fault.code, fault.row) == ("person_in_many_cells", 63)
    made = make(write(tmp_path / "e.csv", ("id", "a"), rows[:-1]), ["a"], person="id")
    assert made.values[-1] == 60


def test_a_row_without_its_person_is_named(tmp_path: Path) -> None:
    rows = [(f"p{i}", "ab"[i % 2]) for i in range(60)] + [("", "a")]
    path = write(tmp_path / "d.csv", ("id", "a"), rows)
    fault = refused(path, ["a"], person="id")
    assert (fault.code, fault.row, fault.column) == ("person_blank", 62, "id")


def test_sixty_columns_are_read_and_four_are_too_many(tmp_path: Path) -> None:
    heads = [f"c{i}" for i in range(60)]
    rows = [[f"v{(i * j) % 3}" for j in range(1, 61)] for i in range(90)]
    path = write(tmp_path / "d.csv", heads, rows)
    assert make(path, ["c0", "c1"]).published.cube.size == 16
    assert refused(path, heads).code == "too_many_dimensions"
    assert refused(path, heads[:4]).code == "too_many_dimensions"
    assert refused(path, ["c0", "c0"]).code == "column_twice"
    assert refused(path, ["c0", "c99"]).code == "column_missing"


def test_a_table_too_large_to_prove_is_refused(tmp_path: Path) -> None:
    rows = [(i % 90, i % 89, i % 83) for i in range(4000)]
    path = write(tmp_path / "d.csv", ("a", "b", "c"), rows)
    assert refused(path, ["a", "b", "c"]).code == "table_too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_the_field_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "d.csv"
    lines = ["région;secteur"] + ["Québec;hôtel", "Ontario;ferme"] * 30
    path.write_text("\n".join(lines), encoding=encoding)
    made = make(path, ["région", "secteur"])
    assert made.published.cube.dimensions[0].levels == ("Ontario", "Québec")


@pytest.mark.parametrize(
    ("groups", "code"),
    [
        ({"AB": ("BC",)}, "group_is_level"),
        ({"Total": ("BC",)}, "group_is_level"),
        ({"w": ("v",), "v": ("w",)}, "group_circle"),
    ],
)
def test_groups_that_cannot_be_are_named(
    tmp_path: Path, groups: dict[str, tuple[str, ...]], code: str
) -> None:
    path = people(tmp_path / "d.csv")
    assert refused(path, ["province"], hierarchies={"province": groups}).code == code


def test_a_level_named_total_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "d.csv", ("a",), [("Total",), ("x",)] * 40)
    assert refused(path, ["a"]).code == "level_named_total"


def test_a_crossing_that_is_not_permitted_is_refused(tmp_path: Path) -> None:
    path = people(tmp_path / "d.csv")
    family = {"permitted": (("province", "sector"), ("age",))}
    assert make(path, ["sector"], **family).values[-1] == 400
    assert refused(path, ["province", "age"], **family).code == "not_permitted"


def test_rounding_without_a_key_is_refused(tmp_path: Path) -> None:
    path = people(tmp_path / "d.csv")
    with pytest.raises(Fault) as caught:
        release_table(path, ["province"], Rules(method="round"))
    assert caught.value.code == "key_missing"
    with pytest.raises(Fault) as caught:
        rules = Rules(method="cell_key", cell_key=CellKey(key=str(tmp_path / "none")))
        release_table(path, ["province"], rules)
    assert caught.value.code in {"file_missing", "key_missing"}


def test_numbers_are_read_in_both_languages() -> None:
    assert decimal("1 234,5") == decimal("1234.5")
    assert decimal("1,234,567") is None
    assert decimal("") is None


# Tables that come from elsewhere.


def test_a_table_of_others_is_attacked_and_found_wanting(tmp_path: Path) -> None:
    rows = [("a", "x", "x"), ("a", "y", "20"), ("a", "Total", "23"),
            ("b", "x", "10"), ("b", "y", "7"), ("b", "Total", "17"),
            ("Total", "x", "13"), ("Total", "y", "27"),
            ("Total", "Total", "40")]  # fmt: skip
    found = attack_tables(
        write(tmp_path / "t.csv", ("one", "two", "count"), rows), (), Rules()
    )
    assert [(i.cell, i.least, i.most, i.how) for i in found.intervals] == [
        (("a", "x"), 3, 3, "found")
    ]
    assert found.exact == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda r: [*r[:3], ("b", "Total", "lots")], "cell_unusable"),
        (lambda r: r[:-1], "cells_incomplete"),
        (lambda r: [*r[:-1], r[0]], "cells_incomplete"),
        (lambda r: [*r[:-1], ("Total", "Total", "999")], "table_contradicts"),
        (lambda r: [*r[:-1], ("Total", "40")], "row_cells"),
        (lambda r: [], "file_empty"),
    ],
)
def test_a_table_that_is_none_is_named(
    tmp_path: Path, change: object, code: str
) -> None:
    rows = [
        ("a", "x", "3"),
        ("a", "Total", "3"),
        ("Total", "x", "3"),
        ("Total", "Total", "3"),
    ]
    path = write(tmp_path / "t.csv", ("one", "two", "count"), change(rows))  # type: ignore
    with pytest.raises(Fault) as caught:
        attack_tables(path, (), Rules())
    assert caught.value.code == code


def test_a_table_with_one_column_has_no_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", ("count",), [(3,)])
    with pytest.raises(Fault) as caught:
        attack_tables(path, (), Rules())
    assert caught.value.code == "cells_incomplete"


def test_earlier_tables_narrow_what_a_table_hides(tmp_path: Path) -> None:
    heads = ("one", "two", "count")
    rows = [("a", "x", "x"), ("a", "y", "x"), ("a", "Total", "23"),
            ("b", "x", "x"), ("b", "y", "x"), ("b", "Total", "17"),
            ("Total", "x", "13"), ("Total", "y", "27"),
            ("Total", "Total", "40")]  # fmt: skip
    table = write(tmp_path / "t.csv", heads, rows)
    alone = attack_tables(table, (), Rules())
    told = [r if r[:2] != ("a", "y") else ("a", "y", "20") for r in rows]
    earlier, _ = read_table(write(tmp_path / "e.csv", heads, told), Rules())
    both = attack_tables(table, (earlier,), Rules())
    assert (len(alone.found), len(both.found), both.exact) == (0, 1, 4)
    wrong = [r if r[:2] != ("a", "Total") else ("a", "Total", "99") for r in rows]
    other, _ = read_table(write(tmp_path / "w.csv", heads, wrong), Rules())
    with pytest.raises(Fault) as caught:
        attack_tables(table, (other,), Rules())
    assert caught.value.code == "table_contradicts"


@pytest.mark.slow
def test_ten_million_values_are_no_category(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("reference,b\n")
        for first in range(0, 10_000_000, 100_000):
            file.writelines(f"r{i},{i % 2}\n" for i in range(first, first + 100_000))
    fault = refused(path, ["reference", "b"])
    assert (fault.code, fault.column) == ("too_many_levels", "reference")
