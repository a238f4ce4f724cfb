"""The engine port: the same facts on each engine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from halte.methods.tables import (
    BadSource,
    Csv,
    Result,
    Rows,
    Tables,
    Type,
    UnknownEngine,
    open_tables,
    with_markers,
)

NO_SPARK = find_spec("pyspark") is None or shutil.which("java") is None
SPARK = pytest.param(
    "local[1]",
    marks=[
        pytest.mark.spark,
        # Spark's own gateway speaks over a loopback socket.
        pytest.mark.enable_socket,
        pytest.mark.skipif(NO_SPARK, reason="pyspark or Java is not installed"),
        pytest.mark.filterwarnings("default"),
    ],
)

INCIDENTS = [
    {"id": 1, "place": "Québec", "on": date(2022, 3, 1), "paid": Decimal("10.25")},
    {"id": 2, "place": "O'Leary", "on": date(2022, 4, 2), "paid": Decimal("0.10")},
    {"id": 3, "place": None, "on": None, "paid": None},
]


@pytest.fixture(params=["duckdb", SPARK])
def tables(request: pytest.FixtureRequest) -> Iterator[Tables]:
    with open_tables(engine=request.param) as opened:
        yield opened


def test_rows_come_back_as_they_went_in(tables: Tables) -> None:
    tables.add("incidents", Rows(INCIDENTS))
    found = tables.query('SELECT id, place, "on", paid FROM incidents ORDER BY id')
    assert found.columns == ("id", "place", "on", "paid")
    assert found.records() == INCIDENTS


def test_every_type_survives(tables: Tables) -> None:
    row = {
        "a": "é “x”\n\ty",
        "b": 2**62,
        "c": Decimal("12345678901234.5678"),
        "d": 0.1,
        "e": True,
        "f": date(1912, 2, 29),
        "g": datetime(2024, 3, 10, 2, 30),  # noqa: DTZ001 (a wall clock, as kept)
    }
    tables.add("t", Rows([row]))
    assert tables.query("SELECT * FROM t").records() == [row]


def test_counts_and_sums_are_exact_and_of_the_same_type(tables: Tables) -> None:
    tables.add("incidents", Rows(INCIDENTS))
    found = tables.query(
        "SELECT count(*) AS n, sum(id) AS s, sum(paid) AS p FROM incidents"
    )
    assert found.rows == ((3, 6, Decimal("10.3500")),)
    assert [type(v) for v in found.rows[0]] == [int, int, Decimal]


def test_nothing_sorts_before_something(tables: Tables) -> None:
    tables.add("incidents", Rows(INCIDENTS))
    up = tables.query("SELECT place FROM incidents ORDER BY place")
    down = tables.query("SELECT place FROM incidents ORDER BY place DESC")
    assert up.column("place") == (None, "O'Leary", "Québec")
    assert down.column("place") == ("Québec", "O'Leary", None)


def test_a_value_cannot_become_sql(tables: Tables) -> None:
    tables.add("incidents", Rows(INCIDENTS))
    sql = "SELECT count(*) FROM incidents WHERE place = :place OR place = ':place'"
    assert tables.query(sql, {"place": "O'Leary"}).scalar() == 1
    assert tables.query(sql, {"place": "x' OR '1'='1"}).scalar() == 0


def test_csv_columns_are_text_unless_typed(tables: Tables, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text('code,n,name\n007,12,"a ""b"", c"\n010,,é\n', encoding="utf-8")
    tables.add("guessed", Csv(path))
    tables.add("typed", Csv(path, {"n": Type.INTEGER}))
    assert tables.query("SELECT * FROM guessed").rows == (
        ("007", "12", 'a "b", c'),
        ("010", None, "é"),
    )
    assert tables.query("SELECT n FROM typed").rows == ((12,), (None,))


def test_a_csv_that_is_not_what_its_types_say_is_refused(
    tables: Tables, tmp_path: Path
) -> None:
    path = tmp_path / "places.csv"
    path.write_text("n\n1\ntwelve\n", encoding="utf-8")
    with pytest.raises(Exception, match="twelve"):
        tables.add("t", Csv(path, {"n": Type.INTEGER}))
        tables.query("SELECT sum(n) FROM t")


def test_what_is_written_can_be_opened_again(tables: Tables, tmp_path: Path) -> None:
    tables.add("incidents", Rows(INCIDENTS))
    kept = tmp_path / "kept.parquet"
    sql = "SELECT id, paid FROM incidents WHERE id < :top"
    tables.write_parquet(sql, kept, {"top": 3})
    tables.write_parquet(sql, kept, {"top": 2})
    with open_tables({"again": kept}, engine="duckdb") as reopened:
        assert reopened.query("SELECT * FROM again").rows == ((1, Decimal("10.2500")),)


def test_an_arrow_stream_is_a_table(tables: Tables) -> None:
    with duckdb.connect() as elsewhere:
        stream = elsewhere.sql("SELECT 1::BIGINT AS a, 'x' AS b")
        tables.add("t", stream)
        assert tables.query("SELECT * FROM t").rows == ((1, "x"),)


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_an_arrow_file_is_a_table(tables: Tables, tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import feather

    from halte.methods.tables import ArrowFile

    path = tmp_path / "t.arrow"
    feather.write_feather(pyarrow.table({"a": [1, 2]}), str(path))
    tables.add("t", ArrowFile(path))
    assert tables.query("SELECT sum(a) FROM t").scalar() == 3


def test_an_empty_table_keeps_its_columns(tables: Tables) -> None:
    tables.add("t", Rows([], {"n": Type.INTEGER}))
    found = tables.query("SELECT n FROM t")
    assert (found.columns, len(found)) == (("n",), 0)


def test_values_that_do_not_agree_are_refused(tables: Tables) -> None:
    with pytest.raises(BadSource, match="'n' holds both integer and text"):
        tables.add("t", Rows([{"n": 1}, {"n": "2"}]))
    with pytest.raises(BadSource, match="need their types"):
        tables.add("t", Rows([]))
    with pytest.raises(BadSource, match="bytes"):
        tables.add("t", Rows([{"n": b"x"}]))  # type: ignore[dict-item]


def test_files_are_opened_by_their_ending(tmp_path: Path) -> None:
    path = tmp_path / "it's.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with open_tables({"t": str(path), "u": [{"x": 1}]}, engine="") as tables:
        assert tables.query("SELECT * FROM t, u").rows == (("1", "2", 1),)
    with pytest.raises(BadSource, match="no file"):
        open_tables({"t": tmp_path / "none.csv"}, engine="duckdb")
    (tmp_path / "t.exe").touch()
    with pytest.raises(BadSource, match="not CSV"):
        open_tables({"t": tmp_path / "t.exe"}, engine="duckdb")


@pytest.mark.parametrize("name", ["", "1a", "A", "a b", "t; drop table x", "a" * 64])
def test_a_name_that_could_be_sql_is_refused(name: str) -> None:
    with pytest.raises(BadSource, match="cannot name"):
        open_tables({name: [{"x": 1}]}, engine="duckdb")


def test_the_engine_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALTE_ENGINE", "mysql://x")
    with pytest.raises(UnknownEngine, match="spark://host:port"):
        open_tables()
    monkeypatch.delenv("HALTE_ENGINE")
    with open_tables() as tables:
        assert tables.engine == "duckdb"


def test_no_extension_is_ever_fetched() -> None:
    with open_tables(engine="duckdb") as tables:
        held = "SELECT value FROM duckdb_settings() WHERE name LIKE 'auto%extensions'"
        assert set(tables.query(held).column("value")) == {"false"}


def test_markers_leave_quotes_casts_and_comments_alone() -> None:
    sql = """SELECT ':a', ":a", x::int, :a -- :a\n/* :a */ FROM t WHERE y = :b"""
    assert with_markers(sql, "$") == (
        """SELECT ':a', ":a", x::int, $a -- :a\n/* :a */ FROM t WHERE y = $b"""
    )


def test_a_scalar_is_one_value_only() -> None:
    with pytest.raises(ValueError, match="2 × 1"):
        Result(("n",), ((1,), (2,))).scalar()
    assert Result(("n",), ((1,),)).to_dict() == {"columns": ["n"], "rows": [[1]]}


def test_a_hundred_thousand_rows_go_in_quickly() -> None:
    rows = [{"n": n, "paid": Decimal(n)} for n in range(100_000)]
    started = os.times().user
    with open_tables({"t": rows}, engine="duckdb") as tables:
        assert tables.query("SELECT sum(paid) FROM t").scalar() == 4_999_950_000
    # Five seconds of this process's own time: thirty times what it needs.
    assert os.times().user - started < 10
