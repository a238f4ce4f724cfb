"""Rows of JSON: an array of objects, or one object a line. Streamed.

An array that is the first thing of one outer object ({"list": [{…}, …], …}) is
read as if it stood alone; what comes after it is no data.

Groups are flattened with `/` between the names, the way XLSForm exports do.
A list of plain values becomes a text with blanks between, the way XLSForm
writes a choice of several. Numbers keep the digits that the file has.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from halte.core.errors import Invalid
from halte.core.intake import limits
from halte.core.intake.text_rows import decoded

BETWEEN: Final = re.compile(r"^[\s,\[\]]+")
"""What stands between objects. An array in an array is refused by its content."""
WRAPPED: Final = re.compile(r'^\s*\{\s*"[^"]{0,80}"\s*:\s*\[(?=\s*\{)')
UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")
"""Escapes can say them, no database can keep them (RFC 8259, section 8.2)."""
WORDS: Final = {True: "true", False: "false", None: ""}


def no_constant(word: str) -> float:
    """NaN and Infinity are not JSON, though Python writes them."""
    raise ValueError(word)


DECODER: Final = json.JSONDecoder(
    parse_float=str, parse_int=str, parse_constant=no_constant
)


def json_rows(
    path: Path, encoding: str, headings: tuple[str, ...]
) -> Iterator[list[str]]:
    """The headings as first row, then one row an object in their order."""
    yield list(headings)
    for thing in objects(path, encoding):
        yield [thing.get(name, "") for name in headings]


def headings_of(path: Path, encoding: str) -> tuple[tuple[str, ...], int]:
    """Every key of the whole file in the order met, and the number of objects."""
    found: dict[str, None] = {}
    count = 0
    for thing in objects(path, encoding):
        count += 1
        found.update(dict.fromkeys(thing))
        if len(found) > limits.COLUMNS:
            raise Invalid("too_many_columns", limit=limits.COLUMNS)
    return tuple(found), count


def objects(path: Path, encoding: str) -> Iterator[dict[str, str]]:
    """Each object, flattened. Only one object is held at a time."""
    blocks = decoded(path, encoding)
    held, number, ended = next(blocks, ""), 0, False
    wrapped = WRAPPED.match(held)
    held = held[wrapped.end() :] if wrapped else held
    while True:
        between = BETWEEN.match(held)
        if between and wrapped and number and "]" in between[0]:
            return
        held = held[between.end() :] if between else held
        thing, length = first_value(held, ended, number + 1)
        if length:
            number += 1
            yield flat(thing, number)
            held = held[length:]
            continue
        if ended and not held:
            return
        if len(held) > limits.LINE:
            raise Invalid("line_too_long")
        block = next(blocks, None)
        ended = block is None
        held += block or ""


def first_value(held: str, ended: bool, number: int) -> tuple[Any, int]:
    """The value that a text begins with and its length; 0 where it is not whole."""
    if not held:
        return None, 0
    try:
        return DECODER.raw_decode(held)
    except (ValueError, RecursionError) as error:
        if ended or isinstance(error, RecursionError):
            raise Invalid("json_unreadable", row=number) from None
        return None, 0


def flat(thing: Any, number: int) -> dict[str, str]:
    """An object without inner objects: {"a": {"b": 1}} becomes {"a/b": "1"}."""
    if not isinstance(thing, dict):
        raise Invalid("json_not_objects", row=number)
    found: dict[str, str] = {}
    waiting = [("", thing)]
    while waiting:
        prefix, group = waiting.pop()
        for name, value in group.items():
            if isinstance(value, dict):
                waiting.append((f"{prefix}{name}/", value))
            else:
                found[f"{prefix}{name}"] = as_text(value)
    if any(map(UNKEEPABLE.search, (*found, *found.values()))):
        raise Invalid("json_unreadable", row=number)
    return found


def as_text(value: Any) -> str:
    """A value as text; repeats (lists of objects) are kept as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        if any(isinstance(item, dict | list) for item in value):
            return json.dumps(value, ensure_ascii=False)
        return " ".join(as_text(item) for item in value)
    return WORDS[value]


def looks_like_json(first: bytes) -> bool:
    """An object or an array of objects, with or without a byte order mark."""
    text = first.removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"").lstrip()
    return bool(re.match(rb"(\xff\xfe|\xfe\xff)?\s*(\[\s*(\{|\])|\{\s*(\"|\}))", text))
