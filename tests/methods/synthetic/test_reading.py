"""Data that cannot be used is refused, and nothing of a person is in the refusal."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from halte.methods.faults import Fault
from halte.methods.synthetic import Domain, Rows, domain_of, read_rows
from tests.methods.synthetic.worlds import domain, rows, save, small, write

PLAIN = domain_of({"province": ["ON", "QC"], "age": ["0-14", "15+", ""]})


def people(path: Path, lines: list[tuple[str, ...]], *more: str) -> Path:
    return write(path, ["province", "age", *more], lines)


def refusal(path: Path, made: Domain = PLAIN, **more: object) -> Fault:
    with pytest.raises(Fault) as refused:
        read_rows(path, made, **more)  # type: ignore[arg-type]
    assert refused.value.file == path.name
    return refused.value


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def test_rows_become_codes_of_the_domain_and_missing_stays(here: Path) -> None:
    found = read_rows(people(here, [("QC", ""), ("ON", "15+")] * 30), PLAIN)
    assert found.count == found.people == 60
    assert found.codes["province"][:2].tolist() == [1, 0]
    assert found.codes["age"][:2].tolist() == [2, 1]


def test_columns_beside_the_domain_are_not_read(here: Path) -> None:
    lines = [("QC", "15+", f"name {i}") for i in range(50)]
    assert set(read_rows(people(here, lines, "name"), PLAIN).codes) == {
        "province",
        "age",
    }


def test_a_value_outside_the_domain_is_named_by_its_row_not_by_itself(
    here: Path,
) -> None:
    lines = [("QC", "15+")] * 50 + [("Atlantis", "15+")] * 2
    found = refusal(people(here, lines))
    assert (found.code, found.row, found.column) == ("outside_domain", 52, "province")
    assert found.values == {"found": 2}
    assert "Atlantis" not in found.told("en") + found.told("fr")


def test_a_blank_that_the_domain_does_not_foresee_says_how_to_mend_it(
    here: Path,
) -> None:
    found = refusal(people(here, [("QC", "15+")] * 50 + [("", "15+")]))
    assert (found.code, found.row) == ("blank_undeclared", 52)
    assert '""' in found.sentence.en


def test_a_column_of_the_domain_that_the_file_lacks_is_named(here: Path) -> None:
    found = refusal(write(here, ["age"], [("15+",)] * 50))
    assert (found.code, found.column) == ("column_missing", "province")


def test_twelve_people_are_refused_and_told_why(here: Path) -> None:
    found = refusal(people(here, [("QC", "15+")] * 12))
    assert found.code == "few_people"
    assert "12 people" in found.sentence.en
    assert "invention" in found.sentence.fr


def test_an_identifier_in_disguise_is_said(here: Path) -> None:
    numbers = [str(i) for i in range(150)]
    lines = [("QC", "15+", n) for n in numbers]
    wide = domain_of({**PLAIN.columns, "file number": numbers})
    found = refusal(people(here, lines, "file number"), wide)
    assert (found.code, found.column) == ("identifier_in_disguise", "file number")


def test_millions_of_distinct_values_are_refused_without_reading_them(
    here: Path,
) -> None:
    # 200,000 here; ten million in the slow test beneath.
    with here.open("w", encoding="utf-8") as file:
        file.write("province,age\n")
        file.writelines(f"p{i},15+\n" for i in range(200_000))
    found = refusal(here)
    assert (found.code, found.column) == ("too_many_levels", "province")


@pytest.mark.slow
def test_ten_million_distinct_values_are_refused_in_bounded_memory(here: Path) -> None:
    import resource

    with here.open("w", encoding="utf-8") as file:
        file.write("province,age\n")
        file.writelines(f"p{i},15+\n" for i in range(10_000_000))
    assert refusal(here).code == "too_many_levels"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 4 * 2**20


def test_a_constant_column_is_no_trouble(here: Path) -> None:
    found = read_rows(people(here, [("QC", "15+")] * 50), PLAIN)
    assert np.ptp(found.codes["province"]) == 0


def test_mixed_encodings_are_said_with_their_row(
    here: Path,
) -> None:
    made = domain_of({"province": ["Québec", "Ontario"]})
    lines = ["province"] + ["Ontario"] * 60
    text = "\r\n".join(lines).encode() + b"\r\n"
    mixed = text + "Québec\r\n".encode() + "Québec\r\n".encode("cp1252")
    here.write_bytes(mixed)
    found = refusal(here, made)
    assert (found.code, found.row) == ("encodings_mixed", 63)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(here: Path, encoding: str) -> None:
    made = domain_of({"province": ["Québec", "Ontario"]})
    here.write_text("province\n" + "Québec\nOntario\n" * 30, encoding=encoding)
    assert read_rows(here, made).count == 60


def test_sixty_columns_are_read(here: Path) -> None:
    sizes = [2] * 60
    wide = rows([np.arange(200) % 2] * 60, sizes)
    assert len(read_rows(save(wide, here), domain(sizes)).codes) == 60


def test_a_negative_count_is_a_value_outside_the_domain(here: Path) -> None:
    made = domain_of({"province": ["ON", "QC"], "children": [0, 1, 2]})
    lines = [("QC", "1")] * 50 + [("QC", "-1")]
    found = refusal(write(here, ["province", "children"], lines), made)
    assert (found.code, found.column) == ("outside_domain", "children")


def test_rows_that_cannot_be_are_refused(here: Path) -> None:
    made = domain_of(
        {
            "columns": dict(PLAIN.columns),
            "impossible": [{"province": "QC", "age": "0-14"}],
        }
    )
    found = refusal(people(here, [("ON", "0-14")] * 50 + [("QC", "0-14")]), made)
    assert (found.code, found.row) == ("impossible_row", 52)


def test_rows_that_break_a_hierarchy_are_refused(here: Path) -> None:
    made = domain_of(
        {
            "columns": {"city": ["Ottawa", "Laval"], "province": ["ON", "QC"]},
            "hierarchies": {
                "city": {
                    "column": "province",
                    "groups": {"ON": ["Ottawa"], "QC": ["Laval"]},
                }
            },
        }
    )
    lines = [("Laval", "QC")] * 50 + [("Laval", "ON")]
    found = refusal(write(here, ["city", "province"], lines), made)
    assert (found.code, found.row, found.column) == ("hierarchy_broken", 52, "province")


def several(path: Path) -> Path:
    lines = [("QC", "15+", f"p{i}") for i in range(50)]
    lines += [("ON", "15+", "p3"), ("ON", "", "p3"), ("ON", "", "p7")]
    return people(path, lines, "who")


def test_a_second_row_of_a_person_is_refused_unless_a_bound_is_declared(
    here: Path,
) -> None:
    found = refusal(several(here), person="who", most=0)
    assert (found.code, found.row) == ("person_twice", 52)
    assert "p3" not in found.told("en")


def test_rows_beyond_the_bound_of_a_person_are_left_out(here: Path) -> None:
    found = read_rows(several(here), PLAIN, person="who", most=2)
    assert (found.people, found.count, found.left_out) == (50, 52, 1)
    assert found.codes["age"][50:].tolist() == [1, 2]
    once = read_rows(here, PLAIN, person="who", most=1)
    assert (once.people, once.count, once.left_out) == (50, 50, 3)


def test_what_is_kept_of_one_person_depends_on_nobody_else(here: Path) -> None:
    whole = read_rows(several(here), PLAIN, person="who", most=1)
    text = here.read_text("utf-8").splitlines()
    others = [line for line in text if not line.endswith(",p7")]
    here.write_text("\n".join(others), encoding="utf-8")
    without = read_rows(here, PLAIN, person="who", most=1)
    assert whole.count - without.count == 1
    kept = np.delete(whole.codes["province"], 7)
    assert (kept == without.codes["province"]).all()


def test_a_row_of_nobody_is_refused(here: Path) -> None:
    lines = [("QC", "15+", f"p{i}") for i in range(50)] + [("QC", "15+", "")]
    found = refusal(people(here, lines, "who"), person="who")
    assert (found.code, found.row, found.column) == ("person_unknown", 52, "who")


def test_a_file_is_read_back_as_it_was_saved(here: Path) -> None:
    given: Rows = small()
    found = read_rows(save(given, here), given.domain)
    for name, codes in given.codes.items():
        assert (found.codes[name] == codes).all()
