"""Backup and restore, as an operator does them: with the command."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.audit.seal import seal_all
from halte.core.audit.verify import verify
from halte.site.database_copy import copy_database, count_rows, put_back
from tests.database import lay_in

FILL = """
from halte.site.cli import start_django; start_django()
from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.audit.seal import seal_all
from django.conf import settings
for number in range(20): record(Actor(), f"plan.act_{number}")
seal_all()
folder = settings.HALTE_STATE / "intake"; folder.mkdir()
(folder / "a file.csv").write_text("a,b\\n1,2\\n")
"""


@dataclass(frozen=True)
class Installation:
    """A state folder, and `halte` working on it."""

    state: Path

    def halte(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "halte", *words)

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("HALTE_")}
        kept |= {"HALTE_STATE": str(self.state), "LANG": "en_CA.UTF-8"}
        kept.pop("DATABASE_URL", None)
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        return subprocess.run(
            [sys.executable, *words], env=kept, capture_output=True, text=True
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    it = Installation(tmp_path_factory.mktemp("installed") / "state")
    lay_in(it.state)
    ended = it.halte("up", "--prepare", "--no-demonstration")
    assert ended.returncode == 0, ended.stderr
    assert it.python("-c", FILL).returncode == 0
    return it


@pytest.fixture(scope="module")
def backup(installed: Installation) -> Path:
    out = installed.state.parent / "backup.tar"
    ended = installed.halte("backup", "--out", str(out))
    assert ended.returncode == 0, ended.stderr
    assert "NOT inside" in ended.stdout
    return out


def keys_of(it: Installation) -> str:
    return str(it.state / "keys.json")


@pytest.mark.slow
def test_a_backup_is_for_its_owner_alone_and_holds_no_keys(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup) as tar:
        names = tar.getnames()
    assert names[0] == "manifest.json"
    assert "state/intake/a file.csv" in names
    assert not [n for n in names if "keys" in n or "static" in n or "journal" in n]


@pytest.mark.slow
def test_a_backup_never_overwrites(installed: Installation, backup: Path) -> None:
    before = backup.read_bytes()
    ended = installed.halte("backup", "--out", str(backup))
    assert (ended.returncode, backup.read_bytes()) == (2, before)
    assert "already" in ended.stderr


@pytest.mark.slow
def test_a_backup_that_cannot_be_written_says_so(installed: Installation) -> None:
    ended = installed.halte("backup", "--out", "/nowhere/at/all.tar")
    assert ended.returncode == 2
    assert "cannot be written" in ended.stderr


@pytest.mark.slow
def test_a_restored_installation_proves_itself(
    installed: Installation, backup: Path, tmp_path: Path
) -> None:
    new = Installation(tmp_path / "new")
    ended = new.halte("restore", str(backup), "--keys", keys_of(installed))
    assert ended.returncode == 0, ended.stderr
    assert "Restored and proved" in ended.stdout
    assert (new.state / "intake" / "a file.csv").read_text() == "a,b\n1,2\n"
    again = new.halte("audit", "verify")
    assert again.returncode == 0, again.stdout


@pytest.mark.slow
def test_without_the_key_ring_nothing_is_restored(
    installed: Installation, backup: Path, tmp_path: Path
) -> None:
    new = Installation(tmp_path / "new")
    ended = new.halte("restore", str(backup))
    assert ended.returncode == 2
    assert "key ring" in ended.stderr
    other = json.loads(Path(keys_of(installed)).read_text())
    other["audit"] = other["index"]
    (tmp_path / "other.json").write_text(json.dumps(other))
    ended = new.halte("restore", str(backup), "--keys", str(tmp_path / "other.json"))
    assert ended.returncode == 2
    assert "not made with this key ring" in ended.stderr
    assert not [path for path in new.state.iterdir() if path.name != "running.lock"]


@pytest.mark.slow
def test_what_is_there_is_refused_or_put_aside(
    installed: Installation, backup: Path, tmp_path: Path
) -> None:
    new = Installation(tmp_path / "new")
    new.state.mkdir()
    (new.state / "mine.txt").write_text("mine")
    words = ("restore", str(backup), "--keys", keys_of(installed))
    ended = new.halte(*words)
    assert ended.returncode == 2
    assert "--replace" in ended.stderr
    assert new.halte(*words, "--replace").returncode == 0
    (aside,) = tmp_path.glob("new.before-restore-*")
    assert (aside / "mine.txt").read_text() == "mine"


@pytest.mark.slow
def test_a_backup_whose_audit_is_not_whole_is_taken_back(
    installed: Installation, tmp_path: Path
) -> None:
    tampered = Installation(tmp_path / "tampered")
    out, keys = tmp_path / "one.tar", keys_of(installed)
    assert installed.halte("backup", "--out", str(out)).returncode == 0
    assert tampered.halte("restore", str(out), "--keys", keys).returncode == 0
    with sqlite3.connect(tampered.state / "halte.sqlite3") as database:
        database.execute("DROP TRIGGER append_only_delete_audit_entry")
        database.execute("DELETE FROM audit_entry WHERE id = 7")
    database.close()
    bad = tmp_path / "bad.tar"
    assert tampered.halte("backup", "--out", str(bad), "--with-keys").returncode == 0
    new = Installation(tmp_path / "new")
    new.state.mkdir()
    (new.state / "mine.txt").write_text("mine")
    ended = new.halte("restore", str(bad), "--replace")
    assert ended.returncode == 1
    assert "not whole" in ended.stderr
    assert [p.name for p in new.state.iterdir() if p.name != "running.lock"] == [
        "mine.txt"
    ]
    looked = Installation(tmp_path / "looked")
    assert looked.halte("restore", str(bad), "--unproved").returncode == 0
    assert "Row 7 was removed" in looked.halte("audit", "verify").stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil",
    [lambda body: body[: len(body) // 2], lambda body: body[:-70_000] + b"x" * 70_000],
)
def test_a_spoilt_file_leaves_nothing_behind(
    installed: Installation,
    backup: Path,
    tmp_path: Path,
    spoil: Callable[[bytes], bytes],
) -> None:
    bad = tmp_path / "bad.tar"
    bad.write_bytes(spoil(backup.read_bytes()))
    new = Installation(tmp_path / "new")
    ended = new.halte("restore", str(bad), "--keys", keys_of(installed))
    assert ended.returncode == 2
    assert not [path for path in new.state.iterdir() if path.name != "running.lock"]
    assert {path.name for path in tmp_path.iterdir()} == {"bad.tar", "new"}


@pytest.mark.postgresql
@pytest.mark.parametrize("engine", ["rows", "pg_dump"])
@pytest.mark.django_db(transaction=True)
def test_a_postgresql_database_goes_out_and_comes_back(
    tmp_path: Path, engine: str
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("this run is on SQLite (see make test-postgresql)")
    for number in range(30):
        record(Actor(reason="« é » \\ \" '"), f"plan.act_{number}")
    seal_all()
    before = count_rows()
    counts = copy_database(tmp_path / "copy", engine)
    assert counts == before
    record(Actor(), "after.the_copy")
    put_back(tmp_path / "copy", engine)
    assert count_rows() == before
    report = verify()
    assert [f.kind for f in report.findings if f.kind == "edited"] == []
    assert record(Actor(), "next").pk > 30


PUT_IN = """
from halte.site.cli import start_django; start_django()
from halte.core.access.actor import Actor
from halte.core.organisations.models import Organisation
from halte.core.vault.facade import Particulars, put_in
body = Organisation.objects.create(slug="esdc", name_en="E", name_fr="E")
roles, why = frozenset({"integrity_officer"}), "programme_integrity"
ines = Actor(user_id=1, organisation_id=body.pk, roles=roles, purpose=why,
             via="command", second_factor=True)
print(put_in(ines, [b"what a camera saw" * 50_000], Particulars(name="one")).pk)
"""


@pytest.mark.slow
def test_the_vault_is_in_the_backup_and_verifies_after_a_restore(
    installed: Installation, tmp_path: Path
) -> None:
    put = installed.python("-c", PUT_IN)
    assert put.returncode == 0, put.stderr
    out = tmp_path / "with-vault.tar"
    assert installed.halte("backup", "--out", str(out), "--with-keys").returncode == 0
    again = Installation(tmp_path / "again")
    assert again.halte("restore", str(out)).returncode == 0
    ended = again.halte("vault", "verify")
    assert ended.returncode == 0, ended.stdout
    assert "Items: 1" in ended.stdout
    shutil.rmtree(again.state / "vault")
    assert again.halte("vault", "verify").returncode == 1
