"""The processes of a running installation: started together, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import FrameType
from typing import Final

PARENT: Final = "HALTE_PARENT"
"""Tells a child whom to follow when its parent is killed outright."""

PATIENCE: Final = 15.0
"""Seconds a child may take to end before it is killed."""

CALM: Final = 5.0
"""A worker that lived shorter than this is not started again at once."""


def start_child(verb: str) -> subprocess.Popen[bytes]:
    """`halte VERB` in a process of its own, out of the terminal’s reach.

    Ctrl-C goes to a whole group at once; children in a session of their own
    are ended by their parent, in order.
    """
    return subprocess.Popen(  # noqa: S603 (our own interpreter and verbs)
        [sys.executable, "-m", "halte", verb],
        start_new_session=True,
        env={**os.environ, PARENT: str(os.getpid())},
    )


def follow_parent() -> None:
    """End this process when the one that started it has gone."""
    parent = os.environ.get(PARENT, "")
    if not parent.isdecimal():
        return

    def watch() -> None:
        while os.getppid() == int(parent):
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def on_stop(event: threading.Event) -> None:
    """Set the event on Ctrl-C and on SIGTERM."""

    def stop(number: int, frame: FrameType | None) -> None:
        event.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def watch_over(children: dict[str, subprocess.Popen[bytes]]) -> int:
    """Until asked to stop, or the web server ends; a dead worker is replaced.

    Returns the exit code of the whole.
    """
    stopping = threading.Event()
    on_stop(stopping)
    born = time.monotonic()
    while not stopping.wait(0.5):
        if children["web"].poll() is not None:
            return 1
        if children["worker"].poll() is not None:
            if time.monotonic() - born < CALM:
                return 1
            born = time.monotonic()
            children["worker"] = start_child("worker")
    return 0


def end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask every child to end, wait, and kill what does not listen."""
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
