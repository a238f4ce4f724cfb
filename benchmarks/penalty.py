"""A folder of findings: seconds, and seconds beside plainly reading its files.

    python benchmarks/penalty.py [--files 100000]

Random findings are written to a folder and `halte penalty FOLDER --out RESULTS` is
run over them as a person would run it. Peers, in the same run over the same files:
`json.loads` of every file, which computes nothing, and the second reading of the
law from the tests, which gives numbers alone, without a trace, a check or an output.
A part of the results is held against the second reading. CPU seconds of all
processes; wall seconds for the reader. Exit code 1 where a number differs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.methods.law.random_findings import random_findings  # noqa: E402
from tests.methods.law.second_reading import second_reading  # noqa: E402

SEED: Final = 209
CHECKED: Final = 2_000


def write(folder: Path, files: int) -> None:
    """Random findings, a thousand to a folder."""
    random = Random(SEED)
    for number in range(files):
        path = folder / f"{number // 1000:04}" / f"{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(random_findings(random)), encoding="utf-8")


def texts(folder: Path) -> Iterator[str]:
    """The files, one after the other."""
    for part in sorted(os.scandir(folder), key=lambda e: e.name):
        for entry in sorted(os.scandir(part), key=lambda e: e.name):
            yield Path(entry.path).read_text(encoding="utf-8")


def cpu() -> float:
    """CPU seconds of this process and of all that it waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds of some work."""
    begun, clock = cpu(), time.perf_counter()
    work()
    return cpu() - begun, time.perf_counter() - clock


def halte(folder: Path, out: Path) -> None:
    """The command, as a person runs it."""
    words = [sys.executable, "-m", "halte", "penalty", str(folder), "--out", str(out)]
    subprocess.run([*words, "--lang", "en", "--quiet"], check=True, cwd=ROOT)


def load_all(folder: Path) -> None:
    """The first peer: every file read and parsed, nothing more."""
    for text in texts(folder):
        json.loads(text)


def read_twice(folder: Path) -> None:
    """The second peer: numbers alone."""
    for text in texts(folder):
        second_reading(json.loads(text))


def differences(folder: Path, out: Path) -> int:
    """How many of the first results differ from the second reading."""
    found = 0
    for path in sorted(folder.rglob("*.json"))[:CHECKED]:
        result = json.loads((out / path.relative_to(folder)).read_text("utf-8"))
        wanted = second_reading(json.loads(path.read_text("utf-8")))
        same = (result["amount_cad"], result["ban"], result["published"]) == (
            wanted["amount"], wanted["ban"], wanted["published"]
        )  # fmt: skip
        amounts = [v["amount_cad"] for v in result["violations"]]
        found += not (same and amounts == [line["amount"] for line in wanted["lines"]])
    return found


def main() -> int:
    """Measure, compare, print."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--files", type=int, default=100_000)
    options = made.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "findings", Path(place) / "results"
        write(folder, options.files)
        peer, peer_wall = spent(lambda: load_all(folder))
        second, second_wall = spent(lambda: read_twice(folder))
        ours, wall = spent(lambda: halte(folder, out))
        again, again_wall = spent(lambda: halte(folder, out))
        wrong = differences(folder, out)
    print(f"{options.files:,} files of findings")
    rows = (
        ("json.loads of every file", peer, peer_wall),
        ("second reading, numbers alone", second, second_wall),
        ("halte penalty, whole trace, written out", ours, wall),
        ("halte penalty again, all kept", again, again_wall),
    )
    for name, seconds, clock in rows:
        print(f"{name:<42} {seconds:8.1f} s CPU {clock:8.1f} s wall "
              f"{seconds / peer:6.1f} x")  # fmt: skip
    print(f"results that differ from the second reading: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
