"""The hook for a scanner of malicious programs (setting HALTE_VAULT_SCANNER).

clamd:/run/clamav/clamd.sock   clamd by its socket (its INSTREAM command)
clamd:host:3310                … or over the network
command:/usr/bin/scan -        a command that reads the file from standard input:
                               0 is clean, 1 is infected (as clamscan answers)

Where nothing is set, or the scanner does not answer, an item says so and does not
leave until a person answers for it. The content is streamed; it is not written out.
"""

from __future__ import annotations

import shlex
import socket
import subprocess
from collections.abc import Callable, Iterable
from typing import Final

from django.conf import settings

from halte.core.vault.states import Scan

SECONDS: Final = 120
BLOCK: Final = 64 * 1024

Blocks = Callable[[], Iterable[bytes]]


def configured() -> str:
    """What is set; '' where nothing is."""
    return str(settings.HALTE_VAULT_SCANNER)


def scanned(blocks: Blocks) -> Scan:
    """What the scanner says of a content."""
    way, _, where = configured().partition(":")
    try:
        if way == "clamd" and where:
            return by_daemon(where, blocks())
        if way == "command" and where:
            return by_command(where, blocks())
    except (OSError, subprocess.SubprocessError):
        return Scan.NOT_SCANNED
    return Scan.NOT_SCANNED


def by_daemon(where: str, blocks: Iterable[bytes]) -> Scan:
    """Ask clamd: each part with its length before it, a length of zero at the end."""
    with _socket(where) as line:
        line.sendall(b"zINSTREAM\0")
        for block in blocks:
            for at in range(0, len(block), BLOCK):
                part = block[at : at + BLOCK]
                line.sendall(len(part).to_bytes(4, "big") + part)
        line.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    said = answer.rstrip(b"\0").strip()
    if said.endswith(b"FOUND"):
        return Scan.INFECTED
    return Scan.CLEAN if said.endswith(b"OK") else Scan.NOT_SCANNED


def _socket(where: str) -> socket.socket:
    if where.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(where)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port or 3310)), timeout=SECONDS)


def by_command(line: str, blocks: Iterable[bytes]) -> Scan:
    """Ask a command."""
    running = subprocess.Popen(  # noqa: S603 (the operator’s own command; no shell)
        shlex.split(line),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with running:
        assert running.stdin is not None  # noqa: S101 (asked for above)
        try:
            for block in blocks:
                running.stdin.write(block)
            running.stdin.close()
        except BrokenPipeError:
            pass  # a scanner that has seen enough
        try:
            code = running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            running.kill()
            return Scan.NOT_SCANNED
    return {0: Scan.CLEAN, 1: Scan.INFECTED}.get(code, Scan.NOT_SCANNED)
