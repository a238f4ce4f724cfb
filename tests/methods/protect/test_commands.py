"""`halte protect` as a stranger runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from halte.methods.ledger import Ledger, digest_of_file
from halte.methods.protect.commands import main
from tests.methods.disclosure.tables import people, read

RULES = """
source: hotline people
years: [2024]
person: person
seconds: 0.3
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    people(tmp_path / "data.csv")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def table(here: Path, *words: str, rules: str = "rules.yaml", out: str = "t") -> int:
    return main(
        [
            "table", str(here / "data.csv"), "--rows", "province",
            "--rules", str(here / rules), "--out", str(here / f"{out}.csv"),
            "--report", str(here / f"{out}.json"), "--quiet", *words,
        ]
    )  # fmt: skip


def test_a_table_a_report_a_page_and_an_entry_are_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, page = here / "l.jsonl", here / "r.html"
    words = ["--columns", "sector", "--ledger", str(ledger), "--html", str(page)]
    assert table(here, *words, "--lang", "en") == 0
    assert "The table may go out." in capsys.readouterr().out
    report = json.loads((here / "t.json").read_text("utf-8"))
    assert report["ledger_entry"] == 1
    assert report["protected"]["all_proven"]
    assert {set_ for one in report["sentences"] for set_ in one} == {"en", "fr"}
    entry = Ledger(ledger).entries()[0]
    assert entry.release is not None
    assert entry.release.output == digest_of_file(here / "t.csv")
    assert entry.release.data == digest_of_file(here / "data.csv")
    text = page.read_text("utf-8")
    assert '<html lang="en">' in text
    assert "http" not in text.replace("http-equiv", "")
    assert "x" in read(here / "t.csv").values()


def test_the_page_is_french_where_it_is_asked_for(here: Path) -> None:
    page = here / "r.html"
    assert table(here, "--columns", "sector", "--html", str(page), "--lang", "fr") == 0
    text = page.read_text("utf-8")
    assert '<html lang="fr">' in text
    assert "Publication d’un tableau" in text
    assert "Le tableau peut être publié." in text


def test_a_refusal_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "data.csv").write_text("province,sector\nON,care\nQC,farm\n")
    (here / "rules.yaml").write_text("minimum: 5\n")
    assert table(here, "--columns", "sector", "--lang", "fr") == 2
    said = capsys.readouterr().err
    assert said.startswith("too_few_people:")
    assert "fichier data.csv" in said
    assert not (here / "t.csv").exists()
    assert not (here / "t.json").exists()


def test_an_unknown_rule_names_its_row(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "rules.yaml").write_text("minimum: 5\nmax: 3\n")
    assert table(here, "--columns", "sector", "--lang", "en") == 2
    assert "file rules.yaml, row 2" in capsys.readouterr().err


def test_a_second_table_that_tells_of_a_few_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--columns", "sector", "--ledger", str(here / "l.jsonl")]
    assert table(here, *words) == 0
    (here / "adults.yaml").write_text(RULES + 'where: {adult: ["yes"]}\n')
    assert table(here, *words, "--lang", "en", rules="adults.yaml", out="u") == 2
    assert "differenced" in capsys.readouterr().err
    assert not (here / "u.csv").exists()
    assert len(Ledger(here / "l.jsonl").entries()) == 1


def test_a_ledger_asks_for_the_years(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "rules.yaml").write_text("minimum: 5\n")
    words = ["--columns", "sector", "--ledger", str(here / "l.jsonl")]
    assert table(here, *words, "--lang", "en") == 2
    assert "years_missing" in capsys.readouterr().err


