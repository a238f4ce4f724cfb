"""The form of a backup: one tar file whose members can all be proved.

manifest.json      what is inside: rows of each table, size and digest of
                   each file, the last seal of the audit
manifest.mac       HMAC-SHA-256 of the manifest under the audit key: whoever
                   lacks the key ring cannot make or change a backup
database           the copy of the database
state/…            files of the state folder (intake, reports, anchors, …)
keys.json          only where it was asked for
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from halte.core.errors import CodedError, declare
from halte.site.backup_sentences import SENTENCES

declare(SENTENCES)

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
MAC: Final = "manifest.mac"
DATABASE: Final = "database"
KEYS: Final = "keys.json"
STATE: Final = "state/"

LONGEST_MANIFEST: Final = 64 * 1024 * 1024

SAFE_NAME: Final = re.compile(r"(state/)?[^/\\\x00-\x1f]+(/[^/\\\x00-\x1f]+)*")


class BadArchive(CodedError):
    """This is not a backup, or not a whole one; the code says what is wrong."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds."""

    made_at: str
    engine: str
    tables: dict[str, int]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    last_seal: str = ""
    keys: bool = False
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """The form that is kept and authenticated."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def manifest_from(data: bytes) -> Manifest:
    """The manifest, or `BadArchive` where it is none."""
    try:
        values = json.loads(data)
        if values.get("format") != FORMAT:
            raise BadArchive("restore_other_format")
        return Manifest(**values)
    except (ValueError, TypeError, AttributeError):
        raise BadArchive("restore_damaged") from None


def mac_of(manifest: bytes, key: bytes) -> str:
    """Authenticates a manifest."""
    return hmac.new(key, b"halte-backup\n" + manifest, hashlib.sha256).hexdigest()


def describe(file: Path) -> dict[str, Any]:
    """Size and digest of a file."""
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {"size": file.stat().st_size, "sha256": digest}


def unpack(archive: Path, folder: Path) -> Manifest:
    """Unpack into an empty folder, refusing anything unsafe or not as described."""
    try:
        with tarfile.open(archive, "r:") as tar:
            for member in tar:
                _unpack_one(tar, _safe(member), folder)
    except (tarfile.TarError, EOFError):
        raise BadArchive("restore_damaged") from None
    try:
        manifest = manifest_from((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise BadArchive("restore_not_a_backup") from None
    _prove(folder, manifest)
    return manifest


def _safe(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Only plain files, only inside; a link or a way upwards is an attack."""
    parts = member.name.split("/")
    if not member.isreg() or not SAFE_NAME.fullmatch(member.name):
        raise BadArchive("restore_unsafe")
    if {"", ".", ".."} & set(parts):
        raise BadArchive("restore_unsafe")
    if parts[0] != STATE.rstrip("/") and member.name not in (
        MANIFEST, MAC, DATABASE, KEYS,
    ):  # fmt: skip
        raise BadArchive("restore_unsafe")
    if member.name in (MANIFEST, MAC) and member.size > LONGEST_MANIFEST:
        raise BadArchive("restore_damaged")
    return member


def _unpack_one(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    target = folder / member.name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = tar.extractfile(member)
    if content is None or target.exists():
        raise BadArchive("restore_unsafe")
    left = member.size
    with target.open("wb") as file:
        target.chmod(0o600)
        while left and (block := content.read(min(left, 1 << 20))):
            left -= len(block)
            file.write(block)
    if left:
        raise BadArchive("restore_damaged")


def _prove(folder: Path, manifest: Manifest) -> None:
    """Every file is there as described, and no other."""
    found = {name for name, _ in contents(folder)} - {MANIFEST, MAC}
    if found != set(manifest.files):
        raise BadArchive("restore_damaged")
    for name, said in manifest.files.items():
        if describe(folder / name) != said:
            raise BadArchive("restore_damaged")


def contents(folder: Path) -> Iterator[tuple[str, Path]]:
    """Plain files under a folder with their names in it, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix(), path
