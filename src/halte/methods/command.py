"""What the commands of all methods share: language, faults, files out, exit codes."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, cast

from halte.methods.bilingual import LANGUAGES, Language, Texts
from halte.methods.faults import Fault, Faults, declare

DONE: Final = 0
FOUND: Final = 1
"""The command did its work, and what it looked for (a leak, a break) is there."""

UNUSABLE: Final = 2
"""The input cannot be used; the coded faults say why."""

declare(
    {
        "file_missing": Texts(
            "There is no such file. Check its name and folder.",
            "Ce fichier n’existe pas. Vérifiez son nom et son dossier.",
        ),
        "file_unwritable": Texts(
            "This file cannot be written. Check that its folder exists and is yours.",
            "Ce fichier ne peut pas être écrit. Vérifiez que son dossier existe et "
            "que vous y avez accès.",
        ),
        "files_same": Texts(
            "Two files of this command are the same one, and one would be lost. Give "
            "each file its own name.",
            "Deux fichiers de cette commande n’en font qu’un, et l’un serait perdu. "
            "Donnez à chacun son nom.",
        ),
    }
)


def parser(verb: str, about: str) -> argparse.ArgumentParser:
    """A parser for `halte VERB`."""
    return argparse.ArgumentParser(prog=f"halte {verb}", description=about)


def common(made: argparse.ArgumentParser) -> None:
    """The options that each sub-command has: --lang, --html, --quiet."""
    made.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=usual_language(),
        help="language of messages and of the page",
    )
    made.add_argument(
        "--html", type=Path, metavar="REPORT.html", help="write a page to read"
    )
    made.add_argument("--quiet", action="store_true", help="no progress")


def usual_language() -> Language:
    """French where HALTE_LANG or the terminal’s locale is (POSIX), else English."""
    said = (
        os.environ.get("HALTE_LANG")
        or os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG", "")
    )
    return "fr" if said.lower().startswith("fr") else "en"


def run(work: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Do the work; faults are told on standard error and end with exit code 2."""
    try:
        return work(options)
    except Fault as fault:
        found: tuple[Fault, ...] = (fault,)
    except Faults as faults:
        found = faults.found
    language = cast(Language, getattr(options, "lang", "en"))
    for one in found:
        print(one.told(language), file=sys.stderr)
    return UNUSABLE


def places(written: Iterable[Path | None], read: Iterable[Path | None]) -> None:
    """Before the work: each file to write has a folder, and overwrites no other.

    Raises file_unwritable or files_same; a None is a file that was not asked for.
    """
    taken = {path.resolve() for path in read if path is not None}
    for path in written:
        if path is None:
            continue
        if not path.parent.is_dir():
            raise Fault("file_unwritable", file=path.name)
        if path.resolve() in taken:
            raise Fault("files_same", file=path.name)
        taken.add(path.resolve())


def write_json(found: Mapping[str, Any], path: Path | None) -> None:
    """The result for machines: to a file, or to standard output."""
    text = json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    if path is None:
        sys.stdout.write(text)
    else:
        write_text(path, text)


def write_text(path: Path, text: str) -> None:
    """A file, whole or not at all; raises `file_unwritable`.

    What is there and is no file (a pipe, /dev/null) is written to and stays what it
    is: putting a file in its place would take it from everyone.
    """
    unfinished = path.with_name(path.name + ".part")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
            return
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        raise Fault("file_unwritable", file=path.name) from error
