"""A new capability is complete, and passes every check as it was created."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from halte.core.errors import Invalid
from halte.site import startcapability
from tests.sweeps.tree import NOT_OURS, ROOT

ROOM = "visits_to_small_hostels"
"""The longest name there can be but one: lines must not grow past their measure."""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "capability_name_bad"),
        ("ab", "capability_name_bad"),
        ("Training", "capability_name_bad"),
        ("1st", "capability_name_bad"),
        ("site visits", "capability_name_bad"),
        ("site-visits", "capability_name_bad"),
        ("_hidden", "capability_name_bad"),
        ("two__lines", "capability_name_bad"),
        ("../escape", "capability_name_bad"),
        ("métier", "capability_name_bad"),
        ("a" * 25, "capability_name_bad"),
        ("class", "capability_name_reserved"),
        ("json", "capability_name_reserved"),
        ("api", "capability_name_reserved"),
        ("account", "capability_name_reserved"),
        ("plan", "capability_name_taken"),
        ("audit", "capability_name_taken"),
        ("sessions", "capability_name_taken"),
        ("sweeps", "capability_name_taken"),
    ],
)
def test_a_bad_name_is_refused_with_its_code(name: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        startcapability.check(name, ROOT)
    # `plan` is both taken and an address; either answer helps.
    assert refused.value.code in {code, "capability_name_reserved"}
    assert refused.value.sentence.fr


def test_a_refusal_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="capability_not_a_checkout"):
        startcapability.create("training", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_its_place_is_refused() -> None:
    assert startcapability.with_held("X = 1\n", "COORDINATE", "A_EDIT") == "X = 1\n"
    held = "A = f({P.X,\n       P.Y})  # fmt: skip\n"
    assert startcapability.with_held(held, "A", "Z_EDIT") == (
        "A = f({P.X,\n       P.Y,\n       P.Z_EDIT})  # fmt: skip\n"
    )


def test_the_guide_names_the_room_for_whoever_works_here() -> None:
    index = "# A\n\n## B\n\n- b\n\n## C\n\n- c\n- d\n\n## E\n\n- e\n"
    assert startcapability.with_entry(index, "- new\n") == index.replace(
        "- d\n", "- d\n- new\n"
    )


def test_the_scaffold_is_compiled_from_its_own_text() -> None:
    folder = startcapability.SCAFFOLD / "room" / "locale" / "fr" / "LC_MESSAGES"
    source = polib.pofile((folder / "django.po.tmpl").read_text(encoding="utf-8"))
    compiled = polib.mofile(str(folder / "django.mo"))
    assert {(e.msgid, e.msgstr) for e in compiled} == {
        (e.msgid, e.msgstr) for e in source
    }


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("HALTE", "DJANGO"))
    }
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        env={**kept, "PYTHONPATH": str(root / "src"), "HALTE_STATE": str(root / "var")},
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the whole project with one new capability."""
    root = tmp_path_factory.mktemp("tree") / "halte"
    shutil.copytree(
        ROOT, root, ignore=shutil.ignore_patterns(*NOT_OURS, ".*_cache", ".hypothesis")
    )
    done = run(root, "halte", "startcapability", ROOM)
    assert done.returncode == 0, done.stderr
    assert f"src/halte/capabilities/{ROOM}/capability.py" in done.stdout.split()
    yield root
    shutil.rmtree(root)


ROOM_SOURCE = f"src/halte/capabilities/{ROOM}"
CHECKS = {
    "style": ("ruff", "check", "--no-cache", ROOM_SOURCE, f"tests/{ROOM}"),
    "format": ("ruff", "format", "--no-cache", "--check", ROOM_SOURCE, f"tests/{ROOM}"),
    "access": ("ruff", "format", "--no-cache", "--check", "src/halte/core/access"),
    "types": ("mypy", "--cache-dir", "var/mypy"),
    "templates": ("djlint", ROOM_SOURCE, "--lint", "--quiet"),
    "migrations": ("halte", "manage", "makemigrations", "--check", "--dry-run"),
    "its own tests": ("pytest", f"tests/{ROOM}"),
    "sweeps": ("pytest", "tests/sweeps", "-m", "not slow and not browser"),
}


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS)
def test_a_new_capability_passes_every_check(tree: Path, check: str) -> None:
    done = run(tree, *CHECKS[check])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_same_name_is_refused_the_second_time(tree: Path) -> None:
    again = run(tree, "halte", "startcapability", ROOM)
    assert again.returncode == 1
    assert "capability_name_" in again.stderr
