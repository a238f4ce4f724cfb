"""A listing as its steward types it."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.actions.listing import Details, Said
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.forms.applying import extents
from halte.capabilities.directory.forms.fields import (
    line,
    offer,
    on_day,
    one_of,
    passage,
    some_languages,
    some_of,
    tick,
)
from halte.capabilities.directory.hours import (
    ZONES,
    city_of,
    read_time,
    says_always,
)
from halte.capabilities.directory.hours_in_words import DAYS
from halte.capabilities.directory.sentences import SENTENCES
from halte.capabilities.directory.states import (
    Facet,
    HoursKind,
    LineKind,
    LocationKind,
    Offered,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import (
    EXPLOITATION,
    NEEDS,
    OF_PLACES,
    POPULATIONS,
    STATED_FACTS,
)
from halte.capabilities.directory.words import (
    FIELDS,
    HOURS,
    LINES,
    LOCATIONS,
    OLDER,
    STATES,
    TIERS,
    WITHHELD,
)

ABOVE: Final = {tier: words for tier, words in TIERS.items() if tier != Tier.STEWARD}


class ListingsForm(forms.Form):
    """Finding a listing. It is posted."""

    words = line(_("A part of a name"), required=False, max_length=80)
    state = one_of(_("State"), STATES, nothing=_("Any"), required=False)
    older = one_of(_("Words"), OLDER, nothing=_("Any"), required=False)


class ProviderForm(forms.Form):
    """A provider."""

    name_en = line(_("Name in English"), required=False)
    name_fr = line(_("Name in French"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")


class WordsForm(forms.Form):
    """A service in one language."""

    name = line(_("Name"))
    description = passage(_("Description"), required=False)
    eligibility = passage(_("Who is taken in"), required=False)
    application = passage(_("How to be taken in"), required=False)
    fees = passage(_("Fees"), rows=2, required=False)
    alert = line(_("A notice on top of the page"), required=False, max_length=300)
    is_public = forms.BooleanField(
        label=_("These words are for everyone"), required=False, initial=True
    )

    def said(self) -> Said:
        """As the action takes it."""
        return Said(**self.cleaned_data)


class DetailsForm(forms.Form):
    """What is true of a service, in codes."""

    facet_need = some_of(_("Helps with"), NEEDS)
    facet_population = some_of(_("For whom"), POPULATIONS, required=False)
    facet_exploitation = some_of(
        _("Kind of exploitation"), EXPLOITATION, required=False
    )
    facet_fact = some_of(_("It is so"), STATED_FACTS, required=False)
    denied = some_of(
        _("It is not so"), STATED_FACTS, required=False,
        help_text=_("What is ticked in neither list counts as not known."),
    )  # fmt: skip
    languages = some_languages(_("Languages spoken"))
    interpreted = some_languages(
        _("Languages by interpreter"),
        help_text=_("A language that is spoken and interpreted counts as spoken."),
    )  # fmt: skip
    extents = forms.MultipleChoiceField(
        label=_("For people from"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    remote = tick(_("By phone or online"))
    minimum_age = forms.IntegerField(
        label=_("Lowest age"), min_value=0, max_value=120, required=False
    )
    maximum_age = forms.IntegerField(
        label=_("Highest age"), min_value=0, max_value=120, required=False
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=1)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "extents", extents()[1:])

    def details(self) -> Details:
        """As the action takes it. Of one language two ways, the surer one counts."""
        typed = self.cleaned_data
        languages = dict.fromkeys(typed["interpreted"], Offered.INTERPRETER)
        languages |= dict.fromkeys(typed["languages"], Offered.ALWAYS)
        return Details(
            terms={facet: typed[f"facet_{facet}"] for facet in Facet},
            denied={Facet.FACT: typed["denied"]},
            languages=languages,
            extents=typed["extents"],
            minimum_age=typed["minimum_age"],
            maximum_age=typed["maximum_age"],
            remote=typed["remote"],
            email=typed["email"],
        )


class PlaceForm(forms.Form):
    """A place. A protected one is encrypted as it is kept."""

    kind = one_of(_("What it is"), LOCATIONS, initial=LocationKind.PHYSICAL)
    protected = tick(
        _("Its address must stay secret"),
        help_text=_("Everyone sees the area, nobody the address, save the steward."),
    )
    reason = one_of(_("Why"), WITHHELD, initial=Withheld.SHELTER_LOCATION)
    area = forms.ChoiceField(label=_("Area"), required=False)
    address = line(_("Street address"), required=False, max_length=300)
    city = line(_("City"), required=False, max_length=120)
    postal_code = line(_("Postal code"), required=False, max_length=7)
    latitude = forms.FloatField(label=_("Latitude"), required=False)
    longitude = forms.FloatField(label=_("Longitude"), required=False)
    officers_may_know = tick(_("The provider lets police and border officers know it"))
    meeting_point = line(_("Where officers meet the staff"), required=False)
    accessibility = some_of(_("Access"), OF_PLACES, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "area", [("", "–"), *extents()[2:]])

    def place(self) -> Place:
        """As the action takes it."""
        typed = dict(self.cleaned_data)
        typed["kind"] = LocationKind(typed["kind"])
        typed["reason"] = Withheld(typed["reason"])
        typed["accessibility"] = tuple(typed["accessibility"])
        return Place(**typed)


class PhoneForm(forms.Form):
    """A number."""

    number = line(_("Number"), max_length=60)
    kind = one_of(_("Use of the number"), LINES, initial=LineKind.MAIN)
    tier = one_of(_("Who sees it"), ABOVE, initial=Tier.PUBLIC)
    ask_for = line(_("Whom to ask for"), required=False, max_length=120)


class HoursForm(forms.Form):
    """One line of hours, beside those that are there; in a season where it has one."""

    kind = one_of(_("Hours of what"), HOURS, initial=HoursKind.OPEN)
    prose = line(
        _("In words"), required=False, max_length=80,
        help_text=_("“24/7” is enough. Otherwise fill in the fields below."),
    )  # fmt: skip
    days = forms.TypedMultipleChoiceField(
        label=_("Days"), choices=list(enumerate(DAYS)), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    opens = line(_("Opens at"), required=False, max_length=12)
    closes = line(
        _("Closes at"), required=False, max_length=12,
        help_text=_("Earlier than it opens means on the next day."),
    )  # fmt: skip
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(zone, city_of(zone)) for zone in ZONES],
        help_text=_("The clock on the wall where the service is."),
    )  # fmt: skip
    valid_from = on_day(
        _("First day of the season"), required=False,
        help_text=_("Leave both days empty for hours of the whole year."),
    )  # fmt: skip
    valid_to = on_day(_("Last day of the season"), required=False)
    holiday_note_en = line(_("On holidays, in English"), required=False)
    holiday_note_fr = line(_("On holidays, in French"), required=False)

    def clean(self) -> dict[str, Any]:
        """Words that we read, or times; never one of them in place of the other."""
        typed = super().clean() or {}
        words = typed.get("prose", "")
        if words and not says_always(words):
            self.add_error("prose", str(SENTENCES["directory_hours_words"]))
        elif words and (typed.get("opens") or typed.get("closes")):
            self.add_error("prose", str(SENTENCES["directory_hours_twice"]))
        return typed

    def times(self) -> Times:
        """As the action takes them; a time that we cannot read is `Invalid`."""
        typed = self.cleaned_data
        opens, closes = (
            read_time(typed[name], field=name) if typed[name] else None
            for name in ("opens", "closes")
        )
        same = ("zone", "valid_from", "valid_to", "holiday_note_en", "holiday_note_fr")
        return Times(
            kind=HoursKind(typed["kind"]), days=tuple(typed["days"]), opens=opens,
            closes=closes, always=says_always(typed["prose"]),
            **{name: typed[name] for name in same},
        )  # fmt: skip


class TierForm(forms.Form):
    """Who sees a field."""

    field = one_of(_("Which field"), FIELDS, nothing=_("The whole listing"),
                   required=False)  # fmt: skip
    tier = one_of(_("Who sees it"), TIERS)
    reason = one_of(_("Why"), WITHHELD, nothing="–", required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = passage(_("Why?"), rows=2, max_length=500)
