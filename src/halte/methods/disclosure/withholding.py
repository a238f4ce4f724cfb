"""Which further cells to withhold, so that no protected cell can be worked out.

A protected cell must keep an interval of at least its width against the attacker
of `attack`. Cells are added by programmes of least loss, one for each cell that
the attacker still finds (Robertson 1993 with loss in place of flow; for rounded
and perturbed tables the same programme moves bounds instead of values). Then
what is not needed is given back. Every failed defence leaves a cut that all safe
choices obey (Fischetti & Salazar 2001, capacity constraints); the cuts together
give a bound under which no safe choice can lose less, and, where the table is
small, the choice itself.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.disclosure.attack import CLOSE, Attack, Mask, Statements, agrees
from halte.methods.disclosure.cuts import Cut, Cuts
from halte.methods.disclosure.programmes import Values
from halte.methods.disclosure.targets import Target
from halte.methods.disclosure.widening import Widening
from halte.methods.faults import Fault
from halte.methods.progress import Report, silent

AT_ONCE: Final = 20
"""Failures from which to learn before the next proposal."""


QUICK, SEARCH, THOROUGH = range(3)
"""Efforts: tables that divide people; whole people nearby; whole people anywhere."""


@dataclass
class Evidence:
    """Tables that fit what is published, and how far apart they put each target."""

    statements: Statements
    targets: Sequence[Target]
    points: list[Values] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = self.statements.matrix[[t.row for t in self.targets]]
        self.low = np.full(len(self.targets), np.inf)
        self.high = np.full(len(self.targets), -np.inf)

    def see(self, point: Values | None) -> None:
        """Take in a table that fits."""
        if point is None:
            return
        self.points.append(point)
        sums = np.asarray(self.rows @ point)
        np.minimum(self.low, sums, out=self.low)
        np.maximum(self.high, sums, out=self.high)

    def safe(self, target: int) -> bool:
        """Whether two of the tables are as far apart as the target must be."""
        low, high = float(self.low[target]), float(self.high[target])
        return self.targets[target].kept_by(low, high)

    def under(self, withheld: Mask) -> Evidence:
        """The part of the evidence that fits another choice of what is withheld."""
        made = Evidence(self.statements, self.targets)
        if self.points:
            points = np.array(self.points)
            made.points = list(points[agrees(self.statements, withheld, points)])
        if made.points:
            sums = np.asarray(self.rows @ np.array(made.points).T)
            made.low, made.high = sums.min(axis=1), sums.max(axis=1)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What is withheld, what it loses, and below which loss no safe choice lies."""

    withheld: Mask
    loss: float
    bound: float
    proven: Values
    """The width that was shown for each target."""

    @property
    def gap(self) -> float:
        """The share of the loss that a better choice might save, at most."""
        return max(0.0, 1 - self.bound / self.loss) if self.loss > 0 else 0.0


def withhold(
    statements: Statements,
    targets: Sequence[Target],
    first: Mask,
    loss: Values,
    truth: Values,
    *,
    seconds: float = 30.0,
    report: Report = silent,
) -> Choice:
    """The cells to withhold, `first` among them; raises Fault `not_protected`.

    `loss` is what withholding each sum costs; `truth` are the finest cells as
    they are, a table that fits all that can be published. `seconds` limit the
    search for a smaller loss; what safety needs is done whatever it takes.
    """
    work = Defence(statements, targets, loss, np.inf, truth, report)
    withheld, evidence = work.enough(first.copy(), Evidence(statements, targets))
    work.until = time.monotonic() + seconds
    withheld, evidence = work.given_back(withheld, first, evidence)
    withheld, evidence, bound = work.best(withheld, first, evidence)
    for place in range(len(targets)):
        if not work.holds(place, withheld, evidence):
            raise Fault("not_protected", protected=len(targets))
    total = float(loss[withheld].sum())
    return Choice(withheld, total, min(bound, total), evidence.high - evidence.low)


