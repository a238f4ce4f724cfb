"""Every code that can be raised has its sentence in both languages, and its values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from string import Formatter
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.capability import rooms
from halte.core.errors import SENTENCES
from tests.sweeps.tree import SOURCE, modules, name, nothing_wrong, parsed

RAISED: Final = {
    "Denied": 0,
    "Invalid": 0,
    "Missing": 0,
    "sentence": 0,
    "Objection": 0,
    "Fault": 1,
}
"""Calls that carry a code, and where in their arguments it stands."""

CODE: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Use:
    """A code in the source, with the values given to it; None where unknown."""

    code: str
    where: str
    values: frozenset[str] | None


def uses(tree: ast.Module, where: str, *, policy: bool = False) -> Iterator[Use]:
    """Codes raised in a module; in a policy, codes that it returns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = RAISED.get(called(node))
            if place is not None:
                yield from raised(node, place, where)
        elif policy and isinstance(node, ast.Return) and node.value is not None:
            for code in literals(node.value):
                yield Use(code, f"{where}:{node.lineno}", None)


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def raised(call: ast.Call, place: int, where: str) -> Iterator[Use]:
    named = {k.arg: k.value for k in call.keywords}
    given = call.args[place] if len(call.args) > place else named.get("code")
    if given is None:
        return
    values: frozenset[str] | None
    if called(call) == "Objection":
        values = None
    elif place == 0:
        values = frozenset(n for n in named if n) if None not in named else None
    else:
        held = call.args[2] if len(call.args) > 2 else named.get("values")
        values = keys(held)
    for code in literals(given):
        yield Use(code, f"{where}:{call.lineno}", values)


def keys(node: ast.expr | None) -> frozenset[str] | None:
    if node is None:
        return frozenset()
    if not isinstance(node, ast.Dict):
        return None
    return frozenset(k.value for k in node.keys if isinstance(k, ast.Constant))


def literals(node: ast.expr) -> Iterator[str]:
    """The codes that an expression can be, as far as they are written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from literals(value)


def places(text: str) -> frozenset[str]:
    return frozenset(field for _, field, _, _ in Formatter().parse(text) if field)


def everything_declared() -> dict[str, Bilingual]:
    """All sentences, once every module that declares some has been read."""
    rooms()
    for path in modules():
        if "declare(" in path.read_text(encoding="utf-8"):
            import_module(
                ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
            )
    return SENTENCES


def all_uses() -> list[Use]:
    return [
        use
        for path in modules()
        for use in uses(parsed(path), name(path), policy=path.stem == "policy")
    ]


def complaints(found: list[Use], sentences: dict[str, Bilingual]) -> list[str]:
    """Codes without a sentence, and sentences that would lack a value."""
    said = []
    for use in found:
        if use.code not in sentences:
            said.append(f"{use.where}: {use.code} has no sentence")
            continue
        lacking = places(sentences[use.code].en) - (use.values or frozenset())
        if use.values is not None and lacking:
            said.append(f"{use.where}: {use.code} lacks {sorted(lacking)}")
    return said


def test_every_code_has_a_sentence_and_its_values() -> None:
    found = all_uses()
    assert len(found) > 5
    nothing_wrong(complaints(found, everything_declared()))


def test_both_languages_leave_the_same_places() -> None:
    everything_declared()
    uneven = [c for c, text in SENTENCES.items() if places(text.en) != places(text.fr)]
    nothing_wrong(uneven)


def test_every_sentence_is_a_sentence_in_each_language() -> None:
    everything_declared()
    bad = [
        code
        for code, text in SENTENCES.items()
        if not CODE.fullmatch(code)
        or text.en == text.fr
        or any(
            not t.rstrip("»” ").endswith((".", "?", "!", "}"))
            for t in (text.en, text.fr)
        )
    ]
    nothing_wrong(bad)


def test_french_keeps_its_spaces_and_quotation_marks() -> None:
    everything_declared()
    wrong = re.compile(r"\w[;?!](?:\s|$)|\w :\S|\"|“")
    nothing_wrong([code for code, text in SENTENCES.items() if wrong.search(text.fr)])


def unused(codes: Iterable[str], trees: Iterable[ast.AST]) -> list[str]:
    """Codes that no literal names, whole or by the beginning that is put before."""
    texts = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    starts = tuple(text for text in texts if re.fullmatch(r"([a-z0-9]+_)+", text))
    return [c for c in codes if c not in texts and not c.startswith(starts)]


DECLARING: Final = frozenset({"capability", "sentences", "errors"})
"""Modules that only say sentences; a code named there alone is used by nobody."""


def test_no_sentence_is_left_without_a_use() -> None:
    trees = [
        parsed(path)
        for path in modules()
        if path.stem not in DECLARING and not path.stem.endswith("_sentences")
    ]
    nothing_wrong(unused(everything_declared(), trees))


def test_the_sweep_finds_a_code_without_a_sentence() -> None:
    source = """
raise Denied("no_such")
raise Invalid("too_long" if x else "too_short", field="a", limit=3)
faults.append(Fault("a", "bad_day", {"day": 1}))
def may(actor, thing):
    return "closed" if thing else ""
"""
    found = list(uses(ast.parse(source), "m", policy=True))
    assert {use.code for use in found} == {
        "no_such", "too_long", "too_short", "bad_day", "closed"
    }  # fmt: skip
    known = {"too_long": Bilingual("At most {most}.", "Au plus {most}.")}
    assert complaints(found, known)[:2] == [
        "m:2: no_such has no sentence",
        "m:3: too_long lacks ['most']",
    ]
    assert unused(
        ["used", "plan_x", "idle"], [ast.parse("f('used', f'plan_{x}')")]
    ) == ["idle"]
