"""`halte up`, from an empty folder to a page, and back to silence."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.utils.translation import override

from halte.core.bilingual import Bilingual
from halte.core.organisations.demo import PASSWORD
from halte.core.organisations.models import User
from halte.site import preparing, running
from halte.site.preparing import CannotStart
from halte.site.start import demonstration_lines


def environment(state: Path, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HALTE_")}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "LC_ALL"):
        kept.pop(name, None)
    return {**kept, "HALTE_STATE": str(state), "LANG": "en_CA.UTF-8", **more}


def halte(state: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halte", *words],
        env=environment(state, **more), capture_output=True, text=True,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def processes_on(state: Path) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / "environ").read_bytes()
        except OSError:
            continue
        if f"HALTE_STATE={state}".encode() in text.split(b"\0"):
            found.append(int(folder.name))
    return found


@pytest.mark.slow
def test_it_starts_serves_and_ends_with_both_its_children(
    tmp_path: Path, socket_enabled: None
) -> None:
    port, state = free_port(), tmp_path / "state"
    up = subprocess.Popen(
        [sys.executable, "-m", "halte", "up", "--no-demonstration"],
        env=environment(state, HALTE_PORT=str(port)),
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert up.stdout is not None
    try:
        told = []
        for line in up.stdout:
            told.append(line)
            if "Halte runs at" in line:
                break
        address = f"http://127.0.0.1:{port}/health"
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200
            assert answer.headers["Server"] == ""
        assert len(processes_on(state)) >= 3
        busy = halte(tmp_path / "other", "up", HALTE_PORT=str(port))
        assert busy.returncode == 1
        assert f"port {port}" in busy.stderr
        assert not (tmp_path / "other").exists() or not any(
            path.suffix == ".sqlite3" for path in (tmp_path / "other").iterdir()
        )
        twice = halte(state, "up", HALTE_PORT=str(free_port()))
        assert "another “halte up”" in twice.stderr
        time.sleep(1)
    finally:
        up.send_signal(signal.SIGTERM)
    with up.stdout:
        assert up.wait(30) == 0
    assert processes_on(state) == []
    assert "• Preparing the database\n" in told
    assert (state / "halte.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_preparing_twice_is_harmless_and_speaks_french(tmp_path: Path) -> None:
    for _ in range(2):
        ended = halte(
            tmp_path, "up", "--prepare", "--no-demonstration", LANG="fr_CA.UTF-8"
        )
        assert ended.returncode == 0, ended.stderr
        assert "Tout est prêt." in ended.stdout


@pytest.mark.slow
def test_production_does_not_start_with_what_is_not_safe(tmp_path: Path) -> None:
    ended = halte(
        tmp_path, "up", "--prepare", HALTE_PRODUCTION="yes", HALTE_SECRET_KEY="short"
    )
    assert ended.returncode == 1
    assert "production_short_secret" in ended.stderr
    assert "production_no_host" in ended.stderr
    assert "Preparing the database" not in ended.stdout


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8000.5"])
def test_a_port_that_is_none_is_refused(
    port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALTE_PORT", port)
    with pytest.raises(CannotStart, match="HALTE_PORT"):
        preparing.address_and_port()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with override("fr"), pytest.raises(CannotStart, match="HALTE_STATE"):
        preparing.check_state_folder(tmp_path / "file" / "state")


def test_the_lock_is_held_by_one_and_let_go(tmp_path: Path, settings: object) -> None:
    settings.HALTE_STATE = tmp_path  # type: ignore[attr-defined]
    assert not running.is_running()
    with running.running() as first, running.running() as second:
        assert (first, second) == (True, False)
        assert running.is_running()
    assert not running.is_running()


@pytest.mark.django_db
def test_sign_ins_are_listed_where_the_demonstration_is_loaded() -> None:
    assert demonstration_lines() == []
    User.objects.create_user("a@demo.example", name="A", is_demonstration=True)
    lines = "\n".join(demonstration_lines())
    assert "auditor@demo.example" in lines
    assert f"Password of all: {PASSWORD}" in lines
    assert "Bilingual(" not in lines


def test_what_cannot_start_says_so_in_the_reader_s_language() -> None:
    text = Bilingual("no", "non")
    with override("fr"):
        assert str(CannotStart(text)) == "halte: non"
