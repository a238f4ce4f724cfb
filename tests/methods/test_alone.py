"""The methods are usable alone: no web framework is loaded, nor needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

BLOCK_DJANGO = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "ninja", "allauth"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCK_DJANGO + code], capture_output=True, text=True
    )


def test_the_tables_work_without_a_web_framework() -> None:
    done = run(
        "from halte.methods.tables import open_tables\n"
        "with open_tables({'t': [{'n': 2}]}, engine='duckdb') as tables:\n"
        "    print(tables.query('SELECT n + 1 FROM t').scalar())\n"
    )
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr


@pytest.mark.parametrize("words", [[], ["--help"], ["help"]])
def test_the_command_line_says_its_verbs_without_a_web_framework(
    words: list[str],
) -> None:
    done = run(f"from halte.site.cli import main\nraise SystemExit(main({words}))")
    assert done.returncode == 0, done.stderr
    assert "usage: halte <command>" in done.stdout
    assert "  up " in done.stdout


def test_a_web_command_says_what_to_install() -> None:
    done = run("from halte.site.cli import main\nraise SystemExit(main(['up']))")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "This command needs the web parts: pip install 'halte[web]'"
    )


def test_an_unknown_verb_is_a_usage_error() -> None:
    done = run("from halte.site.cli import main\nraise SystemExit(main(['dance']))")
    assert done.returncode == 2
    assert "unknown command 'dance'" in done.stderr
