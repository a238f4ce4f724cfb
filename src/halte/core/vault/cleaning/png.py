"""PNG (W3C, third edition): the chunks that draw the picture, and no others.

Text, time, Exif and unknown chunks go, colour profiles too (they can name the
maker), and whatever follows the end of the picture.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from halte.core.errors import Invalid

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
DRAWING: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT",
     b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
)  # fmt: skip
END: Final = b"IEND"


def clean_png(content: bytes) -> bytes:
    """The picture alone."""
    kept = [whole for name, whole in chunks(content) if name in DRAWING]
    return SIGNATURE + b"".join(kept)


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Chunks with their names, checked, up to the end of the picture."""
    at, name = len(SIGNATURE), b""
    while name != END:
        length = int.from_bytes(content[at : at + 4], "big")
        end = at + 12 + length
        if end > len(content):
            raise Invalid("vault_damaged")
        name = content[at + 4 : at + 8]
        said = int.from_bytes(content[end - 4 : end], "big")
        if zlib.crc32(content[at + 4 : end - 4]) != said:
            raise Invalid("vault_damaged")
        yield name, content[at:end]
        at = end
