"""The people of a file, as codes in the public domain; refused where they leave it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.coded import Coded, read_coded
from halte.methods.faults import Fault
from halte.methods.synthetic.domain import MOST_VALUES, Domain

FEWEST: Final = 40
"""As for tables: Statistics Canada gives no characteristics for areas under 40."""

FEW_ROWS: Final = 100
ANY_NUMBER: Final = 20_000_000
"""Distinct values that a column of persons may have."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows as codes of the domain: `codes[c][i]` is a place in `domain.columns[c]`.

    `left_out` rows were beyond the bound of a person; `people` is how many
    persons there are, `columns_left_out` what the file holds beside the domain.
    """

    domain: Domain
    codes: dict[str, NDArray[np.int32]]
    count: int
    people: int
    left_out: int = 0


def read_rows(
    path: Path, domain: Domain, *, person: str = "", most: int = 1, few: bool = False
) -> Rows:
    """Read a file within a domain; raises Fault with file, row and column.

    `person` is the column that tells people apart, and each has at most `most`
    rows: without a bound that was declared (`most` of 0) a second row is
    refused. `few` allows fewer than 40 people, for a holdout.
    """
    coded = read_coded(path, list(domain.columns), MOST_VALUES)
    codes = {name: within(coded, name, domain, path.name) for name in domain.columns}
    possible(codes, domain, path.name)
    kept, people = bounded(path, person, most, coded.rows)
    if people < FEWEST and not few:
        raise Fault("few_people", file=path.name, found=people, least=FEWEST)
    if not few:
        for name in domain.measured:
            tells_no_names(coded, name, path.name)
    made = {name: values[kept] for name, values in codes.items()}
    return Rows(domain, made, int(kept.sum()), people, int((~kept).sum()))


def within(coded: Coded, name: str, domain: Domain, file: str) -> NDArray[np.int32]:
    """A column in the codes of the domain."""
    place = {text: i for i, text in enumerate(domain.columns[name])}
    table = np.array([place.get(t, -1) for t in coded.levels[name]], dtype=np.int32)
    made: NDArray[np.int32] = table[coded.codes[name]]
    outside = made < 0
    if outside.any():
        row = int(np.argmax(outside))
        blank = coded.levels[name][coded.codes[name][row]] == ""
        kind = "blank_undeclared" if blank else "outside_domain"
        found = int(outside.sum())
        raise Fault(kind, file=file, row=row + 2, column=name, found=found)
    return made


def possible(codes: dict[str, NDArray[np.int32]], domain: Domain, file: str) -> None:
    """Refuse rows that contradict the structural zeros or hierarchies."""
    wrong = domain.forbidden(codes)
    if wrong.any():
        row, found = int(np.argmax(wrong)) + 2, int(wrong.sum())
        raise Fault("impossible_row", file=file, row=row, found=found)
    for grouping in domain.groupings:
        wrong = domain.groups(grouping)[codes[grouping.fine]] != codes[grouping.coarse]
        if wrong.any():
            row, found = int(np.argmax(wrong)) + 2, int(wrong.sum())
            raise Fault(
                "hierarchy_broken", file=file, row=row, column=grouping.coarse,
                found=found, fine=grouping.fine,
            )  # fmt: skip


def bounded(
    path: Path, person: str, most: int, rows: int
) -> tuple[NDArray[np.bool_], int]:
    """Which rows are kept, and how many people there are.

    The first rows of each person stay, so what is kept of one person depends
    on nobody else.
    """
    if not person:
        return np.ones(rows, dtype=bool), rows
    coded = read_coded(path, [person], ANY_NUMBER)
    who = coded.codes[person]
    if "" in coded.levels[person]:
        row = int(np.argmax(who == coded.levels[person].index(""))) + 2
        raise Fault("person_unknown", file=path.name, row=row, column=person)
    order = np.argsort(who, kind="stable")
    sorted_who = who[order]
    starts = np.flatnonzero(np.r_[True, sorted_who[1:] != sorted_who[:-1]])
    lengths = np.diff(np.r_[starts, rows])
    if not most and (lengths > 1).any():
        row = int(order[starts[np.argmax(lengths > 1)] + 1]) + 2
        raise Fault(
            "person_twice", file=path.name, row=row, column=person,
            found=int((lengths > 1).sum()), most=int(lengths.max()),
        )  # fmt: skip
    rank = np.empty(rows, dtype=np.int64)
    rank[order] = np.arange(rows) - np.repeat(starts, lengths)
    return rank < max(most, 1), len(starts)


def tells_no_names(coded: Coded, name: str, file: str) -> None:
    """Refuse a column whose values are nearly one to a row: an identifier."""
    met = len(coded.levels[name])
    if coded.rows >= FEW_ROWS and 2 * met > coded.rows:
        raise Fault(
            "identifier_in_disguise", file=file, column=name, found=met,
            rows=coded.rows,
        )  # fmt: skip
