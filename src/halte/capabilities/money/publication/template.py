"""The columns in which grants and contributions are published, and their choices.

Written down by us from the template “Proactive Publication – Grants and
Contributions” of the Treasury Board of Canada Secretariat, version 3, updated on
1 December 2025 (github.com/open-data/ckanext-canada, grants.yaml).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from halte.core.bilingual import Bilingual

EDITION: Final = (3, "2025-12-01")
"""The version of the template and the day on which it was updated."""

GRANTS: Final = "grants"
NOTHING: Final = "grants-nil"
KEPT_BY_US: Final = frozenset(
    {
        "ref_number", "amendment_number", "record_created", "record_modified",
        "user_modified",
    }
)  # fmt: skip
"""Columns that are not typed. `user_modified` stays blank: it would be a name."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `choices` is empty where any text may stand."""

    id: str
    kind: str
    label: Bilingual
    mandatory: bool
    choices: Mapping[str, Bilingual] = field(default_factory=dict)

    @property
    def is_typed(self) -> bool:
        """True where a person fills it in."""
        return self.id not in KEPT_BY_US


@dataclass(frozen=True, slots=True)
class Template:
    """A table of the template."""

    columns: tuple[Column, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The headings that a file to be published has."""
        return tuple(column.id for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of this id."""
        return next(column for column in self.columns if column.id == name)


@cache
def grants() -> Template:
    """Grants and contributions."""
    return _template(GRANTS)


@cache
def nothing() -> Template:
    """Nothing to report."""
    return _template(NOTHING)


def _rows(name: str, table: str) -> Iterator[dict[str, str]]:
    """Rows of one of our files that are about a table."""
    file = files("halte.capabilities.money").joinpath("data", name)
    lines = file.read_text(encoding="utf-8").splitlines()
    return (row for row in csv.DictReader(lines) if row["table"] == table)


def _template(table: str) -> Template:
    choices: dict[str, dict[str, Bilingual]] = {}
    for row in _rows("publication_choices.csv", table):
        of_column = choices.setdefault(row["column"], {})
        of_column[row["code"]] = Bilingual(row["en"], row["fr"])
    return Template(
        tuple(
            Column(
                id=row["column"],
                kind=row["kind"],
                label=Bilingual(row["label_en"], row["label_fr"]),
                mandatory=row["mandatory"] == "yes",
                choices=choices.get(row["column"], {}),
            )
            for row in _rows("publication_columns.csv", table)
        )
    )
