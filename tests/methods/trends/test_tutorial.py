"""The tutorial does what it says: its own commands print its own figures."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from halte.methods.trends.commands import main

GUIDE = Path(__file__).parents[3] / "docs" / "guide"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_of_the_tutorial_prints_what_the_page_shows(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (GUIDE / language / "trends.md").read_text(encoding="utf-8")
    ran = 0
    for kind, text in BLOCK.findall(page):
        if kind == "python":
            name = text.splitlines()[0].removeprefix("# ")
            (tmp_path / name).write_text(text, encoding="utf-8")
            continue
        command, *shown = text.splitlines()
        words = shlex.split(command)
        if words[0] == "python":
            subprocess.run([sys.executable, *words[1:]], check=True)
            continue
        assert words[:2] == ["halte", "trends"]
        assert main([*words[2:], "--lang", language]) == 0
        assert capsys.readouterr().out.splitlines() == shown
        ran += 1
    assert ran == 3
