"""A real browser, and a running Halte of its own for it to walk through.

The server is the product as people start it: `halte up` in a state folder of
its own, with the demonstration country. Making that folder is the slow part,
so it is made once and copied. Python itself opens no socket here: the browser
asks whether the server is ready.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Playwright

ROOT: Final = Path(__file__).resolve().parents[2]
PLACES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
READY_WITHIN: Final = 180.0
FREE_PORT: Final = (
    "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); "
    "print(s.getsockname()[1])"
)


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
    context.set_default_timeout(15_000)
    return context


@dataclass(frozen=True)
class Site:
    """A running Halte: where it answers, and where it keeps its state."""

    address: str
    state: Path


@contextmanager
def running(driver: Playwright, state: Path) -> Iterator[Site]:
    """`halte up` in a state folder until the block ends."""
    port = subprocess.check_output([sys.executable, "-c", FREE_PORT], text=True).strip()
    log = state / "test-server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "halte", "up"],
            env=environment(state) | {"HALTE_PORT": port}, cwd=ROOT,
            stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(driver, address, process, log)
        yield Site(address, state)
    finally:
        stop(process)


def environment(state: Path) -> dict[str, str]:
    """The surroundings of a demonstration, whatever the tests themselves use."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("HALTE_", "DJANGO"))
    }
    kept.pop("DATABASE_URL", None)
    return kept | {"HALTE_STATE": str(state), "PYTHONPATH": str(ROOT / "src")}


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


@cache
def country() -> Path:
    """A state folder with the demonstration country, made on first use."""
    state = Path(tempfile.mkdtemp(prefix="halte-country-"))
    atexit.register(shutil.rmtree, state, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "halte", "up", "--prepare"],
        env=environment(state), cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    return state


@contextmanager
def country_of_its_own(driver: Playwright) -> Iterator[Site]:
    """A running Halte that nobody else changes."""
    with tempfile.TemporaryDirectory(prefix="halte-walk-") as folder:
        state = Path(folder) / "state"
        shutil.copytree(country(), state)
        with running(driver, state) as site:
            yield site
