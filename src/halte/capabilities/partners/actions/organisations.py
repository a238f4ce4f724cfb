"""Partners and their contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils import timezone

from halte.capabilities.partners.checks import require_both, require_country
from halte.capabilities.partners.models import Contact, Profile
from halte.capabilities.partners.policy import may_remove, takes_part
from halte.capabilities.partners.words import SPOKEN
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.fields import normalised
from halte.core.organisations.actions import Particulars, assign, free_slug
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class About:
    """What is kept about a partner. No address: see `models.Profile`."""

    country: str = ""
    languages: Sequence[str] = field(default_factory=tuple)
    website: str = ""
    focus_en: str = ""
    focus_fr: str = ""
    together_en: str = ""
    together_fr: str = ""
    public: bool = False


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Add a partner", "Ajouter un partenaire"),
)
def add_partner(
    actor: Actor, partner: Organisation, *, particulars: Particulars, about: About
) -> Organisation:
    """A new organisation with its profile; a name that is taken is not added again."""
    name = normalised(particulars["name_en"])
    taken = Organisation.objects.values_list("name_en", flat=True)
    if name in {normalised(other) for other in taken}:
        raise Invalid("partner_known", field="name_en")
    _sound(about)
    assign(partner, particulars)
    partner.slug = free_slug(partner.acronym_en or partner.name_en)
    partner.save()
    _write(Profile(organisation=partner), about)
    return partner


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Say how we work with a partner", "Décrire le travail avec un partenaire"
    ),
    policy=takes_part,
)
def describe_partner(
    actor: Actor, partner: Organisation, *, about: About, version: int
) -> Profile:
    """What is kept about a partner, unless someone else was quicker."""
    _sound(about)
    profile = Profile.objects.filter(organisation=partner).first()
    if profile is None:
        return _write(Profile(organisation=partner), about)
    if profile.version != version:
        raise Invalid("changed_meanwhile")
    profile.version += 1
    return _write(profile, about)


def _sound(about: About) -> None:
    require_country(about.country, needed=False)
    if set(about.languages) - set(SPOKEN):
        raise Invalid("language_unknown", field="languages")
    if about.website and urlsplit(about.website).scheme not in ("https", "http"):
        raise Invalid("website_shape", field="website")
    require_both(about.focus_en, about.focus_fr, "focus")
    require_both(about.together_en, about.together_fr, "together")


def _write(profile: Profile, about: About) -> Profile:
    profile.country = about.country
    profile.languages = sorted(set(about.languages))
    profile.website = about.website
    profile.public = about.public
    for name in ("focus_en", "focus_fr", "together_en", "together_fr"):
        setattr(profile, name, getattr(about, name).strip())
    profile.save()
    return profile


@dataclass(frozen=True, slots=True)
class Reach:
    """How someone is reached at work."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Add a partner’s contact", "Ajouter un contact d’un partenaire"),
    policy=takes_part,
    second_factor=True,
)
def add_contact(actor: Actor, partner: Organisation, *, reach: Reach) -> Contact:
    """Someone at the partner, for those of one’s own organisation."""
    if actor.organisation_id is None:
        raise Denied("no_permission")
    if not reach.name.strip():
        raise Invalid("contact_nameless", field="name")
    if not (reach.phone.strip() or reach.email.strip()):
        raise Invalid("contact_unreachable", field="email")
    return Contact.objects.create(
        organisation=partner,
        keeper_id=actor.organisation_id,
        name=reach.name.strip(),
        role=reach.role.strip(),
        phone=reach.phone.strip(),
        email=reach.email.strip(),
        language=reach.language,
    )


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Remove a partner’s contact", "Retirer un contact d’un partenaire"),
    policy=may_remove,
    second_factor=True,
)
def remove_contact(actor: Actor, contact: Contact) -> Contact:
    """The words are erased; that there was a contact stays, without them."""
    contact.name = contact.role = contact.phone = contact.email = ""
    contact.language = ""
    contact.removed_at = timezone.now()
    contact.save()
    return contact
