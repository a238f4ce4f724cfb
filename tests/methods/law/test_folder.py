"""A folder of findings: in parallel, each file by itself, resumable."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest

from halte.methods.law import compute, read_file
from halte.methods.law.folder import Settings, Tally, compute_folder
from halte.site.cli import main
from tests.methods.law.cases import document, violation
from tests.methods.law.random_findings import random_findings

ENGLISH = Settings("en", "same_type")
FILES = 600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    random = Random(3)
    made = tmp_path / "findings"
    for number in range(FILES):
        path = made / f"{number % 7}" / f"{number}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(random_findings(random)), encoding="utf-8")
    return made


def test_each_file_gives_what_it_gives_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "results"
    shares: list[float] = []
    tally = compute_folder(
        folder, out, ENGLISH, report=lambda share, _: shares.append(share), processes=2
    )
    assert tally == Tally(done=FILES)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    for path in folder.rglob("*.json"):
        found = json.loads((out / path.relative_to(folder)).read_text("utf-8"))
        assert found == compute(read_file(path)).to_dict("en")


def test_a_run_goes_on_where_it_stopped(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "results"
    compute_folder(folder, out, ENGLISH, processes=1)
    (out / "3" / "3.json").unlink()
    changed = folder / "4" / "4.json"
    os.utime(changed, ns=(2**62, 2**62))
    tally = compute_folder(folder, out, ENGLISH, processes=1)
    assert tally == Tally(done=2, kept=FILES - 2)


def test_a_file_at_fault_stops_nothing_and_is_told_beside_the_results(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, out = tmp_path / "findings", tmp_path / "results"
    given.mkdir()
    good, bad = given / "good.json", given / "bad.json"
    good.write_text(json.dumps(document(violation())))
    bad.write_text(json.dumps(document(violation(workers=0))))
    words = ["penalty", str(given), "--out", str(out), "--lang", "en"]
    assert main(words) == 2
    assert "At fault: 1." in capsys.readouterr().out
    (fault,) = json.loads((out / "bad.faults.json").read_text("utf-8"))["faults"]
    assert (fault["code"], fault["path"]) == ("value_least", "violations[0].workers")
    assert (out / "good.json").is_file()
    assert not (out / "bad.json").exists()

    bad.write_text(json.dumps(document(violation())))
    os.utime(bad, ns=(2**62, 2**62))
    assert main(words) == 0
    assert not (out / "bad.faults.json").exists()


def test_results_within_the_findings_are_not_findings(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text(json.dumps(document(violation())))
    out = tmp_path / "results"
    for _ in range(2):
        tally = compute_folder(tmp_path, out, ENGLISH, processes=1)
        assert tally.done + tally.kept == 1


@pytest.mark.parametrize(("more", "code"), [
    ([], "folder_needs_out"), (["--out", "r", "--html", "p.html"],
                               "folder_without_page"),
    (["--out", "r"], "findings_none"),
])  # fmt: skip
def test_what_a_folder_cannot_have_is_refused(
    more: list[str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    assert main(["penalty", "empty", *more]) == 2
    assert capsys.readouterr().err.startswith(f"{code}: ")


def test_results_of_two_readings_are_not_mixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "findings"
    given.mkdir()
    (given / "f.json").write_text(json.dumps(document(violation())))
    words = ["penalty", str(given), "--out", str(tmp_path / "r"), "--quiet"]
    assert main(words) == 0
    assert main([*words, "--history", "any-type"]) == 2
    assert capsys.readouterr().err.startswith("other_settings: ")
