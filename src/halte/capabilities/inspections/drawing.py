"""A random draw that anyone can make again, by hand if need be.

Each employer’s place in the order is the SHA-256 of `seed:number`, smallest first.
The list is frozen, with its digest, before there is a seed; the first so many of the
order are drawn, and whoever cannot be inspected is replaced by the next.

A list can be a whole province. Its text is the largest thing that is held: numbers are
read from it one by one, and of their places only the smallest are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from io import StringIO
from typing import Final

NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The beginning of the order of a draw, and the digest of the list."""

    digest: str
    order: tuple[int, ...]


def frozen(numbers: Iterable[int]) -> str:
    """The list as text: JSON of the numbers in ascending order, each once."""
    return frozen_in_order(sorted(set(numbers)))[0]


def frozen_in_order(numbers: Iterable[int]) -> tuple[str, int]:
    """The same of numbers that ascend already, each once; and how many there are."""
    text, count = StringIO(), 0
    text.write("[")
    for count, number in enumerate(numbers, 1):
        text.write(f"{',' if count > 1 else ''}{number}")
    text.write("]")
    return text.getvalue(), count


def numbers_in(text: str) -> Iterator[int]:
    """The numbers of a frozen list, one by one."""
    return (int(found[0]) for found in NUMBER.finditer(text))


def size_of(text: str) -> int:
    """How many numbers a frozen list has."""
    return text.count(",") + 1 if text != "[]" else 0


def digest_of(text: str) -> str:
    """SHA-256 of a frozen list."""
    return sha256(text.encode()).hexdigest()


def place(seed: str, number: int) -> str:
    """What an employer is ordered by."""
    return sha256(f"{seed}:{number}".encode()).hexdigest()


def draw(text: str, seed: str, most: int | None = None) -> Drawn:
    """The order of those on a frozen list under a seed: all, or the first so many."""
    wanted = size_of(text) if most is None else most
    order = nsmallest(wanted, numbers_in(text), key=lambda n: place(seed, n))
    return Drawn(digest_of(text), tuple(order))
