"""`halte services OFFERS.json`: answers, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from halte.site.cli import main

AT = ["--at", "2026-02-03T03:00-06:00"]
HAVEN: dict[str, Any] = {
    "id": "7", "title": {"en": "Haven", "fr": "Havre"}, "text": {"en": "Beds."},
    "needs": {"yes": ["emergency_shelter"], "whole": True},
    "languages": {"yes": ["en", "cr"]}, "facts": {"no": ["with_pets"]},
    "where": {"area": "CMA-602", "latitude": 49.9, "longitude": -97.2},
    "serves": ["CMA-602"], "verified": "2026-01-15",
    "hours": {"zone": "America/Winnipeg", "openings": [
        {"weekday": day, "from": "22:00", "until": "07:00"} for day in range(7)]},
    "capacity": [{"free": 2, "total": 12, "told": "2026-02-03T01:00:00-06:00"}],
}  # fmt: skip


@pytest.fixture
def offers(tmp_path: Path) -> Path:
    return write(tmp_path, {"offers": [HAVEN]})


def write(folder: Path, given: object) -> Path:
    path = folder / "offers.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def test_it_says_why_what_is_not_known_and_what_to_beware_of(
    offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["services", str(offers), "--text", "shelter winnipeg cree no id", *AT]
    assert main([*words, "--lang", "en"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "Services found: 1.", "", "Haven", "emergency shelter", "Cree",
        "In Winnipeg.", "Within 25 km.", "Open now.", "Free places: 2.",
        "Days since it was verified: 19.", "Not known, ask: no ID needed.",
    ]  # fmt: skip


def test_what_gave_way_is_said_in_french(
    offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["services", str(offers), "--text", "refuge", "--fact", "with_pets", *AT]
    assert main([*words, "--lang", "fr"]) == 0
    told = capsys.readouterr().out
    assert "voici ce qui a été assoupli : accueille avec animaux." in told
    assert "N’accueille pas les animaux." in told


@pytest.mark.parametrize(("language", "said"), [
    ("en", "No service uses these words: Zzqx, 204-555-0100."),
    ("fr", "Aucun service n’emploie ces mots : Zzqx, 204-555-0100."),
])  # fmt: skip
def test_words_that_no_service_uses_are_named_as_they_were_written(
    language: str, said: str, offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "a shelter with beds, Zzqx, zzqx? 204-555-0100"
    assert main(["services", str(offers), "--text", text, *AT, "--lang", language]) == 0
    assert said in capsys.readouterr().out.splitlines()


def test_the_answers_for_machines_hold_no_place_on_the_earth(
    offers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "answers.json"
    assert main(["services", str(offers), "--out", str(out), *AT]) == 0
    text = out.read_text(encoding="utf-8")
    assert json.loads(text)["total"] == 1
    assert "49.9" not in text and "latitude" not in text


@pytest.mark.parametrize(("change", "code", "path"), [
    ({"needs": {"yes": ["castle"]}}, "offer_codes", "offers[0].needs.yes"),
    ({"where": {"area": "X", "latitude": 100, "longitude": 101}}, "offer_value",
     "offers[0].where"),
    ({"where": {"area": "X", "latitude": "49", "longitude": 1}}, "offer_value",
     "offers[0].where"),
    ({"capacity": [{"free": 3, "total": 2, "told": "2026-02-03T01:00:00-06:00"}]},
     "offer_value", "offers[0].capacity[0]"),
    ({"capacity": [{"free": 3, "told": "yesterday"}]}, "offer_value",
     "offers[0].capacity[0]"),
    ({"hours": {"zone": "America/Winnipeg", "openings": [
        {"weekday": 1, "from": "25:00", "until": "07:00"}]}}, "offer_value",
     "offers[0].hours.openings[0]"),
    ({"hours": {"zone": "Mars/Olympus", "openings": []}}, "offer_value",
     "offers[0].hours"),
    ({"hours": {"zone": "America/Winnipeg", "openings": [], "closed_on": ["x"]}},
     "offer_value", "offers[0].hours"),
    ({"title": {}}, "offer_value", "offers[0]"),
    ({"verified": "2026-02-30"}, "value_day", "offers[0].verified"),
    ({"colour": 1}, "key_unknown", "offers[0].colour"),
    ({"hotline": "yes"}, "value_flag", "offers[0].hotline"),
])  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_its_place(
    change: dict[str, Any], code: str, path: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    given = write(tmp_path, {"offers": [{**HAVEN, **change}]})
    assert main(["services", str(given), *AT, "--lang", "en"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{code}: ") and line.endswith(f"at {path})")


@pytest.mark.parametrize(("words", "code"), [
    (["--need", "castle"], "code_unknown"),
    (["--at", "yesterday"], "moment_unreadable"),
    (["--at", "2026-02-03T03:00"], "moment_unreadable"),
])  # fmt: skip
def test_a_question_that_cannot_be_asked_is_refused(
    words: list[str], code: str, offers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["services", str(offers), *words, "--lang", "fr"]) == 2
    assert capsys.readouterr().err.startswith(f"{code}: ")
