"""What looks for leaks finds them: each disguise, alone, and nothing where none is."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from urllib.parse import quote, quote_plus

import pytest
from django.utils.html import escape

from halte.core.ui.paper import qr
from halte.core.ui.paper.leaflet import (
    Call,
    Entry,
    Leaflet,
    Part,
    Side,
    typeset_leaflet,
)
from tests.directory.planted import Planted, found, geohash, tile

ADDRESS = "41, ruelle de l’Éperlan-Zébré"
POINT = (49.87654, -97.12345)
SECRET = Planted((ADDRESS,), ("204-555-0177",), POINT)


def zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.csv", text)
    return made.getvalue()


def twice_zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("inner.zip", zipped(text))
    return made.getvalue()


def named_member(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(text, "nothing")
    return made.getvalue()


def indexed(text: str) -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(a)")
    database.execute("INSERT INTO words VALUES (?)", (text,))
    database.commit()
    return database.serialize()


def deleted(text: str) -> bytes:
    """A row that is gone: SQLite leaves its bytes on the page."""
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA secure_delete = OFF")
    database.execute("CREATE TABLE t (a)")
    database.execute("INSERT INTO t VALUES (?)", (text,))
    database.execute("DELETE FROM t")
    database.commit()
    return database.serialize()


def printed(text: str) -> bytes:
    """On paper as this house makes it: the words lie in packed streams."""
    entry = Entry("1", text, "fr", "", (Call("1", "a"),), ())
    side = Side(
        language="fr", over_title="o", title="t", under_title="", valid="v", made="m",
        code=qr.drawn("https://halte.test"), code_says="c", calls_title="n", calls=(),
        parts=(Part("Lits", (entry,)),), foot="f",
    )  # fmt: skip
    return typeset_leaflet(Leaflet("t", "a", (side, side)), dated=date(2026, 11, 30))


DISGUISES: dict[str, Callable[[str], bytes | str]] = {
    "plain": str,
    "capitals": str.upper,
    "latin-1": lambda t: t.replace("’", "'").encode("latin-1"),
    "utf-16": lambda t: t.encode("utf-16-le"),
    "without accents": lambda t: t.replace("É", "E").replace("é", "e"),
    "without spaces": lambda t: "".join(t.split()),
    "a slug": lambda t: "41-ruelle-de-leperlan-zebre",
    "backwards": lambda t: t[::-1],
    "percent signs": quote,
    "a form": quote_plus,
    "percent twice": lambda t: quote(quote(t)),
    "entities": lambda t: escape(t).encode("ascii", "xmlcharrefreplace"),
    "escapes": json.dumps,
    "base64": lambda t: base64.b64encode(t.encode()),
    "base64 for addresses": lambda t: base64.urlsafe_b64encode(t.encode()),
    "a session": lambda t: base64.urlsafe_b64encode(zlib.compress(t.encode())),
    "gzip": lambda t: gzip.compress(t.encode()),
    "a zip": zipped,
    "a zip in a zip": twice_zipped,
    "the name of a member": named_member,
    "a PDF": printed,
    "an index of words": indexed,
    "a row that was deleted": deleted,
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_each_disguise_is_seen_through(disguise: str) -> None:
    assert found(DISGUISES[disguise](ADDRESS), SECRET) == [ADDRESS]


@pytest.mark.parametrize("number", [
    "204-555-0177", "(204) 555-0177", "+12045550177", "tel:+1 204 555 0177",
    "204.555.0177", "555-0177", "7710555402",
])  # fmt: skip
def test_a_number_is_found_however_it_is_written(number: str) -> None:
    assert found(f"<p>{number}</p>", SECRET) == ["204-555-0177"]


@pytest.mark.parametrize("text", [
    "49.87654,-97.12345", '{"lat": 49.8765, "lon": -97.1235}', "49.88 -97.12",
    "49,877 et 97,123", "[-97.12, 49.88]", "cx 97.123 cy 49.877",
    "49° 52' 35\" N", "97°07′", geohash(POINT),
    "/tiles/14/{}/{}.png".format(*tile(POINT, 14)),
])  # fmt: skip
def test_a_place_is_found_however_it_is_written(text: str) -> None:
    assert found(text, SECRET)


@pytest.mark.parametrize("text", [
    "", "41 Other Street", "204-555-0178", "49.81, -97.05", "97.12 %", "49.88 points",
    "/tiles/14/1/2.png", "555-01 77 others",
])  # fmt: skip
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert found(text, SECRET) == []


def test_geohash_and_tile_are_those_of_others() -> None:
    """Wikipedia’s example of a geohash; the tile of OpenStreetMap’s slippy map page."""
    assert geohash((57.64911, 10.40744)) == "u4pruy"
    assert tile((50.0, 10.0), 0) == (0, 0)
    assert tile((51.51202, 0.02435), 17) == (65544, 43582)
