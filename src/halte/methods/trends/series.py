"""Series over time: exact rates, slow trends, change points, comparisons of groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import fisher_exact
from scipy.stats.contingency import odds_ratio

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.trends.changes import Change
from halte.methods.trends.notes import Note, note
from halte.methods.trends.periods import CYCLE
from halte.methods.trends.populations import Populations
from halte.methods.trends.rates import Rate, benjamini_hochberg, per, share
from halte.methods.trends.reading import Columns, Rows, read_rows
from halte.methods.trends.screening import objection, quiet_periods, refuse_little
from halte.methods.trends.shapes import LEAST_CYCLES, Seasons, seasons_of, shape_of
from halte.methods.trends.slopes import Slope
from halte.methods.trends.telling import comparison_sentence, series_sentence

Floats = NDArray[np.float64]

MOST_VALUES: Final = 40
"""Values of an attribute that have a series of their own: the commonest."""

PER: Final = 100_000

declare(
    {
        "where_unreadable": Texts(
            "“{text}” is no condition. Write column=value, several with commas.",
            "«\u00a0{text}\u00a0» n’est pas une condition. Écrivez colonne=valeur, en "
            "séparant plusieurs conditions par des virgules.",
        ),
        "value_missing": Texts(
            "No case has this value: {value}.",
            "Aucun dossier n’a cette valeur\u00a0: {value}.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Series:
    """One series. `unit` is count, share (of all cases) or population (per 100,000).

    `shape` is steady, trend or step: which of the three describes it best; `changes`
    are the cuts of a step. `seasonal`: a season was found and taken out. `q_value` is
    that of its change, among all series of one run.
    """

    attributes: Mapping[str, str]
    unit: str
    periods: tuple[str, ...]
    counts: tuple[int, ...]
    exposure: tuple[float, ...]
    rates: tuple[Rate | None, ...]
    trend: Slope | None
    changes: tuple[Change, ...]
    shape: str
    p_value: float
    seasonal: bool = False
    q_value: float = 1.0

    @property
    def sentence(self) -> Texts:
        """The series in a sentence."""
        return series_sentence(self)

    def to_dict(self) -> dict[str, Any]:
        """The series for machines."""
        return {
            "attributes": dict(self.attributes),
            "unit": self.unit,
            "periods": list(self.periods),
            "counts": list(self.counts),
            "rates": [rate and rounded(rate) for rate in self.rates],
            "shape": self.shape,
            "seasonal": self.seasonal,
            "trend": self.trend
            and {
                "factor_per_period": round(self.trend.factor, 6),
                "interval": [round(self.trend.low, 6), round(self.trend.high, 6)],
                "p_value": self.trend.p_value,
                "dispersion": round(self.trend.dispersion, 4),
            },
            "changes": [
                {
                    "period": self.periods[cut.place],
                    "before": round(cut.before, 8),
                    "after": round(cut.after, 8),
                }
                for cut in self.changes
            ],
            "p_value": self.p_value,
            "q_value": self.q_value,
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a group moved in the latest period against all others.

    `ratio` is the conditional odds ratio of (group, others) × (latest, history), with
    its exact interval; None stands for infinity.
    """

    attributes: Mapping[str, str]
    latest: int
    latest_of: int
    before: int
    before_of: int
    ratio: float | None
    low: float
    high: float | None
    p_value: float
    q_value: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """The comparison for machines."""
        return {
            "attributes": dict(self.attributes),
            "latest": [self.latest, self.latest_of],
            "history": [self.before, self.before_of],
            "ratio": self.ratio,
            "interval": [self.low, self.high],
            "p_value": self.p_value,
            "q_value": self.q_value,
            "sentence_en": comparison_sentence(self).en,
            "sentence_fr": comparison_sentence(self).fr,
        }


