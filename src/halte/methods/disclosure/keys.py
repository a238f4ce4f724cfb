"""Secret keys, and what they draw: the same answer for the same question, always.

A draw that could be asked for again and again would average away, so no draw is
random twice: it follows from the key and from what is asked, by HMAC-SHA-256.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.faults import Fault

LEAST_BYTES: Final = 16
BYTES: Final = 32


def read_key(path: Path) -> bytes:
    """The key in a file; raises file_missing, key_short."""
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    key = path.read_bytes()
    if len(key) < LEAST_BYTES:
        raise Fault("key_short", file=path.name, least=LEAST_BYTES)
    return key


def make_key(path: Path) -> None:
    """A new key in a file that only its owner reads; never over an old one."""
    try:
        place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Fault("key_exists", file=path.name) from None
    except OSError as error:
        raise Fault("file_unwritable", file=path.name) from error
    with os.fdopen(place, "wb") as file:
        file.write(os.urandom(BYTES))


def draws(key: bytes, purpose: str, asked: Sequence[str]) -> NDArray[np.uint64]:
    """For each question a number below 2**64, even over all numbers and keyed."""
    inner = hmac.digest(key, purpose.encode(), hashlib.sha256)
    parts = [hmac.digest(inner, text.encode(), "sha256")[:8] for text in asked]
    return np.frombuffer(b"".join(parts), dtype=">u8").astype(np.uint64)


def shares(numbers: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Draws as numbers from 0 up to, never including, 1."""
    return np.asarray((numbers >> np.uint64(11)).astype(np.float64) / float(1 << 53))
