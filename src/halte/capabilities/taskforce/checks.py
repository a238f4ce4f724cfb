"""What cannot be taken as it was typed: rules that several actions share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation

FARTHEST: Final = timedelta(days=5 * 366)
"""A day farther off than a plan lasts is a slip of the keyboard."""

SHORTEST_REASON: Final = 10


def require_both(english: str, french: str, field: str, *, needed: bool = True) -> None:
    """A text in both languages; or in neither, where none is needed."""
    if not english.strip() and (needed or french.strip()):
        raise Invalid("taskforce_both_languages", field=f"{field}_en")
    if not french.strip() and (needed or english.strip()):
        raise Invalid("taskforce_both_languages", field=f"{field}_fr")


def require_past(day: date, field: str = "on") -> None:
    """A day that has come."""
    if day > timezone.localdate():
        raise Invalid("taskforce_in_the_future", field=field)


def require_near(day: date, field: str) -> None:
    """A day within five years."""
    if day > timezone.localdate() + FARTHEST:
        raise Invalid("taskforce_too_far", field=field)


def require_reason(english: str, french: str) -> None:
    """Both languages, and more than a word."""
    require_both(english, french, "text")
    if len(english.strip()) < SHORTEST_REASON:
        raise Invalid("reason_too_short", field="text_en", shortest=SHORTEST_REASON)


def body(slug: str, field: str) -> Organisation:
    """The organisation of this name."""
    found = Organisation.objects.filter(slug=slug, ended_at=None).first()
    if found is None:
        raise Invalid("taskforce_body_unknown", field=field)
    return found


def bodies(slugs: Iterable[str], field: str) -> dict[str, Organisation]:
    """Organisations by name; each must be there."""
    wanted = set(slugs)
    found = {row.slug: row for row in Organisation.objects.filter(slug__in=wanted)}
    if len(found) != len(wanted):
        raise Invalid("taskforce_body_unknown", field=field)
    return found
