"""A file is refused before it can do harm."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from halte.core.errors import Invalid
from halte.core.intake import archives, files, limits
from halte.core.intake.csv_out import write_rows
from halte.core.intake.readings import Reading, detect, records
from halte.core.intake.workbook_rows import workbook_rows
from halte.methods.spreadsheets import cleared, neutral
from tests.core.intake.test_reading_files import NAMES, put


def book() -> dict[str, bytes]:
    """The members of a small sound workbook."""
    made = Workbook()
    made.active.append(["Office", "Day", "Accused"])
    made.active.append(["Ottawa", "2024-01-01", 3])
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "book.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_a_sound_workbook_passes(tmp_path: Path) -> None:
    assert detect(packed(tmp_path, book()), NAMES).rows == 2


def test_a_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    bomb = packed(tmp_path, book() | {SHEET: b"<row/>" * 20_000_000})
    assert bomb.stat().st_size < limits.MEGABYTE
    with pytest.raises(Invalid, match="archive_bomb"):
        detect(bomb, NAMES)


def test_too_many_members_and_too_much_in_all_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = book() | {f"xl/x{i}.xml": b"" for i in range(limits.MEMBERS)}
    with pytest.raises(Invalid, match="archive_too_many"):
        detect(packed(tmp_path, many), NAMES)
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    with pytest.raises(Invalid, match="archive_too_large"):
        detect(packed(tmp_path, book()), NAMES)


def test_an_archive_inside_the_archive_is_refused(tmp_path: Path) -> None:
    inner = packed(tmp_path, book()).read_bytes()
    with pytest.raises(Invalid, match="archive_nested"):
        detect(packed(tmp_path, book() | {"xl/embeddings/a.bin": inner}), NAMES)


@pytest.mark.parametrize(
    "start",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        b'<?xml version="1.0"?>' + b" " * 300_000 + b"<!DOCTYPE x>",
    ],
)
def test_entities_cannot_exist(tmp_path: Path, start: bytes) -> None:
    members = book()
    sheet = members[SHEET].split(b"?>", 1)[-1]
    with pytest.raises(Invalid, match="workbook_entities"):
        detect(packed(tmp_path, members | {SHEET: start + sheet}), NAMES)


def test_entities_cannot_hide_in_another_encoding(tmp_path: Path) -> None:
    wide = '<!DOCTYPE x [<!ENTITY e "x">]><worksheet/>'.encode("utf-16")
    with pytest.raises(Invalid, match="workbook_damaged"):
        detect(packed(tmp_path, book() | {SHEET: wide}), NAMES)


def under_another_name(name: str) -> dict[str, bytes]:
    """A workbook whose sheet has a name that no sheet has; its links say so."""
    members = book()
    sheet = members.pop(SHEET)
    base = name.removeprefix("xl/").encode()
    for place in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        old = members[place]
        members[place] = old.replace(b"worksheets/sheet1.xml", base)
        assert members[place] != old
    return {**members, name: sheet}


@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.png", "xl/media/rows", "xl/X.XML"]
)
@pytest.mark.parametrize("space", [b"", b"\xef\xbb\xbf", b"\r\n "])
def test_a_sheet_under_another_name_is_looked_over_too(
    tmp_path: Path, name: str, space: bytes
) -> None:
    members = under_another_name(name)
    assert detect(packed(tmp_path, members), NAMES).rows == 2
    sheet = members[name].removeprefix(b"<?xml version='1.0'?>")
    members[name] = space + b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet
    with pytest.raises(Invalid, match="workbook_entities"):
        archives.look_over(packed(tmp_path, members))
    members[name] = space + sheet.replace(b"</sheetData>", b"x" * (limits.CELL + 1))
    with pytest.raises(Invalid, match="cell_too_long"):
        archives.look_over(packed(tmp_path, members))
    members[name] = "\ufeff<worksheet/>".encode("utf-16-le")
    with pytest.raises(Invalid, match="workbook_damaged"):
        archives.look_over(packed(tmp_path, members))


def test_the_table_of_texts_is_known_by_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It is held in memory whole, whatever it is called and begins with.
    monkeypatch.setattr(limits, "SHARED_TEXT", 20_000)
    texts = (
        b"<?xml version='1.0'?><!-- <worksheet> --><sst>" + b"<si/>" * 9_000 + b"</sst>"
    )
    members = {**book(), "xl/worksheets/sheet9.xml": texts}
    with pytest.raises(Invalid, match="archive_too_large"):
        archives.look_over(packed(tmp_path, members))
    sheet = b"<worksheet><sheetData>" + b"<row/>" * 9_000 + b"</sheetData></worksheet>"
    members["xl/worksheets/sheet9.xml"] = sheet
    assert archives.look_over(packed(tmp_path, members)) > 9_000


def test_a_picture_in_a_workbook_is_no_fault(tmp_path: Path) -> None:
    noise = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(2_000_000)
    members = {
        **book(),
        "xl/media/image1.png": noise,
        "xl/printer1.bin": b"\\\x00P\x00",
    }
    assert detect(packed(tmp_path, members), NAMES).rows == 2


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="not_a_workbook"):
        detect(packed(tmp_path, {"mimetype": b"application/x"}), NAMES)
    with pytest.raises(Invalid, match="workbook_damaged"):
        detect(packed(tmp_path, book() | {SHEET: b"<worksheet><row"}), NAMES)
    with pytest.raises(Invalid, match="file_empty"):
        detect(packed(tmp_path, book() | {"xl/workbook.xml": b"<a/>"}), NAMES)
    for member, before, after in (
        ("[Content_Types].xml", b"sheet.main+xml", b"other+xml"),
        ("xl/styles.xml", b'fillId="0"', b'fillId="99999999999"'),
        ("xl/styles.xml", b'xfId="0"', b'xfId="7"'),
    ):
        members = book()
        assert before in members[member]
        members[member] = members[member].replace(before, after)
        with pytest.raises(Invalid, match="workbook_damaged"):
            detect(packed(tmp_path, members), NAMES)


def test_a_disk_that_fails_is_not_the_fault_of_the_workbook(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(workbook_rows(tmp_path / "gone.xlsx", "Sheet"))


def test_a_zero_character_is_refused_in_any_encoding(tmp_path: Path) -> None:
    text = "Office,Day,Accused\nOtta\x00wa,2024-01-01,3\n"
    for encoding in ("utf-8", "utf-16", "utf-16-le"):
        with pytest.raises(Invalid, match="zero_bytes"):
            detect(put(tmp_path, text.encode(encoding)), NAMES)


def test_a_declared_size_does_not_make_rows_wide(tmp_path: Path) -> None:
    members = book()
    lie = members[SHEET].replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"')
    assert lie != members[SHEET]
    path = packed(tmp_path, members | {SHEET: lie})
    assert [len(row) for row in records(path, detect(path, NAMES))] == [3, 3]


CAPPED = """
import resource, sys
from django.conf import settings
settings.configure(USE_I18N=True)
from pathlib import Path
from halte.core.errors import Invalid
from halte.core.intake.readings import detect
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    detect(Path(sys.argv[1]), frozenset({"office"}))
except Invalid as error:
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(error.code, (after - before) // 1024)
"""


def refused_in_a_process(path: Path) -> tuple[str, int]:
    """The code of the refusal, and the megabytes it took."""
    done = subprocess.run(
        [sys.executable, "-c", CAPPED, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    code, megabytes = done.stdout.split()
    return code, int(megabytes)


@pytest.mark.parametrize("quote", [b"", b'"'])
def test_a_cell_of_300_mb_is_refused_without_reading_it(
    tmp_path: Path, quote: bytes
) -> None:
    path = tmp_path / "giant.csv"
    with path.open("wb") as file:
        file.write(b"office,day\n" + quote)
        for _ in range(300):
            file.write(b"x" * (1024 * 1024 - 1) + (b"\n" if quote else b"x"))
        file.write(quote + b",2\n")
    code, megabytes = refused_in_a_process(path)
    assert code in ("cell_too_long", "line_too_long")
    assert megabytes < 150


def test_a_cell_of_300_mb_in_a_workbook_is_refused_without_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "giant.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in book().items():
            archive.writestr(name, content)
        # Noise, so that the member does not look like a bomb.
        noise = bytes(range(65, 91)) * 40_000
        with archive.open("xl/worksheets/sheet2.xml", "w") as member:
            member.write(b"<worksheet><c><t>")
            for i in range(300):
                member.write(noise[i:] + noise[:i])
    monkeypatch.setattr(limits, "RATIO", 10**9)
    with pytest.raises(Invalid, match="cell_too_long"):
        archives.look_over(path)
    code, megabytes = refused_in_a_process(path)
    assert code in ("cell_too_long", "archive_bomb")
    assert megabytes < 150


def test_a_quotation_mark_left_open_says_where(tmp_path: Path) -> None:
    path = put(tmp_path, b'a,b\n1,"open\n' + b"2,x\n" * 400_000)
    with pytest.raises(Invalid, match="cell_too_long"):
        list(records(path, Reading("csv", headings=("a", "b"))))


def test_a_file_beyond_the_limit_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "file_bytes", lambda: 10)
    with pytest.raises(Invalid, match="file_too_large"):
        files.keep([b"12345", b"678901"])
    assert list(files.folder().iterdir()) == []


@pytest.mark.parametrize(
    "bad", ["=1+1", "+1", "-1+1", "@x", "\t=1", "\r=1", "\n=1", "-a", "＝1+1", "＠x"]
)
def test_no_cell_of_ours_runs_in_a_spreadsheet(bad: str) -> None:
    assert neutral(bad) == f"'{bad}"
    assert cleared(neutral(bad)) == bad


@pytest.mark.parametrize("plain", ["-5", "-5.25", "-1,5", "a=b", "", "'quoted'"])
def test_plain_cells_and_negative_numbers_are_left_alone(plain: str) -> None:
    assert neutral(plain) == plain
    assert cleared(plain) == plain


def test_rows_go_out_one_by_one_with_a_mark() -> None:
    lines = write_rows(["=h", "n"], iter([["@x", -3], [None, 1.5]]))
    assert next(lines) == "\ufeff'=h,n\r\n"
    assert list(lines) == ["'@x,-3\r\n", ",1.5\r\n"]
