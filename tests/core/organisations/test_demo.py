"""The demonstration’s people: one for each role, never in production."""

from __future__ import annotations

import pytest
from django.test import Client

from halte.core.access import one_time_codes
from halte.core.access.roles import ROLES
from halte.core.errors import Denied, Missing
from halte.core.organisations import demo
from halte.core.organisations.commands import main
from halte.core.organisations.models import Membership, Organisation, User

pytestmark = pytest.mark.django_db(transaction=True)


def quietly(_: str) -> None:
    """Nobody listens."""


def test_someone_holds_each_role_and_loading_again_changes_nothing() -> None:
    for _ in range(2):
        demo.load(quietly)
    shown = User.objects.filter(is_demonstration=True)
    assert shown.count() == len(demo.PEOPLE)
    assert {m.role for m in Membership.objects.in_force()} == set(ROLES)
    kept = set(Organisation.objects.values_list("slug", flat=True))
    assert kept == {body.slug for body in demo.BODIES}
    assert {"ps", "jus", "rcmp", "cbsa", "esdc", "ircc", "maison-du-lac"} <= kept


def test_each_signs_in_with_what_is_printed() -> None:
    demo.load(quietly)
    for email, title in demo.sign_ins():
        client = Client()
        client.post("/en/account/login/", {"login": email, "password": demo.PASSWORD})
        role = next(r for r in ROLES.values() if r.title == title)
        if role.needs_second_factor:
            client.post(
                "/en/account/second-factor/enter/", {"code": demo.code_for(email)[0]}
            )
        assert client.get("/en/").status_code == 200
        assert "_auth_user_id" in client.session, email


def test_the_code_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    demo.load(quietly)
    assert main(["auditor@demo.example"]) == 0
    assert len(capsys.readouterr().out.strip()) == 6
    assert main(["nobody@demo.example"]) == 1
    assert main([]) == 2


def test_a_code_that_was_used_is_not_told_again() -> None:
    demo.load(quietly)
    user = User.objects.get(email="auditor@demo.example")
    first, seconds = demo.code_for(user.email)
    assert seconds == 0
    assert one_time_codes.use(user.pk, first)
    second, seconds = demo.code_for(user.email)
    assert (second != first, seconds) == (True, 0)
    assert one_time_codes.use(user.pk, second)
    assert demo.code_for(user.email)[1] > 0


def test_production_refuses(settings: object) -> None:
    settings.HALTE_PRODUCTION = True  # type: ignore[attr-defined]
    with pytest.raises(Denied, match="demonstration_only"):
        demo.load(quietly)
    assert main(["auditor@demo.example"]) == 1


def test_a_code_of_a_real_person_is_never_told(db: None) -> None:
    User.objects.create_user("real@person.example", "x", name="Real")
    with pytest.raises(Missing):
        demo.code_for("real@person.example")
