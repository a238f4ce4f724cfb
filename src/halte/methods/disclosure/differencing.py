"""A new table beside the earlier ones of the same people: what both give away.

The attacker has them all. Protected are the protected cells of the new table,
those that earlier tables withheld, and every small group that is a cell of the
one without a cell of the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from halte.methods.coded import Coded
from halte.methods.disclosure.attack import CLOSE, Mask, Statements, agrees
from halte.methods.disclosure.joint import Joint
from halte.methods.disclosure.programmes import (
    Matrix,
    Programme,
    Values,
    rows_of,
    solved,
)
from halte.methods.disclosure.published import Published
from halte.methods.disclosure.rounding import question
from halte.methods.disclosure.sensitive import differences
from halte.methods.disclosure.targets import Target, rows_from


@dataclass(frozen=True, eq=False)
class Beside:
    """The new table and its elders as one programme, and what must stay hidden.

    The new table’s own cells come first among the sums, so that what is withheld
    of it is withheld here. `targets` are cells of the tables; `between` are small
    groups that show only when one is held against another. `truth` fits all that
    is published.
    """

    statements: Statements
    targets: tuple[Target, ...]
    between: tuple[Target, ...]
    truth: Values

    def widened(self, withheld: Mask) -> Mask:
        """What is withheld of the new table, among all the sums."""
        extra = self.statements.least.size - withheld.size
        return np.append(withheld, np.zeros(extra, dtype=bool))


def joined(new: Published, elders: Sequence[Published], data: Coded) -> Joint:
    """One programme for these tables; columns that spell each other are found."""
    tables = (new, *elders)
    grouped = spellings(tables, data)
    levels: dict[str, set[str]] = {finer: set() for finer, _ in grouped.values()}
    for table in tables:
        met = {d.name: set(d.levels) for d in table.cube.dimensions}
        for column, found in [*met.items(), *table.where.items()]:
            if column not in grouped:
                levels.setdefault(column, set()).update(found)
    for column in levels.keys() & set(data.names):
        levels[column] |= set(data.levels[column])
    return Joint(tables, {c: tuple(sorted(v)) for c, v in levels.items()}, grouped)


def spellings(
    tables: Sequence[Published], data: Coded
) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Columns each of whose levels holds whole levels of another, finer column.

    A reader knows that ages 15 to 19 lie within 15 to 24; so must the attacker.
    """
    met = sorted({c for t in tables for c in t.columns if c in data.names})
    met.sort(key=lambda c: -len(data.levels[c]))
    made: dict[str, tuple[str, Mapping[str, str]]] = {}
    for i, coarse in enumerate(met):
        for fine in met[:i]:
            if fine in made or len(data.levels[fine]) <= len(data.levels[coarse]):
                continue
            spelt = function(data, fine, coarse)
            if spelt is not None:
                made[coarse] = (fine, spelt)
                break
    return made


def function(data: Coded, fine: str, coarse: str) -> dict[str, str] | None:
    """The coarse level of each fine one, None where it is not always the same."""
    first = np.full(len(data.levels[fine]), -1, dtype=np.int64)
    first[data.codes[fine]] = data.codes[coarse]
    if (first[data.codes[fine]] != data.codes[coarse]).any():
        return None
    return {
        level: data.levels[coarse][first[i]]
        for i, level in enumerate(data.levels[fine])
        if first[i] >= 0
    }


def beside(
    joint: Joint,
    new: Statements,
    hidden: Sequence[Target],
    pairs: NDArray[np.intp],
    data: tuple[Coded, NDArray[np.int64]],
    minimum: int,
    width: float,
) -> Beside | None:
    """The attack on the new table with its elders at hand.

    None where the elders speak of other people: nothing fits all of them.
    """
    elders = joint.tables[1:]
    homes = [joint.home(joint.columns(t)) for t in joint.tables]
    parts = [
        joint.placed(joint.rows(t, home), home)
        for t, home in zip(joint.tables, homes, strict=True)
    ]
    links = joint.links()
    known = together(new, elders, parts, links)
    nothing = np.zeros(known.least.size, dtype=bool)
    real = joint.truth(*data)
    fits = real is not None and bool(agrees(known, nothing, real[None, :])[0])
    truth = real if fits else pretended(known, joint)
    if truth is None:
        return None
    targets, groups = list(hidden), rows_of(sparse.csr_array((0, truth.size)))
    rest = differences(parts[0], pairs)
    targets += rows_from(known.least.size, rest.shape[0], 1.0)
    known = known.with_sums(rest)
    if fits:
        few = once(hidden_by(parts[1:], elders, truth, minimum))
        groups = once(nested(parts, truth, minimum))
        targets += rows_from(known.least.size, few.shape[0], width)
        known = known.with_sums(few)
    begin = known.least.size
    between = rows_from(begin, groups.shape[0], width)
    return Beside(known.with_sums(groups), tuple(targets), tuple(between), truth)


