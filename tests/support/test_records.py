"""Case records: the standard is whole, and only what was agreed to goes in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.support.actions.records import make_record
from halte.capabilities.support.actions.work import set_goal, withhold
from halte.capabilities.support.htcds import COMPUTED, NOT_HELD, PARTS, VALUES
from halte.capabilities.support.models import File
from halte.capabilities.support.states import Why
from halte.capabilities.support.topics import TOPICS, Kind
from halte.core.consent.models import Disclosure
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import SECRET, agreed, sent, written

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_field_of_the_standard_is_mapped_or_says_why_not() -> None:
    """HTCDS 2.0 has 84 fields (UNMigration/HTCDS v2.0), counted outside this code."""
    every = [*PARTS, *COMPUTED, *NOT_HELD]
    assert len(every) == len(set(every)) == 84


def test_every_value_of_a_list_has_one_in_the_standard() -> None:
    for name, (topic, part_id) in PARTS.items():
        part = TOPICS[topic].part(part_id)
        if name in VALUES:
            assert VALUES[name].keys() == part.choices.keys(), name
        elif name not in ("prs_PrimaryLanguage", "prs_SecondaryLanguage"):
            assert part.kind not in (Kind.ONE, Kind.SOME), name


def made(person: Person, file: File, purpose: str, to: Organisation) -> dict[str, Any]:
    found = make_record(person.actor, file, purpose=purpose, recipient=to.slug)
    whole: dict[str, Any] = json.loads(found.to_json())
    return whole


@pytest.fixture
def told(sam: Person, file: File) -> File:
    """A file with names and an account."""
    written(sam, file, "identity", first_name="Nobody", gender="woman")
    written(sam, file, "children", number="2")
    content = {"means": ["debt", "movement"], "kinds": ["labour"], "industry": "A",
               "place": "A town"}  # fmt: skip
    from halte.capabilities.support.actions.files import write

    write(sam.actor, file, topic="account", content=content, seen=1)
    set_goal(sam.actor, file, domain="", words="A garden", steps="", due=None)
    return file


def test_there_is_no_record_without_consent(
    sam: Person, told: File, clinic: Organisation
) -> None:
    agreed(sam, told, clinic, "account")
    with pytest.raises(Denied, match="consent_missing"):
        made(sam, told, "investigation", clinic)
    with pytest.raises(Invalid, match="support_purpose_unknown"):
        made(sam, told, "curiosity", clinic)
    assert not Disclosure.objects.exists()


def test_only_what_was_agreed_to_goes_in(
    sam: Person, told: File, clinic: Organisation
) -> None:
    agreed(sam, told, clinic, "account", "identity", purpose="investigation")
    whole = made(sam, told, "investigation", clinic)
    record = whole["record"]
    assert record["prs_FirstName"] == "Nobody"
    assert record["prs_Gender"] == "Feminine"
    assert record["vic_MethodsOfControl"] == ["DebtBondage", "Other"]
    assert record["vic_ForcedLabourIndustry"] == "A_AgricultureForestryAndFishing"
    assert whole["became_other"] == ["vic_MethodsOfControl"]
    assert "prs_NumberOfChildren" not in record
    assert "spl_Objectives" not in record
    assert SECRET not in str(whole)
    assert Disclosure.objects.get().recipient == "clinic"
    withhold(sam.actor, told, scope="identity", recipient="", why=Why.FEAR, words="")
    assert "prs_FirstName" not in made(sam, told, "investigation", clinic)["record"]


def test_receivers_and_goals_go_only_with_the_words_that_cover_them(
    sam: Person, told: File, clinic: Organisation, shelter: Organisation, nadia: Person
) -> None:
    sent(sam, told, shelter)
    written(sam, told, "need-health", level="2", words="Sleep")
    written(sam, told, "housing", address="12 Hidden Lane")
    for domain, words in (("shelter", "A door of my own"), ("mind", "To sleep again")):
        set_goal(sam.actor, told, domain=domain, words=words, steps="", due=None)
    agreed(sam, told, clinic, "needs", purpose="investigation")
    record = made(sam, told, "investigation", clinic)["record"]
    assert "A garden" in str(record)
    for kept in ("The Shelter", "A door of my own", "To sleep again"):
        assert kept not in str(record)
    assert "cas_OutgoingReferralDate" not in record
    words = ("needs", "health", "housing")
    agreed(sam, told, clinic, *words, purpose="investigation")
    record = made(sam, told, "investigation", clinic)["record"]
    for open_ in ("The Shelter", "A door of my own", "To sleep again"):
        assert open_ in str(record)
    withhold(
        sam.actor, told, scope="housing", recipient="clinic", why=Why.FEAR, words=""
    )
    record = made(sam, told, "investigation", clinic)["record"]
    assert "The Shelter" not in str(record) and "To sleep again" in str(record)


def test_a_record_for_statistics_has_no_name_and_no_free_text(
    sam: Person, told: File, clinic: Organisation
) -> None:
    words = ("account", "identity", "contact", "needs", "housing", "children")
    agreed(sam, told, clinic, *words, purpose="statistics")
    record = made(sam, told, "statistics", clinic)["record"]
    assert record["vic_TypeOfExploitation"] == ["ForcedLabour"]
    assert record["prs_NumberOfChildren"] == "2"
    for gone in ("prs_FirstName", "prs_MobilePhone", "hte_City", "spl_Objectives"):
        assert gone not in record
    assert "A garden" not in str(record) and "A town" not in str(record)
    assert timezone.localdate()
