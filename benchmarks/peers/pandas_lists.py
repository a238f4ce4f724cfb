"""The peer: the script that a journalist writes to put the lists in one table.

    python benchmarks/peers/pandas_lists.py FOLDER DATABASE

Read each file, CSV in its encoding or XLSX, below its title, give its headings one
name, fill down what is blank, drop the notes, tidy names, lift the postal code out of
the address, split the occupation, and append to SQLite.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import pandas as pd

NAMES = {
    "Province/Territory": "province", "Program Stream": "stream", "Stream": "stream",
    "Employer Name": "employer",
    "Employer": "employer", "Address": "address", "Occupation": "occupation",
    "Occupations under NOC 2011": "occupation", "Positions": "positions",
    "Positions Approved": "positions", "Approved Positions": "positions",
    "Incorporate Status": "incorporated", "Approved LMIAs": "assessments",
    "Requested LMIAs": "assessments", "Requested Positions": "positions",
    "Occupations under NOC 2021": "occupation",
}  # fmt: skip
ENCODINGS = {"2017Q4": "cp850"}
POSTAL = r"([A-Z]\d[A-Z])\s*(\d[A-Z]\d)"
SUFFIX = re.compile(r"\b(inc|ltd|ltee|corp|limited|senc)\b\.?")


def table(path: Path) -> pd.DataFrame:
    """The cells below the title, as texts."""
    title = 0 if path.stem.endswith("-2014") else 1
    if path.suffix == ".xlsx":
        return pd.read_excel(path, skiprows=title, dtype=str)
    for encoding in ("utf-8", ENCODINGS.get(path.stem[3:], "cp1252")):
        try:
            return pd.read_csv(path, skiprows=title, dtype=str, encoding=encoding)
        except UnicodeDecodeError:
            continue
    raise SystemExit(path.name)


def read(path: Path) -> pd.DataFrame:
    """One list."""
    rows = table(path)
    rows.columns = [" ".join(str(name).split()) for name in rows.columns]
    rows = rows.rename(columns=NAMES)
    rows = rows[[name for name in dict.fromkeys(NAMES.values()) if name in rows]]
    for name in ("province", "stream", "employer", "address"):
        rows[name] = rows[name].ffill() if name in rows else ""
    for name in ("occupation", "incorporated", "assessments"):
        rows[name] = rows.get(name, "")
    rows["positions"] = pd.to_numeric(
        rows["positions"].str.replace(",", ""), errors="coerce"
    )
    left_out = rows["employer"].str.strip().isin(["Total", "Other employers"])
    rows = rows[rows["positions"].notna() & ~left_out].copy()
    rows["positions"] = rows["positions"].astype(int)
    rows["period"] = path.stem[3:]
    plain = rows["employer"].fillna("").str.normalize("NFKD").str.casefold()
    plain = plain.str.encode("ascii", "ignore").str.decode("ascii")
    plain = plain.str.replace(SUFFIX, "", regex=True)
    rows["key"] = plain.str.replace(r"[^a-z0-9]+", " ", regex=True).str.strip()
    rows["postal"] = (
        rows["address"].fillna("").str.extract(POSTAL).fillna("").sum(axis=1)
    )
    split = rows["occupation"].fillna("").str.extract(r"^(\d+)-(.*)$")
    rows["noc"], rows["title"] = split[0], split[1]
    return rows


def main() -> None:
    """All lists into one table."""
    folder, database = sys.argv[1:]
    clock, processor = time.perf_counter(), time.process_time()
    with sqlite3.connect(database) as connection:
        for path in sorted(Path(folder).iterdir()):
            read(path).to_sql("rows", connection, if_exists="append", index=False)
        connection.execute("CREATE INDEX by_key ON rows (key, province)")
        rows, positions = connection.execute(
            "SELECT count(*), sum(positions) FROM rows"
        ).fetchone()
    print(json.dumps({
        "name": f"pandas {pd.__version__}", "rows": rows, "positions": positions,
        "clock": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
        "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
