"""Files are told by their content, and read whatever they are called."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from halte.core.errors import Invalid
from halte.core.intake import limits, readings
from halte.core.intake.encodings import scan
from halte.core.intake.examining import Examiner, chunks
from halte.core.intake.mapping import feed_names, guess
from halte.core.intake.readings import Reading, detect, records
from halte.core.intake.text_rows import csv_rows
from tests.core.intake.feed import COUNTS, HEADINGS

NAMES = feed_names(COUNTS)
FRENCH = [
    ["Détachement", "Région", "Jour", "Personnes accusées", "Remarque"],
    ["Montréal", "Québec", "2024-03-01", "12", "très bien, dès l’été"],
    ["Trois-Rivières", "Québec", "2024-03-02", "3", "à côté ; reçu"],
    ["Pointe-aux-Trembles", "Ontario", "2024-03-03", "0", "Noël, île, août, où"],
]
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"
]  # fmt: skip


def put(folder: Path, content: bytes, name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def text_of(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_same_rows_in_every_encoding_and_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = text_of(FRENCH, delimiter)
    if encoding == "cp850":
        text = text.replace("’", "'")
    path = put(tmp_path, text.encode(encoding))
    reading = detect(path, NAMES)
    assert reading.delimiter == delimiter
    rows = list(records(path, reading))
    assert [[c.replace("’", "'") for c in row] for row in rows] == [
        [c.replace("’", "'") for c in row] for row in FRENCH
    ]
    assert reading.heading_row == 1


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name\nWorkers’ “rights” – a guide…\n", "cp1252"),
        ("name\nMontréal\nÉcole\n", "cp1252"),
        ("name\nMontréal\nforêt, là, très\n", "cp850"),
        ("name\nplain\n", "utf-8"),
        ("name\nQUÉBEC À LÉVIS\n", "cp850"),
        ("name\nQUÉBEC À LÉVIS\n", "cp1252"),
    ],
)
def test_windows_and_dos_are_told_apart_by_french_letters(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert scan(put(tmp_path, text.encode(encoding))).encoding == encoding


def test_an_encoding_that_breaks_late_is_seen(tmp_path: Path) -> None:
    late = b"name,x\n" + b"a,b\n" * 600_000 + "é,b\n".encode("cp1252")
    assert scan(put(tmp_path, late)).encoding == "cp1252"


def test_a_heading_row_is_found_below_title_lines(tmp_path: Path) -> None:
    title = [["Counts by office, 2024"], [], ["Source: example"]]
    path = put(tmp_path, text_of([*title, *FRENCH]).encode())
    assert detect(path, NAMES).heading_row == 4
    assert detect(path, frozenset()).heading_row == 4


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, ending: str) -> None:
    lines = [",".join(row[:4]) for row in FRENCH]
    path = put(tmp_path, (ending.join(lines) + ending).encode())
    reading = detect(path, NAMES)
    assert list(records(path, reading)) == [row[:4] for row in FRENCH]


def workbook(folder: Path, rows: list[list[object]], name: str = "book.csv") -> Path:
    book = Workbook()
    book.active.append(["Notes of the office"])
    sheet = book.create_sheet("Données")
    for row in rows:
        sheet.append(row)
    path = folder / name
    book.save(path)
    return path


def test_a_workbook_named_csv_is_a_workbook(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Office", "Day", "Accused", "Cost"],
        ["Ottawa", date(2024, 3, 1), 12, 1234.5],
        ["Hull", datetime(2024, 3, 2), 3.0, None],  # noqa: DTZ001
    ]
    path = workbook(tmp_path, rows)
    reading = detect(path, NAMES)
    assert (reading.kind, reading.sheet, reading.sheets) == (
        "xlsx", "Données", ("Sheet", "Données"),
    )  # fmt: skip
    assert list(records(path, reading))[1:] == [
        ["Ottawa", "2024-03-01", "12", "1234.5"],
        ["Hull", "2024-03-02", "3"],
    ]


def test_a_csv_named_xlsx_is_a_csv(tmp_path: Path) -> None:
    path = put(tmp_path, text_of(FRENCH).encode(), "table.xlsx")
    assert detect(path, NAMES).kind == "csv"


@pytest.mark.parametrize("lines", [True, False])
def test_json_submissions_are_flattened(tmp_path: Path, lines: bool) -> None:
    things = [
        {"visit": {"office": "Ottawa", "day": "2024-03-01"},
         "accused": 12, "cost": 10.50, "kinds": ["a", "b"], "ok": True, "x": None},
        {"visit/office": "Hull", "late": 1},
    ]  # fmt: skip
    text = "\n".join(map(json.dumps, things)) if lines else json.dumps(things, indent=1)
    path = put(tmp_path, text.encode(), "data.csv")
    reading = detect(path, NAMES)
    assert (reading.kind, reading.rows) == ("json", 2)
    mapped = guess(COUNTS, reading.headings, {})
    assert reading.headings[mapped["office"]] == "visit/office"
    rows = [
        dict(zip(reading.headings, row, strict=True)) for row in records(path, reading)
    ]
    assert rows[1]["accused"] == "12"
    assert (rows[1]["kinds"], rows[1]["ok"], rows[1]["x"]) == ("a b", "true", "")
    assert (rows[2]["visit/office"], rows[2]["late"]) == ("Hull", "1")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[{"a": 1}, {"a": ', "json_unreadable"),
        ('[{"a": NaN}]', "json_unreadable"),
        ('{"a": 1}\n[1]', "json_not_objects"),
        ('[{"a": "\\ud800"}]', "json_unreadable"),
        ('[{"a\\udfff": 1}]', "json_unreadable"),
        ('[{"a": {"b": ["\\ud800", {}]}}]', "json_unreadable"),
        ('[{"a": "\\u0000"}]', "json_unreadable"),
        ('[{"a": ' + "[" * 100_000 + "]" * 100_000 + "}]", "json_unreadable"),
    ],
)
def test_broken_json_is_refused_with_its_place(
    tmp_path: Path, text: str, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        detect(put(tmp_path, text.encode()), NAMES)


def test_xlsform_groups_are_found_by_the_last_part_of_their_heading(
    tmp_path: Path,
) -> None:
    headings = ["meta/instanceID", "visit/place/Office", "visit/day", "n/accused"]
    path = put(
        tmp_path, text_of([headings, ["u", "Ottawa", "2024-01-01", "1"]]).encode()
    )
    reading = detect(path, NAMES)
    assert guess(COUNTS, reading.headings, {}) == {"office": 1, "day": 2, "accused": 3}


def test_a_slip_in_a_heading_is_guessed_and_a_strange_one_left_aside() -> None:
    mapped = guess(COUNTS, ("Offices", "dates", "Acused", "colour"), {})
    assert mapped == {"office": 0, "day": 1, "accused": 2}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\n\n\n", "file_empty"),
        (b"a,b\n1,\x00\n", "zero_bytes"),
        (b"\xd0\xcf\x11\xe0rest", "file_xls"),
        (b"<!DOCTYPE html><html>", "file_html"),
        (b"\x1f\x8bxxx", "file_packed"),
        (b"PK\x03\x04 but no zip", "workbook_damaged"),
    ],
)
def test_what_is_not_a_table_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(Invalid, match=code) as refusal:
        detect(put(tmp_path, content), NAMES)
    assert refusal.value.sentence.fr


letters = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
tables = st.lists(st.lists(st.text(letters), min_size=1), min_size=1)


@settings(max_examples=150, deadline=None)
@given(rows=tables, delimiter=st.sampled_from([",", ";", "\t", "|"]),
       encoding=st.sampled_from(["utf-8", "utf-16-le"]))  # fmt: skip
def test_any_table_that_python_writes_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    encoding: str,
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    text = text_of(rows, delimiter)
    if text.startswith("\ufeff"):
        text = "\ufeff" + text
    path.write_bytes(text.encode(encoding))
    assert list(csv_rows(path, encoding, delimiter)) == rows


def test_reading_is_kept_and_found_again() -> None:
    reading = Reading("csv", headings=("a", "é"), sheets=("x",), mark=",", order="day")
    assert Reading.from_json(reading.to_json()) == reading


def test_two_hundred_thousand_rows_stream_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for i in range(200_000):
            day = f"2024-03-{i % 28 + 1:02d}"
            writer.writerow([f"Office {i}", "CA-ON", day, i % 500, "", f"{i}.5", ""])

    def peak(rows: int) -> int:
        reading = detect(path, NAMES)
        examiner = Examiner(COUNTS, reading, guess(COUNTS, reading.headings, {}))
        tracemalloc.start()
        good = 0
        for first, chunk in islice(
            chunks(path, reading, examiner), rows // limits.CHUNK
        ):
            good += len(examiner.examine(chunk, first).good)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert good == rows
        return used

    whole = peak(200_000)
    assert whole < 1.25 * peak(60_000)
    assert whole < 24 * limits.MEGABYTE


def test_a_sample_is_short(tmp_path: Path) -> None:
    path = put(tmp_path, b"a,b\n" + b"1,2\n" * 5000)
    assert len(readings.sample(path, Reading("csv"))) == readings.SAMPLE
