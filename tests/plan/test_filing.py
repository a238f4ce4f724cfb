"""A plan goes in and comes out the same; nothing promised disappears."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from halte.capabilities.plan.commands import main
from halte.capabilities.plan.filing.keeping import BadPlan
from halte.capabilities.plan.filing.loading import document_of
from halte.capabilities.plan.models import (
    Commitment,
    Indicator,
    Milestone,
    Plan,
    Revision,
)
from halte.capabilities.plan.planfile.reading import read
from halte.capabilities.plan.planfile.writing import write
from halte.capabilities.statistics.shipped import load_published
from halte.core.audit.models import Entry
from halte.core.errors import Denied
from halte.core.measures.models import Series
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.plan.conftest import keep_plan
from tests.plan.files import PLAN, spoilt

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_file_twice_changes_nothing(plan: Plan, amina: Person) -> None:
    again = keep_plan(amina.actor)
    assert again.changes == ()
    assert again.plan.version == 1
    assert Revision.objects.count() == 1


def test_import_then_export_gives_the_canonical_text(
    series: Series, amina: Person
) -> None:
    Organisation.objects.exclude(memberships__isnull=False).delete()
    plan = keep_plan(amina.actor).plan
    document = read(PLAN.encode()).document
    assert document is not None
    kept = document_of(plan)
    # Public Safety was known before the plan named it, so its own names hold.
    assert kept == document
    assert write(kept) == write(document)
    assert plan.revisions.get().content == write(document)


def test_a_commitment_that_leaves_the_plan_is_retired_and_stays(
    plan: Plan, amina: Person
) -> None:
    start = PLAN.index("      - id: taskforce")
    shorter = PLAN[:start].replace("  - id: partnership\n", "  - id: partnership\n")
    shorter = shorter.replace("    commitments:\n      - id: taskforce", "")
    shorter = shorter[: shorter.rindex("    commitments:")]
    kept = keep_plan(amina.actor, shorter)
    assert [c.to_list() for c in kept.changes] == [
        ["commitment", "taskforce", "retired"]
    ]
    row = Commitment.objects.get(slug="taskforce")
    assert row.retired_on == timezone.localdate()
    assert keep_plan(amina.actor, shorter).changes == ()
    exported = write(document_of(plan))
    assert keep_plan(amina.actor, exported).changes == ()
    back = keep_plan(amina.actor)
    assert [c.kind for c in back.changes] == ["revived"]


def test_a_milestone_that_leaves_is_retired_too(plan: Plan, amina: Person) -> None:
    text = PLAN.replace("id: first-projects", "id: other-projects")
    keep_plan(amina.actor, text)
    states = Milestone.objects.values_list("slug", "retired_on")
    assert dict(states) == {
        "other-projects": None,
        "first-projects": timezone.localdate(),
    }


def test_a_changed_word_revises_one_commitment_only(plan: Plan, amina: Person) -> None:
    kept = keep_plan(amina.actor, spoilt("Pay for services", "Pay for more services"))
    assert [c.to_list() for c in kept.changes] == [
        ["commitment", "victims-fund", "revised"]
    ]
    versions = dict(Commitment.objects.values_list("slug", "version"))
    assert versions == {"victims-fund": 2, "taskforce": 1}
    first, second = plan.revisions.order_by("number")
    assert "Pay for services" in first.content
    assert "Pay for more services" in second.content


def test_money_of_a_retired_commitment_does_not_spoil_the_sums(
    plan: Plan, amina: Person
) -> None:
    start = PLAN.index("      - id: victims-fund")
    end = PLAN.index("  - id: partnership")
    text = PLAN[:start] + PLAN[end:]
    text = text.replace("    commitments:\n  - id: partnership", "  - id: partnership")
    text = text.replace("depends_on: [victims-fund]", "depends_on: []")
    text = text.replace("24 500 000", "25 000 000")
    keep_plan(amina.actor, text)
    exported = write(document_of(plan))
    assert read(exported.encode()).problems == ()
    assert keep_plan(amina.actor, exported).changes == ()


def test_an_organisation_is_made_where_missing_and_never_renamed(
    series: Series, amina: Person
) -> None:
    Organisation.objects.filter(slug="public-safety").update(name_en="Its own name")
    keep_plan(amina.actor)
    assert Organisation.objects.get(slug="public-safety").name_en == "Its own name"
    justice = Organisation.objects.get(slug="justice")
    assert (justice.name_certain, justice.name_note_en) == (False, "Short name only.")


def test_a_bad_plan_changes_nothing(series: Series, amina: Person) -> None:
    with pytest.raises(BadPlan) as bad:
        keep_plan(amina.actor, spoilt("measure: accused-convicted", "measure: nope"))
    assert [p.code for p in bad.value.problems] == ["plan_file_unknown_measure"]
    assert not Plan.objects.exists()


def test_only_the_secretariat_imports(series: Series, rene: Person) -> None:
    with pytest.raises(Denied, match="no_permission"):
        keep_plan(rene.actor)
    assert Entry.objects.filter(outcome="no_permission").exists()


def test_the_command_checks_imports_and_exports(
    series: Series, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, bad, out = (tmp_path / name for name in ("plan.yaml", "bad.yaml", "out.yaml"))
    file.write_text(PLAN, encoding="utf-8")
    bad.write_text(spoilt("lead: justice", "lead: nobody"), encoding="utf-8")
    assert main(["check", str(bad)]) == 1
    told = capsys.readouterr().err
    assert f"{bad}:36:15: plan_file_unknown_organisation:" in told
    assert main(["--lang", "fr", "check", str(bad)]) == 1
    assert "Aucune organisation" in capsys.readouterr().err
    assert main(["check", str(file)]) == 0
    assert main(["import", str(file)]) == 0
    assert main(["import", str(file)]) == 0
    assert "changes: 0" in capsys.readouterr().out
    assert main(["export", "small-plan", "--out", str(out)]) == 0
    assert main(["import", str(out)]) == 0
    assert "changes: 0" in capsys.readouterr().out
    assert main(["export", "none-such"]) == 1
    with pytest.raises(SystemExit) as usage:
        main(["publish"])
    assert usage.value.code == 2


def test_a_plan_that_comes_with_halte_is_kept_by_its_name(
    ana: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    """After an update it says what a newer Halte counts; what stood before stays."""
    load_published(ana.actor)
    assert main(["check", "--shipped", "2019"]) == 0
    assert main(["import", "--shipped", "2019"]) == 0
    first = Revision.objects.count()
    Indicator.objects.filter(
        commitment__slug="hotline", slug="referrals-closed"
    ).delete()
    capsys.readouterr()
    assert main(["import", "--shipped", "2019"]) == 0
    told = capsys.readouterr().out
    assert "commitment hotline" in told and "changes: 1" in told
    assert Revision.objects.count() == first + 1
    for usage in (["import"], ["import", "--shipped", "2012", "plan.yaml"]):
        with pytest.raises(SystemExit) as refused:
            main(usage)
        assert refused.value.code == 2


def test_dates_as_exact_as_the_source_end_when_their_period_ends(plan: Plan) -> None:
    step = Milestone.objects.get()
    assert (step.due, step.due_on) == ("2014", date(2014, 12, 31))
