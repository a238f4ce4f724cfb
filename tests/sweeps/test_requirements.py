"""Pinned, hashed, and silent about where they came from."""

from __future__ import annotations

import re
import tomllib
from typing import Final

import pytest

from halte import __version__
from tests.sweeps.tree import ROOT, nothing_wrong

FOLDER: Final = ROOT / "requirements"
PROFILES: Final = ("methods", "run", "dev", "scale", "bench")

TELLS_A_PLACE: Final = re.compile(r"://|@ *file|^-(?:i|f|e)\b|^--(?!hash)|(?:^|\s)/\w")
PIN: Final = re.compile(r"^[a-z0-9][a-z0-9._-]*(?:\[[a-z0-9,_-]+\])?==[^\s;]+")


def complaints(text: str) -> list[str]:
    """Lines that name a host or a path, and packages without version or hash."""
    found = [line for line in text.splitlines() if TELLS_A_PLACE.search(line)]
    for block in text.replace("\\\n", " ").splitlines():
        if block.strip() and (not PIN.match(block) or "--hash=sha256:" not in block):
            found.append(block[:60])
    return found


@pytest.mark.parametrize("profile", PROFILES)
def test_requirements_are_hashed_and_host_free(profile: str) -> None:
    nothing_wrong(complaints((FOLDER / f"{profile}.txt").read_text(encoding="utf-8")))


def pins(profile: str) -> dict[str, str]:
    text = (FOLDER / f"{profile}.txt").read_text(encoding="utf-8")
    lines = (line.split(" ", 1)[0] for line in text.splitlines() if PIN.match(line))
    return dict(line.split("==", 1) for line in lines)


def test_profiles_agree_on_every_version_they_share() -> None:
    dev = pins("dev")
    for profile in ("methods", "run"):
        assert pins(profile).items() <= dev.items(), profile
    for profile in ("scale", "bench"):
        assert pins("run").items() <= pins(profile).items(), profile


def test_the_package_and_the_program_say_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__


def test_the_lock_itself_is_not_kept() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    "bad",
    [
        "x==1 --hash=sha256:aa --index-url https" + "://packages.example/simple",
        "x @ file" + ":///wheels/x.whl",
        "--find-links /opt/x",
        "-e .",
        "x==1",
        "x>=1 --hash=sha256:aa",
    ],
)
def test_the_sweep_finds_a_place_and_a_missing_hash(bad: str) -> None:
    assert complaints(bad) != []
    nothing_wrong(complaints("x==1 \\\n    --hash=sha256:aa\n"))


def test_nothing_else_lies_beside_them() -> None:
    wanted = {f"{profile}.txt" for profile in PROFILES}
    assert {path.name for path in FOLDER.iterdir()} == wanted
