"""`halte penalty FINDINGS.json`: the result, the page, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from halte.site.cli import main
from tests.methods.law.cases import Json, document, earlier, violation
from tests.methods.test_alone import run


@pytest.fixture
def findings(tmp_path: Path) -> Path:
    severity = {"benefit": 2, "no_remedy": 2}
    given = document(
        violation(item=9, part="wages", workers=2, severity=severity),
        violation(id="v2", item=17, part="physical", severity={"abuse": 4}),
    )
    return written(tmp_path / "findings.json", given)


def written(path: Path, given: object) -> Path:
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def test_the_result_has_the_published_keys_and_whole_dollars(
    findings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["penalty", str(findings), "--lang", "en"]) == 0
    found: Json = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "violations", "amount_before_caps_cad", "amount_cad", "caps_applied", "ban",
        "warning_only", "published", "clocks",
    ]  # fmt: skip
    assert list(found["violations"][0]) == [
        "id", "type", "history_points", "severity_points", "total_points", "workers",
        "amount_each_cad", "amount_cad", "ban_years", "law_version", "provisions",
        "trace",
    ]  # fmt: skip
    assert found["amount_cad"] == 2 * 7_000 + 20_000
    assert found["ban"] == 1


def test_the_result_goes_to_a_file_and_the_outcome_to_the_reader(
    findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "result.json"
    assert main(["penalty", str(findings), "--lang", "fr", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert (
        said == "Les constats entraînent 34\u00a0000\u00a0$, une exclusion de "
        "1\u00a0an.\n"
    )
    assert "Tableau 2" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_every_step_and_recommends_nothing(
    findings: Path, tmp_path: Path, language: str
) -> None:
    page = tmp_path / "page.html"
    words = ["penalty", str(findings), "--lang", language, "--html", str(page),
             "--out", str(tmp_path / "r.json"), "--quiet"]  # fmt: skip
    assert main(words) == 0
    text = page.read_text(encoding="utf-8")
    said = {"en": "It recommends nothing", "fr": "Rien n’est recommandé"}[language]
    assert said in text
    result = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    for one in result["violations"]:
        for step in one["trace"]["steps"] + one["trace"]["would_change"]:
            assert step["text"].replace("&", "&amp;") in text


def test_the_reading_of_history_is_a_choice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = document(violation(item=15), prior_violations=earlier("B"))
    path = written(tmp_path / "f.json", given)
    points = []
    for reading in ("same-type", "any-type"):
        assert main(["penalty", str(path), "--history", reading]) == 0
        found = json.loads(capsys.readouterr().out)
        points.append(found["violations"][0]["history_points"])
    assert points == [2, 3]


@pytest.mark.parametrize(("language", "place"), [
    ("en", "(file f.json, at violations[1].severity.abuse)"),
    ("fr", "(fichier f.json, à violations[1].severity.abuse)"),
])  # fmt: skip
def test_a_fault_names_code_file_and_path_in_both_languages(
    language: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = document(violation(), violation(id="v2", severity={"abuse": 11}))
    path = written(tmp_path / "f.json", given)
    assert main(["penalty", str(path), "--lang", language]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("value_between: ")
    assert printed.err.rstrip().endswith(place)


def test_all_faults_are_told_one_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "f.json", {"more": 1})
    assert main(["penalty", str(path), "--lang", "en"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["key_unknown"] + [
        "key_absent"
    ] * 3


def test_a_file_that_is_not_there_is_a_coded_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["penalty", str(tmp_path / "none.json"), "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("file_missing: ")


def test_the_command_needs_no_web_framework(findings: Path) -> None:
    done = run(
        "from halte.site.cli import main\n"
        f"raise SystemExit(main(['penalty', {str(findings)!r}]))"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["amount_cad"] == 34_000
