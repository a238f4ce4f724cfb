"""`halte impact ANSWERS.json`: our own answers, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from halte.site.cli import main

OWN = Path(__file__).parents[3] / "docs" / "reference" / "penalty-impact.json"


@pytest.fixture
def own() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(OWN.read_text(encoding="utf-8"))
    return found


def refused(
    given: object, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    language: str = "en",
) -> list[str]:  # fmt: skip
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    assert main(["impact", str(path), "--lang", language]) == 2
    return capsys.readouterr().err.splitlines()


def test_our_own_answers_are_level_two_as_we_publish(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["impact", str(OWN)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["level"], found["score"], found["raw"]) == ("II", 58, 58)
    assert (found["mitigation"], found["lowered"]) == (26, False)
    page = (OWN.parent / "automated-decisions.md").read_text(encoding="utf-8")
    assert "level II, 58 points; mitigation of 26 points" in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_what_it_does_its_level_and_every_answer(
    language: str, tmp_path: Path, own: dict[str, Any]
) -> None:
    page = tmp_path / "page.html"
    words = ["impact", str(OWN), "--lang", language, "--html", str(page)]
    assert main([*words, "--out", str(tmp_path / "r.json"), "--quiet"]) == 0
    text = page.read_text(encoding="utf-8")
    assert own["about"][language] in text
    assert {"en": "Level II of IV", "fr": "Niveau II sur IV"}[language] in text
    for reason in own["reasons"].values():
        assert reason[language] in text


def test_an_answer_that_is_missing_is_named_with_its_place(
    own: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del own["answers"]["impact3"]
    (line,) = refused(own, tmp_path, capsys)
    assert line.startswith("answer_missing: ")
    assert line.endswith("(file answers.json, at answers.impact3)")


def test_a_follow_up_that_does_not_arise_has_no_points(
    own: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own["answers"]["aboutDataSource14"] = 9
    (line,) = refused(own, tmp_path, capsys, "fr")
    assert line.startswith("answer_closed: ")
    own["answers"]["aboutDataSource1"] = 2
    lines = refused(own, tmp_path, capsys)
    assert [line.split(":")[0] for line in lines] == ["answer_missing"] * 3


@pytest.mark.parametrize("points", [1, 5, -4, "4", True, 4.0, None])
def test_points_that_no_answer_brings_are_refused(
    points: object, own: dict[str, Any], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    own["answers"]["impact3"] = points
    (line,) = refused(own, tmp_path, capsys)
    assert line.startswith("answer_points: ")
    assert "0, 4" in line


def test_unknown_questions_and_keys_are_errors(
    own: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own["answers"]["impact99"] = 1
    own["reasons"]["impact98"] = {"en": "x", "fr": "y"}
    own["more"] = 1
    lines = refused(own, tmp_path, capsys)
    assert [line.split(":")[0] for line in lines] == ["key_unknown"] * 3


def test_what_it_does_is_said_in_both_languages(
    own: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del own["about"]["fr"]
    (line,) = refused(own, tmp_path, capsys)
    assert line.startswith("key_absent: ")
    assert line.endswith("at about.fr)")


@pytest.mark.parametrize("given", [[], {"answers": 1}, {"answers": {"impact3": []}}])
def test_whatever_the_file_holds_it_is_read_or_refused(
    given: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(given, tmp_path, capsys)
