"""Two planted shelters: no command, no copy and no byte that is kept tells of them."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from django.db import connection
from django.test import Client

from halte.capabilities.directory.copies.commands import main as bundles
from halte.site.cli import COMMANDS
from halte.site.cli import main as halte
from tests.conftest import Person
from tests.directory.planted import Planted, found
from tests.directory.shelters import (
    MEETING,
    NEVER,
    PLACES,
    RUELLE,
    Hidden,
    Sign,
    every_way,
    hide,
    leaks,
    reader,
)
from tests.directory.test_leaks import TYPED
from tests.sweeps.tree import nothing_wrong

pytestmark = pytest.mark.django_db(transaction=True)

COPIES: Final = tuple(product(("public", "provider", "officer"), ("bundle", "pocket")))

ASKS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "measures": (("list",), ("show", "directory_overdue")),
    "plan": (("export",),),
    "report": (("--html", "--out", "{folder}/report.html"),),
    "audit": (("verify",),),
    "vault": (("verify",),),
    "keys": (("status",),),
    "api": (("--into", "{folder}/api.md"),),
    "hsds": (("check", "{folder}/services.json"),),
    "services": (("{folder}/services.json", "--text", "Heron"),),
    "manage": (
        ("dumpdata", "directory", "--output", "{folder}/directory.json"),
        ("dumpdata", "core_audit", "sessions"),
        ("check",), ("showmigrations", "directory"),
    ),
    "check-production": ((),),
    "demo-code": (("nobody@demo.example",),),
}  # fmt: skip
"""How each command that can tell of what is kept is asked."""

DONE_ELSEWHERE: Final[Mapping[str, str]] = {
    "directory-bundle": "each tier and kind, below",
    "up": "serves pages and answers: walked above",
    "web": "the same", "worker": "runs jobs; what they keep is in the database",
    "backup": "a copy of the database and its files, whose every byte is read below",
    "restore": "the same, back", "intake": "takes in; tells rows by number alone",
    "inspections": "a draw among employers", "protect": "reads plain files alone",
    "population": "reads plain files alone", "penalty": "reads plain files alone",
    "impact": "reads plain files alone", "trends": "reads plain files alone",
    "messages": "writes catalogues of the source", "startcapability": "writes source",
}  # fmt: skip


@pytest.fixture
def hidden(della: Person) -> Hidden:
    return hide(della)


def test_every_command_is_asked_or_has_its_reason() -> None:
    assert set(COMMANDS) == {*ASKS, *DONE_ELSEWHERE}


def run(words: Iterable[str]) -> None:
    """A command to its end, whatever it ends with."""
    try:
        halte(list(words))
    except (SystemExit, Exception) as end:
        sys.stderr.write(repr(end))


@pytest.mark.parametrize("command", ASKS)
def test_no_command_tells_where_a_shelter_is(
    command: str, hidden: Hidden, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = Client().get("/api/v1/directory/hsds/services?full=true&format=ndjson")
    (tmp_path / "services.json").write_bytes(answer.getvalue())
    for words in ASKS[command]:
        run([command, *(word.format(folder=tmp_path) for word in words)])
    told = capfd.readouterr()
    nothing_wrong(leaks(told.out + told.err, NEVER["public"]))
    for file in tmp_path.iterdir():
        nothing_wrong(leaks(file.read_bytes(), NEVER["public"]))


@pytest.mark.parametrize(("tier", "kind"), COPIES)
def test_no_copy_made_by_command_gives_a_shelter_away(
    tier: str, kind: str, hidden: Hidden, della: Person, tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    file = tmp_path / "copy"
    asked = ["make", str(file), "--as", della.user.email, "--for", tier, "--kind", kind]
    asked += ["--place", "Winnipeg", "--site", "https://halte.example"]
    assert bundles(asked) == 0
    data, told = file.read_bytes(), capfd.readouterr()
    assert found(data, Planted(("Heron House",)))
    nothing_wrong(leaks(data, (*NEVER[tier], *PLACES, MEETING)))
    nothing_wrong(leaks(told.out + told.err, NEVER["public"]))


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the file of SQLite")
def test_no_byte_of_the_database_says_where_it_is_once_everyone_was_there(
    hidden: Hidden, della: Person, signed_in: Sign
) -> None:
    """Sessions, caches, jobs, notices, audit, pages that were freed: all of it."""
    for role in ("frontline_officer", "directory_steward"):
        client = reader(role, della, signed_in)
        for _name, at in every_way(hidden):
            client.get(at)
            client.post(at, TYPED | {"chosen": hidden.known[0]})
    connection.ensure_connection()
    data = connection.connection.serialize()
    assert data.startswith(b"SQLite format 3\0") and b"Heron House" in data
    nothing_wrong(leaks(data, NEVER["public"]))


def test_a_database_that_keeps_it_would_be_found(hidden: Hidden) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("reads the file of SQLite")
    kept = hidden.services[0].texts.get(language="fr")
    kept.description = f"Au {RUELLE.upper()}"
    kept.save()
    connection.ensure_connection()
    data = without_empty_tables(connection.connection.serialize())
    assert data.startswith(b"SQLite format 3\0") and b"Heron House" in data
    assert leaks(data, PLACES)


def without_empty_tables(data: bytes) -> bytes:
    """A tenth of it: most tables, and all pages of theirs, hold nothing here."""
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    of_tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    for (name,) in database.execute(of_tables).fetchall():
        if not database.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone():
            database.execute(f'DROP TABLE "{name}"')
    database.commit()
    database.execute("VACUUM")
    smaller = database.serialize()
    database.close()
    return smaller
