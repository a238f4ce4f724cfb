"""`halte impact ANSWERS.json`: the level of an automated system, and its duties."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from halte.methods import command

ABOUT: Final = (
    "The level of an automated system under the Directive on Automated "
    "Decision-Making, from answers with their points, and what the level asks for."
)


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 with a level, 2 where the answers cannot be used."""
    made = command.parser("impact", ABOUT)
    made.add_argument("answers", type=Path, metavar="ANSWERS.json")
    made.add_argument("--out", type=Path, metavar="RESULT.json")
    command.common(made)
    options = made.parse_args(arguments)
    return command.run(assessed, options)


def assessed(options: argparse.Namespace) -> int:
    """The level to --out or standard output, a page to --html."""
    from halte.methods.automation.pages import assessment_page, told
    from halte.methods.automation.reading import read_answers
    from halte.methods.automation.scoring import assess

    found = assess(read_answers(options.answers))
    if options.html:
        command.write_text(options.html, assessment_page(found, options.lang))
    command.write_json(found.to_dict(), options.out)
    if options.out is not None and not options.quiet:
        print(told(found).in_language(options.lang))
    return command.DONE