def together(
    new: Statements, elders: Sequence[Published], parts: Sequence[Matrix], links: Matrix
) -> Statements:
    """All that is known: the new table, its elders, and that they are of one people."""
    even = np.zeros(links.shape[0])
    fixed = np.concatenate([[], *(e.least for e in elders), even])
    roof = np.concatenate([[], *(e.most for e in elders), even])
    return Statements(
        rows_of(sparse.vstack([*parts, links])),
        np.append(new.least, fixed),
        np.append(new.most, roof),
        np.append(new.open_least, fixed),
        np.append(new.open_most, roof),
        np.append(new.kept, np.ones(fixed.size, dtype=bool)),
        new.whole,
    )


def pretended(known: Statements, joint: Joint) -> Values | None:
    """Some data that fit all tables, where the file cannot say; None if none do."""
    lower, upper = known.bounds(np.zeros(known.least.size, dtype=bool))
    found = solved(
        Programme(
            np.zeros(joint.unknowns),
            known.matrix,
            lower,
            upper,
            np.zeros(joint.unknowns),
            np.full(joint.unknowns, np.inf),
        ),
        whole=known.whole,
    )
    return None if found.point is None else found.point.round()


def hidden_by(
    parts: Sequence[Matrix], elders: Sequence[Published], truth: Values, minimum: int
) -> Matrix:
    """The small cells that elders withheld: they must stay hidden."""
    made = [rows_of(sparse.csr_array((0, truth.size)))]
    for part, elder in zip(parts, elders, strict=True):
        counts = part @ truth
        few = elder.withheld & (counts > CLOSE) & (counts < minimum - CLOSE)
        made.append(rows_of(part[np.flatnonzero(few)]))
    return rows_of(sparse.vstack(made))


def nested(parts: Sequence[Matrix], truth: Values, minimum: int) -> Matrix:
    """Small groups that are a cell of the one table without a cell of the other."""
    made = [between(parts[0], part, truth, minimum) for part in parts[1:]]
    return rows_of(sparse.vstack([rows_of(sparse.csr_array((0, truth.size))), *made]))


def between(new: Matrix, elder: Matrix, truth: Values, minimum: int) -> Matrix:
    """Differences of nested cells that neither table has by itself, where small."""
    fresh, old = only(new, elder), only(elder, new)
    made = [rows_of(sparse.csr_array((0, truth.size)))]
    for inner, outer in ((fresh, old), (old, fresh)):
        if not inner.shape[0] or not outer.shape[0]:
            continue
        sizes = np.asarray(inner.sum(axis=1)).ravel()
        shared = (inner @ outer.T).tocoo()
        nested = shared.data >= sizes[shared.row] - CLOSE
        nested &= sizes[shared.row] > 0
        a, b = shared.row[nested], shared.col[nested]
        counts = (outer @ truth)[b] - (inner @ truth)[a]
        few = (counts > CLOSE) & (counts < minimum - CLOSE)
        made.append(rows_of(outer[b[few]] - inner[a[few]]))
    return rows_of(sparse.vstack(made))


def only(rows: Matrix, other: Matrix) -> Matrix:
    """The rows that the other has not."""
    theirs = set(keys(other))
    return rows_of(rows[[i for i, key in enumerate(keys(rows)) if key not in theirs]])


def once(rows: Matrix) -> Matrix:
    """Each row once."""
    first = {key: i for i, key in reversed(list(enumerate(keys(rows))))}
    return rows_of(rows[sorted(first.values())])


def keys(rows: Matrix) -> list[bytes]:
    """A word for each row, equal where the rows are."""
    rows.sum_duplicates()
    rows.eliminate_zeros()
    return [
        rows.indices[a:b].tobytes() + rows.data[a:b].tobytes()
        for a, b in zip(rows.indptr[:-1], rows.indptr[1:], strict=True)
    ]


def revised(new: Published, elder: Published, minimum: int) -> int:
    """Cells that both tables publish exactly and that changed by a few people."""
    if not (new.exact and elder.exact) or dict(new.where) != dict(elder.where):
        return 0
    ours, theirs = by_name(new), by_name(elder)
    changes = [abs(ours[name] - theirs[name]) for name in ours.keys() & theirs.keys()]
    return sum(0 < change < minimum for change in changes)


def by_name(table: Published) -> dict[str, float]:
    """The exact values of a table, each under what its cell asks."""
    return {
        question(table.cube, int(cell)): float(table.least[cell])
        for cell in np.flatnonzero(~table.withheld)
    }
