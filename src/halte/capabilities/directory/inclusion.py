"""The inclusion policy with which a directory begins."""

from __future__ import annotations

from typing import Final

from halte.capabilities.directory.queries.offers import Wording

FIRST_POLICY: Final = Wording(
    "Listed are services that people who were trafficked, or who may have been, can "
    "turn to: public bodies, Indigenous organisations, charities and community "
    "groups.\n"
    "\n"
    "A service is listed when it:\n"
    "– helps without asking anyone to go to police, save where a law says so;\n"
    "– does not share what it is told without consent, save where a law says so;\n"
    "– does not charge a person in danger for being safe;\n"
    "– says plainly whom it cannot take, and does not turn others away;\n"
    "– answers a check at least once a year, and every 90 days if it has beds.\n"
    "\n"
    "Not listed are services that recruit, that keep papers or money from the people "
    "they help, or that cannot be reached.\n"
    "\n"
    "Two people judge each request, and write down why. A refusal can be appealed "
    "once; a third person decides. To be listed is no endorsement.",
    "Sont inscrits les services vers lesquels peuvent se tourner les personnes qui ont "
    "été victimes de la traite, ou qui pourraient l’avoir été : organismes publics, "
    "organisations autochtones, organismes de bienfaisance et groupes communautaires.\n"
    "\n"
    "Un service est inscrit s’il :\n"
    "– aide sans exiger que la personne s’adresse à la police, sauf si une loi le "
    "prévoit ;\n"
    "– ne communique rien de ce qu’on lui confie sans consentement, sauf si une loi le "
    "prévoit ;\n"
    "– ne fait pas payer à une personne en danger le fait d’être en sécurité ;\n"
    "– dit clairement qui il ne peut accueillir et ne refuse personne d’autre ;\n"
    "– répond à une vérification au moins une fois par an, et tous les 90 jours s’il a "
    "des lits.\n"
    "\n"
    "Ne sont pas inscrits les services qui recrutent, qui retiennent les papiers ou "
    "l’argent des personnes aidées, ou qu’on ne peut joindre.\n"
    "\n"
    "Deux personnes examinent chaque demande et en consignent les motifs. Un refus "
    "peut être porté en appel une fois ; une troisième personne tranche. Une "
    "inscription n’est pas une recommandation.",
)
