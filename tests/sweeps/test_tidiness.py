"""House rules that a reader would otherwise have to remember."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from halte.site.translations import unreadable
from tests.sweeps.tree import (
    ROOT,
    SOURCE,
    files,
    functions,
    is_view_module,
    modules,
    name,
    nothing_wrong,
    parsed,
    templates,
)

DATABASE_VERBS: Final = frozenset(
    {"objects", "save", "delete", "bulk_create", "bulk_update", "get_or_create",
     "update_or_create", "select_related", "prefetch_related", "visible_to", "raw"}
)  # fmt: skip


def database_in_view(tree: ast.Module, where: str) -> list[str]:
    return [
        f"{where}:{node.lineno}: .{node.attr} in a view"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in DATABASE_VERBS
    ]


INLINE: Final = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(
        r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE
    ),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(
        r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//",
        re.IGNORECASE,
    ),
}


def inline_in_template(source: str, where: str) -> list[str]:
    return [
        f"{where}: {what}" for what, shape in INLINE.items() if shape.search(source)
    ]


MACHINE: Final = re.compile(
    r"(?<![\w.])/(?:home|root|Users|work|workspace|opt/pypi|opt/wheels)/"
    r"|\bfile:///(?:home|root|opt|work)"
)
TEXT: Final = frozenset(
    {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".yaml", ".yml", ".json",
     ".po", ".typ", ".svg", ".csv", ".sql", ""}
)  # fmt: skip


def machine_paths(text: str, where: str) -> list[str]:
    return [
        f"{where}:{number}: {line.strip()[:80]}"
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line)
    ]


SAYS_NOTHING: Final = re.compile(
    r"^(gets?|sets?|returns?|init|handles?)\b.{0,12}$", re.I
)


def without_contract(tree: ast.Module, where: str) -> list[str]:
    """Public names of a module without a docstring; the module itself too."""
    complaints = (
        [] if ast.get_docstring(tree) or not tree.body else [f"{where}: module"]
    )
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        text = ast.get_docstring(node)
        if node.name.startswith("_"):
            continue
        if not text or SAYS_NOTHING.match(text):
            complaints.append(f"{where}:{node.lineno}: {node.name}")
    return complaints


OWN_CLOCK: Final = frozenset(
    {
        # Hours without a zone: a cell of a workbook, the taskforce’s own clock.
        "src/halte/core/intake/workbook_rows.py",
        "src/halte/capabilities/taskforce/minutes/drawing.py",
        "src/halte/capabilities/taskforce/minutes/composing.py",
        # Hours that were put on the clock of a place the line before.
        "src/halte/capabilities/directory/hours.py",
    }
)
TOLD_WHERE: Final = frozenset({"localtime", "astimezone"})


def day_in_greenwich(tree: ast.Module, where: str) -> list[str]:
    """What is stored is of no place: its `.date()` is another day in the evening."""
    return [
        f"{where}:{node.lineno}: .date() of a moment: timezone.localdate(…)"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr, node.args) == ("date", [])
        and not (
            isinstance(node.func.value, ast.Call)
            and isinstance(node.func.value.func, ast.Attribute)
            and node.func.value.func.attr in TOLD_WHERE
        )
    ]


JUNK: Final = re.compile(r"(^|_)(utils?|helpers?|misc|common|managers?|services?)(_|$)")


def test_no_view_speaks_to_the_database() -> None:
    views = [path for path in modules() if is_view_module(path)]
    nothing_wrong([c for p in views for c in database_in_view(parsed(p), name(p))])


def test_no_template_holds_style_or_script() -> None:
    found = [
        complaint
        for path in templates()
        for complaint in inline_in_template(path.read_text("utf-8"), name(path))
    ]
    nothing_wrong(found)


def test_every_text_can_be_found_for_translation() -> None:
    found = [f"{name(u.path)}:{u.line}" for p in modules() for u in unreadable(p)]
    nothing_wrong(found)


def test_no_machine_path_is_in_the_tree() -> None:
    found = [
        complaint
        for path in files()
        if path.suffix in TEXT and path != Path(__file__)
        for complaint in machine_paths(
            path.read_text(encoding="utf-8", errors="replace"), name(path)
        )
    ]
    nothing_wrong(found)


def test_every_module_and_public_name_states_its_contract() -> None:
    found = [c for p in modules() for c in without_contract(parsed(p), name(p))]
    nothing_wrong(found)


def test_a_day_is_that_of_the_office() -> None:
    found = [
        complaint
        for path in modules()
        if "methods" not in path.parts and name(path) not in OWN_CLOCK
        for complaint in day_in_greenwich(parsed(path), name(path))
    ]
    nothing_wrong(found)


def test_no_module_is_a_place_for_leftovers() -> None:
    found = [
        name(p) for p in modules() if JUNK.search(p.stem) or JUNK.search(p.parent.name)
    ]
    nothing_wrong(found)


def test_every_function_is_fully_annotated() -> None:
    # mypy holds this too; here it holds on a machine without mypy.
    bare = [
        f"{name(path)}:{function.lineno}: {function.name}"
        for path in modules()
        for function in functions(parsed(path))
        if function.returns is None and function.name != "__init__"
    ]
    nothing_wrong(bare)


MAY_SPEAK: Final = frozenset({"commands", "command", "progress"})
"""A method computes. Its commands speak, with what all commands share and the bar."""


def speech(tree: ast.Module, where: str) -> list[str]:
    """Prints, and every other mention of standard output or error."""
    return [
        f"{where}:{node.lineno}"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr"))
    ]


def test_only_named_commands_print() -> None:
    found = [
        complaint
        for path in modules()
        if path.is_relative_to(SOURCE / "methods") and path.stem not in MAY_SPEAK
        for complaint in speech(parsed(path), name(path))
    ]
    nothing_wrong(found)


@pytest.mark.parametrize(
    ("check", "bad"),
    [
        (lambda s: database_in_view(ast.parse(s), "v"), "x = Thing.objects.all()"),
        (lambda s: database_in_view(ast.parse(s), "v"), "thing.save()"),
        (lambda s: inline_in_template(s, "t"), '<p style="color: red">'),
        (lambda s: inline_in_template(s, "t"), "<style>p {}</style>"),
        (lambda s: inline_in_template(s, "t"), "<script>alert(1)</script>"),
        (lambda s: inline_in_template(s, "t"), '<button onclick="go()">'),
        (lambda s: inline_in_template(s, "t"), '<a href="javascript:go()">'),
        (lambda s: inline_in_template(s, "t"), '<img src="//elsewhere/x.png">'),
        (lambda s: machine_paths(s, "m"), "see /home" + "/me/notes"),
        (lambda s: without_contract(ast.parse(s), "m"), '"""M."""\ndef f(): pass'),
        (lambda s: without_contract(ast.parse(s), "m"), "x = 1"),
        (lambda s: day_in_greenwich(ast.parse(s), "m"), "row.kept_at.date()"),
        (lambda s: speech(ast.parse(s), "m"), "print(1)"),
        (lambda s: speech(ast.parse(s), "m"), "import sys\nsys.stderr.write('x')"),
    ],
)
def test_the_sweep_finds_what_is_untidy(
    check: Callable[[str], list[str]], bad: str
) -> None:
    assert check(bad) != []


def test_the_sweep_finds_a_text_that_is_put_together(tmp_path: Path) -> None:
    module = tmp_path / "m.py"
    module.write_text(
        "from django.utils.translation import gettext as _\n"
        "a = _(f'{x} things')\nb = _('%s things' % x)\nc = _('things')\n"
    )
    assert [u.line for u in unreadable(module)] == [2, 3]


def test_the_root_holds_what_a_newcomer_looks_for() -> None:
    wanted = ("README.md", "GLOSSARY.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE",
              "Makefile", "pyproject.toml", ".ci/run")  # fmt: skip
    nothing_wrong([place for place in wanted if not (ROOT / place).is_file()])