@dataclass(frozen=True, slots=True)
class Collection:
    """All series of a run, the total first, then those that changed most surely."""

    series: tuple[Series, ...]
    comparisons: tuple[Comparison, ...]
    where: Mapping[str, str]
    fdr: float
    notes: tuple[Note, ...]

    def to_dict(self) -> dict[str, Any]:
        """The run for machines."""
        return {
            "series": [one.to_dict() for one in self.series],
            "comparisons": [one.to_dict() for one in self.comparisons],
            "settings": {"where": dict(self.where), "fdr": self.fdr},
            "notes": [one.to_dict() for one in self.notes],
        }


def rounded(rate: Rate) -> dict[str, float]:
    """A rate for machines."""
    return {
        "rate": round(rate.value, 8),
        "low": round(rate.low, 8),
        "high": round(rate.high, 8),
    }


def conditions(text: str) -> dict[str, str]:
    """`sector=care,province=ON` as a mapping; raises `where_unreadable`."""
    made = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        column, equals, value = part.partition("=")
        if not equals or not column.strip():
            raise Fault("where_unreadable", text=part)
        made[column.strip()] = value.strip()
    return made


def series_file(
    path: Path,
    columns: Columns,
    *,
    where: Mapping[str, str] | None = None,
    compare: str = "",
    populations: Populations | None = None,
    latest: str = "",
    fdr: float = 0.05,
) -> Collection:
    """All series of a file. Raises Fault naming file, row and column."""
    asked = dict(where or {})
    extra = [compare] if compare else []
    named = tuple(dict.fromkeys([*columns.attributes, *asked, *extra]))
    wanted = replace(columns, attributes=named if columns.attributes else ())
    rows = read_rows(path, wanted, latest)
    for column in (*asked, *extra):
        if column not in rows.attributes:
            found = ", ".join(rows.attributes)
            raise Fault("column_missing", file=path.name, column=column, found=found)
    rows = limited(rows, asked, path.name)
    refuse_little(rows, path.name)
    objections = {c: objection(rows, c) for c in rows.attributes if c not in asked}
    notes = [n for n in objections.values() if n is not None]
    kept = [c for c, against in objections.items() if against is None]
    own = [c for c in kept if not columns.attributes or c in columns.attributes]
    return Collection(
        series=tuple(all_series(rows, own, populations, fdr)),
        comparisons=tuple(comparisons(rows, compare)) if compare in kept else (),
        where=asked,
        fdr=fdr,
        notes=(*rows.notes, *notes, *quiet_periods(rows), *short_of_seasons(rows)),
    )


def short_of_seasons(rows: Rows) -> list[Note]:
    """A note where a season cannot be told from a change."""
    cycle = CYCLE[rows.periods[0].length]
    if cycle == 1 or len(rows.periods) >= LEAST_CYCLES * cycle:
        return []
    return [note("no_season", found=len(rows.periods), cycle=cycle)]


def limited(rows: Rows, where: Mapping[str, str], file: str) -> Rows:
    """Only the rows that meet the conditions; periods and totals follow them."""
    kept = np.ones(rows.data.rows, dtype=np.bool_)
    for column, value in where.items():
        levels = rows.data.levels[column]
        if value not in levels:
            raise Fault("value_missing", file=file, column=column, value=value)
        kept &= rows.data.codes[column] == levels.index(value)
    return rows.only(kept)


