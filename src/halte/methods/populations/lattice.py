"""Sums over the subsets and supersets of lists, for many tables at once.

A history is a set of lists, written as bits: bit k is list k. Arrays have one row
for each of the 2**t histories (row 0 is "on no list") and one column for each table
of a batch, so that every step runs along contiguous columns.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Marks = NDArray[np.bool_]


def add_subsets(values: Floats, lists: int) -> Floats:
    """In place: row w becomes the sum of the rows of all subsets of w."""
    for k in range(lists):
        halves = values.reshape(1 << (lists - 1 - k), 2, -1)
        halves[:, 1] += halves[:, 0]
    return values


def add_supersets(values: Floats, lists: int) -> Floats:
    """In place: row w becomes the sum of the rows of all supersets of w."""
    for k in range(lists):
        halves = values.reshape(1 << (lists - 1 - k), 2, -1)
        halves[:, 0] += halves[:, 1]
    return values


def overlaps(counts: NDArray[np.generic], lists: int) -> Floats:
    """For each set of lists, how many are on all of them (and perhaps on more)."""
    return add_supersets(np.array(counts, dtype=np.float64, order="C"), lists)


def pairs(lists: int) -> Counts:
    """All pairs of lists as bits: 12, 13, …, 23, … ."""
    made = [(1 << i) | (1 << j) for i, j in combinations(range(lists), 2)]
    return np.array(made, dtype=np.int64)


def members(term: int) -> tuple[int, ...]:
    """The places of the lists in a set."""
    return tuple(k for k in range(term.bit_length()) if term >> k & 1)
