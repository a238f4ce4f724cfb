"""For which place a copy is made, how far around, and for whom."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.copies.choosing import (
    AROUND,
    CANADA,
    REACHES,
    Choice,
    tiers_for,
)
from halte.capabilities.directory.copies.ports import by_province
from halte.capabilities.directory.forms.fields import grouped, line, one_of
from halte.capabilities.directory.naming_places import meant, suggestions
from halte.capabilities.directory.sentences import SENTENCES
from halte.capabilities.directory.states import CopyKind, RecallReason, Tier
from halte.capabilities.directory.words import COPIES, RECALLS, TIERS
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual, current_language
from halte.core.geography.places import place_name
from halte.core.ui.form_fields import radios

KILOMETRES: Final = {km: Bilingual(f"{km} km", f"{km} km") for km in REACHES}

MADE_HERE: Final = {k: words for k, words in COPIES.items() if k != CopyKind.LIST}
"""A printed list comes from the page of a search."""


class CopyForm(forms.Form):
    """A pocket list or a bundle. The place is posted: no address ever holds it."""

    kind = radios(_("What"), MADE_HERE, initial=CopyKind.POCKET)
    port = forms.ChoiceField(label=_("Port of entry"), required=False)
    town = line(
        _("Or another place"), required=False, max_length=80,
        help_text=_("Of a detachment, the town. A province or a postal code will do. A "
                    "bundle without any place holds all of Canada."),
    )  # fmt: skip
    within_km = one_of(
        _("How far around"), KILOMETRES, nothing=_("Any distance"), required=False,
        initial=AROUND,
    )  # fmt: skip
    tier = radios(
        _("For whom"), TIERS,
        help_text=_("The copy says what these people may know, and no more. A copy for "
                    "everyone is the one to give to the person."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        more.setdefault("use_required_attribute", False)
        super().__init__(*args, **more)
        tiers = tiers_for(actor)
        groups = (
            (place_name(code), [(port.code, port.name) for port in ports])
            for code, ports in by_province()
        )
        port, tier = self.fields["port"], self.fields["tier"]
        if isinstance(port, forms.ChoiceField):
            port.choices = grouped(groups, _("None of these"))
        if isinstance(tier, forms.ChoiceField):
            tier.choices = [(t, TIERS[t]) for t in tiers]
        tier.initial = tiers[-1]
        self.fields["town"].widget.attrs |= {"list": "towns", "autocomplete": "off"}

    def towns(self) -> tuple[str, ...]:
        """What the field of the place offers."""
        return suggestions(current_language())

    def clean(self) -> dict[str, Any]:
        """One place; none only for a bundle of everything."""
        typed = super().clean() or {}
        port, town = typed.get("port", ""), typed.get("town", "").strip()
        if port and town:
            self.add_error("town", str(SENTENCES["directory_place_one"]))
        elif town and not meant(town):
            self.add_error("town", _now("We do not know this place. Try the nearest "
                                        "larger town, or the province."))  # fmt: skip
        elif not (port or town) and typed.get("kind") == CopyKind.POCKET:
            self.add_error("port", str(SENTENCES["directory_place_needed"]))
        return typed

    def choice(self) -> Choice:
        """As copies are made."""
        typed = self.cleaned_data
        place = typed["port"] or meant(typed["town"]).code or CANADA
        reach = typed["within_km"]
        return Choice(place, Tier(typed["tier"]), int(reach) if reach else None)


class RecallForm(forms.Form):
    """Why a copy is called back."""

    reason = radios(_("Why"), RECALLS)

    def why(self) -> RecallReason:
        """As the action takes it."""
        return RecallReason(self.cleaned_data["reason"])
