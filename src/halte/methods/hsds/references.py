"""Identifiers: who points at whom, and at nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from halte.methods.hsds.findings import Finding, error, warning
from halte.methods.hsds.schemas import Shape

POINTERS: Final = {
    "organization_id": "organization",
    "parent_organization_id": "organization",
    "program_id": "program",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
    "contact_id": "contact",
    "phone_id": "phone",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
    "unit_id": "unit",
    "link_id": "",
    "resource_id": "",
}
"""The kind that each field points at; '' for any."""

PARENT: Final = "parent_id"
"""Of a term: another term."""


class References:
    """Gathers identifiers and pointers; says at the end which point at nothing."""

    def __init__(self, *, whole: bool) -> None:
        """`whole` says that everything must be there, as in a package of tables."""
        self.whole = whole
        self.known: dict[str, set[str]] = {}
        self.pointers: list[tuple[str, str, str, str]] = []

    def see(
        self, shape: Shape, thing: dict[str, Any], path: str, parent: tuple[str, str]
    ) -> Iterator[Finding]:
        """Note an object; an id twice in a table, or not the one above it, is wrong."""
        ident = str(thing.get("id", ""))
        known = self.known.setdefault(shape.name, set())
        if ident and ident in known and (self.whole or not parent[0]):
            yield error("hsds_id_twice", shape.name, f"{path}.id")
        known.add(ident)
        for name, value in thing.items():
            target = shape.name if name == PARENT else POINTERS.get(name)
            if target is None or not isinstance(value, str) or not value:
                continue
            at = f"{path}.{name}"
            if target and target == parent[0] and name == f"{target}_id":
                if value != parent[1]:
                    yield error("hsds_other_parent", shape.name, at)
            else:
                self.pointers.append((target, value, shape.name, at))

    def dangling(self) -> Iterator[Finding]:
        """The pointers at what is not in the file."""
        everything = set().union(*self.known.values()) if self.known else set()
        for target, value, kind, path in self.pointers:
            known = self.known.get(target, set()) if target else everything
            if value not in known:
                tell = error if self.whole else warning
                code = "hsds_dangling" if self.whole else "hsds_outside"
                yield tell(code, kind, path)
