"""`halte demo-code ADDRESS`: what a demonstration phone would show now."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from halte.core.errors import CodedError
from halte.core.organisations.demo import code_for, sign_ins

USAGE = "usage: halte demo-code ADDRESS"


def main(arguments: Sequence[str]) -> int:
    """Print the current one-time code."""
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(USAGE)
        print("\n".join(f"  {email:<32}{title.en}" for email, title in sign_ins()))
        return 0 if arguments and len(arguments) == 1 else 2
    try:
        print(code_for(arguments[0]))
    except CodedError as error:
        print(f"{error.sentence.en}\n{error.sentence.fr}", file=sys.stderr)
        return 1
    return 0
