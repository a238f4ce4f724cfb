"""Claim: 200 people can read at once, and a page costs little more than Django does.

Runs Halte as `halte up` serves it, on SQLite and (where it is installed) on a
PostgreSQL of its own, each from an empty folder with the demonstration loaded,
and a bare Django page served the same way in the same run. 200 readers ask
again as soon as they are answered, from one process on the same machine, over
loopback only. Prints requests a second, p50, p95, and the ratio to the bare page.

    python benchmarks/load.py [--seconds 8] [--readers 200]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
PAGES = (("home", "/en/"), ("the plan", "/en/plan/"), ("the plan, French", "/fr/plan/"))
MOST = 50_000
"""Requests of one measurement, whatever the time."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page did under load. Times are in seconds."""

    name: str
    bytes: int
    rate: float
    p50: float
    p95: float
    failed: int


def main() -> int:
    """Measure everything and print it. 1 where a reader was not answered."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seconds", type=float, default=8)
    words.add_argument("--readers", type=int, default=200)
    words.add_argument("--only-postgresql", action="store_true")
    choices = words.parse_args()
    port = free_port()
    with server(
        [sys.executable, str(HERE / "peers" / "bare_page.py"), str(port)], port, {}
    ):
        bare = measure("bare Django", port, "/", choices)
    print(head(choices) if not choices.only_postgresql else "", end="")
    database = "PostgreSQL" if choices.only_postgresql else "SQLite"
    found = list(halte(database, choices))
    for line in (bare, *found):
        print(shown(line, bare))
    failed = sum(line.failed for line in (bare, *found))
    if not choices.only_postgresql:
        sys.stdout.flush()
        failed += on_postgresql(choices)
    return 1 if failed else 0


def halte(database: str, choices: argparse.Namespace) -> Iterator[Measured]:
    """Each page of a Halte of its own."""
    with tempfile.TemporaryDirectory() as state:
        port = free_port()
        settings = {
            "HALTE_STATE": state,
            "HALTE_PORT": str(port),
            "DATABASE_URL": os.environ.get("HALTE_TEST_POSTGRESQL", "")
            if database == "PostgreSQL"
            else "",
        }
        halte = [sys.executable, "-m", "halte"]
        subprocess.run(
            [*halte, "up", "--prepare"], env={**os.environ, **settings}, check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        with server([*halte, "web"], port, settings):
            for name, path in PAGES:
                yield measure(f"{name}, {database}", port, path, choices)


def on_postgresql(choices: argparse.Namespace) -> int:
    """The same with a PostgreSQL, in a process that has one; 0 where all went well."""
    done = subprocess.run(
        [HERE.parent / ".ci" / "postgresql", sys.executable, __file__,
         "--only-postgresql", "--seconds", str(choices.seconds),
         "--readers", str(choices.readers)],
        check=False,
    )  # fmt: skip
    if done.returncode == 3:
        print("PostgreSQL is not installed: not measured")
        return 0
    return done.returncode


@contextmanager
def server(words: list[str], port: int, settings: dict[str, str]) -> Iterator[None]:
    """A server that answers, for as long as the block lasts."""
    process = subprocess.Popen(words, env={**os.environ, **settings}, cwd=HERE)
    try:
        until = time.monotonic() + 60
        while not answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{words} did not start")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)


def answers(port: int) -> bool:
    """True once something listens."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def measure(name: str, port: int, path: str, choices: argparse.Namespace) -> Measured:
    """Load on one page, after a short warming up."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        size, path = len(answer.read()), urlsplit(answer.geturl()).path
    asyncio.run(load(port, path, choices.readers, 1.0))
    began = time.perf_counter()
    times, failed = asyncio.run(load(port, path, choices.readers, choices.seconds))
    took = time.perf_counter() - began
    times.sort()
    if not times:
        raise SystemExit(f"{name}: nothing was answered")
    return Measured(
        name, size, len(times) / took, times[len(times) // 2],
        times[int(len(times) * 0.95)], failed,
    )  # fmt: skip


async def load(
    port: int, path: str, readers: int, seconds: float
) -> tuple[list[float], int]:
    """Times of all answers, and how many were not a whole 200."""
    until = time.perf_counter() + seconds
    times: list[float] = []
    failed = 0

    async def reader() -> None:
        nonlocal failed
        request = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Accept-Encoding: identity\r\n\r\n"
        ).encode()
        source, sink = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until and len(times) < MOST:
            began = time.perf_counter()
            sink.write(request)
            try:
                status = await answer_of(source)
            except (OSError, asyncio.IncompleteReadError):
                status = 0
            if status == 200:
                times.append(time.perf_counter() - began)
            else:
                failed += 1
                break
        sink.close()

    await asyncio.gather(*(reader() for _ in range(readers)))
    return times, failed


async def answer_of(source: asyncio.StreamReader) -> int:
    """The status of one answer, once its body has been read whole."""
    head = (await source.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split(b" ", 2)[1])
    if b"content-length:" in head:
        length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        await source.readexactly(length)
    else:
        while size := int((await source.readline()).strip() or b"0", 16):
            await source.readexactly(size + 2)
        await source.readline()
    return status


def head(choices: argparse.Namespace) -> str:
    """What the columns are."""
    return (
        f"{choices.readers} readers, {choices.seconds:.0f} s each, "
        f"{os.cpu_count()} processors\n"
        f"{'':32}{'KB':>7}{'req/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'failed':>8}"
        f"{'time, bare = 1':>16}\n"
    )


def shown(line: Measured, bare: Measured) -> str:
    """One line of the table."""
    return (
        f"{line.name:32}{line.bytes / 1024:7.0f}{line.rate:9.0f}"
        f"{line.p50 * 1000:9.0f}{line.p95 * 1000:9.0f}{line.failed:8}"
        f"{bare.rate / line.rate:16.1f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
