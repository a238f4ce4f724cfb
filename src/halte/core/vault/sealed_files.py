"""Files at rest: encrypted piece by piece, so that size costs no memory.

Each file has a key of its own, which is kept encrypted under the key ring in the
row of the item: rotating the ring rewrites rows, never files, and forgetting the
key destroys the content wherever a copy of the file may lie. A piece is sealed by
AES-256-GCM (NIST SP 800-38D). Its nonce is its number and whether it is the last
(the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that
pieces cannot be changed, moved, dropped or added. A key seals one file only, so a
counted nonce is never used twice.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from halte.core.errors import CodedError, Invalid
from halte.core.vault import limits

MAGIC: Final = b"HALTEV1\n"
PIECE: Final = 256 * 1024
TAG: Final = 16
KEY: Final = 32


class Damaged(CodedError):
    """A file is missing, or is not the one that was put in."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file that lies in the vault."""

    token: str
    key: str
    digest: str
    size: int


def folder() -> Path:
    """The folder of sealed files in the state folder: part of every backup."""
    return _made(Path(settings.HALTE_STATE) / "vault")


def drafts() -> Path:
    """Where a file is sealed before it counts. Its name keeps it out of backups."""
    return _made(Path(settings.HALTE_STATE) / ".vault-incoming")


def _made(place: Path) -> Path:
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path_of(token: str) -> Path:
    """Where a file lies."""
    return folder() / token[:2] / token


def keep(blocks: Iterable[bytes]) -> Sealed:
    """Seal what comes in. Nothing is ever written in the clear by this function."""
    token, key = secrets.token_hex(16), secrets.token_bytes(KEY)
    counted = Counted(blocks)
    # mkstemp makes the file with mode 0600 before a byte is in it.
    descriptor, draft = tempfile.mkstemp(dir=drafts())
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(MAGIC)
            out.writelines(sealed(counted, key, token))
            out.flush()
            os.fsync(out.fileno())
        if not counted.size:
            raise Invalid("vault_empty", field="file")
        _made(path_of(token).parent)
        Path(draft).replace(path_of(token))
    finally:
        Path(draft).unlink(missing_ok=True)
    digest = counted.digest.hexdigest()
    return Sealed(token, base64.b64encode(key).decode(), digest, counted.size)


class Counted:
    """Blocks on their way, their digest and how many bytes there were."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self.blocks = blocks
        self.size = 0
        self.digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        most = limits.file_bytes()
        for block in self.blocks:
            self.size += len(block)
            if self.size > most:
                limit = max(1, most // limits.MEGABYTE)
                raise Invalid("vault_too_large", field="file", limit=limit)
            self.digest.update(block)
            yield block


def pieces(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of equal size, and which is the last."""
    held = bytearray()
    for block in blocks:
        held += block
        while len(held) > PIECE:
            yield bytes(held[:PIECE]), False
            del held[:PIECE]
    yield bytes(held), True


def nonce(number: int, *, last: bool) -> bytes:
    """The nonce of a piece."""
    return number.to_bytes(11, "big") + bytes([last])


def sealed(blocks: Iterable[bytes], key: bytes, token: str) -> Iterator[bytes]:
    """The pieces, sealed."""
    cipher, bound = AESGCM(key), MAGIC + token.encode()
    for number, (piece, last) in enumerate(pieces(blocks)):
        yield cipher.encrypt(nonce(number, last=last), piece, bound)


def opened(token: str, key: str | None) -> Iterator[bytes]:
    """The content of a file, piece by piece; `Damaged` at the first wrong byte."""
    if not key:
        raise Damaged("vault_file_missing")
    try:
        file = path_of(token).open("rb")
    except FileNotFoundError:
        raise Damaged("vault_file_missing") from None
    with file:
        if file.read(len(MAGIC)) != MAGIC:
            raise Damaged("vault_file_changed")
        yield from _opened(file, base64.b64decode(key), token)


def _opened(file: IO[bytes], key: bytes, token: str) -> Iterator[bytes]:
    cipher, bound = AESGCM(key), MAGIC + token.encode()
    number, piece = 0, file.read(PIECE + TAG)
    while True:
        following = file.read(PIECE + TAG)
        try:
            yield cipher.decrypt(nonce(number, last=not following), piece, bound)
        except InvalidTag:
            raise Damaged("vault_file_changed") from None
        if not following:
            return
        number, piece = number + 1, following


class Reader(io.RawIOBase):
    """A sealed file that can be read anywhere, a piece at a time."""

    def __init__(self, token: str, key: str, size: int) -> None:
        self.file = path_of(token).open("rb")
        self.cipher = AESGCM(base64.b64decode(key))
        self.bound, self.size, self.at = MAGIC + token.encode(), size, 0
        self.held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Where the next byte comes from."""
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go there."""
        self.at = max(0, offset + (0, self.at, self.size)[whence])
        return self.at

    def readinto(self, buffer: Any) -> int:
        """As many bytes as the piece has."""
        number, start = divmod(self.at, PIECE)
        if self.at >= self.size:
            return 0
        part = self.piece(number)[start : start + len(buffer)]
        buffer[: len(part)] = part
        self.at += len(part)
        return len(part)

    def piece(self, number: int) -> bytes:
        """One piece in the clear; the last one is kept at hand."""
        if self.held[0] != number:
            self.file.seek(len(MAGIC) + number * (PIECE + TAG))
            last = (number + 1) * PIECE >= self.size
            try:
                text = self.cipher.decrypt(
                    nonce(number, last=last), self.file.read(PIECE + TAG), self.bound
                )
            except InvalidTag:
                raise Damaged("vault_file_changed") from None
            self.held = (number, text)
        return self.held[1]

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()
        super().close()


def whole(token: str, key: str | None, most: int) -> bytes:
    """The whole content in memory, where it has at most so many bytes."""
    held = bytearray()
    for piece in opened(token, key):
        held += piece
        if len(held) > most:
            raise Invalid("vault_too_large_to_clean", limit=most // limits.MEGABYTE)
    return bytes(held)


def discard(token: str) -> None:
    """Take a file away."""
    path_of(token).unlink(missing_ok=True)


def tokens() -> Iterator[str]:
    """What lies in the folder, known or not."""
    for path in sorted(folder().glob("*/*")):
        if path.is_file():
            yield path.name
