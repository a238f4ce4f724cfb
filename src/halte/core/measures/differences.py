"""Why two counts differ, as far as it is known. Pure functions, no database.

The reasons are those that official statistics give (unit, counting rule,
coverage, revision; Eurostat, *Handbook on Data Quality Assessment Methods and
Tools*, 2007, "coherence and comparability") and a fifth, said as loudly as the
others: unknown. A revision is claimed only where unit, rule and coverage are
known to be the same and one release came later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.geography.places import place_name
from halte.core.measures.parts import breakdown_title, part_title
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import Period
from halte.core.measures.queries import FigureView
from halte.core.measures.registry import Measure, Unit
from halte.core.measures.rules import NOT_STATED, rule_text
from halte.core.measures.units import KIND_LABELS, kind_of, unit_label


class ReasonKind(StrEnum):
    """The kinds of reason, in the order in which they are told."""

    UNIT = "unit"
    COUNTING_RULE = "counting_rule"
    COVERAGE = "coverage"
    REVISION = "revision"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why two counts differ, with what it means here."""

    kind: ReasonKind
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known of how a number was counted.

    `rule` is None where the release does not state it. `period` and `geography`
    are empty where a whole series is meant, not one figure. `released` is None
    where the release day is not known.
    """

    unit: Unit
    rule: Bilingual | None
    source: Bilingual
    family: str
    coverage: Bilingual
    geography: str = ""
    period: Period | None = None
    breakdown: tuple[str, str] = ("", "")
    version: tuple[str, int] = ("", 1)
    released: date | None = None


def counted(figure: FigureView, measure: Measure) -> Counted:
    """What is known of how a figure was counted."""
    rule = figure.counting_rule
    known = None if rule == NOT_STATED else rule_text(rule, measure.counting_rule)
    own = figure.origin == "own"
    dated = own or figure.release_precision != "unknown"
    return Counted(
        unit=figure.unit,
        rule=known,
        source=measure.source,
        family=measure.family or measure.id,
        coverage=measure.coverage,
        geography=figure.geography,
        period=figure.period,
        breakdown=(figure.breakdown, figure.breakdown_key),
        version=(measure.id, figure.definition_version),
        released=figure.as_of if dated else None,
    )


def counted_series(measure: Measure) -> Counted:
    """What is known of how the numbers of a series are counted."""
    return Counted(
        unit=measure.unit,
        rule=measure.counting_rule,
        source=measure.source,
        family=measure.family or measure.id,
        coverage=measure.coverage,
    )


def why_different(a: Counted, b: Counted) -> tuple[Reason, ...]:
    """Every reason that is known why the two numbers need not agree.

    Never empty: where nothing explains the difference, that is the reason.
    """
    reasons = [*_unit(a, b), *_rule(a, b), *_coverage(a, b)]
    if a.rule is None or b.rule is None:
        return (*reasons, RULE_NOT_STATED)
    if reasons:
        return tuple(reasons)
    if a.released is None or b.released is None or a.released == b.released:
        return (NOTHING_TELLS,)
    return (REVISED,)


def why_not_added(a: Measure, b: Measure) -> tuple[Reason, ...]:
    """Why the numbers of two series must not be added together."""
    one, other = counted_series(a), counted_series(b)
    reasons = [*_kind(one, other), *_unit(one, other), *_rule(one, other)]
    reasons += _coverage(one, other)
    return tuple(reasons) or (MAY_OVERLAP,)


def _kind(a: Counted, b: Counted) -> list[Reason]:
    one, other = kind_of(a.unit), kind_of(b.unit)
    if one == other == kind_of(Unit.CASE):
        return []
    text = Bilingual(
        "Only counts can be added. These are: {a}; {b}.",
        "Seuls des comptes s’additionnent. Ici : {a} ; {b}.",
    )
    return [Reason(ReasonKind.UNIT, _fill(text, KIND_LABELS[one], KIND_LABELS[other]))]


def _unit(a: Counted, b: Counted) -> list[Reason]:
    if a.unit == b.unit:
        return []
    text = Bilingual(
        "They count different things: {a}; {b}. One case can hold several people, "
        "and one person can be in several incidents.",
        "Ils ne comptent pas la même chose : {a} ; {b}. Un dossier peut réunir "
        "plusieurs personnes, et une personne figurer dans plusieurs affaires.",
    )
    filled = _fill(text, unit_label(a.unit), unit_label(b.unit))
    return [Reason(ReasonKind.UNIT, filled)]


def _rule(a: Counted, b: Counted) -> list[Reason]:
    if a.rule is None or b.rule is None:
        return []
    reasons = []
    if a.rule != b.rule:
        text = Bilingual(
            "They are counted by different rules. One: {a} The other: {b}",
            "Leurs règles de comptage diffèrent. L’un : {a} L’autre : {b}",
        )
        filled = _fill(text, _sentence(a.rule), _sentence(b.rule))
        reasons.append(Reason(ReasonKind.COUNTING_RULE, filled))
    elif a.version[0] == b.version[0] and a.version[1] != b.version[1]:
        text = Bilingual(
            "The definition of the series changed between the two (version {a}, "
            "version {b}).",
            "La définition de la série a changé entre les deux (version {a}, "
            "version {b}).",
        )
        numbers = (Bilingual(str(v), str(v)) for v in (a.version[1], b.version[1]))
        reasons.append(Reason(ReasonKind.COUNTING_RULE, _fill(text, *numbers)))
    return reasons


def _coverage(a: Counted, b: Counted) -> list[Reason]:
    pairs: list[tuple[Bilingual, Bilingual, Bilingual]] = []
    if a.geography != b.geography:
        pairs.append((PLACES, place_name(a.geography), place_name(b.geography)))
    if a.period and b.period and _dates(a.period) != _dates(b.period):
        pairs.append((TIMES, period_text(a.period), period_text(b.period)))
    if a.breakdown != b.breakdown:
        pairs.append((PARTS, _part(a), _part(b)))
    if a.family != b.family:
        pairs.append((FAMILIES, a.source, b.source))
    elif a.coverage != b.coverage:
        pairs.append((SCOPES, a.coverage, b.coverage))
    return [
        Reason(ReasonKind.COVERAGE, _fill(text, one, other))
        for text, one, other in pairs
    ]


def _part(counted: Counted) -> Bilingual:
    measure, (by, key) = counted.version[0], counted.breakdown
    if not key:
        return Bilingual("the total", "le total")
    title, part = breakdown_title(measure, by), part_title(measure, by, key)
    return Bilingual(f"{part.en} ({title.en})", f"{part.fr} ({title.fr})")


def _dates(period: Period) -> tuple[date | None, date]:
    return (period.start, period.end)


def _sentence(text: Bilingual) -> Bilingual:
    return Bilingual(*(t if t.endswith(".") else f"{t}." for t in (text.en, text.fr)))


def _fill(text: Bilingual, a: Bilingual, b: Bilingual) -> Bilingual:
    return Bilingual(text.en.format(a=a.en, b=b.en), text.fr.format(a=a.fr, b=b.fr))


KIND_TITLES: Final = {
    ReasonKind.UNIT: Bilingual("Unit", "Unité"),
    ReasonKind.COUNTING_RULE: Bilingual("Counting rule", "Règle de comptage"),
    ReasonKind.COVERAGE: Bilingual("Coverage", "Champ couvert"),
    ReasonKind.REVISION: Bilingual("Revision", "Révision"),
    ReasonKind.UNKNOWN: Bilingual("Unknown", "Inconnue"),
}

PLACES: Final = Bilingual(
    "They cover different places: {a}; {b}.",
    "Ils couvrent des lieux différents : {a} ; {b}.",
)
TIMES: Final = Bilingual(
    "They cover different times: {a}; {b}.",
    "Ils couvrent des périodes différentes : {a} ; {b}.",
)
PARTS: Final = Bilingual(
    "They cover different parts of the total: {a}; {b}.",
    "Ils couvrent des parties différentes du total : {a} ; {b}.",
)
FAMILIES: Final = Bilingual(
    "They come from different records, which see different events: {a}; {b}.",
    "Ils proviennent de registres différents, qui ne voient pas les mêmes faits : "
    "{a} ; {b}.",
)
SCOPES: Final = Bilingual(
    "They cover different things: {a}; {b}.",
    "Leur champ diffère : {a} ; {b}.",
)
RULE_NOT_STATED: Final = Reason(
    ReasonKind.UNKNOWN,
    Bilingual(
        "At least one release does not state its counting rule, so a revision and a "
        "change of rule cannot be told apart. We do not know why they differ.",
        "Au moins une diffusion ne précise pas sa règle de comptage : on ne peut pas "
        "distinguer une révision d’un changement de règle. Nous ignorons la raison "
        "de l’écart.",
    ),
)
NOTHING_TELLS: Final = Reason(
    ReasonKind.UNKNOWN,
    Bilingual(
        "Unit, rule and coverage are the same, and it is not known which came later. "
        "We do not know why they differ.",
        "Unité, règle et champ sont les mêmes, et l’on ignore lequel est le plus "
        "récent. Nous ignorons la raison de l’écart.",
    ),
)
REVISED: Final = Reason(
    ReasonKind.REVISION,
    Bilingual(
        "The same source counted the same thing by the same rule and released a new "
        "number later. The later one is a revision.",
        "La même source a compté la même chose selon la même règle, puis diffusé un "
        "nouveau nombre. Le plus récent est une révision.",
    ),
)
MAY_OVERLAP: Final = Reason(
    ReasonKind.UNKNOWN,
    Bilingual(
        "Nothing that we know says that the same event cannot be in both. Add them "
        "only where their source says that they do not overlap.",
        "Rien de ce que nous savons n’exclut qu’un même fait figure dans les deux. "
        "Ne les additionnez que si leur source dit qu’ils ne se recoupent pas.",
    ),
)
