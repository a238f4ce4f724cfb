"""Files as departments publish them: read where they lie, nothing copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.core.intake.folding import fold
from halte.core.intake.readings import detect, records

RAW = Path(__file__).parents[4] / "shared" / "data" / "tfwp" / "raw"
NAMES = frozenset(
    map(fold, ["Province/Territory", "Employer", "Employer Name", "Address",
               "Occupation", "Positions", "Province/Territoire", "Employeur"])
)  # fmt: skip

pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the published files are not on this machine"
)


@pytest.mark.parametrize(
    ("name", "kind", "encoding", "row", "least"),
    [
        ("2014_positive_employers_en__cp1252.csv", "csv", "cp1252", 1, 4_000),
        ("2016_positive_employer_en__cp1252_carry.csv", "csv", "cp1252", 2, 15_000),
        ("2016_positive_employer_fr__cp1252_carry.csv", "csv", "cp1252", 2, 15_000),
        ("2017q4_positive_employer_en__cp850_carry.csv", "csv", "cp850", 2, 4_700),
        ("2020q2_negative_en__csv_named_xlsx.xlsx", "csv", "cp1252", 2, 180),
        ("2021q1_negative_en__mislabelled_as_2021q3.xlsx", "xlsx", "", 2, 580),
        ("2024q4_positive_en__noc2021.xlsx", "xlsx", "", 2, 17_000),
    ],
)
def test_a_published_file_is_told_by_its_content(
    name: str, kind: str, encoding: str, row: int, least: int
) -> None:
    path = RAW / name
    if not path.exists():
        pytest.skip("this file is not here")
    reading = detect(path, NAMES)
    assert (reading.kind, reading.encoding, reading.heading_row) == (
        kind, encoding, row
    )  # fmt: skip
    assert sum(1 for _ in records(path, reading)) >= least


def test_accents_of_a_dos_file_come_out_right() -> None:
    path = RAW / "2017q4_positive_employer_en__cp850_carry.csv"
    if not path.exists():
        pytest.skip("this file is not here")
    text = "\n".join(",".join(row) for row in records(path, detect(path, NAMES)))
    assert "Québec" in text or "Montréal" in text
    assert "‚" not in text
