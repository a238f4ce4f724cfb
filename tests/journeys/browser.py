"""A real browser, and a running Halte of its own for it to walk through.

The server is the product as people start it: `halte up` in a state folder of
its own, with the demonstration country. Making that folder is the slow part,
so it is made once a day for the same source, and copied. Python itself opens no
socket here: the browser asks whether the server is ready.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Playwright,
    expect,
)

from tests.database import lay_in
from tests.journeys.terminal import ROOT, Terminal

SHIFTED: Final = Path(__file__).parent / "shifted"
COUNTRY: Final = "HALTE_TEST_COUNTRY"
"""Names the folder where the country is made, for all processes of a run."""

PLACES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
READY_WITHIN: Final = 180.0
PATIENCE: Final = 15_000
"""Milliseconds that a page has: two walks share two cores with their servers."""

FREE_PORT: Final = (
    "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); "
    "print(s.getsockname()[1])"
)


IN_EACH_LANGUAGE: Final = ("fr", pytest.param("en", marks=pytest.mark.slow))
"""French, which is the translation, in every run; English where tests may take long."""


def chromium() -> str:
    """Where Chromium is; '' where there is none. HALTE_CHROMIUM names another."""
    named = os.environ.get("HALTE_CHROMIUM", "")
    return named or next((p for name in PLACES if (p := shutil.which(name))), "")


needs_chromium = pytest.mark.skipif(
    not chromium(),
    reason="Chromium was not found: install it, or name it in HALTE_CHROMIUM",
)


def launch(driver: Playwright) -> Browser:
    """Chromium without a window; without a sandbox, since tests run in containers."""
    expect.set_options(timeout=PATIENCE)
    return driver.chromium.launch(
        executable_path=chromium(), args=["--no-sandbox", "--force-color-profile=srgb"]
    )


def visitor(
    browser: Browser, site: Site, language: str = "en", *, width: int = 1280
) -> BrowserContext:
    """Someone at their own device, who has not been here before."""
    context = browser.new_context(
        base_url=site.address,
        locale=f"{language}-CA",
        timezone_id="America/Toronto",
        viewport={"width": width, "height": 900},
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    return context


@dataclass(frozen=True)
class Site:
    """A running Halte: where it answers, where it keeps its state, a terminal."""

    address: str
    state: Path
    terminal: Terminal


@contextmanager
def running(
    driver: Playwright, state: Path, *, shift: timedelta | None = None
) -> Iterator[Site]:
    """`halte up` in a state folder until the block ends; `shift` moves its clock."""
    port = subprocess.check_output([sys.executable, "-c", FREE_PORT], text=True).strip()
    log = state / "test-server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "halte", "up"],
            env=environment(state) | shifted(shift) | {"HALTE_PORT": port}, cwd=ROOT,
            stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(driver, address, process, log)
        with closing(Terminal(environment(state))) as terminal:
            yield Site(address, state, terminal)
    finally:
        stop(process)


def environment(state: Path) -> dict[str, str]:
    """The surroundings of a demonstration, whatever the tests themselves use."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("HALTE_", "DJANGO"))
    }
    kept.pop("DATABASE_URL", None)
    own = {"HALTE_STATE": str(state), "PYTHONPATH": str(ROOT / "src")}
    # Two cores are shared: what no walk asks for is not made.
    return kept | own | {"HALTE_WARM": "0"}


def shifted(shift: timedelta | None) -> dict[str, str]:
    """What moves the clock of a server that is started; nothing where none is asked."""
    if shift is None:
        return {}
    path = os.pathsep.join((str(SHIFTED), str(ROOT / "src")))
    return {"PYTHONPATH": path, "HALTE_TEST_SHIFT": str(shift.total_seconds())}


def until_the_hour(hour: int, zone: str) -> timedelta:
    """How far it is until the clock there shows a minute past this hour."""
    now = datetime.now(ZoneInfo(zone))
    then = datetime.combine(now.date(), time_of_day(hour, 1), ZoneInfo(zone))
    then += timedelta(days=then <= now)
    return then - now


def wait_until_it_answers(
    driver: Playwright, address: str, process: subprocess.Popen[bytes], log: Path
) -> None:
    """Ask until the server answers; show its log where it never does."""
    asking = driver.request.new_context()
    until = time.monotonic() + READY_WITHIN
    try:
        while time.monotonic() < until and process.poll() is None:
            try:
                if asking.get(f"{address}/health", timeout=2000).ok:
                    return
            except Error:
                time.sleep(0.2)
    finally:
        asking.dispose()
    raise AssertionError(f"halte up did not answer:\n{log.read_text()[-3000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and what it started, as Ctrl-C does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def country_folder() -> Path:
    """Where the country of this source and this day lies; those of others go."""
    whole = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{path}\0".encode() + path.read_bytes())
    kept = ROOT / "var" / "test-country"
    folder = kept / f"{time.strftime('%Y-%m-%d')}-{whole.hexdigest()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    for other in kept.iterdir():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def country() -> Path:
    """A state folder with the demonstration country, made on first use.

    Tests that run beside each other share it: the second waits for the first.
    """
    folder = Path(os.environ[COUNTRY])
    state, whole = folder / "state", folder / "whole"
    with (folder / "door").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(state, ignore_errors=True)  # a run ended in the middle
            lay_in(state)
            made = subprocess.run(
                [sys.executable, "-m", "halte", "up", "--prepare"], cwd=ROOT,
                env=environment(state), capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert made.returncode == 0, made.stdout + made.stderr
            whole.touch()
    return state


@contextmanager
def country_of_its_own(
    driver: Playwright, *, shift: timedelta | None = None
) -> Iterator[Site]:
    """A running Halte that nobody else changes."""
    with tempfile.TemporaryDirectory(prefix="halte-walk-") as folder:
        state = Path(folder) / "state"
        shutil.copytree(country(), state)
        with running(driver, state, shift=shift) as site:
            yield site
