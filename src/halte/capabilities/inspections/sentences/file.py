"""Opening a file, drawing, and the order of events."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

FILE: Final = {
    "frame_order": B(
        "The period ends before it begins. Check the days.",
        "La période prend fin avant de commencer. Vérifiez les dates.",
    ),
    "frame_empty": B(
        "No employer had a positive decision there in this period. Choose another.",
        "Aucun employeur n’y a obtenu de décision favorable dans cette période. "
        "Choisissez-en une autre.",
    ),
    "day_to_come": B(
        "This day is yet to come. Enter it once it is past.",
        "Ce jour est à venir. Inscrivez-le une fois passé.",
    ),
    "inspection_reason_short": B(
        "Say why in at least {shortest} characters, so that whoever reads the file "
        "later understands it.",
        "Expliquez en au moins {shortest} caractères, afin que quiconque lira le "
        "dossier comprenne.",
    ),
    "person_needed": B(
        "This carries the name of a person and of an organisation. Sign in as one, "
        "not through a key or a command.",
        "Cet acte porte le nom d’une personne et d’une organisation. Ouvrez une "
        "session : une clé ou une commande ne suffit pas.",
    ),
    "office_unknown": B(
        "Choose the province of the office that holds the file.",
        "Choisissez la province du bureau qui tient le dossier.",
    ),
    "period_backwards": B(
        "The period ends before it begins. Mend one of its days.",
        "La période se termine avant de commencer. Corrigez l’une des dates.",
    ),
    "period_to_come": B(
        "The period ends after the file was opened. Only what is past can be examined.",
        "La période se termine après l’ouverture du dossier. Seul le passé peut être "
        "examiné.",
    ),
    "period_too_long": B(
        "The period begins more than {years} years before the file was opened (IRPR "
        "209.5). Choose a later first day.",
        "La période commence plus de {years} ans avant l’ouverture du dossier "
        "(RIPR 209.5). Choisissez un premier jour plus tardif.",
    ),
    "lead_trigger_one": B(
        "Choose exactly one lead trigger of IRPR 209.5(a) to (e). Note other reasons "
        "as events.",
        "Choisissez un seul motif principal parmi ceux du RIPR 209.5a) à e). Consignez "
        "les autres motifs comme événements.",
    ),
    "random_needs_draw": B(
        "A file opened at random is opened from a draw, and only such a file. Open it "
        "from the page of the draw.",
        "Un dossier ouvert au hasard s’ouvre à partir d’un tirage, et seulement lui. "
        "Ouvrez-le depuis la page du tirage.",
    ),
    "drawn_another": B(
        "Another employer was drawn at this place. Open the file for that one.",
        "Un autre employeur a été tiré à ce rang. Ouvrez le dossier pour celui-là.",
    ),
    "drawn_inspected": B(
        "A file was opened for this draw before. Open that file.",
        "Un dossier a déjà été ouvert pour ce tirage. Ouvrez ce dossier.",
    ),
    "employer_not_known": B(
        "There is no employer of this number in the register. Check the number on its "
        "page.",
        "Aucun employeur du registre ne porte ce numéro. Vérifiez-le sur sa fiche.",
    ),
    "site_of_another": B(
        "This place belongs to another employer, or was ended. Choose again.",
        "Ce lieu appartient à un autre employeur ou est clos. Choisissez de nouveau.",
    ),
    "draw_too_many": B(
        "Draw at least one, and fewer than the list holds ({count}): a draw of all is "
        "none. Draw fewer, or seal a longer list.",
        "Tirez au moins un employeur, et moins que la liste n’en compte ({count}) : "
        "tirer toute la liste n’est pas un tirage. Tirez-en moins ou scellez une liste "
        "plus longue.",
    ),
    "draw_numbers": B(
        "Write the numbers of employers, one on each line.",
        "Inscrivez les numéros d’employeurs, un par ligne.",
    ),
    "draw_unknown": B(
        "The register has no employer of this number: {number}. Mend line {row}.",
        "Le registre n’a aucun employeur de ce numéro : {number}. Corrigez la ligne "
        "{row}.",
    ),
    "draw_seeded": B(
        "This list was drawn from before. A list has one seed.",
        "Cette liste a déjà servi à un tirage. Une liste a un seul germe.",
    ),
    "seed_before_list": B(
        "The seed was published before the list was sealed or on the same day, so the "
        "list could have been made to fit it. Use a seed of a later day.",
        "Le germe a été publié avant que la liste soit scellée ou le même jour : elle "
        "aurait pu être adaptée. Utilisez un germe d’un jour ultérieur.",
    ),
    "draw_same_person": B(
        "You sealed this list, so another officer enters the seed.",
        "Vous avez scellé cette liste : une autre personne inscrit le germe.",
    ),
    "pick_replaced": B(
        "This employer was replaced before.", "Cet employeur a déjà été remplacé."
    ),
    "pick_opened": B(
        "A file was opened for this employer. Cancel it with a reason instead.",
        "Un dossier a été ouvert pour cet employeur. Annulez-le plutôt en indiquant le "
        "motif.",
    ),
    "draw_exhausted": B(
        "Everyone on the list was drawn: nobody is left to take this place.",
        "Tous les employeurs de la liste ont été tirés : personne ne peut prendre ce "
        "rang.",
    ),
    "draw_file": B(
        "This is no file of a draw. Download it again from the page of the draw.",
        "Ce fichier n’est pas celui d’un tirage. Téléchargez-le de nouveau depuis la "
        "page du tirage.",
    ),
    "inspection_order": B(
        "The state of this file does not allow this now. Its page shows what can "
        "follow.",
        "L’état de ce dossier ne le permet pas maintenant. Sa page indique ce qui peut "
        "suivre.",
    ),
    "inspection_ended": B(
        "This file has ended and stays as it is.",
        "Ce dossier est terminé et reste tel quel.",
    ),
    "event_before": B(
        "This is before what it follows in the file ({day}). Check the day.",
        "Ce jour précède ce qu’il suit dans le dossier ({day}). Vérifiez la date.",
    ),
    "attend_before_notice": B(
        "The employer is to attend before the notice was given. Mend one of the days.",
        "L’employeur devrait se présenter avant d’avoir été avisé. Corrigez l’une des "
        "dates.",
    ),
}
