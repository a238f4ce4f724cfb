"""The regression that a researcher would run, on the real rows and the synthetic.

A logistic regression of a yes/no column on up to four others, by Newton steps
on grouped counts, with a weak Gaussian prior so that empty groups stay finite.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.faults import Fault
from halte.methods.synthetic.domain import Domain
from halte.methods.synthetic.measuring import count_tables
from halte.methods.synthetic.reading import Rows

MOST_PREDICTORS: Final = 4
MOST_GROUPS: Final = 20_000
PRIOR: Final = 0.01
"""The precision of the prior: a standard deviation of 10 in logits."""

WITHIN: Final = 1.959964
"""Of a normal distribution, 95 % lies within so many standard deviations."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Term:
    """One coefficient (log odds ratio) on both files, with its standard error."""

    column: str
    value: str
    real: float
    real_error: float
    made: float
    made_error: float

    @property
    def agrees(self) -> bool:
        """Whether the two 95 % intervals meet."""
        reach = WITHIN * (self.real_error + self.made_error)
        return abs(self.real - self.made) <= reach


@dataclass(frozen=True, slots=True)
class Regressions:
    """The same regression on both files."""

    outcome: str
    yes: str
    predictors: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def agreement(self) -> float:
        """The share of coefficients whose intervals meet."""
        return float(np.mean([t.agrees for t in self.terms])) if self.terms else 1.0

    def to_dict(self) -> dict[str, Any]:
        """The regressions for machines."""
        return {
            "outcome": self.outcome,
            "yes": self.yes,
            "predictors": list(self.predictors),
            "agreement": self.agreement,
            "terms": [{**asdict(t), "agrees": t.agrees} for t in self.terms],
        }


def plan(domain: Domain, outcome: str = "") -> tuple[str, tuple[str, ...]] | None:
    """Outcome and predictors by rule; None where no column is of two values.

    The first column of two values (beside missing) is explained by the first
    four others that keep the groups countable. Raises outcome_unusable.
    """
    two = [c for c in domain.measured if len(told(domain, c)) == 2]
    if outcome and outcome not in two:
        raise Fault("outcome_unusable", column=outcome)
    if not two:
        return None
    explained = outcome or two[0]
    groups, predictors = 1, list[str]()
    for name in domain.measured:
        fits = groups * domain.size(name) <= MOST_GROUPS
        if name != explained and fits and len(predictors) < MOST_PREDICTORS:
            predictors.append(name)
            groups *= domain.size(name)
    return (explained, tuple(predictors)) if predictors else None


def told(domain: Domain, name: str) -> list[int]:
    """The codes of the values that are not missing."""
    return [i for i, value in enumerate(domain.columns[name]) if value]


def both(real: Rows, made: Rows, outcome: str = "") -> Regressions | None:
    """The regression on both files; None where there is nothing to explain.

    Each value is set against the commonest of its column in the synthetic rows.
    """
    planned = plan(real.domain, outcome)
    if planned is None:
        return None
    explained, predictors = planned
    domain = real.domain
    yes = told(domain, explained)[-1]
    others = {name: besides(made, name) for name in predictors}
    first, ours = (fitted(rows, explained, yes, others) for rows in (real, made))
    named = [(n, domain.columns[n][code]) for n in predictors for code in others[n]]
    terms = tuple(
        Term(name, value, *(float(x) for x in (a, s, b, t)))
        for (name, value), a, s, b, t in zip(
            named, *(x[1:] for x in (*first, *ours)), strict=True
        )
        if s < 2 and t < 2  # too few people on either side say nothing
    )
    return Regressions(explained, domain.columns[explained][yes], predictors, terms)


def besides(rows: Rows, name: str) -> list[int]:
    """The codes of a column but for the commonest."""
    counts = np.bincount(rows.codes[name], minlength=rows.domain.size(name))
    return [code for code in range(len(counts)) if code != int(counts.argmax())]


def fitted(
    rows: Rows, outcome: str, yes: int, others: Mapping[str, Sequence[int]]
) -> tuple[Floats, Floats]:
    """Coefficients and standard errors: the constant, then the `others` by column."""
    predictors = tuple(others)
    columns = (*predictors, outcome)
    counts = count_tables(rows, [columns])[columns]
    counts = counts.reshape(-1, rows.domain.size(outcome)).astype(np.float64)
    known = told(rows.domain, outcome)
    trials, successes = counts[:, known].sum(axis=1), counts[:, yes]
    seen = trials > 0
    levels = np.indices(rows.domain.shape(predictors)).reshape(len(predictors), -1)
    design = np.hstack(
        [np.ones((int(seen.sum()), 1))]
        + [
            level[seen, None] == np.array(others[name])
            for name, level in zip(predictors, levels, strict=True)
        ]
    ).astype(np.float64)
    return logistic(design, trials[seen], successes[seen])


def logistic(
    design: Floats, trials: Floats, successes: Floats, prior: float = PRIOR
) -> tuple[Floats, Floats]:
    """Maximum a posteriori coefficients and their standard errors (Newton)."""
    beta = np.zeros(design.shape[1])
    ridge = prior * np.eye(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        weight = trials * chance * (1 - chance)
        curve = design.T @ (design * weight[:, None]) + ridge
        step = np.linalg.solve(
            curve, design.T @ (successes - trials * chance) - prior * beta
        )
        longest = float(np.abs(step).max())
        beta += step * min(1.0, 5 / max(longest, 1e-300))
        if longest < 1e-9:
            break
    spread = np.sqrt(np.diag(np.linalg.inv(curve)))
    return beta, np.asarray([x if math.isfinite(x) else 1e9 for x in spread])
