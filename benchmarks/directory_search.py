"""Claim: a search of 50,000 services answers 500 people at once, and finds the right
ones in both languages.

Speed: 500 searches are asked at the same moment, each of a text and four facets, of
an index of 50,000 synthetic services; the same texts and facets are asked of plain
Django tables (`icontains` on each word, a join on each facet, first page and count)
in the same run: on SQLite, and on PostgreSQL where HALTE_TEST_POSTGRESQL names one.
Both get the same number of threads. Time is from the moment of asking to the answer.

Edits: a service says something else, goes, or comes; the index that follows is made of
the one before. CPU of one edit, and of the first search after it, against building
the index of everything, which is what an edit cost when indexes were built anew.

Quality: `search/queries.txt` has two hundred searches, half in each language, each
with what its writer wanted. Services of a seeded synthetic directory are graded 0 to
3 from the truth that they were drawn from (`grade` in the tests), which no search
sees: neither the grades nor the queries come from a result. nDCG@5 with gains of
2^grade - 1, against SQLite FTS5 as it comes (every word must be there), FTS5 with
any word enough, and modelsearch as it comes.

    python benchmarks/directory_search.py [--services 50000] [--searches 500]
        [--only quality|speed|edits]
"""

from __future__ import annotations

import argparse
import math
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "peers")]

from tests.methods.directory_search.synthetic_directory import (  # noqa: E402
    NOW,
    Truth,
    Wanted,
    directory,
    grade,
)

from halte.methods.directory_search import Index, Offer, Question  # noqa: E402
from halte.methods.directory_search.folding import telling  # noqa: E402

JUDGED: Final = 5_000
"""Services of the directory that quality is judged on."""

THREADS: Final = 16
EDITS: Final = 60
FIVE: Final = 5
FACETS: Final = (
    ("fact", "without_id"), ("fact", "free"), ("fact", "without_police_report"),
    ("population", "women"), ("fact", "with_children"), ("language", "fr"),
    ("language", "en"), ("fact", "wheelchair"), ("need", "emergency_shelter"),
)  # fmt: skip
COLUMN: Final = {
    "fact": "facts", "population": "populations", "language": "languages",
    "need": "needs",
}  # fmt: skip

APPS: Final = ["django.contrib.contenttypes", "modelsearch", "directory_tables"]


def queries() -> list[Wanted]:
    """The written searches, with what was wanted."""
    text = (ROOT / "benchmarks" / "search" / "queries.txt").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if not line.startswith("#"):
            said, language, needs, place, *rest = (p.strip() for p in line.split("|"))
            sets = [frozenset(part.split()) for part in (needs, *rest)]
            found.append(Wanted(said, language, sets[0], place, *sets[1:]))
    return found


def gain(grades: Sequence[int]) -> float:
    """Discounted gain of the first five (Järvelin and Kekäläinen 2002)."""
    return sum((2**g - 1) / math.log2(n + 2) for n, g in enumerate(grades[:FIVE]))


def quality(
    truths: dict[str, Truth], wanted: Sequence[Wanted], search: Callable[[str], list]
) -> tuple[float, float, float]:
    """Mean nDCG@5 of all, of English and of French queries that have any answer."""
    scores: dict[str, list[float]] = {"en": [], "fr": []}
    for one in wanted:
        best = gain(sorted((grade(t, one) for t in truths.values()), reverse=True))
        if best:
            got = gain([grade(truths[ident], one) for ident in search(one.text)])
            scores[one.language].append(got / best)
    both = scores["en"] + scores["fr"]
    return tuple(map(statistics.fmean, (both, scores["en"], scores["fr"])))


def ours(index: Index) -> Callable[[str], list[str]]:
    """Our five: what fits, then what nearly fits."""

    def search(text: str) -> list[str]:
        found = index.ask(Question(text=text, most=FIVE), NOW)
        return [answer.offer.id for answer in found.found + found.nearly][:FIVE]

    return search


def fts5(offers: Sequence[Offer], joint: str) -> Callable[[str], list[str]]:
    """SQLite FTS5 with its defaults: its tokeniser, bm25, every column alike."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE s USING fts5(id UNINDEXED, a, b, c, d)")
    database.executemany(
        "INSERT INTO s VALUES (?, ?, ?, ?, ?)",
        [(o.id, o.title.en, o.title.fr, o.text.en, o.text.fr) for o in offers],
    )

    def search(text: str) -> list[str]:
        words = joint.join('"' + w.replace('"', "") + '"' for w in text.split())
        rows = database.execute(
            "SELECT id FROM s WHERE s MATCH ? ORDER BY rank LIMIT 5", (words,)
        )
        return [row[0] for row in rows]

    return search


def set_up(database: dict[str, Any]) -> Any:
    """Django with nothing but the peers’ tables; gives their module."""
    import django
    from django.conf import settings

    settings.configure(
        INSTALLED_APPS=APPS,
        DATABASES={"default": database},
        USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()
    from directory_tables import models

    return models


def modelsearch(tables: Any) -> Callable[[str], list[str]]:
    """modelsearch with its defaults."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("rebuild_modelsearch_index", verbosity=0)
    return lambda text: [row.pk for row in tables.Service.objects.search(text)[:FIVE]]


def together(work: Sequence[Callable[[], object]]) -> tuple[float, float, float]:
    """p50, p95 and the last, in seconds, of searches asked all at once."""
    begun = time.perf_counter()

    def timed(one: Callable[[], object]) -> float:
        one()
        return time.perf_counter() - begun

    with ThreadPoolExecutor(THREADS) as pool:
        times = sorted(pool.map(timed, work))
    return times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]


