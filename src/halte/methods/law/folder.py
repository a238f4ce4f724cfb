"""A folder of findings: each file computed by itself, in parallel, resumable.

`a/b.json` gives `a/b.json` in the folder of results; what cannot be used gives
`a/b.faults.json` and stops nothing. A result younger than its findings is kept, so
that a run that was cut short goes on where it stopped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from halte.methods.bilingual import Language
from halte.methods.command import write_text
from halte.methods.faults import Fault, Faults
from halte.methods.law.engine import compute
from halte.methods.law.findings import Reading
from halte.methods.law.reading import read_file
from halte.methods.law.text.versions import READ_UP_TO, VERSIONS
from halte.methods.progress import Report, silent

CHUNK: Final = 250
SETTINGS: Final = ".penalty-settings"
FAULTS: Final = ".faults.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What all results of a folder share."""

    language: Language
    reading: Reading

    def text(self) -> str:
        """The settings as they lie beside the results."""
        texts = " ".join(version.id for version in VERSIONS)
        return f"{self.language} {self.reading} {READ_UP_TO.isoformat()} {texts}\n"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files were computed, kept from an earlier run, or at fault."""

    done: int = 0
    kept: int = 0
    at_fault: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.done + other.done,
            self.kept + other.kept,
            self.at_fault + other.at_fault,
        )


def compute_folder(
    source: Path,
    out: Path,
    settings: Settings,
    *,
    report: Report = silent,
    processes: int | None = None,
) -> Tally:
    """Compute every `.json` below `source`; raises Fault where none can begin."""
    names = findings_below(source, out)
    if not names:
        raise Fault("findings_none", file=source.name)
    prepare(out, names, settings)
    chunks = [names[at : at + CHUNK] for at in range(0, len(names), CHUNK)]
    total, seen = Tally(), 0
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        waiting = {
            pool.submit(compute_some, source, out, chunk, settings): len(chunk)
            for chunk in chunks
        }
        for finished in as_completed(waiting):
            total = total.plus(finished.result())
            seen += waiting[finished]
            report(seen / len(names), f"{seen} / {len(names)}")
    return total


def findings_below(source: Path, out: Path) -> list[str]:
    """Names of the files below a folder, without the results that lie within it."""
    return sorted(walked(source, "", out.resolve()))


def walked(folder: Path, before: str, out: Path) -> Iterator[str]:
    """Names below a folder, each from the top; `os.scandir`, for there are many."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{before}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if Path(entry.path).resolve() != out:
                    yield from walked(Path(entry.path), f"{name}/", out)
            elif name.endswith(".json"):
                yield name


def prepare(out: Path, names: Sequence[str], settings: Settings) -> None:
    """The folders of the results, and the settings they were made with."""
    try:
        for folder in {(out / name).parent for name in names}:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault("file_unwritable", file=out.name) from error
    kept = out / SETTINGS
    if not kept.exists():
        write_text(kept, settings.text())
    elif kept.read_text(encoding="utf-8") != settings.text():
        raise Fault("other_settings", file=out.name)


def compute_some(
    source: Path, out: Path, names: Sequence[str], settings: Settings
) -> Tally:
    """Some of the files, one after the other."""
    total = Tally()
    for name in names:
        total = total.plus(compute_one(source / name, out / name, settings))
    return total


def compute_one(given: Path, wanted: Path, settings: Settings) -> Tally:
    """One file: its result, or its faults, never both."""
    faulty = wanted.with_name(wanted.name.removesuffix(".json") + FAULTS)
    changed = given.stat().st_mtime_ns
    if younger(wanted, changed):
        return Tally(kept=1)
    if younger(faulty, changed):
        return Tally(at_fault=1)
    try:
        result = compute(read_file(given), reading=settings.reading)
    except Faults as faults:
        found = {"faults": [fault.to_dict() for fault in faults.found]}
        write_text(faulty, as_json(found))
        wanted.unlink(missing_ok=True)
        return Tally(at_fault=1)
    write_text(wanted, as_json(result.to_dict(settings.language)))
    faulty.unlink(missing_ok=True)
    return Tally(done=1)


def younger(path: Path, changed: int) -> bool:
    """Whether a file is there and was written after the findings changed."""
    try:
        return path.stat().st_mtime_ns > changed
    except OSError:
        return False


def as_json(found: Mapping[str, object]) -> str:
    """On one line: a hundred thousand results take room."""
    return json.dumps(found, ensure_ascii=False, allow_nan=False) + "\n"
