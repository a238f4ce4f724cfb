"""A copy made by a command: by a person with a name, of their tier, and registered."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from halte.capabilities.directory.copies.commands import main
from halte.capabilities.directory.models import Copy
from halte.capabilities.directory.states import Tier
from halte.core.audit.models import Entry
from tests.conftest import Person
from tests.directory.conftest import ADDRESS, INTAKE_NUMBER, NIGHT_NUMBER, a_shelter
from tests.directory.copying import pages

pytestmark = pytest.mark.django_db(transaction=True)

Said = pytest.CaptureFixture[str]


def made(person: Person, file: Path, *more: str, tier: Tier = Tier.OFFICER) -> int:
    words = ["make", str(file), "--as", person.user.email, "--for", tier, *more]
    return main(["--lang", "en", *words])


def test_a_bundle_is_written_registered_and_valid(
    della: Person, oscar: Person, tmp_path: Path, capsys: Said
) -> None:
    a_shelter(della)
    file = tmp_path / "bundle.html"
    assert made(oscar, file, "--place", "port-winnipeg-airport") == 0
    said = capsys.readouterr().out
    assert "Richardson" in said and "Oscar Officer" in said
    assert "Police and border officers" in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    copy, text = Copy.objects.get(), file.read_text()
    assert (copy.tier, copy.by_user_id) == ("officer", oscar.user.pk)
    assert copy.organisation_id == oscar.organisation.pk
    assert NIGHT_NUMBER in text and ADDRESS not in text
    entry = Entry.objects.filter(act__endswith="copies.issue").get()
    assert (entry.outcome, entry.via, entry.purpose) == ("done", "command", "find_help")
    assert entry.user_id == oscar.user.pk
    assert main(["verify", str(file)]) == 0


def test_a_pocket_list_leads_to_the_site_that_was_named(
    della: Person, oscar: Person, tmp_path: Path, capsys: Said
) -> None:
    a_shelter(della)
    file = tmp_path / "list.pdf"
    pocket = ("--kind", "pocket", "--place", "Winnipeg")
    assert made(oscar, file, *pocket) == 2
    assert made(oscar, file, *pocket, "--site", "halte.example") == 2
    assert made(oscar, file, "--kind", "pocket", "--site", "https://halte.example") == 2
    assert not file.exists() and not Copy.objects.exists()
    assert made(oscar, file, *pocket, "--site", "https://halte.example/x?y=1") == 0
    english, french = pages(file.read_bytes())
    assert "halte.example/en/directory/near/4611" in english.replace("\n", "")
    assert "halte.example/fr/directory/near/4611" in french.replace("\n", "")
    assert Copy.objects.get().kind == "pocket"


@pytest.mark.parametrize("tier", [Tier.OFFICER, Tier.PROVIDER])
def test_nobody_makes_one_above_their_tier_and_the_refusal_is_audited(
    tier: Tier, della: Person, paule: Person, adil: Person, tmp_path: Path, capsys: Said
) -> None:
    a_shelter(della)
    who = paule if tier == Tier.OFFICER else adil
    file = tmp_path / "bundle.html"
    assert made(who, file, tier=tier) == 1
    assert capsys.readouterr().err
    assert not file.exists() and not Copy.objects.exists()
    entry = Entry.objects.filter(act__endswith="copies.issue").get()
    assert entry.outcome != "done" and entry.user_id == who.user.pk


def test_the_steward_makes_one_for_others_and_none_of_their_own(
    della: Person, tmp_path: Path, capsys: Said
) -> None:
    a_shelter(della)
    with pytest.raises(SystemExit):
        made(della, tmp_path / "own.html", tier=Tier.STEWARD)
    assert made(della, tmp_path / "provider.html", tier=Tier.PROVIDER) == 0
    text = (tmp_path / "provider.html").read_text()
    assert INTAKE_NUMBER in text and NIGHT_NUMBER not in text
    assert Entry.objects.filter(act__endswith="copies.issue").get().via == "command"


def test_a_copy_for_everyone_names_nobody_and_the_register_knows(
    della: Person, oscar: Person, tmp_path: Path
) -> None:
    a_shelter(della)
    file = tmp_path / "bundle.html"
    assert made(oscar, file, tier=Tier.PUBLIC) == 0
    assert "Oscar" not in file.read_text()
    assert Copy.objects.get().by_user_id == oscar.user.pk


def test_nothing_that_is_there_is_written_over(
    della: Person, oscar: Person, tmp_path: Path, capsys: Said
) -> None:
    file = tmp_path / "bundle.html"
    file.write_text("mine")
    assert made(oscar, file) == 2
    assert made(oscar, tmp_path / "no" / "folder.html") == 2
    assert file.read_text() == "mine" and not Copy.objects.exists()
    assert "cannot be written" in capsys.readouterr().err


def test_an_unknown_person_or_place_is_told(
    oscar: Person, tmp_path: Path, capsys: Said
) -> None:
    file = tmp_path / "bundle.html"
    asked = ["make", str(file), "--as", "nobody@nowhere.example", "--for", "public"]
    assert main(["--lang", "fr", *asked]) == 2
    assert "personne ayant cette adresse" in capsys.readouterr().err
    assert made(oscar, file, "--place", "Nowhereville") == 2
    assert "do not know this place" in capsys.readouterr().err
    assert not file.exists()


def test_who_left_makes_none(oscar: Person, tmp_path: Path, capsys: Said) -> None:
    oscar.user.is_active = False
    oscar.user.save()
    assert made(oscar, tmp_path / "bundle.html") == 2
    assert "--as" in capsys.readouterr().err
