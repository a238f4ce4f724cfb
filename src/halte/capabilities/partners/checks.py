"""What cannot be taken as it was typed: rules that several actions share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.partners.countries import countries
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation

DIGEST: Final = re.compile(r"[0-9a-f]{64}")
PROMISE: Final = re.compile(r"[a-z0-9-]{1,60}/[a-z0-9-]{1,60}")


def require_country(code: str, *, needed: bool) -> None:
    """A code of our list, or nothing where nothing is needed."""
    if code not in countries() and (needed or code):
        raise Invalid("country_unknown", field="country")


def require_order(starts: date, ends: date, code: str) -> None:
    """An end that is not before its start."""
    if ends < starts:
        raise Invalid(code, field="ends")


def require_past(day: date, code: str) -> None:
    """A day that has come."""
    if day > timezone.localdate():
        raise Invalid(code, field="on")


def require_promise(text: str) -> None:
    """The name of a commitment as the plan’s file has it, or nothing."""
    if text and not PROMISE.fullmatch(text):
        raise Invalid("promise_shape", field="promise")


def require_digest(text: str) -> None:
    """A SHA-256, or nothing."""
    if text and not DIGEST.fullmatch(text):
        raise Invalid("sharing_digest_wrong", field="digest")


def require_both(english: str, french: str, field: str) -> None:
    """A text that is there in both languages, or in neither."""
    if bool(english.strip()) != bool(french.strip()):
        place = f"{field}_fr" if english.strip() else f"{field}_en"
        raise Invalid("partners_both_languages", field=place)


def bodies(slugs: Iterable[str], field: str) -> list[Organisation]:
    """The organisations of these names; each must be there."""
    wanted = list(slugs)
    found = list(Organisation.objects.filter(slug__in=wanted))
    if len(found) != len(set(wanted)):
        raise Invalid("partner_unknown", field=field)
    return found


def own_organisation_id(organisation_id: int | None) -> int:
    """The keeper of what is new."""
    if organisation_id is None:
        raise Invalid("partners_not_yours")
    return organisation_id
