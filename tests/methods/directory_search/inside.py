"""All that an index knows, in a form in which two can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from halte.methods.directory_search import Index
from halte.methods.directory_search.bits import numbers_of


def inside(index: Index) -> dict[str, Any]:
    """All that an index knows, by ids: which number stands for whom is its own."""
    ids = [offer.id for offer in index.offers]
    numbers = {ident: n for n, ident in enumerate(ids)}

    def named(bits: int) -> frozenset[str]:
        return frozenset(ids[n] for n in numbers_of(bits, len(ids)))

    def by_key(lists: Mapping[str, Iterable[int]]) -> dict[str, list[str]]:
        return {key: sorted(ids[n] for n in some) for key, some in lists.items()}

    def column(values: Any) -> dict[str, Any]:
        return {
            each: np.asarray(values)[numbers[each]].tolist() for each in sorted(ids)
        }

    facts, near, postings = index.facts, index.near, index.postings
    places, times = facts.places, index.times
    return {
        "offers": {offer.id: offer for offer in index.offers},
        "everyone": named(facts.everyone),
        "said": {key: named(bits) for key, bits in facts.said.items()},
        "whole": {key: named(bits) for key, bits in facts.whole.items()},
        "days": [column(facts.verified), column(facts.due)],
        "rooms": sorted(
            (ids[n], *rest)
            for n, *rest in zip(
                places.number.tolist(), places.free.tolist(), places.told.tolist(),
                places.population.tolist(), strict=True,
            )
        ),
        "open": [named(times.always), named(times.known)],
        "zones": {
            zone: sorted((ids[n], start, until) for start, until, n in table.tolist())
            for zone, table in times.zones.items()
        },
        "where": repr(column(near.spots)),
        "near": [column(near.exact), named(near.located), named(near.silent),
                 near.middles.by_area],
        "served": [by_key(near.serving.lists), by_key(near.lying.lists)],
        "words": [dict(postings.own), by_key(postings._titles.lists),
                  by_key(postings._texts.lists)],
        "spelt": {w: sorted(s) for w, s in index.reader.own_words.ways.items()},
        "ranked": [column(index.ranking.marks), column(index.ranking.reach)],
        "hotlines": named(index.hotlines),
    }  # fmt: skip
