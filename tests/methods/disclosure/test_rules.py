"""Rules in a file: sane by default, and every mistake has its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.methods.disclosure import Rules, read_rules
from halte.methods.faults import Fault


def rules(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rules(path)


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    made = rules(tmp_path, "# nothing\n")
    assert made == Rules()
    assert (made.minimum, made.method, made.rounding.base) == (5, "suppress", 5)
    assert made.minimum_population == 40


def test_every_rule_is_read(tmp_path: Path) -> None:
    made = rules(
        tmp_path,
        """
source: hotline
years: [2023, 2022]
unit: person
person: id
minimum: 6
minimum_population: 100
method: cell_key
width: 4
zeros: protect
seconds: 2
rounding: {base: 3, kind: random, key: k}
cell_key: {key: k, most: 8, variance: 5, smallest: 4}
homogeneity: [sector]
hierarchies: {province: {west: [AB, BC]}}
permitted: [[province, sector]]
most_tables: 7
where: {year: [2023, 2024]}
differencing: protect
""",
    )
    assert made.years == (2022, 2023)
    assert made.rounding.base == 3
    assert made.cell_key.variance == 5
    assert made.hierarchies == {"province": {"west": ("AB", "BC")}}
    assert made.where == {"year": ("2023", "2024")}
    assert made.required_width == 4
    assert not made.refuses_differences
    assert made.to_dict()["required_width"] == 4


def test_one_year_may_stand_alone(tmp_path: Path) -> None:
    assert rules(tmp_path, "years: 2024").years == (2024,)


@pytest.mark.parametrize(
    ("method", "width"),
    [({}, 5), ({"method": "round"}, 4), ({"method": "cell_key"}, 4), ({"width": 9}, 9)],
)
def test_the_width_follows_the_method(method: dict[str, object], width: int) -> None:
    assert Rules(**method).required_width == width  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("minimum: 5\nminimun: 6\n", "rule_unknown", 2),
        ("minimum: 5\nrounding:\n  base: 5\n  bass: 3\n", "rule_unknown", 4),
        ("minimum: 5\n\nminimum: 6\n", "rule_twice", 3),
        ("rounding: {base: 5, base: 3}\n", "rule_twice", 1),
        ("minimum: 2\n", "rule_value", 1),
        ("minimum: five\n", "rule_value", 1),
        ("minimum: true\n", "rule_value", 1),
        ("method: hide\n", "rule_value", 1),
        ("unit: a\nrounding:\n  base: 7\n", "rule_value", 3),
        ("rounding: 5\n", "rule_value", 1),
        ("width: 1\n", "rule_value", 1),
        ("years: [24]\n", "rule_value", 1),
        ("years: []\n", "rule_value", 1),
        ("hierarchies: {province: [AB]}\n", "rule_value", 1),
        ("homogeneity: sector\n", "rule_value", 1),
        ("where: {}\n", "rule_value", 1),
        ("seconds: -1\n", "rule_value", 1),
        ("source: ''\n", "rule_value", 1),
        ("dominance: {p: 10}\n", "rule_value", 1),
        ("a: [\n", "rules_unreadable", 2),
        ("- a\n- b\n", "rules_unreadable", 1),
        ("just words\n", "rules_unreadable", 1),
        ("method: round\ndominance: {weight: w}\n", "rules_conflict", 1),
        ("person: a\ncount: b\n", "persons_or_counts", 2),
        ("person: a\nmethod: cell_key\n", "permitted_missing", 2),
        ("permitted: [[a]]\nmethod: cell_key\n", "person_missing", 2),
        ("cell_key: {smallest: 5, most: 5}\n", "noise_too_small", 1),
    ],
)
def test_a_mistake_is_named_with_its_row(
    tmp_path: Path, text: str, code: str, row: int
) -> None:
    with pytest.raises(Fault) as caught:
        rules(tmp_path, text)
    assert (caught.value.code, caught.value.row) == (code, row)
    assert caught.value.file == "rules.yaml"
    for language in ("en", "fr"):
        assert "{" not in caught.value.told(language).replace("{weight", "")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        read_rules(tmp_path / "none.yaml")
    assert caught.value.code == "file_missing"


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(b"\xff\xfe\x00\x00\x81")
    with pytest.raises(Fault) as caught:
        read_rules(path)
    assert caught.value.code == "rules_unreadable"
