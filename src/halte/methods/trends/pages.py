"""The pages to read of a look and of series, in one language."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Language, Texts
from halte.methods.page import Block, Notice, Picture, Section, Table, page
from halte.methods.trends import wording
from halte.methods.trends.alerts import Alert
from halte.methods.trends.detecting import Detection
from halte.methods.trends.pictures import Drawn, picture
from halte.methods.trends.tails import interval

TITLE: Final = Texts("What changed in {period}", "Ce qui a changé en {period}")
NUMBER: Final = Texts("{number}. {cell}", "{number}. {cell}")
WHOLE: Final = Texts("The total", "Le total")
WHY: Final = Texts("It is not explained by", "Ce qui ne l’explique pas")
KNOWN: Final = Texts("To know about the data", "À savoir sur les données")
HOW: Final = Texts("How it was looked at", "Comment on a regardé")
COURSE: Final = Texts(
    "Seen (line), expected from the other periods (dashed), where 95 of 100 counts lie "
    "(band)",
    "Observé (ligne), attendu d’après les autres périodes (pointillés), où se trouvent "
    "95 effectifs sur 100 (bande)",
)
HEADINGS: Final = (
    Texts("period", "période"),
    Texts("seen", "observé"),
    Texts("expected", "attendu"),
    Texts("from", "de"),
    Texts("to", "à"),
)
REASON_HEADINGS: Final = (
    Texts("explanation", "explication"),
    Texts("why not", "pourquoi non"),
)
SETTINGS: Final = Texts(
    "Attributes: {attributes}. Combinations of up to {order}, counts of at least "
    "{least}. In a world without change, twelve looks in a row tell anything at all "
    "with a chance of at most {rate} %.",
    "Attributs : {attributes}. Combinaisons d’au plus {order}, effectifs d’au moins "
    "{least}. Dans un monde sans changement, douze examens de suite ne signalent quoi "
    "que ce soit qu’avec une probabilité d’au plus {rate} %.",
)
SETTINGS_ONCE: Final = Texts(
    "Attributes: {attributes}. Combinations of up to {order}, counts of at least "
    "{least}. In a world without change, this one look tells anything at all with a "
    "chance of at most {rate} %.",
    "Attributs : {attributes}. Combinaisons d’au plus {order}, effectifs d’au moins "
    "{least}. Dans un monde sans changement, cet unique examen ne signale quoi que ce "
    "soit qu’avec une probabilité d’au plus {rate} %.",
)
FOOT: Final = Texts(
    "Made by Halte. An alert is a reason to look, never a finding about anyone.",
    "Fait par Halte. Une alerte est une raison d’aller voir, jamais une conclusion sur "
    "qui que ce soit.",
)
DRAWN: Final = 12
"""Alerts that have a picture of their own."""


def detection_page(found: Detection, language: Language) -> str:
    """The page of a look."""

    def say(text: Texts) -> str:
        return text.in_language(language)

    total = wording.total_sentence(found.total).in_language(language)
    sections = [
        alert_section(number, alert, found, language)
        for number, alert in enumerate(found.alerts, 1)
    ]
    sections.append(Section(say(WHOLE), [total, *total_blocks(found, language)]))
    if found.notes:
        notes = [Notice(note.text.in_language(language)) for note in found.notes]
        sections.append(Section(say(KNOWN), notes))
    once = found.settings.once
    settings = wording.both(
        SETTINGS_ONCE if once else SETTINGS,
        attributes=", ".join(found.attributes),
        order=found.settings.order,
        least=found.settings.least,
        rate=100 * found.settings.fdr,
    )
    sections.append(Section(say(HOW), [say(settings)]))
    return page(
        say(TITLE).format(period=found.periods[-1]),
        lede=say(found.sentence),
        sections=sections,
        language=language,
        foot=say(FOOT),
    )


def alert_section(
    number: int, alert: Alert, found: Detection, language: Language
) -> Section:
    """One alert: sentence, picture, reasons, figures."""
    cell = wording.cell_text(alert.attributes, language)
    heading = NUMBER.in_language(language).format(number=number, cell=cell)
    blocks: list[Block] = [alert.sentence.in_language(language)]
    if number <= DRAWN:
        drawn = drawn_course(alert, found.periods)
        caption = COURSE.in_language(language)
        blocks.append(Picture(picture(cell, drawn, language), caption))
    blocks.append(why_not(alert, language))
    if number <= DRAWN:
        blocks.append(figures(cell, drawn, language))
    return Section(heading, blocks)


def why_not(alert: Alert, language: Language) -> Table:
    """What does not explain an alert, and how that is known."""
    told = [text.in_language(language).partition(":") for _, text in alert.reasons]
    rows = tuple((what.strip(), how.strip()) for what, _, how in told)
    headings = tuple(text.in_language(language) for text in REASON_HEADINGS)
    return Table(WHY.in_language(language), headings, rows)


def drawn_course(alert: Alert, periods: tuple[str, ...]) -> Drawn:
    """The course of an alert over all periods."""
    ranges = [
        interval(mean, variance)
        for mean, variance in zip(alert.course.mean, alert.course.variance, strict=True)
    ]
    return Drawn(
        labels=periods,
        values=alert.course.observed,
        low=tuple(low for low, _ in ranges),
        high=tuple(high for _, high in ranges),
        line=alert.course.mean,
        marked=tuple(range(periods.index(alert.first_seen), len(periods))),
    )


def figures(caption: str, drawn: Drawn, language: Language) -> Table:
    """The numbers of a picture."""
    line = tuple(None if v is None else round(v, 1) for v in drawn.line)
    columns = (drawn.values, line, drawn.low, drawn.high)
    rows = zip(drawn.labels, *columns, strict=True)
    return Table(
        caption,
        tuple(text.in_language(language) for text in HEADINGS),
        tuple(tuple(row) for row in rows),
    )


def total_blocks(found: Detection, language: Language) -> list[Block]:
    """The picture of all totals."""
    title = WHOLE.in_language(language)
    nothing = (None,) * len(found.totals)
    marked = (len(found.totals) - 1,) if found.total.changed else ()
    drawn = Drawn(found.periods, found.totals, nothing, nothing, marked=marked)
    rows = tuple(zip(found.periods, found.totals, strict=True))
    headings = tuple(text.in_language(language) for text in HEADINGS[:2])
    return [
        Picture(picture(title, drawn, language), title),
        Table(title, headings, rows),
    ]
