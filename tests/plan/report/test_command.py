"""`halte report`."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.report.commands import main
from halte.capabilities.plan.report.demo import load_reports
from halte.site.cli import COMMANDS

pytestmark = pytest.mark.django_db(transaction=True)

Out = pytest.CaptureFixture[str]


def test_the_verb_is_known() -> None:
    assert COMMANDS["report"].module == "halte.capabilities.plan.report.commands"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_is_drawn_without_a_browser(
    plan: Plan, tmp_path: Path, capsys: Out, language: str
) -> None:
    out = tmp_path / "report.pdf"
    assert main(["--lang", language, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert sha256(out.read_bytes()).hexdigest() in capsys.readouterr().out
    assert Report.objects.count() == 0


def test_the_day_can_be_chosen(plan: Plan, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    for day, known in (("2024-08-31", False), ("2025-01-31", True)):
        words = ["--plan", "2012", "--html", "--as-of", day, "--out", str(out)]
        assert main(words) == 0
        assert ("597" in out.read_text(encoding="utf-8")) is known


def test_a_frozen_copy_is_handed_out_as_it_is(
    plan: Plan, tmp_path: Path, capsys: Out
) -> None:
    load_reports(lambda _: None, plan.slug)
    out = tmp_path / "report.pdf"
    assert main(["--number", "2", "--lang", "fr", "--out", str(out)]) == 0
    report = Report.objects.get(sequence=2)
    assert out.read_bytes() == bytes(report.pdf_fr)
    told = capsys.readouterr().out
    assert report.pdf_fr_digest in told and report.content_digest in told
    assert main(["--number", "3"]) == 1


def test_frozen_reports_are_verified(plan: Plan, capsys: Out) -> None:
    load_reports(lambda _: None, plan.slug)
    assert main(["--verify"]) == 0
    told = capsys.readouterr().out
    assert told.count("whole; drawn again the same") == 10
    assert "reports: 2; faults: 0" in told


def test_a_plan_that_is_not_kept_is_said(plan: Plan, capsys: Out) -> None:
    assert main(["--plan", "1999"]) == 1
    assert "2012" in capsys.readouterr().err


def test_what_is_said_follows_the_language_asked_for(
    plan: Plan, tmp_path: Path, capsys: Out
) -> None:
    nowhere = tmp_path / "none" / "r.pdf"
    assert main(["--lang", "fr", "--out", str(nowhere)]) == 1
    said = capsys.readouterr().err
    assert "impossible d’écrire" in said
    assert "ENOENT" in said


@pytest.mark.parametrize("words", [["--as-of", "soon"], ["--lang", "de"], ["--what"]])
def test_bad_usage_is_two(words: list[str], capsys: Out) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
