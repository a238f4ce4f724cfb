"""A very large plan opens before a spreadsheet of the same rows has loaded.

    python benchmarks/plan_large.py [--commitments 5000] [--rounds 40] [--bodies 200]

Every commitment gets a statement in every round, from its lead or one of the two
who help: 200,000 of them at full size, beside budget lines, milestones and shared
indicators. The peer is openpyxl reading a workbook that holds the same statements, a
row each, with `read_only` and without. Each side runs in a process of its own in one
run, cold: nothing is in memory, and no page is in the cache. Processor seconds are
the steadier measure on a machine that does other things too; the ratio is of those.

Opened are: the plan on one page, the same by department, the progress report of
today as it would be frozen, and the money of the plan. Exit code 1 where one of
them takes longer than the workbook.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

FIRST_ROUND: Final = date(2012, 6, 30)
STATES: Final = ("on_track", "at_risk", "off_track", "done")
COLUMNS: Final = (
    "commitment", "organisation", "state", "rule", "text_en", "text_fr",
    "spent_new_cents", "spent_existing_cents", "said_on",
)  # fmt: skip
BATCH: Final = 5_000
PAGES: Final = {
    "the plan on one page": "/en/plan/large/",
    "the plan by department": "/en/plan/large/departments/",
    "the report of today": "/en/plan/large/reports/draft/",
    "the money of the plan": "/en/money/plans/large/",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How large the plan is."""

    commitments: int
    rounds: int
    bodies: int


@dataclass(frozen=True, slots=True)
class Took:
    """What one side took, in seconds; `rows` is how much it found."""

    name: str
    processor: float
    clock: float
    rows: int


def said(size: Size) -> Iterator[tuple[object, ...]]:
    """Every statement of every round, in the order of time."""
    chance = random.Random(2012)
    for number in range(size.rounds):
        day = FIRST_ROUND + timedelta(days=91 * number)
        for one in range(size.commitments):
            yield (
                one, (one + number % 3) % size.bodies,
                chance.choice(STATES), "judgement",
                f"In round {number + 1} the work on promise {one + 1} went on as "
                "foreseen, and two places were added to it.",
                f"Au cours du cycle {number + 1}, les travaux liés à la promesse "
                f"{one + 1} se sont poursuivis et deux lieux s’y sont ajoutés.",
                chance.randint(0, 9_999_999), chance.randint(0, 9_999_999), day,
            )  # fmt: skip


def build(size: Size) -> None:
    """The plan in a database, as the product keeps it."""
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with transaction.atomic():
        bodies, commitments = promises(size)
        statements(size, bodies, commitments)


