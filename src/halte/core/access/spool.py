"""Where a large file waits until the page has dealt with it: unreadable on the disk.

What is put into the vault is sealed there, and destroyed by forgetting its key. On
its way it must not lie open beside it: what is deleted can be read off a disk. So
the waiting file is encrypted under a key that is only in memory, and has no name.
AES-256 in counter mode (NIST SP 800-38A, 6.5); a key is for one file only.
"""

from __future__ import annotations

import io
import os
import tempfile
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

BLOCK: Final = 16


class Spool(io.RawIOBase):
    """A file to write, then to read at any place. It is gone once it is closed."""

    def __init__(self) -> None:
        self._key = os.urandom(32)
        folder = settings.FILE_UPLOAD_TEMP_DIR
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (see `close`)

    def write(self, data: Any) -> int:
        """Add at the place where it stands."""
        self._file.write(self._turned(self._file.tell(), bytes(data)))
        return len(data)

    def readinto(self, buffer: Any) -> int:
        """Read from the place where it stands."""
        at = self._file.tell()
        found = self._turned(at, self._file.read(len(buffer)))
        buffer[: len(found)] = found
        return len(found)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def readable(self) -> bool:
        """Always."""
        return True

    def writable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()

    def _turned(self, at: int, data: bytes) -> bytes:
        """Encrypted, or decrypted: it is the same."""
        number, inside = divmod(at, BLOCK)
        mode = CTR(number.to_bytes(BLOCK, "big"))
        stream = Cipher(AES256(self._key), mode).encryptor()
        stream.update(bytes(inside))
        return stream.update(data)


class SpoolHandler(FileUploadHandler):
    """The last of FILE_UPLOAD_HANDLERS: takes what is too large for the memory."""

    def new_file(self, *words: Any, **more: Any) -> None:
        """Begin a waiting file."""
        super().new_file(*words, **more)
        self.file: Any = Spool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file, from its beginning."""
        self.file.seek(0)
        return UploadedFile(
            self.file, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        """Whoever sent it went away."""
        if hasattr(self, "file"):
            self.file.close()
