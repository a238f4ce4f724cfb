"""A person without a name, from her first words to a bed, and a consent taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Site, needs_chromium
from tests.journeys.people import signed_in
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.browser, needs_chromium]

LABEL = {"en": "blackbird", "fr": "merle"}
WISH = {"en": "A door that locks, tonight.", "fr": "Une porte qui ferme, cette nuit."}
NUMBER = "514 555-0142"
ACCOUNT = "What nobody was told but Sam"
FULL = {"en": "A bed is free at our second house.",
        "fr": "Un lit est libre dans notre seconde maison."}  # fmt: skip
OWN = {"en": "She sleeps.", "fr": "Elle dort."}


def test_a_referral_closes_its_loop_and_a_withdrawal_reaches_what_it_handed_over(
    browser: Browser, site: Site, language: str
) -> None:
    worker = signed_in(browser, site, "support_worker", language)
    receiver = signed_in(browser, site, "shelter", language)
    file = begun(worker, language)
    asked(worker, file, "1h")
    first = worker.url
    agreed(worker, first, ["needs", "contact"])
    sent(worker, first)
    declined(receiver, language)

    worker.goto(first)
    expect(worker.locator("main")).to_contain_text(FULL[language])
    followed(worker)
    second = worker.url
    assert second != first
    expect(worker.locator("main a[href='" + path(first) + "']")).to_be_visible()
    sent(worker, second)
    theirs = taken_in(receiver, language)

    worker.goto(second)
    expect(worker.locator("main form button.primary")).to_have_count(0)
    picture(worker, "support-referral", language)
    taken_back(worker, file)
    picture(worker, "support-disclosed", language)
    gone(receiver, theirs, language)


def path(address: str) -> str:
    """An address without its host."""
    return "/" + address.split("/", 3)[3]


def keep(page: Page) -> None:
    """Send the form."""
    page.locator("main form.stack button.primary").last.click()


def begun(page: Page, language: str) -> str:
    """No name, her words, what she needs, and what she keeps to herself."""
    page.goto(f"/{language}/support/")
    page.locator('main a.button.primary[href$="/begin/"]').click()
    page.locator("[name=label]").fill(LABEL[language])
    page.locator("[name=level][value=share]").check()
    keep(page)
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[name=told]").check()
    keep(page)
    expect(page.locator("main h1")).to_have_text(LABEL[language])
    file = page.url
    for topic, part, words in (
        ("wishes", "words", WISH[language]),
        ("need-shelter", "words", WISH[language]),
        ("contact", "address", NUMBER),
        ("account", "words", ACCOUNT),
    ):
        page.goto(f"{file}write/{topic}/")
        page.locator(f"[name={part}]").fill(words)
        if topic == "need-shelter":
            page.locator("[name=level][value='3']").check()
        keep(page)
        expect(page).to_have_url(file)
    expect(page.locator("main")).to_contain_text(WISH[language])
    picture(page, "support-file", language, height=900)
    return file


def asked(page: Page, file: str, soon: str) -> None:
    """One need, one service, the least that helps, and a call together."""
    page.goto(file)
    page.locator('main a.button.primary[href$="/refer/"]').click()
    page.locator("[name=domain]").select_option("shelter")
    page.locator("[name=receiver]").select_option("pine-shelter")
    page.locator(f"[name=timeframe][value='{soon}']").check()
    page.locator("[name=route][value=inside]").check()
    for topic in ("wishes", "contact", "need-shelter"):
        page.locator(f"[name=topics][value={topic}]").check()
    page.locator("[name=warm]").check()
    keep(page)


def agreed(page: Page, referral: str, words: list[str]) -> None:
    """Read aloud; each word of consent is a box of its own, empty at first."""
    expect(page.locator("form[action$='/send/']")).to_have_count(0)
    page.locator('main a[href$="/agree/"]').click()
    expect(page.locator(".parcel")).to_contain_text(NUMBER)
    expect(page.locator(".parcel")).not_to_contain_text(ACCOUNT)
    for word in words:
        box = page.locator(f"[name=scope][value={word}]")
        expect(box).not_to_be_checked()
        box.check()
    page.locator("[name=language]").select_option("es")
    page.locator("[name=method][value=spoken]").check()
    page.locator("[name=witnessed]").check()
    keep(page)
    expect(page).to_have_url(referral)


def sent(page: Page, referral: str) -> None:
    """Exactly what is shown, then both on the line."""
    page.goto(referral)
    expect(page.locator(".parcel")).to_contain_text(NUMBER)
    page.locator("form[action$='/send/'] button").click()
    page.locator("form[action$='/warm/'] button").click()
    expect(page.locator("form[action$='/warm/']")).to_have_count(0)


def newest_received(page: Page, language: str) -> None:
    """The one that waits for an answer."""
    page.goto(f"/{language}/support/received/")
    page.locator("main tbody tr").first.locator("a").click()
    expect(page.locator(".parcel")).to_contain_text(NUMBER)
    expect(page.locator("main")).not_to_contain_text(ACCOUNT)


def declined(page: Page, language: str) -> None:
    """A no has its reason, and helps the next one."""
    newest_received(page, language)
    page.locator('main a[href$="/decline/"]').click()
    keep(page)
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[name=reason][value=full]").check()
    page.locator("[name=words]").fill(FULL[language])
    keep(page)


def followed(page: Page) -> None:
    """The next best, with what was chosen before; the one who said no is marked."""
    page.locator('main a.button.primary[href*="/refer/?after="]').click()
    expect(page.locator("section.notice li")).to_have_count(1)
    expect(page.locator("[name=topics][value=contact]")).to_be_checked()
    page.locator("[name=receiver]").select_option("pine-shelter")
    keep(page)


def taken_in(page: Page, language: str) -> str:
    """Nadia accepts, opens a file of her own, writes in it, and says it is done."""
    newest_received(page, language)
    page.locator("form[action$='/accept/'] button").click()
    page.locator('main a[href$="/begin/"]').click()
    expect(page.locator(".parcel")).to_contain_text(NUMBER)
    page.locator("[name=label]").fill(f"{LABEL[language]} (2)")
    page.locator("[name=told]").check()
    page.locator("[name=level][value=share]").check()
    keep(page)
    theirs = page.url
    expect(page.locator(".parcel")).to_contain_text(WISH[language])
    expect(page.locator("main")).not_to_contain_text(ACCOUNT)
    page.goto(f"{theirs}write/wishes/")
    expect(page.locator("[name=words]")).to_have_value("")
    page.locator("[name=words]").fill(OWN[language])
    keep(page)
    picture(page, "support-received", language, height=900)
    page.locator("form[action$='/done/'] button").click()
    page.goto(theirs)
    expect(page.locator("form[action$='/done/']")).to_have_count(0)
    return theirs


def taken_back(page: Page, file: str) -> None:
    """She changes her mind; what had gone out is listed, item by item."""
    page.goto(file)
    page.locator('main a[href*="/consent/"]').last.click()
    expect(page.locator(".tag[data-state=ok]")).to_have_count(1)
    person = page.url
    page.locator('main a[href*="/withdraw/"]').click()
    page.locator("[name=language]").select_option("es")
    keep(page)
    page.goto(person)
    expect(page.locator(".tag[data-state=stopped]")).to_have_count(1)
    expect(page.locator("form[action*='/consent/copies/']")).to_have_count(2)


def gone(page: Page, theirs: str, language: str) -> None:
    """What came is gone from the receiver’s file; what she told there stays."""
    page.goto(theirs)
    expect(page.locator("main")).not_to_contain_text(NUMBER)
    expect(page.locator("main")).not_to_contain_text(WISH[language])
    expect(page.locator("main")).to_contain_text(OWN[language])
    expect(page.locator("section[aria-labelledby=came] .notice")).to_be_visible()
