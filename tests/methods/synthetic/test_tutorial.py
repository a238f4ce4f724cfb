"""The tutorial does what it says; its numbers carry noise, so only they may differ."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from halte.methods.protect.commands import main

GUIDE = Path(__file__).parents[3] / "docs" / "guide"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"\d(?:[\d.,\u00a0]*\d)?")


def plain(text: str) -> str:
    """A text with a mark where a number stands, and every space alike."""
    return NUMBER.sub("#", text.strip()).replace("\u202f", " ").replace("\u00a0", " ")


def matches(said: str, expected: str) -> bool:
    """Whether what was said is what the page shows, `…` standing for anything."""
    shape = re.escape(plain(expected)).replace("…", ".*")
    return re.fullmatch(shape, plain(said), re.DOTALL) is not None


def keep(kind: str, text: str) -> None:
    """A file that the reader is asked to keep."""
    name = "domain.json" if kind == "json" else text.splitlines()[0].removeprefix("# ")
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_of_the_tutorial_says_what_the_page_shows(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (GUIDE / language / "synthetic.md").read_text(encoding="utf-8")
    ran = 0
    for kind, text in BLOCK.findall(page):
        if kind:
            keep(kind, text)
            continue
        command, *shown = text.splitlines()
        words = shlex.split(command)
        if words[0] == "python":
            subprocess.run([sys.executable, *words[1:]], check=True)
            continue
        if words[0] == "head":
            lines = Path(words[2]).read_text("utf-8").splitlines()
            said = "\n".join(lines[: int(words[1][1:])])
        else:
            assert words[:2] == ["halte", "protect"]
            quiet = [] if words[2] == "ledger" else ["--quiet"]
            main([*words[2:], "--lang", language, *quiet])
            caught = capsys.readouterr()
            said = caught.out + caught.err
        assert matches(said, "\n".join(shown)), said
        ran += 1
    assert ran == 6
    assert (tmp_path / "made.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()
