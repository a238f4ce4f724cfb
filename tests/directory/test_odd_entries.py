"""What people really type: numbers, hours, places and names in odd shapes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.actions.listing import Details, Said
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.facade import offer_for
from halte.capabilities.directory.forms.managing import DetailsForm
from halte.capabilities.directory.hours import Hours, is_open, read_time, says_always
from halte.capabilities.directory.hours_in_words import in_words
from halte.capabilities.directory.naming_places import Named, meant
from halte.capabilities.directory.numbers import dialled, read_number, shown
from halte.capabilities.directory.queries.managing import managed
from halte.capabilities.directory.queries.rounds import call_sheet
from halte.capabilities.directory.states import Facet, HoursKind, Offered, Tier
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Invalid, Missing
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service


@pytest.mark.parametrize(
    "text",
    [
        "416-555-0123", "(416) 555-0123", "416.555.0123", "4165550123",
        "+1 416 555 0123", "1-416-555-0123", "416 555 0123", "tel: 416-555-0123",
        "Tél. : 416-555-0123", "+1(416)555–0123", "416\u00a0555\u20110123",
        "0111 416 555 0123",
    ],
)  # fmt: skip
def test_a_number_is_understood_in_twelve_shapes(text: str) -> None:
    assert read_number(text).digits == "+14165550123"


@pytest.mark.parametrize(
    ("text", "digits", "extension"),
    [
        ("416-555-0123 ext. 45", "+14165550123", "45"),
        ("416-555-0123, poste 7", "+14165550123", "7"),
        ("416-555-0123 x9", "+14165550123", "9"),
        ("416-555-0123 #12", "+14165550123", "12"),
        ("1-800-555-HELP", "+18005554357", ""),
        ("988", "988", ""),
    ],
)
def test_extensions_letters_and_short_lines(
    text: str, digits: str, extension: str
) -> None:
    found = read_number(text)
    assert (found.digits, found.extension) == (digits, extension)


@pytest.mark.parametrize(
    "text",
    ["", "555-0123", "+44 20 7946 0958", "016 555 0123", "416 155 0123", "call me"],
)
def test_what_is_no_number_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(Invalid) as fault:
        read_number(text, field="contact_phone")
    assert fault.value.field == "contact_phone"
    assert "poste" in fault.value.sentence.fr


def test_a_number_is_shown_and_dialled() -> None:
    assert shown("+18335550101") == "1-833-555-0101"
    assert dialled("+14165550123", "45") == "tel:+14165550123;ext=45"  # RFC 3966


def at(zone: str, *moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type]


FRIDAY_NIGHT = Hours((4,), time(22), time(6), "America/Toronto")


def test_hours_cross_midnight_into_the_day_after() -> None:
    assert FRIDAY_NIGHT.open_at(at("America/Toronto", 2026, 11, 27, 23, 0))
    assert FRIDAY_NIGHT.open_at(at("America/Toronto", 2026, 11, 28, 5, 59))
    assert not FRIDAY_NIGHT.open_at(at("America/Toronto", 2026, 11, 28, 6, 0))
    assert not FRIDAY_NIGHT.open_at(at("America/Toronto", 2026, 11, 27, 5, 0))
    assert in_words(FRIDAY_NIGHT) == "Friday, 22:00 to 06:00 the next day"


def test_the_clock_is_that_of_the_place() -> None:
    asked_in_toronto = at("America/Toronto", 2026, 11, 28, 1, 0)
    vancouver = Hours((4,), time(9), time(23), "America/Vancouver")
    assert vancouver.open_at(asked_in_toronto)


def test_when_clocks_go_back_the_hour_is_open_twice_and_forward_it_is_skipped() -> None:
    """1 November 2026 and 8 March 2026, by the tz database."""
    night = Hours((6,), time(1), time(2), "America/Toronto")
    assert night.open_at(datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    assert night.open_at(datetime(2026, 11, 1, 6, 30, tzinfo=UTC))
    skipped = Hours((6,), time(2), time(3), "America/Toronto")
    day = [datetime(2026, 3, 8, hour, 30, tzinfo=UTC) for hour in range(4, 12)]
    assert not any(skipped.open_at(moment) for moment in day)


def test_no_hours_is_not_known_rather_than_closed() -> None:
    assert is_open((), datetime(2026, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "prose",
    ["24/7", "24 / 7", "24h/24, 7j/7", "24 hours a day, 7 days a week",
     "24 hrs, 7 days", "24 heures sur 24, 7 jours sur 7", "24/7/365", "24-7",
     "24 heures par jour, 7 jours par semaine, 365 jours par année", "24/7.",
     "Around the clock", "Jour et nuit"],
)  # fmt: skip
def test_day_and_night_is_understood_in_words(prose: str) -> None:
    assert says_always(prose)


@pytest.mark.parametrize(
    "prose",
    ["", "9 to 5", "24 rue Principale", "Monday 24", "7 days", "247", "247 main street",
     "24/7 except holidays", "24/7 phone line; intake 9 to 5",
     "24 hours, 7 days notice", "24/7 sauf la fin de semaine", "24 h", "24/70",
     "24/7 by phone"],
)  # fmt: skip
def test_other_words_are_not_day_and_night(prose: str) -> None:
    assert not says_always(prose)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("14:30", 14, 30), ("14 h 30", 14, 30), ("14h", 14, 0), ("2:30 p.m.", 14, 30),
     ("12 am", 0, 0), ("noon", 12, 0), ("minuit", 0, 0), ("24:00", 0, 0)],
)  # fmt: skip
def test_a_time_is_understood(text: str, hour: int, minute: int) -> None:
    assert read_time(text, field="opens") == time(hour, minute)


@pytest.mark.parametrize("text", ["25:00", "14:75", "13 pm", "soon"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="directory_time_shape"):
        read_time(text, field="opens")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Winnipeg", Named(WINNIPEG, "MB")),
        ("winnipeg, manitoba", Named(WINNIPEG, "MB")),
        ("MONTREAL", Named("2466", "QC")), ("Nouveau-Brunswick", Named(province="NB")),
        ("R3C 1A1", Named(province="MB")), ("ON", Named(province="ON")),
        ("Atlantis", Named()), ("", Named()),
    ],
)  # fmt: skip
def test_a_place_is_understood(text: str, expected: Named) -> None:
    assert meant(text) == expected


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [(0.0, 0.0, "directory_point_outside"), (-97.1, 49.9, "directory_point_outside"),
     (49.9, None, "directory_point_half")],
)  # fmt: skip
def test_a_point_outside_canada_is_refused(
    della: Person, latitude: float, longitude: float | None, code: str
) -> None:
    place = Place(
        area=WINNIPEG, address="1 Demonstration Road", latitude=latitude,
        longitude=longitude,
    )  # fmt: skip
    with pytest.raises(Invalid, match=code):
        places.add_place(della.actor, a_service(della), place=place)


@pytest.mark.django_db(transaction=True)
def test_of_a_language_told_two_ways_the_surer_counts(della: Person) -> None:
    typed = {
        "facet_need": ["medical"], "languages": ["es"], "interpreted": ["es", "uk"],
        "extents": ["CA-MB"], "version": 1,
    }  # fmt: skip
    form = DetailsForm(typed)
    assert form.is_valid(), form.errors
    assert form.details().languages == {
        "es": Offered.ALWAYS, "uk": Offered.INTERPRETER,
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["🌱 Heron 🏠", "بيت مالك الحزين", "בית", "N̈é̈"])
def test_emoji_and_names_that_run_right_to_left(della: Person, name: str) -> None:
    said = {"en": Said(name, "…")}
    service = a_service(della, "x", said=said)
    assert offer_for(ANONYMOUS, str(service.reference)).name.en == name


@pytest.mark.django_db(transaction=True)
def test_codes_that_are_on_no_list_are_refused(della: Person) -> None:
    service = a_service(della)
    for details, code in (
        (Details(terms={Facet.NEED: ("magic",)}, extents=("CA",)), "code_unknown"),
        (Details(terms={Facet.NEED: ("food",)}, extents=("XX",)), "extent_unknown"),
        (Details(terms={Facet.NEED: ("food",)}), "extent_needed"),
        (Details(terms={}, extents=("CA",)), "need_needed"),
    ):
        with pytest.raises(Invalid, match=code):
            listing.change_details(
                della.actor, service, details=details, version=service.version
            )
    half = (Times(HoursKind.OPEN, (0,), time(9)),)
    with pytest.raises(Invalid, match="directory_hours_half"):
        places.set_hours(della.actor, service, kind=HoursKind.OPEN, times=half)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tier", [Tier.PUBLIC, Tier.OFFICER])
def test_the_same_number_is_kept_once(della: Person, tier: Tier) -> None:
    row = a_service(della, "Heron House")
    places.add_phone(della.actor, row, number="416-555-0188 ext. 4", tier=tier)
    places.add_phone(della.actor, row, number="416-555-0188 ext. 5", tier=tier)
    with pytest.raises(Invalid) as fault:
        places.add_phone(della.actor, row, number="(416) 555 0188 x4", tier=tier)
    assert (fault.value.code, fault.value.field) == ("directory_number_there", "number")
    page = managed(della.actor, reference=str(row.reference))
    told = [each.number for each in page.numbers]
    assert [text[-6:] for text in told if "0188" in text] == ["ext. 4", "ext. 5"]
    assert str(page.changes[0].field) == "Phone numbers"
    called = call_sheet(della.actor, references=["no reference", str(row.reference)])
    assert called[0].numbers["416-555-0188 ext. 4"] == "tel:+14165550188;ext=4"


@pytest.mark.django_db(transaction=True)
def test_a_round_of_nothing_that_exists_is_not_found(della: Person) -> None:
    with pytest.raises(Missing):
        call_sheet(della.actor, references=["<script>", "\x00"])
