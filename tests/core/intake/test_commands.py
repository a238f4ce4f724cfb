"""`halte intake`: the same way without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from halte.core.intake import limits
from halte.core.intake.commands import main
from halte.core.intake.models import Batch
from tests.conftest import Person
from tests.core.intake import feed
from tests.core.intake.conftest import GOOD, as_csv
from tests.core.intake.test_batches import BAD_DAY

pytestmark = pytest.mark.django_db(transaction=True)


def put(folder: Path, *rows: list[str]) -> str:
    path = folder / "office.csv"
    path.write_bytes(as_csv(*rows))
    return str(path)


def test_right_rows_are_accepted_and_wrong_ones_told(
    tmp_path: Path, ana: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, GOOD, BAD_DAY)
    assert main(["test-counts", file, "--accept", "--as", ana.user.email]) == 1
    said = capsys.readouterr().out
    assert "1  accepted" in said
    assert "Day: The calendar has no such day" in said
    batch = Batch.objects.get()
    assert (batch.taken, batch.created_by_id) == (1, ana.user.pk)
    assert main(["test-counts", file, "--lang", "fr", "--as", ana.user.email]) == 1
    assert "Ce même fichier est déjà ici" in capsys.readouterr().out


def test_a_right_file_ends_with_nought_whatever_its_size(
    tmp_path: Path, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "INLINE", 0)
    assert main(["test-counts", put(tmp_path, GOOD), "--accept"]) == 0
    batch = Batch.objects.get()
    assert (batch.state, batch.created_by_id) == ("accepted", None)
    assert len(feed.kept(batch.pk)) == 1


def test_what_cannot_be_worked_with_ends_with_two(
    tmp_path: Path, otto: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, GOOD)
    assert main(["nothing", file]) == 2
    assert main(["test-counts", str(tmp_path / "gone.csv")]) == 2
    assert main(["test-counts", file, "--as", otto.user.email]) == 2
    assert "Nobody with this address" in capsys.readouterr().err


def test_a_file_that_is_no_table_ends_with_one(
    tmp_path: Path, ana: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.7")
    assert main(["test-counts", str(path), "--lang", "fr"]) == 1
    assert "C’est un PDF" in capsys.readouterr().out
    path.write_bytes(as_csv(["x"], headings=["Colour"]))
    assert main(["test-counts", str(path)]) == 1
    assert "office, day, accused" in capsys.readouterr().err
