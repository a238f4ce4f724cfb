"""The tutorial does what it says: its own commands print its own figures.

`make pictures` takes its picture from the page that it makes.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from halte.methods.populations.commands import main
from tests.journeys.browser import launch, needs_chromium
from tests.journeys.pictures import picture

GUIDE = Path(__file__).parents[3] / "docs" / "guide"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LANGUAGES = ["en", pytest.param("fr", marks=pytest.mark.slow)]


def said_by(words: list[str], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What one command of the tutorial prints."""
    if words[0] == "python":
        done = subprocess.run(
            [sys.executable, *words[1:]], check=True, capture_output=True, text=True
        )
        return done.stdout
    if words[0] == "head":
        lines = Path(words[2]).read_text("utf-8").splitlines()
        return "\n".join(lines[: int(words[1][1:])])
    assert words[:2] == ["halte", "population"]
    assert main([*words[2:], "--lang", language, "--quiet"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_tutorial_prints_what_the_page_shows(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (GUIDE / language / "populations.md").read_text(encoding="utf-8")
    ran = 0
    for kind, text in BLOCK.findall(page):
        if kind == "python":
            name = text.splitlines()[0].removeprefix("# ")
            (tmp_path / name).write_text(text, encoding="utf-8")
            continue
        command, *shown = text.splitlines()
        said = said_by(shlex.split(command), language, capsys)
        assert said.strip() == "\n".join(shown).strip()
        ran += 1
    assert ran == 10


@needs_chromium
@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_tutorial_is_read_on_any_screen(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    guide = (GUIDE / language / "populations.md").read_text(encoding="utf-8")
    make = next(text for kind, text in BLOCK.findall(guide) if kind == "python")
    exec(compile(make, "make_lists.py", "exec"), {})
    words = ["lists.csv", "--html", "report.html", "--out", "r.json", "--quiet"]
    assert main(["estimate", *words, "--lang", language]) == 0
    with sync_playwright() as driver:
        browser = launch(driver)
        page = browser.new_page(viewport={"width": 320, "height": 800})
        page.goto((tmp_path / "report.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        picture(page, "populations", language, at="section:nth-of-type(2)", height=620)
        browser.close()
