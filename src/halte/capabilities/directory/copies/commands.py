"""`halte directory-bundle`: make a copy; say whether a bundle is whole and valid."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.directory.copies import terminal
from halte.capabilities.directory.copies.choosing import place_title
from halte.capabilities.directory.copies.package import (
    MOST_BYTES,
    Judged,
    Manifest,
    Verdict,
    judge,
    parted,
    read,
)
from halte.capabilities.directory.copies.ports import PORTS
from halte.capabilities.directory.models import Recall
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.words import TIERS
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.signatures import public_keys
from halte.core.spoken import spoken_language
from halte.core.ui import writing

UNUSABLE: Final = 2
EXIT: Final = {
    Verdict.VALID: 0, Verdict.ALTERED: 1, Verdict.UNKNOWN_KEY: 1,
    Verdict.NO_BUNDLE: UNUSABLE, Verdict.EXPIRED: 3, Verdict.RECALLED: 4,
}  # fmt: skip

SAID: Final = {
    Verdict.VALID: Bilingual(
        "Valid: whole, signed, and within its time.",
        "Valide : intacte, signée et encore en vigueur.",
    ),
    Verdict.EXPIRED: Bilingual(
        "No longer valid: whole and signed, but its day is past. Delete it.",
        "Périmée : intacte et signée, mais sa date est passée. Supprimez-la.",
    ),
    Verdict.RECALLED: Bilingual(
        "Called back: whole and signed, but not to be used. Delete it.",
        "Rappelée : intacte et signée, mais à ne plus utiliser. Supprimez-la.",
    ),
    Verdict.ALTERED: Bilingual(
        "Altered, or not signed by this key. Do not use it; get another copy.",
        "Modifiée, ou non signée par cette clé. Ne l’utilisez pas ; demandez une autre "
        "copie.",
    ),
    Verdict.UNKNOWN_KEY: Bilingual(
        "Signed by a key that is not ours. Do not use it, or give the key of who made "
        "it with --key.",
        "Signée par une clé qui n’est pas la nôtre. Ne l’utilisez pas, ou indiquez "
        "avec --key la clé de qui l’a produite.",
    ),
    Verdict.NO_BUNDLE: Bilingual(
        "This is no bundle, or its end is missing. Copy the whole file again.",
        "Ce fichier n’est pas une trousse, ou la fin en manque. Recopiez le fichier au "
        "complet.",
    ),
}
TOLD: Final = Bilingual(
    "Place: {place}. For: {tier}. Services: {count}. By: {who}. Valid until: {day}.",
    "Lieu : {place}. Pour : {tier}. Services : {count}. Par : {who}. Valide jusqu’au : "
    "{day}.",
)
UNREADABLE: Final = Bilingual(
    "halte directory-bundle: the file cannot be opened. Check its name and folder.",
    "halte directory-bundle : impossible d’ouvrir le fichier. Vérifiez son nom et son "
    "dossier.",
)
KEY_SHAPE: Final = Bilingual(
    "halte directory-bundle: a key has 64 hexadecimal digits.",
    "halte directory-bundle : une clé compte 64 chiffres hexadécimaux.",
)


def main(arguments: Sequence[str]) -> int:
    """Make a copy (0 written, 1 refused, 2 bad use), or say what a file is: 0 valid,
    1 altered or not ours, 2 no such file or no bundle, 3 no longer valid, 4 called
    back."""
    parser = argparse.ArgumentParser(prog="halte directory-bundle", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default=spoken_language())
    verbs = parser.add_subparsers(dest="verb", required=True)
    verify = verbs.add_parser("verify", help="whether a bundle is whole and valid")
    verify.add_argument("file", type=Path)
    verify.add_argument("--key", default="", help="the public key of who made it")
    terminal.add_to(verbs)
    asked = parser.parse_args(list(arguments))
    with override(asked.lang):
        if asked.verb == "make":
            code, sentence = terminal.made(asked)
            print(sentence, file=sys.stderr if code else sys.stdout)
            return code
        return verified(asked.file, asked.key.strip().lower())


def verified(file: Path, key: str) -> int:
    """With the key that was given; without one, by our own keys and register."""
    if key and not re.fullmatch("[0-9a-f]{64}", key):
        print(KEY_SHAPE, file=sys.stderr)
        return UNUSABLE
    try:
        with file.open("rb") as opened:
            # One byte more than the limit is enough to know.
            data = opened.read(MOST_BYTES + 1)
    except OSError:
        print(UNREADABLE, file=sys.stderr)
        return UNUSABLE
    found = judged(data, key)
    print(SAID[found.verdict])
    if found.manifest is not None:
        print(told(found.manifest))
    return EXIT[found.verdict]


def judged(data: bytes, key: str) -> Judged:
    """The verdict; of what we made ourselves, the register is asked too."""
    now = timezone.now()
    if key:
        return judge(data, {named(data): key}, now)
    found = judge(data, public_keys(), now)
    if found.manifest is None:
        return found
    recalls = Recall.objects.filter(copy__reference=found.manifest.id)
    return Judged(Verdict.RECALLED, found.manifest) if recalls.exists() else found


def named(data: bytes) -> str:
    """The id that a file gives its key: with a key in hand its name says nothing."""
    parts = parted(data)
    manifest = read(parts[1]) if parts else None
    return manifest.key if manifest else ""


def told(manifest: Manifest) -> Bilingual:
    """What the file says of itself, now that it can be believed."""
    end = datetime.fromisoformat(manifest.expires) - timedelta(seconds=1)
    port = PORTS.get(manifest.place)
    tier = TIERS[Tier(manifest.tier)] if manifest.tier in list(Tier) else manifest.tier
    return TOLD.format(
        place=port.name if port else place_title(manifest.place), tier=tier,
        count=manifest.count, who=manifest.who or "–",
        day=writing.day(timezone.localdate(end)),
    )  # fmt: skip
