"""Providers and services: added, said in words, changed, shown and put away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils import timezone

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.models import (
    Attribute,
    FieldTier,
    Language,
    Provider,
    ProviderText,
    Service,
    ServiceArea,
    ServiceText,
)
from halte.capabilities.directory.states import (
    Facet,
    ListingState,
    Offered,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import BED_NEEDS, LANGUAGE_NAMES
from halte.capabilities.directory.words import FIELDS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.geography.areas import area_of
from halte.core.geography.places import PLACES


@dataclass(frozen=True, slots=True)
class Said:
    """What a service says in one language."""

    name: str
    description: str = ""
    eligibility: str = ""
    application: str = ""
    fees: str = ""
    alert: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Details:
    """What is true of a service, in codes."""

    terms: dict[Facet, Collection[str]] = field(default_factory=dict)
    denied: dict[Facet, Collection[str]] = field(default_factory=dict)
    languages: dict[str, Offered] = field(default_factory=dict)
    extents: Collection[str] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    remote: bool = False
    email: str = ""


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Add a provider", "Ajouter un fournisseur"),
)
def add_provider(
    actor: Actor, provider: Provider, *, names: dict[str, str], website: str = ""
) -> Provider:
    """A provider with its name in one language or both."""
    if not any(names.values()):
        raise Invalid("directory_name_needed", field="name_en")
    provider.website = website
    provider.save()
    for language, name in names.items():
        if name:
            ProviderText.objects.create(provider=provider, language=language, name=name)
    return provider


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Add a service", "Ajouter un service"),
    policy=policy.may_add,
)
def add_service(
    actor: Actor,
    provider: Provider,
    *,
    said: dict[str, Said],
    details: Details,
) -> Service:
    """A draft: shown to nobody but the steward until it is listed."""
    service = Service.objects.create(provider=provider)
    for language, words in said.items():
        _say(service, language, words)
    _detail(service, details)
    steps.changed_now([service.pk])
    return service


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Change a service’s words", "Modifier les textes d’un service"),
    policy=policy.may_change,
)
def say(actor: Actor, service: Service, *, language: str, said: Said) -> Service:
    """New words in one language; from then on the other is the older of the two.

    The older one catches up when it is said again, changed or as it is.
    """
    steps.refuse_address_in(
        service, said.description, said.eligibility, said.application, said.fees,
        said.alert, names=(said.name,),
    )  # fmt: skip
    before = service.texts.filter(language=language).first()
    if before is not None and before.description != said.description:
        steps.noted(actor, service, f"description_{language}", before.description)
    if before is not None and before.name != said.name:
        steps.noted(actor, service, f"name_{language}", before.name)
    _say(service, language, said)
    steps.stamped(service)
    steps.changed_now([service.pk])
    return service


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Change a service", "Modifier un service"),
    policy=policy.may_change,
)
def change_details(
    actor: Actor, service: Service, *, details: Details, version: int
) -> Service:
    """What is true of it, unless someone else was quicker."""
    if service.version != version:
        raise Invalid("changed_meanwhile")
    _detail(service, details)
    steps.noted(actor, service, "details", "")
    steps.changed_now([service.pk])
    return service


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Show a service", "Afficher un service"),
    policy=policy.may_list,
)
def list_service(actor: Actor, service: Service) -> Service:
    """From now on it is found. A check is due at once where there was none."""
    steps.refuse_place_in(service)
    service.state = ListingState.LISTED
    service.failed_attempts = 0
    service.next_check_on = service.next_check_on or timezone.localdate()
    service.save(update_fields=["state", "failed_attempts", "next_check_on"])
    steps.stamped(service)
    steps.changed_now([service.pk])
    return service


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Suspend a service", "Suspendre un service"),
    policy=policy.may_suspend,
)
def suspend(actor: Actor, service: Service, *, reason: str) -> Service:
    """It is found no longer, until it is shown again. The reason is required."""
    if not reason.strip():
        raise Invalid("directory_reason_needed", field="reason")
    service.state = ListingState.SUSPENDED
    service.save(update_fields=["state"])
    steps.noted(actor, service, "state", reason)
    steps.changed_now([service.pk])
    return service


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Set who sees a field", "Établir qui voit un champ"),
    policy=policy.may_change,
)
def set_tier(
    actor: Actor, service: Service, *, field: str, tier: Tier, reason: str = ""
) -> Service:
    """Who sees one field, or with `field=""` the whole record. Says why."""
    if tier != Tier.PUBLIC and not reason:
        raise Invalid("directory_reason_needed", field="reason")
    kept = Withheld(reason) if reason else ""
    if not field:
        service.tier, service.tier_reason = tier, kept
        service.save(update_fields=["tier", "tier_reason"])
    elif field in FIELDS or field == "provider":
        FieldTier.objects.update_or_create(
            service=service, field=field, defaults={"tier": tier, "reason": kept}
        )
    else:
        raise Invalid("directory_code_unknown", field="field")
    steps.noted(actor, service, f"tier of {field or 'the record'}", "")
    steps.changed_now([service.pk])
    return service


def _say(service: Service, language: str, said: Said) -> None:
    if not said.name.strip():
        raise Invalid("directory_name_needed", field=f"name_{language}")
    words = {name: getattr(said, name) for name in Said.__dataclass_fields__}
    today = timezone.localdate()
    before = service.texts.filter(language=language).first()
    ServiceText.objects.update_or_create(
        service=service,
        language=language,
        defaults=words | {"updated_on": today, "older_since": None},
    )
    # Who mends the older of two follows the newer: that one has not become older.
    if before is not None and before.older_since is None and _differs(before, words):
        others = service.texts.exclude(language=language)
        others.filter(older_since=None).update(older_since=today)


def _differs(before: ServiceText, words: dict[str, str]) -> bool:
    """Whether a reader of the other language would now be told something else."""
    return any(getattr(before, w) != words[w] for w in words if w != "is_public")


def _detail(service: Service, details: Details) -> None:
    """Write the rows of codes anew, each checked against its closed list."""
    _require_codes(details)
    service.minimum_age, service.maximum_age = details.minimum_age, details.maximum_age
    service.remote, service.email = details.remote, details.email
    service.has_beds = bool(BED_NEEDS & set(details.terms.get(Facet.NEED, ())))
    service.save()
    service.attributes.all().delete()
    service.languages.all().delete()
    service.areas.all().delete()
    for facet, codes in details.terms.items():
        for code in dict.fromkeys(codes):
            Attribute.objects.create(service=service, term=steps.term(facet, code))
    for facet, codes in details.denied.items():
        for code in set(codes) - set(details.terms.get(facet, ())):
            term = steps.term(facet, code)
            Attribute.objects.create(service=service, term=term, holds=False)
    for code, offered in details.languages.items():
        Language.objects.create(service=service, code=code, offered=offered)
    for extent in dict.fromkeys(details.extents):
        ServiceArea.objects.create(service=service, extent=extent)
    steps.check_in_time(service)


def _require_codes(details: Details) -> None:
    low, high = details.minimum_age, details.maximum_age
    if low is not None and high is not None and low > high:
        raise Invalid("directory_ages_order", field="maximum_age")
    if not details.terms.get(Facet.NEED):
        raise Invalid("directory_need_needed", field="needs")
    if any(code not in LANGUAGE_NAMES for code in details.languages):
        raise Invalid("directory_code_unknown", field="languages")
    if any(not is_extent(extent) for extent in details.extents):
        raise Invalid("directory_extent_unknown", field="extents")
    if not details.extents and not details.remote:
        raise Invalid("directory_extent_needed", field="extents")


def is_extent(code: str) -> bool:
    """True for Canada, a province and an area."""
    place = PLACES.get(code)
    return (place is not None and place.kind in ("country", "province")) or (
        area_of(code) is not None
    )
