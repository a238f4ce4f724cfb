"""`halte protect table|attack|key|synthesise|ledger`: each loads only what it uses."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from halte.methods import command

ABOUT: Final = (
    "Releases that expose nobody: tables and synthetic files, the attack that proves "
    "them, and the ledger that adds them up."
)

TABLES: Final = "halte.methods.disclosure.commands"
PARTS: Final[dict[str, tuple[str, str]]] = {
    "table": (TABLES, "a table by one to three columns that exposes nobody"),
    "attack": (TABLES, "what a stranger can derive from a released table"),
    "key": (TABLES, "a new secret key for rounding or cell keys"),
    "synthesise": (
        "halte.methods.synthetic.commands",
        "synthetic microdata with differential privacy",
    ),
    "ledger": (
        "halte.methods.ledger.commands",
        "verify or show what was released, or grant a budget",
    ),
}
"""Each part: the module whose `add_to(subparsers)` knows it, and a line about it."""


def main(arguments: Sequence[str]) -> int:
    """Run a part; exit codes 0 done, 1 something was found, 2 unusable input."""
    words = list(arguments)
    made = command.parser("protect", ABOUT)
    parts = made.add_subparsers(required=True, metavar="|".join(PARTS))
    offered = words[0] if words and words[0] in PARTS else ""
    if offered:
        import_module(PARTS[offered][0]).add_to(parts)
    else:
        outline(parts)
    options = made.parse_args(words)
    return command.run(options.work, options)


def outline(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parts by their names alone, for the help."""
    for name, (module, about) in PARTS.items():
        if find_spec(module.rpartition(".")[0]) is not None:
            parts.add_parser(name, help=about)
