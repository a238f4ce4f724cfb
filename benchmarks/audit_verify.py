"""`halte audit verify` over a million rows: seconds and peak memory.

    python benchmarks/audit_verify.py [--rows 1000000] [--database ADDRESS]

Peers, in the same run over the same rows: a plain SHA-256 of every row read by
the same pages (no key, no seal, no chain, no place of a finding), and the
database’s own `SELECT count(*)`. Each is timed in a process of its own, so that
its peak memory is its own. Exit code 1 where verification finds anything, or
is not within the promise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

PROMISE: Final = 20.0
"""Seconds for a million rows on two cores."""

CHUNK: Final = 20_000


def build(rows: int) -> None:
    """Synthetic rows as `record` writes them, and their seals."""
    from django.core.management import call_command
    from django.db import transaction

    from halte.core.audit.models import Entry
    from halte.core.audit.record import mac_of
    from halte.core.audit.seal import seal_all

    call_command("migrate", verbosity=0)
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for first in range(1, rows + 1, CHUNK):
        made = []
        for number in range(first, min(first + CHUNK, rows + 1)):
            entry = Entry(
                pk=number,
                at=begun + timedelta(seconds=number, microseconds=number % 999_983),
                kind="read" if number % 3 else "action",
                act="core.organisations.queries.staff",
                permission="staff.read",
                outcome="done" if number % 50 else "wrong_purpose",
                user_id=number % 400,
                organisation_id=number % 30,
                roles="administrator,coordinator",
                purpose="administer",
                via="web",
                subject=f"organisations.Organisation:{number % 30}",
                records=",".join(f"organisations.User:{n}" for n in range(number % 9)),
                inputs="page,state",
            )
            entry.mac = mac_of(entry)
            made.append(entry)
        with transaction.atomic():
            Entry.objects.bulk_create(made)
    seal_all()


def run_verify() -> int:
    """The claim."""
    from halte.core.audit.verify import verify

    report = verify()
    return report.found


def run_plain() -> int:
    """The peer: SHA-256 over each row’s text and mac."""
    from halte.core.audit import rows

    digest = hashlib.sha256()
    for page in rows.pages(1, 2**62):
        for row in page:
            digest.update(hashlib.sha256(row[1]).digest() + row[2])
    return 0


def run_count() -> int:
    """The floor: how fast the database can look at all."""
    from halte.core.audit.models import Entry

    Entry.objects.count()
    return 0


PARTS: Final[dict[str, Callable[[], int]]] = {
    "verify": run_verify,
    "plain": run_plain,
    "count": run_count,
}


def measured(part: str) -> dict[str, float]:
    """Seconds, peak memory in MB and result of one part, in its own process."""
    words = [sys.executable, __file__, "--part", part]
    ended = subprocess.run(words, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return answer


def run_part(part: str) -> None:
    """Inside the child: run, then print what it took."""
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    found = PARTS[part]()
    taken = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {"seconds": taken, "found": found, "peak": peak / 1024}
    print(json.dumps({**figures, "base": base / 1024}))


def main() -> int:
    """Build, measure, compare."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, default=1_000_000)
    words.add_argument("--database", default="", help="a DATABASE_URL; SQLite if none")
    words.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    choices = words.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halte.site.settings")
    if choices.part:
        import django

        django.setup()
        run_part(choices.part)
        return 0
    with tempfile.TemporaryDirectory(prefix="halte-benchmark-") as state:
        os.environ["HALTE_STATE"] = state
        os.environ["DATABASE_URL"] = choices.database
        import django

        django.setup()
        begun = time.perf_counter()
        build(choices.rows)
        print(f"built {choices.rows:,} rows in {time.perf_counter() - begun:.1f} s")
        return tell(choices.rows, {part: measured(part) for part in PARTS})


def tell(rows: int, taken: dict[str, dict[str, float]]) -> int:
    """The table, the ratios, the verdict."""
    for part, it in taken.items():
        print(
            f"{part:7} {it['seconds']:8.2f} s {rows / it['seconds']:12,.0f} rows/s "
            f"peak {it['peak']:6.0f} MB (before: {it['base']:.0f})"
        )
    verify, plain = taken["verify"], taken["plain"]
    print(f"verify : plain SHA-256 = {verify['seconds'] / plain['seconds']:.2f} : 1")
    print(
        f"verify : count(*) = {verify['seconds'] / taken['count']['seconds']:.0f} : 1"
    )
    promise = PROMISE * rows / 1_000_000
    kept = verify["seconds"] <= max(promise, 1) and not verify["found"]
    print(f"promise: {promise:.1f} s, nothing found: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
