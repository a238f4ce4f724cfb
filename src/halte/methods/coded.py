"""Tables of categories: each column as small integers and the list they stand for.

Counting works on codes, not on text: a million rows of fourteen columns take
60 MB, and a two-way table is one `bincount`. DuckDB reads the file.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.tables import literal, quoted

Codes = NDArray[np.int32]

MOST_LEVELS: Final = 100_000
"""A column with more distinct values than this is not a category."""

SAMPLE: Final = 1 << 20

declare(
    {
        "file_empty": Texts(
            "The file holds no rows below its heading.",
            "Le fichier ne contient aucune ligne sous ses titres de colonnes.",
        ),
        "heading_twice": Texts(
            "Two columns have the same heading. Rename one of them.",
            "Deux colonnes portent le même titre. Renommez l’une d’elles.",
        ),
        "heading_blank": Texts(
            "Column {number} has no heading. Give each column a name.",
            "La colonne {number} n’a pas de titre. Nommez chaque colonne.",
        ),
        "column_missing": Texts(
            "The file has no such column. It has: {found}.",
            "Le fichier n’a pas cette colonne. Il contient : {found}.",
        ),
        "row_cells": Texts(
            "This row does not have as many cells as the heading. Check its quotes "
            "and separators.",
            "Cette ligne n’a pas autant de cellules que les titres. Vérifiez ses "
            "guillemets et ses séparateurs.",
        ),
        "file_unreadable": Texts(
            "The file cannot be read as a CSV table in UTF-8, UTF-16 or Windows "
            "encoding. Save it again as CSV UTF-8.",
            "Le fichier ne peut pas être lu comme un tableau CSV en UTF-8, UTF-16 ou "
            "codage Windows. Enregistrez-le de nouveau en CSV UTF-8.",
        ),
        "encodings_mixed": Texts(
            "Some rows are in UTF-8 and this one is not: files of two encodings were "
            "joined, and one of them would be misread. Save each as CSV UTF-8 first.",
            "Des lignes sont en UTF-8 et celle-ci ne l’est pas : on a réuni des "
            "fichiers de codages différents, et l’un d’eux serait mal lu. "
            "Enregistrez d’abord chacun en CSV UTF-8.",
        ),
        "too_many_levels": Texts(
            "This column holds {found} different values; a category has at most "
            "{most}. It looks like an identifier or a measurement: leave it out or "
            "group it.",
            "Cette colonne contient {found} valeurs différentes ; une catégorie en a "
            "au plus {most}. Elle ressemble à un identifiant ou à une mesure : "
            "retirez-la ou regroupez ses valeurs.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows as codes. `levels[c][codes[c][i]]` is the text of column c in row i.

    Levels are in order of their text (by code point), so equal data always
    gives equal codes. A blank cell is the level '': not known is a value too.
    """

    names: tuple[str, ...]
    codes: Mapping[str, Codes]
    levels: Mapping[str, tuple[str, ...]]
    rows: int

    def only(self, names: Sequence[str]) -> Coded:
        """The same rows with these columns, in this order."""
        for name in names:
            if name not in self.levels:
                raise Fault("column_missing", column=name, found=", ".join(self.names))
        return Coded(
            tuple(names),
            {n: self.codes[n] for n in names},
            {n: self.levels[n] for n in names},
            self.rows,
        )

    def texts(self, name: str) -> list[str]:
        """A column as text."""
        levels = self.levels[name]
        return [levels[code] for code in self.codes[name]]

    def counts(self, *names: str) -> NDArray[np.int64]:
        """Rows by the levels of these columns: an array of one axis a column."""
        shape = tuple(len(self.levels[n]) for n in names)
        flat = np.zeros(self.rows, dtype=np.int64)
        for name, size in zip(names, shape, strict=True):
            flat *= size
            flat += self.codes[name]
        return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)


def code_columns(columns: Mapping[str, Sequence[str]]) -> Coded:
    """Columns of text in memory, coded; all must be of one length."""
    codes: dict[str, Codes] = {}
    levels: dict[str, tuple[str, ...]] = {}
    for name, values in columns.items():
        found = sorted(set(values))
        place = {text: code for code, text in enumerate(found)}
        codes[name] = np.fromiter((place[v] for v in values), np.int32, len(values))
        levels[name] = tuple(found)
    sizes = {len(v) for v in columns.values()}
    if len(sizes) > 1:
        raise ValueError(f"columns differ in length: {sorted(sizes)}")
    return Coded(tuple(columns), codes, levels, sizes.pop() if sizes else 0)


def read_coded(
    path: Path,
    columns: Sequence[str] | None = None,
    most_levels: int = MOST_LEVELS,
    left_out: dict[str, int] | None = None,
) -> Coded:
    """A CSV file (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252), coded.

    `columns` chooses some, in order; all otherwise. Spaces around a value are
    not part of it. Raises Fault naming file, row and column. A column of too many
    values is no fault where `left_out` is given: it is put there with their number.
    """
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    with in_utf8(path) as readable:
        headings, delimiter = head(readable, path.name)
        wanted = list(columns) if columns is not None else headings
        for name in wanted:
            if name not in headings:
                raise Fault(
                    "column_missing",
                    file=path.name,
                    column=name,
                    found=", ".join(headings),
                )
        return with_engine(
            readable, path.name, headings, wanted, delimiter, most_levels, left_out
        )


