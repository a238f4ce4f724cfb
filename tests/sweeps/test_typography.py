"""French keeps its marks with their words, wherever the text is written.

Before « ; ! ? » stands a narrow space that does not break, before a colon and
inside guillemets a wide one (Office québécois de la langue française). A plain
space there lets a line begin with a mark.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polib

from tests.sweeps.tree import GUIDE, SOURCE, files, modules, name, nothing_wrong, parsed

LOOSE: Final = re.compile(r"[ \u00a0][;?!]|[ \u202f][:»]|«[ \u202f]")
"""A mark with another space than its own."""

NOT_FRENCH: Final = frozenset({"_", "gettext", "execute", "compile"})
"""Calls whose texts are English for a catalogue, SQL, or the shape of a text."""

CONFLICT_SIGN: Final = " !"
"""Said of a figure at the terminal, in both languages."""


def loose_marks(text: str) -> list[str]:
    """Lines of French where a mark stands behind another space than its own."""
    prose = re.sub(r"```.*?```|`[^`]*`", "`", text, flags=re.DOTALL)
    return [line for line in prose.splitlines() if LOOSE.search(line)]


def prose(tree: ast.Module) -> Iterator[ast.Constant]:
    """Texts of a module that people may read; what is no text for them left out."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)
        elif isinstance(node, ast.Call) and called(node) in NOT_FRENCH:
            passed.update(node.args)
        elif (
            node not in passed
            and isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value != CONFLICT_SIGN
        ):
            yield node


def called(node: ast.Call) -> str:
    """The last name of what is called, '' where it has none."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def loose_in_python(tree: ast.Module, where: str) -> list[str]:
    return [
        f"{where}:{node.lineno}: {line.strip()}"
        for node in prose(tree)
        for line in loose_marks(str(node.value))
    ]


def loose_in_catalogue(path: Path) -> list[str]:
    return [
        f"{name(path)}: {line}"
        for entry in polib.pofile(str(path))
        for french in (entry.msgstr, *entry.msgstr_plural.values())
        for line in loose_marks(french)
    ]


def loose_in_page(path: Path) -> list[str]:
    return [
        f"{name(path)}: {line}"
        for line in loose_marks(path.read_text(encoding="utf-8"))
    ]


def test_the_guide_keeps_its_marks() -> None:
    pages = sorted((GUIDE / "fr").glob("*.md"))
    nothing_wrong([line for path in pages for line in loose_in_page(path)])


def test_the_plans_that_are_shipped_keep_theirs() -> None:
    plans = sorted((SOURCE / "capabilities" / "plan" / "data").glob("*.yaml"))
    nothing_wrong([line for path in plans for line in loose_in_page(path)])


def test_the_catalogues_keep_theirs() -> None:
    catalogues = [path for path in files() if path.suffix == ".po"]
    nothing_wrong([line for path in catalogues for line in loose_in_catalogue(path)])


def test_the_texts_in_python_keep_theirs() -> None:
    nothing_wrong([c for p in modules() for c in loose_in_python(parsed(p), name(p))])


def test_the_sweep_finds_a_loose_mark_and_nothing_else(tmp_path: Path) -> None:
    assert loose_marks("Voici : `a : b`") == ["Voici : `"]
    assert loose_marks("De `a` : b") == ["De ` : b"]
    assert loose_marks("Voici\xa0: «\xa0a\xa0», b\u202f; c\u202f?") == []
    for wrong in ("a\u202f: b", "a\xa0; b", "«\u202fa\xa0»", "«\xa0a\u202f»"):
        assert loose_marks(wrong) == [wrong]
    source = (
        'B("Say: what?", "Dites : quoi\u202f?")\n'
        'x = f"{a} ; {b}"\nrow.execute("a = ?")\n_("Semicolon ;")\n'
    )
    found = loose_in_python(ast.parse(source), "m")
    assert found == ["m:1: Dites : quoi\u202f?", "m:2: ;"]
    path = tmp_path / "django.po"
    path.write_text('msgid "Why?"\nmsgstr "Pourquoi ?"\n', encoding="utf-8")
    assert loose_in_catalogue(path) == ["django.po: Pourquoi ?"]
