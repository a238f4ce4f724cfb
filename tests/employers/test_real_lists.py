"""The lists as they were published, in every layout since 2014, against the joined
tables that were made from them by other hands. Read where they lie; nothing of
them is copied here.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from halte.capabilities.employers.intake import APPROVED, FOUND, REFUSED
from halte.capabilities.employers.models import ListedAssessment, Publication
from halte.capabilities.employers.published import findings, rows
from halte.capabilities.employers.published.periods import period_of
from halte.core.errors import Invalid
from halte.core.intake.examining import Examiner, chunks
from halte.core.intake.feeds import Feed, Values
from halte.core.intake.mapping import feed_names, guess
from halte.core.intake.readings import Reading, detect

DATA = Path(__file__).parents[3] / "shared" / "data" / "tfwp"
RAW = DATA / "raw"

pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the published files are not on this machine"
)

LAYOUTS = [
    ("2014_positive_employers_en__cp1252.csv", "2014", 3_978),
    ("2016_positive_employer_en__cp1252_carry.csv", "2016", 15_979),
    ("2016_positive_employer_fr__cp1252_carry.csv", "2016", 15_979),
    ("2017q4_positive_employer_en__cp850_carry.csv", "2017-Q4", 4_752),
    ("2020q2_negative_en__csv_named_xlsx.xlsx", "2020-Q2", 174),
    ("2020q2_positive_en.csv", "2020-Q2", 3_472),
    ("2021q1_negative_en__mislabelled_as_2021q3.xlsx", "2021-Q1", 575),
    ("2021q3_positive_en.xlsx", "2021-Q3", 4_655),
    ("2021q4_positive_en.xlsx", "2021-Q4", 7_028),
    ("2022q2_positive_en__requested_header.xlsx", "2022-Q2", 15_167),
    ("2024q4_positive_en__noc2021.xlsx", "2024-Q4", 17_745),
]


@cache
def joined(kind: str) -> dict[str, list[dict[str, str]]]:
    """The joined table by its own names of periods."""
    found: dict[str, list[dict[str, str]]] = {}
    path = DATA / f"{kind}_lmia_2014_2025Q1.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["period"], []).append(row)
    return found


def read(path: Path, feed: Feed) -> tuple[Reading, list[Values], Counter[str]]:
    """The rows that would be accepted, and what became of the others."""
    reading = detect(path, feed_names(feed))
    examiner = Examiner(feed, reading, guess(feed, reading.headings, {}))
    taken: list[Values] = []
    other: Counter[str] = Counter()
    for first, chunk in chunks(path, reading, examiner):
        found = examiner.examine(chunk, first)
        other["faulty"] += len(found.faults)
        other["aside"] += len(found.aside)
        taken += found.values(list(examiner.readers))
    return reading, taken, other


FIELDS = {
    "province": "province", "stream": "stream", "employer": "employer",
    "address": "address", "postal_code": "postal", "noc": "noc",
    "occupation": "occupation", "incorporated": "incorporate_status",
    "assessments": "lmias", "positions": "positions",
}  # fmt: skip
LETTERS = {
    "Alberta": "AB", "British Columbia": "BC", "Manitoba": "MB", "New Brunswick": "NB",
    "Newfoundland and Labrador": "NL", "Nova Scotia": "NS", "Ontario": "ON",
    "Northwest Territories": "NT", "Nunavut": "NU", "Prince Edward Island": "PE",
    "Quebec": "QC", "Saskatchewan": "SK", "Yukon": "YT",
}  # fmt: skip
"""Written out here, so that the product’s own table is not its own judge."""


def province_kind(ours: str, theirs: str, row: ListedAssessment) -> str:
    if LETTERS.get(theirs, "-") == ours:
        return "two letters"
    if theirs.startswith("Employers carrying on business in Canada") and not ours:
        return "no place in Canada"
    ways = [ours, *(name for name, code in LETTERS.items() if code == ours)]
    at_end = rf"\b(?:{'|'.join(ways)})\b[\s,]*(?:[A-Z][\dO][A-Z][\s-]*\w*)?\W*$"
    said = re.search(at_end, row.address)
    return "read from the address" if ours and not theirs and said else ""


def employer_kind(ours: str, theirs: str, row: ListedAssessment) -> str:
    if ours.endswith(f" o/a {theirs}"):
        return "owners named in one twin only"
    day = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", theirs)
    if day and ours == f"{day[3]}-{day[2]}-{day[1]}":
        return "a name that a spreadsheet took for a day"
    return ""


def address_kind(ours: str, theirs: str, row: ListedAssessment) -> str:
    if ours.replace("é", "e") == theirs:
        return "an accent in one twin only"
    dropped = {theirs[:at] + theirs[at + 1 :] for at in range(len(theirs))}
    return "one letter too many in one twin" if ours in dropped else ""


def title_kind(ours: str, theirs: str, row: ListedAssessment) -> str:
    """The twins name one occupation by one code; the titles are compared below."""
    return "title in French" if row.noc else ""


KINDS = {
    "province": province_kind, "employer": employer_kind, "address": address_kind,
}  # fmt: skip


def explained(
    row: ListedAssessment, theirs: dict[str, str], *, french: bool
) -> Iterator[str]:
    """The kind of each difference between a row and its twin in the joined table;
    “unexplained: …” where there is none.
    """
    kinds = KINDS | ({"occupation": title_kind} if french else {})
    for field, name in FIELDS.items():
        value = getattr(row, field)
        ours = "" if value is None else str(value)
        if ours != theirs[name]:
            kind = kinds.get(field, lambda *_: "")(ours, theirs[name], row)
            yield kind or f"unexplained: {field}"


def counts(letters: int, abroad: int = 0) -> dict[str, int]:
    found = {"two letters": letters, "no place in Canada": abroad}
    return {kind: count for kind, count in found.items() if count}


EXPLAINED = {
    "2014_positive_employers_en__cp1252.csv": {"read from the address": 3_466},
    "2016_positive_employer_en__cp1252_carry.csv": counts(14_851, 1_128),
    "2016_positive_employer_fr__cp1252_carry.csv": counts(14_851, 1_128) | {
        "title in French": 15_740,
        "an accent in one twin only": 4,
        "one letter too many in one twin": 1,
        "owners named in one twin only": 1,
        "a name that a spreadsheet took for a day": 1,
    },
    "2017q4_positive_employer_en__cp850_carry.csv": counts(4_609, 143),
    "2020q2_negative_en__csv_named_xlsx.xlsx": counts(174),
    "2020q2_positive_en.csv": counts(3_393, 79),
    "2021q1_negative_en__mislabelled_as_2021q3.xlsx": counts(573, 2),
    "2021q3_positive_en.xlsx": counts(4_596, 59),
    "2021q4_positive_en.xlsx": counts(6_956, 72),
    "2022q2_positive_en__requested_header.xlsx": counts(15_037, 130),
    "2024q4_positive_en__noc2021.xlsx": counts(17_614, 131),
}  # fmt: skip


@pytest.mark.parametrize(("name", "period", "count"), LAYOUTS)
def test_every_layout_gives_the_joined_table_row_by_row(
    name: str, period: str, count: int
) -> None:
    """Every difference has a kind and a count, and nothing is left over. Ours by
    choice: a province is two letters, and where the list of 2014 has no column for
    it the address tells it. The publisher’s: the French twin of 2016.
    """
    refused, french = "negative" in name, "_fr_" in name
    reading, taken, other = read(RAW / name, REFUSED if refused else APPROVED)
    assert (period_of(reading.title, name), other["faulty"]) == (period, 0)
    publication = Publication(kind="refused" if refused else "approved", period=period)
    ours = [rows._assessment(publication, row) for row in taken]
    theirs = joined("negative" if refused else "positive")[period.replace("-", "")]
    assert len(ours) == len(theirs) == count
    found: Counter[str] = Counter()
    for row, twin in zip(ours, theirs, strict=True):
        found.update(explained(row, twin, french=french))
    assert found == EXPLAINED[name]


def test_the_twin_of_2016_names_one_occupation_by_one_code() -> None:
    """What “title in French” above stands for: row by row the code is the same, and
    in each twin a code has one title.
    """
    name = "2016_positive_employer_fr__cp1252_carry.csv"
    _, taken, _ = read(RAW / name, APPROVED)
    publication = Publication(kind="approved", period="2016")
    titles: dict[str, set[tuple[str, str]]] = {}
    for row, twin in zip(taken, joined("positive")["2016"], strict=True):
        made = rows._assessment(publication, row)
        assert made.noc == twin["noc"]
        titles.setdefault(made.noc, set()).add((made.occupation, twin["occupation"]))
    assert {len(pairs) for pairs in titles.values()} == {1}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The stored page of findings."""
    path = tmp_path / "page.html"
    with gzip.open(RAW / "ircc_noncompliant_page_2023-10-04.html.gz", "rb") as file:
        path.write_bytes(file.read())
    return path


