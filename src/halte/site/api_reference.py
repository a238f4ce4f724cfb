"""`halte api`: the addresses and shapes of the API, written from its own description.

The reference page is kept by hand above the heading `## Addresses` and written by
this command from there on, so that it says what the API does and nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

FROM_HERE: Final = "## Addresses"

Node = Mapping[str, object]
"""A part of an OpenAPI 3.1 document."""


def main(arguments: Sequence[str]) -> int:
    """Print the reference, or write it into a page below its own heading."""
    parser = argparse.ArgumentParser(
        prog="halte api", description="The reference of the API, from its description."
    )
    parser.add_argument("--into", type=Path, metavar="PAGE", help="page to bring up")
    page: Path | None = parser.parse_args(arguments).into
    if page is None:
        print(reference(), end="")
        return 0
    page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def renewed(page: str) -> str:
    """The page with its generated part written anew; what stands above is kept."""
    return page.partition(FROM_HERE)[0] + reference()


def reference() -> str:
    """Every address by room, then every shape, as Markdown."""
    from halte.site.api import api

    described = api.get_openapi_schema()
    return "\n".join([*addresses(described), *shapes(described)]) + "\n"


def addresses(described: Node) -> Iterator[str]:
    """Each address under its room."""
    yield FROM_HERE
    room = ""
    for path, ways in pairs(described["paths"]):
        for method, operation in pairs(ways):
            tags = operation.get("tags")
            tag = str(tags[0]) if isinstance(tags, list) and tags else ""
            if tag != room:
                room = tag
                yield f"\n### {tag.capitalize()}"
            yield from one_address(f"{method.upper()} {path}", operation)


def one_address(name: str, operation: Node) -> Iterator[str]:
    """What is asked at one address, and what answers."""
    yield f"\n#### `{name}`\n"
    yield f"{one_line(operation.get('description') or operation.get('summary'))}\n"
    asked = items(operation.get("parameters"))
    if asked:
        yield "| asked | where | kind |\n|---|---|---|"
        for part in asked:
            needed = "" if part.get("required") else ", optional"
            yield (
                f"| `{part['name']}` | {part['in']}{needed} "
                f"| {kind(mapping(part['schema']))} |"
            )
        yield ""
    yield f"Answers with {answer(operation)}. {caller(operation)}"


def answer(operation: Node) -> str:
    """The shape of what a request that is taken gets."""
    for status, told in pairs(operation["responses"]):
        content = mapping(told.get("content") or {})
        if str(status).startswith("2") and "application/json" in content:
            return kind(mapping(mapping(content["application/json"])["schema"]))
    return "nothing"


def caller(operation: Node) -> str:
    """Who may ask."""
    ways = items(operation.get("security"))
    if not ways:
        return "No key is needed."
    if {} in ways:
        return "A key or a session may show more."
    return "A key is needed."


def shapes(described: Node) -> Iterator[str]:
    """Each shape with its fields."""
    yield "\n## Shapes"
    known = mapping(mapping(described["components"])["schemas"])
    for name in sorted(known):
        shape = mapping(known[name])
        yield f"\n### {name}\n"
        if shape.get("description"):
            yield f"{one_line(shape['description'])}\n"
        yield "| field | kind |\n|---|---|"
        for field, part in pairs(shape.get("properties") or {}):
            yield f"| `{field}` | {kind(part)} |"


def kind(schema: Node) -> str:
    """The kind of a value in a few words; a shape as a link to its fields."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(kind(one) for one in items(schema["anyOf"]))
    if "enum" in schema:
        return "one of " + ", ".join(f"`{one}`" for one in _list(schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {kind(mapping(schema.get('items') or {}))}"
    found = str(schema.get("format") or schema.get("type") or "anything")
    return found.replace("date-time", "moment")


def one_line(text: object) -> str:
    """A docstring as a paragraph."""
    return " ".join(str(text or "").split())


def pairs(node: object) -> Iterator[tuple[str, Node]]:
    """Names and parts, in the order of the description."""
    for name, part in mapping(node).items():
        yield str(name), mapping(part)


def mapping(node: object) -> Node:
    """A part that has names."""
    return node if isinstance(node, Mapping) else {}


def items(node: object) -> list[Node]:
    """A part that is a list of parts."""
    return [mapping(one) for one in _list(node)]


def _list(node: object) -> list[object]:
    return list(node) if isinstance(node, list) else []
