"""The strongest cell is told, its rows are set aside, and the rest judged again.

Setting the rows of a told cell aside, in the latest period and in the history alike,
leaves every other cell with what it holds outside the told one. What was unusual only
because it overlaps is usual then: a spike is told once. (Iterated scan; Zhang, Assunção
& Kulldorff 2010.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.progress import Report, silent
from halte.methods.trends.cases import Cases
from halte.methods.trends.drift import drift, levelled
from halte.methods.trends.expecting import Frame
from halte.methods.trends.lattice import Lattice, count, lattice
from halte.methods.trends.scoring import Scales, Scored, priced, score
from halte.methods.trends.tails import log_at_least, log_gamma

Floats = NDArray[np.float64]
Places = tuple[tuple[int, int], ...]
"""(attribute number, code) of each value of a cell."""

SAME: Final = log(0.05)
"""ln p above which a cell’s share of its parent is what it always was."""

LEAST_HISTORY: Final = 50
LEAST_LATEST: Final = 10
HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """A cell over all periods: observed, expected from the other periods, variance."""

    observed: tuple[int, ...]
    mean: tuple[float, ...]
    variance: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A told cell; `log_p` is after the price of all that was looked at.

    `by_parts` is the most that a part of it, as it stands now, would lead one to
    expect; None for a single value. `inside` are cells told within this one.
    """

    places: Places
    rise: bool
    observed: int
    mean: float
    variance: float
    log_p: float
    rank: int
    course: Course
    by_parts: float | None = None
    inside: tuple[Found, ...] = ()


@dataclass(slots=True)
class State:
    """What is left to judge: rows, totals, counts by order."""

    alive: NDArray[np.bool_]
    totals: Floats
    counts: list[NDArray[np.int32]]


@dataclass(frozen=True, slots=True)
class Watch:
    """How to judge: level, order, smallest count, most alerts.

    `usual_total` to `full_total` is what the latest period may hold by chance;
    `complete` says that nothing of it is still to come; `wide` multiplies variances.
    """

    level: float
    order: int = 3
    least: int = 5
    most: int = 20
    usual_total: float = 0.0
    complete: bool = False
    full_total: float = inf
    wide: float = 1.0


def search(
    cases: Cases, watch: Watch, report: Report = silent
) -> tuple[list[Found], int]:
    """The told cells, strongest first, and how many cells were looked at."""
    shape = lattice(cases.sizes, cases.others, watch.order)
    state = begun(cases, shape, report)
    found: list[Found] = []
    looked = 0
    while len(found) < watch.most and float(state.totals[-1]) >= LEAST_LATEST:
        scored = scores(cases, shape, state, watch)
        looked = looked or sum(s.tested for s in scored)
        best = strongest(scored)
        if best is None:
            break
        way, cell, rise = descended(climbed(best, scored, state), scored, state, watch)
        one = told(shape, scored[way], state, (way, cell, rise), len(found) + 1)
        if one.log_p - log(one.rank) > log(watch.level):
            break
        found.append(one)
        set_aside(cases, shape, state, one.places)
    return found, looked


def search_inside(cases: Cases, watch: Watch, found: list[Found]) -> list[Found]:
    """Each told cell with what changed within it, as a world of its own.

    Its level is shared among the told cells.
    """
    return [replace(one, inside=within(cases, watch, one, found)) for one in found]


def within(
    cases: Cases, watch: Watch, one: Found, found: Sequence[Found]
) -> tuple[Found, ...]:
    """What changed among the cases of a told cell that no other told cell holds."""
    fixed = {attribute for attribute, _ in one.places}
    left = [a for a in range(len(cases.attributes)) if a not in fixed]
    rows = cases.holding(one.places)
    for other in found:
        if other is not one:
            rows &= ~cases.holding(other.places)
    before = int((rows & (cases.period < len(cases.periods) - 1)).sum())
    small = one.observed < LEAST_LATEST or before < LEAST_HISTORY
    if len(fixed) >= watch.order or not left or small:
        return ()
    inner = cases.only(rows, left)
    limits = Watch(
        watch.level / len(found),
        watch.order - len(fixed),
        watch.least,
        watch.most,
        complete=watch.complete,
        wide=max(one.observed / one.mean, 1.0),
    )
    again, _ = search(inner, limits)
    own = [
        replace(
            f, places=tuple(sorted((*one.places, *((left[a], c) for a, c in f.places))))
        )
        for f in again
    ]
    return tuple(own)


