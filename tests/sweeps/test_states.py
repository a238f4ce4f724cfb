"""Every table of transitions is closed: it names all states, and only those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib import import_module

from tests.sweeps.tree import SOURCE, modules


def tables() -> list[tuple[str, Mapping[object, Iterable[object]]]]:
    found = []
    for path in modules():
        if path.stem != "states":
            continue
        place = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        module = import_module(place)
        found += [
            (f"{place}.{name}", value)
            for name, value in vars(module).items()
            if name.endswith("TRANSITIONS")
        ]
    return found


def not_closed(table: Mapping[object, Iterable[object]]) -> list[str]:
    """What a table lacks, and where it leads outside its own enum."""
    kinds = {type(state) for state in table}
    if len(kinds) != 1:
        return [f"states of {len(kinds)} kinds"]
    kind = kinds.pop()
    if not issubclass(kind, StrEnum):
        return [f"{kind.__name__} is not a StrEnum"]
    missing = [f"{state} is missing" for state in kind if state not in table]
    outside = [
        f"{state} leads to {after!r}"
        for state, nexts in table.items()
        for after in nexts
        if not isinstance(after, kind)
    ]
    return missing + outside


def test_every_table_is_closed() -> None:
    found = tables()
    assert len(found) >= 2
    assert {
        where: faults for where, table in found if (faults := not_closed(table))
    } == {}


def test_the_sweep_finds_a_hole() -> None:
    class Light(StrEnum):
        RED = "red"
        GREEN = "green"

    assert not_closed({Light.RED: {Light.GREEN}}) == ["green is missing"]
    assert not_closed({Light.RED: {"blue"}, Light.GREEN: set()}) == [
        "red leads to 'blue'"
    ]
    assert not_closed({"red": set()}) == ["str is not a StrEnum"]
