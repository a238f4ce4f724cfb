"""The panel: several methods on one table, the gates, and never one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any, Final

from halte.methods.bilingual import Texts
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.consistency import (
    Trial,
    dropping,
    each_as_truth,
    leaving_one_out,
)
from halte.methods.populations.diagnosis import Diagnosis, diagnose
from halte.methods.populations.estimates import Estimate, finite
from halte.methods.populations.estimating import (
    stepwise,
)
from halte.methods.populations.gates import Gate, Outcome, gate
from halte.methods.populations.information import search
from halte.methods.populations.linkage import draw
from halte.methods.populations.methods import COMPARISONS, Settings, estimate_by
from halte.methods.populations.resampling import Interval
from halte.methods.populations.spreads import Spread, over_draws
from halte.methods.populations.vocabulary import WORDS
from halte.methods.populations.wording import filled, sentence_of
from halte.methods.progress import Report as Progress
from halte.methods.progress import silent

HOW_DRAWN: Final = Texts("{draws} tables drawn", "{draws} tableaux tirés")
HOW_STATED: Final = Texts(
    "{missed}% of links missed, {false}% false, {draws} draws",
    "{missed} % de liens manqués, {false} % de faux, {draws} tirages",
)
FAR_APART: Final = 2.0
TRIAL_BOOTSTRAPS: Final = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """What the panel found, with its gates. There is no single figure in it."""

    table: CaptureTable
    diagnosis: Diagnosis
    estimates: tuple[Estimate, ...]
    gates: tuple[Gate, ...]
    spreads: tuple[Spread, ...] = ()
    without_one: tuple[Trial, ...] = ()
    trajectory: tuple[Trial, ...] = ()
    as_truth: tuple[Trial, ...] = ()
    settings: Settings = field(default_factory=Settings)

    @property
    def refusing(self) -> tuple[Gate, ...]:
        """The gates that refuse; where no estimate stands, the missing errors of
        linkage do not matter any more."""
        refused = tuple(g for g in self.gates if g.outcome == "refuse")
        return tuple(g for g in refused if g.gate != "linkage") or refused

    @property
    def verdict(self) -> str:
        """`no_estimate`, `one_method`, `range` (methods far apart) or `panel`."""
        if any(g.gate != "linkage" for g in self.refusing):
            return "no_estimate"
        if len(self.estimates) == 1:
            return "one_method"
        return "range" if far_apart(self.estimates) > FAR_APART else "panel"

    @property
    def publishable(self) -> bool:
        """Whether no gate refuses."""
        return not self.refusing

    @property
    def range_as_linked(self) -> Interval | None:
        """From the lowest to the highest 95% limit of the methods that are weighed."""
        return widest([e.intervals.get(0.95) for e in weighed(self.estimates)])

    @property
    def range(self) -> Interval | None:
        """The same with the errors of linkage put right, where they are known."""
        right = [s.combined for s in self.weighed_spreads]
        return widest(right) or self.range_as_linked

    @property
    def weighed_spreads(self) -> list[Spread]:
        """Over the draws, the methods that count for the range."""
        names = {e.method for e in weighed(self.estimates)}
        return [s for s in self.spreads if s.method in names and s.figures]

    @property
    def sentence(self) -> Texts:
        """What may be said, in both languages."""
        as_linked = [e.estimate for e in weighed(self.estimates) if e.estimate]
        right = [s.median for s in self.weighed_spreads if s.median]
        return sentence_of(
            self.verdict, self.table.people, self.range, right or as_linked,
            as_linked=as_linked if right else (),
            reasons=[g.sentence for g in self.refusing],
        )  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """For machines; infinite limits are null."""
        ends = self.range
        return {
            "verdict": self.verdict,
            "publishable": self.publishable,
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
            "observed": self.table.people,
            "range_0.95": list(map(finite, ends)) if ends else None,
            "methods": {e.method: told(e, self.table) for e in self.estimates},
            "gates": [g.to_dict() for g in self.gates],
            "linkage": [s.to_dict() for s in self.spreads],
            "leave_one_list_out": [t.to_dict() for t in self.without_one],
            "dropping_lists": [t.to_dict() for t in self.trajectory],
            "each_list_as_truth": [t.to_dict() for t in self.as_truth],
            "diagnosis": self.diagnosis.to_dict(),
            "settings": self.settings.to_dict(),
        }


def told(estimate: Estimate, table: CaptureTable) -> dict[str, Any]:
    """An estimate for machines, with the influence of each history."""
    return estimate.to_dict() | {
        "influence": [
            {
                "history": table.history(i.cell),
                "lists": table.named(i.cell),
                "people": i.people,
                "estimate_without_one": finite(i.estimate),
            }
            for i in estimate.influences
        ]
    }


def weighed(estimates: Sequence[Estimate]) -> list[Estimate]:
    """The methods that count for the range; comparisons only where there is nothing
    else."""
    some = [e for e in estimates if e.method not in COMPARISONS and e.estimate]
    return some or [e for e in estimates if e.estimate]


def widest(intervals: Sequence[Interval | None]) -> Interval | None:
    """From the lowest to the highest of the limits; None where there are none."""
    some = [pair for pair in intervals if pair]
    if not some:
        return None
    return min(low for low, _ in some), max(high for _, high in some)


def far_apart(estimates: Sequence[Estimate]) -> float:
    """The highest figure of the weighed methods over the lowest."""
    figures = [e.estimate for e in weighed(estimates) if e.estimate]
    return max(figures) / min(figures)


def panel(
    table: CaptureTable,
    settings: Settings | None = None,
    *,
    drawn: Sequence[CaptureTable] = (),
    report: Progress = silent,
) -> Report:
    """Diagnose, estimate, try the answer, weigh it.

    `drawn` are tables from a linkage model, over the same lists. Where the diagnosis
    is hopeless no method is run.
    """
    settings = settings or Settings()
    diagnosis = diagnose(table, least_cell=settings.least_cell)
    table = diagnosis.table
    drawn = [one.only(table.lists) for one in drawn]
    if diagnosis.hopeless:
        blank = tuple(
            Estimate(m, table.people, None, code=diagnosis.main_effects,
            notes=("not_tried",)) for m in settings.methods
        )  # fmt: skip
        return Report(table, diagnosis, blank, diagnosis.gates, settings=settings)
    made = []
    for done, method in enumerate(settings.methods):

        def part(share: float, words: str | Texts, done: int = done) -> None:
            name = WORDS[settings.methods[done]]
            report(0.5 * (done + share) / len(settings.methods), words or name)

        part(0.0, "")
        made.append(estimate_by(method, table, settings, report=part))
    found = Report(table, diagnosis, tuple(made), diagnosis.gates, settings=settings)
    found = replace(found, spreads=linkage_spreads(found, drawn, report))
    if settings.trials:
        report(0.96, Texts("trials", "essais"))
        found = with_trials(found)
    report(1.0, "")
    return replace(found, gates=gates_of(found, drawn))


def linkage_spreads(
    found: Report, drawn: Sequence[CaptureTable], report: Progress
) -> tuple[Spread, ...]:
    """The methods over tables drawn by a linkage model, or by stated rates."""
    settings = found.settings
    random = settings.random("linkage")
    tables = list(drawn)
    if not tables and settings.linkage:
        tables = [
            draw(found.table, settings.linkage, random) for _ in range(settings.draws)
        ]
    if not tables:
        return ()
    models = search(found.table) if "bic" in settings.methods else None

    def part(share: float, words: str | Texts) -> None:
        report(0.5 + 0.45 * share, words)

    return over_draws(tables, settings, models, part)


def with_trials(found: Report) -> Report:
    """Leave-one-out, dropping, and each list as truth, by the stepwise method."""
    settings = found.settings

    def way(table: CaptureTable) -> Estimate:
        return stepwise(
            table,
            threshold=settings.threshold,
            bootstraps=min(settings.bootstraps, TRIAL_BOOTSTRAPS),
            random=settings.random("trial:" + ",".join(sorted(table.lists))),
        )

    return replace(
        found,
        without_one=leaving_one_out(found.table, way),
        trajectory=dropping(found.table, way),
        as_truth=each_as_truth(found.table, way),
    )


def gates_of(found: Report, drawn: Sequence[CaptureTable]) -> tuple[Gate, ...]:
    """All gates, those of the diagnosis first."""
    gates = [*found.gates, gate_of_agreement(found.estimates)]
    if found.without_one:
        gates.append(gate_of_stability(found))
    return (*gates, gate_of_linkage(found.settings, len(drawn)))


def gate_of_linkage(settings: Settings, drawn: int) -> Gate:
    """No estimate of linkage error refuses."""
    if drawn:
        how = filled(HOW_DRAWN, draws=drawn)
    elif settings.linkage:
        how = filled(
            HOW_STATED, draws=settings.draws,
            missed=100 * settings.linkage.missed, false=100 * settings.linkage.false,
        )  # fmt: skip
    else:
        return gate("linkage", "refuse")
    return gate("linkage", "pass", how=how)


def gate_of_agreement(estimates: Sequence[Estimate]) -> Gate:
    """Highest over lowest figure of the methods above 2: a range."""
    if not any(e.estimate for e in estimates):
        return gate("agreement", "refuse")
    if len(estimates) == 1:
        return gate("agreement", "warn", "alone")
    ratio = far_apart(estimates)
    outcome: Outcome = "warn" if ratio > FAR_APART else "pass"
    return gate("agreement", outcome, ratio=ceil(10 * ratio) / 10)


def gate_of_stability(found: Report) -> Gate:
    """A figure without one list that leaves the panel's range, or is none."""
    ends = found.range_as_linked
    unstable = [
        trial.left_out[0]
        for trial in found.without_one
        if trial.estimate is None
        or (ends is not None and not ends[0] <= trial.estimate <= ends[1])
    ]
    return gate("stability", "warn" if unstable else "pass", lists=", ".join(unstable))
