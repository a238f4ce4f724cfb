"""YAML with places: every value knows its row, and an unknown key is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from halte.methods.faults import Fault


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a rule needs, in both languages, and how to make it of what was read."""

    en: str
    fr: str
    make: Callable[[Any], Any]


def text(value: Any) -> str:
    """A word or a sentence; ValueError otherwise."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError


def label(value: Any) -> str:
    """A level as the data write it: numbers and words alike."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError
    return str(value).strip()


def labels(value: Any) -> tuple[str, ...]:
    """A list of levels."""
    return tuple(label(v) for v in listed(value))


def listed(value: Any) -> list[Any]:
    """A list that holds something."""
    if isinstance(value, list) and value:
        return value
    raise ValueError


def number(least: float, most: float) -> Callable[[Any], float]:
    """A number within bounds."""

    def make(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError
        if not least <= value <= most:
            raise ValueError
        return float(value)

    return make


def whole(least: int, most: int) -> Callable[[Any], int]:
    """A whole number within bounds."""

    def make(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError
        if not least <= value <= most:
            raise ValueError
        return value

    return make


def one_of(*words: str) -> Callable[[Any], str]:
    """One of these words."""

    def make(value: Any) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    return make


def mapping(make: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """Names, and a value for each."""

    def made(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or not value:
            raise ValueError
        return {label(k): make(v) for k, v in value.items()}

    return made


TEXT: Final = Wanted("a text", "un texte", text)
LABELS: Final = Wanted("a list of names", "une liste de noms", labels)


class Rows(dict[str, int]):
    """The row of each key of a mapping, the whole mapping’s under ''."""


def load(path: Path) -> tuple[dict[str, Any], Rows, dict[str, Rows]]:
    """The mapping in a YAML file, the row of each key, and of each key’s keys."""
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    try:
        content = path.read_bytes()
        root = yaml.compose(content, Loader=yaml.SafeLoader)
        found = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark is not None else 1
        raise Fault("rules_unreadable", file=path.name, row=row) from error
    if root is None:
        return {}, Rows(), {}
    if not isinstance(found, dict) or not isinstance(root, yaml.MappingNode):
        raise Fault("rules_unreadable", file=path.name, row=1)
    rows = rows_of(root, path.name)
    below = {
        str(key.value): rows_of(value, path.name)
        for key, value in root.value
        if isinstance(value, yaml.MappingNode)
    }
    return {str(k): v for k, v in found.items()}, rows, below


def rows_of(node: yaml.MappingNode, file: str) -> Rows:
    """The row of each key; a key given twice is an error."""
    rows = Rows({"": node.start_mark.line + 1})
    for key, _ in node.value:
        name, row = str(key.value), key.start_mark.line + 1
        if name in rows:
            raise Fault("rule_twice", file=file, row=row, key=name)
        rows[name] = row
    return rows


def checked(
    found: Any, wanted: Mapping[str, Wanted], rows: Rows, file: str, within: str = ""
) -> dict[str, Any]:
    """Only the keys that are known, each made into what it should be."""
    if not isinstance(found, dict):
        raise Fault(
            "rule_value", file=file, row=rows.get("", 1), key=within,
            wanted="keys and values", wanted_fr="des clés et des valeurs",
        )  # fmt: skip
    made: dict[str, Any] = {}
    for key, value in found.items():
        row, name = rows.get(str(key), rows.get("", 1)), str(key)
        if name not in wanted:
            known = ", ".join(wanted)
            raise Fault("rule_unknown", file=file, row=row, key=name, known=known)
        rule = wanted[name]
        try:
            made[name] = rule.make(value)
        except (ValueError, TypeError):
            raise Fault(
                "rule_value",
                file=file,
                row=row,
                key=name,
                wanted=rule.en,
                wanted_fr=rule.fr,
            ) from None
    return made
