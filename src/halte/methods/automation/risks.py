"""The questions whose answers add to the risk, in our own words.

Keys and points are those of the Treasury Board’s Algorithmic Impact Assessment
(canada-ca/aia-eia-js, version 1.0.1, MIT licence); questions without points are
left out.
"""

from __future__ import annotations

from typing import Final

from halte.methods.automation.question import Question
from halte.methods.bilingual import Texts

RISKS: Final = (
    Question("businessDrivers5", "reasons", (0, 1, 2), Texts(
        "how little it will meet what clients need",
        "dans quelle mesure il répond mal aux besoins des clients",
    )),
    Question("businessDrivers9", "reasons", (0, 1), Texts(
        "no other way of working was considered",
        "aucune autre façon de faire n’a été envisagée",
    )),
    Question("businessDrivers11", "reasons", (0, 2), Texts(
        "without it there is no service at all",
        "sans lui, il n’y a aucun service",
    )),
    Question("riskProfile1", "risk_profile", (0, 3), Texts(
        "the field is closely watched or often before the courts",
        "domaine très surveillé ou souvent devant les tribunaux",
    )),
    Question("riskProfile2", "risk_profile", (0, 3), Texts(
        "the people served include groups denied equity",
        "les personnes servies comprennent des groupes privés d’équité",
    )),
    Question("riskProfile3", "risk_profile", (0, 1), Texts(
        "there are people to whom it should not be applied",
        "il y a des personnes à qui il ne devrait pas s’appliquer",
    )),
    Question("riskProfile4", "risk_profile", (0, 4), Texts(
        "barriers for people with disabilities were not assessed, or stay",
        "obstacles pour les personnes handicapées non évalués, ou qui demeurent",
    )),
    Question("riskProfile7", "risk_profile", (0, 3), Texts(
        "someone would gain by misusing it",
        "quelqu’un aurait avantage à en abuser",
    )),
    Question("riskProfile8", "risk_profile", (0, 1), Texts(
        "harm by the present way of working has been raised",
        "des torts de la façon de faire actuelle ont été signalés",
    )),
    Question("projectAuthority1", "authority", (0, 2), Texts(
        "new policy or legal authority is needed",
        "il faut un nouveau pouvoir légal ou une nouvelle politique",
    )),
    Question("aboutSystem3", "system", (0, 1), Texts(
        "it was developed outside the federal institutions",
        "il a été conçu hors des institutions fédérales",
    )),
    Question("aboutSystem4", "system", (0, 1), Texts(
        "it was configured outside the federal institutions",
        "il a été configuré hors des institutions fédérales",
    )),
    Question("aboutSystem5", "system", (0, 1, 2), Texts(
        "open source (0), made to order (1) or bought as it is (2)",
        "ouvert (0), fait sur mesure (1) ou acheté tel quel (2)",
    )),
    Question("aboutSystem6", "system", (0, 2), Texts(
        "nobody in the institution answers for it",
        "personne n’en répond dans l’institution",
    )),
    Question("aboutSystem7", "system", (0, 2), Texts(
        "nobody is charged with improving it",
        "personne n’est chargé de l’améliorer",
    )),
    Question("aboutSystem8", "system", (0, 1), Texts(
        "it does not meet the accessibility standard",
        "il ne satisfait pas à la norme d’accessibilité",
    )),
    Question("aboutSystem9", "system", (0, 2), Texts(
        "there is no way to work without it",
        "il n’y a pas moyen de travailler sans lui",
    )),
    Question("aboutSystem10A", "system", (0, 2), Texts(
        "access is not granted, watched and withdrawn by a process",
        "l’accès n’est pas accordé, suivi et retiré selon un processus",
    )),
    Question("aboutSystem11", "system", (1, 2, 3, 4), Texts(
        "harm to an ecosystem by making and running it",
        "tort causé à un écosystème par sa conception et son exploitation",
    )),
    Question("aboutAlgorithm1", "algorithm", (0, 1), Texts(
        "how it works is secret",
        "son fonctionnement est secret",
    )),
    Question("aboutAlgorithm2", "algorithm", (0, 3), Texts(
        "it is hard to interpret or explain",
        "il est difficile à interpréter ou à expliquer",
    )),
    Question("aboutAlgorithm3", "algorithm", (0, 1), Texts(
        "it rests on patterns in data, not on rules alone",
        "il repose sur des régularités dans les données, non sur des règles seules",
    )),
    Question("aboutAlgorithm4", "algorithm", (0, 1), Texts(
        "it infers by chance, not by fixed rules",
        "il infère au hasard, non selon des règles fixes",
    )),
    Question("aboutAlgorithm5", "algorithm", (0, 1), Texts(
        "its model is generative",
        "son modèle est génératif",
    )),
    Question("aboutAlgorithm8", "algorithm", (0, 3), Texts(
        "it goes on learning while it is used",
        "il continue d’apprendre pendant son emploi",
    )),
    Question("aboutAlgorithm8A", "algorithm", (0, 1), Texts(
        "nobody watches what it learns",
        "personne ne surveille ce qu’il apprend",
    ), opened_by=("aboutAlgorithm8", 3)),
    Question("aboutAlgorithm9", "algorithm", (0, 2), Texts(
        "it uses protected characteristics",
        "il tient compte de caractéristiques protégées",
    )),
    Question("aboutAlgorithm11", "algorithm", (0, 2), Texts(
        "stand-ins for protected characteristics were not looked for",
        "on n’a pas cherché de substituts de caractéristiques protégées",
    )),
    Question("decisionSector1", "decision", (0, 1, 2, 3, 4, 5, 6, 7, 8), Texts(
        "in how many of eight kinds of matters it decides",
        "dans combien de huit genres d’affaires il intervient",
    )),
    Question("impact30", "impact", (2, 4), Texts(
        "it decides in part (2) or by itself (4)",
        "il décide en partie (2) ou seul (4)",
    )),
    Question("impact3", "impact", (0, 4), Texts(
        "it judges, or uses discretion",
        "il porte un jugement ou exerce un pouvoir discrétionnaire",
    )),
    Question("impact4A", "impact", (0, 2), Texts(
        "the work of staff changes greatly",
        "le travail du personnel change beaucoup",
    )),
    Question("impact22", "impact", (0, 2), Texts(
        "it does what no person does now",
        "il fait ce que personne ne fait aujourd’hui",
    )),
    Question("impact5", "impact", (0, 2), Texts(
        "it is used by others than those who made it",
        "il est utilisé par d’autres que ses auteurs",
    )),
    Question("impact6", "impact", (1, 2, 3, 4), Texts(
        "how hard the effects are to undo",
        "à quel point les effets sont difficiles à défaire",
    )),
    Question("impact7", "impact", (1, 2, 3, 4), Texts(
        "how long the effects last",
        "combien de temps durent les effets",
    )),
    Question("impact9", "impact", (1, 2, 3, 4), Texts(
        "effect on rights and freedoms",
        "effet sur les droits et libertés",
    )),
    Question("impact24", "impact", (1, 2, 3, 4), Texts(
        "effect on equality, dignity, privacy and autonomy",
        "effet sur l’égalité, la dignité, la vie privée et l’autonomie",
    )),
    Question("impact11", "impact", (1, 2, 3, 4), Texts(
        "effect on health and well-being",
        "effet sur la santé et le bien-être",
    )),
    Question("impact13", "impact", (1, 2, 3, 4), Texts(
        "effect on economic interests",
        "effet sur les intérêts économiques",
    )),
    Question("impact15", "impact", (1, 2, 3, 4), Texts(
        "effect of the decisions on an ecosystem",
        "effet des décisions sur un écosystème",
    )),
    Question("impact18", "impact", (0, 1, 2, 3), Texts(
        "how it serves different people was not assessed, or differs",
        "son service à différentes personnes n’a pas été évalué, ou diffère",
    )),
    Question("impact19I", "impact", (0, 1), Texts(
        "it was not tested for people with different disabilities",
        "il n’a pas été mis à l’essai pour différents handicaps",
    )),
    Question("impact23", "impact", (0, 1), Texts(
        "some people bear most of the harm",
        "certaines personnes portent l’essentiel du tort",
    )),
    Question("impact27", "impact", (0, 1), Texts(
        "those left out could suffer (no answer where it is applied to all)",
        "qui en est exclu pourrait en souffrir (sans réponse s’il s’applique à tous)",
    ), optional=True),
    Question("impact28", "impact", (1, 2, 3, 4), Texts(
        "effect of wrongly including or overlooking someone",
        "effet d’inclure ou d’oublier quelqu’un à tort",
    )),
    Question("aboutDataSource1", "data", (0, 2), Texts(
        "personal information goes in",
        "des renseignements personnels y entrent",
    )),
    Question("aboutDataSource9", "data", (0, 2), Texts(
        "it was not checked that only what is needed is collected",
        "on n’a pas vérifié que seul le nécessaire est recueilli",
    ), opened_by=("aboutDataSource1", 2)),
    Question("aboutDataSource10", "data", (0, 2), Texts(
        "it bears on decisions about those very people",
        "ils servent à décider de ces mêmes personnes",
    ), opened_by=("aboutDataSource1", 2)),
    Question("aboutDataSource11", "data", (0, 1), Texts(
        "agreement with the published information banks was not checked",
        "la conformité aux fichiers de renseignements publiés n’a pas été vérifiée",
    ), opened_by=("aboutDataSource1", 2)),
    Question("aboutDataSource14", "data", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), Texts(
        "how widely it is shared",
        "avec qui ils sont partagés",
    ), opened_by=("aboutDataSource1", 2)),
    Question("aboutDataSource15", "data", (0, 1, 2), Texts(
        "data for training and testing do not represent the people served",
        "les données d’entraînement et d’essai ne sont pas représentatives",
    )),
    Question("aboutDataSource16", "data", (0, 1, 2), Texts(
        "the training data hold biases",
        "les données d’entraînement comportent des biais",
    )),
    Question("aboutDataSource2", "data", (0, 1, 2, 3, 4), Texts(
        "security classification of what goes in",
        "cote de sécurité de ce qui y entre",
    )),
    Question("aboutDataSource17", "data", (0, 2), Texts(
        "nothing keeps the personal information accurate",
        "rien n’assure l’exactitude des renseignements personnels",
    )),
    Question("aboutDataSource3", "data", (1, 2, 3), Texts(
        "who controls the data: federal (1), other government (2), others (3)",
        "qui régit les données : fédéral (1), autre gouvernement (2), autres (3)",
    )),
    Question("aboutDataSource4", "data", (0, 2), Texts(
        "data come from several sources",
        "les données viennent de plusieurs sources",
    )),
    Question("aboutDataSource5", "data", (0, 4), Texts(
        "data come from devices on a network",
        "les données viennent d’appareils en réseau",
    )),
    Question("aboutDataSource6", "data", (0, 4), Texts(
        "it is connected to other systems",
        "il est relié à d’autres systèmes",
    )),
    Question("aboutDataSource7", "data", (1, 2, 3, 4), Texts(
        "how far away the training data were collected",
        "à quelle distance les données d’entraînement ont été recueillies",
    )),
    Question("aboutDataSource8", "data", (1, 2, 3, 4), Texts(
        "how far away the input data are collected",
        "à quelle distance les données d’entrée sont recueillies",
    )),
    Question("aboutDataSourceType2", "data", (0, 2, 4, 6), Texts(
        "it reads text or speech (2), images or video (4)",
        "il lit du texte ou de la parole (2), des images ou de la vidéo (4)",
    ), optional=True),
)  # fmt: skip
