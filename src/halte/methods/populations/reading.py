"""Capture tables from files: histories with counts, or one row per person and list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.coded import Coded, head, in_utf8, read_coded
from halte.methods.faults import Fault, declare
from halte.methods.populations.captures import MOST_LISTS, CaptureTable
from halte.methods.populations.lattice import Counts, Marks

COUNT: Final = ("count", "counts", "freq", "n", "nombre", "effectif")
PERSON: Final = ("person", "person_id", "personne", "id_personne")
LIST: Final = ("list", "list_name", "source", "liste")
DRAW: Final = ("draw", "tirage")
MOST_PEOPLE: Final = 50_000_000
WHOLE: Final = re.compile(r"-?[0-9]{1,12}(\.0+)?")

declare(
    {
        "cell_not_mark": Texts(
            "This cell must hold 1 (on the list) or 0 (not on it). Every column "
            "besides the count is taken for a list: leave the others out. Where each "
            "row is a person on a list, name the columns: --person COL --list COL.",
            "Cette cellule doit contenir 1 (sur la liste) ou 0 (pas sur la liste). "
            "Toute colonne autre que l’effectif est prise pour une liste : "
            "retirez les autres. Si chaque ligne est une personne sur une liste, "
            "nommez les colonnes : --person COL --list COL.",
        ),
        "count_not_whole": Texts(
            "This count is not a whole number of people.",
            "Cet effectif n’est pas un nombre entier de personnes.",
        ),
        "history_empty": Texts(
            "This row counts people who are on no list. Nobody can have counted "
            "them: take the row out.",
            "Cette ligne compte des personnes qui ne sont sur aucune liste. Personne "
            "n’a pu les compter : retirez la ligne.",
        ),
        "person_unnamed": Texts(
            "This row names no person.", "Cette ligne ne nomme aucune personne."
        ),
        "list_blank": Texts(
            "This row names no list.", "Cette ligne ne nomme aucune liste."
        ),
        "lists_none": Texts(
            "The file has no column for a list. Give one column of 0 and 1 for each "
            "list and a column “count”, or two columns “person” and “list”.",
            "Le fichier n’a aucune colonne de liste. Donnez une colonne de 0 et de 1 "
            "par liste et une colonne « nombre », ou deux colonnes "
            "« personne » et « liste ».",
        ),
        "people_none": Texts(
            "The rows count nobody at all. Check the column of counts.",
            "Les lignes ne comptent personne. Vérifiez la colonne des effectifs.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what, where the usual names are not used."""

    count: str = ""
    person: str = ""
    list: str = ""


def read_table(path: Path, columns: Columns | None = None) -> CaptureTable:
    """The capture table of a file. Raises Fault naming file, row and column."""
    return table_of(read(path), path.name, columns or Columns())


def read_draws(
    paths: Sequence[Path], columns: Columns | None = None
) -> tuple[list[CaptureTable], list[str]]:
    """Drawn tables and where each came from.

    A folder stands for its CSV files; a file with a column `draw` holds many.
    """
    tables, names = [], []
    for path in paths:
        for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
            data = read(file)
            for part in by_draw(data):
                tables.append(table_of(part, file.name, columns or Columns()))
                names.append(file.name)
    return tables, names


def read(path: Path) -> Coded:
    """All columns, headings apart."""
    if path.is_file():
        with in_utf8(path) as readable:
            apart(head(readable, path.name)[0], path.name)
    return read_coded(path, most_levels=MOST_PEOPLE)


def by_draw(data: Coded) -> Iterator[Coded]:
    """The rows of each draw; all of them where there is no such column."""
    name = found(data, "", DRAW)
    if not name:
        yield data
        return
    rest = data.only([n for n in data.names if n != name])
    for code in range(len(data.levels[name])):
        yield rows_where(rest, data.codes[name] == code)


def rows_where(data: Coded, chosen: Marks) -> Coded:
    """Some rows."""
    codes = {name: values[chosen] for name, values in data.codes.items()}
    return Coded(data.names, codes, data.levels, int(chosen.sum()))


def found(data: Coded, wanted: str, usual: Sequence[str]) -> str:
    """The column named, or the one of a usual name; "" where there is none."""
    if wanted:
        data.only([wanted])
        return wanted
    return next((n for n in data.names if n.lower() in usual), "")


