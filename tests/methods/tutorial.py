"""A tutorial of the guide, followed as a reader follows it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

GUIDE: Final = Path(__file__).parents[2] / "docs" / "guide"
BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[tuple[str, str]]:
    """The blocks of a page, each with its kind: '' for a command and its output."""
    text = (GUIDE / language / f"{page}.md").read_text(encoding="utf-8")
    return BLOCK.findall(text)


def followed(
    page: str, language: str, run: Callable[[list[str]], str]
) -> Iterator[tuple[str, str]]:
    """What each command of a page says, beside what the page shows.

    Files that the reader is asked to keep are kept in the folder that one is in;
    `run` is given the words of a command of ours and gives what it said.
    """
    for kind, text in blocks(page, language):
        if kind:
            keep(kind, text)
            continue
        command, *shown = text.splitlines()
        yield said_by(shlex.split(command), run), "\n".join(shown)


def keep(kind: str, text: str) -> None:
    """Keep a file under the name in its first line; JSON has no place for one."""
    name = "domain.json" if kind == "json" else text.splitlines()[0].removeprefix("# ")
    Path(name).write_text(text, encoding="utf-8")


def said_by(words: list[str], run: Callable[[list[str]], str]) -> str:
    """What one command says."""
    match words:
        case ["python", *rest]:
            done = [sys.executable, *rest]
            return subprocess.run(
                done, check=True, capture_output=True, text=True
            ).stdout
        case ["head", count, name]:
            lines = Path(name).read_text("utf-8").splitlines()
            return "\n".join(lines[: int(count[1:])])
        case ["halte", *rest]:
            return run(rest)
    raise AssertionError(f"the page asks for {words}")


def matches(said: str, shown: str) -> bool:
    """Whether what was said is what the page shows, `…` standing for anything."""
    shape = re.escape(shown.strip()).replace("…", ".*")
    return re.fullmatch(shape, said.strip(), re.DOTALL) is not None
