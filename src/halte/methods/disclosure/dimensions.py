"""A dimension of a table: its levels, named groups of them, the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.faults import Fault

TOTAL: Final = "Total"
"""How a total is written in a released table; the same word in both languages."""


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """Levels as in the data, then groups (each after what it is made of), then Total.

    `members[node][level]` says whether the node counts the level.
    """

    name: str
    levels: tuple[str, ...]
    nodes: tuple[str, ...]
    members: NDArray[np.bool_]

    @property
    def total(self) -> int:
        """The place of the total among the nodes."""
        return len(self.nodes) - 1

    def above(self) -> list[NDArray[np.intp]]:
        """For each level, the nodes that count it."""
        return [np.flatnonzero(self.members[:, i]) for i in range(len(self.levels))]

    def to_dict(self) -> dict[str, Any]:
        """The dimension as JSON values: what anyone who reads the table knows."""
        groups = {
            node: [self.levels[i] for i in np.flatnonzero(self.members[place])]
            for place, node in enumerate(self.nodes[:-1])
            if place >= len(self.levels)
        }
        return {"name": self.name, "levels": list(self.levels), "groups": groups}


def dimension(
    name: str,
    levels: Sequence[str],
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Dimension:
    """A dimension from its levels and its groups, each a list of levels or groups.

    Raises Fault where a group cannot be one: a name used twice, a circle.
    """
    known = dict(groups or {})
    for group in known:
        if group in levels or group == TOTAL:
            raise Fault("group_is_level", column=name, group=group)
    if TOTAL in levels:
        raise Fault("level_named_total", column=name)
    place = {level: i for i, level in enumerate(levels)}
    rows = [np.eye(len(levels), dtype=bool)[i] for i in range(len(levels))]
    made = {group: gathered(name, group, known, place, ()) for group in known}
    named = [group for group in known if made[group].any()]
    rows += [made[group] for group in named]
    rows.append(np.ones(len(levels), dtype=bool))
    nodes = (*levels, *named, TOTAL)
    return Dimension(name, tuple(levels), nodes, np.array(rows))


def gathered(
    name: str,
    group: str,
    groups: Mapping[str, Sequence[str]],
    place: Mapping[str, int],
    above: tuple[str, ...],
) -> NDArray[np.bool_]:
    """The levels that a group counts; a level that the data lacks counts nothing."""
    if group in above:
        raise Fault("group_circle", column=name, group=group)
    counted = np.zeros(len(place), dtype=bool)
    for child in groups[group]:
        if child in groups:
            counted |= gathered(name, child, groups, place, (*above, group))
        elif child in place:
            counted[place[child]] = True
    return counted