def table_of(data: Coded, file: str, columns: Columns) -> CaptureTable:
    """The table that the columns make."""
    try:
        person = found(data, columns.person, PERSON)
        on = found(data, columns.list, LIST)
        count = found(data, columns.count, COUNT)
    except Fault as fault:
        fault.file = file
        raise
    if person and on:
        lists, counts = of_people(data, person, on, file)
    else:
        lists, counts = of_histories(data, count, file)
    if not counts.any():
        raise Fault("people_none", file=file)
    return CaptureTable(lists, counts)


def spelled_once(lists: Sequence[str], file: str) -> tuple[str, ...]:
    """The names of the lists, if there are not too many and no two are alike."""
    if len(lists) > MOST_LISTS:
        raise Fault("lists_many", file=file, found=len(lists), most=MOST_LISTS)
    apart(lists, file)
    return tuple(lists)


def apart(names: Sequence[str], file: str) -> None:
    """Refuse two names that are one, written in two ways."""
    seen: dict[str, str] = {}
    for name in names:
        plain = " ".join(normalize("NFKC", name).casefold().split())
        if plain in seen:
            raise Fault("lists_alike", file=file, first=seen[plain], second=name)
        seen[plain] = name


def of_people(
    data: Coded, person: str, on: str, file: str
) -> tuple[tuple[str, ...], Counts]:
    """One row per person and list; the same row twice counts once."""
    for column, code in ((person, "person_unnamed"), (on, "list_blank")):
        if "" in data.levels[column]:
            blank = data.codes[column] == data.levels[column].index("")
            if blank.any():
                raise Fault(code, file=file, row=int(blank.argmax()) + 2, column=column)
    seen = np.unique(data.codes[on])
    lists = spelled_once([data.levels[on][k] for k in seen], file)
    places = np.searchsorted(seen, data.codes[on])
    keys = np.unique(data.codes[person].astype(np.int64) * len(lists) + places)
    bits = (1 << (keys % len(lists))).astype(np.float64)
    cells = np.bincount(keys // len(lists), bits).astype(np.int64)
    counts = np.bincount(cells[cells > 0], minlength=1 << len(lists))
    return lists, counts.astype(np.int64)


def of_histories(data: Coded, count: str, file: str) -> tuple[tuple[str, ...], Counts]:
    """Columns of 0 and 1; without a count each row is one person."""
    names = [n for n in data.names if n != count]
    if not names:
        raise Fault("lists_none", file=file)
    lists = spelled_once(names, file)
    cells = np.zeros(data.rows, dtype=np.int64)
    for place, name in enumerate(lists):
        cells |= marks(data, name, file) << place
    people = numbers(data, count, file) if count else np.ones(data.rows, np.int64)
    nowhere = (cells == 0) & (people > 0)
    if nowhere.any():
        raise Fault("history_empty", file=file, row=int(nowhere.argmax()) + 2)
    counts = np.zeros(1 << len(lists), dtype=np.int64)
    np.add.at(counts, cells, people)
    return lists, counts


def marks(data: Coded, name: str, file: str) -> Counts:
    """A column of 0 and 1."""
    found = numbers_of(data.levels[name])
    refuse_where(data, name, file, "cell_not_mark", [n not in (0, 1) for n in found])
    return np.array([n == 1 for n in found], np.int64)[data.codes[name]]


def numbers(data: Coded, name: str, file: str) -> Counts:
    """A column of whole numbers, 0 or more."""
    found = numbers_of(data.levels[name])
    refuse_where(data, name, file, "count_not_whole", [n is None for n in found])
    refuse_where(data, name, file, "count_negative", [(n or 0) < 0 for n in found])
    return np.array([n or 0 for n in found], np.int64)[data.codes[name]]


def numbers_of(texts: Sequence[str]) -> list[int | None]:
    """Whole numbers, also as a spreadsheet writes them (`5.0`); None for others."""
    return [
        int(text.split(".")[0]) if WHOLE.fullmatch(text) else None for text in texts
    ]


def refuse_where(
    data: Coded, name: str, file: str, code: str, wrong: Sequence[bool]
) -> None:
    """Raise a Fault at the first row whose value is wrong."""
    rows = np.array(wrong, dtype=np.bool_)[data.codes[name]]
    if rows.any():
        raise Fault(code, file=file, row=int(rows.argmax()) + 2, column=name)
