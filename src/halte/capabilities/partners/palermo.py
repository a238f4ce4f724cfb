"""Articles that a project can report against, labelled in our own words.

Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women
and Children, supplementing the United Nations Convention against Transnational
Organized Crime (New York, 15 November 2000; in force 25 December 2003). Article 1
and Articles 15 to 20 say how the Protocol itself works, not what States do.
"""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

ARTICLES: Final[dict[int, Bilingual]] = {
    2: Bilingual("What the Protocol is for", "But du Protocole"),
    3: Bilingual("What trafficking is", "Définition de la traite"),
    5: Bilingual("Making it a crime", "Ériger la traite en infraction"),
    6: Bilingual(
        "Helping and protecting victims", "Aide et protection pour les victimes"
    ),
    7: Bilingual(
        "Status of victims where they are", "Statut des victimes là où elles sont"
    ),
    8: Bilingual("Safe return of victims", "Retour des victimes en sécurité"),
    9: Bilingual("Prevention", "Prévention"),
    10: Bilingual(
        "Exchanging information, training", "Échange d’information et formation"
    ),
    11: Bilingual("Borders", "Frontières"),
    12: Bilingual(
        "Documents that are hard to forge", "Documents difficiles à falsifier"
    ),
    13: Bilingual("Checking documents", "Vérification des documents"),
    14: Bilingual(
        "Rights of refugees; no discrimination",
        "Droits des réfugiés ; aucune discrimination",
    ),
}
"""Article 4 (scope) has nothing that a project could report."""
