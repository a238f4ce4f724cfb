"""Hierarchical models: which sets of lists have a term of their own.

A model is written by its largest sets: `[12,3]` means a term for the pair of the
first and second list, and a main effect for the third. The main effects and all
subsets of a set are always in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.lattice import Counts, members, pairs

Terms = tuple[int, ...]

declare(
    {
        "model_unreadable": Texts(
            "The model “{text}” cannot be read. Write “main”, “all”, pairs of list "
            "names such as A:B,B:C, or numbers of lists such as [12,23].",
            "Le modèle « {text} » est illisible. Écrivez « main », "
            "« all », des paires de noms de listes comme A:B,B:C, ou des "
            "numéros de listes comme [12,23].",
        ),
    }
)


def main_effects(lists: int) -> Terms:
    """The empty set and each list."""
    return (0, *(1 << k for k in range(lists)))


def all_pairs(lists: int) -> Terms:
    """Main effects and every pair of lists."""
    return (*main_effects(lists), *map(int, pairs(lists)))


def closed(sets: Sequence[int], lists: int) -> Terms:
    """The hierarchical model that these sets generate."""
    terms = set(main_effects(lists))
    for whole in sets:
        part = whole
        while part:
            terms.add(part)
            part = (part - 1) & whole
    return tuple(sorted(terms, key=place_of))


def place_of(term: int) -> tuple[int, tuple[int, ...]]:
    """Smaller sets first, then by their lists."""
    return term.bit_count(), members(term)


def largest(terms: Sequence[int]) -> list[int]:
    """The sets that are in no other, in the order of the notation."""
    tops = [s for s in terms if s and not any(s & r == s != r for r in terms)]
    return sorted(tops, key=lambda s: (-s.bit_count(), members(s)))


def notation(terms: Sequence[int]) -> str:
    """`[123,25,34]`; with more than nine lists `[1.2.10,3]`."""
    point = "." if max(terms).bit_length() > 9 else ""
    sets = (point.join(str(k + 1) for k in members(s)) for s in largest(terms))
    return f"[{','.join(sets)}]"


def parse(text: str, table: CaptureTable) -> Terms:
    """`main`, `all`, `[12,23]` or pairs by name (`A:B,B:C`)."""
    lists = len(table.lists)
    plain = text.strip()
    if plain.lower() in ("main", "all"):
        return main_effects(lists) if plain.lower() == "main" else all_pairs(lists)
    numbered = re.fullmatch(r"\[([\d.,\s]+)\]", plain)
    if numbered:
        return closed(list(by_number(numbered[1], lists, text)), lists)
    sets = []
    for part in plain.split(","):
        names = [name.strip() for name in re.split(r"[:*]", part)]
        if len(names) < 2 and names[0] not in table.lists:
            raise Fault("model_unreadable", text=text)
        sets.append(sum(1 << place for place in {table.place(n) for n in names}))
    return closed(sets, lists)


def by_number(inside: str, lists: int, text: str) -> Iterator[int]:
    """The sets of `12,23` as bits."""
    for part in inside.split(","):
        digits = part.strip().split(".") if "." in part else list(part.strip())
        if not digits or not all(d.isdigit() and 1 <= int(d) <= lists for d in digits):
            raise Fault("model_unreadable", text=text)
        yield sum({1 << (int(d) - 1) for d in digits})


MOST_EXHAUSTIVE: Final = 6
"""With more lists there are too many models to try them all (2**21 with seven)."""


def usual_order(lists: int) -> int:
    """The largest sets of a search: pairs for three lists and six, else triples."""
    return 3 if lists in (4, 5) else min(lists - 1, 2)


@cache
def hierarchical(lists: int, order: int) -> tuple[Terms, ...]:
    """Every hierarchical model with sets of at most `order` (1, 2 or 3) lists."""
    return tuple(
        (*main_effects(lists), *chosen, *triples)
        for chosen in (subsets(tuple(map(int, pairs(lists)))) if order > 1 else [()])
        for triples in (subsets(triangles(chosen, lists)) if order > 2 else [()])
    )


def subsets(of: Sequence[int]) -> list[Terms]:
    """All subsets, smaller ones first."""
    return [c for size in range(len(of) + 1) for c in combinations(of, size)]


def triangles(chosen: Sequence[int], lists: int) -> Terms:
    """The triples of lists all of whose pairs are chosen."""
    have = set(chosen)
    return tuple(
        a | b | c
        for a, b, c in combinations([1 << k for k in range(lists)], 3)
        if {a | b, a | c, b | c} <= have
    )


def by_size(models: Sequence[Terms]) -> dict[int, tuple[list[int], Counts]]:
    """Models of one number of terms together: their places, and their terms."""
    places: dict[int, list[int]] = {}
    for place, terms in enumerate(models):
        places.setdefault(len(terms), []).append(place)
    return {
        size: (where, np.array([models[p] for p in where], dtype=np.int64))
        for size, where in places.items()
    }
