"""`halte keys new|status|rotate|retire ID|sign`: the key ring."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Final

from halte.core import key_rotation
from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError
from halte.core.fields import Renewed
from halte.core.keys import (
    create_ring,
    key_ring,
    ring_path,
    with_new_signing_key,
    without_signing_key,
    write_ring,
)
from halte.core.signatures import public_keys

COMMAND = Actor(via="command", label="halte keys")

THERE: Final = Bilingual(
    "There is a key ring already; it stays.", "Il y a déjà un trousseau ; il reste."
)
MADE: Final = Bilingual(
    "A new key ring is made. Keep a copy in another safe place.",
    "Un nouveau trousseau est créé. Gardez-en une copie dans un autre lieu sûr.",
)
RING: Final = Bilingual(
    "key ring: {kind}; current key {current}; keys {keys}",
    "trousseau : {kind} ; clé courante {current} ; clés {keys}",
)
DEMONSTRATION: Final = Bilingual("demonstration", "démonstration")
PRODUCTION: Final = Bilingual("production", "production")
USED: Final = Bilingual("key {key}: {count}", "clé {key} : {count}")
GOING_ON: Final = Bilingual(
    "Going on with the rotation to key {key}.",
    "La rotation vers la clé {key} se poursuit.",
)
CURRENT: Final = Bilingual(
    "Key {key} is now the current one.", "La clé {key} est désormais la clé courante."
)
MOVED: Final = Bilingual(
    "values moved: {done}; unreadable: {unreadable}",
    "valeurs déplacées : {done} ; illisibles : {unreadable}",
)
UNUSED: Final = Bilingual(
    "Nothing uses {keys} any more: halte keys retire {first}",
    "Plus rien n’utilise {keys} : halte keys retire {first}",
)
SIGNS: Final = Bilingual(
    "signing key {key}: {public}", "clé de signature {key} : {public}"
)
RETIRED: Final = Bilingual(
    "Key {key} is out of the ring. Backups made before need it: keep a copy.",
    "La clé {key} est retirée du trousseau. Les sauvegardes faites avant en ont "
    "besoin : gardez-en une copie.",
)


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
    verbs.add_parser("sign", help="make a new key for signatures").add_argument(
        "--drop", metavar="ID", default="", help="take an older one out instead"
    )
    asked = parser.parse_args(list(arguments))
    try:
        if asked.verb == "rotate":
            return rotate()
        if asked.verb == "retire":
            return retire(asked.key_id)
        if asked.verb == "sign":
            return sign(asked.drop)
        return new() if asked.verb == "new" else status()
    except CodedError as error:
        print(error.sentence, file=sys.stderr)
        return 1


def new() -> int:
    """A first ring."""
    if ring_path().exists():
        print(THERE, file=sys.stderr)
        return 1
    create_ring()
    print(MADE)
    return status()


def status() -> int:
    """A line per place and key."""
    ring = key_ring()
    kind = DEMONSTRATION if ring.demonstration else PRODUCTION
    keys = ", ".join(ring.encryption)
    print(RING.format(kind=kind, current=ring.current, keys=keys))
    for place, counts in key_rotation.usage().items():
        used = (USED.format(key=key_id, count=n) for key_id, n in counts.items())
        print(f"  {place:<44}{'  '.join(map(str, used))}")
    for key_id, public in public_keys().items():
        print(SIGNS.format(key=key_id, public=public))
    return 0


def sign(drop: str) -> int:
    """A new key for signatures; what older ones signed can still be verified, until
    they are taken out."""
    ring = key_ring()
    write_ring(without_signing_key(ring, drop) if drop else with_new_signing_key(ring))
    record(COMMAND, "core.keys.sign", kind="system")
    for key_id, public in public_keys().items():
        print(SIGNS.format(key=key_id, public=public))
    return 0


def rotate() -> int:
    """Go on with a rotation under way, or begin one."""
    if key_rotation.unfinished():
        print(GOING_ON.format(key=key_ring().current))
    else:
        print(CURRENT.format(key=key_rotation.begin()))
    found = key_rotation.renew_all(tell)
    outcome = "value_unreadable" if found.unreadable else "done"
    record(COMMAND, "core.keys.rotate", kind="system", outcome=outcome)
    print(MOVED.format(done=found.done, unreadable=found.unreadable))
    old = [known for known in key_ring().encryption if known != key_ring().current]
    if old and not found.unreadable:
        print(UNUSED.format(keys=", ".join(old), first=old[0]))
    return 1 if found.unreadable else 0


def tell(place: str, found: Renewed) -> None:
    """One line per place."""
    print(f"  {place:<44}{MOVED.format(done=found.done, unreadable=found.unreadable)}")


def retire(key_id: str) -> int:
    """Take it out. Copies made before still need it: say so."""
    key_rotation.retire(key_id)
    record(COMMAND, "core.keys.retire", kind="system")
    print(RETIRED.format(key=key_id))
    return 0
