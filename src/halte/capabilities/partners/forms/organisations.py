"""Partners and contacts as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.partners.actions.organisations import About, Reach
from halte.capabilities.partners.countries import choices
from halte.capabilities.partners.models import Profile
from halte.capabilities.partners.words import SPOKEN
from halte.core.organisations.actions import Particulars
from halte.core.organisations.words import KINDS
from halte.core.ui.form_fields import line, offer, passage, ticked


class FindForm(forms.Form):
    """Finding a partner. Names of organisations are public."""

    q = forms.CharField(label=_("Name or acronym"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Any kind")), *KINDS.items()]
    )
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "country", choices(), str(_("Any country")))

    def asked(self) -> dict[str, str]:
        """What was asked for; what is not offered is left out."""
        self.is_valid()
        typed = self.cleaned_data
        return {
            "words": typed.get("q", ""),
            "kind": typed.get("kind", ""),
            "country": typed.get("country", ""),
        }


class AboutForm(forms.Form):
    """How we work with a partner."""

    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        help_text=_(
            "The country only. No address is kept here, so that a shelter’s can never "
            "leak."
        ),
    )
    languages = ticked(
        _("Languages in which they work"), SPOKEN.items(), required=False
    )
    website = forms.URLField(
        label=_("Public website"), required=False, assume_scheme="https"
    )
    focus_en = line(_("What they do, in English"), required=False, max_length=500)
    focus_fr = line(_("What they do, in French"), required=False, max_length=500)
    together_en = passage(_("How we work together, in English"), required=False)
    together_fr = passage(_("How we work together, in French"), required=False)
    public = forms.BooleanField(
        label=_("Everyone may know that we work together"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, profile: Profile | None = None, **more: Any) -> None:
        names = (*About.__dataclass_fields__, "version")
        if profile is not None:
            more["initial"] = {name: getattr(profile, name) for name in names}
        super().__init__(*args, **more)
        offer(self, "country", choices(), "–")

    def about(self) -> About:
        """As the action takes it."""
        typed = self.cleaned_data
        return About(**{name: typed[name] for name in About.__dataclass_fields__})

    def version_seen(self) -> int:
        """The version that the author began from; 0 for none."""
        return self.cleaned_data["version"] or 0


class PartnerForm(AboutForm):
    """A new partner, in both languages."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *KINDS.items()])
    name_en = line(_("Name in English"))
    name_fr = line(_("Name in French"))
    acronym_en = line(_("Acronym in English"), required=False, max_length=20)
    acronym_fr = line(_("Acronym in French"), required=False, max_length=20)
    field_order = ("kind", "name_en", "name_fr", "acronym_en", "acronym_fr")

    def particulars(self) -> Particulars:
        """As the action takes them; the name counts as given by the partner."""
        typed = self.cleaned_data
        return Particulars(
            kind=typed["kind"], name_en=typed["name_en"], name_fr=typed["name_fr"],
            acronym_en=typed["acronym_en"], acronym_fr=typed["acronym_fr"],
            name_certain=True, name_note_en="", name_note_fr="",
        )  # fmt: skip


class ContactForm(forms.Form):
    """Someone at a partner."""

    name = line(_("Name"), max_length=120)
    role = line(_("Role"), required=False, max_length=120)
    phone = line(_("Telephone at work"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail at work"), required=False)
    language = forms.ChoiceField(
        label=_("Language they prefer"),
        required=False,
        choices=[("", "–"), *SPOKEN.items()],
    )

    def reach(self) -> Reach:
        """As the action takes it."""
        return Reach(**self.cleaned_data)
