"""JPEG (ITU-T T.81, Annex B): the segments that draw the picture, and no others.

Application segments hold Exif, positions, thumbnails, edits and serial numbers;
comments hold anything. All go, and whatever follows the end of the picture (films
of “motion photos”, further pictures). Kept: how colours are coded (Adobe, 8.6 of
T.872) and which way up the picture is, as the one entry of a fresh Exif block.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from halte.core.errors import Invalid

START, END, SCAN = 0xD8, 0xD9, 0xDA
COMMENT: Final = 0xFE
APPLICATION: Final = range(0xE0, 0xF0)
ADOBE: Final = 0xEE
EXIF: Final = 0xE1
BARE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length."""
ORIENTATION: Final = 0x0112
EXIF_HEAD: Final = b"Exif\x00\x00"
JFIF_HEAD: Final = b"JFIF\x00"
JFIF: Final = b"JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"
"""No unit, square pixels, no thumbnail."""


def clean_jpeg(content: bytes) -> bytes:
    """The picture alone."""
    out = bytearray(b"\xff\xd8")
    turned, plain = 1, False
    body = bytearray()
    for marker, segment in segments(content):
        if marker == EXIF and segment.startswith(EXIF_HEAD):
            turned = orientation(segment[len(EXIF_HEAD) :]) or turned
        elif marker == ADOBE and segment.startswith(b"Adobe"):
            body += written(ADOBE, segment[:12])
        elif marker == APPLICATION[0] and segment.startswith(JFIF_HEAD):
            plain = True
        elif marker not in APPLICATION and marker != COMMENT:
            body += segment if marker == SCAN else written(marker, segment)
    if plain:
        out += written(0xE0, JFIF)
    if turned != 1:
        out += written(EXIF, EXIF_HEAD + only_orientation(turned))
    return bytes(out + body + b"\xff\xd9")


def written(marker: int, segment: bytes) -> bytes:
    """A segment with its marker and length."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(segment) + 2) + segment


def segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers and what belongs to each, up to the end of the picture.

    A scan comes with its own marker, length and coded data.
    """
    at, ended = 2, False
    while not ended:
        marker, at = next_marker(content, at)
        if marker == END:
            return
        if marker in BARE:
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        if length < 2 or at + length > len(content):
            raise Invalid("vault_damaged")
        if marker != SCAN:
            yield marker, content[at + 2 : at + length]
            at += length
            continue
        stop = end_of_scan(content, at + length)
        yield marker, content[at - 2 : stop]
        at, ended = stop, stop >= len(content)


def next_marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, and where what follows it begins."""
    if at >= len(content) or content[at] != 0xFF:
        raise Invalid("vault_damaged")
    while at < len(content) and content[at] == 0xFF:
        at += 1
    if at >= len(content):
        raise Invalid("vault_damaged")
    return content[at], at + 1


def end_of_scan(content: bytes, at: int) -> int:
    """Where coded data end: at a marker that is neither stuffing nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        following = content[at + 1]
        if following not in (0x00, 0xFF) and following not in range(0xD0, 0xD8):
            return at
        at += 1 if following == 0xFF else 2


def orientation(tiff: bytes) -> int:
    """Which way up, from 1 to 8; 0 where the block does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order or len(tiff) < 8:
        return 0
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    if first + 2 > len(tiff):
        return 0
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(count):
        place = first + 2 + 12 * number
        if place + 12 > len(tiff):
            return 0
        tag, kind = struct.unpack_from(f"{order}HH", tiff, place)
        if tag == ORIENTATION and kind == 3:
            (value,) = struct.unpack_from(f"{order}H", tiff, place + 8)
            return value if 1 <= value <= 8 else 0
    return 0


def only_orientation(value: int) -> bytes:
    """A TIFF block with one entry."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, value, 0)
    return b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
