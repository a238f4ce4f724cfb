"""Every code of the vault, as a sentence in each language."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

SENTENCES: Final = {
    "vault_empty": B(
        "This file holds nothing. Check it on the device it came from and send it "
        "again.",
        "Ce fichier est vide. Vérifiez-le sur l’appareil d’où il provient et "
        "déposez-le de nouveau.",
    ),
    "vault_too_large": B(
        "A file can have at most {limit} MB. Cut a film into parts, or ask those who "
        "run Halte to raise the limit (HALTE_VAULT_MAX_BYTES).",
        "Un fichier peut compter au plus {limit} Mo. Coupez un film en parties ou "
        "demandez aux responsables de Halte d’augmenter la limite "
        "(HALTE_VAULT_MAX_BYTES).",
    ),
    "vault_archive_bomb": B(
        "This archive would grow out of all proportion when unpacked. Send the files "
        "in it one by one.",
        "Cette archive grossirait démesurément une fois décompressée. Déposez un à un "
        "les fichiers qu’elle contient.",
    ),
    "vault_damaged": B(
        "The inside of this file is not in order, so it cannot be drawn or cleaned. "
        "The file itself is kept as it was put in.",
        "La structure interne de ce fichier est défectueuse : il ne peut être ni "
        "affiché ni nettoyé. Le fichier lui-même est conservé tel que déposé.",
    ),
    "vault_pdf_locked": B(
        "This document is locked with a password, so hidden data cannot be taken out. "
        "Copy it out as it is, with a reason.",
        "Ce document est protégé par un mot de passe : les données cachées ne peuvent "
        "en être retirées. Copiez-le tel quel, avec un motif.",
    ),
    "vault_too_many_pixels": B(
        "This picture claims more pixels than can be drawn here. It is kept as it was "
        "put in.",
        "Cette image annonce plus de pixels qu’il n’est possible d’en afficher ici. "
        "Elle est conservée telle que déposée.",
    ),
    "vault_too_large_to_clean": B(
        "Hidden data are taken out of files of up to {limit} MB. Copy this one out as "
        "it is, with a reason.",
        "Les données cachées se retirent de fichiers d’au plus {limit} Mo. Copiez "
        "celui-ci tel quel, avec un motif.",
    ),
    "vault_file_missing": B(
        "The file of this item is not in the vault. Tell those who run Halte: it may "
        "be in a backup.",
        "Le fichier de cet élément n’est pas dans le coffre. Avisez les responsables "
        "de Halte : il se trouve peut-être dans une sauvegarde.",
    ),
    "vault_file_changed": B(
        "The file of this item is not the one that was put in. Nothing of it is "
        "shown. Tell those who run Halte.",
        "Le fichier de cet élément n’est pas celui qui a été déposé. Rien n’en est "
        "montré. Avisez les responsables de Halte.",
    ),
    "vault_row_changed": B(
        "What the register says of this item differs from the first link of its "
        "chain of custody.",
        "L’inscription de cet élément diffère du premier maillon de sa chaîne de "
        "possession.",
    ),
    "vault_chain_open": B(
        "A table of the chain of custody has lost its guard against changes.",
        "Une table de la chaîne de possession a perdu sa protection contre les "
        "modifications.",
    ),
    "vault_stray": B(
        "A file lies in the vault that belongs to no item.",
        "Un fichier du coffre n’appartient à aucun élément.",
    ),
    "vault_not_whole": B(
        "The vault was verified and something was not as it was put in.",
        "Le coffre a été vérifié et un élément n’était pas tel que déposé.",
    ),
    "vault_not_yours": B(
        "This item belongs to another organisation, which lets you open it. Ask that "
        "organisation.",
        "Cet élément appartient à une autre organisation, qui vous permet de "
        "l’ouvrir. Adressez-vous à elle.",
    ),
    "vault_disposed": B(
        "The content of this item was destroyed. Its certificate says when and why.",
        "Le contenu de cet élément a été détruit. Son certificat indique quand et "
        "pourquoi.",
    ),
    "vault_sealed": B(
        "This item is under seal. Lift the seal first, with a reason.",
        "Cet élément est sous scellés. Levez d’abord les scellés, avec un motif.",
    ),
    "vault_not_sealed": B(
        "This item is not under seal.", "Cet élément n’est pas sous scellés."
    ),
    "vault_infected": B(
        "The scanner found a malicious program in this file. It stays closed; it can "
        "be scanned again or disposed of.",
        "L’analyse a trouvé un programme malveillant dans ce fichier. Il reste fermé ; "
        "il peut être analysé de nouveau ou éliminé.",
    ),
    "vault_not_scanned": B(
        "Nothing has scanned this file, so it does not leave. Have it scanned, or "
        "answer for it with a reason.",
        "Ce fichier n’a pas été analysé : il ne sort donc pas. Faites-le analyser ou "
        "répondez-en, avec un motif.",
    ),
    "vault_scanned": B(
        "This file was scanned or answered for already.",
        "Ce fichier a déjà été analysé, ou quelqu’un en répond déjà.",
    ),
    "vault_no_scanner": B(
        "The scanner did not answer. Try again later, or tell those who run Halte.",
        "L’analyseur n’a pas répondu. Réessayez plus tard ou avisez les responsables "
        "de Halte.",
    ),
    "vault_walled": B(
        "This item is behind the wall. It is exported to nobody and shared with "
        "nobody, and there is no way back.",
        "Cet élément est derrière le mur. Il n’est ni exporté ni communiqué à "
        "quiconque, et cela est irréversible.",
    ),
    "vault_not_cleanable": B(
        "Hidden data can be taken out of JPEG and PNG pictures and of PDF documents "
        "only. Copy this file out as it is, with a reason.",
        "Les données cachées ne se retirent que des images JPEG et PNG et des "
        "documents PDF. Copiez ce fichier tel quel, avec un motif.",
    ),
    "vault_held": B(
        "A file that is still worked on rests on this item. Close that file first.",
        "Un dossier encore ouvert s’appuie sur cet élément. Fermez d’abord ce dossier.",
    ),
    "vault_why": B(
        "Say why. The reason stays with the item for good.",
        "Indiquez le motif. Il reste attaché à l’élément pour toujours.",
    ),
}
