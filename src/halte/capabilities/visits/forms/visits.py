"""What officers type about visits, stops, papers and pictures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.facade import SiteBrief
from halte.capabilities.visits.actions.asking import Kept, Request, Spoken
from halte.capabilities.visits.actions.entering import Consent, Warrant
from halte.capabilities.visits.actions.planning import Companion, Place, Plan
from halte.capabilities.visits.forms.fields import at_moment, item_number, line, passage
from halte.capabilities.visits.models import Stop, Visit
from halte.capabilities.visits.states import (
    Medium,
    Occupant,
    Part,
    Party,
    Said,
    StopKind,
)
from halte.capabilities.visits.words import MEDIA, OCCUPANTS, PARTIES, PARTS, SAID
from halte.core.organisations.models import Organisation
from halte.core.ui.form_fields import offer, on_day, one_of
from halte.core.vault.facade import Item


class PlanForm(forms.Form):
    """A visit. `inspection` is left out where it is fixed."""

    inspection = forms.ChoiceField(label=_("Inspection"))
    on = on_day(_("Day of the visit"))
    announced = forms.TypedChoiceField(
        label=_("Is the employer told?"), coerce=lambda text: text == "yes",
        choices=[("no", _("No: unannounced")), ("yes", _("Yes: announced"))],
    )  # fmt: skip
    told_on = on_day(_("Told on"), required=False)
    told = line(
        _("Who was told, and how"), required=False, max_length=300,
        help_text=_("For announced visits only."),
    )  # fmt: skip
    pair_needed = forms.BooleanField(
        label=_("Nobody goes in alone"), required=False, initial=True,
        help_text=_("Leave it ticked for isolated places and where abuse is alleged."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, inspections: list[tuple[int, str]] | None = None,
        visit: Visit | None = None, **more: Any,
    ) -> None:  # fmt: skip
        if visit is not None:
            more["initial"] = {
                "on": visit.on, "announced": "yes" if visit.announced else "no",
                "told_on": visit.told_on, "pair_needed": visit.pair_needed,
                "told": visit.told.text if visit.told else "",
            }  # fmt: skip
        super().__init__(*args, **more)
        if inspections is None:
            del self.fields["inspection"]
        else:
            offer(self, "inspection", inspections, nothing="–")

    def plan(self, inspection_pk: int = 0) -> Plan:
        """As the action takes it."""
        typed = dict(self.cleaned_data)
        chosen = typed.pop("inspection", None)
        return Plan(inspection_pk=int(chosen or inspection_pk), **typed)


class WhyForm(forms.Form):
    """A reason."""

    why = line(_("Why"), max_length=500)


class PersonForm(forms.Form):
    """Someone who goes along."""

    part = one_of(_("What they are there for"), PARTS)
    user = forms.ChoiceField(label=_("Colleague"), required=False)
    name = line(_("Or the name of someone else"), required=False)
    language = line(_("Language of the interpreter"), required=False, max_length=40)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)

    def __init__(
        self, *args: Any, colleagues: list[tuple[int, str]],
        provinces: list[tuple[int, str]], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        offer(self, "user", colleagues, nothing="–")
        offer(self, "organisation", provinces, nothing="–")

    def companion(self) -> Companion:
        """As the action takes them."""
        typed = self.cleaned_data
        return Companion(
            part=Part(typed["part"]),
            user_id=int(typed["user"]) if typed["user"] else None,
            name=typed["name"],
            language=typed["language"],
            organisation_id=int(typed["organisation"])
            if typed["organisation"]
            else None,
        )


class StopForm(forms.Form):
    """A stop."""

    site = forms.ChoiceField(label=_("Place"))
    dwelling = forms.BooleanField(
        label=_("It is a private dwelling"), required=False,
        help_text=_("An inspector enters with consent or a warrant only."),
    )  # fmt: skip
    caregiver = forms.BooleanField(
        label=_("A live-in caregiver works there"), required=False,
        help_text=_("Conditions 3, 10 and 16 are then asked about."),
    )  # fmt: skip

    def __init__(self, *args: Any, sites: tuple[SiteBrief, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.sites = {str(site.pk): site for site in sites}
        pairs = [(s.pk, f"{s.words} – {s.address}, {s.city}") for s in sites]
        offer(self, "site", pairs, nothing="–")

    def place(self) -> Place:
        """As the action takes it."""
        site, typed = self.sites[self.cleaned_data["site"]], self.cleaned_data
        housing = site.kind == "housing"
        return Place(
            site_pk=site.pk,
            kind=StopKind.HOUSING if housing else StopKind.WORK,
            registered_dwelling=site.is_dwelling,
            dwelling=typed["dwelling"],
            caregiver=typed["caregiver"],
        )


class ConsentForm(forms.Form):
    """A written consent to enter."""

    at = at_moment(_("Given on"), initial=timezone.localtime)
    occupant = one_of(_("Who consents"), OCCUPANTS)
    by_whom = line(
        _("Name of who consents"), required=False,
        help_text=_("Never the name of a worker."),
    )  # fmt: skip
    item = item_number(
        _("Number of the signed paper in the vault"),
        help_text=_("Put it in the vault first. What a worker signed goes behind the "
                    "wall."),
    )  # fmt: skip

    def consent(self, item: Item) -> Consent:
        """As the action takes it."""
        typed = self.cleaned_data
        return Consent(typed["at"], Occupant(typed["occupant"]), item, typed["by_whom"])


class WarrantForm(forms.Form):
    """A warrant."""

    justice = line(_("Justice of the peace"))
    issued_at = at_moment(_("Issued on"))
    number = line(_("Number"), max_length=60)
    place = line(_("Place that it names"), max_length=300)
    valid_from = at_moment(_("Entry from"))
    valid_until = at_moment(_("Entry until"))
    item = item_number(_("Number of the warrant in the vault"), required=False)

    def warrant(self, item: Item | None) -> Warrant:
        """As the action takes it."""
        return Warrant(**(self.cleaned_data | {"item": item}))


class MomentForm(forms.Form):
    """When."""

    at = at_moment(_("When"), initial=timezone.localtime)


class AskForm(forms.Form):
    """Documents that are required."""

    party = one_of(_("Of whom"), PARTIES, nothing=None)
    who = line(_("Name, if not the employer"), required=False)
    what = passage(_("Which documents"))
    asked_on = on_day(_("Asked on"), initial=timezone.localdate)
    due_on = on_day(_("Due on"))
    uncooperative_on = on_day(
        _("The employer does not cooperate since"), required=False,
        help_text=_("Others are asked only then, and since 2022-09-26 only."),
    )  # fmt: skip
    uncooperative = passage(_("How that shows"), required=False, rows=2)

    def request(self) -> Request:
        """As the action takes it."""
        typed = self.cleaned_data
        return Request(**(typed | {"party": Party(typed["party"])}))


class ReceiveForm(forms.Form):
    """What came."""

    on = on_day(_("Came on"), initial=timezone.localdate)
    whole = forms.TypedChoiceField(
        label=_("What came"), coerce=lambda text: text == "yes",
        choices=[("yes", _("Everything")), ("no", _("A part"))],
    )  # fmt: skip
    item = item_number(_("Number of the file in the vault"), required=False)


class MediaForm(forms.Form):
    """What someone said about pictures."""

    medium = one_of(_("Asked about"), MEDIA, nothing=None)
    said = one_of(_("Answer"), SAID, nothing=None)
    at = at_moment(_("When"), initial=timezone.localtime)
    by_worker = forms.BooleanField(label=_("It is a worker"), required=False)
    by_whom = line(
        _("Name of who was asked"), required=False,
        help_text=_("Never the name of a worker."),
    )  # fmt: skip
    item = item_number(_("Number of the signed paper in the vault"), required=False)

    def spoken(self, item: Item | None) -> Spoken:
        """As the action takes it."""
        typed = self.cleaned_data
        chosen = {
            "medium": Medium(typed["medium"]), "said": Said(typed["said"]),
            "item": item,
        }  # fmt: skip
        return Spoken(**(typed | chosen))


class AttachForm(forms.Form):
    """An item of the vault."""

    item = item_number(_("Number of the item in the vault"))
    medium = one_of(_("It is"), MEDIA, nothing=_("A paper"), required=False)
    stop = forms.ChoiceField(label=_("Taken at"), required=False)
    condition = forms.TypedChoiceField(
        label=_("Evidence for condition"), required=False, coerce=int, empty_value=None,
        choices=[("", _("None")), *((n, str(n)) for n in range(1, 31))],
    )  # fmt: skip
    label = line(_("What it shows, for the file"), required=False)
    without = line(_("Why it is kept without consent"), required=False)

    def __init__(self, *args: Any, stops: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "stop", stops, nothing="–")

    def kept(self, item: Item, stop: Stop | None) -> Kept:
        """As the action takes it."""
        typed = self.cleaned_data
        return Kept(
            item=item,
            label=typed["label"],
            stop=stop,
            medium=Medium(typed["medium"]) if typed["medium"] else None,
            without=typed["without"],
            condition=typed["condition"],
        )


class ShareForm(forms.Form):
    """A province, and what it is told."""

    organisation = forms.ChoiceField(label=_("Province"))
    told = passage(
        _("What it is told"), rows=5,
        help_text=_("It reads this, the day, and items that may be shown; nothing "
                    "else."),
    )  # fmt: skip
    why = line(_("Why"), max_length=500)

    def __init__(self, *args: Any, provinces: list[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.bodies = {str(body.pk): body for body in provinces}
        offer(self, "organisation", [(b.pk, str(b)) for b in provinces], nothing="–")

    def body(self) -> Organisation:
        """The province chosen."""
        return self.bodies[self.cleaned_data["organisation"]]
