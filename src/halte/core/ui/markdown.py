"""The guide’s Markdown, drawn as HTML that is safe by construction.

A small, closed subset: headings, paragraphs, lists, quotes, tables, code,
links, pictures, emphasis. Every piece of text is escaped; no HTML passes
through; a link leads only to the web, to this site, or to another page of the
guide. What is not in the subset is shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

Resolve = Callable[[str], str]
"""Turns the target of a link or picture into an address; '' refuses it."""

FENCE: Final = re.compile(r"^```")
HEADING: Final = re.compile(r"^(#{1,4})\s+(.+?)\s*#*$")
ITEM: Final = re.compile(r"^(\s*)([-*]|\d{1,3}[.)])\s+(.*)$")
NOTHING: Final = mark_safe("")
RULE: Final = re.compile(r"^(-{3,}|\*{3,})$")
DELIMITER: Final = re.compile(r"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
INLINE: Final = re.compile(
    r"(?P<code>`[^`]+`)"
    r"|(?P<image>!\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]+)\))"
    r"|(?P<link>\[(?P<words>[^\]]+)\]\((?P<href>[^)\s]+)\))"
    r"|(?P<auto><https?://[^>\s]+>)"
    r"|(?P<strong>\*\*(?P<strongly>[^*]+)\*\*)"
    r"|(?P<em>(?<![\w*])[*_](?P<softly>[^*_]+)[*_](?![\w*]))"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A drawn page: the title from its first heading, and the body beneath it."""

    title: str
    body: SafeString


def draw(source: str, resolve: Resolve) -> Document:
    """The page that a text describes."""
    lines = source.replace("\r\n", "\n").split("\n")
    title = ""
    for index, line in enumerate(lines):
        if (found := HEADING.match(line)) and len(found[1]) == 1:
            title = plain(found[2])
            lines = lines[:index] + lines[index + 1 :]
            break
    return Document(title, blocks(lines, resolve))


def blocks(lines: Sequence[str], resolve: Resolve) -> SafeString:
    """All blocks of a text, one after another."""
    return joined(_blocks(list(lines), resolve))


def _blocks(lines: list[str], resolve: Resolve) -> Iterator[SafeString]:
    at = 0
    while at < len(lines):
        html, at = next_block(lines, at, resolve)
        yield html


def next_block(lines: list[str], at: int, resolve: Resolve) -> tuple[SafeString, int]:
    """The block that begins at a line, and the line after it."""
    line = lines[at]
    if not line.strip():
        return NOTHING, at + 1
    if found := HEADING.match(line):
        return heading(len(found[1]), found[2], resolve), at + 1
    if RULE.match(line.strip()):
        return mark_safe("<hr>"), at + 1
    if FENCE.match(line):
        end = next_index(lines, at + 1, lambda text: bool(FENCE.match(text)))
        words = "\n".join(lines[at + 1 : end])
        return format_html('<pre tabindex="0"><code>{}</code></pre>', words), end + 1
    return long_block(lines, at, resolve)


def long_block(lines: list[str], at: int, resolve: Resolve) -> tuple[SafeString, int]:
    """A quote, a table, a list, or a paragraph."""
    if lines[at].startswith(">"):
        end = next_index(lines, at, lambda text: not text.startswith(">"))
        inner = [text[1:].removeprefix(" ") for text in lines[at:end]]
        return format_html("<blockquote>{}</blockquote>", blocks(inner, resolve)), end
    if is_table(lines, at):
        end = next_index(lines, at, lambda text: "|" not in text)
        return table(lines[at:end], resolve), end
    if ITEM.match(lines[at]):
        end = end_of_list(lines, at)
        return bullets(lines[at:end], resolve), end
    end = next_index(lines, at + 1, begins_block)
    words = " ".join(text.strip() for text in lines[at:end])
    return paragraph(words, resolve), end


def next_index(lines: Sequence[str], start: int, test: Callable[[str], bool]) -> int:
    """The first line from `start` on that passes the test, or the end."""
    return next((i for i in range(start, len(lines)) if test(lines[i])), len(lines))


def begins_block(line: str) -> bool:
    """True where a paragraph must end."""
    return not line.strip() or bool(
        FENCE.match(line) or HEADING.match(line) or ITEM.match(line) or line[0] == ">"
    )


def heading(level: int, words: str, resolve: Resolve) -> SafeString:
    """A heading with an anchor; the page has one h1 already, so h2 is the highest."""
    tag = f"h{max(level, 2)}"
    return format_html(
        '<{} id="{}">{}</{}>', tag, slugify(plain(words)), inline(words, resolve), tag
    )


def paragraph(words: str, resolve: Resolve) -> SafeString:
    """A paragraph; a picture alone becomes a figure."""
    found = INLINE.fullmatch(words.strip())
    if found and found["image"]:
        return format_html("<figure>{}</figure>", inline(words.strip(), resolve))
    return format_html("<p>{}</p>", inline(words, resolve))


