"""What `halte backup` and `halte restore` say when something is wrong."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final = {
    "backup_exists": Bilingual(
        "There is a file of this name already. Choose another name.",
        "Un fichier porte déjà ce nom. Choisissez-en un autre.",
    ),
    "backup_cannot_write": Bilingual(
        "The backup cannot be written there. Check the folder and the space left.",
        "Impossible d’écrire la sauvegarde à cet endroit. Vérifiez le dossier et "
        "l’espace libre.",
    ),
    "backup_tool_missing": Bilingual(
        "{tool} is not installed here and this backup needs it. Install "
        "PostgreSQL’s client tools.",
        "{tool} n’est pas installé ici et cette sauvegarde l’exige. Installez les "
        "outils clients de PostgreSQL.",
    ),
    "backup_tool_failed": Bilingual(
        "{tool} failed. Check that its version is not older than the server’s.",
        "{tool} a échoué. Vérifiez que sa version n’est pas plus ancienne que celle "
        "du serveur.",
    ),
    "restore_no_file": Bilingual(
        "There is no such file, or it cannot be read.",
        "Ce fichier n’existe pas ou ne peut être lu.",
    ),
    "restore_not_a_backup": Bilingual(
        "This file is not a backup made by Halte.",
        "Ce fichier n’est pas une sauvegarde faite par Halte.",
    ),
    "restore_other_format": Bilingual(
        "This backup was made by another version of Halte. Restore it with that "
        "version.",
        "Cette sauvegarde provient d’une autre version de Halte. Restaurez-la avec "
        "cette version.",
    ),
    "restore_damaged": Bilingual(
        "This backup is damaged or cut short: what is inside is not what its "
        "manifest says. Use another copy.",
        "Cette sauvegarde est endommagée ou incomplète : son contenu ne correspond "
        "pas à son manifeste. Utilisez une autre copie.",
    ),
    "restore_unsafe": Bilingual(
        "This file tries to write outside its folder. It was not made by Halte; "
        "nothing was restored.",
        "Ce fichier tente d’écrire hors de son dossier. Halte ne l’a pas produit ; "
        "rien n’a été restauré.",
    ),
    "restore_no_keys": Bilingual(
        "The key ring is not in this backup and there is none here. Without it "
        "nothing can be proved or read. Put your copy of keys.json at the place "
        "named by HALTE_KEY_RING, or give it with --keys FILE.",
        "Le trousseau de clés n’est pas dans cette sauvegarde et il n’y en a pas "
        "ici. Sans lui, rien ne peut être prouvé ni lu. Placez votre copie de "
        "keys.json à l’endroit nommé par HALTE_KEY_RING ou indiquez-la avec --keys.",
    ),
    "restore_other_keys": Bilingual(
        "This backup was not made with this key ring, or was changed since. "
        "Use the key ring that belongs to it.",
        "Cette sauvegarde n’a pas été faite avec ce trousseau de clés, ou a été "
        "modifiée depuis. Utilisez le trousseau qui lui correspond.",
    ),
    "restore_running": Bilingual(
        "Halte is running on this state folder. Stop it first.",
        "Halte tourne sur ce dossier d’état. Arrêtez-le d’abord.",
    ),
    "restore_not_empty": Bilingual(
        "There is an installation here already. Name an empty folder with --into, "
        "or add --replace: what is here is then put aside, not removed.",
        "Une installation existe déjà ici. Nommez un dossier vide avec --into ou "
        "ajoutez --replace : ce qui s’y trouve est alors mis de côté, pas supprimé.",
    ),
    "restore_other_engine": Bilingual(
        "This backup is of another kind of database ({engine}). Set DATABASE_URL to "
        "that kind.",
        "Cette sauvegarde provient d’une autre sorte de base ({engine}). Réglez "
        "DATABASE_URL en conséquence.",
    ),
    "restore_counts_differ": Bilingual(
        "The restored table {table} has {found} rows; the backup says {said}. What "
        "was here before has been put back.",
        "La table {table} restaurée compte {found} lignes ; la sauvegarde en annonce "
        "{said}. L’état précédent a été remis en place.",
    ),
    "restore_audit_not_whole": Bilingual(
        "The restored audit is not whole ({found} findings). What was here before "
        "has been put back. To look into it, restore with --unproved into an empty "
        "folder and run “halte audit verify”.",
        "Le journal d’audit restauré n’est pas intact ({found} constats). L’état "
        "précédent a été remis en place. Pour l’examiner, restaurez avec --unproved "
        "dans un dossier vide et exécutez « halte audit verify ».",
    ),
}