def all_series(
    rows: Rows,
    attributes: Sequence[str],
    populations: Populations | None,
    fdr: float,
) -> list[Series]:
    """The total, then each value of each attribute, surest change first.

    A series whose change may be chance, at this rate, is steady.
    """
    totals = rows.totals.astype(np.float64)
    periods = tuple(map(str, rows.periods))
    seasons = seasons_of(rows.periods)
    exposure, unit = np.ones(len(totals)), "count"
    if populations is not None:
        exposure, unit = populations.whole(rows.periods), "population"
    whole = series_of({}, totals, exposure, periods, unit, seasons)
    made = []
    for column in attributes:
        by_group = populations is not None and populations.group == column
        for value, counts in values_of(rows, column):
            if by_group and populations is not None:
                exposure, unit = populations.of(value, rows.periods), "population"
            else:
                exposure, unit = totals, "share"
            name = {column: value}
            made.append(series_of(name, counts, exposure, periods, unit, seasons))
    q_values = benjamini_hochberg([whole.p_value, *(s.p_value for s in made)])
    whole, *made = (
        replace(s, q_value=q)
        if q <= fdr
        else replace(s, q_value=q, shape="steady", changes=())
        for s, q in zip([whole, *made], q_values, strict=True)
    )
    return [whole, *sorted(made, key=lambda s: s.p_value)]


def values_of(rows: Rows, column: str) -> list[tuple[str, Floats]]:
    """Counts by period of the commonest values of a column."""
    levels = rows.data.levels[column]
    place = rows.period.astype(np.int64) * len(levels) + rows.data.codes[column]
    size = len(rows.periods) * len(levels)
    table = np.bincount(place, rows.weights, minlength=size).astype(np.float64)
    table = table.reshape(len(rows.periods), len(levels))
    top = np.argsort(-table.sum(axis=0), kind="stable")[:MOST_VALUES]
    return [(levels[i], table[:, i]) for i in top if table[:, i].any()]


def series_of(
    attributes: Mapping[str, str],
    counts: Floats,
    exposure: Floats,
    periods: tuple[str, ...],
    unit: str,
    seasons: Seasons | None = None,
) -> Series:
    """One series with all that is known about it."""
    shape = shape_of(counts, exposure, seasons)
    return Series(
        attributes=attributes,
        unit=unit,
        periods=periods,
        counts=tuple(int(c) for c in counts),
        exposure=tuple(map(float, exposure)),
        rates=tuple(
            rate_of(int(c), float(e), unit)
            for c, e in zip(counts, exposure, strict=True)
        ),
        trend=shape.trend,
        changes=shape.changes if shape.name == "step" else (),
        shape=shape.name,
        p_value=shape.p_value,
        seasonal=shape.seasonal,
    )


def rate_of(count: int, exposure: float, unit: str) -> Rate | None:
    """The rate of a period; None where there was nothing to count among."""
    if exposure <= 0:
        return None
    if unit == "share":
        return share(count, int(exposure))
    return per(count, exposure / PER if unit == "population" else exposure)


def comparisons(rows: Rows, column: str) -> list[Comparison]:
    """Each group of a column against all others: latest period against the history."""
    totals = rows.totals
    latest_of, before_of = int(totals[-1]), int(totals[:-1].sum())
    made = []
    for value, counts in values_of(rows, column):
        latest, before = int(counts[-1]), int(counts[:-1].sum())
        table = [[latest, before], [latest_of - latest, before_of - before]]
        made.append(compared({column: value}, table))
    q_values = benjamini_hochberg([c.p_value for c in made])
    pairs = zip(made, q_values, strict=True)
    return sorted((replace(c, q_value=q) for c, q in pairs), key=lambda c: c.p_value)


def compared(attributes: Mapping[str, str], table: list[list[int]]) -> Comparison:
    """A two by two table: exact conditional odds ratio, interval and p."""
    (latest, before), (rest, rest_before) = table
    found = odds_ratio(table, kind="conditional")
    span = found.confidence_interval(0.95)
    return Comparison(
        attributes=attributes,
        latest=latest,
        latest_of=latest + rest,
        before=before,
        before_of=before + rest_before,
        ratio=finite(float(found.statistic)),
        low=float(span.low) if isfinite(span.low) else 0.0,
        high=finite(float(span.high)),
        p_value=float(fisher_exact(np.array(table)).pvalue),
    )


def finite(value: float) -> float | None:
    """A number, or None for infinity or where nothing is known."""
    return value if isfinite(value) else None
