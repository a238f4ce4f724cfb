"""`halte keys new|status|rotate|retire ID`: the key ring."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from halte.core import key_rotation
from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.errors import CodedError
from halte.core.fields import Renewed
from halte.core.keys import create_ring, key_ring, ring_path

COMMAND = Actor(via="command", label="halte keys")


def main(arguments: Sequence[str]) -> int:
    """Run it. 0 done, 1 refused or something unreadable, 2 bad usage."""
    parser = ArgumentParser(prog="halte keys", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("new", help="make a ring where there is none")
    verbs.add_parser("status", help="which key protects how many values")
    verbs.add_parser("rotate", help="make a new key current and move all values to it")
    verbs.add_parser("retire", help="take out a key that nothing uses").add_argument(
        "key_id"
    )
    asked = parser.parse_args(list(arguments))
    try:
        if asked.verb == "rotate":
            return rotate()
        if asked.verb == "retire":
            return retire(asked.key_id)
        return new() if asked.verb == "new" else status()
    except CodedError as error:
        print(f"{error.sentence.en}\n{error.sentence.fr}", file=sys.stderr)
        return 1


def new() -> int:
    """A first ring."""
    if ring_path().exists():
        print("There is a key ring already; it stays.", file=sys.stderr)
        return 1
    create_ring()
    print("A new key ring is made. Keep a copy in another safe place.")
    return status()


def status() -> int:
    """A line per place and key."""
    ring = key_ring()
    kind = "demonstration" if ring.demonstration else "production"
    print(f"key ring: {kind}; current key {ring.current}; keys {list(ring.encryption)}")
    for place, counts in key_rotation.usage().items():
        line = "  ".join(f"key {key_id}: {n}" for key_id, n in counts.items())
        print(f"  {place:<44}{line}")
    return 0


def rotate() -> int:
    """Go on with a rotation under way, or begin one."""
    if key_rotation.unfinished():
        print(f"Going on with the rotation to key {key_ring().current}.")
    else:
        print(f"Key {key_rotation.begin()} is now the current one.")
    found = key_rotation.renew_all(tell)
    outcome = "value_unreadable" if found.unreadable else "done"
    record(COMMAND, "core.keys.rotate", kind="system", outcome=outcome)
    print(f"{found.done} values moved, {found.unreadable} unreadable.")
    old = [known for known in key_ring().encryption if known != key_ring().current]
    if old and not found.unreadable:
        print(f"Nothing uses {', '.join(old)} any more: halte keys retire {old[0]}")
    return 1 if found.unreadable else 0


def tell(place: str, found: Renewed) -> None:
    """One line per place."""
    print(f"  {place:<44}{found.done} moved, {found.unreadable} unreadable")


def retire(key_id: str) -> int:
    """Take it out. Copies made before still need it: say so."""
    key_rotation.retire(key_id)
    record(COMMAND, "core.keys.retire", kind="system")
    print(f"Key {key_id} is out of the ring. Backups made before need it: keep a copy.")
    return 0
