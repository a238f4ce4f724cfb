"""A backup file from anywhere: taken in only where it is whole and harmless."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from halte.site.archive import (
    DATABASE,
    MAC,
    MANIFEST,
    BadArchive,
    Manifest,
    describe,
    mac_of,
    unpack,
)  # fmt: skip

Members = list[tuple[tarfile.TarInfo, bytes]]


def member(name: str, content: bytes = b"x", **changes: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in changes.items():
        setattr(info, key, value)
    return info


def pack(path: Path, members: Members) -> Path:
    with tarfile.open(path, "w:") as tar:
        for info, content in members:
            tar.addfile(info, io.BytesIO(content))
    return path


def whole(tmp_path: Path, extra: Members | None = None) -> Path:
    """A small backup that is as it should be, and what is added to it."""
    content = tmp_path / "content"
    content.write_bytes(b"rows" * 5000)
    said = Manifest("2026-11-24", "sqlite", {"t": 1}, {DATABASE: describe(content)})
    body = said.to_bytes()
    members: Members = [
        (member(MANIFEST, body), body),
        (member(MAC, b"m" * 64), b"m" * 64),
        (member(DATABASE, content.read_bytes()), content.read_bytes()),
    ]
    return pack(tmp_path / "b.tar", members + (extra or []))


def refusal(archive: Path, tmp_path: Path) -> str:
    folder = tmp_path / "into"
    folder.mkdir()
    with pytest.raises(BadArchive) as refused:
        unpack(archive, folder)
    assert refused.value.sentence.fr
    return refused.value.code


def test_a_whole_backup_is_unpacked(tmp_path: Path) -> None:
    folder = tmp_path / "into"
    folder.mkdir()
    manifest = unpack(whole(tmp_path), folder)
    assert manifest.tables == {"t": 1}
    assert (folder / DATABASE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "state/../../evil", "state/./x", "evil", "state//x",
     "state/a\\..\\b", "state/\x01"],
)  # fmt: skip
def test_a_way_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    archive = whole(tmp_path, [(member(name), b"x")])
    assert refusal(archive, tmp_path) == "restore_unsafe"
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    link = member("state/link", b"", type=kind, linkname="/etc/passwd")
    archive = whole(tmp_path, [(link, b"")])
    assert refusal(archive, tmp_path) == "restore_unsafe"


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    archive = whole(tmp_path, [(member(DATABASE), b"x")])
    assert refusal(archive, tmp_path) == "restore_unsafe"


def test_a_file_too_many_is_refused(tmp_path: Path) -> None:
    archive = whole(tmp_path, [(member("state/more"), b"x")])
    assert refusal(archive, tmp_path) == "restore_damaged"


@pytest.mark.parametrize("keep", [0, 1, 300, 600, 3000, 12_000])
def test_a_backup_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    archive = whole(tmp_path)
    archive.write_bytes(archive.read_bytes()[:keep])
    assert refusal(archive, tmp_path) in ("restore_damaged", "restore_not_a_backup")


@pytest.mark.parametrize("place", [600, 5000, 10_000])
def test_a_damaged_backup_is_refused(tmp_path: Path, place: int) -> None:
    archive = whole(tmp_path)
    body = bytearray(archive.read_bytes())
    body[place] ^= 0xFF
    archive.write_bytes(body)
    assert refusal(archive, tmp_path) == "restore_damaged"


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "letter.txt"
    plain.write_text("Dear colleague, " * 100)
    assert refusal(plain, tmp_path) == "restore_damaged"
    empty = pack(tmp_path / "empty.tar", [])
    (tmp_path / "into").rmdir()
    assert refusal(empty, tmp_path) == "restore_not_a_backup"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda said: said | {"format": 2}, "restore_other_format"),
        (lambda said: said | {"surprise": 1}, "restore_damaged"),
        (lambda said: [], "restore_damaged"),
        (lambda said: said | {"files": {}}, "restore_damaged"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(
    tmp_path: Path, change: Callable[[dict[str, object]], object], code: str
) -> None:
    said = Manifest("2026-11-24", "sqlite", {})
    body = json.dumps(change(json.loads(said.to_bytes()))).encode()
    archive = pack(
        tmp_path / "b.tar", [(member(MANIFEST, body), body), (member(DATABASE), b"x")]
    )
    assert refusal(archive, tmp_path) == code


def test_only_the_key_ring_makes_the_mac() -> None:
    assert mac_of(b"said", b"one") != mac_of(b"said", b"two")
    assert mac_of(b"said", b"one") != mac_of(b"other", b"one")
