"""An arrow only ever points down; and tests open no socket."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

from tests.sweeps.tree import ROOT

LINT = """
from importlinter.cli import lint_imports
raise SystemExit(lint_imports(no_cache=True))
"""


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
    )


def test_the_import_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_the_contracts_break_when_an_arrow_points_up(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    spoilt = tmp_path / "src" / "halte" / "methods" / "spoilt.py"
    spoilt.write_text("import django\nfrom halte.core import errors\n")
    room = tmp_path / "src" / "halte" / "capabilities" / "statistics" / "spoilt.py"
    room.write_text("from halte.capabilities.plan import models\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    for contract in (
        "methods know nothing of the web BROKEN",
        "arrows point down BROKEN",
        "capabilities meet only at facade.py BROKEN",
    ):
        assert contract in done.stdout


def test_a_test_cannot_open_a_socket() -> None:
    with (
        pytest.warns(UserWarning, match="tried to use socket"),
        pytest.raises(SocketBlockedError),
    ):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
