"""`halte restore FILE`: a backup becomes an installation, and proves itself."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from halte.site.cli import start_django


def main(arguments: Sequence[str]) -> int:
    """0 restored and proved, 1 not proved and taken back, 2 refused."""
    words = argparse.ArgumentParser(prog="halte restore", description=__doc__)
    words.add_argument("file", type=Path, metavar="FILE")
    words.add_argument("--into", type=Path, metavar="STATE", help="the state folder")
    words.add_argument(
        "--replace", action="store_true", help="put aside what is there already"
    )
    words.add_argument("--keys", type=Path, metavar="FILE", help="the key ring to use")
    words.add_argument(
        "--unproved", action="store_true", help="keep it even where the proof fails"
    )
    choices = words.parse_args(arguments)
    os.umask(0o077)
    if choices.into:
        # Before the settings are read: every path follows from it.
        os.environ["HALTE_STATE"] = str(choices.into)
    start_django()
    from halte.site.restoring import run

    return run(
        choices.file,
        replace=choices.replace,
        keys=choices.keys,
        unproved=choices.unproved,
    )