def end_of_list(lines: Sequence[str], start: int) -> int:
    """The list goes on while lines are items or indented under one."""
    at = start
    while at < len(lines):
        line = lines[at]
        follows = at + 1 < len(lines) and lines[at + 1].startswith("  ")
        if not (ITEM.match(line) or line.startswith("  ") or (not line and follows)):
            break
        at += 1
    return at


def bullets(lines: Sequence[str], resolve: Resolve) -> SafeString:
    """A list; what is indented under an item belongs to it."""
    first = ITEM.match(lines[0])
    indent = len(first[1]) if first else 0
    ordered = bool(first and first[2][0].isdigit())
    items: list[list[str]] = []
    for line in lines:
        found = ITEM.match(line)
        if found and len(found[1]) <= indent:
            items.append([found[3]])
        else:
            items[-1].append(line[indent:].removeprefix("  ").removeprefix(" "))
    tag = "ol" if ordered else "ul"
    drawn = joined(format_html("<li>{}</li>", item(text, resolve)) for text in items)
    return format_html("<{}>{}</{}>", tag, drawn, tag)


def item(lines: list[str], resolve: Resolve) -> SafeString:
    """The words of an item, then the blocks under it."""
    end = next_index(lines, 1, begins_block)
    words = inline(" ".join(text.strip() for text in lines[:end]), resolve)
    return joined([words, blocks(lines[end:], resolve)])


def is_table(lines: Sequence[str], at: int) -> bool:
    """A row of headings with a delimiter line beneath it."""
    return (
        "|" in lines[at]
        and at + 1 < len(lines)
        and bool(DELIMITER.match(lines[at + 1].strip()))
    )


def table(lines: Sequence[str], resolve: Resolve) -> SafeString:
    """A table in a region that scrolls; right-aligned columns are numbers."""
    heads = cells(lines[0])
    numeric = [edge.endswith(":") and edge[0] != ":" for edge in cells(lines[1])]
    head = row(heads, numeric, 'th scope="col"', "th", resolve)
    body = joined(row(cells(line), numeric, "td", "td", resolve) for line in lines[2:])
    return format_html(
        '<div class="scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="ledger"><thead>{}</thead><tbody>{}</tbody></table></div>',
        ", ".join(plain(h) for h in heads if h), head, body,
    )  # fmt: skip


def row(
    values: Sequence[str], numeric: Sequence[bool], tag: str, end: str, resolve: Resolve
) -> SafeString:
    """A row of cells; `tag` and `end` are ours, never from the text."""
    drawn = joined(
        format_html(
            f"<{tag}{' class=numeric' if right else ''}>{{}}</{end}>",
            inline(value, resolve),
        )
        for value, right in zip(values, chain(numeric, repeat(False)), strict=False)
    )
    return format_html("<tr>{}</tr>", drawn)


def cells(line: str) -> list[str]:
    """The cells of a row; an escaped bar is a bar."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    parts = re.split(r"(?<!\\)\|", inner)
    return [part.replace("\\|", "|").strip() for part in parts]


def inline(words: str, resolve: Resolve) -> SafeString:
    """Text with its links, pictures, code and emphasis; all else escaped."""
    pieces: list[SafeString] = []
    at = 0
    for found in INLINE.finditer(words):
        pieces += [escape(words[at : found.start()]), piece(found, resolve)]
        at = found.end()
    pieces.append(escape(words[at:]))
    return joined(pieces)


def piece(found: re.Match[str], resolve: Resolve) -> SafeString:
    """One marked piece of text."""
    if found["code"]:
        return format_html("<code>{}</code>", found["code"][1:-1])
    if found["image"]:
        source = resolve(found["src"])
        if not source:
            return escape(found["alt"])
        return format_html('<img src="{}" alt="{}">', source, found["alt"])
    if found["link"]:
        return link(found["href"], inline(found["words"], resolve), resolve)
    if found["auto"]:
        address = found["auto"][1:-1]
        return link(address, escape(address), resolve)
    if found["strong"]:
        return format_html("<strong>{}</strong>", inline(found["strongly"], resolve))
    return format_html("<em>{}</em>", inline(found["softly"], resolve))


def link(target: str, words: SafeString, resolve: Resolve) -> SafeString:
    """A link where the target may be linked to, otherwise only its words."""
    address = resolve(target)
    return format_html('<a href="{}">{}</a>', address, words) if address else words


def plain(words: str) -> str:
    """The words without their marks, for titles and anchors."""
    return re.sub(r"[*_`]|!?\[([^\]]*)\]\([^)]*\)", r"\1", words).strip()


def joined(parts: Iterator[SafeString] | Sequence[SafeString]) -> SafeString:
    """Pieces of HTML, one after another."""
    return format_html_join("", "{}", ((part,) for part in parts))