def test_cell_keys_want_a_key_a_ledger_and_a_name(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = here / "key"
    assert main(["key", str(key), "--lang", "fr"]) == 0
    assert "Une nouvelle clé" in capsys.readouterr().out
    assert main(["key", str(key), "--lang", "en"]) == 2
    rules = (
        RULES + "method: cell_key\npermitted: [[province, sector], [province, age]]\n"
        f"cell_key: {{key: {key}}}\nmost_tables: 1\n"
    )
    (here / "rules.yaml").write_text(rules)
    assert table(here, "--columns", "sector", "--lang", "en") == 2
    log = ["--ledger", str(here / "l.jsonl"), "--user", "ana", "--lang", "en"]
    assert table(here, "--columns", "sector", *log) == 0
    assert table(here, "--columns", "sector", *log) == 0
    assert table(here, "--columns", "age", *log) == 2
    said = capsys.readouterr().err
    assert "log_missing" in said
    assert "tables_passed" in said
    assert "key_exists" in said
    other = ["--ledger", str(here / "l.jsonl"), "--user", "ben", "--lang", "en"]
    assert table(here, "--columns", "age", *other) == 0
    assert table(here, "--columns", "adult", *other) == 2
    assert "not_permitted" in capsys.readouterr().err


def test_the_same_table_is_the_same_file(here: Path) -> None:
    key = here / "key"
    main(["key", str(key)])
    (here / "rules.yaml").write_text(
        RULES + f"method: round\nrounding: {{base: 3, key: {key}}}\n"
    )
    assert table(here, "--columns", "sector") == 0
    assert table(here, "--columns", "sector", out="u") == 0
    assert (here / "t.csv").read_bytes() == (here / "u.csv").read_bytes()


def test_an_attack_on_a_safe_table_finds_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert table(here, "--columns", "sector") == 0
    capsys.readouterr()
    words = ["attack", str(here / "t.csv"), "--rules", str(here / "rules.yaml"),
             "--quiet", "--html", str(here / "a.html"), "--lang", "fr"]  # fmt: skip
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["found"] == 0
    assert found["intervals"]
    assert "Rien trouvé" in (here / "a.html").read_text("utf-8")


def test_an_attack_on_a_bare_table_finds_people(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert table(here, "--columns", "sector") == 0
    shown = read(here / "t.csv")
    # The same table with only the small cells withheld, as spreadsheets do it.
    import numpy as np

    from halte.methods.disclosure import Rules
    from halte.methods.disclosure.population import read_population

    data = read_population(
        here / "data.csv", ["province", "sector"], Rules(person="person")
    )
    counts = data.cube.sums(data.finest(data.counts))
    rows = []
    for cell in range(data.cube.size):
        small = 0 < counts[cell] < 5
        rows.append([*data.cube.names(cell), "x" if small else str(counts[cell])])
    assert np.sum([r[-1] == "x" for r in rows]) < sum(v == "x" for v in shown.values())
    bare = here / "bare.csv"
    bare.write_text(
        "province,sector,count\n" + "".join(",".join(r) + "\n" for r in rows)
    )
    capsys.readouterr()
    words = ["attack", str(bare), "--quiet", "--out", str(here / "a.json")]
    assert main([*words, "--lang", "en"]) == 1
    assert "should not be public" in capsys.readouterr().out
    found = json.loads((here / "a.json").read_text("utf-8"))
    assert found["found"] > 0


def test_an_attack_counts_the_tables_of_the_ledger(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = ["--ledger", str(here / "l.jsonl")]
    assert table(here, "--columns", "sector", *log) == 0
    assert table(here, "--columns", "adult", *log, out="u") in (0, 2)
    capsys.readouterr()
    words = ["attack", str(here / "t.csv"), "--rules", str(here / "rules.yaml")]
    assert main([*words, *log, "--quiet"]) == 0
    entries = len(Ledger(here / "l.jsonl").entries())
    assert json.loads(capsys.readouterr().out)["tables"] == entries


@pytest.mark.parametrize("words", [["--help"], ["table", "--help"], ["ledger", "-h"]])
def test_help_is_instant_and_loads_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\nfrom halte.methods.protect.commands import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'scipy', 'duckdb', 'opendp', 'django'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "usage: halte protect" in done.stdout
    assert "HEAVY []" in done.stdout, done.stdout


def test_a_missing_file_is_said_in_french(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attack", str(here / "none.csv"), "--lang", "fr", "--quiet"]) == 2
    assert "Ce fichier n’existe pas" in capsys.readouterr().err


def test_no_file_is_written_over_another_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = here / "data.csv"
    people_before = data.read_bytes()
    words = ["table", str(data), "--rows", "province", "--quiet", "--lang", "en"]
    ledger = ["--ledger", str(here / "l.jsonl")]
    for out, report in (("data", "r.json"), ("t", "t.csv"), ("t", "l.jsonl")):
        files = ["--out", str(here / f"{out}.csv"), "--report", str(here / report)]
        assert main([*words, *files, *ledger]) == 2
        assert "files_same" in capsys.readouterr().err
    assert data.read_bytes() == people_before
    assert not (here / "t.csv").exists()


def test_a_folder_that_is_not_there_is_said_before_the_ledger_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--columns", "sector", "--ledger", str(here / "l.jsonl")]
    assert table(here, *words, "--html", str(here / "none" / "r.html")) == 2
    assert "file_unwritable" in capsys.readouterr().err
    assert not (here / "l.jsonl").exists()
