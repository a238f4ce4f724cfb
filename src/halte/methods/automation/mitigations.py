"""The questions whose answers lower the risk, in our own words.

The tool asks them in two forks, for design and for implementation; the points are
the same, and one fork is answered.
"""

from __future__ import annotations

from typing import Final

from halte.methods.automation.question import Question
from halte.methods.bilingual import Texts

MITIGATIONS: Final = (
    Question("consultation1", "consultation", (0, 2), Texts(
        "people within the federal institutions are consulted",
        "des gens des institutions fédérales sont consultés",
    )),
    Question("consultation3", "consultation", (0, 2), Texts(
        "people outside are consulted",
        "des gens de l’extérieur sont consultés",
    )),
    Question("consultation6", "consultation", (0, 3), Texts(
        "those most affected are consulted",
        "les plus touchés sont consultés",
    )),
    Question("consultation7", "consultation", (0, 3), Texts(
        "those who could be harmed are consulted",
        "ceux qui pourraient en souffrir sont consultés",
    )),
    Question("dataQuality1", "data_quality", (0, 3), Texts(
        "data are tested for bias by a written process",
        "les biais des données sont recherchés selon un processus écrit",
    )),
    Question("dataQuality2", "data_quality", (0, 1), Texts(
        "that process is public",
        "ce processus est public",
    ), opened_by=("dataQuality1", 3)),
    Question("dataQuality3", "data_quality", (0, 1), Texts(
        "how faults of data were mended is written down",
        "la correction des défauts des données est consignée",
    )),
    Question("dataQuality4", "data_quality", (0, 1), Texts(
        "that record is public",
        "ce document est public",
    ), opened_by=("dataQuality3", 1)),
    Question("dataQuality5", "data_quality", (0, 1, 2), Texts(
        "gender-based analysis plus of the data (1: does not apply)",
        "analyse comparative entre les sexes plus des données (1 : sans objet)",
    )),
    Question("dataQuality7", "data_quality", (0, 1), Texts(
        "its findings are public",
        "ses constats sont publics",
    ), opened_by=("dataQuality5", 2)),
    Question("dataQuality8", "data_quality", (0, 2), Texts(
        "a written process keeps poor or old data out",
        "un processus écrit écarte les données mauvaises ou périmées",
    )),
    Question("dataQuality9", "data_quality", (0, 1), Texts(
        "that process is public",
        "ce processus est public",
    ), opened_by=("dataQuality8", 2)),
    Question("dataQuality10", "data_quality", (0, 2), Texts(
        "the data are on the open government portal",
        "les données sont sur le portail du gouvernement ouvert",
    )),
    Question("fairness1", "fairness", (0, 1), Texts(
        "the audit shows the authority for each decision",
        "le journal montre le fondement de chaque décision",
    )),
    Question("fairness1A", "fairness", (0, 1), Texts(
        "each decision point is tied to its law or policy",
        "chaque point de décision est lié à sa règle",
    )),
    Question("fairness2", "fairness", (0, 2), Texts(
        "the audit keeps every recommendation or decision",
        "le journal garde chaque recommandation ou décision",
    )),
    Question("fairness3", "fairness", (0, 2), Texts(
        "every decision point is seen in the audit",
        "chaque point de décision se voit dans le journal",
    )),
    Question("fairness4", "fairness", (0, 2), Texts(
        "overrides are written down",
        "les dérogations sont consignées",
    )),
    Question("fairness5", "fairness", (0, 2), Texts(
        "changes of model and system are written down",
        "les changements du modèle et du système sont consignés",
    )),
    Question("fairness7", "fairness", (0, 1), Texts(
        "the audit helps to explain a decision",
        "le journal aide à expliquer une décision",
    )),
    Question("fairness10", "fairness", (0, 2), Texts(
        "it gives reasons",
        "il donne des motifs",
    )),
    Question("fairness8", "fairness", (0, 2), Texts(
        "the audit names the version used",
        "le journal nomme la version utilisée",
    )),
    Question("fairness9", "fairness", (0, 1), Texts(
        "the audit names who decides",
        "le journal nomme qui décide",
    )),
    Question("fairness12", "fairness", (0, 2), Texts(
        "users can say what they think of it",
        "les utilisateurs peuvent donner leur avis",
    )),
    Question("fairness13", "fairness", (0, 2), Texts(
        "people can challenge a decision",
        "les personnes peuvent contester une décision",
    )),
    Question("fairness16", "fairness", (0, 2), Texts(
        "changes to its working are under control and in the audit",
        "les changements de fonctionnement sont maîtrisés et consignés",
    )),
    Question("fairness17", "fairness", (0, 2), Texts(
        "all that the person gave is considered",
        "tout ce que la personne a fourni est pris en compte",
    )),
    Question("fairness18", "fairness", (0, 2), Texts(
        "bias is countered in making and testing it",
        "les biais sont combattus à la conception et à l’essai",
    )),
    Question("fairness19", "fairness", (0, 2), Texts(
        "only what bears on the decision is considered",
        "seul ce qui touche la décision est pris en compte",
    )),
    Question("fairness20", "fairness", (0, 2), Texts(
        "its rules bear directly on the decision",
        "ses règles portent directement sur la décision",
    )),
    Question("fairness21", "fairness", (0, 1, 2, 3, 4, 5), Texts(
        "how many of five further protections there are",
        "combien de cinq autres garanties existent",
    )),
    Question("fairness22", "fairness", (0, 2), Texts(
        "whoever decides is kept impartial",
        "l’impartialité de qui décide est assurée",
    )),
    Question("fairness22A", "fairness", (0, 2), Texts(
        "training on the pull of a machine’s answer",
        "formation sur l’attrait d’une réponse de machine",
    )),
    Question("fairness23", "fairness", (0, 2), Texts(
        "model or rules are reviewed regularly",
        "le modèle ou les règles sont revus régulièrement",
    )),
    Question("fairness24", "fairness", (0, 2), Texts(
        "its performance is watched over time",
        "son rendement est suivi dans le temps",
    )),
    Question("fairness24A", "fairness", (0, 1), Texts(
        "what is seen leads to changes",
        "ce qu’on observe mène à des changements",
    ), opened_by=("fairness24", 2)),
    Question("privacy1", "privacy", (0, 2), Texts(
        "a privacy impact assessment is made or renewed",
        "une évaluation des facteurs relatifs à la vie privée est faite ou refaite",
    )),
    Question("privacy2", "privacy", (0, 2), Texts(
        "security is designed in",
        "la sécurité est prévue dès la conception",
    )),
    Question("privacy9", "privacy", (0, 2), Texts(
        "privacy is designed in",
        "la vie privée est prévue dès la conception",
    )),
    Question("privacy3", "privacy", (0, 1), Texts(
        "it is a closed system",
        "c’est un système fermé",
    )),
    Question("privacy4", "privacy", (0, 1), Texts(
        "disclosures are under an agreement",
        "les communications sont encadrées par une entente",
    )),
    Question("privacy7", "privacy", (0, 1), Texts(
        "personal information is de-identified",
        "les renseignements personnels sont dépersonnalisés",
    )),
)  # fmt: skip
