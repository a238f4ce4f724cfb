"""One run of the synthesis: measure or take what was kept, record, fit, draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.progress import Report, silent
from halte.methods.synthetic.accounting import usable
from halte.methods.synthetic.domain import Domain, read_domain
from halte.methods.synthetic.measuring import (
    Columns,
    Counts,
    Measurements,
    count_tables,
    measure,
    read_measurements,
    workload,
)
from halte.methods.synthetic.reading import Rows, read_rows
from halte.methods.synthetic.recording import Books
from halte.methods.synthetic.regression import plan
from halte.methods.synthetic.releasing import Synthetic, synthesise


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. None or '' where it was not said.

    `rows_per_person` of 0 means that a second row of a person is refused.
    """

    data: Path | None = None
    domain: Path | None = None
    epsilon: float | None = None
    delta: float | None = None
    seed: int = 1
    measurements: Path | None = None
    unit: str = "person"
    person: str = ""
    rows_per_person: int = 0
    holdout: Path | None = None
    outcome: str = ""

    def __post_init__(self) -> None:
        if self.seed < 0:
            raise Fault("seed_unusable")
        if self.rows_per_person < 0 or (self.rows_per_person and not self.person):
            raise Fault("rows_per_person_unusable")


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """What a run came to: the file, and the real rows where they were at hand."""

    synthetic: Synthetic
    real: Rows | None
    counts: Mapping[Columns, Counts]
    holdout: Rows | None


def make(wanted: Wanted, books: Books, report: Report = silent) -> Made:
    """Make a synthetic file; the real data is measured only where nothing was kept.

    Raises Fault. All files are read and all options tried before anything is
    spent; what is spent is recorded before anything that was measured is kept.
    """
    kept = kept_before(wanted)
    domain = domain_in(wanted) if kept is None else kept.domain
    if domain is None:
        raise Fault("data_needed")
    plan(domain, wanted.outcome)
    if kept is None:
        books.foresee(*promise(wanted))
    report(0.0, Texts("reading", "lecture"))
    real = others = None
    if wanted.data is not None:
        most = wanted.rows_per_person
        real = read_rows(wanted.data, domain, person=wanted.person, most=most)
    if wanted.holdout is not None:
        others = read_rows(wanted.holdout, domain, few=True)
    counts: dict[Columns, Counts] = {}
    if kept is None:
        if real is None:
            raise Fault("data_needed")
        pairs, triples = workload(domain)
        counts = count_tables(real, [*pairs, *triples], report)
        kept = paid(wanted, counts, domain, books)
    made = synthesise(kept, seed=wanted.seed, report=report)
    return Made(made, real, counts, others)


def kept_before(wanted: Wanted) -> Measurements | None:
    """Kept measurements, if there are any; raises Fault where others are asked for."""
    path = wanted.measurements
    if path is None or not path.exists():
        return None
    kept = read_measurements(path)
    said = {
        "epsilon": (wanted.epsilon, kept.epsilon),
        "delta": (wanted.delta, kept.delta),
        "domain": (domain_in(wanted), kept.domain),
    }
    for what, (asked, was) in said.items():
        if asked is not None and asked != was:
            raise Fault("measurements_differ", file=path.name, what=what)
    return kept


def domain_in(wanted: Wanted) -> Domain | None:
    """The domain where one is named."""
    return None if wanted.domain is None else read_domain(wanted.domain)


def promise(wanted: Wanted) -> tuple[float, float]:
    """The epsilon and delta asked for; raises Fault where they are none."""
    if wanted.data is None or wanted.epsilon is None or wanted.delta is None:
        raise Fault("data_needed")
    usable(wanted.epsilon, wanted.delta)
    return wanted.epsilon, wanted.delta


def paid(
    wanted: Wanted, counts: Mapping[Columns, Counts], domain: Domain, books: Books
) -> Measurements:
    """Add noise, record what it spent, and only then keep it."""
    epsilon, delta = promise(wanted)
    measured = measure(
        counts,
        domain,
        epsilon=epsilon,
        delta=delta,
        rows_per_person=max(1, wanted.rows_per_person),
        unit=wanted.unit,
    )
    books.paid(measured)
    return measured
