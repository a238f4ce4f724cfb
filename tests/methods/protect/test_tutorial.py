"""The tutorial does what it says: its own commands print its own figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.methods.protect.commands import main
from tests.methods.tutorial import followed, matches


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_of_the_tutorial_prints_what_the_page_shows(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    def run(words: list[str]) -> str:
        assert words[0] == "protect"
        main([*words[1:], "--lang", language])
        caught = capsys.readouterr()
        return caught.out + caught.err

    ran = 0
    for said, shown in followed("disclosure", language, run):
        assert matches(said, shown), said
        ran += 1
    assert ran >= 8
