"""The directory as a package of tables, as HSDS 3.1 and Tabular Data Package have it.

A nested object becomes a row of its own table; what it lies in becomes its pointer.
The columns are those that this directory fills, by their names in HSDS. Texts in
French stand in `translations.csv`, which is no table of HSDS.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from shutil import copyfileobj
from typing import IO, Any, Final

from halte.capabilities.directory.queries.hsds_objects import (
    Thing,
    all_terms,
    taxonomy,
)
from halte.capabilities.directory.terms import TERMS

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "organizations": ("id", "name", "description", "website"),
    "services": (
        "id", "organization_id", "name", "description", "url", "email", "status",
        "interpretation_services", "application_process", "fees_description",
        "eligibility_description", "minimum_age", "maximum_age", "assured_date",
        "alert", "last_modified",
    ),
    "service_at_location": ("id", "service_id", "location_id"),
    "locations": ("id", "location_type", "name", "latitude", "longitude"),
    "addresses": (
        "id", "location_id", "address_1", "city", "state_province", "postal_code",
        "country", "address_type",
    ),
    "accessibility": ("id", "location_id", "description"),
    "phones": ("id", "service_id", "number", "extension", "type", "description"),
    "schedules": (
        "id", "service_id", "valid_from", "valid_to", "freq", "byday", "description",
        "opens_at", "closes_at", "notes",
    ),
    "service_areas": ("id", "service_id", "name", "extent", "extent_type"),
    "languages": ("id", "service_id", "name", "code", "note"),
    "cost_options": (
        "id", "service_id", "option", "currency", "amount", "amount_description",
    ),
    "required_documents": ("id", "service_id", "document"),
    "service_capacity": (
        "id", "service_id", "unit_id", "available", "maximum", "description",
        "updated",
    ),
    "units": ("id", "name"),
    "attributes": (
        "id", "link_id", "taxonomy_term_id", "link_type", "link_entity",
    ),
    "taxonomies": ("id", "name", "description", "version"),
    "taxonomy_terms": (
        "id", "code", "name", "description", "taxonomy", "language", "taxonomy_id",
    ),
    "translations": ("table", "id", "language", "field", "text"),
}  # fmt: skip

WITHIN: Final[Mapping[str, str]] = {
    "organization": "organizations",
    "service_at_locations": "service_at_location",
    "location": "locations",
    "addresses": "addresses",
    "accessibility": "accessibility",
    "phones": "phones",
    "schedules": "schedules",
    "service_areas": "service_areas",
    "languages": "languages",
    "cost_options": "cost_options",
    "required_documents": "required_documents",
    "capacities": "service_capacity",
    "unit": "units",
    "attributes": "attributes",
}
"""The table of each object that lies within another."""

POINTERS: Final = {"organization": "organization_id", "unit": "unit_id"}
"""Where an object within leaves its identifier in the row that it lay in."""

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)."""

KEEPS: Final = frozenset({"number", "latitude", "longitude"})
"""Columns whose values are numbers, checked where they were entered."""


FAST: Final = 1
SHARED: Final = frozenset(
    {"organizations", "locations", "addresses", "accessibility", "units"}
)
"""Tables whose rows lie within several services, and are written once."""


class Table:
    """The lines of one table, packed as they come: in memory, for what a tier may
    know lies on no disk."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.packed = io.BytesIO()
        packing = gzip.GzipFile(fileobj=self.packed, mode="wb", compresslevel=FAST)
        self.lines = io.TextIOWrapper(packing, encoding="utf-8", newline="")
        self.writer = csv.writer(self.lines)
        self.writer.writerow(COLUMNS[name])
        self.known: set[str] = set()
        self.length = 0

    def put(self, row: Thing) -> bool:
        """Write a row; False where it stands there already."""
        if self.name in SHARED:
            if row["id"] in self.known:
                return False
            self.known.add(row["id"])
        self.length += 1
        columns = COLUMNS[self.name]
        self.writer.writerow([cell(row.get(column), column) for column in columns])
        return True

    def copy_to(self, file: IO[bytes]) -> None:
        """All lines, unpacked piece by piece."""
        with gzip.open(io.BytesIO(self.packed.getvalue())) as lines:
            copyfileobj(lines, file)


class Tables:
    """All tables, written as services come: a whole directory is never held."""

    def __init__(self) -> None:
        self.tables = {name: Table(name) for name in COLUMNS}

    def put(self, table: str, thing: Thing) -> None:
        """Write an object as a row, and those within it as rows of their own."""
        row = dict(thing)
        for name, value in thing.items():
            inner = WITHIN.get(name)
            if inner is None:
                continue
            for one in value if isinstance(value, list) else [value]:
                self.put(inner, one)
                if name in POINTERS:
                    row[POINTERS[name]] = one["id"]
        if self.tables[table].put(row):
            self._translate(table, thing)

    def _translate(self, table: str, thing: Thing) -> None:
        for language, texts in thing.get("translations", {}).items():
            for field, text in texts.items():
                row = {
                    "table": table, "id": thing["id"], "language": language,
                    "field": field, "text": text,
                }  # fmt: skip
                self.tables["translations"].put(row)

    def written(self) -> Iterator[Table]:
        """The tables that have a row, each to its last line."""
        for table in self.tables.values():
            table.lines.close()
            if table.length:
                yield table


def put_all(tables: Tables, services: Iterable[Thing]) -> None:
    """Some services, with every list of terms."""
    for thing in services:
        tables.put("services", thing)
    for facet in TERMS:
        tables.put("taxonomies", taxonomy(facet))
    for one in all_terms():
        tables.put("taxonomy_terms", one)


def packed(services: Iterable[Thing]) -> bytes:
    """The package: a zip of tables and of what describes them."""
    tables, names = Tables(), []
    put_all(tables, services)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for table in tables.written():
            names.append(table.name)
            with package.open(f"{table.name}.csv", "w") as file:
                table.copy_to(file)
        described = json.dumps(description(names), ensure_ascii=False, indent=1)
        package.writestr("datapackage.json", described)
    return whole.getvalue()


def cell(value: Any, column: str) -> Any:
    """A value as it may stand in a table that someone opens in a spreadsheet."""
    if isinstance(value, str) and column not in KEEPS and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def description(kept: Iterable[str]) -> Thing:
    """The descriptor (Tabular Data Package)."""
    return {
        "profile": "tabular-data-package",
        "name": "human_services_data",
        "title": "Human Services Data Specification 3.1",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "schema": {"fields": list(fields(name)), "primaryKey": "id"},
            }
            for name in kept
        ],
    }


def fields(table: str) -> Iterator[Thing]:
    """The columns of a table."""
    for name in COLUMNS[table]:
        yield {"name": name, "type": "string"}
