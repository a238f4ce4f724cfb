"""What people type at the doors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.core.access.actions import roles_for_keys
from halte.core.access.actor import Actor
from halte.core.access.purposes import purposes_for
from halte.core.access.roles import ROLES, permissions_of
from halte.core.access.states import LONGEST_REASON, SHORTEST_REASON, Finding
from halte.core.bilingual import pick
from halte.core.errors import sentence
from halte.core.organisations.models import Membership, Organisation
from halte.core.ui.form_fields import on_day

OWN_NAMES: Final = (("en", "English"), ("fr", "Français"))
"""Each language by its own name: whoever needs the other one can read it."""


class PurposeForm(forms.Form):
    """What one does now, and for which organisation where there are several."""

    organisation = forms.TypedChoiceField(
        label=_("For which organisation"), coerce=int, widget=forms.RadioSelect
    )
    purpose = forms.ChoiceField(
        label=_("What you are doing now"), widget=forms.RadioSelect
    )

    def __init__(
        self, actor: Actor, held: list[Membership], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        bodies = {m.organisation_id: pick(m.organisation, "name") for m in held}
        roles = frozenset(m.role for m in held)
        purposes = purposes_for(roles, permissions_of(roles))
        self.fields["purpose"].choices = [(p.slug, p.title) for p in purposes]  # type: ignore[attr-defined]
        self.fields["organisation"].choices = list(bodies.items())  # type: ignore[attr-defined]
        refused = str(sentence("purpose_not_yours"))
        self.fields["purpose"].error_messages["invalid_choice"] = refused
        self.initial.setdefault("purpose", actor.purpose)
        self.initial.setdefault("organisation", actor.organisation_id)
        if len(bodies) < 2:
            del self.fields["organisation"]


class LanguageForm(forms.Form):
    """The language to be greeted in."""

    language = forms.ChoiceField(
        label=_("Language of my pages after sign-in, and of mail"),
        choices=OWN_NAMES,
        widget=forms.RadioSelect,
    )


class ReasonField(forms.CharField):
    """A reason that says something; the action refuses a shorter one too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 4}),
            **kwargs,
        )

    def validate(self, value: str) -> None:
        """Not blank, and long enough to be understood."""
        super().validate(value)
        if len(value) < SHORTEST_REASON:
            text = sentence("reason_too_short", shortest=SHORTEST_REASON)
            raise forms.ValidationError(str(text), code="reason_too_short")


class EmergencyForm(forms.Form):
    """Why the glass is broken."""

    reason = ReasonField(
        label=_("Why do you need this now?"),
        help_text=_(
            "Say what happened and what you need to open. Only the people who review "
            "emergency openings can read it. Do not name a victim."
        ),
    )


class ReviewForm(forms.Form):
    """What a reviewer found."""

    finding = forms.ChoiceField(
        label=_("What you found"),
        choices=[
            (Finding.JUSTIFIED, _("Justified")),
            (Finding.NOT_JUSTIFIED, _("Not justified")),
        ],
        widget=forms.RadioSelect,
    )
    note = ReasonField(
        label=_("Why"),
        help_text=_("A sentence that someone else can follow a year from now."),
    )


class KeyForm(forms.Form):
    """A new key."""

    label = forms.CharField(
        label=_("What program is it for?"),
        max_length=80,
        help_text=_("A name that people will recognise in this list."),
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none()
    )
    role = forms.ChoiceField(label=_("Role"))
    last_day = on_day(_("Last day"), help_text=_("At most one year from now."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(ended_at__isnull=True)  # type: ignore[attr-defined]
        field.label_from_instance = lambda body: pick(body, "name")  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (slug, ROLES[slug].title) for slug in roles_for_keys()
        ]
        self.initial.setdefault("last_day", timezone.localdate() + timedelta(days=180))
