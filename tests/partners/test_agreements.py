"""Drafting agreements, the second person, and what cannot be taken as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from halte.capabilities.partners.actions import agreements as actions
from halte.capabilities.partners.models import Agreement, Version
from halte.capabilities.partners.queries import agreements as queries
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.partners.conftest import a_draft, drafted, in_force

pytestmark = pytest.mark.django_db(transaction=True)


def days(n: int) -> Any:
    return timezone.localdate() + timedelta(days=n)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "agreement_ends_before": ({"starts": days(5), "ends": days(4)}, "ends"),
    "agreement_review_outside": ({"review": days(900)}, "review"),
    "agreement_purpose_missing": ({"purposes": ()}, "purposes"),
    "agreement_party_twice": (
        {"parties": (("ghana", "gives"), ("ghana", "receives"))}, "parties"),
    "agreement_parties_few": ({"parties": (("ghana", "both"),)}, "parties"),
    "agreement_nobody_gives": (
        {"parties": (("public-safety", "receives"), ("ghana", "receives"))}, "parties"),
    "partner_unknown": (
        {"parties": (("public-safety", "gives"), ("nobody", "receives"))}, "parties"),
    "agreement_no_data": ({"data": {"partners-contacts": ()}}, "data"),
    "sharing_field_unknown": (
        {"data": {"partners-contacts": ("name", "shelter_address")}}, "data"),
    "sharing_dataset_unknown": ({"data": {"everything": ("name",)}}, "data"),
    "sharing_digest_wrong": ({"digest": "abc"}, "digest"),
    "agreement_hold": ({"return_days": -1}, "return_days"),
}  # fmt: skip


@pytest.mark.parametrize("code", BAD)
def test_terms_that_make_no_sense_are_refused_with_a_reason(
    code: str, paola: Person, ghana: Organisation
) -> None:
    changes, field = BAD[code]
    with pytest.raises(Invalid) as refused:
        drafted(paola, ghana, **changes)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert refused.value.sentence.en != refused.value.sentence.fr
    assert not Agreement.objects.exists()


def test_an_unknown_purpose_is_no_purpose(paola: Person, ghana: Organisation) -> None:
    with pytest.raises(Invalid, match="agreement_purpose_missing"):
        drafted(paola, ghana, purposes=("curiosity",))


def test_one_day_is_long_enough(paola: Person, ghana: Organisation) -> None:
    drafted(paola, ghana, starts=days(0), ends=days(0))


def test_the_author_does_not_put_it_in_force(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    both = replace(
        amina.actor,
        user_id=paola.user.pk,
        roles=frozenset({"secretariat", "partner_manager"}),
    )
    with pytest.raises(Denied, match="agreement_own_draft"):
        actions.put_in_force(both, row, number=1)
    assert Entry.objects.filter(outcome="agreement_own_draft").exists()
    actions.put_in_force(amina.actor, row, number=1)


def test_whoever_wrote_an_earlier_draft_is_not_the_second_person(
    paola: Person, secretariat: Organisation, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    other = make_person("Pia Partners", "partner_manager", secretariat)
    changed = a_draft(ghana, title_en="One letter more")
    actions.draft_agreement(other.actor, row, draft=changed, seen=1)
    for writer in (paola, other):
        approving = replace(writer.actor, roles=frozenset({"secretariat"}))
        with pytest.raises(Denied, match="agreement_own_draft"):
            actions.put_in_force(approving, row, number=2)


def test_a_partnerships_officer_puts_nothing_in_force(
    paola: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    with pytest.raises(Denied, match="no_permission"):
        actions.put_in_force(paola.actor, row, number=1)


def test_only_the_version_that_was_read_is_put_in_force(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    actions.draft_agreement(paola.actor, row, draft=a_draft(ghana), seen=1)
    with pytest.raises(Invalid, match="agreement_newer_version"):
        actions.put_in_force(amina.actor, row, number=1)
    actions.put_in_force(amina.actor, row, number=2)
    with pytest.raises(Denied, match="agreement_nothing_waits"):
        actions.put_in_force(amina.actor, row, number=2)


def test_two_people_who_amend_at_once_are_told(
    paola: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    actions.draft_agreement(paola.actor, row, draft=a_draft(ghana), seen=1)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.draft_agreement(paola.actor, row, draft=a_draft(ghana), seen=1)


def test_versions_neither_overlap_nor_leave_a_gap(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = in_force(paola, amina, ghana)
    first = a_draft(ghana)
    for starts, code in (
        (first.starts, "agreement_versions_overlap"),
        (first.starts - timedelta(days=1), "agreement_versions_overlap"),
        (first.ends + timedelta(days=2), "agreement_versions_gap"),
    ):
        later = a_draft(ghana, starts=starts, ends=starts + timedelta(days=9))
        with pytest.raises(Invalid, match=code):
            actions.draft_agreement(paola.actor, row, draft=later, seen=1)
    fits = first.ends + timedelta(days=1)
    later = a_draft(ghana, starts=fits, ends=fits + timedelta(days=9))
    actions.draft_agreement(paola.actor, row, draft=later, seen=1)


def test_terms_that_are_over_are_not_put_in_force(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana, starts=days(-20), ends=days(-1))
    with pytest.raises(Invalid, match="agreement_over_before"):
        actions.put_in_force(amina.actor, row, number=1)


def test_returned_suspended_resumed_and_ended(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    with pytest.raises(Invalid, match="reason_too_short"):
        actions.return_terms(amina.actor, row, number=1, reason="no")
    actions.return_terms(amina.actor, row, number=1, reason="The dates are wrong.")
    assert queries.agreements(paola.actor)[0].returned
    actions.draft_agreement(paola.actor, row, draft=a_draft(ghana), seen=1)
    actions.put_in_force(amina.actor, row, number=2)
    with pytest.raises(Denied, match="agreement_not_suspended"):
        actions.resume(amina.actor, row)
    actions.suspend(paola.actor, row, reason="A copy was mislaid.")
    with pytest.raises(Denied, match="agreement_not_in_force"):
        actions.suspend(paola.actor, row, reason="A copy was mislaid.")
    actions.resume(amina.actor, row)
    actions.end(amina.actor, row, reason="The partner withdrew.")
    for refused in (
        lambda: actions.end(amina.actor, row, reason="The partner withdrew."),
        lambda: actions.draft_agreement(paola.actor, row, draft=a_draft(ghana), seen=2),
        lambda: actions.put_in_force(amina.actor, row, number=2),
    ):
        with pytest.raises(Denied, match="agreement_over"):
            refused()


def test_a_review_sets_the_next_one_within_the_time(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = in_force(paola, amina, ghana, review=days(1))
    for day in (days(0), days(356)):
        with pytest.raises(Invalid, match="agreement_review_outside"):
            actions.review(paola.actor, row, next_review=day)
    actions.review(paola.actor, row, next_review=days(100))
    assert queries.agreements(paola.actor)[0].review == days(100)


def test_another_organisation_changes_nothing(
    paola: Person, pablo: Person, amina: Person, ghana: Organisation
) -> None:
    row = in_force(paola, amina, ghana)
    for refused in (
        lambda: actions.draft_agreement(pablo.actor, row, draft=a_draft(ghana), seen=1),
        lambda: actions.suspend(pablo.actor, row, reason="A copy was mislaid."),
        lambda: actions.review(pablo.actor, row, next_review=None),
    ):
        with pytest.raises(Denied, match="partners_not_yours"):
            refused()


def test_a_draft_is_read_where_it_is_kept_and_by_those_who_approve(
    paola: Person, pablo: Person, amina: Person, rene: Person, audrey: Person,
    sam: Person, ghana: Organisation,
) -> None:  # fmt: skip
    row = drafted(paola, ghana)
    for reader in (paola, amina, audrey):
        assert queries.agreement(reader.actor, agreement_id=row.pk).line.id == row.pk
    for stranger in (pablo, rene):
        with pytest.raises(Missing):
            queries.agreement(stranger.actor, agreement_id=row.pk)
        assert queries.agreements(stranger.actor) == ()
    with pytest.raises(Denied):
        queries.agreements(sam.actor)
    actions.put_in_force(amina.actor, row, number=1)
    assert len(queries.agreements(rene.actor)) == 1


def test_the_database_keeps_versions_as_they_were(
    paola: Person, ghana: Organisation
) -> None:
    drafted(paola, ghana)
    with pytest.raises(IntegrityError):
        Version.objects.update(title_en="Rewritten")
    with pytest.raises(IntegrityError):
        Version.objects.all().delete()
