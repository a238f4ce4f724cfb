"""Names of organisations and links to promises, as every page of this room has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from halte.capabilities.plan.facade import public_promise_titles
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by name."""

    slug: str
    name: Bilingual
    certain: bool = True


@dataclass(frozen=True, slots=True)
class PromiseLink:
    """A commitment of a plan; by the key of the plan’s file where none has it.

    `url` is '' where there is no such page.
    """

    title: str
    url: str


def body(row: Organisation) -> Body:
    """The name of a stored organisation."""
    return Body(row.slug, Bilingual(row.name_en, row.name_fr), row.name_certain)


def by_number(numbers: Iterable[int]) -> dict[int, Body]:
    """Names by primary key, for parties that are kept as numbers."""
    return {row.pk: body(row) for row in Organisation.objects.filter(pk__in=numbers)}


def promise_link(key: str) -> PromiseLink | None:
    """The promise that something serves; its page says whether there is one."""
    if not key:
        return None
    plan, _, commitment = key.partition("/")
    title = str(public_promise_titles([key]).get(key, key))
    try:
        return PromiseLink(title, reverse("plan:commitment", args=[plan, commitment]))
    except NoReverseMatch:
        return PromiseLink(title, "")


def maybe(english: str, french: str) -> Bilingual | None:
    """A text in both languages; None where nothing is written."""
    return Bilingual(english, french) if english and french else None
