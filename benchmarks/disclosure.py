"""Tables that expose nobody: error, what an attacker finds, CPU seconds, memory.

    python benchmarks/disclosure.py [--quick]

Part 1: the error that rounding and cell keys add over all one- to three-way
tables of a 14-column world, beside the figures of the field (recorded on the same
machine type with a world of the same shape; base 3 and 5, D=5 V=3, D=8 V=5).
Part 2: complementary suppression of a 13 by 10 by 7 table with all margins,
beside what a spreadsheet does (a plain pandas group-by with small cells blanked),
both handed to the same attacker. Part 3: one three-way table of a million rows
from the file on, beside the recorded 8.5 CPU seconds of acro 1.0.2, which checks
the same rules but withholds nothing further. Exit code 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

SEED: Final = 20_260_101
KEY: Final = b"a key for benchmarks only, no secret"
SIZES: Final = (12, 13, 3, 7, 8, 4, 10, 6, 2, 2, 2, 2, 2, 2)
FIELD: Final = {
    "rounding, base 3": (0.9, 0.9, 0.9),
    "rounding, base 5": (1.7, 1.6, 1.7),
    "cell key D=5 V=3": (1.3, 1.3, 1.4),
    "cell key D=8 V=5": (1.6, 1.7, 1.8),
}
"""Mean error in persons by ways, ten thousand rows, cells that hold anybody."""

ACRO: Final = 8.5
SLACK: Final = (0.35, 0.12, 0.1)
"""How far from the field’s figure, printed with one decimal, ours may lie: two
standard errors of 75 one-way cells, and of the many crossed ones."""


def world(rows: int) -> np.ndarray:
    """Fourteen columns from six latent kinds of case (statistics.md, 2.2)."""
    random = np.random.default_rng(SEED)
    kinds = random.choice(6, rows, p=random.dirichlet(np.full(6, 3.0)))
    made = np.empty((rows, len(SIZES)), dtype=np.int32)
    for column, size in enumerate(SIZES):
        shares = np.cumsum(random.dirichlet(np.full(size, 0.7), size=6), axis=1)
        drawn = random.random(rows)
        level = (drawn[:, None] >= shares[kinds]).sum(axis=1)
        made[:, column] = np.minimum(level, size - 1)
    return made


def population(data: np.ndarray, columns: Sequence[int]) -> Any:
    """A population in memory."""
    from decimal import Decimal

    from halte.methods.coded import Coded
    from halte.methods.disclosure import Cube, dimension
    from halte.methods.disclosure.population import Population

    cube = Cube(
        tuple(
            dimension(f"c{c:02}", [f"{i:02}" for i in range(SIZES[c])]) for c in columns
        )
    )
    ones = np.ones(len(data), dtype=np.int64)
    place = cube.places([data[:, c] for c in columns])
    empty = Coded((), {}, {}, len(data))
    people = tuple(map(str, range(len(data))))
    return Population(
        cube, place, ones, np.arange(len(data)), people, None, Decimal(1), len(data),
        empty,
    )  # fmt: skip


def noise_of(
    name: str, exact: np.ndarray, keys: np.ndarray, asked: list[str]
) -> np.ndarray:
    """What a method adds to each cell."""
    from halte.methods.disclosure.cell_key import noise_table
    from halte.methods.disclosure.rounding import random_rounding

    if name.startswith("rounding"):
        return random_rounding(exact, int(name[-1]), KEY, asked) - exact
    noise = noise_table(5, 3.0, 2) if "D=5" in name else noise_table(8, 5.0, 4)
    return noise.of(exact, keys)


def errors(rows: int) -> dict[str, Any]:
    """Mean error by ways of every keyed method, over all tables."""
    from halte.methods.disclosure.cell_key import cell_keys, numbers_of
    from halte.methods.disclosure.rounding import question

    data = world(rows)
    numbers = numbers_of(tuple(map(str, range(rows))), KEY)
    total = {name: np.zeros((4, 2)) for name in FIELD}
    spent = dict.fromkeys(FIELD, 0.0)
    tables = [t for n in (1, 2, 3) for t in combinations(range(len(SIZES)), n)]
    for columns in tables:
        people = population(data, columns)
        exact = people.cube.sums(people.finest(people.counts))
        here = (people.cube.ways == len(columns)) & (exact > 0)
        begun = time.process_time()
        keys = cell_keys(people, KEY, numbers)
        asked = [question(people.cube, i) for i in range(people.cube.size)]
        both = time.process_time() - begun
        for name in FIELD:
            begun = time.process_time()
            noise = noise_of(name, exact, keys, asked)
            spent[name] += time.process_time() - begun + both / 2
            total[name][len(columns)] += np.abs(noise[here]).sum(), here.sum()
    found = {n: (t[1:, 0] / t[1:, 1]).tolist() for n, t in total.items()}
    return {"errors": found, "spent": spent, "tables": len(tables)}


def table_file(path: Path, rows: int) -> None:
    """Province, sector and age of a world, one row a person."""
    data = world(rows)[:, [1, 6, 3]]
    names = [[f"{'psa'[c]}{i:02}" for i in range(20)] for c in range(3)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person", "province", "sector", "age"])
        writer.writerows(
            (f"n{i:07}", *(names[c][v] for c, v in enumerate(row)))
            for i, row in enumerate(data)
        )


COLUMNS: Final = ["province", "sector", "age"]


def suppression(rows: int) -> dict[str, Any]:
    """Ours: withhold, prove, and let a stranger attack what goes out."""
    from halte.methods.disclosure import Rules, as_csv, attack_tables, release_table

    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "d.csv", Path(folder) / "t.csv"
        table_file(data, rows)
        begun = time.process_time()
        made = release_table(data, COLUMNS, Rules(person="person"))
        spent = time.process_time() - begun
        out.write_text(as_csv(made), encoding="utf-8")
        attacked = attack_tables(out, (), Rules())
    return {
        "cpu": spent,
        "small": int(made.protected.small.sum()),
        "withheld": int(made.withheld.sum()),
        "gap": made.choice.gap,
        "found": len(attacked.found),
        "shown": 1 - made.loss[3].people_withheld,
    }


def spreadsheet(rows: int) -> dict[str, Any]:
    """The peer: pandas counts with all margins, small cells blanked, no more."""
    import pandas as pd

    from halte.methods.disclosure import Rules, attack_tables

    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "d.csv", Path(folder) / "t.csv"
        table_file(data, rows)
        begun = time.process_time()
        frame = pd.read_csv(data)
        levels = [sorted(frame[c].unique()) for c in COLUMNS]
        pieces = []
        for kept in range(8):
            parts = [c for i, c in enumerate(COLUMNS) if kept >> i & 1]
            index = pd.MultiIndex.from_product(
                [levels[i] if kept >> i & 1 else ["Total"] for i in range(3)],
                names=COLUMNS,
            )
            if parts:
                counted = frame.groupby(parts).size().rename("count").reset_index()
            else:
                counted = pd.DataFrame({"count": [len(frame)]})
            for column in COLUMNS:
                if column not in parts:
                    counted[column] = "Total"
            pieces.append(counted.set_index(COLUMNS)["count"].reindex(index).fillna(0))
        whole = pd.concat(pieces).astype(int)
        small = (whole > 0) & (whole < 5)
        shown = whole.astype(str).where(~small, "x")
        spent = time.process_time() - begun
        shown.rename("count").reset_index().to_csv(out, index=False)
        attacked = attack_tables(out, (), Rules())
    return {
        "cpu": spent,
        "withheld": int(small.sum()),
        "found": len(attacked.found),
        "exact": attacked.exact,
    }


def million(method: str) -> dict[str, Any]:
    """One three-way table of a million rows, from the file to the proven table."""
    from halte.methods.disclosure import Rules, release_table

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "d.csv"
        table_file(data, 1_000_000)
        begun = time.process_time()
        made = release_table(data, COLUMNS, Rules(method=method), key=KEY)
    return {
        "cpu": time.process_time() - begun,
        "withheld": int(made.withheld.sum()),
        "error": made.loss[3].error,
    }


PARTS: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "errors": errors,
    "suppression": suppression,
    "spreadsheet": spreadsheet,
    "million": million,
}


def measured(part: str, given: str) -> dict[str, Any]:
    """What a part found, and its peak memory in MB, in a process of its own."""
    words = [sys.executable, __file__, "--part", part, given]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def run_part(part: str, given: str) -> None:
    """Inside the child: run, then print what it took."""
    found = PARTS[part](int(given) if given.isdigit() else given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "peak": peak}))


def tell_errors(rows: int) -> bool:
    """Part 1, and whether each error is that of the field."""
    found = measured("errors", str(rows))
    print(f"1. mean error in persons, {found['tables']} tables of {rows:,} rows")
    kept = True
    for name, field in FIELD.items():
        ours = found["errors"][name]
        near = all(abs(a - b) <= c for a, b, c in zip(ours, field, SLACK, strict=True))
        kept &= near or rows != 10_000
        print(
            f"   {name:18} ours {' / '.join(f'{e:.2f}' for e in ours)}   field "
            f"{' / '.join(f'{e:.1f}' for e in field)}   {found['spent'][name]:6.2f} "
            f"CPU s {'' if near else '   OFF'}"
        )
    print(f"   peak {found['peak']:.0f} MB")
    return kept


def tell_suppression(rows: int) -> bool:
    """Part 2 for one size, and whether the attacker finds nobody."""
    ours = measured("suppression", str(rows))
    bare = measured("spreadsheet", str(rows))
    print(
        f"   {rows:>9,}  ours {ours['cpu']:6.1f} CPU s {ours['peak']:5.0f} MB  "
        f"{ours['small']} small, {ours['withheld']} withheld, gap {ours['gap']:.0%}, "
        f"attacker finds {ours['found']}; people shown {ours['shown']:.1%}"
    )
    print(
        f"   {'':9}  bare {bare['cpu']:6.1f} CPU s {bare['peak']:5.0f} MB  "
        f"{bare['withheld']} withheld, attacker finds {bare['found']} "
        f"({bare['exact']} cells exactly)"
    )
    return bool(ours["found"] == 0 and bare["found"] > 0 and ours["cpu"] < 60)


def main() -> int:
    """Measure and compare."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--quick", action="store_true", help="ten thousand rows only")
    words.add_argument("--part", nargs=2, help=argparse.SUPPRESS)
    options = words.parse_args()
    if options.part:
        run_part(*options.part)
        return 0
    print(f"seed {SEED}")
    kept = tell_errors(10_000)
    print("2. suppression of 13 x 10 x 7 with all margins, minimum 5, width 5")
    for rows in (10_000,) if options.quick else (2_000, 10_000, 100_000):
        kept &= tell_suppression(rows)
    if not options.quick:
        print(f"3. one table of 1,000,000 rows (acro 1.0.2, recorded: {ACRO} CPU s)")
        for method in ("suppress", "round"):
            found = measured("million", method)
            kept &= found["cpu"] < ACRO or method == "suppress"
            print(
                f"   {method:9} {found['cpu']:5.1f} CPU s {found['peak']:6.0f} MB  "
                f"{found['withheld']} withheld, three-way error {found['error']:.2f}"
            )
    print("bars: " + ("kept" if kept else "NOT KEPT"))
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
