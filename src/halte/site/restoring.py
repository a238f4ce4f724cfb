"""Putting a backup in place: unpacked and checked beside, then moved in, then proved.

Nothing of what was there is removed: it is put aside, and put back where the
restored copy cannot prove itself.
"""

from __future__ import annotations

import hmac
import json
import shutil
import tempfile
from base64 import b64decode
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils.translation import override

from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.audit.verify import verify
from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError
from halte.core.keys import ring_path
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
    mac_of,
    unpack,
)  # fmt: skip
from halte.site.database_copy import (
    copy_database,
    count_rows,
    is_empty,
    put_back,
)  # fmt: skip
from halte.site.running import is_running
from halte.site.speech import announce, complain, step

SYSTEM: Final = Actor(via="command", label="halte restore")
OLD_DATABASE: Final = "database-before-restore"


class NotProved(CodedError):
    """The restored copy is not what the backup says; it was taken back."""


def run(file: Path, *, replace: bool, keys: Path | None, unproved: bool) -> int:
    """The command: 0 restored and proved, 1 taken back, 2 refused."""
    with override(spoken_language()):
        try:
            manifest = restore(file, replace=replace, keys=keys, unproved=unproved)
        except NotProved as wrong:
            complain(f"halte: {wrong.sentence}")
            return 1
        except CodedError as wrong:
            complain(f"halte: {wrong.sentence}")
            return 2
        announce(_done(manifest, unproved=unproved))
        return 0


def restore(
    file: Path, *, replace: bool = False, keys: Path | None = None,
    unproved: bool = False,
) -> Manifest:  # fmt: skip
    """Restore into this installation’s state folder and database."""
    state = Path(settings.HALTE_STATE)
    if not file.is_file():
        raise BadArchive("restore_no_file")
    if is_running():
        raise BadArchive("restore_running")
    state.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=state.parent, prefix=".halte-") as name:
        folder = Path(name)
        with step(Bilingual("Checking the backup", "Vérification de la sauvegarde")):
            manifest = unpack(file, folder)
            check_engine(manifest)
            ring = ring_for(folder, manifest, keys)
        aside = put_aside(state, replace=replace)
        try:
            with step(Bilingual("Putting it in place", "Mise en place")):
                put_in_place(folder, manifest, ring, state)
            if not unproved:
                with step(Bilingual("Proving it", "Preuve")):
                    prove(manifest)
        except BaseException:
            take_back(state, aside)
            raise
    record(SYSTEM, "site.restored", kind="system")
    return manifest


def check_engine(manifest: Manifest) -> None:
    """A copy goes back into the kind of database it came from."""
    if (manifest.engine == "sqlite") != (connection.vendor == "sqlite"):
        raise BadArchive("restore_other_engine", engine=manifest.engine)


def ring_for(folder: Path, manifest: Manifest, keys: Path | None) -> bytes:
    """The key ring that made this backup: given, from inside, or the one here."""
    places = (keys, folder / KEYS, ring_path())
    found = next((place for place in places if place and place.is_file()), None)
    if found is None:
        raise BadArchive("restore_no_keys")
    ring = found.read_bytes()
    said = (folder / MANIFEST).read_bytes()
    mac = (folder / MAC).read_text() if (folder / MAC).is_file() else ""
    try:
        key = b64decode(json.loads(ring)["audit"])
    except (ValueError, KeyError, TypeError):
        raise BadArchive("restore_other_keys") from None
    if not hmac.compare_digest(mac.encode(), mac_of(said, key).encode()):
        raise BadArchive("restore_other_keys")
    return ring


def put_aside(state: Path, *, replace: bool) -> Path | None:
    """Move what is there into a folder beside; None where there was nothing."""
    connection.close()
    old = [path for path in state.iterdir() if path.name != "running.lock"]
    database = _sqlite_files()
    filled = connection.vendor != "sqlite" and not is_empty()
    if not (old or database or filled):
        return None
    if not replace:
        raise BadArchive("restore_not_empty")
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = state.with_name(f"{state.name}.before-restore-{stamp}")
    aside.mkdir(mode=0o700)
    if filled:
        copy_database(aside / OLD_DATABASE, "rows")
    for path in {*old, *database}:
        shutil.move(path, aside / path.name)
    return aside


def take_back(state: Path, aside: Path | None) -> None:
    """Everything as it was before."""
    connection.close()
    for path in [*state.iterdir(), *_sqlite_files()]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if aside is None:
        return
    database = _sqlite_file()
    for path in aside.iterdir():
        if path.name == OLD_DATABASE:
            put_back(path, "rows")
        elif database and path.name.startswith(database.name):
            shutil.move(path, database.parent / path.name)
        else:
            shutil.move(path, state / path.name)
    shutil.rmtree(aside)


def put_in_place(folder: Path, manifest: Manifest, ring: bytes, state: Path) -> None:
    """Files, keys and database of the backup become those of this installation."""
    for name, path in contents(folder / STATE):
        target = state / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
    if not ring_path().exists():
        ring_path().parent.mkdir(parents=True, exist_ok=True)
        ring_path().touch(mode=0o600)
        ring_path().write_bytes(ring)
    put_back(folder / DATABASE, manifest.engine)


def prove(manifest: Manifest) -> None:
    """As many rows as the manifest says, and an audit that is whole."""
    found = count_rows()
    for table in sorted({*found, *manifest.tables}):
        if found.get(table, 0) != manifest.tables.get(table, 0):
            raise NotProved(
                "restore_counts_differ",
                table=table,
                found=found.get(table, 0),
                said=manifest.tables.get(table, 0),
            )
    report = verify()
    if not report.clean:
        raise NotProved("restore_audit_not_whole", found=report.found)


def _sqlite_file() -> Path | None:
    if connection.vendor != "sqlite":
        return None
    return Path(connection.settings_dict["NAME"])


def _sqlite_files() -> list[Path]:
    file = _sqlite_file()
    if file is None:
        return []
    names = (file.name + rest for rest in ("", "-wal", "-shm"))
    return [path for name in names if (path := file.with_name(name)).exists()]


def _done(manifest: Manifest, *, unproved: bool) -> Bilingual:
    rows, tables = sum(manifest.tables.values()), len(manifest.tables)
    if unproved:
        return Bilingual(
            f"Restored, NOT proved: the backup of {manifest.made_at}.",
            f"Restaurée SANS preuve : la sauvegarde du {manifest.made_at}.",
        )
    return Bilingual(
        f"Restored and proved: the backup of {manifest.made_at}, {tables} tables, "
        f"{rows} rows, the audit whole. “halte up” starts it.",
        f"Restaurée et prouvée : la sauvegarde du {manifest.made_at}, {tables} "
        f"tables, {rows} lignes, journal intact. « halte up » la démarre.",
    )