def alone(work: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """p50 and p95 in seconds of searches asked one after the other."""
    times = []
    for one in work:
        begun = time.perf_counter()
        one()
        times.append(time.perf_counter() - begun)
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def asked(wanted: Sequence[Wanted], searches: int) -> list[tuple[str, list]]:
    """Texts with four facets each."""
    random = Random(4)
    return [
        (wanted[n % len(wanted)].text, random.sample(FACETS, 4))
        for n in range(searches)
    ]


def question(text: str, facets: Sequence[tuple[str, str]]) -> Question:
    """The same search, put to our index."""
    codes: dict[str, set[str]] = {}
    for facet, code in facets:
        codes.setdefault(COLUMN[facet], set()).add(code)
    return Question(text=text, **{name: frozenset(c) for name, c in codes.items()})


def told(name: str, work: Sequence[Callable[[], object]], few: int) -> float:
    """Measure, print, and give the p95 of all at once."""
    one, late = alone(work[:few])
    half, most, last = together(work)
    print(
        f"{name:34} {one * 1000:8.1f} {late * 1000:8.1f} {half * 1000:9.0f}"
        f" {most * 1000:9.0f} {last * 1000:9.0f}"
    )
    return most


def main() -> int:
    """Measure quality and speed, and print them."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--services", type=int, default=50_000)
    made.add_argument("--searches", type=int, default=500)
    made.add_argument("--only", choices=("quality", "speed", "edits"))
    options = made.parse_args()
    wanted = queries()
    if options.only in (None, "edits"):
        edited(options.services)
    if options.only == "edits":
        return 0
    with tempfile.TemporaryDirectory() as place:
        tables = set_up(database_at(Path(place) / "peers.sqlite3"))
        if options.only in (None, "quality"):
            judged(wanted, tables)
        if options.only in (None, "speed"):
            timed(wanted, tables, options)
    return 0


def edited(services: int) -> None:
    """CPU of edits, one at a time, against an index built of everything."""
    offers, _ = directory(services)
    others, _ = directory(EDITS, seed=2)
    begun = time.process_time()
    index = Index(offers)
    whole = time.process_time() - begun
    ask = Question(text="shelter winnipeg cree")
    spent, searched = [], []
    for number, other in enumerate(others):
        index.ask(ask, NOW)
        gone = [offers[-1 - number].id] if number % 3 == 1 else []
        put = (
            []
            if gone
            else [replace(other, id=f"new{number}" if number % 3 else other.id)]
        )
        begun = time.process_time()
        index = index.changed(gone, put)
        spent.append(time.process_time() - begun)
        begun = time.process_time()
        index.ask(ask, NOW)
        searched.append(time.process_time() - begun)
    one, first = statistics.median(spent), statistics.median(searched)
    print(f"{services:,} services: index of everything {whole:.1f} s of CPU; one edit "
          f"{one * 1000:.1f} ms, the first search after it {first * 1000:.1f} ms; "
          f"ratio {whole / (one + first):.0f}")  # fmt: skip


def database_at(path: Path) -> dict[str, Any]:
    """SQLite in a file, or the PostgreSQL that is named."""
    address = os.environ.get("HALTE_TEST_POSTGRESQL", "")
    if not address:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": "postgres",
        "USER": address.split("//")[1].split("@")[0], "HOST": os.environ["PGHOST"],
    }  # fmt: skip


def judged(wanted: Sequence[Wanted], tables: Any) -> None:
    """nDCG@5 of ours and of the peers; the tables are emptied again."""
    offers, truths = directory(JUDGED)
    tables.fill(offers)
    rows = (
        ("halte", ours(Index(offers))),
        ("SQLite FTS5 as it comes", fts5(offers, " ")),
        ("SQLite FTS5, any word", fts5(offers, " OR ")),
        ("modelsearch as it comes", modelsearch(tables)),
    )
    print(f"nDCG@5 over {JUDGED:,} services    all      en      fr")
    for name, search in rows:
        scores = quality(truths, wanted, search)
        print(f"{name:30}" + "".join(f"{score:8.3f}" for score in scores))
    from django.db import connection

    with connection.schema_editor() as editor:
        editor.delete_model(tables.Service)
        editor.delete_model(tables.Code)


def timed(
    wanted: Sequence[Wanted], tables: Any, options: argparse.Namespace
) -> None:  # fmt: skip
    """Times of ours and of plain tables, with the ratio."""
    from django.db import connection

    offers, _ = directory(options.services)
    begun = time.perf_counter()
    index = Index(offers)
    built = time.perf_counter() - begun
    tables.fill(offers)
    work = asked(wanted, options.searches)
    mine = [lambda t=t, f=f: index.ask(question(t, f), NOW) for t, f in work]
    plain = [
        lambda t=t, f=f: tables.plain(telling(t), [f"{a}:{b}" for a, b in f], 20)
        for t, f in work
    ]
    print(f"\n{options.services:,} services, {options.searches} at once; index built in"
          f" {built:.1f} s; times in ms")  # fmt: skip
    print(f"{'':34} alone50  alone95      p50       p95      last")
    first = told("halte", mine, 100)
    other = told(f"plain Django on {connection.vendor}", plain, 20)
    print(f"ratio of p95, all at once: {other / first:.1f}")


if __name__ == "__main__":
    raise SystemExit(main())
