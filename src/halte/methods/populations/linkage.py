"""What errors of linkage do to an estimate.

A missed link counts one person as two; a false link counts two as one. Given the
shares of both, tables are drawn as they might stand with the errors undone, and the
panel is run on each. Tables drawn by a linkage model can be given instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.lattice import Counts, Floats, members

DRAWS: Final = 100

declare(
    {
        "rate_outside": Texts(
            "This share of links must be 0 or more and less than {most}; it is "
            "{value}.",
            "Cette part de liens doit valoir 0 ou plus et moins de {most} ; elle "
            "vaut {value}.",
        ),
        "draws_other_lists": Texts(
            "This drawn table has other lists than the first one: {found}.",
            "Ce tableau tiré n’a pas les mêmes listes que le premier : {found}.",
        ),
        "draws_none": Texts(
            "There is no drawn table here. Give a folder of CSV files, one a draw.",
            "Il n’y a aucun tableau tiré ici. Donnez un dossier de fichiers CSV, un "
            "par tirage.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class LinkageError:
    """Shares of error.

    `missed`: of true links, those not made. `false`: false links for each person who
    is truly on one list only; each joins two of them from different lists.
    """

    missed: float = 0.0
    false: float = 0.0

    def __post_init__(self) -> None:
        for value, most in ((self.missed, 1.0), (self.false, 0.5)):
            if not 0 <= value < most:
                raise Fault("rate_outside", value=value, most=most)


def draw(
    table: CaptureTable, error: LinkageError, random: np.random.Generator
) -> CaptureTable:
    """One table as it might stand had the links been right.

    False links are undone first, then missed ones are made.
    """
    counts = np.array(table.counts)
    part_false_links(counts, len(table.lists), error.false, random)
    make_missed_links(counts, error.missed, random)
    return table.with_counts(counts)


def expected_false(counts: Counts, lists: int, share: float, lost: float) -> Floats:
    """Expected false links of each pair of lists, in proportion to their sizes.

    `lost` is the part of single-list people that false links have taken already.
    """
    single = counts[1 << np.arange(lists)] / (1 - lost)
    both = np.outer(single, single)
    np.fill_diagonal(both, 0.0)
    whole = both.sum()
    return both * (2 * share * single.sum() / whole) if whole else both


def part_false_links(
    counts: Counts, lists: int, share: float, random: np.random.Generator
) -> None:
    """Part some of those on exactly two lists into two people of one list each."""
    if not share:
        return
    mean = expected_false(counts, lists, share, 2 * share)
    for i, j in combinations(range(lists), 2):
        cell = (1 << i) | (1 << j)
        chance = min(1.0, mean[i, j] / counts[cell]) if counts[cell] else 0.0
        move(counts, cell, [1 << i, 1 << j], int(random.binomial(counts[cell], chance)))


def move(counts: Counts, whole: int, pieces: Sequence[int], people: int) -> None:
    """So many people counted as one become several; fewer than 0: the other way."""
    counts[whole] -= people
    counts[list(pieces)] += people


def make_missed_links(
    counts: Counts, share: float, random: np.random.Generator
) -> None:
    """Join people who were one: for each history seen k times, so many were parted.

    A person on r lists hangs together by r - 1 links; with all made the history is
    seen, so that those parted follow a negative binomial. Parts are taken from
    people who stand there.
    """
    if not share:
        return
    order = np.argsort(-np.bitwise_count(np.arange(len(counts))), kind="stable")
    for cell in map(int, order):
        links = cell.bit_count() - 1
        if links < 1 or not counts[cell]:
            continue
        whole = (1 - share) ** links
        parted = int(random.negative_binomial(counts[cell], whole))
        if links == 1:
            pieces = [1 << k for k in members(cell)]
            move(counts, cell, pieces, -min(parted, int(counts[pieces].min())))
            continue
        for _ in range(parted):
            pieces = broken(cell, share, random, somewhere=True)
            if all(counts[piece] for piece in pieces):
                move(counts, cell, pieces, -1)


def broken(
    cell: int, share: float, random: np.random.Generator, somewhere: bool = False
) -> list[int]:
    """The pieces of a history whose chain of links, in any order, may break.

    `somewhere`: it is known to have broken.
    """
    chain = random.permutation(members(cell))
    breaks = random.random(len(chain) - 1) < share
    while somewhere and not breaks.any():
        breaks = random.random(len(chain) - 1) < share
    pieces, piece = [], 1 << int(chain[0])
    for place, torn in zip(chain[1:], breaks, strict=True):
        if torn:
            pieces.append(piece)
            piece = 0
        piece |= 1 << int(place)
    return [*pieces, piece]


def with_errors(
    table: CaptureTable, error: LinkageError, random: np.random.Generator
) -> CaptureTable:
    """The other way: a table as errors of linkage would have shown it."""
    counts, lists = np.array(table.counts), len(table.lists)
    for cell in range(len(counts)):
        people = int(table.counts[cell])
        if cell.bit_count() == 2:
            parted = int(random.binomial(people, error.missed))
            move(counts, cell, [1 << k for k in members(cell)], parted)
        elif cell.bit_count() > 2:
            for _ in range(people):
                move(counts, cell, broken(cell, error.missed, random), 1)
    mean = expected_false(table.counts, lists, error.false, 0.0)
    for i, j in combinations(range(lists), 2):
        pieces = [1 << i, 1 << j]
        made = min(int(random.poisson(mean[i, j])), int(counts[pieces].min()))
        move(counts, (1 << i) | (1 << j), pieces, -made)
    return table.with_counts(counts)


def like_the_first(
    tables: Sequence[CaptureTable], names: Sequence[str]
) -> list[CaptureTable]:
    """Drawn tables with their lists in the order of the first."""
    if not tables:
        raise Fault("draws_none")
    made = []
    for table, name in zip(tables, names, strict=True):
        if set(table.lists) != set(tables[0].lists):
            raise Fault("draws_other_lists", file=name, found=", ".join(table.lists))
        made.append(table.in_order(tables[0].lists))
    return made
