"""`halte trends` as a stranger runs it, with good files and bad ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from halte.methods.trends.commands import main
from tests.methods.trends.worlds import noise, planted, write, written


def run(path: Path, *words: str) -> int:
    return main(["detect", str(path), "--period", "period", "--quiet", *words])


def outcome(path: Path, *words: str) -> dict[str, Any]:
    out = path.with_suffix(".json")
    assert run(path, "--out", str(out), *words) == 0
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def refusal(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> str:
    assert run(path, "--lang", "en", *words) == 2
    return capsys.readouterr().err


def notes(found: dict[str, Any]) -> dict[str, str]:
    return {note["code"]: note["column"] for note in found["notes"]}


def column(rows: int, values: Sequence[str]) -> list[str]:
    return [values[i % len(values)] for i in range(rows)]


def test_the_json_has_the_shape_that_others_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, cell = planted(1, 0.15)
    path = written(tmp_path / "d.csv", table)
    assert run(path) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"alerts", "settings", "tested"} <= set(found)
    (alert,) = found["alerts"]
    assert alert["attributes"] == {f"a{c}": f"v{v}" for c, v in cell}
    wanted = {"period", "observed", "expected", "interval", "q_value", "direction"}
    assert wanted | {"sentence_en", "sentence_fr"} <= set(alert)
    assert found["settings"]["max_order"] == 3
    assert found["tested"] > 7_000


def test_options_narrow_the_look(tmp_path: Path) -> None:
    table, _ = planted(1, 0.15)
    path = written(tmp_path / "d.csv", table)
    words = ["--attributes", "a1, a2", "--max-order", "2", "--min-count", "7"]
    found = outcome(path, *words, "--fdr", "0.1", "--once")
    assert found["settings"]["attributes"] == ["a1", "a2"]
    assert found["settings"]["level"] == 0.1
    assert found["tested"] <= 2 * 35


def test_a_page_of_its_own_is_written_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "d.csv", planted(1, 0.15)[0])
    page = tmp_path / "p.html"
    found = outcome(path, "--html", str(page), "--lang", "fr")
    text = page.read_text("utf-8")
    assert '<html lang="fr">' in text
    assert found["alerts"][0]["sentence_fr"] in unescape(text)
    assert "<svg" in text
    assert "http" not in text.replace("http-equiv", "").replace(
        "http://www.w3.org/2000/svg", ""
    )
    assert "Une combinaison sort de l’ordinaire" in capsys.readouterr().out


def test_counted_rows_are_as_good_as_repeated_ones(tmp_path: Path) -> None:
    period, table = planted(2, 0.2)[0]
    path = written(tmp_path / "d.csv", (period, table[:, :3]))
    lines = path.read_text().splitlines()
    counted: dict[str, int] = {}
    for line in lines[1:]:
        counted[line] = counted.get(line, 0) + 1
    other = tmp_path / "c.csv"
    rows = [f"{line},{n}" for line, n in counted.items()]
    other.write_text("\n".join([lines[0] + ",n", *rows]) + "\n")
    once, again = outcome(path), outcome(other, "--count", "n")
    assert once["alerts"] == again["alerts"]
    assert once["total"] == again["total"]


@pytest.mark.parametrize(
    ("shape", "latest"),
    [
        ("{y}", "2030"), ("{y}-Q1", "2030-Q1"), ("{y}T1", "2030-Q1"),
        ("{y}-01", "2030-01"), ("{y}-01-15", None), ("{y}/01", "2030-01"),
    ],
)  # fmt: skip
def test_periods_are_read_as_they_are_written(
    tmp_path: Path, shape: str, latest: str | None
) -> None:
    period, table = noise(3, rows=900, attributes=3)
    names = [shape.format(y=2021 + p) for p in period]
    columns = {"period": names, **{f"a{i}": c.tolist() for i, c in enumerate(table.T)}}
    found = outcome(write(tmp_path / "d.csv", columns))
    assert found["settings"]["latest_period"] == (latest or "2030-01")


def test_days_are_grouped_by_month(tmp_path: Path) -> None:
    period, table = noise(3, rows=900, attributes=3)
    random = np.random.default_rng(1)
    names = [f"2024-{p + 1:02}-{random.integers(1, 29):02}" for p in period]
    columns = {"period": names, **{f"a{i}": c.tolist() for i, c in enumerate(table.T)}}
    found = outcome(write(tmp_path / "d.csv", columns))
    assert found["settings"]["first_period"] == "2024-01"
    assert found["settings"]["latest_period"] == "2024-10"


def test_reports_that_are_late_are_foretold(tmp_path: Path) -> None:
    random = np.random.default_rng(99)
    period, table = noise(4, rows=6_000, periods=12)
    delay = np.where(table[:, 0] == 0, random.binomial(2, 0.6, 6_000), 0)
    kept = period + delay <= 11
    period, table, delay = period[kept], table[kept], delay[kept]
    months = [f"2025-{i:02}" for i in range(1, 13)]
    columns: dict[str, Sequence[object]] = {"period": [months[p] for p in period]}
    columns["told"] = [months[p + d] for p, d in zip(period, delay, strict=True)]
    columns |= {f"a{i}": c.tolist() for i, c in enumerate(table.T)}
    found = outcome(write(tmp_path / "d.csv", columns), "--reported", "told")
    assert found["alerts"] == []
    nowcast = found["total"]["nowcast"]
    low, high = nowcast["interval"]
    assert low < 500 < high
    assert 0.78 < nowcast["share_reported"] < 0.9


def test_a_case_reported_before_it_happened_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = 80
    columns = {
        "period": column(rows, ["2024-01", "2024-02", "2024-03", "2024-04"]),
        "told": column(rows, ["2024-01", "2024-02", "2024-02", "2024-05"]),
        "a": column(rows, ["x", "y", "z"]),
    }
    said = refusal(capsys, write(tmp_path / "d.csv", columns), "--reported", "told")
    assert said.startswith("reported_before:")
    assert "row 4, column told" in said


def test_a_period_without_a_case_is_said_and_counted(tmp_path: Path) -> None:
    period, table = noise(5, rows=900, attributes=3)
    kept = period != 4
    found = outcome(written(tmp_path / "d.csv", (period[kept], table[kept])))
    note = next(n for n in found["notes"] if n["code"] == "empty_periods")
    assert "2022-Q1" in note["sentence_en"]
    assert found["alerts"] == []


def test_a_latest_period_without_a_case_is_a_change_of_the_total(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "d.csv", noise(5, rows=900, attributes=3))
    found = outcome(path, "--latest", "2023-Q3")
    assert found["alerts"] == []
    assert found["total"]["observed"] == 0
    assert found["total"]["changed"]
    assert {"latest_small", "looks_incomplete"} <= set(notes(found))


def test_an_earlier_period_can_be_judged_as_if_it_were_today(tmp_path: Path) -> None:
    path = written(tmp_path / "d.csv", noise(5, rows=900, attributes=3))
    found = outcome(path, "--latest", "2023-Q1")
    assert found["settings"]["latest_period"] == "2023-Q1"
    assert "after_latest" in notes(found)


def test_the_last_periods_can_be_judged_as_one(tmp_path: Path) -> None:
    period, table = noise(6, rows=3_000, attributes=4)
    for t in (8, 9):
        rows = np.flatnonzero(period == t)
        table[np.ix_(rows[:30], [0, 1])] = 1
    path = written(tmp_path / "d.csv", (period, table))
    (alert,) = outcome(path, "--last", "2")["alerts"]
    assert alert["attributes"] == {"a0": "v1", "a1": "v1"}


def test_a_constant_column_is_left_out_and_said(tmp_path: Path) -> None:
    table = noise(7, rows=900, attributes=3)
    path = written(tmp_path / "d.csv", table, same=["x"] * 900)
    assert notes(outcome(path)) == {"constant": "same"}


def test_an_identifier_in_disguise_is_left_out_and_said(tmp_path: Path) -> None:
    table = noise(7, rows=900, attributes=3)
    path = written(tmp_path / "d.csv", table, file=[f"F{i % 700}" for i in range(900)])
    found = outcome(path)
    assert notes(found) == {"identifier": "file"}
    assert "700" in found["notes"][0]["sentence_en"]


def test_a_column_that_follows_the_period_is_left_out_and_said(tmp_path: Path) -> None:
    period, values = noise(7, rows=900, attributes=3)
    more = {"year": [2021 + p // 4 for p in period]}
    path = written(tmp_path / "d.csv", (period, values), **more)
    assert notes(outcome(path)) == {"follows_period": "year"}


def test_nothing_left_to_judge_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = {
        "period": column(400, [f"2024-{m:02}" for m in range(1, 9)]),
        "same": ["x"] * 400,
    }
    said = refusal(capsys, write(tmp_path / "d.csv", columns))
    assert said.startswith("no_attributes:")
    assert "same" in said


def test_twelve_people_are_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = {
        "period": column(12, ["2021", "2022", "2023", "2024", "2025"]),
        "a": column(12, ["x", "y"]),
    }
    path = write(tmp_path / "d.csv", columns)
    said = refusal(capsys, path)
    assert said.startswith("too_few_cases: 12 cases are too few")
    assert run(path, "--lang", "fr") == 2
    assert "12 dossiers, c’est trop peu" in capsys.readouterr().err


def test_three_periods_are_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = {
        "period": column(400, ["2021", "2022", "2023"]),
        "a": column(400, ["x", "y"]),
    }
    said = refusal(capsys, write(tmp_path / "d.csv", columns))
    assert said.startswith("too_few_periods:")


def test_a_negative_count_names_its_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = {
        "period": column(80, ["2021", "2022", "2023", "2024"]),
        "a": column(80, ["x", "y", "z"]),
        "n": [*["3"] * 6, "-2", *["3"] * 73],
    }
    path = write(tmp_path / "d.csv", columns)
    said = refusal(capsys, path, "--count", "n")
    assert said.startswith("cases_negative:")
    assert "file d.csv, row 8, column n" in said
    columns["n"][6] = "many"
    said = refusal(capsys, write(path, columns), "--count", "n")
    assert said.startswith("cases_unreadable:")
    assert "row 8" in said


@pytest.mark.parametrize(
    ("bad", "code"),
    [("spring", "period_unreadable"), ("2024", "periods_mixed"),
     ("2024-13", "period_unreadable"), ("1024-01", "period_far")],
)  # fmt: skip
def test_a_period_that_cannot_be_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: str, code: str
) -> None:
    months = column(80, ["2024-01", "2024-02", "2024-03", "2024-04"])
    columns = {"period": [*months[:9], bad, *months[10:]], "a": column(80, "xyz")}
    said = refusal(capsys, write(tmp_path / "d.csv", columns))
    assert said.startswith(f"{code}:")
    if code == "period_unreadable":
        assert "row 11, column period" in said


def test_rows_without_a_period_are_set_aside_and_said(tmp_path: Path) -> None:
    period, table = noise(8, rows=900, attributes=3)
    path = written(tmp_path / "d.csv", (period, table))
    text = path.read_text() + ",v1,v1,v1\n" * 3
    path.write_text(text)
    assert "no_period" in notes(outcome(path))


def test_a_column_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "d.csv", noise(8, rows=900, attributes=3))
    for words in (["--attributes", "b"], ["--count", "b"], ["--source", "b"]):
        said = refusal(capsys, path, *words)
        assert said.startswith("column_missing:")
        assert "column b" in said
    said = refusal(capsys, path, "--attributes", "period")
    assert said.startswith("period_and_more:")


def test_two_encodings_in_one_file_are_refused_with_the_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "d.csv", noise(9, rows=900, attributes=3))
    text = path.read_text().replace("v1", "Montréal").splitlines(keepends=True)
    path.write_bytes(
        b"".join(
            line.encode("cp1252" if i % 2 else "utf-8") for i, line in enumerate(text)
        )
    )
    said = refusal(capsys, path)
    assert said.startswith("encodings_mixed:")
    assert "file d.csv, row 2" in said
    path.write_bytes("".join(text).encode("cp1252"))
    assert outcome(path)["alerts"] == []


@pytest.mark.slow
def test_sixty_columns_are_looked_at(tmp_path: Path) -> None:
    period, table = noise(10, rows=600, attributes=60, values=3)
    last = np.flatnonzero(period == 9)
    table[np.ix_(last[:25], [7, 31, 59])] = 1
    (alert,) = outcome(written(tmp_path / "d.csv", (period, table)))["alerts"]
    assert alert["attributes"] == {"a7": "v1", "a31": "v1", "a59": "v1"}


def test_many_values_are_grouped_and_said(tmp_path: Path) -> None:
    random = np.random.default_rng(11)
    period, table = noise(11, rows=20_000, attributes=3)
    town = random.integers(0, 1_500, 20_000)
    town[np.flatnonzero(period == 9)[:60]] = 77
    more = {"town": [f"t{t}" for t in town]}
    found = outcome(written(tmp_path / "d.csv", (period, table), **more))
    assert notes(found) == {"rare_grouped": "town"}
    assert [a["attributes"] for a in found["alerts"]] == [{"town": "t77"}]


@pytest.mark.slow
def test_ten_million_different_values_are_an_identifier(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    with path.open("w") as file:
        file.write("period,a,key\n")
        for block in range(100):
            file.writelines(
                f"{2015 + i % 10},v{i % 7},{block}-{i}\n" for i in range(100_000)
            )
    found = outcome(path)
    assert notes(found) == {"identifier": "key"}
    assert found["alerts"] == []


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom halte.methods.trends.commands import main\n"
        "try:\n    main(['detect', '--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'scipy', 'duckdb', 'django'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "HEAVY []" in done.stdout, done.stdout
