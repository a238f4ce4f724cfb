"""Inès keeps evidence; Paul, of another organisation, has no part in it."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from halte.core.organisations.models import Organisation
from halte.core.vault.facade import Item, Particulars, put_in
from tests.conftest import Person, make_person


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.HALTE_STATE = tmp_path


@pytest.fixture
def ines(secretariat: Organisation) -> Person:
    """Inès is a programme-integrity officer."""
    return make_person("Inès Intégrité", "integrity_officer", secretariat)


@pytest.fixture
def paul(other_department: Organisation) -> Person:
    """Paul does the same work for another organisation."""
    return make_person("Paul Ailleurs", "integrity_officer", other_department)


Put = Callable[..., Item]


@pytest.fixture
def put(ines: Person) -> Put:
    """Inès puts a content in."""

    def keep(content: bytes, **given: Any) -> Item:
        return put_in(ines.actor, [content], Particulars(**given))

    return keep


def chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def a_png(width: int = 8, height: int = 6, *more: bytes) -> bytes:
    """A picture in one colour; `more` chunks stand before its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = zlib.compress((b"\0" + b"\x30\x70\x50" * width) * height)
    return b"".join(
        [b"\x89PNG\r\n\x1a\n", head, *more, chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    )


QUANT = bytes([1] * 64)
ONE_CODE = bytes([1] + [0] * 15)


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def a_jpeg(*before: bytes) -> bytes:
    """The smallest grey photograph of 8 by 8 (T.81): one block, all of it zero.

    Each table has one code, of length one, for category 0 and for end of block.
    """
    return b"".join(
        [
            b"\xff\xd8",
            *before,
            segment(0xDB, b"\0" + QUANT),
            segment(0xC0, struct.pack(">BHHB", 8, 8, 8, 1) + bytes((1, 0x11, 0))),
            segment(0xC4, b"\x00" + ONE_CODE + b"\0"),
            segment(0xC4, b"\x10" + ONE_CODE + b"\0"),
            segment(0xDA, bytes((1, 1, 0, 0, 63, 0))),
            b"\x3f",  # two codes of one zero bit, then ones up to the byte
            b"\xff\xd9",
        ]
    )


def gps_block(turned: int = 6) -> bytes:
    """Exif as a phone writes it: maker, day, position (45° 25′ 29″ N) and which way up.

    Offsets are from the start of the TIFF block (TIFF 6.0; Exif 2.32, 4.6.6).
    """
    maker, day = b"Demonstration\0", b"2026:06:01 10:11:12\0"
    entries, first = 4, 8
    after = first + 2 + 12 * entries + 4
    gps_at = after + len(maker) + len(day)
    values_at = gps_at + 2 + 12 * 4 + 4
    degrees = struct.pack(">IIIIII", 45, 1, 25, 1, 29, 1)
    west = struct.pack(">IIIIII", 75, 1, 41, 1, 57, 1)
    ifd = struct.pack(">H", entries)
    ifd += struct.pack(">HHII", 0x010F, 2, len(maker), after)
    ifd += struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0)
    ifd += struct.pack(">HHII", 0x0132, 2, len(day), after + len(maker))
    ifd += struct.pack(">HHII", 0x8825, 4, 1, gps_at) + bytes(4)
    gps = struct.pack(">H", 4)
    gps += struct.pack(">HHI4s", 1, 2, 2, b"N\0\0\0")
    gps += struct.pack(">HHII", 2, 5, 3, values_at)
    gps += struct.pack(">HHI4s", 3, 2, 2, b"W\0\0\0")
    gps += struct.pack(">HHII", 4, 5, 3, values_at + len(degrees)) + bytes(4)
    tiff = b"MM\0*" + struct.pack(">I", first) + ifd + maker + day + gps
    return b"Exif\0\0" + tiff + degrees + west


def a_photograph(turned: int = 6) -> bytes:
    """A photograph that says where it was taken, with a film behind its end."""
    return a_jpeg(segment(0xE1, gps_block(turned)), segment(0xFE, b"by Ines")) + (
        b"a film of the same moment"
    )


def a_pdf() -> bytes:
    """A document with an author, metadata, an attached file and a script."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Inès Intégrité", "/Creator": "Demonstration"})
    writer.add_attachment("names.txt", b"a name that must not go along")
    runs = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
    action = DictionaryObject({NameObject(k): v for k, v in runs.items()})
    writer.root_object[NameObject("/OpenAction")] = action
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
