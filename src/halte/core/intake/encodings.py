"""Which encoding a text file is in, told from its bytes.

The rule, in order:
1. A byte order mark says so (UTF-8, UTF-16).
2. UTF-16 without a mark: nearly every second byte is zero, always the same one.
3. The whole file is valid UTF-8. Text of another encoding almost never is.
4. Otherwise Windows (cp1252) or DOS (cp850): count the French letters that each
   reading yields in places where a French letter can stand, and for Windows
   also the typographic marks (’ “ ” – …) where such marks stand. The larger
   count wins; Windows where they are equal. cp850 is what older spreadsheet
   programs write as “CSV (MS-DOS)”.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from halte.core.errors import Invalid
from halte.core.intake import limits

ENCODINGS: Final = ("utf-8", "cp1252", "cp850", "utf-16-le", "utf-16-be")

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

LETTER: Final = re.compile(
    "(?<=[A-Za-z])[éèêëàâçîïôùûüœ]|[éèêëàâçîïôùûüœ](?=[a-z])|(?<= )à(?= )"
    "|(?<![a-z])[ÉÈÊËÀÂÇÎÏÔÙÛŒ](?=[A-Za-z])|(?<=[A-Z])[ÉÈÊËÀÂÇÎÏÔÙÛŒ](?![a-z])"
)
TYPOGRAPHY: Final = re.compile(
    "(?<=[A-Za-zéè])’(?=[A-Za-zéèêàâî])|(?<![A-Za-z])[“‘](?=[A-Za-z0-9])"
    "|(?<=[A-Za-z0-9.,!?])[”…](?![A-Za-z])|(?<= )[–—](?= )|(?<=[0-9])–(?=[0-9])"
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the bytes of a text file tells."""

    encoding: str
    lines: int
    doubled_ends: bool


def scan(path: Path) -> Scan:
    """Look at every byte once; a second time only for cp1252 against cp850."""
    with path.open("rb") as file:
        first = file.read(limits.BLOCK)
    encoding = from_mark(first) or from_zeros(first)
    utf8 = codecs.getincrementaldecoder("utf-8")()
    valid = encoding in ("", "utf-8")
    lines = doubled = zeros = 0
    with path.open("rb") as file:
        while block := file.read(limits.MEGABYTE):
            lines += block.count(b"\n")
            doubled += block.count(b"\r\r\n")
            zeros += block.count(0)
            if valid:
                valid = is_valid(utf8, block)
    if zeros and not encoding.startswith("utf-16"):
        raise Invalid("zero_bytes")
    if valid and encoding == "":
        valid = is_valid(utf8, b"", final=True)
    if encoding == "":
        encoding = "utf-8" if valid else windows_or_dos(path)
    return Scan(encoding, lines, lines > 0 and doubled > lines // 2)


def is_valid(
    decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False
) -> bool:
    """True while the bytes so far are UTF-8."""
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def from_mark(first: bytes) -> str:
    """The encoding that a byte order mark names, or ''."""
    return next((name for mark, name in MARKS if first.startswith(mark)), "")


def from_zeros(first: bytes) -> str:
    """UTF-16 without a mark, by where the zero bytes are, or ''."""
    half = max(1, len(first) // 2)
    even, odd = first[::2].count(0) / half, first[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return ""


def windows_or_dos(path: Path) -> str:
    """cp1252 or cp850, by the French that each of them yields."""
    windows = dos = 0
    with path.open("rb") as file:
        while block := file.read(limits.MEGABYTE):
            text = block.decode("cp1252", "replace")
            windows += len(LETTER.findall(text)) + len(TYPOGRAPHY.findall(text))
            dos += len(LETTER.findall(block.decode("cp850")))
    return "cp850" if dos > windows else "cp1252"
