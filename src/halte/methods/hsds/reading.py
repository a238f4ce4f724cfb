"""Files of HSDS: a page, a list or an object in JSON, lines of JSON, or tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from halte.methods.faults import Fault, Faults
from halte.methods.hsds import sentences as _  # noqa: F401
from halte.methods.hsds.checking import check, objects
from halte.methods.hsds.findings import Finding, Report, error, warning
from halte.methods.hsds.meaning import MEANINGS
from halte.methods.hsds.references import References
from halte.methods.hsds.schemas import Shape, Shapes
from halte.methods.places import parsed

NEEDED_TABLES: Final = ("organization", "service")
TELLING: Final = (
    ("service_at_location", ("location",)),
    ("service", ("status",)),
    ("location", ("location_type",)),
    ("taxonomy_term", ("taxonomy_id",)),
    ("taxonomy_term", ("taxonomy_detail",)),
    ("taxonomy_term", ("parent_id",)),
)
"""Fields by which an object tells its kind."""


def check_file(
    path: Path, shapes: Shapes, now: datetime, kind: str = ""
) -> Report:  # fmt: skip
    """The report of a file or of a folder of tables; raises where none can be read."""
    if kind and kind not in shapes:
        raise Fault("hsds_kind_unknown", known=", ".join(shapes))
    if path.is_dir():
        return check_tables(path, shapes, now)
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    if path.suffix in (".ndjson", ".jsonl"):
        return check_things(lines_of(path), shapes, now, kind)
    return check_things(things_of(path), shapes, now, kind)


def things_of(path: Path) -> list[tuple[str, Any]]:
    """The objects of a document, each with its path: of a page, those within it."""
    faults: list[Fault] = []
    try:
        whole = parsed(path.read_bytes(), faults)
    except Faults as found:
        raise located(found, path) from None
    if faults:
        raise located(Faults(faults), path)
    if isinstance(whole, dict) and "contents" in whole:
        whole, place = whole["contents"], "$.contents"
    else:
        place = "$"
    if isinstance(whole, list):
        return [(f"{place}[{number}]", thing) for number, thing in enumerate(whole)]
    return [(place, whole)]


def located(faults: Faults, path: Path) -> Faults:
    """The faults with the name of the file."""
    for fault in faults.found:
        fault.file = path.name
    return faults


def lines_of(path: Path) -> Iterator[tuple[str, Any]]:
    """The objects of lines of JSON; only one line is held at a time."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield f"line {number}", json.loads(line)
                except ValueError:
                    raise Fault("hsds_line", file=path.name, row=number) from None


def check_things(
    things: Iterable[tuple[str, Any]], shapes: Shapes, now: datetime, kind: str
) -> Report:
    """The report of objects with all that lies within them."""
    report, references = Report(), References(whole=False)
    for path, thing in things:
        shape = shapes[kind or kind_of(thing, shapes)]
        report.add(check(thing, shape, shapes, path))
        for inner, one, at, parent in objects(thing, shape, shapes, path):
            report.objects[inner.name] += 1
            report.add(meant(inner, one, at, now))
            report.add(references.see(inner, one, at, parent))
    report.add(references.dangling())
    return report


def kind_of(thing: object, shapes: Shapes) -> str:
    """The kind that an object tells by its fields."""
    keys = thing.keys() if isinstance(thing, dict) else set()
    for kind, telling in TELLING:
        if kind in shapes and set(telling) <= keys:
            return kind
    if {"name", "description"} <= keys:
        return "taxonomy" if "version" in keys else "organization"
    raise Fault("hsds_kind_unknown", known=", ".join(shapes))


def meant(
    shape: Shape, thing: Mapping[str, Any], path: str, now: datetime
) -> Iterator[Finding]:  # fmt: skip
    """What the facts forbid of an object."""
    if shape.name in MEANINGS:
        yield from MEANINGS[shape.name](thing, path, now)


def check_tables(folder: Path, shapes: Shapes, now: datetime) -> Report:
    """The report of a package of tables, with every pointer."""
    report, references = Report(), References(whole=True)
    for shape in shapes.values():
        path = folder / shape.table
        if not path.is_file():
            if shape.name in NEEDED_TABLES:
                report.add([error("hsds_table", shape.name, shape.table)])
            continue
        for place, row, unknown in rows_of(path, shape):
            report.objects[shape.name] += 1
            report.add(warning("hsds_column", shape.name, at) for at in unknown)
            report.add(check_row(row, shape, shapes, place))
            report.add(meant(shape, row, place, now))
            report.add(references.see(shape, row, place, ("", "")))
    report.add(references.dangling())
    return report


def rows_of(
    path: Path, shape: Shape
) -> Iterator[tuple[str, dict[str, Any], list[str]]]:  # fmt: skip
    """The rows of a table with their places; unknown columns come with the first."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        names = reader.fieldnames or ()
        unknown = [f"{path.name}:{n}" for n in names if n not in shape.fields]
        for number, cells in enumerate(reader, 2):
            row = {
                name: typed(value, shape.fields[name].type)
                for name, value in cells.items()
                if name in shape.fields and value
            }
            yield f"{path.name}:{number}", row, unknown
            unknown = []


def typed(value: str, kind: str) -> str | float | bool:
    """A cell as JSON would have it; one that is not of its type stays a text."""
    if kind == "boolean":
        return {"true": True, "false": False}.get(value.lower(), value)
    if kind in ("number", "integer"):
        try:
            return float(value)
        except ValueError:
            return value
    return value


def check_row(
    row: dict[str, Any], shape: Shape, shapes: Shapes, place: str
) -> Iterator[Finding]:  # fmt: skip
    """A row against its shape; what is an object in JSON is a pointer in a table."""
    for name in shape.required_columns:
        if name not in row:
            yield error("hsds_required", shape.name, f"{place}.{name}")
    for finding in check(row, shape, shapes, place, deep=False):
        if finding.code != "hsds_required":
            yield finding
