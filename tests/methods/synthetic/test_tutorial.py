"""The tutorial does what it says; its numbers carry noise, so only they may differ."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from halte.methods.protect.commands import main
from tests.methods.tutorial import followed, matches

NUMBER = re.compile(r"\d(?:[\d.,\u00a0]*\d)?")


def plain(text: str) -> str:
    """A text with a mark where a number stands, and every space alike."""
    return NUMBER.sub("#", text.strip()).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_of_the_tutorial_says_what_the_page_shows(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    def run(words: list[str]) -> str:
        assert words[0] == "protect"
        quiet = [] if words[1] == "ledger" else ["--quiet"]
        main([*words[1:], "--lang", language, *quiet])
        caught = capsys.readouterr()
        return caught.out + caught.err

    ran = 0
    for said, shown in followed("synthetic", language, run):
        assert matches(plain(said), plain(shown)), said
        ran += 1
    assert ran == 7
    assert (tmp_path / "made.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()