def begun(cases: Cases, shape: Lattice, report: Report) -> State:
    """Everything counted once."""
    periods = len(cases.periods)
    counts = count(shape, cases.codes, cases.period, periods, cases.weights, report)
    totals = np.bincount(cases.period, cases.weights, minlength=periods)
    return State(np.ones(len(cases.period), np.bool_), totals.astype(float), counts)


def scores(cases: Cases, shape: Lattice, state: State, watch: Watch) -> list[Scored]:
    """Every order scored, given what is left."""
    frame = frame_of(cases, state)
    latest = max(float(state.totals[-1]), 1.0)
    rise = max(watch.usual_total / latest, 1.0)
    wide = watch.wide * max(latest / watch.full_total, 1.0)
    scales = Scales(rise, 1.0 if watch.complete else HALF, wide)
    above = np.array([1.0])
    made: list[Scored] = []
    for order, counts in zip(shape.orders, state.counts, strict=True):
        singles = (made[0].observed, made[0].mean) if made else None
        made.append(score(order, counts, above, frame, scales, watch.least, singles))
        history = counts[:-1].sum(axis=0, dtype=np.int64).astype(np.float64)
        total = max(float(state.totals[:-1].sum()), 1.0)
        above = made[-1].basis.prior.drawn(history, total)
    return priced(made)


def frame_of(cases: Cases, state: State) -> Frame:
    """Totals and the drift of every single value."""
    singles = state.counts[0].astype(np.float64)
    factor, variance = np.ones_like(singles), np.zeros_like(singles)
    start = 0
    for size in cases.sizes:
        here = slice(start, start + size)
        known = singles[:, here]
        late = None if cases.completeness is None else cases.completeness[:, here]
        moved = drift(known, state.totals, cases.times, cases.seasons, late)
        share = known[:-1].sum(axis=0)
        factor[:, here] = levelled(moved.factor, share)
        variance[:, here] = moved.variance
        start += size
    if cases.completeness is not None:
        factor = factor * cases.completeness
    return Frame(state.totals, factor, variance)


def strongest(scored: list[Scored]) -> tuple[int, int, bool] | None:
    """The order, cell and direction of the smallest p; fewer values win a tie."""
    best, place = 0.0, None
    for way, one in enumerate(scored):
        for logs, rise in ((one.rises, True), (one.falls, False)):
            cell = int(np.argmin(logs))
            if logs[cell] < best - 1e-9:
                best, place = float(logs[cell]), (way, cell, rise)
    return place


def climbed(
    best: tuple[int, int, bool], scored: list[Scored], state: State
) -> tuple[int, int, bool]:
    """The smallest description: a parent that changed as a whole is told instead."""
    way, cell, rise = best
    while rise and way > 0:
        order = scored[way].order
        own, parents = state.counts[way], state.counts[way - 1]
        wider = [
            int(p)
            for p in order.parents[:, cell]
            if scored[way - 1].rises[p] < 0
            and same_share(own[:, cell], parents[:, int(p)])
        ]
        if not wider:
            break
        cell = min(wider, key=lambda p: float(scored[way - 1].rises[p]))
        way -= 1
    return way, cell, rise


