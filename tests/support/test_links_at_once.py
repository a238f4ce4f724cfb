"""A link that is opened or answered while others come to the same referral."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.handovers import answer_link, open_link
from halte.capabilities.support.models import Copy
from halte.capabilities.support.states import Decline, ReferralState, Route
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import CodedError
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import a_file, sent, written
from tests.support.test_links import Link, a_link, link

__all__ = ["link"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("opens", [True, False])
def test_a_link_comes_to_its_referral_as_a_withdrawal_does(
    opens: bool, link: Link
) -> None:
    """Person, referral, link: in another order two would wait for each other, and
    what was read before the lock would be believed after it.
    """
    if not opens:
        assert open_link(ANONYMOUS, link.row, code=link.code)
    row = link.row
    with CaptureQueriesContext(connection) as seen:
        if opens:
            open_link(ANONYMOUS, row, code=link.code)
        else:
            answer_link(ANONYMOUS, row, accepts=True, reason=Decline.OTHER, words="")
    asked = [query["sql"] for query in seen.captured_queries]
    person = next(i for i, sql in enumerate(asked) if 'FROM "consent_person"' in sql)
    handover = next(i for i, q in enumerate(asked) if 'FROM "support_handover"' in q)
    between = asked[person + 1 : handover]
    assert person < handover
    assert any('FROM "support_referral"' in sql for sql in between)


@pytest.mark.postgresql
@pytest.mark.parametrize("by_person", [True, False])
def test_an_answer_and_a_revocation_at_the_same_moment_end_one_way(
    by_person: bool, sam: Person, clinic: Organisation, link: Link
) -> None:
    """Whoever is first: what was taken back is never accepted after it, and neither
    press fails.
    """
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    for number in range(6):
        file = a_file(sam, f"wren-{number}")
        written(sam, file, "contact", rule="A rule")
        written(sam, file, "wishes", words="Something")
        this = a_link(sam, sent(sam, file, clinic, route=Route.LINK))
        assert open_link(ANONYMOUS, this.row, code=this.code)
        met = meeting(
            partial(acts.revoke, sam.actor, this.referral, by_person=by_person),
            partial(
                answer_link, ANONYMOUS, this.row, accepts=True, reason=Decline.OTHER,
                words="",
            ),
        )  # fmt: skip
        assert met == []
        this.referral.refresh_from_db()
        taken = ReferralState.WITHDRAWN if by_person else ReferralState.REVOKED
        assert this.referral.state == taken
        assert Copy.objects.get(referral=this.referral).content == ""


def meeting(*presses: Callable[[], object]) -> list[BaseException]:
    """What went wrong, refusals aside, when all press at once."""
    all_ = Barrier(len(presses))
    wrong: list[BaseException] = []

    def press(act: Callable[[], object]) -> None:
        all_.wait()
        try:
            act()
        except CodedError:
            pass
        except Exception as found:
            wrong.append(found)
        connection.close()

    hands = [Thread(target=press, args=(act,)) for act in presses]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return wrong
