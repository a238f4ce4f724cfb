"""Files as they come: two encodings in one, cells that would run, broken counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.methods.coded import read_coded
from halte.methods.disclosure import Rules, as_csv, attack_tables, release_table
from halte.methods.faults import Fault
from tests.methods.disclosure.tables import write

ROWS = [(place, sector) for place in ("Québec", "Île") for sector in "ab"] * 20


def refusal(work: object) -> Fault:
    with pytest.raises(Fault) as caught:
        work()  # type: ignore[operator]
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_one_encoding_is_read_whichever_it_is(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "d.csv", ("région", "b"), ROWS)
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    assert read_coded(path).levels["région"] == ("Québec", "Île")


@pytest.mark.parametrize("turned", [3, 4])
def test_two_encodings_in_one_file_are_refused_with_the_row(
    tmp_path: Path, turned: int
) -> None:
    # Read as Windows-1252, “Québec” and “QuÃ©bec” would be two places.
    path = write(tmp_path / "d.csv", ("place", "b"), ROWS)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_bytes(
        b"".join(
            line.encode("cp1252" if number >= turned else "utf-8")
            for number, line in enumerate(lines, 1)
        )
    )
    fault = refusal(lambda: read_coded(path))
    assert (fault.code, fault.file, fault.row) == ("encodings_mixed", "d.csv", turned)


def test_a_level_that_would_run_in_a_spreadsheet_does_not(tmp_path: Path) -> None:
    levels = ("=cmd|x", "@sum", "+25", "-1", "'quoted")
    rows = [(level, side) for level in levels for side in "ab"] * 9
    path = write(tmp_path / "d.csv", ("=head", "b"), rows)
    out = tmp_path / "t.csv"
    made = release_table(path, ["=head", "b"], Rules())
    out.write_text(as_csv(made), encoding="utf-8")
    firsts = {line.split(",")[0] for line in out.read_text("utf-8").splitlines()}
    assert firsts == {"'=head", "'=cmd|x", "'@sum", "'+25", "-1", "'quoted", "Total"}
    # The attacker reads the levels that were meant.
    assert attack_tables(out, (), Rules()).found == ()


def test_a_count_with_decimals_is_refused_with_its_row(tmp_path: Path) -> None:
    rows = [(*row, "2,5" if number == 7 else "3") for number, row in enumerate(ROWS)]
    path = write(tmp_path / "d.csv", ("a", "b", "n"), rows)
    fault = refusal(lambda: release_table(path, ["a", "b"], Rules(count="n")))
    assert (fault.code, fault.row, fault.column) == ("count_broken", 9, "n")
    assert "2,5" not in fault.told("en")
