"""A result as a page to read and print: every step, with its provision."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Language, Texts
from halte.methods.law.results import Assessed, Result
from halte.methods.law.trace import Step, cited, dollars, written, years
from halte.methods.law.wording import NO_ADVICE, told
from halte.methods.page import Block, Cell, Notice, Section, Table, page

TITLE: Final = Texts("What the findings imply", "Ce qu’entraînent les constats")
OVERVIEW: Final = Texts("In all", "En tout")
EACH: Final = Texts("Finding {id}", "Constat {id}")
NOTICE: Final = Texts("The notice", "L’avis")
STEPS: Final = Texts("How it was reached", "Comment on y arrive")
CHANGES: Final = Texts("What would change it", "Ce qui le changerait")
PROVISION: Final = Texts("Provision", "Disposition")
SAYS: Final = Texts("What applies here", "Ce qui s’applique ici")
IF: Final = Texts("Change, and its effect", "Changement, et son effet")
JUSTIFIED: Final = Texts("justified", "justifié")
HEADINGS: Final = tuple(
    Texts(en, fr)
    for en, fr in (
        ("Finding", "Constat"),
        ("Condition", "Condition"),
        ("Type", "Type"),
        ("Points", "Points"),
        ("Workers", "Travailleurs"),
        ("Each", "Chacune"),
        ("Together", "Ensemble"),
        ("Ban", "Exclusion"),
    )
)
OUTCOME: Final = Texts("Outcome", "Résultat")
FINDINGS: Final = Texts("Findings", "Constats")
BEFORE: Final = Texts("Before caps", "Avant plafonds")
AFTER: Final = Texts("Amount", "Montant")
LONGEST: Final = Texts("Ban", "Exclusion")
LISTED: Final = Texts("On the public list", "Sur la liste publique")
YES_NO: Final = {True: Texts("yes", "oui"), False: Texts("no", "non")}
FOOT: Final = Texts(
    "Immigration and Refugee Protection Regulations, SOR/2002-227, sections 209.2 to "
    "209.997 and Schedule 2, in our own words. Not an official version; the provision "
    "prevails.",
    "Règlement sur l’immigration et la protection des réfugiés, DORS/2002-227, "
    "articles 209.2 à 209.997 et annexe 2, dans nos propres mots. Version non "
    "officielle ; la disposition l’emporte.",
)


def result_page(result: Result, language: Language) -> str:
    """The whole page."""
    sections = [
        overview(result, language),
        *(of_one(one, language) for one in result.violations),
        of_notice(result, language),
    ]
    return page(
        TITLE.in_language(language),
        lede=told(result).in_language(language),
        sections=sections,
        language=language,
        foot=FOOT.in_language(language),
    )


def overview(result: Result, language: Language) -> Section:
    """All findings, a line each, and the sums."""
    heading = OVERVIEW.in_language(language)
    names = tuple(text.in_language(language) for text in HEADINGS)
    rows = tuple(line(one, language) for one in result.violations)
    sums = (
        (BEFORE, dollars(result.amount_before_caps_cad, language)),
        (AFTER, dollars(result.amount_cad, language)),
        (LONGEST, written(years(result.ban), language)),
        (LISTED, YES_NO[result.published].in_language(language)),
    )
    caption = NOTICE.in_language(language)
    return Section(
        heading,
        [
            Notice(NO_ADVICE.in_language(language)),
            Table(
                caption,
                ("", OUTCOME.in_language(language)),
                tuple((name.in_language(language), value) for name, value in sums),
            ),
            Table(FINDINGS.in_language(language), names, rows),
        ],
    )


def line(one: Assessed, language: Language) -> tuple[Cell, ...]:
    """A finding in a line."""
    ban = JUSTIFIED.in_language(language)
    if not one.justified:
        ban = written(years(one.ban), language)
    return (
        one.id,
        one.item,
        one.kind or "–",
        one.total_points,
        one.workers,
        dollars(one.amount_each_cad, language),
        dollars(one.amount_cad, language),
        ban,
    )


def of_one(one: Assessed, language: Language) -> Section:
    """A finding with its steps and what would change it."""
    blocks: list[Block] = [steps_table(STEPS, SAYS, one.trace.steps, language)]
    if one.trace.would_change:
        blocks.append(steps_table(CHANGES, IF, one.trace.would_change, language))
    return Section(EACH.format(id=one.id).in_language(language), blocks)


def of_notice(result: Result, language: Language) -> Section:
    """Caps, ban, warning, list and clocks."""
    steps = (*(cap.step for cap in result.caps_applied), *result.steps)
    return Section(
        NOTICE.in_language(language), [steps_table(STEPS, SAYS, steps, language)]
    )


def steps_table(
    caption: Texts, heading: Texts, steps: tuple[Step, ...], language: Language
) -> Table:
    """Steps, a line each."""
    return Table(
        caption.in_language(language),
        (heading.in_language(language), PROVISION.in_language(language)),
        tuple(
            (step.text(language), cited(step.provisions, language)) for step in steps
        ),
    )
