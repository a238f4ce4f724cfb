"""The directory as a package of tables, as HSDS 3.1 and Tabular Data Package have it.

A nested object becomes a row of its own table; what it lies in becomes its pointer.
The columns are those that this directory fills, by their names in HSDS. Texts in
French stand in `translations.csv`, which is no table of HSDS.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

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


class Tables:
    """Rows by table, each id once."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Thing]] = {name: {} for name in COLUMNS}

    def put(self, table: str, thing: Thing) -> None:
        """Keep an object as a row, and those within it as rows of their own."""
        row = {name: thing[name] for name in COLUMNS[table] if name in thing}
        for name, value in thing.items():
            inner = WITHIN.get(name)
            if inner is None:
                continue
            for one in value if isinstance(value, list) else [value]:
                self.put(inner, one)
                if name in POINTERS:
                    row[POINTERS[name]] = one["id"]
        self.rows[table][thing["id"]] = row
        for language, texts in thing.get("translations", {}).items():
            for field, text in texts.items():
                key = f"{thing['id']}:{language}:{field}"
                self.rows["translations"][key] = {
                    "table": table, "id": thing["id"], "language": language,
                    "field": field, "text": text,
                }  # fmt: skip


def tables_of(services: Iterable[Thing]) -> Tables:
    """All tables of some services, with every list of terms."""
    found = Tables()
    for thing in services:
        found.put("services", thing)
    for facet in TERMS:
        found.put("taxonomies", taxonomy(facet))
    for one in all_terms():
        found.put("taxonomy_terms", one)
    return found


def packed(services: Iterable[Thing]) -> bytes:
    """The package: a zip of tables and of what describes them."""
    found = tables_of(services)
    kept = {name: rows for name, rows in found.rows.items() if rows}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, rows in kept.items():
            package.writestr(f"{name}.csv", written(COLUMNS[name], rows.values()))
        described = json.dumps(description(kept), ensure_ascii=False, indent=1)
        package.writestr("datapackage.json", described)
    return whole.getvalue()


def written(columns: tuple[str, ...], rows: Iterable[Thing]) -> str:
    """A table as text."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name), name) for name in columns])
    return text.getvalue()


def cell(value: Any, column: str) -> Any:
    """A value as it may stand in a table that someone opens in a spreadsheet."""
    if isinstance(value, str) and column not in KEEPS and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def description(kept: Mapping[str, Any]) -> Thing:
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
