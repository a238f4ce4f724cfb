"""A large file waits unreadable, and comes back byte for byte."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.http.multipartparser import MultiPartParser
from hypothesis import given
from hypothesis import strategies as st

from halte.core.access import spool
from halte.core.access.spool import Spool, SpoolHandler

WORDS = b"Zyzzogeton told us. " * 5000
STEPS = st.lists(
    st.tuples(st.integers(0, 700), st.one_of(st.none(), st.integers(0, 700))),
    max_size=8,
)


@given(st.lists(st.binary(max_size=90), max_size=9), STEPS)
def test_it_reads_as_a_file_in_memory_does(
    pieces: list[bytes], steps: list[tuple[int, int | None]]
) -> None:
    plain, kept = io.BytesIO(), Spool()
    for piece in pieces:
        assert kept.write(piece) == plain.write(piece)
    for at, size in steps:
        assert kept.seek(at) == plain.seek(at)
        assert kept.read(-1 if size is None else size) == plain.read(size)
        assert kept.tell() == plain.tell()
    assert kept.seek(0, io.SEEK_END) == plain.seek(0, io.SEEK_END)
    kept.close()


def test_nothing_of_it_can_be_read_off_the_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = io.BytesIO()
    monkeypatch.setattr(spool.tempfile, "TemporaryFile", lambda **_: disk)
    one = Spool()
    one.write(WORDS)
    lies = disk.getvalue()
    assert len(lies) == len(WORDS) and b"Zyzz" not in lies and b"told" not in lies
    assert len({lies[n : n + 20] for n in range(0, 2000, 20)}) == 100, "no two alike"
    one.seek(0)
    assert one.read() == WORDS


def form(content: bytes, *, cut: bool = False) -> tuple[dict[str, str], io.BytesIO]:
    """A form with one file, as a browser sends it."""
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
    body = head + content + (b"" if cut else b"\r\n--x--\r\n")
    meta = {
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(len(body)),
    }
    return meta, io.BytesIO(body)


def test_a_form_hands_it_over_whole() -> None:
    meta, body = form(WORDS)
    _, files = MultiPartParser(meta, body, [SpoolHandler()]).parse()
    file: Any = files["f"]
    assert (file.name, file.size) == ("a.csv", len(WORDS))
    assert b"".join(file.chunks()) == WORDS
    file.seek(20)
    assert file.read(10) == WORDS[20:30]


def test_who_goes_away_leaves_nothing() -> None:
    handler = SpoolHandler()
    handler.upload_interrupted()
    handler.new_file("f", "a.csv", "text/csv", None)
    handler.receive_data_chunk(WORDS, 0)
    handler.upload_interrupted()
    assert handler.file.closed
