"""Copies without hidden data, read back by programs that are not ours.

`file` (libmagic) reads Exif, poppler’s pdfinfo reads documents, typst draws the
pictures: none of them shares a line with what is tested here.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from halte.core.errors import Invalid
from halte.core.vault.cleaning import cleaned
from halte.core.vault.states import Kind
from halte.core.vault.thumbnails import size_of, thumbnail
from tests.core.vault.conftest import a_jpeg, a_pdf, a_photograph, a_png, chunk, segment

MAGIC = shutil.which("file")


def read_by_file(content: bytes, folder: Path) -> str:
    path = folder / "picture"
    path.write_bytes(content)
    ended = subprocess.run(
        [MAGIC or "file", "-b", str(path)], capture_output=True, text=True, check=True
    )
    return ended.stdout


@pytest.mark.skipif(MAGIC is None, reason="needs file (libmagic)")
def test_another_program_reads_the_position_before_and_not_after(
    tmp_path: Path,
) -> None:
    before = read_by_file(a_photograph(), tmp_path)
    assert "GPS-Data" in before
    assert "manufacturer=Demonstration" in before
    assert "datetime=2026:06:01" in before
    after = read_by_file(cleaned(Kind.JPEG, a_photograph()), tmp_path)
    assert "JPEG image data" in after
    assert "GPS" not in after
    assert "manufacturer" not in after
    assert "datetime" not in after
    assert "orientation" in after


def test_a_cleaned_photograph_has_no_hidden_byte_left_and_the_same_pixels() -> None:
    photograph = a_photograph()
    clean = cleaned(Kind.JPEG, photograph)
    for hidden in (b"Demonstration", b"2026:06", b"by In", b"a film", b"N\0\0\0"):
        assert hidden in photograph
        assert hidden not in clean
    drawn = photograph[photograph.index(b"\xff\xdb") : photograph.index(b"\xff\xd9")]
    assert drawn in clean
    assert thumbnail(Kind.JPEG, clean) == thumbnail(Kind.JPEG, photograph)
    assert cleaned(Kind.JPEG, clean) == clean


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photograph_stays_the_right_way_up(turned: int) -> None:
    clean = cleaned(Kind.JPEG, a_photograph(turned))
    assert size_of(Kind.JPEG, clean) == (8, 8, turned)
    assert (b"Exif" in clean) is (turned != 1)


def test_a_small_picture_is_drawn_anew_without_anything_hidden() -> None:
    small = thumbnail(Kind.JPEG, a_photograph())
    assert small.startswith(b"\x89PNG")
    for hidden in (b"eXIf", b"tEXt", b"Exif", b"Demonstration"):
        assert hidden not in small


def test_a_png_loses_texts_and_keeps_its_pixels() -> None:
    told = [chunk(b"tEXt", b"Author\0In\xe8s"), chunk(b"eXIf", b"MM\0*"),
            chunk(b"gAMA", bytes(4))]  # fmt: skip
    clean = cleaned(Kind.PNG, a_png(8, 6, *told) + b"behind the end")
    assert clean == a_png(8, 6, told[2])


def test_a_document_loses_who_made_it_what_is_attached_and_what_runs(
    tmp_path: Path,
) -> None:
    clean = cleaned(Kind.PDF, a_pdf())
    for hidden in (b"Author", b"Embedded", b"must not go", b"/JavaScript", b"pypdf"):
        assert hidden in a_pdf()
        assert hidden not in clean
    reader = PdfReader(io.BytesIO(clean))
    assert len(reader.pages) == 1
    assert not reader.metadata
    program = shutil.which("pdfinfo")
    if program is None:
        pytest.skip("needs pdfinfo (poppler)")
    path = tmp_path / "copy.pdf"
    path.write_bytes(clean)
    said = subprocess.run(
        [program, str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert "Pages:           1" in said
    assert "Author" not in said
    assert "Creator" not in said
    assert "JavaScript:      no" in said


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.JPEG, b"\xff\xd8\xff"),
        (Kind.JPEG, b"\xff\xd8\xff\xe1\xff\xff"),
        (Kind.JPEG, b"\xff\xd8\xff\xe1\x00\x01"),
        (Kind.JPEG, b"\xff\xd8\x00\x00"),
        (Kind.PNG, a_png()[:40]),
        (Kind.PNG, a_png()[:-1] + b"x"),
        (Kind.PDF, b"%PDF-1.7 and nothing more"),
    ],
)
def test_a_damaged_file_is_said_to_be_damaged(kind: Kind, content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        cleaned(kind, content)
    assert refused.value.code == "vault_damaged"


def test_a_locked_document_and_another_kind_are_named() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.encrypt("demonstration", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Invalid) as refused:
        cleaned(Kind.PDF, out.getvalue())
    assert refused.value.code == "vault_pdf_locked"
    with pytest.raises(Invalid) as refused:
        cleaned(Kind.MP4, b"")
    assert refused.value.code == "vault_not_cleanable"


def test_a_picture_that_claims_billions_of_pixels_is_not_drawn() -> None:
    huge = segment(0xC0, b"\x08\xff\xff\xff\xff\x01\x01\x11\x00")
    with pytest.raises(Invalid) as refused:
        thumbnail(Kind.JPEG, b"\xff\xd8" + huge + a_jpeg()[2:])
    assert refused.value.code == "vault_too_many_pixels"
