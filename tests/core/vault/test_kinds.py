"""Bytes decide what a file is; the signatures are those of the formats' own texts."""

from __future__ import annotations

import io
import zipfile

import pytest

from halte.core.errors import Invalid
from halte.core.vault.kinds import Looked
from halte.core.vault.states import Kind
from tests.core.vault.conftest import Put, a_jpeg, a_pdf, a_png

transaction = pytest.mark.django_db(transaction=True)


def an_archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def seen(content: bytes) -> Kind:
    looked = Looked([content[at : at + 50] for at in range(0, len(content), 50)])
    assert b"".join(looked) == content
    return looked.kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_png(), Kind.PNG),
        (a_jpeg(), Kind.JPEG),
        (a_pdf(), Kind.PDF),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Kind.WEBP),
        (b"RIFF\x10\0\0\0WAVEfmt ", Kind.AUDIO),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Kind.HEIC),
        (b"\0\0\0\x18ftypisom\0\0\0\0", Kind.MP4),
        (b"\0\0\0\x18ftypM4A \0\0\0\0", Kind.AUDIO),
        ("Relevé des heures : été".encode(), Kind.TEXT),
        (b"MZ\x90\0\x03", Kind.PROGRAM),
        (b"#!/bin/sh\nrm -r x", Kind.PROGRAM),
        (b"\x01\x02\x03\xff", Kind.OTHER),
        (b"<!DOCTYPE html><script>1</script>", Kind.MIXED),
        (b"<svg onload='x'>", Kind.MIXED),
        (a_png() + an_archive(("a", b"b")), Kind.MIXED),
        (a_jpeg() + b"%PDF-1.7 hidden", Kind.MIXED),
        (b"GIF89a/*<script>alert(1)</script>", Kind.MIXED),
        (a_pdf() + an_archive(("a", b"b")), Kind.MIXED),
    ],
)
def test_a_file_is_what_its_bytes_are(content: bytes, kind: Kind) -> None:
    assert seen(content) is kind


@transaction
def test_a_name_proves_nothing(put: Put) -> None:
    assert put(b"MZ\x90\0\x03", name="holiday.jpg").kind == Kind.PROGRAM


@transaction
def test_an_archive_and_an_office_document_are_told_apart(put: Put) -> None:
    assert put(an_archive(("notes.txt", b"hours"))).kind == Kind.ZIP
    office = an_archive(("[Content_Types].xml", b"<Types/>"))
    assert put(office).kind == Kind.DOCUMENT
    assert put(b"PK\x03\x04 and no directory").kind == Kind.OTHER


@transaction
def test_an_archive_that_would_flood_is_refused(put: Put) -> None:
    bomb = an_archive(("zeros", bytes(3_000_000)))
    with pytest.raises(Invalid) as refused:
        put(bomb)
    assert refused.value.code == "vault_archive_bomb"
    end = bomb.rfind(b"PK\x05\x06")
    wide = bomb[: end + 12] + b"\xff\xff\xff\xff" + bomb[end + 16 :]
    with pytest.raises(Invalid):
        put(wide)
