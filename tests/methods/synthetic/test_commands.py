"""`halte protect synthesise` as a stranger runs it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from halte.methods.ledger import Ledger, digest_of_file
from halte.methods.protect.commands import main
from tests.methods.synthetic.worlds import save, save_domain, small


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    people = small(400)
    save(people, tmp_path / "data.csv")
    short = {name: list(values) for name, values in people.domain.columns.items()}
    save_domain(short, tmp_path / "domain.json")
    return tmp_path


FRESH = "data.csv --domain domain.json --epsilon 2 --delta 1e-6"


def run(words: str, *more: str) -> int:
    return main(["synthesise", *words.split(), "--quiet", *more])


def test_the_command_of_the_reference_writes_file_and_report(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(f"{FRESH} --seed 7 --out s.csv --report r.json --lang en") == 0
    said = capsys.readouterr().out
    assert said.startswith("For the holder of the data only.")
    assert "was not kept" in said or "were not kept" in said
    with (here / "s.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    report = json.loads((here / "r.json").read_text("utf-8"))
    assert lines[0] == ["c00", "c01", "c02"]
    assert len(lines) - 1 == report["rows"]
    assert report["privacy"]["epsilon"] == 2
    assert report["privacy"]["rows_per_person"] == 1
    assert [n["ways"] for n in report["holder_only"]["counts"]] == [1, 2, 3]
    assert report["holder_only"]["regression"]["outcome"] == "c02"
    assert all(set(s) == {"en", "fr"} for s in report["sentences"])


def test_kept_measurements_give_the_same_file_byte_for_byte_without_the_data(
    here: Path,
) -> None:
    keep = "--measurements m.json --seed 7"
    assert run(f"{FRESH} {keep} --out a.csv --report a.json") == 0
    first = (here / "m.json").read_bytes()
    assert run(f"{FRESH} {keep} --out b.csv --report b.json") == 0
    (here / "data.csv").unlink()
    assert run(f"{keep} --out c.csv --report c.json") == 0
    assert (here / "m.json").read_bytes() == first
    made = [(here / f"{n}.csv").read_bytes() for n in "abc"]
    assert made[0] == made[1] == made[2]
    assert json.loads((here / "c.json").read_text("utf-8"))["holder_only"] is None
    assert run("--measurements m.json --seed 8 --out d.csv --report d.json") == 0
    assert (here / "d.csv").read_bytes() != made[0]


def test_the_seed_does_not_govern_the_noise(here: Path) -> None:
    for name in "ab":
        words = f"--measurements {name}.m --seed 7 --out {name}.csv --report r.json"
        assert run(f"{FRESH} {words}") == 0
    assert (here / "a.m").read_bytes() != (here / "b.m").read_bytes()


def test_a_file_from_paid_measurements_costs_nothing_more(here: Path) -> None:
    book = "--ledger l.jsonl --source hotline --years 2023-2024 --measurements m.json"
    assert run(f"{FRESH} {book} --out a.csv --report a.json") == 0
    spent = Ledger(here / "l.jsonl").spent("hotline", 2024)
    assert 0.08 < spent < 0.1
    assert run(f"{book} --seed 9 --out b.csv --report b.json") == 0
    entries = Ledger(here / "l.jsonl").entries()
    assert [e.kind for e in entries] == ["measurements", "synthetic", "synthetic"]
    assert Ledger(here / "l.jsonl").spent("hotline", 2024) == spent
    last = entries[-1].release
    assert last is not None
    assert last.output == digest_of_file(here / "b.csv")
    assert last.measurements == digest_of_file(here / "m.json")
    assert json.loads((here / "b.json").read_text("utf-8"))["ledger_entry"] == 3


def test_a_file_from_paid_measurements_goes_to_the_source_that_paid(here: Path) -> None:
    book = "--ledger l.jsonl --measurements m.json"
    assert run(f"{FRESH} {book} --years 2024 --out a.csv --report a.json") == 0
    assert run(f"{book} --out b.csv --report b.json") == 0
    last = Ledger(here / "l.jsonl").entries()[-1].release
    assert last is not None
    assert (last.source, last.years) == ("data", (2024,))


def test_the_number_of_processors_does_not_change_a_byte(here: Path) -> None:
    keep = "--measurements m.json --seed 7"
    assert run(f"{FRESH} {keep} --out a.csv --report a.json") == 0
    for threads in ("1", "2"):
        words = f"{keep} --out {threads}.csv --report r.json --quiet"
        subprocess.run(
            [sys.executable, "-m", "halte", "protect", "synthesise", *words.split()],
            check=True,
            capture_output=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads},
        )
    assert (here / "1.csv").read_bytes() == (here / "2.csv").read_bytes()


def test_without_kept_measurements_the_file_itself_is_charged(here: Path) -> None:
    book = "--ledger l.jsonl --source hotline --years 2024"
    assert run(f"{FRESH} {book} --out a.csv --report a.json") == 0
    (entry,) = Ledger(here / "l.jsonl").entries()
    assert entry.kind == "synthetic"
    assert entry.release is not None and entry.release.cost > 0


def test_a_release_over_budget_is_refused_with_the_reason_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = "--ledger l.jsonl --source hotline --years 2024 --measurements"
    words = FRESH.replace("--epsilon 2", "--epsilon 5")
    assert run(f"{words} {book} m.json --out a.csv --report a.json") == 0
    assert run(f"{words} {book} n.json --out b.csv --report b.json --lang fr") == 2
    assert capsys.readouterr().err.startswith("budget_passed:")
    assert not (here / "b.csv").exists()
    assert not (here / "n.json").exists()
    assert len(Ledger(here / "l.jsonl").entries()) == 2


def test_measurements_that_nobody_paid_for_are_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(f"{FRESH} --measurements m.json --out a.csv --report a.json") == 0
    book = "--ledger l.jsonl --source hotline --years 2024 --measurements m.json"
    assert run(f"{book} --out b.csv --report b.json") == 2
    assert "measurements_unknown" in capsys.readouterr().err
    assert not (here / "b.csv").exists()


def test_a_ledger_asks_for_the_years_before_anything_is_counted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "data.csv").unlink()
    assert run(f"{FRESH} --ledger l.jsonl --out a.csv --report a.json") == 2
    assert capsys.readouterr().err.startswith(("years_missing", "file_missing"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("data.csv --domain domain.json --epsilon 0 --delta 1e-6", "epsilon_unusable"),
        ("data.csv --domain domain.json --epsilon 1 --delta 1", "delta_unusable"),
        ("data.csv --domain domain.json --epsilon 1", "data_needed"),
        ("data.csv --epsilon 1 --delta 1e-6", "data_needed"),
        ("--measurements none.json", "data_needed"),
        ("none.csv --domain domain.json --epsilon 1 --delta 1e-6", "file_missing"),
        (f"{FRESH} --seed -1", "seed_unusable"),
        (f"{FRESH} --rows-per-person 2", "rows_per_person_unusable"),
        (f"{FRESH} --person who", "column_missing"),
        (f"{FRESH} --outcome c01", "outcome_unusable"),
        (f"{FRESH} --years then --ledger l.jsonl", "years_unusable"),
        (f"{FRESH} --measurements none/m.json", "file_unwritable"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_cannot_be_done_ends_with_code_two_and_its_reason(
    here: Path, capsys: pytest.CaptureFixture[str], words: str, code: str, language: str
) -> None:
    assert run(f"{words} --out s.csv --report r.json", "--lang", language) == 2
    assert capsys.readouterr().err.startswith(f"{code}:")
    assert not (here / "s.csv").exists()
    assert not (here / "r.json").exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [("--epsilon 3", "epsilon"), ("--delta 1e-7", "delta"), ("--domain o.json", "dom")],
)
def test_kept_measurements_are_not_passed_off_as_others(
    here: Path, capsys: pytest.CaptureFixture[str], words: str, what: str
) -> None:
    save_domain({"c00": ["a", "b"]}, here / "o.json")
    keep = "--measurements m.json --out s.csv --report r.json --lang en"
    assert run(f"{FRESH} {keep}") == 0
    assert run(f"{keep} {words}") == 2
    said = capsys.readouterr().err
    assert said.startswith("measurements_differ:") and what in said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_stands_alone_in_one_language(here: Path, language: str) -> None:
    words = f"{FRESH} --out s.csv --report r.json --html r.html --lang {language}"
    assert run(words) == 0
    text = (here / "r.html").read_text("utf-8")
    assert f'<html lang="{language}">' in text
    assert "http" not in text.replace("http-equiv", "")
    assert ("Réservé au détenteur" if language == "fr" else "For the holder") in text
    assert "<svg" in text


def test_tables_hide_what_is_below_the_floor_at_no_cost(here: Path) -> None:
    words = f"{FRESH} --out s.csv --report r.json --tables t.csv --floor 40"
    assert run(words) == 0
    with (here / "t.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    assert len(lines) == 3 + 4 + 2 + 12 + 6 + 8
    shown = [line[-1] for line in lines]
    assert "<40" in shown
    assert all(s == "<40" or int(s) >= 40 for s in shown)


def test_a_holdout_is_reported_beside_the_data(here: Path) -> None:
    save(small(300, seed=11), here / "others.csv")
    words = f"{FRESH} --out s.csv --report r.json --holdout others.csv"
    assert run(words) == 0
    report = json.loads((here / "r.json").read_text("utf-8"))
    assert abs(report["holder_only"]["reproduction"]["z"]) < 5


def test_values_with_commas_quotes_and_accents_come_back_as_they_were(
    here: Path,
) -> None:
    values = ['Québec, "ville"', "Trois-Rivières", ""]
    lines = [[values[i % 3]] for i in range(90)]
    with (here / "data.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["lieu"], *lines])
    save_domain({"lieu": values}, here / "domain.json")
    assert run(f"{FRESH} --out s.csv --report r.json") == 0
    with (here / "s.csv").open(encoding="utf-8", newline="") as file:
        found = {row["lieu"] for row in csv.DictReader(file)}
    assert found == set(values)


def test_help_is_instant_and_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom halte.methods.protect.commands import main\n"
        "try:\n    main(['synthesise', '--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'scipy', 'duckdb', 'opendp', 'django'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "usage: halte protect synthesise" in done.stdout
    assert "HEAVY []" in done.stdout, done.stdout
