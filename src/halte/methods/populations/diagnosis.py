"""What the lists can bear, before any estimate; and the gates that warn or refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np

from halte.methods.populations.captures import CaptureTable, contained
from halte.methods.populations.existence import check, fresh
from halte.methods.populations.fitting import problem
from halte.methods.populations.gates import Gate, gate
from halte.methods.populations.lattice import overlaps, pairs
from halte.methods.populations.models import Terms, all_pairs, main_effects

FEWEST_PEOPLE: Final = 20
FEWEST_LISTS: Final = 3
MANY_LISTS: Final = 8
LITTLE_OVERLAP: Final = 30
TOO_LITTLE_OVERLAP: Final = 10
MOST_PAIRS_TRIED: Final = 10
"""Every model of pairs is checked up to five lists (1,024 models)."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the lists can bear.

    Codes: 0 fits, 1 no maximum, 2 not identified, 3 both.
    """

    table: CaptureTable
    triples: int
    empty_pairs: tuple[str, ...]
    main_effects: int
    all_pairs: int
    single_pairs: dict[str, int]
    models_without_maximum: tuple[str, ...] | None
    gates: tuple[Gate, ...]

    @property
    def hopeless(self) -> bool:
        """Whether no method is even tried: too few people, one list, copies, no
        overlap."""
        refused = {g.gate for g in self.gates if g.outcome == "refuse"}
        alone = len(self.table.lists) < 2 or not self.table.shared
        return alone or bool(refused & {"people", "copies"})

    def to_dict(self) -> dict[str, Any]:
        """For machines."""
        return {
            **self.table.to_dict(),
            "overlapping_triples": self.triples,
            "pairs_without_overlap": list(self.empty_pairs),
            "codes": {
                "main_effects": self.main_effects,
                "all_pairs": self.all_pairs,
                "single_pairs": self.single_pairs,
            },
            "models_without_maximum": (
                None
                if self.models_without_maximum is None
                else list(self.models_without_maximum)
            ),
            "gates": [g.to_dict() for g in self.gates],
        }


def overlapping_triples(table: CaptureTable) -> int:
    """Triples of lists each two of which share somebody."""
    both = table.pair_overlaps
    return sum(
        all(both[f"{a}:{b}"] for a, b in combinations(three, 2))
        for three in combinations(table.lists, 3)
    )


def models_without_maximum(table: CaptureTable) -> tuple[str, ...] | None:
    """The models of pairs whose likelihood has no maximum; None where too many to ask.

    Named as `A:B+A:C`, smaller ones first.
    """
    both = [int(p) for p in pairs(len(table.lists))]
    if len(both) > MOST_PAIRS_TRIED:
        return None
    failing: list[str] = []
    for size in range(len(both) + 1):
        chosen = list(combinations(both, size))
        failing += [
            "+".join(map(table.named, model)) or "main"
            for model, code in zip(chosen, codes(table, chosen), strict=True)
            if code & 1
        ]
    return tuple(failing)


def codes(table: CaptureTable, models: Sequence[Sequence[int]]) -> list[int]:
    """The codes of models of equally many pairs."""
    lists = len(table.lists)
    terms = np.array([(*main_effects(lists), *m) for m in models], dtype=np.int64)
    counts = np.tile(table.counts[:, None].astype(np.float64), (1, len(models)))
    sums = overlaps(table.counts[:, None], lists)
    return [int(code) for code in fresh(problem(sums, terms, lists), counts, {})[1]]


def diagnose(table: CaptureTable, *, least_cell: int = 5) -> Diagnosis:
    """Judge a table. Lists that nobody is on are left out, and named."""
    empty = tuple(name for name, total in table.totals.items() if not total)
    table = table.informative()
    lists = len(table.lists)

    def code(terms: Terms) -> int:
        return check(table.counts, np.array(terms), lists)

    alone = [(int(pair),) for pair in pairs(lists)]
    named = [table.named(pair) for (pair,) in alone]
    singles = dict(zip(named, codes(table, alone) if alone else [], strict=True))
    whole, lost = code(all_pairs(lists)), models_without_maximum(table)
    both, triples = table.pair_overlaps, overlapping_triples(table)
    failing = [name for name, found in singles.items() if found]
    failing += ["+".join(both)] if whole else []
    gates = (
        gate_of_people(table.people),
        gate_of_lists(lists),
        *((gate("empty", "warn", lists=", ".join(empty)),) if empty else ()),
        gate_of_copies(table),
        gate_of_overlap(table.shared),
        gate("identifiability", "pass" if triples else "warn", triples=triples),
        gate_of_existence(
            tuple(dict.fromkeys([*failing, *(lost or ())])),
            len(both) + 2 if lost is None else 1 << len(both),
        ),
        gate_of_small_cells(both, least_cell),
    )
    return Diagnosis(
        table, triples, tuple(name for name, n in both.items() if not n),
        code(main_effects(lists)), whole, singles, lost, gates,
    )  # fmt: skip


def gate_of_people(people: int) -> Gate:
    """Fewer than twenty refuse."""
    if people < FEWEST_PEOPLE:
        return gate("people", "refuse", people=people, least=FEWEST_PEOPLE)
    return gate("people", "pass", people=people)


def gate_of_lists(lists: int) -> Gate:
    """Fewer than three refuse; more than eight warn."""
    if lists < 2:
        return gate("lists", "refuse", "one")
    if lists < FEWEST_LISTS:
        return gate("lists", "refuse", lists=lists)
    return gate("lists", "warn" if lists > MANY_LISTS else "pass", lists=lists)


def gate_of_copies(table: CaptureTable) -> Gate:
    """Two lists of exactly the same people refuse; one within another warns."""
    within, totals = contained(table), table.totals
    for first, second in within:
        if totals[first] == totals[second]:
            return gate("copies", "refuse", first=first, second=second)
    for first, second in within:
        if totals[first] >= TOO_LITTLE_OVERLAP:
            return gate("copies", "warn", first=first, second=second)
    return gate("copies", "pass")


def gate_of_overlap(shared: int) -> Gate:
    """Fewer than 30 people on two lists warn, fewer than 10 refuse."""
    if not shared:
        return gate("overlap", "refuse", "none")
    if shared < TOO_LITTLE_OVERLAP:
        return gate("overlap", "refuse", shared=shared)
    few = shared < LITTLE_OVERLAP
    return gate("overlap", "warn" if few else "pass", shared=shared)


def gate_of_existence(failing: tuple[str, ...], checked: int) -> Gate:
    """Candidates that cannot be fitted are named."""
    if not failing:
        return gate("existence", "pass", checked=checked)
    some = ", ".join(failing[:3])
    return gate("existence", "warn", failing=len(failing), checked=checked, some=some)


def gate_of_small_cells(both: dict[str, int], least: int) -> Gate:
    """Overlaps that are small cells."""
    small = sum(0 < n < least for n in both.values())
    return gate("disclosure", "warn" if small else "pass", small=small, least=least)
