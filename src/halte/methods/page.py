"""One self-contained page to read: text, tables and pictures, no outside request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from math import floor, log10
from typing import Final

from halte.methods.bilingual import Language

Cell = str | int | float | None

FIGURE: Final = re.compile(r"[<±+−-]?\$?\d{1,3}(?:[,\s]?\d{3})*(?:\s?[%$])?")
NO_FIGURE: Final = ("x", "–", "∞", "")
"""What stands in a column of figures where there is none."""

STYLE: Final = """
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d2a30;--soft:#5b676c;
--line:#d9d6cc;--lake:#14665a;--amber:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#14191c;--ink:#e9e6de;
--soft:#a3aeb2;--line:#374046;--lake:#63c3b3;--amber:#e6b450}}
*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 4rem;
background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.35rem;margin:2.5rem 0 .5rem}p{max-width:70ch;margin:.5rem 0}
.lede{font-size:1.2rem}.soft{color:var(--soft);font-size:.95rem}
.notice{border-left:4px solid var(--amber);padding:.25rem 0 .25rem 1rem;max-width:70ch}
.scroll{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;
font-variant-numeric:tabular-nums}caption{text-align:left;color:var(--soft)}
th,td{text-align:left;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line);
vertical-align:top}td.n,th.n{text-align:right}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.95rem}
svg{max-width:100%;height:auto;color:var(--ink)}
@media (max-width:45rem){figure svg{width:40rem;max-width:none}}
svg text{font:13px system-ui,sans-serif;fill:currentColor}
svg .grid{stroke:var(--line)}svg .axis{stroke:var(--soft);
fill:var(--soft)}
svg .mark{stroke:var(--lake);fill:var(--lake)}svg .line{stroke:var(--lake);fill:none;
stroke-width:2}svg .band{fill:var(--lake);opacity:.18;stroke:none}
svg .alert{stroke:var(--amber);fill:var(--amber)}svg .faint{stroke:var(--line);
fill:var(--line)}
@media print{body{background:#fff;color:#000;max-width:none}}
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to read; numbers are set to the right."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG (already safe markup, made by our own drawing code) and its caption."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must not miss."""

    text: str


Block = str | Table | Picture | Notice


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands beneath it, in order."""

    heading: str
    blocks: Sequence[Block] = field(default_factory=tuple)


def page(
    title: str,
    *,
    lede: str,
    sections: Sequence[Section],
    language: Language,
    foot: str = "",
) -> str:
    """The whole page as HTML. All texts are escaped; only pictures are markup."""
    body = "\n".join(drawn(section, language) for section in sections)
    note = f'<p class="soft">{escape(foot)}</p>' if foot else ""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"
        f'<h1>{escape(title)}</h1><p class="lede">{escape(lede)}</p>\n'
        f"{body}\n{note}</main></body></html>\n"
    )


def drawn(section: Section, language: Language) -> str:
    """A section as HTML."""
    parts = [f"<h2>{escape(section.heading)}</h2>"]
    parts += [block_html(block, language) for block in section.blocks]
    return "<section>" + "\n".join(parts) + "</section>"


def block_html(block: Block, language: Language) -> str:
    """One block as HTML."""
    if isinstance(block, Table):
        return table_html(block, language)
    if isinstance(block, Picture):
        caption = escape(block.caption, quote=True)
        return (
            f'<figure><div class="scroll" role="region" tabindex="0" '
            f'aria-label="{caption}">{block.svg}</div>'
            f"<figcaption>{caption}</figcaption></figure>"
        )
    if isinstance(block, Notice):
        return f'<p class="notice">{escape(block.text)}</p>'
    return f"<p>{escape(block)}</p>"


def table_html(table: Table, language: Language) -> str:
    """A table that scrolls within itself on a narrow screen."""
    columns = [[row[i] for row in table.rows] for i in range(len(table.headings))]
    mark = [
        ' class="n"' if numeric(cells, first=not i) else ""
        for i, cells in enumerate(columns)
    ]
    texts = [column_texts(cells, language) for cells in columns]
    head = "".join(
        f'<th scope="col"{m}>{escape(h)}</th>'
        for h, m in zip(table.headings, mark, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{m}>{escape(text)}</td>" for text, m in zip(row, mark, strict=True)
        )
        + "</tr>"
        for row in zip(*texts, strict=True)
    )
    label = escape(table.caption, quote=True)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def numeric(cells: Sequence[Cell], *, first: bool) -> bool:
    """Whether a column is set to the right: numbers, and what stands for one.

    In the first column text is a name, though it may be written in figures.
    """
    if all(isinstance(cell, int | float) or cell is None for cell in cells):
        return True
    words = [cell for cell in cells if isinstance(cell, str)]
    figures = [word for word in words if FIGURE.fullmatch(word)]
    return not first and bool(figures) and set(words) <= {*figures, *NO_FIGURE}


def column_texts(cells: Sequence[Cell], language: Language) -> list[str]:
    """The cells of a column; its fractions have the same number of decimals.

    As many as the finest needs, and no more than four figures of the largest leave.
    """
    exact = [cell for cell in cells if isinstance(cell, float)]
    needed = max((len(f"{x:.4g}".partition(".")[2]) for x in exact), default=0)
    most = max(map(abs, exact), default=0.0)
    if not needed or not 1e-3 < most < 1e4:
        return [written(cell, language) for cell in cells]
    places = min(needed, max(0, 3 - floor(log10(most))))
    return [
        marked(f"{cell:,.{places}f}", language)
        if isinstance(cell, float)
        else written(cell, language)
        for cell in cells
    ]


def written(value: Cell, language: Language) -> str:
    """A value as the language writes it: 1,234.5 or 1 234,5."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"
    if "e" in text:
        text = f"{value:,.0f}"
    return marked(text, language)


def marked(text: str, language: Language) -> str:
    """A number with the marks of the language."""
    if language == "fr":
        return text.replace(",", "\u00a0").replace(".", ",")
    return text
