"""One sheet with two sides, each in a language of its own, to be folded and carried.

As with `blocks`: every text is final, and the template draws it and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any, Final

import typst

from halte.core.bilingual import Language
from halte.core.ui.paper.letters import drawable

TEMPLATE: Final = "leaflet.typ"


@dataclass(frozen=True, slots=True)
class Call:
    """A number, and whose it is."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A service: `language` is that of its name; `lines` are labels and words.

    With `again` it is told elsewhere on this side: only number and name are drawn.
    """

    number: str
    name: str
    language: Language
    under: str
    calls: tuple[Call, ...]
    lines: tuple[tuple[str, str], ...]
    warning: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its entries, or the sentence that stands where there are none."""

    title: str
    entries: tuple[Entry, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side. `code` is a drawing, `code_says` what it leads to, in words."""

    language: Language
    over_title: str
    title: str
    under_title: str
    valid: str
    made: str
    code: str
    code_says: str
    calls_title: str
    calls: tuple[Call, ...]
    parts: tuple[Part, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The sheet."""

    title: str
    author: str
    sides: tuple[Side, Side]


def typeset_leaflet(leaflet: Leaflet, *, dated: date) -> bytes:
    """A tagged PDF (PDF/UA-1); equal leaflets of equal days give equal bytes."""
    words = json.dumps(legible(asdict(leaflet)), ensure_ascii=False)
    return typst.compile(
        (files(__package__) / TEMPLATE).read_bytes(),
        sys_inputs={"leaflet": words},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(dated, time(), UTC),
    )


def legible(value: Any) -> Any:
    """The same with every text as the fonts can draw it; drawings stay as they are."""
    if isinstance(value, dict):
        return {k: v if k == "code" else legible(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [legible(each) for each in value]
    return drawable(value) if isinstance(value, str) else value
