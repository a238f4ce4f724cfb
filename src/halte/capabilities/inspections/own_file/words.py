"""The words of the cover in both languages: a frozen document keeps its own."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

TITLE: Final = B("Your file", "Votre dossier")
PREPARED: Final = B("Prepared on {day}", "Préparé le {day}")
PAGE: Final = B("Page", "Page")
OF: Final = B("of", "sur")
INVENTED: Final = B("Demonstration", "Démonstration")
INVENTED_TEXT: Final = B("This employer does not exist.", "Cet employeur n’existe pas.")
EMPLOYER: Final = B("Employer", "Employeur")
ASKED_ON: Final = B("Asked for on", "Demandé le")
OPENING: Final = B(
    "This package holds what is kept here about inspections of you and may be given to "
    "you. Each file is named below with its day; its digest stands in contents.json.",
    "Cet ensemble contient ce qui est conservé ici au sujet d’inspections vous visant "
    "et peut vous être remis. Chaque fichier est indiqué ci-dessous avec sa date ; son "
    "empreinte figure dans contents.json.",
)
GIVEN: Final = B("What is given", "Ce qui est remis")
NOTHING: Final = B(
    "Nothing is kept that may be given to you.",
    "Rien de ce qui est conservé ne peut vous être remis.",
)
DAY: Final = B("Day", "Jour")
WHAT: Final = B("What it is", "De quoi il s’agit")
FILE: Final = B("File", "Fichier")
WHY: Final = B("Why", "Pourquoi")
WITHHELD: Final = B("What is withheld", "Ce qui est retenu")
GROUND: Final = B(
    "Ground relied on for what is withheld: {ground}",
    "Disposition invoquée pour ce qui est retenu : {ground}",
)
NEITHER: Final = B(
    "Whether other files exist, and whether anyone told something in confidence, is "
    "neither confirmed nor denied. This sentence stands in every such package.",
    "L’existence d’autres dossiers et celle de propos confidentiels ne sont ni "
    "confirmées ni niées. Cette phrase figure dans tous les ensembles de ce genre.",
)
COMPLAIN: Final = B(
    "If you think that something is missing or wrong, write to the office that sent "
    "you this.",
    "Si vous croyez qu’il manque un élément ou qu’il y a une erreur, écrivez au bureau "
    "qui vous a transmis cet ensemble.",
)
