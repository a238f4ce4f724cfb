"""Sets of offers as whole numbers: bit n is offer n.

Python’s long integers intersect fifty thousand offers in a microsecond and need no
type of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def bits_of(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, all less than size."""
    flags = np.zeros(size, dtype=bool)
    flags[np.fromiter(numbers, dtype=np.int64)] = True
    return bits_where(flags)


def bits_where(flags: NDArray[np.bool_]) -> int:
    """The set of the numbers whose flag is set."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def flags_of(bits: int, size: int) -> NDArray[np.bool_]:
    """A flag for each number."""
    raw = np.frombuffer(bits.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(raw, count=size, bitorder="little").astype(bool)


def numbers_of(bits: int, size: int) -> Numbers:
    """The numbers of a set, ascending."""
    return np.flatnonzero(flags_of(bits, size))
