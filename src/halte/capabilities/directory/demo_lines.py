"""The national lines, which exist: facts with their source, the same for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.models import (
    Attribute,
    CostOption,
    Language,
    Phone,
    Provider,
    ProviderText,
    Schedule,
    Service,
    ServiceArea,
    ServiceText,
)
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    LineKind,
    ListingState,
    Offered,
)


@dataclass(frozen=True, slots=True)
class National:
    """A line for all of Canada, as its own site states it."""

    en: str
    fr: str
    number: str
    source: str
    needs: tuple[str, ...]
    about_en: str
    about_fr: str
    spoken: tuple[str, ...] = ("en", "fr")
    interpreted: tuple[str, ...] = ()


SEEN_ON: Final = date(2026, 11, 23)
"""When the sources below were read."""

LINES: Final = (
    National(
        "Canadian Human Trafficking Hotline",
        "Ligne d’urgence canadienne contre la traite des personnes",
        "+18339001010",
        "canadianhumantraffickinghotline.ca",
        ("crisis_line", "safety_planning", "interpretation"),
        "Answered day and night in English and French, and in more than 200 languages "
        "by interpreter. Connects with local services. Shares nothing without consent, "
        "save where a law requires it.",
        "Répond jour et nuit en français et en anglais, et dans plus de 200 langues "
        "par interprète. Met en relation avec des services locaux. Ne communique rien "
        "sans consentement, sauf si la loi l’exige.",
        interpreted=("es", "ar", "cmn", "yue", "fa", "hi", "hu", "ko", "pa", "pl", "pt",
                     "ro", "ru", "so", "th", "tl", "uk", "ur", "vi", "cr", "iu", "oj"),
    ),
    National(
        "9-8-8: Suicide Crisis Helpline",
        "9-8-8 : Ligne d’aide en cas de crise de suicide",
        "988",
        "canada.ca, Public Health Agency of Canada, November 2023",
        ("crisis_line", "mental_health"),
        "By phone and text, day and night, in English and French.",
        "Par téléphone et par texto, jour et nuit, en français et en anglais.",
    ),
    National(
        "Hope for Wellness Help Line",
        "Ligne d’écoute d’espoir pour le mieux-être",
        "+18552423310",
        "Indigenous Services Canada; cichprofile.ca",
        ("crisis_line", "mental_health", "cultural_support"),
        "For Indigenous people across Canada, day and night. Also in Cree, Ojibwe and "
        "Inuktitut on request.",
        "Pour les Autochtones de tout le Canada, jour et nuit. Aussi en cri, en ojibwé "
        "et en inuktitut, sur demande.",
        interpreted=("cr", "oj", "iu"),
    ),
)  # fmt: skip


def load_national() -> int:
    """Keep the lines that are not there yet; how many were new."""
    new = [
        line for line in LINES if not Phone.objects.filter(number=line.number).exists()
    ]
    for each in new:
        _keep(each)
    if new:
        steps.changed_all()
    return len(new)


def _keep(each: National) -> None:
    provider = Provider.objects.create(source=each.source)
    service = Service.objects.create(
        provider=provider, state=ListingState.LISTED, remote=True, checked_on=SEEN_ON,
        next_check_on=timezone.localdate() + steps.EVERY,
    )  # fmt: skip
    for language, name, about in (
        ("en", each.en, each.about_en), ("fr", each.fr, each.about_fr),
    ):  # fmt: skip
        ProviderText.objects.create(provider=provider, language=language, name=name)
        ServiceText.objects.create(
            service=service, language=language, name=name, description=about
        )
    Phone.objects.create(service=service, kind=LineKind.MAIN, number=each.number)
    Schedule.objects.create(service=service, always=True)
    ServiceArea.objects.create(service=service, extent="CA")
    CostOption.objects.create(service=service, kind=CostKind.FREE)
    for code in each.needs:
        Attribute.objects.create(service=service, term=steps.term(Facet.NEED, code))
    for code in each.spoken:
        Language.objects.create(service=service, code=code)
    for code in each.interpreted:
        Language.objects.create(service=service, code=code, offered=Offered.INTERPRETER)
