"""What is needed, where, in which language, for whom. It is posted, never kept."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.copies.choosing import REACHES
from halte.capabilities.directory.forms.fields import (
    languages,
    line,
    one_of,
    passage,
    some_of,
    tick,
)
from halte.capabilities.directory.naming_places import meant, postal_in, suggestions
from halte.capabilities.directory.queries.finding import ON_A_PAGE, Ask
from halte.capabilities.directory.sentences import SENTENCES
from halte.capabilities.directory.states import SignalKind
from halte.capabilities.directory.terms import (
    EXPLOITATION,
    FACTS,
    FIRST_NEEDS,
    NEEDS,
    POPULATIONS,
)
from halte.capabilities.directory.words import REFUSALS, SIGNALS
from halte.core.bilingual import Bilingual, current_language
from halte.core.geography.areas import area_of

FIRST: Final = {code: NEEDS[code] for code in FIRST_NEEDS}
KILOMETRES: Final = {km: Bilingual(f"{km} km", f"{km} km") for km in (25, *REACHES)}
LATELY: Final = {
    30: Bilingual("Within 30 days", "Depuis 30 jours ou moins"),
    90: Bilingual("Within 90 days", "Depuis 90 jours ou moins"),
    180: Bilingual("Within 180 days", "Depuis 180 jours ou moins"),
}
OTHERS: Final = {code: text for code, text in NEEDS.items() if code not in FIRST}


class FindForm(forms.Form):
    """The search. Every field may stay empty."""

    text = line(
        _("In your own words"), required=False, max_length=300,
        help_text=_("For example: a bed tonight in Windsor for a mother with a baby "
                    "who speaks Spanish."),
    )  # fmt: skip
    needs = some_of(_("What is needed?"), FIRST, required=False)
    more = some_of(_("Or something else"), OTHERS, required=False)
    town = line(
        _("Where?"), required=False, max_length=80,
        help_text=_("A town, a province or a postal code. Leave it empty for all of "
                    "Canada."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Which language?"), required=False,
        choices=lambda: [("", _("Any language")), *languages()],
    )  # fmt: skip
    who = some_of(_("For whom?"), POPULATIONS, required=False)
    open_now = tick(_("Takes people in right now"))
    facts = some_of(_("It should"), FACTS, required=False)
    exploitation = some_of(_("Kind of exploitation"), EXPLOITATION, required=False)
    within_km = one_of(
        _("How far around"), KILOMETRES, nothing=_("Any distance"), required=False,
        help_text=_("From the middle of the town’s area."),
    )  # fmt: skip
    free_places = tick(_("Has free places, told within a day"))
    verified = one_of(
        _("Checked lately"), LATELY, nothing=_("It does not matter"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("use_required_attribute", False)
        super().__init__(*args, **more)
        self.fields["town"].widget.attrs |= {"list": "towns", "autocomplete": "off"}

    def towns(self) -> tuple[str, ...]:
        """What the field of the place offers."""
        return suggestions(current_language())

    def place_unknown(self) -> str:
        """The place that was typed where we know none of that name."""
        words = str(self.cleaned_data.get("town", "")).strip()
        return "" if meant(words) else words

    def clean(self) -> dict[str, Any]:
        """A distance is measured from a town: a province has no middle to ask from."""
        typed = super().clean() or {}
        if (
            typed.get("within_km")
            and area_of(meant(typed.get("town", "")).code) is None
        ):
            self.add_error("within_km", str(SENTENCES["directory_distance_from"]))
        return typed

    def ask(self, *, start: int = 0, most: int = ON_A_PAGE) -> Ask:
        """As the search takes it."""
        typed = self.cleaned_data
        text, place = typed["text"], meant(typed["town"])
        if not place:
            text, place = postal_in(text)
        return Ask(
            text=text,
            needs=(*typed["needs"], *typed["more"]),
            place=place.code,
            languages=(typed["language"],) if typed["language"] else (),
            populations=tuple(typed["who"]),
            open_now=typed["open_now"],
            facts=tuple(typed["facts"]),
            exploitation=tuple(typed["exploitation"]),
            within_km=int(typed["within_km"]) if typed["within_km"] else None,
            free_places=typed["free_places"],
            verified_within_days=int(typed["verified"]) if typed["verified"] else None,
            start=start,
            most=most,
        )

    def again(self) -> list[tuple[str, str]]:
        """The same search as hidden fields, for another page of it."""
        pairs: list[tuple[str, str]] = []
        for name, value in self.cleaned_data.items():
            values = value if isinstance(value, list) else [value]
            pairs += [
                (name, "on" if each is True else str(each)) for each in values if each
            ]
        return pairs


class SignalForm(forms.Form):
    """What did not work."""

    kind = forms.ChoiceField(
        label=_("What happened?"), choices=list(SIGNALS.items()),
        widget=forms.RadioSelect, initial=SignalKind.DEAD_NUMBER,
    )  # fmt: skip
    reason = one_of(
        _("If someone was refused, why?"), REFUSALS, nothing="–", required=False
    )
    note = passage(
        _("What is wrong or missing?"), rows=3, required=False, max_length=500,
        help_text=_("Do not name anyone, and do not say who you are."),
    )  # fmt: skip
