"""The hidden population: CPU seconds, coverage, and what one missed link costs.

    python benchmarks/populations.py [--results FILE] [--quick]

Part 1: 1,000 resamples with the choice of a model made anew on each, for tables of
five to eight lists, beside the recorded CPU seconds of SparseMSE 2.0.1 (R 4.2.2),
and beside the same method done plainly in this run: statsmodels and a linear
programme for each model of each resample. The published tables come from FILE, the
recorded results of the R packages; without it, part 1 runs on a table simulated from
the published fit of the United Kingdom. Bar: fifty times less CPU than R.
Part 2: 200 tables simulated from that fit; how many 95 % intervals hold the truth.
Bar: 85 to 97 %. Published for this method and truth: 90 % (61 % for an interval of
the model of least BIC). Part 3: the whole panel, from the file to the JSON.
Exit code 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from itertools import combinations
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

SEED: Final = 20_261_129
RESAMPLES: Final = 1000
BAR: Final = 50

RECORDED: Final = {
    "UKdat": 194.0, "Ned": 227.0, "NewOrl": 456.0,
    "UKdat_5": 86.0, "Ned_5": 102.0, "NewOrl_5": 25.0, "Western": 35.0,
}  # fmt: skip
"""CPU seconds of SparseMSE for 1,000 resamples, on the same kind of machine."""

LISTS: Final = ("LA", "NG", "PFNCA", "GO", "GP")
TRUTH: Final = {
    "": 9.055905185, "LA": -5.088476774, "NG": -2.905065586, "PFNCA": -2.148519936,
    "GO": -2.521772926, "GP": -3.305333983, "LA:NG": 1.523953329,
    "NG:GP": -2.921702065, "PFNCA:GP": -1.246751334, "LA:PFNCA": 0.9224257219,
    "GO:GP": -1.190520597, "NG:GO": -0.5533502131,
}  # fmt: skip


def expected_counts() -> np.ndarray:
    """What the published fit expects on each history, the unseen one included."""
    slopes = np.zeros(1 << len(LISTS))
    for term, value in TRUTH.items():
        held = sum(1 << LISTS.index(name) for name in term.split(":") if name)
        cells = np.arange(len(slopes))
        slopes[(cells & held) == held] += value
    return np.exp(slopes)


def simulated(random: np.random.Generator) -> Any:
    """A table drawn from the published fit."""
    from halte.methods.populations import CaptureTable

    mean = expected_counts()
    counts = random.multinomial(round(mean.sum()), mean / mean.sum())
    counts[0] = 0
    return CaptureTable(LISTS, counts)


def tables(results: Path | None) -> dict[str, Any]:
    """The tables of part 1 by name."""
    from halte.methods.populations import CaptureTable

    if results is None:
        return {"simulated UK": simulated(np.random.default_rng(SEED))}
    data = json.loads(results.read_text(encoding="utf-8"))["datasets"]
    return {
        name: CaptureTable.of_histories(data[name]["lists"], data[name]["histories"])
        for name in RECORDED
    }


def ours(table: Any) -> tuple[float, Any]:
    """CPU seconds for the estimate, the jackknife and all resamples."""
    from halte.methods.populations import stepwise

    begun = time.process_time()
    found = stepwise(table, bootstraps=RESAMPLES, random=np.random.default_rng(SEED))
    return time.process_time() - begun, found


def plainly(table: Any, times: int) -> float:
    """CPU seconds of the plain way for one table, from so many resamples."""
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(table.people, table.counts / table.people, size=times)
    begun = time.process_time()
    for counts in drawn:
        plain_selection(counts, len(table.lists))
    return (time.process_time() - begun) / times


def plain_selection(counts: np.ndarray, lists: int) -> float:
    """Forward selection, one model at a time: the peer."""
    import statsmodels.api as models
    from scipy.stats import poisson

    from halte.methods.populations.existence import maximum_by_programme

    terms = [0, *(1 << k for k in range(lists))]
    both = [1 << i | 1 << j for i, j in combinations(range(lists), 2)]
    every = np.arange(len(counts))
    while True:
        held = {t: counts[(every & t) == t].sum() for t in terms}
        cells = [
            w for w in every[1:] if not any(w & t == t for t in terms if not held[t])
        ]
        design = np.array(
            [[float(w & t == t) for t in terms if held[t]] for w in cells]
        )
        family = models.families.Poisson()
        fit = models.GLM(counts[cells], design, family=family).fit()
        mean = np.zeros(len(counts))
        mean[cells] = fit.fittedvalues
        tails = []
        for pair in (p for p in both if p not in terms):
            on = (every & pair) == pair
            seen, rate = counts[on].sum(), mean[on].sum()
            tails.append(
                (min(poisson.cdf(seen, rate), poisson.sf(seen - 1, rate)), pair)
            )
        for tail, pair in sorted(tails):
            if tail >= 0.02:
                return float(np.exp(fit.params[0]))
            if maximum_by_programme(counts > 0, np.array([*terms, pair]), lists):
                terms.append(pair)
                break
        else:
            return float(np.exp(fit.params[0]))


def tell_speed(results: Path | None, quick: bool) -> bool:
    """Part 1."""
    print(f"1. CPU seconds for {RESAMPLES:,} resamples, the model chosen anew")
    kept = True
    for name, table in tables(results).items():
        spent, found = ours(table)
        low, high = found.intervals[0.95]
        line = f"   {name:12} {len(table.lists)} lists  ours {spent:6.2f}"
        if name in RECORDED:
            ratio = RECORDED[name] / spent
            kept &= ratio >= BAR
            line += f"   R {RECORDED[name]:5.0f} ({ratio:5.0f} times)"
        if not quick and len(table.lists) < 7:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                plain = plainly(table, 4) * RESAMPLES
            line += f"   plain {plain:5.0f} ({plain / spent:5.0f} times)"
        print(
            f"{line}   {found.estimate:9,.0f} ({low:,.0f} to {high:,.0f})", flush=True
        )
    return kept


def tell_coverage(number: int) -> bool:
    """Part 2."""
    from halte.methods.populations import fixed, stepwise
    from halte.methods.populations.models import main_effects

    truth, random = expected_counts().sum(), np.random.default_rng(SEED)
    held, alone, begun = 0, 0, time.process_time()
    for _ in range(number):
        table = simulated(random)
        low, high = stepwise(
            table, bootstraps=RESAMPLES, random=random, levels=(0.95,)
        ).intervals[0.95]
        held += low <= truth <= high
        low, high = fixed(table, main_effects(5)).intervals[0.95]
        alone += low <= truth <= high
    spent = time.process_time() - begun
    print(
        f"2. {number} tables simulated from the fit of the United Kingdom: 95 % "
        f"intervals hold the truth {held / number:.1%} (published 90 %; main effects "
        f"alone {alone / number:.1%})   {spent:.0f} CPU s"
    )
    return number < 200 or 0.85 <= held / number <= 0.97


def tell_panel() -> None:
    """Part 3: the command as a stranger runs it, in a process of its own."""
    table = simulated(np.random.default_rng(SEED))
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "lists.csv", Path(folder) / "r.json"
        rows = [",".join((*h, str(n))) for h, n in table.histories().items()]
        file.write_text("\n".join([",".join((*LISTS, "count")), *rows]) + "\n")
        begun = os.times()
        subprocess.run(
            [sys.executable, "-m", "halte", "population", "estimate", str(file),
             "--out", str(out), "--missed-links", "0.05", "--quiet"],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        ended = os.times()
        found = json.loads(out.read_text(encoding="utf-8"))
    spent = ended.children_user + ended.children_system
    spent -= begun.children_user + begun.children_system
    print(
        "3. the whole panel, 4,000 resamples, 100 draws of linkage, trials: "
        f"{spent:.0f} CPU s, {ended.elapsed - begun.elapsed:.0f} s"
    )
    print(f"   {found['sentence_en'].split(' Not to be')[0]}")


def main() -> int:
    """Measure and compare."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument(
        "--results", type=Path, help="recorded results of the R packages"
    )
    words.add_argument("--quick", action="store_true", help="no peer, 40 tables")
    options = words.parse_args()
    print(f"seed {SEED}")
    kept = tell_speed(options.results, options.quick)
    kept &= tell_coverage(40 if options.quick else 200)
    tell_panel()
    print("bars: " + ("kept" if kept else "NOT KEPT"))
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
