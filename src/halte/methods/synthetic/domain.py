"""The public domain: which values each column may hold, known before the data is seen.

A domain read off the data would tell who is in it. It is written by hand, or
from a code book, and nothing outside it ever comes out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.faults import Fault
from halte.methods.synthetic import sentences  # noqa: F401 (declares what is said)

MOST_VALUES: Final = 1_000
"""A column with more values than this is no category."""

MOST_CELLS: Final = 4_000_000
"""Cells of all two-way tables together: more would not fit a small machine."""

Codes = Mapping[str, NDArray[np.int32]]
Rule = Mapping[str, tuple[str, ...]]
"""A combination that cannot be: every column named holds one of its values."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """A column that only groups the values of a finer one, such as province of city."""

    fine: str
    coarse: str
    group_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Domain:
    """Columns with their values ('' is missing), what cannot be, and the hierarchies.

    `columns` are in the order in which the synthetic file writes them.
    """

    columns: Mapping[str, tuple[str, ...]]
    impossible: tuple[Rule, ...] = ()
    groupings: tuple[Grouping, ...] = ()

    @property
    def measured(self) -> tuple[str, ...]:
        """The columns that must be measured: constants and groups follow by themselves.

        A group is a function of the finer column, so it costs no budget and
        can never contradict it.
        """
        grouped = {g.coarse for g in self.groupings}
        return tuple(
            name
            for name, values in self.columns.items()
            if len(values) > 1 and name not in grouped
        )

    def size(self, name: str) -> int:
        """How many values a column may hold."""
        return len(self.columns[name])

    def shape(self, names: Sequence[str]) -> tuple[int, ...]:
        """The shape of the table that crosses these columns."""
        return tuple(len(self.columns[name]) for name in names)

    def derived(self, codes: Codes) -> dict[str, NDArray[np.int32]]:
        """All columns, from the measured ones."""
        rows = len(next(iter(codes.values())))
        made = dict(codes)
        waiting = list(self.groupings)
        while waiting:
            grouping = waiting.pop(0)
            if grouping.fine not in made and self.size(grouping.fine) > 1:
                waiting.append(grouping)
                continue
            table = self.groups(grouping)
            fine = made.get(grouping.fine, np.zeros(rows, dtype=np.int32))
            made[grouping.coarse] = table[fine]
        nothing = np.zeros(rows, dtype=np.int32)
        return {name: made.get(name, nothing) for name in self.columns}

    def groups(self, grouping: Grouping) -> NDArray[np.int32]:
        """The code of the group for each code of the finer column."""
        place = {text: i for i, text in enumerate(self.columns[grouping.coarse])}
        return np.array(
            [place[grouping.group_of[v]] for v in self.columns[grouping.fine]],
            dtype=np.int32,
        )

    def forbidden(self, codes: Codes) -> NDArray[np.bool_]:
        """Which rows hold a combination that cannot be; `codes` are all columns."""
        made = np.zeros(len(next(iter(codes.values()))), dtype=bool)
        for rule in self.impossible:
            here = np.ones_like(made)
            for name, values in rule.items():
                wanted = [self.columns[name].index(value) for value in values]
                here &= np.isin(codes[name], wanted)
            made |= here
        return made

    def known_zeros(self, names: Sequence[str]) -> NDArray[np.bool_]:
        """The cells of a table of measured columns that no row can be in."""
        shape = self.shape(names)
        grid = np.indices(shape, dtype=np.int32).reshape(len(names), -1)
        nothing = np.zeros(grid.shape[1], dtype=np.int32)
        known = {name: nothing for name in self.columns if self.size(name) == 1}
        known |= dict(zip(names, grid, strict=True))
        for grouping in self.groupings:
            if grouping.fine in known:
                known[grouping.coarse] = self.groups(grouping)[known[grouping.fine]]
        within = tuple(rule for rule in self.impossible if set(rule) <= set(known))
        part = Domain(self.columns, within, self.groupings)
        return part.forbidden(known).reshape(shape)

    def to_dict(self) -> dict[str, object]:
        """The domain as the long form of DOMAIN.json."""
        made: dict[str, object] = {
            "columns": {name: list(values) for name, values in self.columns.items()}
        }
        if self.impossible:
            rules = [{n: list(v) for n, v in rule.items()} for rule in self.impossible]
            made["impossible"] = rules
        if self.groupings:
            made["hierarchies"] = {
                g.fine: {"column": g.coarse, "groups": turned(g)}
                for g in self.groupings
            }
        return made


def turned(grouping: Grouping) -> dict[str, list[str]]:
    """A grouping as groups with their values."""
    made: dict[str, list[str]] = {}
    for value, group in grouping.group_of.items():
        made.setdefault(group, []).append(value)
    return made


def read_domain(path: Path) -> Domain:
    """A domain from a JSON file, short or long form; raises Fault."""
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = json.loads(text, object_pairs_hook=once(path.name))
    except UnicodeDecodeError as error:
        raise Fault("domain_not_json", file=path.name) from error
    except json.JSONDecodeError as error:
        raise Fault("domain_not_json", file=path.name, row=error.lineno) from error
    return domain_of(found, path.name)


def once(file: str) -> Callable[[list[tuple[str, object]]], dict[str, object]]:
    """What json needs to refuse a column that is written twice."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in items:
            if key in made:
                raise Fault("domain_column_twice", file=file, column=key)
            made[key] = value
        return made

    return pairs


