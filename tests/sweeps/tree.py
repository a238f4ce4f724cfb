"""The tree as the sweeps see it: files, parsed once."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "src" / "halte"
GUIDE: Final = ROOT / "docs" / "guide"

NOT_OURS: Final = frozenset(
    {".git", ".venv", "var", "node_modules", "dist", "build", "__pycache__"}
)


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, generated and installed ones left out."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS:  # `.git` is a file in a second work tree
            continue
        if path.is_dir():
            if not path.name.startswith(".") or path.name == ".ci":
                yield from _walk(path)
        else:
            yield path


def modules(*, migrations: bool = False) -> list[Path]:
    """The product’s Python modules."""
    return [
        path
        for path in files()
        if path.suffix == ".py"
        and path.is_relative_to(SOURCE)
        and (migrations or "migrations" not in path.parts)
    ]


def templates() -> list[Path]:
    """The product’s templates."""
    return [
        path
        for path in files()
        if path.suffix == ".html" and path.is_relative_to(SOURCE)
    ]


@cache
def parsed(path: Path) -> ast.Module:
    """A module’s syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    """A file’s place from the root, as a complaint names it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def is_view_module(path: Path) -> bool:
    """True for a room’s views, one module or a folder of them, and its API."""
    return path.stem in ("views", "api") or path.parent.name in ("views", "api")


def nothing_wrong(complaints: Iterable[object]) -> None:
    """Fail with every complaint on a line of its own."""
    lines = [str(complaint) for complaint in complaints]
    assert not lines, "\n" + "\n".join(lines)