@dataclass
class Defence:
    """The search: the statements, what is to be protected, and the cuts found."""

    statements: Statements
    targets: Sequence[Target]
    loss: Values
    until: float
    truth: Values
    report: Report = silent
    last: tuple[bytes, Attack] | None = None

    def __post_init__(self) -> None:
        self.cuts = Cuts(self.statements, self.loss)

    @property
    def late(self) -> bool:
        """Whether the time for improving is over; safety never waits for time."""
        return time.monotonic() > self.until

    def holds(
        self, place: int, withheld: Mask, evidence: Evidence, effort: int = QUICK
    ) -> bool:
        """Whether tables are found that put a target as far apart as it must be.

        Two tables are a proof. That none is found is not one, unless the search
        was thorough; then more is withheld than is needed, never less.
        """
        search = effort > QUICK
        if evidence.safe(place) or self.upward(place, withheld, evidence, search):
            return True
        target, attack = self.targets[place], self.attack(withheld)
        thorough = effort == THOROUGH
        least, point = attack.extreme(target.row, "least", search=thorough)
        if point is None and least is not None and least < evidence.low[place] - CLOSE:
            lowest = float(np.ceil(least - CLOSE))
            point = attack.near(target.row, self.truth, lowest, lowest, search=search)
        evidence.see(point)
        if evidence.safe(place) or self.upward(place, withheld, evidence, search):
            return True
        if thorough:
            evidence.see(attack.extreme(target.row, "most")[1])
        return evidence.safe(place)

    def upward(
        self, place: int, withheld: Mask, evidence: Evidence, search: bool
    ) -> bool:
        """Whether a table is found as far above the lowest as a target must be."""
        target = self.targets[place]
        goal = target.goal(float(evidence.low[place]))
        attack = self.attack(withheld)
        found = attack.near(target.row, self.truth, goal, np.inf, search=search)
        evidence.see(found)
        return evidence.safe(place)

    def attack(self, withheld: Mask) -> Attack:
        """The attacker’s programme, made once for each choice."""
        key = withheld.tobytes()
        if self.last is None or self.last[0] != key:
            self.last = (key, Attack(self.statements, withheld))
        return self.last[1]

    def enough(self, withheld: Mask, evidence: Evidence) -> tuple[Mask, Evidence]:
        """Withhold until every target is safe."""
        evidence.see(self.truth)
        widening = Widening(self.statements, self.loss)
        order = np.argsort([-t.width for t in self.targets], kind="stable")
        for done, place in enumerate(order):
            self.report(
                0.6 * done / len(order),
                Texts("complementary cells", "cellules complémentaires"),
            )
            withheld = self.hidden(int(place), withheld, evidence, widening)
        return withheld, evidence

    def hidden(
        self, place: int, withheld: Mask, evidence: Evidence, widening: Widening
    ) -> Mask:
        """Withhold until this target is safe; the cheap ways come first."""
        target = self.targets[place]
        for effort in (SEARCH, THOROUGH):
            while not self.holds(place, withheld, evidence, effort):
                self.cut(place, withheld)
                low, thorough = float(evidence.low[place]), effort == THOROUGH
                more = widening.cells(target, withheld, low, thorough=thorough)
                if not (more & ~withheld).any():
                    break
                withheld = withheld | more
            else:
                return withheld
        raise Fault("not_protected", protected=len(self.targets))

    def cut(self, place: int, withheld: Mask) -> None:
        """Learn from a target that the attacker found."""
        target = self.targets[place]
        for found in self.cuts.against(target, withheld):
            self.cuts.keep(found)

    def given_back(
        self, withheld: Mask, first: Mask, evidence: Evidence
    ) -> tuple[Mask, Evidence]:
        """Publish again what is not needed, the dearest first."""
        spare = np.flatnonzero(withheld & ~first & ~self.statements.kept)
        spare = spare[np.argsort(-self.loss[spare], kind="stable")]
        for done, cell in enumerate(spare):
            if self.late:
                break
            self.report(
                0.6 + 0.3 * done / len(spare),
                Texts("cells given back", "cellules rendues"),
            )
            fewer = withheld.copy()
            fewer[cell] = False
            seen = evidence.under(fewer)
            if all(self.holds(p, fewer, seen) for p in range(len(self.targets))):
                withheld, evidence = fewer, seen
        return withheld, evidence

    def best(
        self, withheld: Mask, first: Mask, evidence: Evidence
    ) -> tuple[Mask, Evidence, float]:
        """A better choice where the programme of cuts finds one in the time left."""
        bound = self.cuts.relaxed(first)
        rounds = 0
        while (
            not self.late and self.cuts.small and bound < self.total(withheld) - CLOSE
        ):
            proposed, bound = self.cuts.cheapest(first, max(bound, 0.0), self.until)
            rounds += 1
            self.report(
                0.9 + 0.1 * rounds / (rounds + 20),
                Texts("least loss", "perte minimale"),
            )
            if proposed is None:
                break
            seen = evidence.under(proposed)
            failing = self.failing(proposed, seen)
            if not failing:
                return proposed, seen, bound
            if not self.learnt(proposed, failing):
                break
        return withheld, evidence, bound

    def total(self, withheld: Mask) -> float:
        """What a choice loses."""
        return float(self.loss[withheld].sum())

    def failing(self, withheld: Mask, evidence: Evidence) -> list[int]:
        """The targets that the attacker finds, a few at most."""
        found: list[int] = []
        for place in range(len(self.targets)):
            if self.late:
                # What was not looked at in time is not safe.
                return [*found, place]
            if not self.holds(place, withheld, evidence, THOROUGH):
                found.append(place)
            if len(found) == AT_ONCE:
                break
        return found

    def learnt(self, withheld: Mask, failing: list[int]) -> bool:
        """Whether any of the failures gave a cut that this choice breaks."""
        made: list[Cut] = []
        for place in failing:
            target = self.targets[place]
            for found in self.cuts.against(target, withheld):
                if found.broken_by(withheld):
                    self.cuts.keep(found)
                    made.append(found)
        return bool(made)
