"""What the form says beside its fields, in both languages."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

OFFLINE: Final = {
    "new": B("Form for a new contact", "Fiche pour un nouveau contact"),
    "more": B("Form for a person you know", "Fiche pour une personne connue"),
    "until": B("To send in by", "À déposer au plus tard le"),
    "how": B(
        "This file works without a network. What you write is sealed when you save it: "
        "on this device nobody can read it again, not you either. Send the sealed "
        "file in on the page “Without a network” of Halte.",
        "Ce fichier fonctionne sans réseau. Ce que vous écrivez est scellé à "
        "l’enregistrement : sur cet appareil, personne ne peut plus le relire, vous "
        "non plus. Déposez le fichier scellé dans Halte, à la page « Sans réseau ».",
    ),
    "open_page": B(
        "As long as this page is open, its words show on the screen. Save, then close "
        "it.",
        "Tant que cette page est ouverte, les mots restent à l’écran. Enregistrez, "
        "puis fermez-la.",
    ),
    "without": B(
        "This page cannot seal anything here: its script is stopped, or the browser "
        "has no means to encrypt. So it lets you write nothing. Print it instead: the "
        "paper form has all the fields. Or open the file in another browser.",
        "Cette page ne peut rien sceller ici : son script est bloqué ou le navigateur "
        "ne sait pas chiffrer. Elle ne laisse donc rien écrire. Imprimez-la plutôt : "
        "la fiche en papier contient tous les champs. Ou ouvrez le fichier dans un "
        "autre navigateur.",
    ),
    "paper": B("Print the paper form", "Imprimer la fiche en papier"),
    "earlier_title": B(
        "Sealed drafts that this device still holds",
        "Ébauches scellées que cet appareil conserve encore",
    ),
    "earlier": B(
        "Save the sealed draft of", "Enregistrer l’ébauche scellée du"
    ),
    "all": B(
        "Every heading may stay empty. Write only what the person agrees to.",
        "Chaque rubrique peut rester vide. N’écrivez que ce que la personne accepte.",
    ),
    "save": B("Seal and save", "Sceller et enregistrer"),
    "erase": B("Erase from this device", "Effacer de cet appareil"),
    "label": B(
        "Write a word or two to recognise the person by.",
        "Écrivez un mot ou deux pour reconnaître la personne.",
    ),
    "told": B(
        "Tell the person both exceptions first, then tick the box.",
        "Dites d’abord les deux exceptions à la personne, puis cochez la case.",
    ),
    "level": B(
        "Choose what the person chose.", "Indiquez ce que la personne a choisi."
    ),
    "nameless": B(
        "The person chose to stay anonymous: empty the headings on name, housing and "
        "what happened.",
        "La personne a choisi l’anonymat : videz les rubriques sur le nom, le logement "
        "et les faits.",
    ),
    "empty": B("Nothing is written yet.", "Rien n’est encore écrit."),
    "saved": B(
        "Sealed and saved. Send the file in when you have a network; each form is "
        "taken once. Close this page now.",
        "Scellé et enregistré. Déposez le fichier dès que vous avez un réseau ; chaque "
        "fiche n’est acceptée qu’une fois. Fermez maintenant cette page.",
    ),
    "sure": B(
        "Erase the words on this page and the sealed drafts from this device?",
        "Effacer les mots de cette page et les ébauches scellées de cet appareil ?",
    ),
    "erased": B("Erased from this device.", "Effacé de cet appareil."),
}  # fmt: skip
TOLD: Final = ("label", "told", "level", "nameless", "empty", "saved", "sure",
               "erased", "earlier")  # fmt: skip
"""What the script says."""

LABEL: Final = B("Words to recognise the person by",
                 "Mots pour reconnaître la personne")  # fmt: skip
TICK: Final = B(
    "I told the person both exceptions, in words they understand",
    "J’ai dit les deux exceptions à la personne, dans des mots qu’elle comprend",
)
LEVEL: Final = B("What the person chooses", "Ce que la personne choisit")
REGION: Final = B("Province or territory", "Province ou territoire")
