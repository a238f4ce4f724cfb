"""`halte population` as a stranger runs it, with good files and bad ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from halte.methods.populations import reporting
from halte.methods.populations.commands import main
from halte.methods.populations.wording import spoken

KOREA = """b,c,d,count
1,0,0,5
0,1,0,5
0,0,1,41
1,1,0,54
1,0,1,6
1,1,1,12
"""


def run(
    tmp_path: Path, text: str | bytes, *words: str, lang: str = "en"
) -> tuple[int, dict[str, Any]]:
    """Estimate from a file with this text: exit code, and what the JSON says."""
    file, out = tmp_path / "lists.csv", tmp_path / "r.json"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    options = ["--bootstraps", "0", "--quiet", "--lang", lang, *words]
    code = main(["estimate", str(file), "--out", str(out), *options])
    return code, json.loads(out.read_text("utf-8")) if out.exists() else {}


def refused(found: dict[str, Any]) -> set[str]:
    return {g["gate"] for g in found["gates"] if g["outcome"] == "refuse"}


def test_each_method_tells_all_that_was_promised(tmp_path: Path) -> None:
    code, found = run(tmp_path, KOREA, "--bootstraps", "200", "--seed", "3")
    assert code == 0
    assert set(found["methods"]) == {"stepwise", "bic", "bayes", "graphs", "main"}
    for method, told in found["methods"].items():
        assert told["method"] == method
        assert told["observed"] == 123
        assert told["dark_figure"] == pytest.approx(told["estimate"] - 123)
        assert told["existence"] is True
        assert told["identifiability"] is True
        assert set(told["intervals"]) == {"0.95", "0.9", "0.8", "0.68"}
        assert {"model", "acceleration"} <= set(told)
    step = found["methods"]["stepwise"]
    assert step["estimate"] == pytest.approx(268.7777778, rel=1e-7)
    assert step["acceleration"] == pytest.approx(-0.02877337985, abs=1e-6)
    assert step["terms"] == ["b:c"]
    assert refused(found) == {"linkage"}
    assert "Not to be published as it is" in found["sentence_en"]
    assert "À ne pas publier tel quel" in found["sentence_fr"]


def test_no_single_figure_stands_in_the_report(tmp_path: Path) -> None:
    _, found = run(tmp_path, KOREA)
    assert not {"estimate", "total", "value"} & set(found)
    assert found["sentence_en"].startswith("Between")
    _, found = run(tmp_path, KOREA, "--method", "stepwise")
    assert "No interval was made" in found["sentence_en"]


def test_one_method_says_that_it_stands_alone(tmp_path: Path) -> None:
    for method in ("stepwise", "bic", "fixed", "bayes", "graphs", "main"):
        code, found = run(tmp_path, KOREA, "--method", method)
        assert code == 0
        assert list(found["methods"]) == [method]
        alone = [g for g in found["gates"] if g["gate"] == "agreement"]
        assert alone[0]["outcome"] == ("refuse" if method == "fixed" else "warn")


def test_a_fixed_model_is_the_one_named(tmp_path: Path) -> None:
    words = ("--method", "fixed", "--model", "b:c")
    _, found = run(tmp_path, KOREA, *words)
    assert found["methods"]["fixed"]["model"] == "[12,3]"
    assert found["methods"]["fixed"]["estimate"] == pytest.approx(268.7777778)
    _, same = run(tmp_path, KOREA, "--method", "fixed", "--model", "[12]")
    assert same["methods"] == found["methods"]


def test_a_model_without_a_maximum_has_no_estimate(tmp_path: Path) -> None:
    code, found = run(tmp_path, KOREA, "--method", "fixed", "--model", "all")
    told = found["methods"]["fixed"]
    assert code == 0
    assert (told["estimate"], told["dark_figure"]) == (None, None)
    assert (told["existence"], told["identifiability"]) == (False, True)
    assert "agreement" in refused(found)
    assert "do not support" in found["sentence_en"]


def test_equal_seeds_give_equal_files_and_others_do_not(tmp_path: Path) -> None:
    made = []
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        folder = tmp_path / name
        folder.mkdir()
        run(folder, KOREA, "--bootstraps", "150", "--seed", seed)
        made.append((folder / "r.json").read_bytes())
    assert made[0] == made[1] != made[2]


def test_without_a_file_the_result_goes_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lists.csv"
    file.write_text(KOREA)
    assert main(["estimate", str(file), "--bootstraps", "0", "--lang", "fr"]) == 0
    caught = capsys.readouterr()
    assert json.loads(caught.out)["observed"] == 123
    assert "Entre 123 et" in caught.err


def test_people_and_lists_give_the_same_as_histories(tmp_path: Path) -> None:
    _, found = run(tmp_path, KOREA)
    rows, person = ["person,list"], 0
    for line in KOREA.splitlines()[1:]:
        *marks, count = line.split(",")
        for _ in range(int(count)):
            person += 1
            rows += [
                f"p{person},{name}"
                for name, mark in zip("bcd", marks, strict=True)
                if mark == "1"
            ]
    rows.append(rows[1])  # the same row twice is one person on one list
    _, same = run(tmp_path, "\n".join(rows) + "\n")
    assert same["methods"] == found["methods"]


def test_rows_of_zeros_change_nothing(tmp_path: Path) -> None:
    _, found = run(tmp_path, KOREA, "--bootstraps", "100")
    full = KOREA + "0,1,1,0\n0,0,0,0\n"
    _, same = run(tmp_path, full, "--bootstraps", "100")
    assert same == found


@pytest.mark.parametrize(
    ("text", "gates", "words"),
    [
        ("A,count\n1,300\n", {"lists", "overlap"}, "only one list"),
        ("person,list\na,X\nb,X\n", {"people", "lists", "overlap"}, "2 people"),
        (
            "A,B,C,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n",
            {"overlap"}, "Nobody is on two lists",
        ),
        (
            "A,B,C,count\n1,1,0,50\n0,0,1,40\n1,1,1,30\n",
            {"copies"}, "exactly the same people",
        ),
        ("A,B,count\n1,0,50\n0,1,40\n1,1,30\n", {"lists"}, "2 lists"),
        (
            "A,B,C,count\n1,0,0,4\n0,1,0,3\n0,0,1,2\n1,1,0,2\n0,1,1,1\n",
            {"people", "overlap"}, "12 people",
        ),
        (
            "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n",
            {"overlap"}, "Only 6 people",
        ),
    ],
    ids=["one", "two people", "no overlap", "copies", "two", "twelve", "little"],
)  # fmt: skip
def test_lists_that_bear_no_estimate_are_refused_with_the_reason(
    tmp_path: Path, text: str, gates: set[str], words: str
) -> None:
    code, found = run(tmp_path, text)
    assert code == 0
    assert found["verdict"] == "no_estimate"
    assert not found["publishable"]
    assert gates <= refused(found)
    assert words in found["sentence_en"]
    assert "not support an estimate" in found["sentence_en"]
    assert "ne permettent pas d’estimation" in found["sentence_fr"]
    assert list(found["methods"]) == ["stepwise", "bic", "bayes", "graphs", "main"]


def test_twelve_people_get_no_figure_at_all(tmp_path: Path) -> None:
    text = "A,B,C,count\n1,0,0,4\n0,1,0,3\n0,0,1,2\n1,1,0,2\n0,1,1,1\n"
    _, found = run(tmp_path, text)
    assert {told["estimate"] for told in found["methods"].values()} == {None}


def test_a_list_within_another_is_named(tmp_path: Path) -> None:
    text = "A,B,C,count\n1,0,0,90\n1,1,0,40\n0,0,1,30\n1,0,1,20\n1,1,1,10\n"
    _, found = run(tmp_path, text)
    gate = next(g for g in found["gates"] if g["gate"] == "copies")
    assert gate["outcome"] == "warn"
    assert gate["sentence_en"].startswith("Everybody on B is on A too")


def test_no_limit_is_written_below_the_people_seen(tmp_path: Path) -> None:
    """1,004 people on the lists are not “between 1,000 and …”."""
    text = "A,B,C,count\n1,1,0,40\n0,1,1,34\n1,0,1,30\n1,1,1,900\n"
    _, found = run(tmp_path, text, "--method", "main")
    assert "between 1,004 and" in found["sentence_en"]
    assert "entre 1\u00a0004 et" in found["sentence_fr"]


def test_a_list_that_nobody_is_on_is_left_out_and_named(tmp_path: Path) -> None:
    head, *rows = KOREA.splitlines()
    wider = [f"empty,{head}", *(f"0,{row}" for row in rows)]
    _, found = run(tmp_path, KOREA)
    _, same = run(tmp_path, "\n".join(wider) + "\n")
    assert same["methods"] == found["methods"]
    gate = next(g for g in same["gates"] if g["gate"] == "empty")
    assert (gate["outcome"], "empty" in gate["sentence_en"]) == ("warn", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (KOREA.replace("54", "-54"), "count_negative|row 5, column count"),
        (KOREA.replace("54", "5.4"), "count_not_whole|row 5, column count"),
        (KOREA.replace("54", ""), "count_not_whole|row 5"),
        (KOREA.replace("1,1,1,12", "1,2,1,12"), "cell_not_mark|row 7, column c"),
        (KOREA + "0,0,0,9\n", "history_empty|row 8"),
        (KOREA + "1,0\n", "row_cells|row 8"),
        (KOREA.replace("b,c,d", "b,c,C"), "lists_alike"),
        (KOREA.replace("b,c,d", "b,c,c"), "heading_twice"),
        ("count\n4\n", "lists_none"),
        ("A,B,count\n1,0,0\n0,1,0\n", "people_none"),
        ("A,B,count\n", "file_empty"),
        ("person,list\np1,X\n,X\n", "person_unnamed|row 3, column person"),
        ("person,list\np1,X\np2,\n", "list_blank|row 3, column list"),
        (
            "person,list\np1,Qu\xe9bec\n".encode() + b"p2,Qu\xe9bec\n",
            "encodings_mixed|row 3",
        ),
        (b"\x00\x01\x02", "file_"),
        (
            ",".join(f"L{i}" for i in range(60)) + ",count\n" + "1," * 60 + "5\n",
            "lists_many|60 lists",
        ),
    ],
)
def test_unusable_files_name_what_to_mend(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str | bytes,
    said: str,
) -> None:
    for lang in ("en", "fr"):
        code, found = run(tmp_path, text, lang=lang)
        told = capsys.readouterr().err
        assert (code, found) == (2, {})
        assert "lists.csv" in told
        start, *rest = said.split("|")
        assert told.startswith(start)
        assert lang == "fr" or all(part in told for part in rest), told


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--threshold", "1"], "threshold_outside"),
        (["--bootstraps", "-1"], "option_negative"),
        (["--missed-links", "1.5"], "rate_outside"),
        (["--false-links", "-0.1"], "rate_outside"),
        (["--method", "fixed", "--model", "b:zz"], "list_unknown"),
        (["--method", "fixed", "--model", "everything"], "model_unreadable"),
        (["--draws", "nowhere"], "file_missing"),
    ],
)
def test_unusable_options_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    assert run(tmp_path, KOREA, *words) == (2, {})
    assert capsys.readouterr().err.startswith(code)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_whole_file_in_one_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = KOREA.replace("b,c,d", "Québec,c,d").replace(",", ";")
    _, found = run(tmp_path, text.encode(encoding))
    assert found["diagnosis"]["lists"][0] == "Québec"
    assert found["methods"]["stepwise"]["estimate"] == pytest.approx(268.7777778)


def test_a_diagnosis_needs_no_estimate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page = tmp_path / "lists.csv", tmp_path / "d.html"
    file.write_text(KOREA)
    words = ["diagnose", str(file), "--html", str(page), "--lang", "fr", "--quiet"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["models_without_maximum"] == ["b:c+b:d", "b:c+b:d+c:d"]
    assert "Ce que ces listes permettent" in page.read_text("utf-8")


@pytest.fixture(scope="module")
def panel_once() -> Callable[..., reporting.Report]:
    """The panel takes five seconds and knows no language: one for both pages."""
    made: dict[str, reporting.Report] = {}
    plain = reporting.panel

    def panel(*asked: Any, report: object, **more: Any) -> reporting.Report:
        key = repr((asked, more))
        if key not in made:
            made[key] = plain(*asked, **more)
        return made[key]

    return panel


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_holds_its_pictures_and_asks_nobody(
    tmp_path: Path,
    lang: str,
    panel_once: Callable[..., reporting.Report],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = tmp_path / "r.html"
    monkeypatch.setattr(reporting, "panel", panel_once)
    words = ["--html", str(page), "--bootstraps", "100", "--missed-links", "0.05"]
    assert run(tmp_path, KOREA, *words, lang=lang)[0] == 0
    text = page.read_text("utf-8")
    assert f'<html lang="{lang}">' in text
    assert text.count("<svg") == 5
    assert text.count("<svg") == text.count("<figure>")
    assert "<script" not in text
    assert " src=" not in text


def test_the_page_of_a_refusal_shows_no_figure_as_an_answer(tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    text = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n"
    run(tmp_path, text, "--html", str(page))
    assert "working figures" in page.read_text("utf-8")
    run(tmp_path, "A,count\n1,300\n", "--html", str(page))
    assert "only one list" in page.read_text("utf-8")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom halte.methods.populations.commands import main\n"
        "try:\n    main(['estimate', '--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'scipy', 'duckdb', 'django'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "HEAVY []" in done.stdout, done.stdout


def test_numbers_are_written_as_each_language_does() -> None:
    assert spoken(12345.5, "fr").replace("\u202f", "\u00a0") == "12\u00a0346"
    assert spoken(1.5, "fr") == "1,5"
    assert spoken(1.5, "en") == "1.5"