def descended(
    best: tuple[int, int, bool],
    scored: list[Scored],
    state: State,
    watch: Watch,
) -> tuple[int, int, bool]:
    """A child that holds the whole change is told instead of its parent."""
    way, cell, rise = best
    while rise and way + 1 < len(scored):
        children, parent = scored[way + 1], scored[way]
        below = np.flatnonzero((children.order.parents == cell).any(axis=0))
        below = below[children.rises[below] < log(watch.level)]
        own, wide = state.counts[way + 1], state.counts[way][:, cell]
        narrower = [
            c
            for c in map(int, below)
            if not same_share(own[:, c], wide)
            and usual_without(parent, children, cell, c)
        ]
        if not narrower:
            break
        cell = min(narrower, key=lambda c: float(children.rises[c]))
        way += 1
    return way, cell, rise


def usual_without(parent: Scored, child: Scored, cell: int, part: int) -> bool:
    """Whether what a cell holds outside one of its children is as expected."""
    rest = parent.observed[cell] - child.observed[part]
    mean = max(parent.mean[cell] - child.mean[part], 1e-9)
    variance = mean * parent.variance[cell] / parent.mean[cell]
    tail = log_at_least(*(np.array([x]) for x in (rest, mean, variance)))
    return float(tail[0]) > SAME


def same_share(own: NDArray[np.int32], parent: NDArray[np.int32]) -> bool:
    """Whether a cell holds no more of its parent now than it did in the history.

    Given the parent’s count now, the cell’s is beta-binomial by what both held before.
    """
    now, whole = int(own[-1]), int(parent[-1])
    then, before = int(own[:-1].sum()), int(parent[:-1].sum())
    alpha, beta = np.array(then + HALF), np.array(before - then + HALF)
    k = np.arange(now, whole + 1, dtype=np.float64)
    logs = log_gamma(k + alpha) - log_gamma(k + 1)
    logs += log_gamma(whole - k + beta) - log_gamma(whole - k + 1)
    logs += log_gamma(np.array(whole + 1.0)) - log_gamma(whole + alpha + beta)
    logs += log_gamma(alpha + beta) - log_gamma(alpha) - log_gamma(beta)
    top = float(logs.max())
    return top + log(float(np.exp(logs - top).sum())) > SAME


def told(
    shape: Lattice,
    scored: Scored,
    state: State,
    place: tuple[int, int, bool],
    rank: int,
) -> Found:
    """The told cell as it stood when it was judged."""
    way, cell, rise = place
    counts = state.counts[way]
    mean, variance = scored.basis.course(scored.order, counts, cell)
    return Found(
        places=shape.levels(scored.order.ways, cell),
        rise=rise,
        observed=int(scored.observed[cell]),
        mean=float(scored.mean[cell]),
        variance=float(scored.variance[cell]),
        log_p=float((scored.rises if rise else scored.falls)[cell]),
        rank=rank,
        course=Course(
            tuple(map(int, counts[:, cell])),
            tuple(map(float, mean)),
            tuple(map(float, variance)),
        ),
        by_parts=foretold(scored.order.parents[:, cell], way, cell, state, rise),
    )


def foretold(
    parents: NDArray[np.int32], way: int, cell: int, state: State, rise: bool
) -> float | None:
    """What the parts of a cell, at their present counts, lead one to expect of it."""
    if way == 0:
        return None
    wide, then = state.counts[way - 1], float(state.counts[way][:-1, cell].sum())
    means = [
        float(wide[-1, p]) * (then + HALF) / (float(wide[:-1, p].sum()) + 1)
        for p in parents
    ]
    return max(means) if rise else min(means)


def set_aside(cases: Cases, shape: Lattice, state: State, places: Places) -> None:
    """Take the rows of a cell out of all that is left."""
    rows = state.alive & cases.holding(places)
    state.alive &= ~rows
    here = np.flatnonzero(rows)
    codes = [c[here] for c in cases.codes]
    period = cases.period[here]
    weights = None if cases.weights is None else cases.weights[here]
    gone = count(shape, codes, period, len(cases.periods), weights)
    for counts, less in zip(state.counts, gone, strict=True):
        counts -= less
    state.totals -= np.bincount(period, weights, minlength=len(cases.periods))
