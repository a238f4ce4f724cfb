"""The pages: a worker’s walk from end to end, and links for those outside."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.support.actions import keeping
from halte.capabilities.support.actions.handovers import digest_of, make_link
from halte.capabilities.support.actions.work import lift, withhold
from halte.capabilities.support.models import Copy, File, Handover, Referral
from halte.capabilities.support.states import ReferralState, Route, Why
from halte.core.audit.models import Entry
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import SECRET, a_file, drafted, sent, written
from tests.support.test_referrals import taken_back

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
AGREE = {"at": "2026-01-01T10:00", "language": "en", "method": "spoken",
         "witnessed": "on", "speaker": "self"}  # fmt: skip


def at(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return reverse(f"support:{name}", args=args)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_worker_walks_the_whole_way(
    language: str, sam: Person, nadia: Person, clinic: Organisation, signed_in: Sign
) -> None:
    def to(name: str, *args: object) -> str:
        return at(name, *args, language=language)

    worker, receiver = signed_in(sam), signed_in(nadia)
    began = {"label": "heron", "told": "on", "level": "share", "region": "CA-QC"}
    assert worker.post(to("begin"), {**began, "told": ""}).status_code == 400
    answer = worker.post(to("begin"), began)
    file = File.objects.get()
    assert answer["Location"] == to("file", file.reference)
    need = {"seen": "0", "level": "3", "words": "A bed tonight"}
    worker.post(to("write", file.reference, "need-shelter"), need)
    rule = {"seen": "0", "rule": SECRET, "way": ["text"]}
    worker.post(to("write", file.reference, "contact"), rule)
    assert SECRET in worker.get(to("file", file.reference)).content.decode()

    asked = {"domain": "shelter", "receiver": "shelter", "timeframe": "1h",
             "route": "inside", "topics": ["need-shelter", "contact"],
             "note": "", "warm": "on"}  # fmt: skip
    first = refer(worker, to, file, asked)
    assert receiver.get(to("received_one", first.reference)).status_code == 404
    worker.post(to("agree", first.reference), {**AGREE, "scope": ["needs", "contact"]})
    page = send_shown(worker, to, first)
    assert SECRET in page
    worker.post(to("step", first.reference, "warm"))
    no = {"reason": "full", "words": "Full until Monday"}
    assert SECRET in receiver.get(to("received_one", first.reference)).content.decode()
    assert receiver.post(to("say_no", first.reference), {}).status_code == 400
    receiver.post(to("say_no", first.reference), no)
    shown = worker.get(to("referral", first.reference)).content.decode()
    assert "Full until Monday" in shown

    following = to("refer", file.reference) + f"?after={first.reference}"
    worker.post(following, {**asked, "receiver": "shelter", "timeframe": "1d"})
    second = Referral.objects.exclude(pk=first.pk).get()
    assert second.after_id == first.pk
    send_shown(worker, to, second)
    receiver.post(to("received_step", second.reference, "accept"))
    receiver.post(to("received_step", second.reference, "done"))
    second.refresh_from_db()
    assert second.state == ReferralState.DONE
    taken_back(sam, file, second.receiver)
    page = receiver.get(to("received_one", second.reference)).content.decode()
    assert SECRET not in page
    assert [copy.content for copy in Copy.objects.all()] == ["", ""]
    assert not [e for e in Entry.objects.all() if SECRET in str(vars(e))]


def refer(
    worker: Client, to: Callable[..., str], file: File, asked: dict[str, object]
) -> Referral:
    answer = worker.post(to("refer", file.reference), asked)
    row = Referral.objects.get()
    assert answer["Location"] == to("referral", row.reference)
    # A forged form cannot send what lacks consent.
    worker.post(to("send", row.reference), {"digest": digest(worker, to, row)})
    row.refresh_from_db()
    assert row.state == ReferralState.DRAFTED
    return row


def digest(worker: Client, to: Callable[..., str], row: Referral) -> str:
    from halte.capabilities.support.parcel import parcel_of

    return parcel_of(row).digest


def send_shown(worker: Client, to: Callable[..., str], row: Referral) -> str:
    page = worker.get(to("referral", row.reference)).content.decode()
    found = re.search(r'name="digest" value="(\w{64})"', page)
    assert found is not None, page
    worker.post(to("send", row.reference), {"digest": found[1]})
    row.refresh_from_db()
    assert row.state == ReferralState.SENT
    return page


PAGES = ("file", "level", "close", "split", "deed", "goal", "withhold", "refer",
         "circle", "transfer", "copy", "record",
         "by_law", "hold")  # fmt: skip


def test_every_page_opens_in_both_languages_and_is_kept_nowhere(
    sam: Person, petra: Person, nadia: Person, file: File, shelter: Organisation,
    signed_in: Sign,
) -> None:  # fmt: skip
    row = sent(sam, file, shelter)
    draft = drafted(sam, file, shelter)
    client, receiver = signed_in(petra), signed_in(nadia)
    for language in ("en", "fr"):
        paths = [at(name, file.reference, language=language) for name in PAGES]
        paths += [at("index", language=language), at("begin", language=language),
                  at("counts", language=language),
                  at("copies", language=language),
                  at("retention", language=language),
                  at("transfers", language=language), at("rights", language=language),
                  at("write", file.reference, "plan", language=language),
                  at("outcome", file.reference, 3, language=language),
                  at("referral", row.reference, language=language),
                  at("referral", draft.reference, language=language),
                  at("redraft", draft.reference, language=language),
                  at("agree", draft.reference, language=language)]  # fmt: skip
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert "no-store" in answer["Cache-Control"]
            if answer["Content-Type"].startswith("text/html"):
                page = answer.content.decode()
                assert page.count("<h1") == 1, path
                assert "data-leave" in page
        for path in (at("received", language=language),
                     at("received_one", row.reference, language=language),
                     at("say_no", row.reference, language=language)):  # fmt: skip
            assert receiver.get(path).status_code == 200, path


def test_two_texts_are_brought_together_on_a_page(
    sam: Person, sofia: Person, petra: Person, file: File, signed_in: Sign
) -> None:
    keeping.add_to_circle(petra.actor, file, user_id=sofia.user.pk)
    path = at("write", file.reference, "wishes")
    first, second = signed_in(sam), signed_in(sofia)
    first.post(path, {"seen": "1", "words": "From Sam"})
    answer = second.post(path, {"seen": "1", "words": "From Sofia"})
    merge = at("merge", file.reference, "wishes")
    assert answer["Location"] == merge
    page = second.get(merge).content.decode()
    assert "From Sam" in page and "From Sofia" in page
    second.post(merge, {"seen": "2", "other": "3", "words": "From both"})
    assert second.get(merge).status_code == 404
    assert "From both" in first.get(at("file", file.reference)).content.decode()


def test_a_sheet_is_printed_only_of_what_was_sent_on_paper(
    sam: Person, file: File, shelter: Organisation, nadia: Person, signed_in: Sign
) -> None:
    client = signed_in(sam)
    unsent = drafted(sam, file, shelter, route=Route.PRINTED)
    assert client.get(at("sheet", unsent.reference)).status_code == 403
    inside, link = sent(sam, file, shelter), sent(sam, file, shelter, route=Route.LINK)
    for row in (inside, link):
        assert client.get(at("sheet", row.reference)).status_code == 404
    paper = sent(sam, file, shelter, route=Route.PRINTED)
    path = at("sheet", paper.reference)
    assert SECRET in client.get(path).content.decode()
    assert path in client.get(at("referral", paper.reference)).content.decode()
    kept = withhold(
        sam.actor, file, scope="contact", recipient="", why=Why.FEAR, words=""
    )
    answer = client.get(path)
    assert answer.status_code == 403 and SECRET not in answer.content.decode()
    assert path not in client.get(at("referral", paper.reference)).content.decode()
    lift(sam.actor, kept)
    taken_back(sam, file, shelter)
    assert client.get(path).status_code == 403


def test_no_word_of_consent_is_ticked_beforehand(
    sam: Person, file: File, shelter: Organisation, nadia: Person, signed_in: Sign
) -> None:
    row = drafted(sam, file, shelter)
    page = signed_in(sam).get(at("agree", row.reference)).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="scope"[^>]*>', page)
    assert len(boxes) == 2
    assert not [box for box in boxes if "checked" in box]


def linked(sam: Person, file: File, clinic: Organisation) -> tuple[Referral, str, str]:
    row = sent(sam, file, clinic, route=Route.LINK)
    keys = make_link(sam.actor, row)
    return row, keys.secret, keys.code


def test_a_link_opens_once_with_its_code_and_takes_an_answer(
    sam: Person, file: File, clinic: Organisation
) -> None:
    row, secret, code = linked(sam, file, clinic)
    stranger = Client()
    answer = stranger.get(at("handover", secret))
    assert answer["Location"] == at("handed_over")
    wrong = "1" * 8 if code != "1" * 8 else "2" * 8
    page = stranger.post(at("handed_over"), {"code": wrong})
    assert page.status_code == 400 and SECRET not in page.content.decode()
    page = stranger.post(at("handed_over"), {"code": f"{code[:4]} {code[4:]}"})
    assert SECRET in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    yes = {"answer": "yes", "reason": "", "words": ""}
    assert stranger.post(at("handover_answer"), {"answer": "no"}).status_code == 400
    assert stranger.post(at("handover_answer"), yes).status_code == 200
    row.refresh_from_db()
    assert row.state == ReferralState.ACCEPTED
    # Used twice, by the same person and by another.
    for client in (stranger, Client()):
        client.get(at("handover", secret))
        again = client.post(at("handed_over"), {"code": code})
        assert again.status_code == 403
        assert SECRET not in again.content.decode()


def test_a_link_too_late_by_the_wrong_person_or_after_a_withdrawal_opens_nothing(
    sam: Person, file: File, clinic: Organisation, otto: Person, signed_in: Sign
) -> None:
    _row, secret, code = linked(sam, file, clinic)
    row = Handover.objects.get(secret_digest=digest_of(secret))
    assert code not in str(vars(row)) and secret not in str(vars(row))
    guess = Client()
    guess.get(at("handover", secret))
    for number in range(5):
        tried = guess.post(at("handed_over"), {"code": f"0000000{number}"})
        assert tried.status_code in (400, 403)
    assert guess.post(at("handed_over"), {"code": code}).status_code == 403
    assert signed_in(otto).get(at("handover", "x" * 43)).status_code == 404
    # Too late.
    _row, secret, code = linked(sam, file, clinic)
    Handover.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    late = Client()
    late.get(at("handover", secret))
    assert late.post(at("handed_over"), {"code": code}).status_code == 403
    # The person took it back in between.
    _row, secret, code = linked(sam, file, clinic)
    taken_back(sam, file, clinic)
    after = Client()
    after.get(at("handover", secret))
    assert after.post(at("handed_over"), {"code": code}).status_code == 403


def test_others_meet_nothing(
    sam: Person, otto: Person, sofia: Person, file: File, signed_in: Sign
) -> None:
    for person in (otto, sofia):
        client = signed_in(person)
        answer = client.get(at("file", file.reference))
        assert answer.status_code in (403, 404)
        assert "heron" not in answer.content.decode()


def test_what_was_typed_from_right_to_left_stands_in_its_own_direction(
    sam: Person, signed_in: Sign
) -> None:
    label = "خديجة 2"
    file = a_file(sam, label=label)
    written(sam, file, "wishes", words="أريد غرفة")
    worker = signed_in(sam)
    for name, args in (("index", ()), ("file", (file.reference,))):
        page = worker.get(at(name, *args)).content.decode()
        assert page.count(label) == page.count(f"<bdi>{label}</bdi>") > 0
    assert '<dd dir="auto">أريد غرفة' in page
