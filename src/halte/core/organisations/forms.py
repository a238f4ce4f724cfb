"""What people type about organisations and members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from halte.core.access.account_forms import PASSWORD_HINT
from halte.core.access.forms import OWN_NAMES
from halte.core.access.roles import ROLES, Role
from halte.core.organisations.models import Organisation, User
from halte.core.organisations.policy import OWN, RESERVED
from halte.core.organisations.words import KINDS


class FindForm(forms.Form):
    """Finding an organisation. Its name is public, so it may stand in an address."""

    q = forms.CharField(label=_("Name or acronym"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Any kind")), *KINDS.items()]
    )


class OrganisationForm(forms.ModelForm[Organisation]):
    """An organisation, in both languages."""

    class Meta:
        model = Organisation
        fields = (
            "kind",
            "name_en",
            "name_fr",
            "acronym_en",
            "acronym_fr",
            "name_certain",
            "name_note_en",
            "name_note_fr",
            "entrusted",
        )
        labels = {  # noqa: RUF012 (Django reads it once)
            "name_en": _("Name in English"),
            "name_fr": _("Name in French"),
            "acronym_en": _("Acronym in English"),
            "acronym_fr": _("Acronym in French"),
            "name_certain": _("A source gives this official name"),
            "name_note_en": _("Remark about the name, in English"),
            "name_note_fr": _("Remark about the name, in French"),
        }

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    entrusted = forms.MultipleChoiceField(
        label=_("Roles that its coordinator may give"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Many roles open what other organisations keep. Choose only those that "
            "are the work of this one."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.fields["entrusted"].choices = [  # type: ignore[attr-defined]
            (role.slug, role.title)
            for role in ROLES.values()
            if role.slug not in RESERVED | {OWN}
        ]

    def particulars(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}

    def show_version(self, version: int) -> None:
        """Send the typed text again over the version that is there now."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("An address that only this person reads."),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of the invitation"),
        choices=OWN_NAMES,
        widget=forms.RadioSelect,
        help_text=_("The message holds both; this one comes first."),
    )

    def __init__(self, roles: tuple[Role, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.slug, role.title) for role in roles]  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """Another role."""

    role = forms.ChoiceField(label=_("New role"), widget=forms.RadioSelect)

    def __init__(self, roles: tuple[Role, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.slug, role.title) for role in roles]  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """A new person’s name, password and language."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As colleagues should see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        max_length=128,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The password once more"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(
        label=_("Language of my pages after sign-in, and of mail"),
        choices=OWN_NAMES,
        widget=forms.RadioSelect,
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """The two passwords agree, and are hard to guess for this person."""
        typed = super().clean() or {}
        password, again = typed.get("password"), typed.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ. Type both again."))
        elif password:
            person = User(email=self.email, name=typed.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return typed