def domain_of(found: object, file: str = "") -> Domain:
    """A domain from JSON values: `{column: [values]}`, or the long form.

    Long: `{"columns": {column: [values]}, "impossible": [{column: [values]}],
    "hierarchies": {fine: {"column": coarse, "groups": {group: [values]}}}}`.
    """
    if not isinstance(found, dict) or not found:
        raise Fault("domain_shape", file=file)
    long = isinstance(found.get("columns"), dict)
    if long and (extra := set(found) - {"columns", "impossible", "hierarchies"}):
        raise Fault("domain_key", file=file, key=", ".join(sorted(extra)))
    given = found["columns"] if long else found
    columns = {n: values_of(v, file, n) for n, v in given.items()}
    if not columns:
        raise Fault("domain_shape", file=file)
    rules = found.get("impossible", []) if long else []
    groups = found.get("hierarchies", {}) if long else {}
    if not isinstance(rules, list) or not isinstance(groups, dict):
        raise Fault("domain_shape", file=file)
    made = Domain(
        columns,
        tuple(rule_of(rule, columns, file) for rule in rules),
        tuple(grouping_of(n, g, columns, file) for n, g in groups.items()),
    )
    return sound(made, file)


def values_of(found: object, file: str, column: str) -> tuple[str, ...]:
    """The values of a column as text; raises Fault where they are no list of values."""
    if not column.strip():
        raise Fault("domain_column_blank", file=file)
    if isinstance(found, dict) and isinstance(found.get("values"), list):
        found = found["values"]
    if not isinstance(found, list | tuple) or not found:
        raise Fault("domain_values", file=file, column=column)
    values = tuple(text_of(value, file, column) for value in found)
    if len(set(values)) < len(values):
        raise Fault("domain_value_twice", file=file, column=column)
    if len(values) > MOST_VALUES:
        raise Fault(
            "domain_too_large", file=file, column=column, found=len(values),
            most=MOST_VALUES,
        )  # fmt: skip
    return values


def text_of(value: object, file: str, column: str) -> str:
    """A value as the data writes it; null is missing."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Fault("domain_values", file=file, column=column)
    return str(value).strip()


def rule_of(found: object, columns: Mapping[str, tuple[str, ...]], file: str) -> Rule:
    """A combination that cannot be; one value may stand without its list."""
    if not isinstance(found, dict) or len(found) < 2:
        raise Fault("domain_rule", file=file)
    made: dict[str, tuple[str, ...]] = {}
    for name, values in found.items():
        listed = values if isinstance(values, list) else [values]
        texts = tuple(text_of(value, file, name) for value in listed)
        if not texts or not set(texts) <= set(columns.get(name, ())):
            raise Fault("domain_rule_unknown", file=file, column=name)
        made[name] = texts
    return made


def grouping_of(
    fine: str, found: object, columns: Mapping[str, tuple[str, ...]], file: str
) -> Grouping:
    """A hierarchy; each value of the finer column is in one group."""
    coarse = found.get("column") if isinstance(found, dict) else None
    groups = found.get("groups") if isinstance(found, dict) else None
    if not isinstance(coarse, str) or not isinstance(groups, dict):
        raise Fault("domain_hierarchy", file=file, column=fine)
    if fine not in columns or coarse not in columns:
        raise Fault("domain_hierarchy", file=file, column=fine)
    group_of: dict[str, str] = {}
    for group, values in groups.items():
        if group not in columns[coarse] or not isinstance(values, list):
            raise Fault("domain_hierarchy", file=file, column=fine)
        for value in values:
            text = text_of(value, file, fine)
            if text in group_of:
                raise Fault("domain_hierarchy", file=file, column=fine)
            group_of[text] = group
    if set(group_of) != set(columns[fine]):
        raise Fault("domain_hierarchy", file=file, column=fine)
    return Grouping(fine, coarse, group_of)


def sound(domain: Domain, file: str) -> Domain:
    """The domain, unless it is a circle, holds nothing to measure, or is too large."""
    coarse = [g.coarse for g in domain.groupings]
    finer = {g.coarse: g.fine for g in domain.groupings}
    for name in coarse:
        seen, at = set[str](), name
        while at in finer and at not in seen:
            seen.add(at)
            at = finer[at]
        if at in seen or coarse.count(name) > 1:
            raise Fault("domain_hierarchy", file=file, column=name)
    if not domain.measured:
        raise Fault("domain_constant", file=file)
    sizes = np.array([domain.size(n) for n in domain.measured], dtype=np.int64)
    cells = int((sizes.sum() ** 2 - (sizes**2).sum()) // 2)
    if cells > MOST_CELLS:
        raise Fault("domain_too_wide", file=file, found=cells, most=MOST_CELLS)
    return domain
