"""Two million rows in: ours against pandas, the same file and the same checks.

    python benchmarks/intake.py [--rows 2000000] [--pandas PYTHON]

Each side runs in a process of its own, one after the other, on the same file of
eight columns, and says how many rows it found faulty and how many keys repeated;
the two must agree. Ours begins with nothing known: it also tells encoding,
delimiter and heading row. Peak memory is the process’s own (`ru_maxrss`);
processor time is its whole life, imports included, and is the steadier measure on
a machine that does other things too.

Without pandas in this Python, `--pandas` names a Python that has it.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = """
import json, resource, sys, time
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=True)
from halte.core.access.permissions import Permission as P
from halte.core.bilingual import Bilingual
from halte.core.intake.examining import Examiner, chunks
from halte.core.intake.feeds import Column, Feed
from halte.core.intake.mapping import feed_names, guess
from halte.core.intake.readings import detect
from halte.core.intake.repeats import ExactKeys, KeyHashes, Workspace

def column(name, kind="text", **more):
    return Column(name, Bilingual(name, name), kind, **more)

REGIONS = tuple("CA-ON CA-QC CA-BC CA-AB CA-MB CA-NS".split())
UNITS = ("victim", "incident", "accused")
FEED = Feed(
    "bench", Bilingual("a", "b"), Bilingual("a", "b"),
    (column("record", required=True, longest=20),
     column("region", "choice", required=True, choices=REGIONS),
     column("day", "date", required=True),
     column("unit", "choice", choices=UNITS),
     column("count", "integer", required=True, minimum=0),
     column("amount", "decimal", minimum=0),
     column("released", "date"),
     column("note", longest=1000)),
    P.INTAKE_SUBMIT, P.INTAKE_ACCEPT,
    lambda *a: 0, lambda *a: None, lambda *a: "", known=("record", "region"),
)

path, start = Path(sys.argv[1]), time.perf_counter()
reading = detect(path, feed_names(FEED))
examiner = Examiner(FEED, reading, guess(FEED, reading.headings, {}))
rows = faulty = repeated = 0
with Workspace() as folder:
    hashes = KeyHashes(folder)
    for first, chunk in chunks(path, reading, examiner):
        found = examiner.examine(chunk, first)
        rows += len(chunk)
        faulty += len(found.faults)
        hashes.add(found.keys(FEED.known))
    suspects = hashes.suspects()
    if suspects.count:
        exact = ExactKeys(folder)
        for first, chunk in chunks(path, reading, examiner):
            found = examiner.examine(chunk, first)
            for at, key in zip(found.good, found.keys(FEED.known)):
                if hash(key) in suspects:
                    repeated += exact.earlier(key, (), first + at) is not None
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"name": "halte", "rows": rows, "faulty": faulty,
                  "repeated": repeated, "seconds": seconds, "peak": used.ru_maxrss,
                  "cpu": used.ru_utime + used.ru_stime}))
"""

PANDAS = """
import json, resource, sys, time
import pandas as pd
REGIONS = "CA-ON CA-QC CA-BC CA-AB CA-MB CA-NS".split()
start = time.perf_counter()
d = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
bad = pd.Series(False, index=d.index)
for name in ("record", "region", "day", "count"):
    bad |= d[name].str.strip() == ""
bad |= d["record"].str.len() > 20
bad |= d["note"].str.len() > 1000
bad |= ~d["region"].isin(REGIONS)
bad |= ~d["unit"].isin(["victim", "incident", "accused", ""])
for name in ("day", "released"):
    days = pd.to_datetime(d[name], format="%Y-%m-%d", errors="coerce")
    bad |= days.isna() & (d[name] != "")
counts = pd.to_numeric(d["count"], errors="coerce")
bad |= counts.isna() | (counts < 0) | (counts % 1 != 0)
amounts = pd.to_numeric(d["amount"], errors="coerce")
bad |= (amounts.isna() & (d["amount"] != "")) | (amounts < 0)
right = d[~bad]
repeated = int(right.duplicated(["record", "region"]).sum())
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"name": "pandas " + pd.__version__, "rows": len(d),
                  "faulty": int(bad.sum()), "repeated": repeated,
                  "seconds": seconds, "peak": used.ru_maxrss,
                  "cpu": used.ru_utime + used.ru_stime}))
"""

WRONG_DAY, NEGATIVE, NO_REGION = 50_021, 70_001, 90_001


def make(path: Path, rows: int) -> None:
    """A file of published-like figures; a few rows wrong, none repeated."""
    chance = random.Random(2012)
    regions = ["CA-ON", "CA-QC", "CA-BC", "CA-AB", "CA-MB", "CA-NS"]
    notes = ["", "estimate, revised", "police-reported"]
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        write(
            ["record", "region", "day", "unit", "count", "amount", "released", "note"]
        )
        for i in range(1, rows + 1):
            month = chance.randint(1, 12)
            wrong = i % WRONG_DAY == 0
            day = 32 if wrong else chance.randint(1, 28)
            write([
                f"R{i:08d}",
                "Nowhere" if i % NO_REGION == 0 else chance.choice(regions),
                f"{chance.randint(2010, 2025)}-{month:02d}-{day:02d}",
                chance.choice(("victim", "incident", "accused")),
                -1 if i % NEGATIVE == 0 else chance.randint(0, 500),
                f"{chance.randint(0, 9_999_999) / 100:.2f}",
                f"2026-{chance.randint(1, 12):02d}-01",
                chance.choice(notes),
            ])  # fmt: skip


def measured(python: str, source: str, path: Path) -> dict[str, float | str]:
    """Run one side in a process of its own."""
    done = subprocess.run(
        [python, "-c", source, str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float | str] = json.loads(done.stdout)
    return found


def has_pandas(python: str) -> bool:
    """True where this Python can import pandas."""
    return not subprocess.run(
        [python, "-c", "import pandas"], capture_output=True, check=False
    ).returncode


def show(run: dict[str, float | str]) -> None:
    """One line a side."""
    rate = float(run["rows"]) / float(run["seconds"])
    print(
        f"{run['name']:<14} {float(run['seconds']):6.2f} s  {rate:>11,.0f} rows/s  "
        f"processor {float(run['cpu']):6.2f} s  "
        f"peak {float(run['peak']) / 1024:7.0f} MB  "
        f"faulty {run['faulty']}  repeated {run['repeated']}"
    )


def main() -> int:
    """Make the file, run both, print the ratios; 1 where the two disagree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--pandas", default=sys.executable, metavar="PYTHON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        make(path, options.rows)
        print(f"{options.rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB, 8 columns")
        ours = measured(sys.executable, OURS, path)
        show(ours)
        if not has_pandas(options.pandas):
            print("pandas is not installed here; name a Python that has it: --pandas")
            return 0
        theirs = measured(options.pandas, PANDAS, path)
        show(theirs)
    speed = float(theirs["seconds"]) / float(ours["seconds"])
    memory = float(theirs["peak"]) / float(ours["peak"])
    print(f"{speed:.2f} times as fast, in 1/{memory:.1f} of the memory")
    agree = all(ours[k] == theirs[k] for k in ("rows", "faulty", "repeated"))
    print("both found the same" if agree else "THE TWO DISAGREE")
    return 0 if agree else 1


if __name__ == "__main__":
    raise SystemExit(main())
