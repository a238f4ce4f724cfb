"""`halte backup --out FILE`: everything in one file that can be proved later."""

from __future__ import annotations

import argparse
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import override

from halte.core.access.actor import Actor
from halte.core.audit import anchors
from halte.core.audit.models import Seal
from halte.core.audit.record import record
from halte.core.audit.seal import seal_all
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError
from halte.core.keys import audit_key, ring_path
from halte.core.spoken import spoken_language
from halte.site.archive import (
    DATABASE,
    KEYS,
    MAC,
    MANIFEST,
    STATE,
    BadArchive,
    Manifest,
    contents,
    describe,
    mac_of,
)  # fmt: skip
from halte.site.database_copy import CannotCopy, Counts, copy_database, engine_here
from halte.site.speech import announce, complain, step

SYSTEM: Final = Actor(via="command", label="halte backup")

LEFT_OUT: Final = ("halte.sqlite3", "keys.json", "static", "mail", "audit.journal",
            "running.lock")  # fmt: skip
"""Not kept: copied otherwise (database, keys), made anew (static), or secret and
short-lived (mail holds invitations)."""


def main(arguments: Sequence[str]) -> int:
    """0 made, 2 where it could not be."""
    words = argparse.ArgumentParser(prog="halte backup", description=__doc__)
    words.add_argument("--out", required=True, type=Path, metavar="FILE")
    words.add_argument(
        "--with-keys", action="store_true", help="put the key ring inside as well"
    )
    choices = words.parse_args(arguments)
    os.umask(0o077)
    with override(spoken_language()):
        try:
            manifest = make(choices.out, with_keys=choices.with_keys)
        except CodedError as wrong:
            complain(f"halte: {wrong.sentence}")
            return 2
        tell(choices.out, manifest)
        return 0


def make(out: Path, *, with_keys: bool = False) -> Manifest:
    """Write a backup; never over an existing file, and whole or not at all."""
    if out.exists():
        raise BadArchive("backup_exists")
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".halte-") as name:
            folder = Path(name)
            with step(Bilingual("Copying the database", "Copie de la base")):
                manifest = _gather(folder, with_keys=with_keys)
            with step(Bilingual("Writing the file", "Écriture du fichier")):
                draft = folder / "backup.tar"
                _pack(draft, folder, manifest)
                draft.chmod(0o600)
                draft.rename(out)
    except OSError:
        raise BadArchive("backup_cannot_write") from None
    record(SYSTEM, "site.backup_made", kind="system")
    return manifest


def _gather(folder: Path, *, with_keys: bool) -> Manifest:
    """All members in a folder, and what they are."""
    seal_all()
    # In this order: an anchor newer than the database copy would accuse it, a
    # file newer than it does no harm.
    anchor = _anchors_now()
    counts, engine = _copy(folder / DATABASE)
    for name, path in _state_files():
        target = folder / STATE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    if anchor:
        (folder / STATE).mkdir(exist_ok=True)
        (folder / STATE / anchors.path().name).write_bytes(anchor)
    if with_keys:
        shutil.copyfile(ring_path(), folder / KEYS)
    newest = Seal.objects.order_by("-last_id").first()
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        engine=engine,
        tables=counts,
        files={name: describe(path) for name, path in contents(folder)},
        last_seal=anchors.line_of(newest) if newest else "",
        keys=with_keys,
    )


def _anchors_now() -> bytes:
    path = anchors.path()
    return path.read_bytes() if path.exists() else b""


def _copy(file: Path) -> tuple[Counts, str]:
    engine = engine_here()
    try:
        return copy_database(file, engine), engine
    except CannotCopy:
        if engine != "pg_dump":
            raise
        # An older tool than the server: row by row always works.
        file.unlink(missing_ok=True)
        return copy_database(file, "rows"), "rows"


def _state_files() -> Iterator[tuple[str, Path]]:
    for name, path in contents(Path(settings.HALTE_STATE)):
        if name.startswith(LEFT_OUT) or path == ring_path():
            continue
        if name != anchors.path().name and not name.startswith("."):
            yield name, path


def _pack(draft: Path, folder: Path, manifest: Manifest) -> None:
    said = manifest.to_bytes()
    (folder / MANIFEST).write_bytes(said)
    (folder / MAC).write_text(mac_of(said, audit_key()))
    with tarfile.open(draft, "w:", format=tarfile.PAX_FORMAT) as tar:
        # The manifest first: a file cut short then says what is missing.
        for name in (MANIFEST, MAC, *manifest.files):
            tar.add(folder / name, arcname=name, recursive=False, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of this machine’s accounts goes along."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def tell(out: Path, manifest: Manifest) -> None:
    """What was made, and what to do with it."""
    rows, digest = sum(manifest.tables.values()), describe(out)["sha256"]
    announce(
        Bilingual(
            f"Backup made: {len(manifest.tables)} tables, {rows} rows, "
            f"{len(manifest.files)} files.\n  SHA-256 {digest}",
            f"Sauvegarde faite : {len(manifest.tables)} tables, {rows} lignes, "
            f"{len(manifest.files)} fichiers.\n  SHA-256 {digest}",
        )
    )
    announce(WITH_KEYS if manifest.keys else WITHOUT_KEYS)


WITH_KEYS: Final = Bilingual(
    "The key ring is INSIDE: whoever has this file can read everything. Keep it as "
    "you would the keys themselves.",
    "Le trousseau de clés est À L’INTÉRIEUR : qui détient ce fichier peut tout lire. "
    "Gardez-le comme les clés elles-mêmes.",
)
WITHOUT_KEYS: Final = Bilingual(
    "The key ring is NOT inside. Keep a copy of it elsewhere: without it this backup "
    "cannot be read.",
    "Le trousseau de clés n’est PAS à l’intérieur. Gardez-en une copie ailleurs : "
    "sans lui, cette sauvegarde est illisible.",
)
