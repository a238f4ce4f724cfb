"""`halte demo-code ADDRESS`: what a demonstration phone would show now."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError
from halte.core.organisations.demo import code_for, sign_ins

USAGE = "usage: halte demo-code ADDRESS"
WAIT = Bilingual(
    "Each code opens once; the next in {seconds} s.",
    "Chaque code n’ouvre qu’une fois ; le prochain dans {seconds} s.",
)


def main(arguments: Sequence[str]) -> int:
    """Print a one-time code that opens now; wait for it where the last was used."""
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(USAGE)
        print("\n".join(f"  {email:<32}{title}" for email, title in sign_ins()))
        return 0 if arguments and len(arguments) == 1 else 2
    try:
        code, seconds = code_for(arguments[0])
    except CodedError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    if seconds:
        print(WAIT.format(seconds=round(seconds)), file=sys.stderr)
        time.sleep(seconds)
    print(code)
    return 0
