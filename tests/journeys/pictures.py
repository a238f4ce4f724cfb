"""Pictures of the guide, taken on the walks when HALTE_PICTURES asks for them.

A screen of flat colours needs few of them: each picture is brought down to a
palette, which takes it to a third of its size. Written here, since it is forty
lines and an imaging library is forty megabytes.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.journeys.browser import ROOT

FOLDER: Final = ROOT / "docs" / "guide" / "pictures"
WIDTH: Final = 1000
HEIGHT: Final = 720
MOST_BYTES: Final = 120_000
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def wanted() -> bool:
    """`make pictures` asks for them; other runs leave the files alone."""
    return bool(os.environ.get("HALTE_PICTURES"))


def picture(
    page: Page, name: str, language: str, *, height: int = HEIGHT, at: str = "body"
) -> None:
    """Keep what the reader sees now as `name-language.png`, from `at` downwards."""
    if not wanted():
        return
    before = page.viewport_size
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.locator(at).first.evaluate(
        "there => scrollTo(0, there.getBoundingClientRect().top + scrollY - 8)"
    )
    drawn = page.screenshot(animations="disabled", caret="hide")
    if before:
        page.set_viewport_size(before)
    small = with_palette(drawn)
    assert len(small) < MOST_BYTES, f"{name}: {len(small)} bytes"
    FOLDER.mkdir(parents=True, exist_ok=True)
    Path(FOLDER / f"{name}-{language}.png").write_bytes(small)


def with_palette(png: bytes) -> bytes:
    """The same picture in 256 colours: the frequent ones, the rest at the nearest."""
    width, height, step, rows = pixels(png)
    colours = [
        [bytes(row[at : at + 3]) for at in range(0, len(row), step)] for row in rows
    ]
    count = Counter(colour for row in colours for colour in row)
    palette = chosen(count)
    nearest = {colour: place(colour, palette) for colour in count}
    lines = b"".join(b"\0" + bytes(nearest[c] for c in row) for row in colours)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return SIGNATURE + b"".join(
        (
            chunk(b"IHDR", head),
            chunk(b"PLTE", b"".join(palette)),
            chunk(b"IDAT", zlib.compress(lines, 9)),
            chunk(b"IEND", b""),
        )
    )


def chosen(count: Counter[bytes]) -> list[bytes]:
    """256 colours: the most frequent of every region of colour, then of all.

    By frequency alone the small accents would be lost to greys of the type.
    """
    first: dict[tuple[int, ...], bytes] = {}
    for colour, _ in count.most_common():
        first.setdefault(tuple(part >> 5 for part in colour), colour)
    accents = list(first.values())[:128]
    rest = [colour for colour, _ in count.most_common() if colour not in accents]
    return accents + rest[: 256 - len(accents)]


def place(colour: bytes, palette: list[bytes]) -> int:
    """The nearest colour of the palette."""
    return min(
        range(len(palette)),
        key=lambda i: sum(
            (a - b) ** 2 for a, b in zip(colour, palette[i], strict=True)
        ),
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """A piece of a PNG file."""
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def pixels(png: bytes) -> tuple[int, int, int, list[bytearray]]:
    """Width, height, bytes to a pixel, and the rows with their filters undone."""
    data = dict(chunks(png))
    width, height, _depth, colour = struct.unpack(">IIBB", data[b"IHDR"][:10])
    step = {2: 3, 6: 4}[colour]
    raw = zlib.decompress(data[b"IDAT"])
    stride = width * step
    rows: list[bytearray] = []
    above = bytearray(stride)
    for at in range(0, len(raw), stride + 1):
        row = bytearray(raw[at + 1 : at + 1 + stride])
        undo(raw[at], row, above, step)
        rows.append(row)
        above = row
    return width, height, step, rows


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The pieces of a PNG file by kind; image data as one."""
    at, image = len(SIGNATURE), b""
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + size]
        if kind == b"IDAT":
            image += data
        else:
            yield kind, data
        at += size + 12
    yield b"IDAT", image


def undo(kind: int, row: bytearray, above: bytearray, step: int) -> None:
    """Undo the filter of one row (PNG specification, section 9)."""
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        up = above[i]
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + up) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + up) // 2) & 255
        elif kind == 4:
            corner = above[i - step] if i >= step else 0
            row[i] = (row[i] + paeth(left, up, corner)) & 255


def paeth(left: int, up: int, corner: int) -> int:
    """The neighbour nearest to left + up - corner."""
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))
