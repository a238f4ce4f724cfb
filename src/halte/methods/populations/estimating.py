"""The likelihood methods: stepwise, BIC, a model fixed beforehand, main effects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from scipy.special import ndtri

from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.estimates import (
    Estimate,
    described,
    finite,
    notes_of_interval,
)
from halte.methods.populations.existence import (
    FITS,
    NO_MAXIMUM,
    Programmes,
    fresh,
)
from halte.methods.populations.fitting import expected, problem, standard_errors
from halte.methods.populations.information import (
    Ranked,
    best_of,
    chosen_among,
    likelihoods,
    search,
)
from halte.methods.populations.lattice import Counts, Floats, overlaps
from halte.methods.populations.models import Terms, all_pairs, main_effects, notation
from halte.methods.populations.resampling import (
    BOOTSTRAPS,
    LEVELS,
    Estimator,
    Interval,
    Resampled,
    acceleration,
    bootstrap,
    corrected,
    jackknife,
)
from halte.methods.populations.selection import THRESHOLD, Selected, forward
from halte.methods.progress import Report, silent

TOP_MODELS: Final = {3: 8, 4: 20}
"""Models that each resample may choose from by BIC; 100 for five lists or more."""


def reasons(code: int) -> tuple[str, ...]:
    """Why there is no estimate."""
    said = ("no_maximum",) if code & 1 else ()
    return (*said, "not_identified") if code & 2 else said


def stepwise(
    table: CaptureTable,
    *,
    threshold: float = THRESHOLD,
    bootstraps: int = BOOTSTRAPS,
    random: np.random.Generator,
    report: Report = silent,
    levels: Sequence[float] = LEVELS,
) -> Estimate:
    """Forward selection by Poisson tails, BCa limits with selection made anew.

    Chan, Silverman and Vincent (2021), Journal of the American Statistical
    Association 116(535).
    """
    lists, known = len(table.lists), Programmes()
    chosen = forward(table.counts[:, None], lists, threshold, known)
    said: dict[str, Any] = {
        "threshold": threshold,
        "steps": steps_told(table, chosen),
    }
    if (code := int(chosen.codes[0])) != FITS:
        return without("stepwise", table, main_effects(lists), code, said)

    def dark(tables: Counts) -> Floats:
        return forward(tables, lists, threshold, known).dark

    model = tuple(map(int, chosen.terms[0])), tuple(map(float, chosen.alpha[0]))
    answer, made = resampled(
        table, float(chosen.dark[0]), dark, bootstraps, random, report, levels
    )
    if made:
        said["resamples_with_an_empty_list"] = made.with_an_empty_list
    return Estimate(
        "stepwise", table.people, **answer, **described(table, *model), details=said
    )


def without(
    method: str, table: CaptureTable, terms: Terms, code: int, said: dict[str, Any]
) -> Estimate:
    """A method that has no estimate, and why."""
    return Estimate(
        method, table.people, None, code=code, details=said, notes=reasons(code),
        **described(table, terms, ()),
    )  # fmt: skip


def resampled(
    table: CaptureTable,
    dark: float,
    estimator: Estimator,
    bootstraps: int,
    random: np.random.Generator,
    report: Report,
    levels: Sequence[float],
) -> tuple[dict[str, Any], Resampled | None]:
    """Estimate, influences, acceleration, limits: what all resampled methods tell."""
    estimate = table.people + dark
    influences = jackknife(table, estimator)
    a = acceleration(influences)
    told: dict[str, Any] = {
        "estimate": estimate,
        "influences": influences,
        "acceleration": finite(a),
    }
    if not bootstraps:
        return told, None
    made = bootstrap(table, estimator, bootstraps, random, report)
    values = made.estimates[-1]
    limits = corrected(values, estimate, a, levels)
    ends = (float(values.min()), float(values.max()))
    notes = notes_of_interval(limits.intervals, ends)
    return told | {
        "intervals": limits.intervals,
        "interval_kind": "bca" if limits.intervals else "none",
        "bias_correction": finite(limits.bias),
        "bootstraps": bootstraps,
        "without_estimate": limits.without_estimate,
        "notes": notes if limits.intervals else ("one_sided",),
    }, made


def steps_told(table: CaptureTable, chosen: Selected) -> list[dict[str, Any]]:
    """The steps of selection for machines."""
    return [
        {
            "pair": table.named(step.pair),
            "p_value": step.probability,
            "observed": step.observed,
            "expected": step.expected,
            "added": step.added,
            "cannot_be_fitted": [table.named(pair) for pair in step.refused],
        }
        for step in chosen.steps
    ]


def by_bic(
    table: CaptureTable,
    *,
    bootstraps: int = BOOTSTRAPS,
    random: np.random.Generator,
    order: int = 0,
    top: int = 0,
    among: Ranked | None = None,
    report: Report = silent,
    levels: Sequence[float] = LEVELS,
) -> Estimate:
    """The model with the least BIC; each resample chooses anew among the best ones.

    Silverman, Chan and Vincent (2024). The interval is also given for fewer models
    to choose from, as it moves with their number. With `among`, only those models
    are tried.
    """
    found = search(table, order) if among is None else chosen_among(table, among)
    told = ranking_told(table, found)
    if not found.models:
        return without("bic", table, main_effects(len(table.lists)), NO_MAXIMUM, told)
    top = min(top or TOP_MODELS.get(len(table.lists), 100), len(found.models))
    models, start = found.models[:top], found.alpha[:top]

    def dark(tables: Counts) -> Floats:
        return picked(*best_of(tables, len(table.lists), models, start))

    answer, made = resampled(
        table, float(found.dark[0]), dark, bootstraps, random, report, levels
    )
    told["models_to_choose_from"] = top
    if made and answer["acceleration"] is not None:
        told["interval_by_models"] = by_number_of_models(answer, made.estimates)
    if not found.exhaustive:
        answer["notes"] = (*answer.get("notes", ()), "greedy")
    model = described(table, found.models[0], tuple(map(float, found.alpha[0])))
    return Estimate("bic", table.people, **answer, **model, details=told)


def ranking_told(table: CaptureTable, found: Ranked) -> dict[str, Any]:
    """The search for machines: how many models, and the best of them."""
    return {
        "bic": float(found.bic[0]) if found.models else None,
        "models_tried": found.tried,
        "models_that_fit": found.valid,
        "max_order": found.order,
        "exhaustive": found.exhaustive,
        "best_models": [
            {"model": notation(m), "estimate": table.people + float(d), "bic": float(b)}
            for m, d, b in zip(found.models[:12], found.dark, found.bic, strict=False)
        ],
    }


def picked(bic: Floats, dark: Floats) -> Floats:
    """Row m: the dark figures when each table chooses among the first m+1 models."""
    best = np.minimum.accumulate(bic, axis=0)
    chosen = np.where(bic <= best, np.arange(len(bic))[:, None], 0)
    which = np.maximum.accumulate(chosen, axis=0)
    answer: Floats = np.take_along_axis(dark, which, axis=0)
    return np.where(np.isfinite(best), answer, np.inf)


def by_number_of_models(answer: dict[str, Any], values: Floats) -> list[dict[str, Any]]:
    """The 95% limits as the number of models to choose from (row) grows."""
    told = []
    for number in sorted({1, 2, 5, 10, 20, 50, 100, len(values)}):
        if number > len(values):
            break
        limits = corrected(
            values[number - 1], answer["estimate"], answer["acceleration"], (0.95,)
        ).intervals
        if limits:
            told.append({"models": number, "0.95": list(map(finite, limits[0.95]))})
    return told


def fixed(
    table: CaptureTable,
    terms: Terms | None = None,
    *,
    method: str = "fixed",
    levels: Sequence[float] = LEVELS,
) -> Estimate:
    """A model chosen beforehand (all pairs by default), with its own interval only."""
    lists = len(table.lists)
    terms = all_pairs(lists) if terms is None else terms
    counts = table.counts.astype(np.float64)[:, None]
    given = problem(overlaps(counts, lists), np.array([terms], np.int64), lists)
    fits, codes = fresh(given, counts, {})
    code = int(codes[0])
    if code != FITS:
        return without(method, table, terms, code, {})
    log_dark = float(fits.alpha[0, 0])
    error = float(standard_errors(given, fits.alpha)[0])
    intervals: dict[float, Interval] = {}
    for level in levels:
        reach = float(ndtri((1 + level) / 2)) * error
        low, high = np.exp(log_dark - reach), np.exp(log_dark + reach)
        intervals[level] = table.people + float(low), table.people + float(high)
    fitted = expected(given, fits.alpha)[:, 0]
    likelihood = float(likelihoods(given, fits.alpha, counts)[0])
    details = {
        "standard_error_of_log_dark_figure": error,
        "log_likelihood": likelihood,
        "deviance": deviance(counts[:, 0], fitted),
        "bic": len(terms) * float(np.log(table.people)) - 2 * likelihood,
        "aic": 2 * len(terms) - 2 * likelihood,
    }
    return Estimate(
        method, table.people, table.people + float(np.exp(log_dark)), intervals,
        "fixed_model", details=details,
        notes=("fixed_model", *notes_of_interval(intervals)),
        **described(table, terms, tuple(map(float, fits.alpha[0]))),
    )  # fmt: skip


def deviance(counts: Floats, fitted: Floats) -> float:
    """Twice the likelihood ratio against one term for each history."""
    seen = counts > 0
    ratio = counts[seen] * np.log(counts[seen] / fitted[seen])
    return float(2 * (ratio.sum() - (counts - fitted).sum()))


def independent(table: CaptureTable, *, levels: Sequence[float] = LEVELS) -> Estimate:
    """Main effects alone, labelled as the comparison that it is."""
    made = fixed(table, main_effects(len(table.lists)), method="main", levels=levels)
    return replace(made, notes=("independent_lists", *made.notes))
