"""The command line: what it answers, and a reader that leaves early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from halte.site.cli import main
from tests.sweeps.tree import SOURCE


def test_an_unknown_command_is_said_with_what_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["dance"]) == 2
    said = capsys.readouterr().err
    assert "'dance'" in said and "halte" in said


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    # More than a pipe holds, so that the writer meets its closed end.
    told = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -c '{LOUD}' | head -1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "line 0\n"
    assert told.stderr == ""


LOUD = """
import sys, types
from halte.site import cli
loud = types.ModuleType("loud")
loud.main = lambda rest: [print("line", n) for n in range(100000)] and 0
sys.modules["loud"] = loud
cli.COMMANDS["loud"] = cli.Command("loud", "Loud", django=False)
raise SystemExit(cli.main(["loud"]))
""".replace("'", '"')


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "is not prepared"), ("fr_CA.UTF-8", "n’est pas prête")],
)
def test_a_state_folder_that_holds_nothing_is_said_and_how_to_mend_it(
    tmp_path: Path, language: str, said: str
) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "halte", "measures", "list"],
        capture_output=True,
        text=True,
        env={"PATH": "", "HALTE_STATE": str(tmp_path), "LANG": language,
             "PYTHONPATH": str(SOURCE.parent)},
    )  # fmt: skip
    assert told.returncode == 1
    assert said in told.stderr
    assert "halte up --prepare" in told.stderr
    assert "Traceback" not in told.stderr
