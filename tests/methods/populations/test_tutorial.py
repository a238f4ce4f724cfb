"""The tutorial does what it says: its own commands print its own figures.

`make pictures` takes its picture from the page that it makes.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from halte.methods.populations.commands import main
from tests.journeys.browser import launch, needs_chromium
from tests.journeys.pictures import picture
from tests.methods.tutorial import blocks, followed

LANGUAGES = ["en", pytest.param("fr", marks=pytest.mark.slow)]


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
        assert words[0] == "population"
        assert main([*words[1:], "--lang", language, "--quiet"]) == 0
        return capsys.readouterr().out

    said, shown = zip(*followed("populations", language, run), strict=True)
    assert [text.strip() for text in said] == [text.strip() for text in shown]
    assert len(said) == 10


@needs_chromium
@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_tutorial_is_read_on_any_screen(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make = next(text for kind, text in blocks("populations", language) if kind)
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
