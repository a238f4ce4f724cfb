"""`halte protect ledger`, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from halte.methods.ledger import (
    Ledger,
)
from halte.methods.protect.commands import main


def test_the_commands_verify_show_and_grant(
    four: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    path, head = str(four.path), four.verified().head
    assert main(["ledger", "verify", path, "--head", head, "--lang", "en"]) == 0
    assert "whole. Entries: 4." in capsys.readouterr().out
    assert main(["ledger", "show", path, "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    assert "0,4 sur 0,5 dépensés" in shown
    assert head in shown
    grant = ["--source", "s", "--year", "2024", "--rho", "1", "--reason", "why"]
    assert main(["ledger", "budget", path, *grant, "--lang", "en"]) == 0
    assert main(["ledger", "show", path, "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out[out.index("{") :])["budgets"][1]["budget"] == "1"
    text = four.path.read_text("utf-8").splitlines(keepends=True)
    four.path.write_text("".join(text[1:]), encoding="utf-8")
    assert main(["ledger", "verify", path, "--lang", "fr"]) == 1
    assert "manquent avant la ligne 1" in capsys.readouterr().out
    assert main(["ledger", "verify", path, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["breaks"][0]["kind"] == "deleted"
    assert main(["ledger", "show", path, "--lang", "en"]) == 2
    assert "ledger_broken" in capsys.readouterr().err


def test_an_empty_or_missing_ledger_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.jsonl"
    assert main(["ledger", "show", str(empty), "--lang", "en"]) == 2
    empty.write_text("")
    assert main(["ledger", "show", str(empty), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "file_missing" in said
    assert "ledger_empty" in said
