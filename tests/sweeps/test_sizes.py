"""Rooms stay liveable: nothing grows past the size at which people stop reading."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

from tests.sweeps.tree import (
    ROOT,
    files,
    functions,
    is_view_module,
    modules,
    name,
    nothing_wrong,
    parsed,
    templates,
)

MODULE, FUNCTION, VIEW, TEMPLATE, README, DECISION = 400, 40, 25, 150, 100, 30

EXCEPTIONS: Final[dict[str, str]] = {}
"""Place -> the reason why it may be larger. Each is a reviewed decision."""


def too_long_module(path: Path) -> list[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return [f"{name(path)}: {lines} lines"] if lines > MODULE else []


def too_long_functions(tree: ast.Module, where: str, limit: int) -> list[str]:
    return [
        f"{where}:{function.name}: {lines} lines"
        for function in functions(tree)
        if (lines := length(function)) > limit
    ]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function; its contract does not count against it."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    contract = function.body[0]
    return lines - ((contract.end_lineno or 0) - contract.lineno + 1)


def too_long_template(path: Path) -> list[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return [f"{name(path)}: {lines} lines"] if lines > TEMPLATE else []


def excused(complaints: list[str]) -> list[str]:
    return [c for c in complaints if c.rsplit(":", 1)[0] not in EXCEPTIONS]


def test_no_module_is_too_long() -> None:
    ours = [
        *modules(),
        *(p for p in files() if p.suffix == ".py" and "src" not in p.parts),
    ]
    nothing_wrong(excused([c for path in ours for c in too_long_module(path)]))


def test_no_function_is_too_long() -> None:
    found = [
        c for p in modules() for c in too_long_functions(parsed(p), name(p), FUNCTION)
    ]
    nothing_wrong(excused(found))


def test_no_view_is_too_long() -> None:
    views = [path for path in modules() if is_view_module(path)]
    found = [c for p in views for c in too_long_functions(parsed(p), name(p), VIEW)]
    nothing_wrong(excused(found))


def test_no_template_is_too_long() -> None:
    nothing_wrong(excused([c for path in templates() for c in too_long_template(path)]))


def test_documents_that_must_be_short_are_short() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(readme) < README
    decisions = [
        f"{name(path)}: {lines} lines"
        for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > DECISION
    ]
    nothing_wrong(decisions)


def test_every_exception_still_stands_for_something() -> None:
    places = {place.split(":")[0] for place in EXCEPTIONS}
    assert {place for place in places if not (ROOT / place).exists()} == set()


def test_the_sweep_finds_what_is_too_long(tmp_path: Path) -> None:
    body = ast.parse("def long():\n    'Why.'\n" + "    x = 1\n" * 40)
    assert too_long_functions(body, "m.py", FUNCTION) == ["m.py:long: 41 lines"]
    large = tmp_path / "large.py"
    large.write_text("x = 1\n" * 401)
    assert too_long_module(large) == ["large.py: 401 lines"]
    assert too_long_template(large) == ["large.py: 401 lines"]