def promises(size: Size) -> tuple[list[int], list[int]]:
    """The plan without what was said of it: rows of organisations and promises."""
    from halte.capabilities.plan.models import (
        BudgetLine,
        Commitment,
        Indicator,
        Milestone,
        Participant,
        Pillar,
        Plan,
        Support,
    )
    from halte.core.organisations.models import Organisation

    plan = Plan.objects.create(
        slug="large", title_en="A large plan", title_fr="Un grand plan",
        starts="2012", starts_on=date(2012, 1, 1), source_en="Made up",
        source_fr="Inventé", shown_first=True,
    )  # fmt: skip
    pillars = [
        Pillar.objects.create(
            plan=plan, slug=f"part-{n}", position=n, title_en=f"Part {n}",
            title_fr=f"Partie {n}",
        )
        for n in range(1, 5)
    ]  # fmt: skip
    bodies = [
        Organisation.objects.create(
            slug=f"body-{n}", kind="federal", name_en=f"Department {n}",
            name_fr=f"Ministère {n}", acronym_en=f"D{n}", acronym_fr=f"M{n}",
        )
        for n in range(size.bodies)
    ]  # fmt: skip
    Participant.objects.bulk_create(
        Participant(plan=plan, organisation=body, position=n)
        for n, body in enumerate(bodies)
    )
    rows = Commitment.objects.bulk_create(
        Commitment(
            plan=plan, pillar=pillars[n % 4], slug=f"promise-{n}", position=n,
            title_en=f"Promise {n}: train those who meet victims first",
            title_fr=f"Promesse {n} : former qui rencontre d’abord les victimes",
            quote_en="Training will be provided.",
            quote_fr="Une formation est offerte.",
            lead=bodies[n % size.bodies],
        )
        for n in range(size.commitments)
    )  # fmt: skip
    Support.objects.bulk_create(
        Support(
            commitment=row, organisation=bodies[(n + step) % size.bodies], position=step
        )
        for n, row in enumerate(rows)
        for step in (1, 2)
    )
    counts = series()
    Indicator.objects.bulk_create(
        Indicator(commitment=row, slug="count", position=0, geography="CA",
                  measure=counts[n % len(counts)], direction="up")
        for n, row in enumerate(rows)
    )  # fmt: skip
    BudgetLine.objects.bulk_create(
        BudgetLine(
            plan=plan, commitment=row, organisation=bodies[n % size.bodies],
            fiscal_year="2013-14", cents=1_000_000 + n, money="new",
            part_of="not_stated", position=0, source_en="Made up", source_fr="Inventé",
        )
        for n, row in enumerate(rows)
    )  # fmt: skip
    Milestone.objects.bulk_create(
        Milestone(
            commitment=row, slug="first", position=0, title_en="First course",
            title_fr="Premier cours", due="2014", due_on=date(2014, 12, 31),
        )
        for row in rows
    )  # fmt: skip
    return [body.pk for body in bodies], [row.pk for row in rows]


def series() -> list[str]:
    """Twenty published series of ten years, that promises share."""
    from halte.core.measures.keeping import keep
    from halte.core.measures.models import Figure, Series

    names = [f"count-{n}" for n in range(20)]
    for name in names:
        words = {
            f"{part}_{language}": f"{name}, {part}"
            for part in ("title", "definition", "counting_rule", "source", "coverage")
            for language in ("en", "fr")
        }
        Series.objects.create(id=name, unit="officer", **words)
    keep([
        Figure(measure=name, period_label=str(year), period_start=date(year, 1, 1),
               period_end=date(year, 12, 31), calendar="year", value=year,
               unit="officer", source="Made up", origin="published",
               vintage=f"Release of {year + 1}",
               released_on=date(year + 1, 6, 1), release_precision="day",
               as_of=date(year + 1, 6, 1))
        for name in names
        for year in range(2012, 2022)
    ])  # fmt: skip
    return names


def statements(size: Size, bodies: list[int], commitments: list[int]) -> None:
    """What was said in every round."""
    from halte.capabilities.plan.models import Statement

    waiting = []
    for row in said(size):
        values = dict(zip(COLUMNS, row, strict=True))
        commitment, body = values.pop("commitment"), values.pop("organisation")
        waiting.append(
            Statement(
                commitment_id=commitments[int(str(commitment))],
                organisation_id=bodies[int(str(body))],
                **values,
            )
        )
        if len(waiting) == BATCH:
            Statement.objects.bulk_create(waiting)
            waiting = []
    Statement.objects.bulk_create(waiting)


