"""The page to read of a release or an attack, in one language."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Language, Texts
from halte.methods.disclosure.attacking import Attacked
from halte.methods.disclosure.pictures import intervals, shares
from halte.methods.disclosure.releasing import WITHHELD, Released, written
from halte.methods.disclosure.wording import (
    LIMITS,
    METHODS,
    attack_sentence,
    sentences,
)
from halte.methods.page import Cell, Notice, Picture, Section, Table, page

MOST_ROWS: Final = 400
MOST_ACROSS: Final = 14

TITLE: Final = Texts("Table release: {columns}", "Publication d’un tableau : {columns}")
USE: Final = Texts("What it comes to", "En bref")
LOST: Final = Texts("What was lost", "Ce qui est perdu")
SHOWN: Final = Texts("The table as it goes out", "Le tableau tel qu’il est publié")
LIMIT: Final = Texts("What the proof does not cover", "Ce que la preuve ne couvre pas")
WAYS: Final = (
    Texts("grand total", "total général"),
    Texts("one column", "une colonne"),
    Texts("two crossed", "deux croisées"),
    Texts("three crossed", "trois croisées"),
)
HEADINGS: Final = (
    Texts("cells of", "cellules de"),
    Texts("that hold anybody", "occupées"),
    Texts("withheld", "masquées"),
    Texts("mean error", "erreur moyenne"),
    Texts("error, cells of 10+ (%)", "erreur, cellules de 10+ (%)"),
)
LOST_TABLE: Final = Texts(
    "Loss by the number of columns crossed",
    "Perte selon le nombre de colonnes croisées",
)
LOST_PICTURE: Final = Texts(
    "Share of people in cells that are shown",
    "Part des personnes dans les cellules montrées",
)
CUT: Final = Texts(
    "Only the first {most} rows are shown here; the file has all {all}.",
    "Seules les {most} premières lignes figurent ici ; le fichier en a {all}.",
)
FOOT: Final = Texts(
    "Made by Halte. Method: {method}. No count of a cell is on this page that the "
    "table does not show.",
    "Fait par Halte. Méthode : {method}. Cette page ne montre l’effectif d’aucune "
    "cellule que le tableau ne montre pas.",
)
ATTACK: Final = Texts("Attack on {columns}", "Attaque contre {columns}")
DERIVED: Final = Texts(
    "What can be derived about hidden cells",
    "Ce qui se déduit des cellules cachées",
)
CLOSEST: Final = Texts(
    "The hidden cells that lie closest (least to most)",
    "Les cellules cachées les mieux cernées (du moins au plus)",
)
BOUNDS: Final = (
    Texts("cell", "cellule"),
    Texts("at least", "au moins"),
    Texts("at most", "au plus"),
    Texts("what it means", "ce que cela signifie"),
)
HOW: Final = {
    "found": Texts("found", "trouvée"),
    "close": Texts("close, may be large", "cernée, peut être grande"),
    "": Texts("hidden", "cachée"),
}


def release_page(released: Released, language: Language) -> str:
    """The page of a release."""

    def say(text: Texts) -> str:
        return text.in_language(language)

    columns = " × ".join(d.name for d in released.published.cube.dimensions)
    told = [text.in_language(language) for text in sentences(released)]
    method = say(METHODS[released.rules.method])
    return page(
        say(TITLE).format(columns=columns),
        lede=told[0],
        sections=(
            Section(say(USE), told[1:]),
            Section(say(LOST), [loss_table(released, language),
                                loss_picture(released, language)]),
            Section(say(SHOWN), shown(released, language)),
            Section(say(LIMIT), [Notice(say(text)) for text in LIMITS]),
        ),
        language=language,
        foot=say(FOOT).format(method=method),
    )  # fmt: skip


def loss_table(released: Released, language: Language) -> Table:
    """The loss by ways, as a table."""
    rows = tuple(
        (
            WAYS[one.way].in_language(language),
            one.cells,
            one.withheld,
            round(one.error, 2),
            round(100 * one.share, 1),
        )
        for one in released.loss
    )
    headings = tuple(h.in_language(language) for h in HEADINGS)
    return Table(LOST_TABLE.in_language(language), headings, rows)


def loss_picture(released: Released, language: Language) -> Picture:
    """The share of people who are still shown, by ways."""
    bars = [
        (
            WAYS[one.way].in_language(language),
            1 - one.people_withheld,
            f"{100 * (1 - one.people_withheld):.0f} %",
        )
        for one in released.loss
    ]
    title = LOST_PICTURE.in_language(language)
    return Picture(shares(title, bars), title)


def shown(released: Released, language: Language) -> list[Table | str]:
    """The table itself, its last column across, its first rows where it is long."""
    table, step = released.published, released.population.unit_of_amount
    *down, across = table.cube.dimensions
    texts = [
        WITHHELD if gone else written(int(value), step)
        for value, gone in zip(released.values, table.withheld, strict=True)
    ]
    wide = bool(down) and len(across.nodes) <= MOST_ACROSS
    each = len(across.nodes) if wide else 1
    rows: list[tuple[Cell, ...]] = []
    for cell in range(0, table.cube.size, each):
        names = table.cube.names(cell)
        rows.append((*(names[:-1] if wide else names), *texts[cell : cell + each]))
    heads = tuple(d.name for d in (down if wide else table.cube.dimensions))
    heads += across.nodes if wide else (table.measure,)
    title = f"{SHOWN.in_language(language)} ({table.measure})"
    made: list[Table | str] = [Table(title, heads, tuple(rows[:MOST_ROWS]))]
    if len(rows) > MOST_ROWS:
        cut = CUT.in_language(language)
        made.append(cut.format(most=MOST_ROWS, all=len(rows)))
    return made


def attack_page(attacked: Attacked, language: Language) -> str:
    """The page of an attack."""
    order = sorted(
        attacked.intervals,
        key=lambda i: (i.how != "found", i.width is None, i.width or 0.0, i.cell),
    )
    rows = tuple(
        (
            " · ".join(i.cell),
            i.least,
            i.most,
            HOW[i.how].in_language(language),
        )
        for i in order[:MOST_ROWS]
    )
    lines = [
        (" · ".join(i.cell), i.least, i.most, i.how == "found")
        for i in order[:25]
        if i.most is not None
    ]
    heads = tuple(h.in_language(language) for h in BOUNDS)
    title = ATTACK.in_language(language).format(columns=" × ".join(attacked.columns))
    derived, closest = (t.in_language(language) for t in (DERIVED, CLOSEST))
    return page(
        title,
        lede=attack_sentence(attacked).in_language(language),
        sections=(
            Section(
                derived,
                [
                    Picture(intervals(closest, lines), closest),
                    Table(derived, heads, rows),
                ],
            ),
        ),
        language=language,
    )
