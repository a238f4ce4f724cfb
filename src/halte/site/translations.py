"""Finds every text that needs a translation, without gettext’s own tools.

So that the check runs on a bare machine: Django’s own reading of templates,
and Python’s own reading of Python. A sweep compares what is found here with
the catalogues; `halte messages` writes it into them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation.template import templatize

PLAIN: Final = ("gettext", "gettext_lazy", "gettext_noop", "_")
PLURAL: Final = ("ngettext", "ngettext_lazy")
CONTEXT: Final = ("pgettext", "pgettext_lazy")
CONTEXT_PLURAL: Final = ("npgettext", "npgettext_lazy")
CALLS: Final = frozenset(PLAIN + PLURAL + CONTEXT + CONTEXT_PLURAL)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text as a catalogue keys it. '' where there is no context or plural."""

    text: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A call whose text cannot be read before running: it can never be translated."""

    path: Path
    line: int


def messages_of(app: Path) -> set[Message]:
    """Every text of one app, from its templates and its Python."""
    found: set[Message] = set()
    for path in sorted(app.rglob("*")):
        if "migrations" in path.parts or "locale" in path.parts:
            continue
        if path.suffix == ".py":
            found.update(in_python(path.read_text(encoding="utf-8")))
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            found.update(in_template(path.read_text(encoding="utf-8")))
    return found


LITERAL: Final = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL: Final = re.compile(
    rf"\b(gettext|ngettext|pgettext|npgettext|_)\(\s*((?:{LITERAL}\s*,?\s*)+)",
    re.DOTALL,
)


def in_template(source: str) -> Iterator[Message]:
    """The texts of a template, as `{% translate %}` and its kin look them up."""
    for call in CALL.finditer(templatize(source)):
        texts = [ast.literal_eval(text) for text in re.findall(LITERAL, call[2])]
        yield message(call[1], texts)


def in_python(source: str) -> Iterator[Message]:
    """The texts of a module, wherever a gettext function is called with one."""
    for call in gettext_calls(source):
        texts = [
            argument.value
            for argument in call.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if texts:
            yield message(called(call), texts)


def message(function: str, texts: list[str]) -> Message:
    """What a function of this name looks up for these texts."""
    if function in CONTEXT_PLURAL:
        return Message(texts[1], texts[2], texts[0])
    if function in CONTEXT:
        return Message(texts[1], context=texts[0])
    if function in PLURAL:
        return Message(texts[0], texts[1])
    return Message(texts[0])


def unreadable(path: Path) -> list[Unreadable]:
    """Calls given an f-string, a sum or a formatted text instead of a literal."""
    return [
        Unreadable(path, call.lineno)
        for call in gettext_calls(path.read_text(encoding="utf-8"))
        if not call.args or not isinstance(call.args[0], ast.Constant)
    ]


def gettext_calls(source: str) -> Iterator[ast.Call]:
    """Calls of a gettext function, in a module that imports one."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in CALLS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            node.func = ast.Name(names[called(node)])
            yield node


def called(call: ast.Call) -> str:
    """The bare name that a call calls, '' for anything else."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


PLACE: Final = re.compile(r"%(?:\(\w+\))?[sdrf]|\{\w*\}")
TAG: Final = re.compile(r"</?[a-z][a-z0-9]*")


def places(text: str) -> list[str]:
    """The places that a text leaves for values, and its HTML elements, sorted.

    A translation must keep them all: a lost place shows nothing, and one that
    is misspelt is a fault at the worst moment.
    """
    text = text.replace("%%", "")
    return sorted(PLACE.findall(text) + TAG.findall(text))


def catalogue(app: Path, language: str = "fr") -> Path:
    """Where an app’s texts are translated."""
    return app / "locale" / language / "LC_MESSAGES" / "django.po"