def workbook(path: Path, size: Size) -> None:
    """The same statements as a spreadsheet, a row each."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("statements")
    sheet.append(list(COLUMNS))
    for row in said(size):
        sheet.append([f"promise-{row[0]}", f"body-{row[1]}", *row[2:]])
    book.save(path)


def load_workbook(path: str, *, read_only: bool) -> int:
    """The peer: every cell of the workbook in memory or passed over once."""
    from openpyxl import load_workbook as load

    book = load(path, read_only=read_only)
    return sum(1 for _ in book["statements"].iter_rows(values_only=True)) - 1


def open_page(address: str) -> int:
    """One page as a signed-in keeper of the plan gets it; its size in bytes."""
    from django.test import Client

    from halte.core.access import middleware
    from halte.core.access.actor import Actor
    from halte.core.access.purposes import COORDINATE
    from halte.core.organisations.models import User

    user = User.objects.filter(email="keeper@example.org").first()
    user = user or User.objects.create_user("keeper@example.org", None, name="Keeper")
    keeper = Actor(
        user_id=user.pk, roles=frozenset({"secretariat"}), purpose=COORDINATE.slug,
        second_factor=True,
    )  # fmt: skip
    middleware.actor_of = lambda request: keeper  # type: ignore[assignment]
    client = Client()
    client.force_login(user)
    answer = client.get(address, headers={"host": "127.0.0.1"})
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return len(answer.content)


def timed(work: Callable[[], int]) -> None:
    """Run one side here and print what it took, for the process that asked."""
    clock, processor = time.perf_counter(), time.process_time()
    rows = work()
    print(json.dumps({
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock, "rows": rows,
    }))  # fmt: skip


def measured(name: str, *words: str) -> Took:
    """One side in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found = json.loads(done.stdout.splitlines()[-1])
    return Took(name, found["processor"], found["clock"], found["rows"])


def compared(size: Size) -> int:
    """Build both, open both, print the ratios; 1 where a page is the slower."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HALTE_STATE"] = folder
        path = str(Path(folder) / "rows.xlsx")
        shape = [str(n) for n in (size.commitments, size.rounds, size.bodies)]
        rows = size.commitments * size.rounds
        print(
            f"{size.commitments:,} promises, {size.rounds} rounds, {size.bodies} "
            f"organisations: {rows:,} statements"
        )
        for what in ("build", "workbook"):
            measured(what, f"--{what}", path, *shape)
        peer = measured("openpyxl, whole workbook", "--load", path)
        lean = measured("openpyxl, read_only", "--load-read-only", path)
        for line in (peer, lean):
            print(shown(line, peer))
        slower = 0
        for name, address in PAGES.items():
            took = measured(name, "--open", address)
            print(shown(took, peer))
            slower += took.processor >= min(peer.processor, lean.processor)
    return 1 if slower else 0


def shown(line: Took, peer: Took) -> str:
    """One line of the table."""
    return (
        f"{line.name:<26} processor {line.processor:7.2f} s  clock {line.clock:7.2f} s"
        f"  {line.rows:>12,}  {peer.processor / line.processor:8.1f} times as fast"
    )


def start() -> None:
    """The product in this process, with what a start costs left out of the time."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "halte.site.settings"
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    django.setup()


def main() -> int:
    """Compare, or be one side of the comparison."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--commitments", type=int, default=5_000)
    words.add_argument("--rounds", type=int, default=40)
    words.add_argument("--bodies", type=int, default=200)
    for side in ("--build", "--workbook"):
        words.add_argument(side, nargs=4, help=argparse.SUPPRESS)
    for side in ("--load", "--load-read-only", "--open"):
        words.add_argument(side, help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.load or chosen.load_read_only:
        # What an import costs is left out of the time, here as for the pages.
        import openpyxl  # noqa: F401

        path = chosen.load or chosen.load_read_only
        timed(lambda: load_workbook(path, read_only=bool(chosen.load_read_only)))
        return 0
    if chosen.workbook:
        path, *shape = chosen.workbook
        timed(lambda: workbook(Path(path), Size(*map(int, shape))) or 0)
        return 0
    if chosen.build or chosen.open:
        start()
        if chosen.build:
            timed(lambda: build(Size(*map(int, chosen.build[1:]))) or 0)
        else:
            from django.core.cache import cache

            cache.clear()
            timed(lambda: open_page(chosen.open))
        return 0
    return compared(Size(chosen.commitments, chosen.rounds, chosen.bodies))


if __name__ == "__main__":
    raise SystemExit(main())
