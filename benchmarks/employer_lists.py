"""The published lists, 35 periods: taken in by us, and by a script in a notebook.

    python benchmarks/employer_lists.py [--lists FOLDER] [--periods 35]

The lists are the real ones, read where they lie (`../shared/data/tfwp` beside the
project, or FOLDER) and never kept; without them this says so and ends. Eight periods
have their original beside the joined table, in cp1252, cp850, UTF-8 and XLSX: both
sides read those as they are. The other periods are written out again from the joined
table in the layouts of their years: title, headings that change, blanks that mean
“as above”, a note at the foot. Both sides read the same 35 files. Each runs in a
process of its own and leaves rows in a database of its own:

- ours does all that a person does in the browser: the file is kept by its digest,
  its layout told, its rows checked, preview and accept, rows kept once with their
  names, keys and appearances, and the audit;
- the peer is the pandas script that a journalist writes (`peers/pandas_lists.py`):
  read, fill down, tidy, `to_sql`. Three encodings and where the headings stand were
  told to it beforehand; ours finds both out.

Rows and positions must agree to the last one. Exit code 1 where they do not, or
where ours needs more than twice the memory of the script.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any, Final

HERE: Final = Path(__file__).parent
LISTS: Final = HERE.parents[1] / "shared" / "data" / "tfwp"
TABLE: Final = "positive_lmia_2014_2025Q1.csv.gz"
QUARTERS: Final = {
    "Q1": "January-March", "Q2": "April-June", "Q3": "July-September",
    "Q4": "October-December", "Q1Q2": "January-June",
}  # fmt: skip
ORIGINALS: Final = {
    "2014": "2014_positive_employers_en__cp1252.csv",
    "2016": "2016_positive_employer_en__cp1252_carry.csv",
    "2017Q4": "2017q4_positive_employer_en__cp850_carry.csv",
    "2020Q2": "2020q2_positive_en.csv",
    "2021Q3": "2021q3_positive_en.xlsx",
    "2021Q4": "2021q4_positive_en.xlsx",
    "2022Q2": "2022q2_positive_en__requested_header.xlsx",
    "2024Q4": "2024q4_positive_en__noc2021.xlsx",
}
NOTE: Final = "1. This list leaves out the names of individuals."
MEMORY_BAR: Final = 2.0


def title_of(period: str) -> str:
    """The line above the headings, as the publisher writes it."""
    when = f"{period[:4]} ({QUARTERS[period[4:]]})" if period[4:] else period[:4]
    return f"Employers who were issued a positive assessment in {when}"


def headings(period: str) -> dict[str, str]:
    """Column of the joined table by the heading of its year, in the year’s order."""
    place = {"Employer": "employer", "Address": "address"}
    if period < "2016":
        return place | {"Positions": "positions"}
    province = {"Province/Territory": "province"}
    if period < "2017":
        return (
            province
            | place
            | {
                "Occupations under NOC 2011": "occupation",
                "Positions Approved": "positions",
            }
        )
    found = province | {"Program Stream": "stream"} | place
    if period < "2021Q4":
        return found | {"Occupation": "occupation", "Approved Positions": "positions"}
    return found | {
        "Occupation": "occupation", "Incorporate Status": "incorporate_status",
        "Approved LMIAs": "lmias", "Approved Positions": "positions",
    }  # fmt: skip


def written(path: Path, period: str, rows: Iterator[dict[str, str]]) -> int:
    """One list in the layout of its year; how many rows it has."""
    names, count, above = headings(period), 0, {"province": "", "stream": ""}
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        write([title_of(period), *[""] * (len(names) - 1)])
        write(list(names))
        for row in rows:
            if row["noc"]:
                row["occupation"] = f"{row['noc']}-{row['occupation']}"
            told = dict(row)
            if period < "2019Q3":
                for name, before in above.items():
                    told[name] = "" if row[name] == before else row[name]
                above = {name: row[name] for name in above}
            write([told[column] for column in names.values()])
            count += 1
        write([NOTE, *[""] * (len(names) - 1)])
    return count


def lay_out(source: Path, folder: Path, periods: int) -> int:
    """The files of as many periods as asked; how many rows they have."""
    rows = 0
    with gzip.open(source / TABLE, "rt", encoding="utf-8", newline="") as file:
        by_period = groupby(csv.DictReader(file), key=lambda row: row["period"])
        for at, (period, some) in enumerate(by_period):
            if at == periods:
                break
            if original := ORIGINALS.get(period):
                file_name = f"{at:02}-{period}{Path(original).suffix}"
                shutil.copyfile(source / "raw" / original, folder / file_name)
                rows += sum(1 for _ in some)
            else:
                rows += written(folder / f"{at:02}-{period}.csv", period, some)
    return rows


def ours(folder: Path) -> dict[str, Any]:
    """Every file, the whole way, by somebody who may."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "halte.site.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.db.models import Sum

    from halte.capabilities.employers.intake import APPROVED
    from halte.capabilities.employers.models import ListedAssessment
    from halte.core.access.actor import Actor
    from halte.core.access.purposes import PROGRAMME_INTEGRITY
    from halte.core.intake import jobs, taking_in
    from halte.core.intake.accepting import accept_batch
    from halte.core.intake.checking import check_batch
    from halte.core.organisations.models import Organisation, User

    body = Organisation.objects.create(
        slug="bench", kind="federal", name_en="Bench", name_fr="Banc"
    )
    user = User.objects.create_user("officer@example.org", None, name="Officer")
    actor = Actor(
        user_id=user.pk, organisation_id=body.pk,
        roles=frozenset({"integrity_officer"}), purpose=PROGRAMME_INTEGRITY.slug,
        via="command", second_factor=True,
    )  # fmt: skip
    clock, processor = time.perf_counter(), time.process_time()
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            blocks = iter(lambda file=file: file.read(1 << 16), b"")
            batch = taking_in.send(actor, APPROVED, "esdc", blocks, path.name).batch
        if batch.state == "received":
            taking_in.map_and_check(actor, batch, batch.reading, batch.mapped)
            batch.refresh_from_db()
        if batch.state == "checking":  # too large for a page: the worker’s part
            check_batch(actor, batch.pk, jobs.AtOnce())
            batch.refresh_from_db()
        taking_in.accept(actor, batch)
        batch.refresh_from_db()
        if batch.state == "accepting":
            accept_batch(actor, batch.pk, jobs.AtOnce())
            batch.refresh_from_db()
        if batch.state != "accepted":
            raise SystemExit(f"{path.name}: {batch.state}")
    took = time.perf_counter() - clock, time.process_time() - processor
    positions = ListedAssessment.objects.aggregate(n=Sum("positions"))["n"]
    return told("halte", ListedAssessment.objects.count(), positions, took)


