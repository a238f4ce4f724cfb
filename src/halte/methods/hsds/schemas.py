"""The shapes of HSDS objects, read from the official JSON Schemas in a folder.

HSDS uses few words of JSON Schema (draft 2020-12). Every one that a schema uses is
checked here or only describes; a schema with any other is refused, so that nothing
is ever passed over in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.places import document_of

CORE: Final = ("organization", "service", "location", "service_at_location")
CHECKED: Final = frozenset(
    {"type", "format", "enum", "items", "$ref", "properties", "required"}
)
DESCRIBING: Final = frozenset(
    {"name", "title", "description", "example", "core", "constraints", "path",
     "datapackage_type", "datapackage_metadata", "tabular_required", "$id", "$schema"}
)  # fmt: skip

declare(
    {
        "hsds_schemas_missing": Texts(
            "The official HSDS schemas are not in this folder: {name}.json is missing. "
            "Give the folder `schema` of openreferral/specification.",
            "Les schémas officiels de HSDS ne sont pas dans ce dossier : {name}.json "
            "manque. Donnez le dossier `schema` de openreferral/specification.",
        ),
        "hsds_schema_word": Texts(
            "This schema uses the word {word}, which is not checked here. Take the "
            "schemas of HSDS 3.0 or 3.1.",
            "Ce schéma emploie le mot {word}, qui n’est pas vérifié ici. Prenez les "
            "schémas de HSDS 3.0 ou 3.1.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a value must be. `one` and `many` name the object within."""

    type: str
    format: str
    allowed: frozenset[str]
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: its fields, those that it must have, and its table."""

    name: str
    table: str
    required: tuple[str, ...]
    tabular_required: tuple[str, ...]
    fields: Mapping[str, Field]

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that stand in a table: those without an object within."""
        return tuple(n for n, f in self.fields.items() if not f.one and not f.many)

    @property
    def required_columns(self) -> tuple[str, ...]:
        """The columns that every row must fill."""
        named = (*self.required, *self.tabular_required)
        return tuple(dict.fromkeys(n for n in named if n in self.columns))


Shapes = Mapping[str, Shape]


def read_schemas(folder: Path) -> Shapes:
    """All objects by name; raises a Fault where a schema is missing or unknown."""
    for name in CORE:
        if not (folder / f"{name}.json").is_file():
            raise Fault("hsds_schemas_missing", file=folder.name, name=name)
    found = {}
    for path in sorted(folder.glob("*.json")):
        schema = document_of(path).value
        if "properties" in schema:
            found[path.stem] = shape_of(path.stem, schema)
    return found


def shape_of(name: str, schema: dict[str, Any]) -> Shape:
    """One object."""
    refuse_unknown(name, schema)
    return Shape(
        name=name,
        table=schema.get("path", f"{name}.csv"),
        required=tuple(schema.get("required", ())),
        tabular_required=tuple(schema.get("tabular_required", ())),
        fields={key: field_of(name, v) for key, v in schema["properties"].items()},
    )


def field_of(name: str, schema: dict[str, Any]) -> Field:
    """One field."""
    refuse_unknown(name, schema)
    items = schema.get("items", {})
    refuse_unknown(name, items)
    return Field(
        type=schema.get("type", ""),
        format=schema.get("format", ""),
        allowed=frozenset(schema.get("enum", ())),
        one=schema.get("$ref", "").removesuffix(".json"),
        many=items.get("$ref", "").removesuffix(".json"),
    )


def refuse_unknown(name: str, schema: Mapping[str, Any]) -> None:
    """Raise for a word of JSON Schema that would be passed over."""
    for word in sorted(schema.keys() - CHECKED - DESCRIBING):
        raise Fault("hsds_schema_word", file=f"{name}.json", word=word)
