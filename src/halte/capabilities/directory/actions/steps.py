"""Steps that several actions share. None of them is an action."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db.models import F
from django.utils import timezone

from halte.capabilities.directory.models import (
    Change,
    Edition,
    Location,
    ProtectedAddress,
    ProtectedPreviousValue,
    Revision,
    Service,
    Taxonomy,
    Term,
)
from halte.capabilities.directory.states import Facet, HoursKind
from halte.capabilities.directory.terms import TERMS
from halte.core.access.actor import Actor
from halte.core.errors import Invalid
from halte.core.geography.areas import area_of

EVERY: Final = timedelta(days=365)
EVERY_BED: Final = timedelta(days=90)
REVISIONS_KEPT: Final = 2_000
"""An index that is behind by more is built anew."""

FACET_NAMES: Final = {
    Facet.NEED: ("Needs", "Besoins"),
    Facet.POPULATION: ("Populations", "Populations"),
    Facet.EXPLOITATION: ("Exploitation served", "Types d’exploitation"),
    Facet.FACT: ("Facts", "Faits"),
}


def changed_now(services: Iterable[int]) -> None:
    """Raise the edition: these services, by their keys, are read again by every index
    of it. Others must say what they said before; of none, nothing changed."""
    some = sorted(set(services))
    if some:
        _raise(some)


def changed_all() -> None:
    """The same where anything may have changed: every index is built anew."""
    _raise(None)


def _raise(services: list[int] | None) -> None:
    if not Edition.objects.update(number=F("number") + 1):
        Edition.objects.create(pk=1, number=1)
    # Nobody else can be here: the row of the edition is ours until the end.
    number = Edition.objects.values_list("number", flat=True).get()
    Revision.objects.create(number=number, services=services)
    Revision.objects.filter(number__lte=number - REVISIONS_KEPT).delete()


def changed_at(location: Location) -> None:
    """Every service at a place is read again."""
    changed_now(location.services.values_list("service_id", flat=True))


def noted(actor: Actor, service: Service, field: str, before: str) -> None:
    """Keep that a field of everyone’s was changed, and what it said."""
    Change.objects.create(
        service=service, field=field, previous_value=before, by_user_id=actor.user_id
    )
    _touched(service)


def noted_protected(actor: Actor, service: Service, field: str, before: str) -> None:
    """Keep that a protected field was changed; what it said lies apart, encrypted."""
    change = Change.objects.create(
        service=service, field=field, is_protected=True, by_user_id=actor.user_id
    )
    ProtectedPreviousValue.objects.create(change=change, previous_value=before)
    _touched(service)


def stamped(service: Service) -> None:
    """Note that what is shown of it is another than before."""
    service.changed_at = timezone.now()
    service.save(update_fields=["changed_at"])


def _touched(service: Service) -> None:
    service.version += 1
    service.changed_at = timezone.now()
    service.save(update_fields=["version", "changed_at"])


def interval(service: Service) -> timedelta:
    """How long a check holds: 90 days for beds and intake hours, else a year."""
    intake = service.schedules.filter(kind=HoursKind.INTAKE).exists()
    return EVERY_BED if service.has_beds or intake else EVERY


def check_sooner(service: Service, days: int) -> None:
    """Ask the steward to call by a day, or earlier where that was asked before.

    The day of the next check stays: a stranger’s word makes no listing overdue.
    """
    wanted = timezone.localdate() + timedelta(days=days)
    service.call_by = min(service.call_by or wanted, wanted)
    service.save(update_fields=["call_by"])


def term(facet: Facet, code: str) -> Term:
    """The row of a code of our own lists."""
    if code not in TERMS[facet]:
        raise Invalid("directory_code_unknown", field=str(facet))
    en, fr = FACET_NAMES[facet]
    taxonomy, _made = Taxonomy.objects.get_or_create(
        slug=f"halte-{facet}", defaults={"facet": facet, "name_en": en, "name_fr": fr}
    )
    named = TERMS[facet][code]
    return Term.objects.get_or_create(
        taxonomy=taxonomy,
        code=code,
        defaults={"name_en": named.en, "name_fr": named.fr},
    )[0]


def refuse_address_in(service: Service, *texts: str, names: Iterable[str] = ()) -> None:
    """Refuse words for everyone that give away where a protected place is.

    The town is looked for in what is said, not in names: who runs a house is withheld
    as a field, and many are called after the town that everyone knows.
    """
    places = protected_places(service)
    told = any(tells(place, text) for place in places for text in texts)
    if told or any(tells_address(place, n) for n in names for place in places):
        raise Invalid("directory_address_in_words", field="description")


def refuse_place_in(service: Service) -> None:
    """The same of all that a service and its provider say already."""
    refuse_address_in(service, *words_of(service), names=names_of(service))


def protected_places(service: Service) -> list[ProtectedAddress]:
    """Where it is, as nobody is to know it."""
    rows = ProtectedAddress.objects.filter(location__services__service=service)
    return list(rows.select_related("location"))


def tells(place: ProtectedAddress, text: str) -> bool:
    """True for words that name the address, the postal code, or the town where the
    area that everyone sees is not called after it."""
    return tells_address(place, text) or tells_town(place, text)


def tells_address(place: ProtectedAddress, text: str) -> bool:
    """However it is spelt."""
    said = squeezed(text)
    secrets = map(squeezed, (place.address, place.postal_code))
    return any(len(secret) >= 5 and secret in said for secret in secrets)


def tells_town(place: ProtectedAddress, text: str) -> bool:
    """As a name: “Hope”, and not the hope that someone gives."""
    area, town = area_of(place.location.area), unaccented(place.city)
    if not town or (
        area and town in unaccented(f"{area.full_name.en} {area.full_name.fr}")
    ):
        return False
    name = rf"(?<!\w)(?:{re.escape(town)}|{re.escape(town.upper())})(?!\w)"
    return bool(re.search(name, unaccented(text)))


def words_of(service: Service) -> list[str]:
    """What a service and its provider say, as someone below the steward reads it."""
    fields = ("description", "eligibility", "application", "fees", "alert")
    said = [getattr(text, name) for text in service.texts.all() for name in fields]
    said += [text.description for text in service.provider.texts.all()]
    for each in service.schedules.all():
        said += [each.holiday_note_en, each.holiday_note_fr]
    for rows in (service.languages, service.costs):
        said += [n for pair in rows.values_list("note_en", "note_fr") for n in pair]
    return [str(text) for text in said]


def names_of(service: Service) -> list[str]:
    """What it and its provider are called."""
    own = [n for text in service.texts.all() for n in (text.name, text.alternate_name)]
    return [*own, *(text.name for text in service.provider.texts.all())]


def hide_from_history(service: Service) -> None:
    """Earlier words that name a place which is protected now go behind the door."""
    places = protected_places(service)
    for change in service.changes.exclude(previous_value=""):
        if any(tells(place, change.previous_value) for place in places):
            hide(change)


def hide_number(service: Service, digits: str) -> None:
    """Earlier words that name a number which is not for everyone any more, too."""
    for change in service.changes.exclude(previous_value=""):
        if digits[-10:] in squeezed(change.previous_value):
            hide(change)


def hide(change: Change) -> None:
    """What it said lies apart from now on, encrypted."""
    ProtectedPreviousValue.objects.create(
        change=change, previous_value=change.previous_value
    )
    change.previous_value, change.is_protected = "", True
    change.save(update_fields=["previous_value", "is_protected"])


def check_in_time(service: Service) -> None:
    """Beds or intake hours that came later: the next check is due as soon as theirs."""
    if service.checked_on is None:
        return
    due = service.checked_on + interval(service)
    if service.next_check_on is None or due < service.next_check_on:
        service.next_check_on = due
        service.save(update_fields=["next_check_on"])


def unaccented(text: str) -> str:
    """Without accents and hyphens; capitals stay."""
    folded = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(plain.replace("-", " ").split())


def squeezed(text: str) -> str:
    """Letters and digits alone, so that no spelling hides an address."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^0-9a-z]", "", folded)