def told(name: str, rows: int, positions: int, took: tuple[float, float]) -> Any:
    """What one side did."""
    return {
        "name": name, "rows": rows, "positions": positions, "clock": took[0],
        "processor": took[1], "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def measured(*words: str) -> dict[str, Any]:
    """One side in a process of its own."""
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(run: dict[str, Any]) -> None:
    """One line a side."""
    print(
        f"{run['name']:<14} {run['clock']:7.1f} s  processor {run['processor']:7.1f} s"
        f"  {run['rows'] / run['processor']:>9,.0f} rows a processor second  "
        f"peak {run['peak']:6.0f} MB  {run['rows']:,} rows, "
        f"{run['positions']:,} positions"
    )


def compared(source: Path, periods: int) -> int:
    """Both sides in one run; 1 where they disagree or ours is too large."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "lists"
        folder.mkdir()
        rows = lay_out(source, folder, periods)
        print(f"{len(list(folder.iterdir()))} lists, {rows:,} rows")
        os.environ["HALTE_STATE"] = place
        mine = measured(__file__, "--ours", str(folder))
        show(mine)
        if not has_pandas():
            print("pandas is not installed here: the peer was not measured")
            return 0
        database = str(Path(place) / "peer.sqlite3")
        peer = measured(str(HERE / "peers" / "pandas_lists.py"), str(folder), database)
        show(peer)
    print(
        f"{mine['processor'] / peer['processor']:.1f} times the processor of the "
        f"script, {mine['peak'] / peer['peak']:.2f} times its memory"
    )
    same = all(mine[k] == peer[k] for k in ("rows", "positions"))
    print("both found the same" if same else "THE TWO DISAGREE")
    return 0 if same and mine["peak"] <= MEMORY_BAR * peer["peak"] else 1


def has_pandas() -> bool:
    """True where this Python can import pandas."""
    asked = [sys.executable, "-c", "import pandas"]
    return not subprocess.run(asked, capture_output=True, check=False).returncode


def main() -> int:
    """Compare, or be one side of the comparison."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--lists", type=Path, default=LISTS)
    words.add_argument("--periods", type=int, default=35)
    words.add_argument("--ours", type=Path, help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.ours:
        print(json.dumps(ours(chosen.ours)))
        return 0
    if not (chosen.lists / TABLE).is_file():
        print(f"skipped: the published lists are not in {chosen.lists}")
        return 0
    return compared(chosen.lists, chosen.periods)


if __name__ == "__main__":
    raise SystemExit(main())
