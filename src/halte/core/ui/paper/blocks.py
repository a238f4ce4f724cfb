"""A document in one language, as a list of blocks: page and PDF draw these.

Every text here is final: numbers, money and days are already written as the
language writes them. Whatever draws a block chooses how it looks and nothing
else, so the two forms cannot disagree.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `anchor` is its address within the page."""

    kind: ClassVar = "heading"
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: tone is 'lede', 'text' or 'meta'."""

    kind: ClassVar = "paragraph"
    text: str
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Quote:
    """The plan's own words, and where they stand."""

    kind: ClassVar = "quote"
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values."""

    kind: ClassVar = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What was last said of a promise."""

    kind: ClassVar = "state"
    state: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a row of header cells.

    The first cell of each row is its header too. `widths` are parts of the
    page; `numeric` names the columns of numbers. A cell that is one of the texts in
    `targets` leads to that anchor of the document.
    """

    kind: ClassVar = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    numeric: tuple[int, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a chart; `open` marks a value that its source rounds."""

    label: str
    value: float
    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns, and the same told in words for whoever does not see them."""

    kind: ClassVar = "chart"
    title: str
    unit: str
    alt: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must not be missed."""

    kind: ClassVar = "notice"
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    kind: ClassVar = "bullets"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A digest, in letters that can be compared."""

    kind: ClassVar = "code"
    label: str
    text: str


Block = (
    Heading
    | Paragraph
    | Quote
    | Facts
    | State
    | Table
    | Chart
    | Notice
    | Bullets
    | Code
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language; without `sections`, no table of contents."""

    language: str
    title: str
    over_title: str
    as_of: str
    running: str
    footer: str
    page_word: str
    page_of: str
    contents_word: str
    author: str
    keywords: tuple[str, ...]
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Heading, ...] = field(default=())

    def to_dict(self) -> dict[str, object]:
        """For the typesetter: each block with its kind."""
        whole: dict[str, object] = asdict(self)
        for part, blocks in (("opening", self.opening), ("blocks", self.blocks)):
            whole[part] = [{"kind": b.kind, **asdict(b)} for b in blocks]
        return whole
