"""A pocket list: two sides, two languages, one tier, and a day on which it ends."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
import qrcode  # type: ignore[import-untyped]
import typst
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.copies import sheet
from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.copies.kinds import KINDS
from halte.capabilities.directory.copies.making import pocket_list
from halte.capabilities.directory.copies.ports import PORTS
from halte.capabilities.directory.copies.selecting import candidates_of, pocket_of
from halte.capabilities.directory.demo_lines import LINES, load_national
from halte.capabilities.directory.models import Copy, Service
from halte.capabilities.directory.queries import index
from halte.capabilities.directory.states import Facet, ListingState, Tier
from halte.core.access.purposes import first_purpose
from halte.core.audit.models import Entry
from halte.core.errors import Denied
from halte.core.geography.areas import area_of
from halte.core.ui.paper import qr
from halte.core.ui.paper.letters import drawable
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service
from tests.directory.copying import COPIES, ask, pages, tags

pytestmark = pytest.mark.django_db(transaction=True)

EACH = (
    "emergency_shelter", "medical", "interpretation", "legal_immigration",
    "child_protection", "safety_planning", "transport", "mental_health",
)  # fmt: skip
HOTLINE = "1-833-900-1010"


def drawn(tier: Tier = Tier.OFFICER, place: str = WINNIPEG) -> sheet.Sheet:
    choice = Choice(place, tier)
    return sheet.sheet(
        choice, who="Oscar Officer",
        address=lambda language: f"https://halte.test/{language}/near/{choice.code}/",
    )  # fmt: skip


def test_english_is_on_one_side_and_french_on_the_other(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    a_service(della)
    answer = ask(signed_in(oscar))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "innipeg" not in answer.headers["Content-Disposition"]
    first, second = pages(answer.content)
    assert "Winnipeg and area" in first
    assert "Heron House" in first
    assert "A bed tonight" in first
    assert "Winnipeg et environs" in second
    assert "Maison Heron House" in second
    assert "Un lit ce soir" in second


def test_a_screen_reader_hears_each_side_in_its_language(della: Person) -> None:
    a_service(della)
    data = drawn().data
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-CA"
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()
    found = list(tags(data))
    headings = [language for kind, language, _alt in found if kind in ("/H1", "/H2")]
    half = len(headings) // 2
    assert headings == ["en-CA"] * half + ["fr-CA"] * half
    figures = [alt for kind, _language, alt in found if kind == "/Figure"]
    assert ["near/4611" in alt for alt in figures] == [True, True]
    assert "/H3" in {kind for kind, _language, _alt in found}


def test_where_nobody_is_listed_the_national_lines_and_911_remain(db: None) -> None:
    load_national()
    made = drawn(place="6204")
    assert not made.pocket.services
    english, french = pages(made.data)
    for text in (english, french):
        assert HOTLINE in text
        assert "911" in text
    assert english.count("Nobody is listed for this") == len(KINDS)
    assert len(LINES) == len(made.pocket.national)


def test_no_line_of_the_moment_is_printed(della: Person) -> None:
    """Closed now, or full, is true for an hour; the sheet is read another day."""
    a_service(della)
    text = "".join(pages(drawn().data))
    for words in ("Closed now", "Fermé en ce moment", "Full when", "hours ago"):
        assert words not in text


def test_a_shelter_for_women_is_not_all_that_there_is_beside_a_man(
    della: Person,
) -> None:
    for number in range(6):
        a_service(della, f"Plover {number}")
    terms = {Facet.NEED: ("emergency_shelter",), Facet.POPULATION: ("men",)}
    a_service(della, "Bittern Hall", terms=terms)
    bed = drawn().pocket.groups[0]
    assert "Bittern Hall" in {p.found.offer.name.en for p in bed.picked}


def test_a_check_that_falls_due_before_the_end_is_told(della: Person) -> None:
    service = a_service(della)
    today = timezone.localdate()
    due = today + timedelta(days=3)
    Service.objects.filter(pk=service.pk).update(checked_on=today, next_check_on=due)
    assert "To be checked again by" in pages(drawn(Tier.PUBLIC).data)[0]
    Service.objects.update(next_check_on=today + timedelta(days=80))
    index.forget()
    assert "To be checked again by" not in pages(drawn(Tier.PUBLIC).data)[0]


@pytest.mark.parametrize(
    ("tier", "days"), [("public", 30), ("provider", 14), ("officer", 7)]
)
def test_the_more_it_says_the_sooner_it_ends(tier: str, days: int) -> None:
    made = drawn(Tier(tier))
    assert made.pocket.valid_until == timezone.localdate() + timedelta(days=days)
    # 90 days lie between two checks of a bed: a copy adds at most a third.
    assert days * 3 <= 90


def test_it_names_who_printed_it_for_whom_and_until_when(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    a_service(della)
    english, french = pages(ask(signed_in(oscar)).content)
    assert "Oscar Officer" in english
    assert "Police and border officers" in english
    assert "Valid until" in english
    assert "Valide jusqu’au" in french


def test_two_pages_whatever_there_is(della: Person) -> None:
    for number in range(24):
        terms = {
            Facet.NEED: (EACH[number % len(EACH)],),
            Facet.POPULATION: ("women", "men", "girls", "boys", "newcomers"),
            Facet.FACT: ("with_children", "without_id", "minors", "with_pets"),
        }  # fmt: skip
        a_service(della, f"{'A house with a long name '[:24] * 3}{number}", terms=terms)
    made = drawn()
    english, french = pages(made.data)
    assert 6 < len(made.pocket.services) < 24
    # The same services on both sides, under the same numbers.
    for number in range(1, len(made.pocket.services) + 1):
        assert f"\n{number}. A house" in english
        assert f"\n{number}. Maison" in french
    most = len(candidates_of(made.pocket.choice).order)
    whole = pocket_of(candidates_of(made.pocket.choice), most)
    address = "https://halte.test/"
    too_much = sheet.drawn(whole, "Oscar", lambda _language: address)
    assert len(PdfReader(BytesIO(too_much)).pages) > 2


ODD = (
    "🏠 Shelter 👩‍👧 🇨🇦",
    "بيت الأمان",
    "מקלט",
    "ᐊᕐᓇᐃᑦ ᐊᖏᕐᕋᖓ",
    "避難所",
    "W" * 190,
    "word " * 39,
    "<script>alert(1)</script> #set page() $x$ *b* @ref",
    "a\u200bb\u00adc",
)  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_does_not_break_the_sheet(name: str, della: Person) -> None:
    a_service(della, "Odd", said={"en": Said(name, "x")})
    english, french = pages(drawn().data)
    assert "204-555-0111" in english
    assert "204-555-0111" in french


def test_what_the_fonts_cannot_draw_leaves_a_gap_that_is_seen() -> None:
    assert drawable("ᐃᒡᓗ House") == "[…] House"
    assert drawable("🏠 House 👩‍👧") == "House"
    assert drawable("بيت الأمان") == "بيت الأمان"
    assert drawable("a\u202eb") == "ab"


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_whatever_is_written_the_typesetter_takes_it(text: str) -> None:
    source = b'#set document(title: "x")\n#set text(lang: "en")\n#sys.inputs.words'
    words = {"words": drawable(text)}
    typst.compile(
        source, sys_inputs=words, ignore_system_fonts=True, pdf_standards=["ua-1"]
    )


def test_the_code_is_that_of_the_open_address_as_another_hand_draws_it(
    tmp_path: Path, della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    """The printed page is drawn by poppler, and its modules are those that the
    library makes of the address by itself; the address opens without an account."""
    a_service(della)
    file = tmp_path / "list.pdf"
    file.write_bytes(ask(signed_in(oscar), tier="public").content)
    if which("pdftoppm") is None:
        pytest.skip("poppler is not installed")
    for page, language in ((1, "en"), (2, "fr")):
        address = f"http://testserver/{language}/directory/near/{WINNIPEG}/"
        code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=4)
        code.add_data(address)
        assert modules(file, page, len(code.get_matrix())) == code.get_matrix()
        opened = Client().get(address)
        assert opened.status_code == 200
        assert "Heron House" in opened.content.decode()
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=4)
    code.add_data(f"http://testserver/fr/directory/near/{'4602'}/")
    assert modules(file, 2, len(code.get_matrix())) != code.get_matrix()


def modules(file: Path, page: int, side: int) -> list[list[bool]]:
    """The dark modules of the code in the first panel, read from the drawn page."""
    dots = 300
    command = ["pdftoppm", "-gray", "-r", str(dots), "-f", str(page), "-l", str(page)]
    image = subprocess.run(
        [*command, str(file)], capture_output=True, check=True
    ).stdout
    _kind, size, _most, grey = image.split(b"\n", 3)
    width, height = map(int, size.split())
    panel, mm = width // 3, dots / 25.4
    dark = [
        (x, y)
        for y in range(int(31 * mm))
        for x in range(int(panel - 31 * mm), int(panel - 8 * mm))
        if grey[y * width + x] < 90
    ]
    assert height > 0
    assert dark
    left, top = min(x for x, _y in dark), min(y for _x, y in dark)
    right = max(x for x, _y in dark) + 1
    one = (right - left) / (side - 8)
    return [
        [
            0 <= row - 4 < side - 8
            and 0 <= column - 4 < side - 8
            and grey[
                int(top + (row - 3.5) * one) * width + int(left + (column - 3.5) * one)
            ]
            < 128
            for column in range(side)
        ]
        for row in range(side)
    ]


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1))
@settings(max_examples=20, deadline=None)
def test_the_drawing_of_a_code_has_its_modules_and_no_others(text: str) -> None:
    rows = qr.matrix(text)
    dark = {
        (int(x) - qr.QUIET + step, int(y) - qr.QUIET)
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", qr.drawn(text))
        for step in range(int(length))
    }
    assert dark == {
        (x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    }


def test_each_copy_is_registered_and_says_for_which_purpose(
    oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    answer = ask(signed_in(oscar))
    copy = Copy.objects.get()
    assert copy.digest == sha256(answer.content).hexdigest()
    assert (copy.by_user_id, copy.tier, copy.place) == (
        oscar.actor.user_id, "officer", WINNIPEG,
    )  # fmt: skip
    entry = Entry.objects.filter(act__endswith="copies.issue").get()
    assert entry.purpose == first_purpose(oscar.actor.roles)
    assert entry.outcome == "done"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as c:
        c.execute("UPDATE directory_copy SET tier = 'public'")


def test_nobody_prints_above_their_tier_and_trying_is_in_the_audit(
    paule: Person, signed_in: Callable[[Person], Client]
) -> None:
    assert ask(signed_in(paule)).status_code == 400
    with pytest.raises(Denied, match="directory_copy_tier"):
        pocket_list(paule.actor, Choice(WINNIPEG, Tier.OFFICER), address=str)
    assert not Copy.objects.exists()
    entry = Entry.objects.filter(act__endswith="copies.issue").get()
    assert entry.outcome == "directory_copy_tier"


def test_who_is_not_signed_in_prints_nothing(db: None) -> None:
    answer = ask(Client(), tier="public")
    assert answer.status_code == 403
    assert not Copy.objects.exists()
    assert "login" in Client().get(COPIES).headers["Location"]


def test_a_port_of_entry_lies_in_its_area_and_leads_to_it() -> None:
    assert all(area_of(port.area) for port in PORTS.values())
    choice = Choice("port-emerson", Tier.PUBLIC)
    assert (choice.title.en, choice.code) == ("Emerson", "4603")


@pytest.mark.parametrize(
    "code", ["a", "port-emerson", "CA", "CMA-602", "9999", "4611x"]
)
def test_the_open_address_knows_areas_and_provinces_alone(code: str) -> None:
    assert Client().get(f"/en/directory/near/{code}/").status_code == 404


def test_what_is_suspended_is_on_no_sheet(della: Person) -> None:
    service = a_service(della)
    Service.objects.filter(pk=service.pk).update(state=ListingState.SUSPENDED)
    assert "Heron House" not in "".join(pages(drawn().data))
