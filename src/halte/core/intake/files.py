"""Files as they were sent: named by their content, readable by the owner only."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from halte.core.errors import Invalid
from halte.core.intake import limits


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was kept."""

    digest: str
    size: int

    @property
    def path(self) -> Path:
        """Where it lies."""
        return path_of(self.digest)


def folder() -> Path:
    """The folder of files in the state folder."""
    place = Path(settings.HALTE_STATE) / "intake"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path_of(digest: str) -> Path:
    """Where a file lies."""
    return folder() / digest


def present(digest: str) -> Path:
    """Where a file lies; a coded error where it was disposed of."""
    path = path_of(digest)
    if not path.is_file():
        raise Invalid("file_gone")
    return path


def keep(blocks: Iterable[bytes]) -> Kept:
    """Keep a file under its digest. The same content twice is one file."""
    digest, size = hashlib.sha256(), 0
    # mkstemp makes the file with mode 0600 before a byte is in it.
    descriptor, draft = tempfile.mkstemp(prefix="incoming-", dir=folder())
    try:
        with os.fdopen(descriptor, "wb") as file:
            for block in blocks:
                size += len(block)
                if size > limits.file_bytes():
                    raise Invalid(
                        "file_too_large",
                        limit=limits.file_bytes() // limits.MEGABYTE,
                    )
                digest.update(block)
                file.write(block)
        Path(draft).replace(path_of(digest.hexdigest()))
    finally:
        Path(draft).unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size)


def blocks_of(path: Path) -> Iterator[bytes]:
    """The content of a file, a block at a time."""
    with path.open("rb") as file:
        while block := file.read(limits.MEGABYTE):
            yield block


def discard(digest: str) -> None:
    """Take a file away, for instance one that was refused."""
    path_of(digest).unlink(missing_ok=True)
