"""The empty database of the tests, migrated once and copied for every process.

Migrating takes twenty seconds of a processor; copying takes a tenth of one. The
copy is known by a digest of the migrations and of all that they import, so that
whoever changes one of them migrates again. PostgreSQL is migrated as it is. Tests that
start Halte itself may lay the copy into its state folder.
"""

from __future__ import annotations

import fcntl
import hashlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import django
from django.db import connection
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "var" / "test-database"
IMPORTED: Final = re.compile(r"^\s*(?:from|import) (halte[\w.]*)", re.MULTILINE)


def digest() -> str:
    """Of every migration and every module of ours that one imports."""
    seen = sorted((ROOT / "src").rglob("migrations/*.py"))
    named = {name for path in seen for name in IMPORTED.findall(path.read_text())}
    modules = [ROOT / "src" / name.replace(".", "/") for name in sorted(named)]
    seen += [
        path
        for module in modules
        for path in (module.with_suffix(".py"), module / "__init__.py")
        if path.exists()
    ]
    whole = hashlib.sha256(django.__version__.encode())
    for path in seen:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


@contextmanager
def migrated_once() -> Iterator[None]:
    """While the test database is made: from the copy, else leaving one behind."""
    if connection.vendor != "sqlite":
        yield
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    copy = FOLDER / f"{digest()}.sqlite3"
    with (FOLDER / "door").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if copy.exists():
            fcntl.flock(door, fcntl.LOCK_UN)
            with filled_from(copy):
                yield
            return
        yield
        for older in FOLDER.glob("*.sqlite3"):
            older.unlink()
        leave(copy)


@contextmanager
def filled_from(copy: Path) -> Iterator[None]:
    """Whoever opens an empty database finds the copy in it."""

    def fill(sender: Any, connection: DatabaseWrapper, **_: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_master")
            if cursor.fetchone()[0]:
                return
        source = sqlite3.connect(copy)
        source.backup(connection.connection)
        source.close()

    connection_created.connect(fill, weak=False)
    try:
        yield
    finally:
        connection_created.disconnect(fill)


def lay_in(state: Path) -> None:
    """Where the copy is kept: a state folder of Halte that is migrated already."""
    copy = FOLDER / f"{digest()}.sqlite3"
    if copy.exists():
        state.mkdir(parents=True, exist_ok=True)
        laid = state / "halte.sqlite3"
        shutil.copyfile(copy, laid)
        laid.chmod(0o600)


def leave(copy: Path) -> None:
    """Keep the migrated database as a file, whole or not at all."""
    made = copy.with_suffix(".making")
    made.unlink(missing_ok=True)
    target = sqlite3.connect(made)
    connection.connection.backup(target)
    target.close()
    made.rename(copy)
