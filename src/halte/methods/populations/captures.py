"""Capture tables: how many people are on exactly which lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.populations.lattice import Counts, members, overlaps, pairs

MOST_LISTS: Final = 10

declare(
    {
        "lists_many": Texts(
            "There are {found} lists; at most {most} can be worked with. Merge lists "
            "of one kind first.",
            "Il y a {found} listes ; on peut en traiter {most} au plus. Regroupez "
            "d’abord les listes de même nature.",
        ),
        "lists_alike": Texts(
            "The lists “{first}” and “{second}” differ only by spaces, case or "
            "accents written otherwise. Give each list one spelling.",
            "Les listes « {first} » et « {second} » ne diffèrent que par "
            "des espaces, la casse ou une écriture des accents. Gardez une seule "
            "graphie par liste.",
        ),
        "count_negative": Texts(
            "A count is below zero. A count is a whole number of people, 0 or more.",
            "Un effectif est négatif. Un effectif est un nombre entier de personnes, "
            "0 ou plus.",
        ),
        "list_unknown": Texts(
            "There is no list “{name}”. The lists are: {found}.",
            "Il n’y a pas de liste « {name} ». Les listes sont : {found}.",
        ),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class CaptureTable:
    """People by capture history.

    `counts[w]` people are on exactly the lists whose bits are set in w; `counts[0]`,
    those on none, is what is to be estimated and stands at 0.
    """

    lists: tuple[str, ...]
    counts: Counts
    stratum: str = ""
    period: str = ""
    linkage_run: str = ""

    def __post_init__(self) -> None:
        counts = np.array(self.counts, dtype=np.int64)
        if len(self.lists) > MOST_LISTS:
            raise Fault("lists_many", found=len(self.lists), most=MOST_LISTS)
        if counts.shape != (1 << len(self.lists),) or counts[0]:
            raise ValueError("counts must hold 2**lists numbers, the first of them 0")
        if (counts < 0).any():
            raise Fault("count_negative")
        counts.flags.writeable = False
        object.__setattr__(self, "counts", counts)

    @classmethod
    def of_histories(
        cls, lists: Sequence[str], histories: Mapping[str, int], **about: str
    ) -> CaptureTable:
        """From counts by history as text, `"101"`: on the first and third list.

        Histories left out, and histories with a count of 0, mean the same.
        """
        if len(lists) > MOST_LISTS:
            raise Fault("lists_many", found=len(lists), most=MOST_LISTS)
        counts = np.zeros(1 << len(lists), np.int64)
        for history, count in histories.items():
            if len(history) != len(lists) or set(history) - set("01"):
                raise ValueError(f"{history!r} is no history of {len(lists)} lists")
            counts[sum(1 << k for k, mark in enumerate(history) if mark == "1")] += (
                count
            )
        return cls(tuple(lists), counts, **about)

    @property
    def people(self) -> int:
        """People on at least one list."""
        return int(self.counts.sum())

    @property
    def totals(self) -> dict[str, int]:
        """People on each list."""
        sums = overlaps(self.counts[:, None], len(self.lists))[:, 0]
        return {name: int(sums[1 << k]) for k, name in enumerate(self.lists)}

    @property
    def shared(self) -> int:
        """People on two lists or more."""
        size = np.bitwise_count(np.arange(len(self.counts)))
        return int(self.counts[size >= 2].sum())

    @property
    def pair_overlaps(self) -> dict[str, int]:
        """People on both lists of each pair, under names such as `A:B`."""
        sums = overlaps(self.counts[:, None], len(self.lists))[:, 0]
        return {self.named(int(p)): int(sums[p]) for p in pairs(len(self.lists))}

    def named(self, term: int) -> str:
        """A set of lists by their names: `A:B`."""
        return ":".join(self.lists[k] for k in members(term))

    def history(self, cell: int) -> str:
        """A cell as text, `"101"`."""
        return "".join(str(cell >> k & 1) for k in range(len(self.lists)))

    def histories(self) -> dict[str, int]:
        """The counts that are not 0, by history as text."""
        return {
            self.history(int(w)): int(self.counts[w])
            for w in np.flatnonzero(self.counts)
        }

    def place(self, name: str) -> int:
        """Where a list stands."""
        if name not in self.lists:
            raise Fault("list_unknown", name=name, found=", ".join(self.lists))
        return self.lists.index(name)

    def informative(self) -> CaptureTable:
        """The same people without the lists that nobody is on."""
        return self.only([name for name, total in self.totals.items() if total])

    def only(self, lists: Sequence[str]) -> CaptureTable:
        """These lists in this order; people on no other list are gone."""
        made = self
        for name in set(self.lists) - set(lists):
            made = made.without(name)
        return made.in_order(lists)

    def without(self, name: str) -> CaptureTable:
        """As if a list had never been: people on no other list are gone."""
        return self._projected(self.place(name), keep=(0, 1))

    def known_by(self, name: str) -> CaptureTable:
        """The people on one list, as the others saw them; the rest are left out."""
        return self._projected(self.place(name), keep=(1,))

    def _projected(self, place: int, keep: tuple[int, ...]) -> CaptureTable:
        halves = self.counts.reshape(-1, 2, 1 << place)
        counts = halves[:, keep, :].sum(axis=1).reshape(-1)
        counts[0] = 0
        lists = self.lists[:place] + self.lists[place + 1 :]
        return replace(self, lists=lists, counts=counts)

    def with_counts(self, counts: Counts) -> CaptureTable:
        """The same lists with other counts."""
        return replace(self, counts=counts)

    def in_order(self, lists: Sequence[str]) -> CaptureTable:
        """The same people with the lists in another order."""
        places = [self.place(name) for name in lists]
        cells = np.arange(len(self.counts))
        moved = np.zeros_like(cells)
        for new, old in enumerate(places):
            moved |= (cells >> old & 1) << new
        counts = np.zeros_like(self.counts)
        counts[moved] = self.counts
        return replace(self, lists=tuple(lists), counts=counts)

    def to_dict(self) -> dict[str, Any]:
        """Lists and counts for machines."""
        return {
            "lists": list(self.lists),
            "histories": self.histories(),
            "people": self.people,
            "list_totals": self.totals,
            "pair_overlaps": self.pair_overlaps,
            "people_on_two_lists_or_more": self.shared,
        } | {
            name: value
            for name in ("stratum", "period", "linkage_run")
            if (value := getattr(self, name))
        }


def contained(table: CaptureTable) -> list[tuple[str, str]]:
    """Lists all of whose people are on another one too: the smaller list first."""
    totals, both = table.totals, table.pair_overlaps
    found = []
    for term in pairs(len(table.lists)):
        pair = sorted(
            (table.lists[k] for k in members(int(term))), key=lambda name: totals[name]
        )
        if totals[pair[0]] == both[table.named(int(term))] > 0:
            found.append((pair[0], pair[1]))
    return found
