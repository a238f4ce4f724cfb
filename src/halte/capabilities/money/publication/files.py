"""The files: as the template wants them, and the same to be read by people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from halte.capabilities.money.publication.template import Column, grants, nothing
from halte.core.bilingual import Language
from halte.methods.spreadsheets import Cell


@dataclass(frozen=True, slots=True)
class Published:
    """One agreement as it stood from an amendment on."""

    ref_number: str
    amendment: int
    values: dict[str, str]
    created: datetime
    modified: datetime


@dataclass(frozen=True, slots=True)
class Nothing:
    """A quarter without a grant or contribution. `year` is like 2013-2014."""

    year: str
    quarter: str
    stated: datetime


def headings(language: Language | None = None) -> tuple[str, ...]:
    """The ids of the template, or its labels in a language."""
    if language is None:
        return grants().ids
    return tuple(column.label.in_language(language) for column in grants().columns)


def rows(
    found: Iterable[Published], language: Language | None = None
) -> Iterator[list[Cell]]:
    """One row a version; codes where no language is named, words where one is."""
    for one in found:
        cells = {
            **one.values,
            "ref_number": one.ref_number,
            "amendment_number": str(one.amendment),
            "record_created": one.created.isoformat(timespec="seconds"),
            "record_modified": one.modified.isoformat(timespec="seconds"),
        }
        yield [_cell(c, cells.get(c.id, ""), language) for c in grants().columns]


def nothing_headings(language: Language | None = None) -> tuple[str, ...]:
    """The headings of the file that says that there is nothing to report."""
    if language is None:
        return nothing().ids
    return tuple(column.label.in_language(language) for column in nothing().columns)


def nothing_rows(
    found: Iterable[Nothing], language: Language | None = None
) -> Iterator[list[Cell]]:
    """One row a quarter."""
    for one in found:
        stated = one.stated.isoformat(timespec="seconds")
        cells = {
            "fiscal_year": one.year, "quarter": one.quarter,
            "record_created": stated, "record_modified": stated,
        }  # fmt: skip
        yield [_cell(c, cells.get(c.id, ""), language) for c in nothing().columns]


def _cell(column: Column, value: str, language: Language | None) -> str:
    if language is None or value not in column.choices:
        return value
    return column.choices[value].in_language(language)
