"""An object against its shape: fields, types, formats, lists of values.

The same verdict as JSON Schema with its formats checked, which the tests hold
against another implementation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from halte.methods.hsds.findings import Finding, error
from halte.methods.hsds.schemas import Field, Shape, Shapes

UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*")
URI: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,/:;=?@\[\]~\w.-]+", re.ASCII
)
MOMENT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})",
    re.ASCII,
)


def is_moment(text: str) -> bool:
    """A date and time with its offset (RFC 3339)."""
    if not MOMENT.fullmatch(text):
        return False
    try:
        whole = re.sub(r"\.\d+", "", text.upper().replace("Z", "+00:00"))
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True


FORMATS: Final[Mapping[str, Callable[[str], bool]]] = {
    "uuid": lambda text: UUID.fullmatch(text) is not None,
    "email": lambda text: EMAIL.fullmatch(text) is not None,
    "uri": lambda text: URI.fullmatch(text) is not None,
    "date-time": is_moment,
}

TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}


def check(
    thing: object, shape: Shape, shapes: Shapes, path: str, *, deep: bool = True
) -> Iterator[Finding]:
    """What is wrong with an object and, where deep, with those within it."""
    if not isinstance(thing, dict):
        yield error("hsds_type", shape.name, path, type="object")
        return
    for name in shape.required:
        if name not in thing:
            yield error("hsds_required", shape.name, f"{path}.{name}")
    for name, value in thing.items():
        field = shape.fields.get(name)
        if field is not None:
            at = f"{path}.{name}"
            yield from check_value(value, field, shape, at)
            if deep:
                yield from check_within(value, field, shapes, at)


def check_value(
    value: Any, field: Field, shape: Shape, path: str
) -> Iterator[Finding]:  # fmt: skip
    """What is wrong with one value by itself."""
    wanted = TYPES.get(field.type)
    if wanted is not None and not is_of(value, wanted):
        yield error("hsds_type", shape.name, path, type=field.type)
        return
    if field.allowed and value not in field.allowed:
        known = ", ".join(sorted(field.allowed))
        yield error("hsds_enum", shape.name, path, known=known)
    if isinstance(value, str) and field.format:
        fits = FORMATS.get(field.format)
        if fits is not None and not fits(value):
            yield error("hsds_format", shape.name, path, format=field.format)


def is_of(value: object, wanted: tuple[type, ...]) -> bool:
    """Whether a value is of a type of JSON, where true is no number."""
    if isinstance(value, bool):
        return bool in wanted
    if wanted == TYPES["integer"] and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, wanted)


def check_within(
    value: Any, field: Field, shapes: Shapes, path: str
) -> Iterator[Finding]:  # fmt: skip
    """What is wrong with the objects within a value."""
    if field.one and field.one in shapes:
        yield from check(value, shapes[field.one], shapes, path)
    if field.many and field.many in shapes and isinstance(value, list):
        for number, one in enumerate(value):
            yield from check(one, shapes[field.many], shapes, f"{path}[{number}]")


Parent = tuple[str, str]
"""Kind and id of the object that another lies in."""

NONE: Final[Parent] = ("", "")


def objects(
    thing: Any, shape: Shape, shapes: Shapes, path: str, parent: Parent = NONE
) -> Iterator[tuple[Shape, dict[str, Any], str, Parent]]:
    """An object and all within it, each with its path and the kind and id above it."""
    if not isinstance(thing, dict):
        return
    yield shape, thing, path, parent
    mine = (shape.name, str(thing.get("id", "")))
    for name, value in thing.items():
        field = shape.fields.get(name)
        if field is None:
            continue
        at = f"{path}.{name}"
        if field.one in shapes:
            yield from objects(value, shapes[field.one], shapes, at, mine)
        elif field.many in shapes and isinstance(value, list):
            for number, one in enumerate(value):
                inner = shapes[field.many]
                yield from objects(one, inner, shapes, f"{at}[{number}]", mine)
