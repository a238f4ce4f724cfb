"""Finding what was planted, however it is written or packed.

`Planted` says what must not be met; `found` looks for it in anything: bytes of a
page, of a zip in a zip, of a PDF, of a database; written backwards, without accents,
in capitals, as entities, escapes or percent signs, in base64; numbers rounded, in
degrees and minutes, as a geohash, as the tile of a map. Written for the tests of
leaks alone: it knows nothing of the product.
"""

from __future__ import annotations

import base64
import gzip
import html
import io
import math
import re
import sqlite3
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final
from urllib.parse import unquote, unquote_plus

from pypdf import PdfReader

from tests.directory.copying import everything as all_of_pdf

NEAR: Final = 0.006
"""Degrees: a coordinate that was rounded to two places is still found."""

ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
NUMBER: Final = re.compile(r"-?\d{1,3}[.,]\d{2,}")
PACKED: Final = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
APART: Final = re.compile(r"[\W_\u0300-\u036f]+")
BASE32: Final = "0123456789bcdefghjkmnpqrstuvwxyz"
DEEP: Final = 4
"""Containers within containers; deeper is not looked."""

LITTLE: Final = 2000
REMEMBERED: Final = 100_000
"""Little pieces stand in every page, and are read once: so many, so long at most."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Words and numbers of one secret place, and where it is."""

    words: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


def found(data: bytes | str, *planted: Planted) -> list[str]:
    """How each planted thing was met; empty where none was."""
    met: dict[str, None] = {}
    for text in readings(data.encode() if isinstance(data, str) else data):
        look = met_in_little if len(text) <= LITTLE else met_in
        met |= dict.fromkeys(look(text, planted))
    return list(met)


def met_in(text: str, planted: tuple[Planted, ...]) -> tuple[str, ...]:
    """What of all that was planted stands in one reading of a text."""
    plain = folded(text)
    return tuple(met for one in planted for met in one_met_in(text, plain, one))


met_in_little = lru_cache(REMEMBERED)(met_in)


def one_met_in(text: str, plain: str, planted: Planted) -> Iterator[str]:
    """What of one place stands there."""
    for word, needle in needles(planted):
        if needle in plain or needle[::-1] in plain:
            yield word
    for phone in planted.phones:
        first, last = phone.split("-")[-2:]
        if re.search(rf"{first}\W{{0,3}}{last}\b", text):
            yield phone
    if planted.point is not None:
        yield from points_in(text, planted.point)


@cache
def needles(planted: Planted) -> list[tuple[str, str]]:
    """Its words and numbers, each with how it is looked for."""
    return [(word, folded(word)) for word in (*planted.words, *planted.phones)]


def folded(text: str) -> str:
    """Letters and digits alone, small, without accents, half width."""
    flat = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return APART.sub("", flat.casefold())


def points_in(text: str, point: tuple[float, float]) -> Iterator[str]:
    """The place as numbers, rounded or not; in minutes; as a cell of a grid."""
    if are_close(*(beside(text, abs(value)) for value in point)):
        yield "coordinates"
    if any(in_minutes(text, abs(value)) for value in point):
        yield "degrees and minutes"
    for name, written in on_grids(point).items():
        if written.search(text):
            yield name


@cache
def on_grids(point: tuple[float, float]) -> dict[str, re.Pattern[str]]:
    """How the grids that others use write the cell of a place."""
    tiles = ("/".join(map(str, (z, *tile(point, z)))) for z in range(11, 19))
    return {
        "geohash": re.compile(geohash(point)),
        "tile of a map": re.compile(rf"\b({'|'.join(tiles)})\b"),
    }


def beside(text: str, value: float) -> list[int]:
    """Where numbers stand that are this one, or what it is rounded to."""
    numbers = ((n.start(), n[0].replace(",", ".")) for n in NUMBER.finditer(text))
    return [at for at, n in numbers if abs(abs(float(n)) - value) < NEAR]


