"""Tables as publishers lay them out for the eye: titles, blanks for “as above”,
notes at the foot, a web page, a list inside an object.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from halte.core.errors import Invalid
from halte.core.intake.examining import Examined, Examiner, chunks
from halte.core.intake.mapping import feed_names, guess
from halte.core.intake.readings import Reading, detect, records
from tests.core.intake.feed import COUNTS

NAMES = feed_names(COUNTS)
FOR_THE_EYE = replace(
    COUNTS,
    carried=("region", "office"),
    aside=lambda texts: not texts["accused"] or texts["office"].startswith("Total"),
    known=(),
)
TABLE = """Counts of all offices in 2024 (January–March),,,
Region,Office,Day,Accused
Quebec,Lévis,2024-01-05,3
,,2024-01-06,4
,Laval,2024-01-07,1
Region,Office,Day,Accused
,,2024-01-08,2
Ontario,Ottawa,2024-01-05,9
,Total,,19
Notes:,,,
1. Counts are final.,,,
"""


def examined(path: Path) -> tuple[Reading, list[Examined]]:
    reading = detect(path, NAMES)
    mapped = guess(FOR_THE_EYE, reading.headings, {})
    examiner = Examiner(FOR_THE_EYE, reading, mapped)
    found = [
        examiner.examine(rows, first) for first, rows in chunks(path, reading, examiner)
    ]
    return reading, found


def test_a_blank_cell_says_as_above_and_the_title_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    reading, (found,) = examined(path)
    assert reading.title == "Counts of all offices in 2024 (January–March)"
    offices = [found.column("office")[at] for at in found.good]
    regions = [found.column("region")[at] for at in found.good]
    assert offices == ["Lévis", "Lévis", "Laval", "Laval", "Ottawa"]
    assert regions == ["CA-QC"] * 4 + ["CA-ON"]


def test_every_row_is_in_one_part(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    _, (found,) = examined(path)
    assert (len(found.rows), len(found.good)) == (9, 5)
    assert (len(found.headings), len(found.aside), found.faults) == (1, 3, {})


def test_as_above_reaches_over_the_end_of_a_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("halte.core.intake.limits.CHUNK", 2)
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    _, found = examined(path)
    offices = [f.column("office")[at] for f in found for at in f.good]
    assert offices == ["Lévis", "Lévis", "Laval", "Laval", "Ottawa"]


PAGE = """<!DOCTYPE html><html><head><title>Page</title><style>td{}</style></head><body>
<table><tr><td>Menu</td><td>Search</td></tr></table>
<table class="list"><thead><tr><th>Office</th><th>Day</th><th>Accused</th>
<th>Note</th></tr></thead><tbody>
<tr><td>L&eacute;vis&nbsp;2<sup>e</sup> bureau</td>
<td><a href="#d">2024-01-05</a></td><td>3</td>
<td>1 Main Street<br>
  Lévis, Quebec</td></tr>
<tr><td>Laval<td>2024-01-07<td colspan="2">1
</table></body></html>"""


def test_a_table_of_a_web_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    reading = detect(path, NAMES)
    assert (reading.kind, reading.sheet) == ("html", "2")
    rows = list(records(path, reading))[reading.heading_row :]
    assert rows == [
        ["Lévis 2e bureau", "2024-01-05", "3", "1 Main Street\nLévis, Quebec"],
        ["Laval", "2024-01-07", "1", ""],
    ]


def test_a_page_without_a_table_of_the_feed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><table><tr><td>Menu</td></tr></table></html>")
    with pytest.raises(Invalid, match="file_html"):
        detect(path, NAMES)


def test_a_list_inside_an_object_is_the_table(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text(
        '{"list": [{"office": "Lévis", "tags": ["a", "b"]}, {"office": "Laval"}],'
        ' "updated": "2026-07-01", "more": [1]}',
        encoding="utf-8",
    )
    reading = detect(path, NAMES)
    assert (reading.headings, reading.rows) == (("office", "tags"), 2)
    assert list(records(path, reading))[1:] == [["Lévis", "a b"], ["Laval", ""]]
