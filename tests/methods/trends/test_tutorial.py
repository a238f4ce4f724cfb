"""The tutorial does what it says: its own commands print its own figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.methods.trends.commands import main
from tests.methods.tutorial import followed


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_of_the_tutorial_prints_what_the_page_shows(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    def run(words: list[str]) -> str:
        assert words[0] == "trends"
        assert main([*words[1:], "--lang", language]) == 0
        return capsys.readouterr().out

    said, shown = zip(*followed("trends", language, run), strict=True)
    assert [text.strip() for text in said] == [text.strip() for text in shown]
    assert len(said) == 4