def with_engine(
    readable: Path,
    name: str,
    headings: list[str],
    wanted: list[str],
    delimiter: str,
    most_levels: int,
    left_out: dict[str, int] | None = None,
) -> Coded:
    """The columns wanted, read by DuckDB, coded within it."""
    kinds = ", ".join(f"{literal(h)}: 'VARCHAR'" for h in headings)
    cells = ", ".join(f"coalesce(trim({quoted(h)}), '') AS {quoted(h)}" for h in wanted)
    with tempfile.TemporaryDirectory() as spill:
        engine = duckdb.connect(config={"temp_directory": spill, "threads": 2})
        try:
            engine.execute(
                f"CREATE TEMP TABLE t AS SELECT {cells or '1 AS one'} FROM read_csv("
                f"{literal(str(readable))}, header=true, delim={literal(delimiter)}, "
                f"quote='\"', escape='\"', auto_detect=false, "
                f"columns={{{kinds}}}, null_padding=false, strict_mode=true, "
                "max_line_size=10000000)"
            )
            return collected(engine, name, wanted, most_levels, left_out)
        except duckdb.InvalidInputException as error:
            raise Fault("row_cells", file=name, row=line_of(error)) from error
        except duckdb.Error as error:
            raise Fault("file_unreadable", file=name) from error
        finally:
            engine.close()


def collected(
    engine: duckdb.DuckDBPyConnection,
    file: str,
    wanted: list[str],
    most: int,
    left_out: dict[str, int] | None = None,
) -> Coded:
    """Codes and levels out of the table `t`."""
    rows = int((engine.execute("SELECT count(*) FROM t").fetchone() or (0,))[0])
    if not rows:
        raise Fault("file_empty", file=file)
    codes: dict[str, Codes] = {}
    levels: dict[str, tuple[str, ...]] = {}
    for name in wanted:
        column = quoted(name)
        found = engine.execute(f"SELECT count(DISTINCT {column}) FROM t").fetchone()
        distinct = int((found or (0,))[0])
        if distinct > most and left_out is not None:
            left_out[name] = distinct
            continue
        if distinct > most:
            raise Fault(
                "too_many_levels", file=file, column=name, found=distinct, most=most
            )
        texts = sorted(
            row[0]
            for row in engine.execute(f"SELECT DISTINCT {column} FROM t").fetchall()
        )
        words = ", ".join(map(literal, texts))
        engine.execute(f"CREATE OR REPLACE TYPE level AS ENUM ({words})")
        fetched = engine.execute(
            f"SELECT enum_code({column}::level)::INTEGER AS code FROM t ORDER BY rowid"
        ).fetchnumpy()
        codes[name] = np.asarray(fetched["code"], dtype=np.int32)
        levels[name] = tuple(texts)
    return Coded(tuple(levels), codes, levels, rows)


def line_of(error: duckdb.Error) -> int:
    """The line of the file that DuckDB complains of, 0 where it says none."""
    for word, following in zip(
        (words := str(error).replace(":", " ").split()), words[1:], strict=False
    ):
        if word.lower() == "line" and following.isdigit():
            return int(following)
    return 0


@contextmanager
def in_utf8(path: Path) -> Iterator[Path]:
    """The file itself where it is UTF-8, else a passing copy in UTF-8."""
    encoding = encoding_of(path)
    if encoding == "utf-8":
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.csv"
        try:
            with (
                path.open(encoding=encoding, newline="") as given,
                copy.open("w", encoding="utf-8", newline="") as kept,
            ):
                while block := given.read(SAMPLE):
                    kept.write(block)
        except UnicodeError as error:
            raise Fault("file_unreadable", file=path.name) from error
        yield copy


def encoding_of(path: Path) -> str:
    """UTF-16 by its mark, UTF-8 where every byte fits, else Windows-1252."""
    with path.open("rb") as file:
        start = file.read(4)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        with path.open(encoding="utf-8") as text:
            while text.read(SAMPLE):
                pass
    except UnicodeDecodeError:
        refuse_mixture(path)
        return "cp1252"
    return "utf-8-sig" if start[:3] == b"\xef\xbb\xbf" else "utf-8"


def refuse_mixture(path: Path) -> None:
    """Raises `encodings_mixed` where some rows are UTF-8 beyond ASCII and some are not.

    Accents of Windows-1252 hardly ever spell UTF-8 by chance; a whole row of them
    that does comes from another file.
    """
    first, meant = 0, False
    with path.open("rb") as file:
        for row, line in enumerate(file, 1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                meant = True
            except UnicodeDecodeError:
                first = first or row
            if first and meant:
                raise Fault("encodings_mixed", file=path.name, row=first)


def head(path: Path, name: str) -> tuple[list[str], str]:
    """The headings and the delimiter that gives most of them."""
    with path.open(encoding="utf-8", newline="") as file:
        line = file.readline(SAMPLE)
    if not line.strip():
        raise Fault("file_empty", file=name)
    delimiter = max(
        ",;\t", key=lambda mark: len(next(csv.reader([line], delimiter=mark)))
    )
    headings = [h.strip() for h in next(csv.reader([line], delimiter=delimiter))]
    for number, heading in enumerate(headings, 1):
        if not heading:
            raise Fault("heading_blank", file=name, row=1, number=number)
        if headings.index(heading) != number - 1:
            raise Fault("heading_twice", file=name, row=1, column=heading)
    return headings, delimiter