def findings_joined() -> list[tuple[str, ...]]:
    path = DATA / "noncompliant_employers_2023-10-04.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        # The table keeps the line break at the end of 17 addresses; a cell does not.
        return [
            tuple(value.rstrip(" |") for value in row.values())
            for row in csv.DictReader(file)
        ]


def test_the_page_of_findings_gives_the_joined_table(page: Path) -> None:
    """All 766 rows: 765 as they stand; one waits, since its day is none, and is the
    row of the table once somebody has said that the page prints it so.
    """
    reading, taken, other = read(page, FOUND)
    theirs = findings_joined()
    assert (reading.kind, len(theirs), len(taken)) == ("html", 766, 765)
    names = [column.name for column in FOUND.columns]
    got = [tuple(row[n].replace("\n", " | ") for n in names) for row in taken]
    at = next(i for i, pair in enumerate(zip(got, theirs, strict=False))
              if pair[0] != pair[1])  # fmt: skip
    assert [*got[:at], theirs[at], *got[at:]] == theirs
    assert theirs[at][names.index("decided")] == "2019-02-29"
    assert other["faulty"] == 1
    with pytest.raises(Invalid, match="finding_day_impossible"):
        findings.printed_day("2019-02-29")
    assert findings.printed_day("2019-02-29 sic") == "2019-02-29"


def test_every_cell_of_the_page_is_understood(page: Path) -> None:
    _, taken, _ = read(page, FOUND)
    ours = [rows._finding(row) for row in taken]
    names = [column.name for column in FOUND.columns]
    waiting = [dict(zip(names, row, strict=True)) for row in findings_joined()
               if row[names.index("decided")] == "2019-02-29"]  # fmt: skip
    ours += [rows._finding(row) for row in waiting]
    assert Counter(row.standing for row in ours) == {
        "eligible": 438, "unpaid": 308, "until": 19, "ineligible": 1,
    }  # fmt: skip
    assert [row.decided_text for row in ours if row.decided_on is None] == [
        "2019-02-29"
    ]
    untold = [r for r in ours if not (r.penalty_cents or r.ban_years)]
    assert untold == []
    assert sum(row.ban_permanent for row in ours) == 1
    assert sum(bool(row.ban_years) for row in ours) == 86
    assert sum(row.penalty_cents or 0 for row in ours) == pytest.approx(
        650_000_000, rel=0.01
    )
    assert all(len(row.provisions) == len(row.reasons) for row in ours)