def are_close(first: list[int], second: list[int]) -> bool:
    """A latitude alone is any number: it has its longitude near it."""
    return any(abs(a - b) < 120 for a in first for b in second)


def in_minutes(text: str, value: float) -> bool:
    """As 49° 52′."""
    degrees, minutes = divmod(int(value * 60), 60)
    return bool(re.search(rf"\b{degrees}\s*°\s*0?{minutes}\s*['′’]", text))


def geohash(point: tuple[float, float], length: int = 6) -> str:
    """Niemeyer’s (2008): six letters are a cell of about 1 km by 0.6 km."""
    bounds = [[-90.0, 90.0], [-180.0, 180.0]]
    letters, bits, axis = "", 0, 1
    for n in range(length * 5):
        low, high = bounds[axis]
        middle = (low + high) / 2
        upper = point[axis] >= middle
        bounds[axis] = [middle, high] if upper else [low, middle]
        bits, axis = bits * 2 + upper, 1 - axis
        if n % 5 == 4:
            letters, bits = letters + BASE32[bits], 0
    return letters


def tile(point: tuple[float, float], zoom: int) -> tuple[int, int]:
    """Of a map in Web Mercator, as every server of tiles names it."""
    latitude, longitude = math.radians(point[0]), point[1]
    x = int((longitude + 180) / 360 * 2**zoom)
    y = int((1 - math.asinh(math.tan(latitude)) / math.pi) / 2 * 2**zoom)
    return x, y


def readings(data: bytes, depth: int = 0) -> set[str]:
    """Every reading of it and of whatever is packed inside, each once."""
    made = {each for text in texts(data) for each in unescaped(text)}
    if depth < DEEP:
        for inner in inside(data):
            look = readings_of_little if len(inner) <= LITTLE else readings
            made |= look(inner, depth + 1)
    return made


readings_of_little = lru_cache(REMEMBERED)(readings)


def texts(data: bytes) -> Iterator[str]:
    """As it is."""
    try:
        yield data.decode()
    except UnicodeDecodeError:
        yield data.decode("utf-8", "replace")
        yield data.decode("latin-1")
    if b"\0" in data:
        yield data.decode("utf-16-le", "replace")
        yield data[1:].decode("utf-16-le", "replace")


def unescaped(text: str) -> Iterator[str]:
    """With what pages, addresses and JSON write in another way."""
    once = ESCAPED.sub(lambda m: chr(int(m[1], 16)), html.unescape(text))
    yield from (text, once, unquote_plus(once), unquote(unquote(once)))


def inside(data: bytes) -> Iterator[bytes]:
    """What it holds: members, streams, cells, and whatever is in base64."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (f"{m} {package.comment!r}".encode() for m in package.namelist())
            yield from (package.read(name) for name in package.namelist())
    elif data.startswith(b"%PDF"):
        # Not as it begins: what stands in a PDF is none itself.
        yield ("\n" + all_of_pdf(data)).encode("utf-8", "replace")
        yield str(PdfReader(io.BytesIO(data)).metadata).encode()
    elif data.startswith(b"SQLite format 3\0"):
        yield from cells(data)
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    else:
        for run in PACKED.findall(data):
            yield from opened(run)


def cells(data: bytes) -> Iterator[bytes]:
    """Every cell of a database, an index of words included."""
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    for (name,) in database.execute(tables).fetchall():
        rows = database.execute(f'SELECT * FROM "{name}"').fetchall()
        yield from (cell for row in rows for cell in row if isinstance(cell, bytes))
        yield "\n".join(" ".join(map(str, row)) for row in rows).encode()
    database.close()


def opened(run: bytes) -> Iterator[bytes]:
    """Base64 of either alphabet; what was deflated first, as sessions are."""
    padded = run.rstrip(b"=") + b"=" * (-len(run.rstrip(b"=")) % 4)
    try:
        made = base64.b64decode(padded, altchars=b"-_" if b"-" in run or b"_" in run
                                else None)  # fmt: skip
    except ValueError:
        return
    yield made
    try:
        yield zlib.decompress(made)
    except zlib.error:
        return
