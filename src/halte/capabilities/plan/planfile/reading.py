"""From bytes to a document, with every problem found at once and located.

The text is first walked as a stream of events, which costs nothing per level:
anchors, aliases, tags, depth and a second document are refused there, before
any tree is built, so that a small file cannot grow large in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

import yaml
from yaml import MappingNode, Node, ScalarNode

from halte.capabilities.plan.planfile.document import FORMAT, PlanDocument
from halte.capabilities.plan.planfile.kinds import Path, Thing, key_of
from halte.capabilities.plan.planfile.problems import FILE, Problem
from halte.capabilities.plan.planfile.rules import within

LIMIT: Final = 1_000_000
DEEPEST: Final = 20
MOST: Final = 500
"""Problems shown at most: who has more has chosen the wrong file."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading: a document (None where it is not even YAML)."""

    document: PlanDocument | None
    problems: tuple[Problem, ...]
    places: dict[Path, tuple[int, int]]


class Reading:
    """One reading in progress: the places of values, the problems so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, tuple[int, int]] = {}
        self.bad: set[Path] = set()

    def fault(self, node: Node, path: Path, code: str, **values: object) -> None:
        """Note a problem at this node."""
        self.bad.add(path)
        line, column = place(node)
        self.problems.append(Problem(line, column, FILE + code, values))

    def group(self, node: Node, path: Path) -> dict[str, Node] | None:
        """The keys of a group, with the place of each remembered."""
        self.places[path] = place(node)
        if not isinstance(node, MappingNode):
            self.fault(node, path, "not_a_group", key=key_of(path))
            return None
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            if name in found:
                self.fault(key, (*path, name), "duplicate_key", key=brief(name))
            found[name] = value
            self.places[(*path, name)] = place(value)
        return found

    def unknown(self, node: Node, path: Path, known: Iterable[str]) -> None:
        """Note a problem for each key that is not among the known."""
        names = list(known)
        for key, _ in node.value if isinstance(node, MappingNode) else ():
            name = key.value if isinstance(key, ScalarNode) else ""
            if name in names:
                continue
            near = get_close_matches(brief(name), names, n=1)
            code = "unknown_key_near" if near else "unknown_key"
            self.fault(
                key, (*path, name), code, key=brief(name), near="".join(near)
            )  # fmt: skip


def place(part: Node | yaml.Event) -> tuple[int, int]:
    """Line and column, counted from 1."""
    mark = part.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def brief(text: str) -> str:
    """A key as it may stand in a sentence: short, and in one line."""
    shown = "".join(c if c.isprintable() else " " for c in text[:40])
    return shown.strip() or "?"


def read(content: bytes) -> Read:
    """Read a plan file. Whatever is wrong becomes a located problem."""
    if len(content) > LIMIT:
        return _refused(1, 1, "too_large", size=len(content), limit=LIMIT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _refused(line, 1, "encoding", byte=error.start + 1)
    try:
        if problems := _dangers(text):
            return Read(None, problems, {})
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return _not_yaml(error)
    if node is None:
        return _refused(1, 1, "empty")
    return _document(node)


def _document(node: Node) -> Read:
    reading = Reading()
    document: PlanDocument = Thing(PlanDocument).read(reading, node, ())
    if ("halte_plan",) not in reading.bad and document.halte_plan != FORMAT:
        line, column = reading.places.get(("halte_plan",), (1, 1))
        reading.problems.append(
            Problem(line, column, f"{FILE}unknown_format",
                    {"found": document.halte_plan, "known": FORMAT})
        )  # fmt: skip
    problems = [*reading.problems, *within(document, reading.places, reading.bad)]
    return Read(document, tuple(sorted(problems)[:MOST]), reading.places)


def _dangers(text: str) -> tuple[Problem, ...]:
    """What no plan file needs, found before anything is built from it."""
    found, depth, documents = [], 0, 0
    for event in yaml.parse(text, Loader=LOADER):
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if code := _danger(event, depth, documents):
            found.append(Problem(*place(event), FILE + code, {"limit": DEEPEST}))
        if depth > DEEPEST or len(found) >= MOST:
            break
    return tuple(found)


def _danger(event: yaml.Event, depth: int, documents: int) -> str:
    """The code of what makes this event refused; '' for an innocent one."""
    if getattr(event, "anchor", None):
        return "anchor"
    if getattr(event, "tag", None):
        return "tag"
    if isinstance(event, yaml.DocumentStartEvent) and documents > 1:
        return "many_documents"
    return "too_deep" if depth > DEEPEST else ""


def _not_yaml(error: yaml.YAMLError) -> Read:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return _refused(line, column, "not_yaml")


def _refused(line: int, column: int, code: str, **values: object) -> Read:
    return Read(None, (Problem(line, column, FILE + code, values),), {})
