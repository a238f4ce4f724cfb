"""The notes of a result as sentences in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.directory_search.answers import Note
from halte.methods.directory_search.gazetteer import PLACES, Place
from halte.methods.directory_search.vocabulary import DENIALS, FACETS, LANGUAGES

REASONS: Final[Mapping[str, Texts]] = {
    "title": Texts("The name is what you wrote.",
                   "Le nom est celui que vous avez écrit."),
    "words": Texts("{value} of your {about} other words.",
                   "{value} de vos {about} autres mots."),
    "by_interpreter": Texts("{name}, with an interpreter.",
                            "{name}, avec interprète."),
    "in_place": Texts("In {place}.", "À cet endroit : {place}."),
    "serves_place": Texts("Serves {place}.", "Dessert : {place}."),
    "near": Texts("Within {value} km.", "À {value} km ou moins."),
    "remote": Texts("By phone or online.", "Par téléphone ou en ligne."),
    "open_now": Texts("Open now.", "Ouvert en ce moment."),
    "free_places": Texts("Free places: {value}.", "Places libres : {value}."),
    "verified": Texts("Days since it was verified: {value}.",
                      "Jours depuis la vérification : {value}."),
}  # fmt: skip
"""A facet’s own code says itself: “takes pets along”."""

UNKNOWN: Final[Mapping[str, Texts]] = {
    "place": Texts("Not known: whether it serves {place}.",
                   "On ne sait pas si le service dessert cet endroit : {place}."),
    "open_now": Texts("Not known: when it is open.",
                      "On ne connaît pas les heures d’ouverture."),
    "free_places": Texts("Not known: whether places are free.",
                         "On ne sait pas s’il y a des places libres."),
    "verified": Texts("Not known: when it was last verified.",
                      "On ne sait pas quand la fiche a été vérifiée."),
}  # fmt: skip

NOT_KNOWN: Final = Texts("Not known, ask: {name}.", "À demander, on l’ignore : {name}.")

WARNINGS: Final[Mapping[str, Texts]] = {
    "lacks": Texts("Not offered here: {name}.", "Non offert ici : {name}."),
    "far": Texts("Far: {value} km.", "Éloigné : {value} km."),
    "closed_now": Texts("Closed now; opens in {hours} h {minutes} min.",
                        "Fermé en ce moment ; ouvre dans {hours} h {minutes} min."),
    "free_places": Texts("Full when last told.", "Complet aux dernières nouvelles."),
    "places_old": Texts("Free places were told {value} hours ago.",
                        "Les places libres datent de {value} heures."),
    "overdue": Texts("Verification overdue by days: {value}.",
                     "Vérification en retard de jours : {value}."),
    "unreachable": Texts("Could not be reached lately.",
                         "N’a pas pu être joint récemment."),
    "other_language": Texts("Part of this has no English text yet.",
                            "Une partie n’a pas encore de texte en français."),
}  # fmt: skip

CLOSED: Final = Texts("Closed now.", "Fermé en ce moment.")

GAVE_WAY: Final[Mapping[str, Texts]] = {
    "words": Texts("some of the words", "une partie des mots"),
    "near": Texts("the distance", "la distance"),
    "place": Texts("the place", "l’endroit"),
    "open_now": Texts("open now", "ouvert en ce moment"),
    "free_places": Texts("free places", "les places libres"),
    "verified": Texts("how lately it was verified", "la date de vérification"),
}


def reason(note: Note, places: Mapping[str, Place] = PLACES) -> Texts:
    """Why a result is there."""
    return said(note, REASONS, Texts("{name}", "{name}"), places)


def unknown(note: Note, places: Mapping[str, Place] = PLACES) -> Texts:
    """What is not known of it."""
    return said(note, UNKNOWN, NOT_KNOWN, places)


def warning(note: Note, places: Mapping[str, Place] = PLACES) -> Texts:
    """What to beware of."""
    if note.code == "closed_now" and note.value is None:
        return CLOSED
    if note.code == "lacks" and note.about == "fact" and note.value in DENIALS:
        denied = DENIALS[str(note.value)]
        return Texts(
            denied.en[0].upper() + denied.en[1:] + ".",
            denied.fr[0].upper() + denied.fr[1:] + ".",
        )
    return said(note, WARNINGS, NOT_KNOWN, places)


def gave_way(note: Note, places: Mapping[str, Place] = PLACES) -> Texts:
    """What a wish was about, to be named in a list of those that gave way."""
    return said(note, GAVE_WAY, Texts("{name}", "{name}"), places)


def said(
    note: Note, known: Mapping[str, Texts], other: Texts, places: Mapping[str, Place]
) -> Texts:
    """The sentence of a note; one that is a code of a facet says its name."""
    facet = note.about if note.code == "lacks" else note.code
    name = LANGUAGES if note.code == "by_interpreter" else FACETS.get(facet, {})
    word = name.get(str(note.value), Texts("–", "–"))
    place = places[str(note.value)].name if str(note.value) in places else word
    whole = note.value if isinstance(note.value, int) else 0
    values = {"value": note.value, "about": note.about,
              "hours": whole // 60, "minutes": whole % 60}  # fmt: skip
    made = known.get(note.code, other)
    return Texts(
        made.en.format(name=word.en, place=place.en, **values),
        made.fr.format(name=word.fr, place=place.fr, **values),
    )
