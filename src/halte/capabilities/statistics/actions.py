"""What changes here: vintages are frozen, series defined, conflicts explained."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from typing import Final

from django.utils import timezone

from halte.capabilities.statistics import policy
from halte.capabilities.statistics.freezing import make_vintage
from halte.capabilities.statistics.models import Explanation
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.measures.keeping import keep_definition
from halte.core.measures.models import Figure, Series
from halte.core.measures.periods import Period
from halte.core.measures.queries import definition
from halte.core.measures.registry import MEASURES

LONGEST_EXPLANATION: Final = 1000

SERIES_ID: Final = re.compile(r"[a-z][a-z0-9_]{1,79}")
"""Small letters, so that a file may write it in any case."""


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """Everything that a definition says, in both languages."""

    title_en: str
    title_fr: str
    definition_en: str
    definition_fr: str
    unit: str
    counting_rule_en: str
    counting_rule_fr: str
    source_en: str
    source_fr: str
    coverage_en: str
    coverage_fr: str
    subject: str
    family: str


@action(
    Permission.FIGURES_FREEZE,
    label=Bilingual("Freeze a vintage", "Figer un millésime"),
    policy=policy.may_freeze,
)
def freeze(
    actor: Actor, vintage: Figure, *, period: Period, breakdown: str = ""
) -> tuple[Figure, ...]:
    """Count an own measure for a period and keep the numbers for good.

    `vintage` is an unsaved figure that names the measure; it becomes the total.
    """
    measure = MEASURES[vintage.measure]
    keep_definition(measure)
    total, *parts = make_vintage(measure, period, breakdown, timezone.localdate())
    # The subject itself becomes the total, so that the audit names it.
    vintage.__dict__.update(
        {f.attname: getattr(total, f.attname) for f in Figure._meta.concrete_fields}
    )
    vintage.save(force_insert=True)
    return (vintage, *Figure.objects.bulk_create(parts))


@action(
    Permission.SERIES_DEFINE,
    label=Bilingual("Define a series", "Définir une série"),
    policy=policy.may_define,
)
def define_series(
    actor: Actor,
    series: Series,
    *,
    slug: str,
    words: SeriesWords,
    seen_version: int = 0,
) -> Series:
    """Define a new series, or give one a new definition under the next version.

    A new series is `Series(id=None)`. `seen_version` is the version that the
    person was looking at: a form that went stale changes nothing.
    """
    refuse_blank(words)
    return redefine(series, words, seen_version) if series.pk else begin(slug, words)


def begin(slug: str, words: SeriesWords) -> Series:
    """A new series, version 1."""
    if slug in MEASURES or Series.objects.filter(pk=slug).exists():
        raise Invalid("series_exists", field="slug")
    if not SERIES_ID.fullmatch(slug):
        raise Invalid("series_id_form", field="slug")
    series = Series(id=slug, **asdict(words))
    series.save(force_insert=True)
    keep_words(series)
    return series


def redefine(series: Series, words: SeriesWords, seen_version: int) -> Series:
    """The next version of a series; the words of the old one stay readable."""
    if seen_version != series.version:
        raise Denied("changed_meanwhile")
    if all(getattr(series, f.name) == getattr(words, f.name) for f in fields(words)):
        raise Invalid("definition_unchanged")
    has_figures = Figure.objects.filter(measure=series.pk).exists()
    if has_figures and words.unit != series.unit:
        raise Invalid("unit_fixed", field="unit")
    for name, text in asdict(words).items():
        setattr(series, name, text)
    series.version += 1
    series.save()
    keep_words(series)
    return series


def keep_words(series: Series) -> None:
    """Keep the words of the version that the series now has."""
    measure = definition(series.pk)
    if measure is not None:
        keep_definition(measure)


def refuse_blank(words: SeriesWords) -> None:
    """A page in one language only is not published."""
    for name, text in asdict(words).items():
        if not text.strip() and name not in ("subject", "family"):
            raise Invalid("both_languages", field=name)


@action(
    Permission.SERIES_DEFINE,
    label=Bilingual("Explain a difference", "Expliquer un écart"),
    policy=policy.may_explain,
)
def explain(actor: Actor, figure: Figure, *, text_en: str, text_fr: str) -> Explanation:
    """Add a dated explanation to a conflict; `figure` is any figure in it."""
    for name, text in (("text_en", text_en), ("text_fr", text_fr)):
        if not text.strip():
            raise Invalid("both_languages", field=name)
        if len(text) > LONGEST_EXPLANATION:
            raise Invalid("text_too_long", field=name, limit=LONGEST_EXPLANATION)
    return Explanation.objects.create(
        measure=figure.measure,
        geography=figure.geography,
        period_start=figure.period_start,
        period_end=figure.period_end,
        breakdown=figure.breakdown,
        breakdown_key=figure.breakdown_key,
        text_en=text_en.strip(),
        text_fr=text_fr.strip(),
        by_user_id=actor.user_id,
    )


SENTENCES: Final = {
    "freeze_what": Bilingual(
        "Name a measure and its --period, or write --all.",
        "Nommez une mesure et sa période (--period), ou écrivez --all.",
    ),
    "measure_not_ours": Bilingual(
        "This series is published by others. Its figures are imported, not frozen.",
        "Cette série est publiée par d’autres. Ses chiffres s’importent ; ils ne se "
        "figent pas ici.",
    ),
    "definition_in_code": Bilingual(
        "This measure is defined by the room that counts it and is not edited here.",
        "Cette mesure est définie par le volet qui la compte et ne se modifie pas ici.",
    ),
    "figure_withdrawn": Bilingual(
        "This figure was withdrawn and no longer stands. Explain one that stands.",
        "Ce chiffre a été retiré. Expliquez un chiffre qui tient toujours.",
    ),
    "breakdown_unknown": Bilingual(
        "This measure cannot be split that way. Choose one of its breakdowns.",
        "Cette mesure ne peut être ventilée ainsi. Choisissez l’une de ses "
        "ventilations.",
    ),
    "period_not_begun": Bilingual(
        "This period has not begun yet. Choose one that has.",
        "Cette période n’a pas commencé. Choisissez-en une qui l’est.",
    ),
    "people_wait": Bilingual(
        "This measure counts people. It is frozen once its period is over, so that no "
        "release tells on which day something happened to one of them.",
        "Cette mesure compte des personnes. Elle est figée une fois sa période "
        "terminée, pour qu’aucune diffusion ne dise quel jour il est arrivé quelque "
        "chose à l’une d’elles.",
    ),
    "nothing_counted": Bilingual(
        "The measure gives no total for this period, so there is nothing to freeze.",
        "La mesure ne donne aucun total pour cette période : il n’y a rien à figer.",
    ),
    "vintage_identical": Bilingual(
        "Nothing has changed: the vintage of {day} already says exactly this. It "
        "stands; there is no need for another.",
        "Rien n’a changé : le millésime du {day} dit déjà exactement cela. Il tient ; "
        "un autre est inutile.",
    ),
    "series_id_form": Bilingual(
        "An id has small letters, digits and underscores, and begins with a letter.",
        "Un identifiant comprend des minuscules, des chiffres et des traits de "
        "soulignement, et commence par une lettre.",
    ),
    "series_exists": Bilingual(
        "A series or measure has this id already. Choose another id.",
        "Une série ou une mesure porte déjà cet identifiant. Choisissez-en un autre.",
    ),
    "definition_unchanged": Bilingual(
        "Nothing was changed, so the version stays as it is.",
        "Rien n’a été modifié ; la version reste la même.",
    ),
    "unit_fixed": Bilingual(
        "The series has figures in its unit. Another unit is another series: define "
        "a new one.",
        "La série a des chiffres dans son unité. Une autre unité est une autre série : "
        "définissez-en une nouvelle.",
    ),
    "both_languages": Bilingual(
        "Write this in both languages. The reader of each must have the same.",
        "Écrivez ce texte dans les deux langues. Chaque lecteur doit avoir la même "
        "chose.",
    ),
    "shipped_not_taken": Bilingual(
        "The figures that come with Halte could not all be taken. Look at batch "
        "{batch} to see which rows wait and why.",
        "Les chiffres fournis avec Halte n’ont pu être tous repris. Consultez le lot "
        "{batch} pour voir quelles lignes attendent et pourquoi.",
    ),
    "organisation_first": Bilingual(
        "There is no organisation yet. Create one first: a file of figures belongs to "
        "the organisation that sends it in.",
        "Il n’y a pas encore d’organisation. Créez-en une d’abord : un fichier de "
        "chiffres appartient à l’organisation qui le dépose.",
    ),
    "text_too_long": Bilingual(
        "This text is too long. Shorten it to {limit} characters.",
        "Ce texte est trop long. Ramenez-le à {limit} caractères.",
    ),
}  # fmt: skip
