"""The words of minutes in both languages.

A frozen document must not change with the catalogue of the interface, so minutes
keep their own words. `say` uses the language in force.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from halte.capabilities.taskforce.states import ItemPurpose, PaperLanguage, Presence
from halte.core.bilingual import Bilingual as B
from halte.core.ui import writing

MINUTES: Final = B("Minutes", "Procès-verbal")
TASKFORCE: Final = B(
    "Human Trafficking Taskforce", "Groupe de travail sur la traite de personnes"
)
VERSION: Final = B("{title}, version {number}", "{title}, version {number}")
HELD: Final = B("Held on {day}", "Réunion tenue le {day}")
PAGE: Final = B("Page", "Page")
OF: Final = B("of", "sur")
INVENTED: Final = B(
    "This meeting never took place.", "Cette réunion n’a jamais eu lieu."
)
INVENTED_TITLE: Final = B("Demonstration", "Démonstration")
AFTER: Final = B(
    "The meeting was entered after it took place.",
    "La réunion a été consignée après sa tenue.",
)
HOURS: Final = B("Hours", "Heures")
FROM_TO: Final = B("{first} to {last}", "de {first} à {last}")
PLACE: Final = B("Place", "Lieu")
CAME: Final = B("Attendance", "Présences")
CAME_BY: Final = B(
    "Organisations and how many people", "Organisations et nombre de personnes"
)
ORGANISATION: Final = B("Organisation", "Organisation")
PEOPLE: Final = B("People", "Personnes")
CHAIR: Final = B("{name} (chair)", "{name} (présidence)")
PRESENT: Final = B("Presence", "Présence")
POINT: Final = B("{number}. {title}", "{number}. {title}")
PRESENTED: Final = B("Presented by", "Présenté par")
WHY: Final = B("Purpose", "But")
PAPERS: Final = B("Papers", "Documents")
NAMED_PAPER: Final = B(
    "{title} ({language}). SHA-256: {digest}",
    "{title} ({language}). SHA-256 : {digest}",
)
NOT_WRITTEN: Final = B(
    "Nothing was written down of this point.", "Rien n’a été consigné pour ce point."
)
DECISION: Final = B("Decision {reference}", "Décision {reference}")
CORRECTS: Final = B("It corrects decision {reference}.",
                    "Elle rectifie la décision {reference}.")  # fmt: skip
MOVES: Final = B("Commitments of the plan", "Engagements du plan")
TO_DO: Final = B("Action items", "Suivis")
TO_DO_OF: Final = B("Action items of point {number}", "Suivis du point {number}")
REFERENCE: Final = B("No.", "No")
WHAT: Final = B("What", "Quoi")
WHO: Final = B("Who", "Qui")
BY: Final = B("By", "Échéance")
SAME: Final = B(
    "The English and French minutes are drawn from one content, whose SHA-256 is",
    "Les versions française et anglaise proviennent d’un même contenu, dont "
    "l’empreinte SHA-256 est",
)
ABOUT: Final = B("About these minutes", "À propos de ce procès-verbal")

PRESENCES: Final = {
    Presence.PRESENT: B("Present", "Présente"),
    Presence.REGRETS: B("Sent regrets", "Excusée"),
    Presence.ABSENT: B("Absent without notice", "Absente sans avis"),
}
PURPOSES: Final = {
    ItemPurpose.INFORM: B("For information", "Pour information"),
    ItemPurpose.DISCUSS: B("For discussion", "Pour discussion"),
    ItemPurpose.DECIDE: B("For decision", "Pour décision"),
}
LANGUAGES: Final = {
    PaperLanguage.EN: B("in English", "en anglais"),
    PaperLanguage.FR: B("in French", "en français"),
    PaperLanguage.BOTH: B("in English and in French", "en français et en anglais"),
}


def say(words: B, **values: object) -> str:
    """The words in the language in force, with values in their places."""
    return str(words.format(**values) if values else words)


def hours(first: datetime, last: datetime) -> str:
    """From when to when, by the clock that the content keeps."""
    return say(FROM_TO, first=writing.clock(first), last=writing.clock(last))
