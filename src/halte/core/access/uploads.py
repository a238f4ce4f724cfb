"""How much a request may bring along, before any of it is written to the disk.

Django spools a file to the disk as it comes, whatever address it is sent to, and
asks nobody who sends it: the token of a form lies behind the file.
"""

from __future__ import annotations

from typing import IO, Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from halte.core.access.actor import ANONYMOUS

FIELDS_BESIDE: Final = 1024 * 1024
"""Bytes left for the fields that come with a file."""


class TooMuch(RequestDataTooBig):
    """More than the sender may bring; `limit` in bytes is told."""

    def __init__(self, limit: int) -> None:
        super().__init__("more than may be sent at once")
        self.limit = limit


class Doorkeeper(FileUploadHandler):
    """The first of FILE_UPLOAD_HANDLERS; what it lets in is left to those after it.

    No public page takes a file, so one that a stranger sends is left out. Someone
    whose session ended is told so: see `kept.lost`.
    """

    def handle_raw_input(
        self, input_data: IO[bytes], META: dict[str, str],
        content_length: int, boundary: str, encoding: str | None = None,
    ) -> None:  # fmt: skip
        """Refuse what is larger than any file may be, before the first byte is read."""
        largest = max(settings.HALTE_INTAKE_MAX_BYTES, settings.HALTE_VAULT_MAX_BYTES)
        limit = int(largest) + FIELDS_BESIDE
        if content_length > limit:
            raise TooMuch(limit)

    def new_file(self, *words: Any, **more: Any) -> None:
        """Leave it out where nobody knows who sends it."""
        super().new_file(*words, **more)
        if not getattr(self.request, "actor", ANONYMOUS).is_known:
            self.request.file_left_out = True  # type: ignore[union-attr]
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand it on."""
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Made by another."""
        return None
