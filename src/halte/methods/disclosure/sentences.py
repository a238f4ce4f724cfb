"""What the tables say when they refuse: code, what happened, how to mend it."""

from __future__ import annotations

from halte.methods.bilingual import Texts
from halte.methods.faults import declare

declare(
    {
        "too_many_dimensions": Texts(
            "A table crosses one to {most} columns. Ask for several smaller tables: "
            "each further crossing makes people easier to find.",
            "Un tableau croise de une à {most} colonnes. Demandez plusieurs tableaux "
            "plus petits : chaque croisement de plus rend les personnes plus "
            "faciles à trouver.",
        ),
        "table_too_large": Texts(
            "The table would have {cells} cells; at most {most} can be proven safe. "
            "Group levels or cross fewer columns.",
            "Le tableau aurait {cells} cellules ; on peut en prouver {most} au plus. "
            "Regroupez des valeurs ou croisez moins de colonnes.",
        ),
        "column_twice": Texts(
            "This column is named twice. Name each column once.",
            "Cette colonne est nommée deux fois. Nommez chaque colonne une fois.",
        ),
        "constant_column": Texts(
            "This column holds one value only, so it cannot divide a table. Leave it "
            "out.",
            "Cette colonne ne contient qu’une valeur : elle ne peut pas diviser un "
            "tableau. Retirez-la.",
        ),
        "identifier_column": Texts(
            "This column holds {found} different values in {rows} rows: it looks like "
            "an identifier in disguise, and a table of it would name people. Leave "
            "it out or group its values.",
            "Cette colonne contient {found} valeurs différentes pour {rows} lignes : "
            "elle ressemble à un identifiant déguisé, et son tableau nommerait des "
            "personnes. Retirez-la ou regroupez ses valeurs.",
        ),
        "too_few_people": Texts(
            "The data hold {found} people; nothing is published about fewer than "
            "{least}. In so small a group each person can be recognised, whatever is "
            "withheld. Pool years or places.",
            "Les données comptent {found} personnes ; rien n’est publié sur moins de "
            "{least}. Dans un si petit groupe, chaque personne peut être reconnue, "
            "quoi que l’on masque. Regroupez des années ou des lieux.",
        ),
        "number_unusable": Texts(
            "This column must hold numbers of zero or more, and this row does not.",
            "Cette colonne doit contenir des nombres supérieurs ou égaux à zéro, et "
            "cette ligne n’en contient pas.",
        ),
        "count_broken": Texts(
            "A count is a whole number, and this one has decimals. Correct it, or name "
            "it as the `weight` of `dominance` if it is an amount.",
            "Un effectif est un nombre entier, et celui-ci a des décimales. "
            "Corrigez-le, ou déclarez-le comme `weight` de `dominance` s’il s’agit "
            "d’un montant.",
        ),
        "number_negative": Texts(
            "This number is below zero. Counts and amounts of a table cannot be: put "
            "corrections into the row that they correct.",
            "Ce nombre est inférieur à zéro. Les effectifs et montants d’un tableau ne "
            "peuvent pas l’être : corrigez la ligne visée elle-même.",
        ),
        "person_blank": Texts(
            "This row says no {unit}. Each row needs the identifier of its {unit}.",
            "Cette ligne n’indique pas l’unité ({unit}). Chaque ligne a besoin de "
            "l’identifiant de son unité.",
        ),
        "person_in_many_cells": Texts(
            "One {unit} stands in rows of different cells, so that totals would not "
            "add up. Choose one row for each, or add a level such as “several”.",
            "Une même unité ({unit}) figure dans des lignes de cellules différentes : "
            "les totaux ne s’additionneraient pas. Gardez une ligne par unité, ou "
            "ajoutez une valeur telle que « plusieurs ».",
        ),
        "level_named_total": Texts(
            "A level of this column is named “Total”, as totals are. Rename it.",
            "Une valeur de cette colonne s’appelle « Total », comme les totaux. "
            "Renommez-la.",
        ),
        "level_missing": Texts(
            "The filter keeps no row: the column has none of the levels asked for.",
            "Le filtre ne garde aucune ligne : la colonne n’a aucune des valeurs "
            "demandées.",
        ),
        "group_is_level": Texts(
            "The group “{group}” has the name of a level or of the total. Rename it.",
            "Le groupe « {group} » porte le nom d’une valeur ou du total. Renommez-le.",
        ),
        "group_circle": Texts(
            "The group “{group}” contains itself. Mend the hierarchy.",
            "Le groupe « {group} » se contient lui-même. Corrigez la hiérarchie.",
        ),
        "rules_unreadable": Texts(
            "The rules are not YAML that can be read. Look at this row.",
            "Les règles ne sont pas un YAML lisible. Regardez cette ligne.",
        ),
        "rule_unknown": Texts(
            "There is no rule “{key}”. Known here: {known}.",
            "Il n’y a pas de règle « {key} ». Règles connues ici : {known}.",
        ),
        "rule_twice": Texts(
            "The rule “{key}” is given twice.",
            "La règle « {key} » est donnée deux fois.",
        ),
        "rule_value": Texts(
            "The rule “{key}” needs {wanted}.",
            "La règle « {key} » demande {wanted_fr}.",
        ),
        "rules_conflict": Texts(
            "Amounts are protected by suppression only: rounding and noise are made "
            "for counts. Use `method: suppress`, or leave out `dominance`.",
            "Les montants ne sont protégés que par suppression : l’arrondi et le bruit "
            "sont faits pour des effectifs. Utilisez `method: suppress`, ou retirez "
            "`dominance`.",
        ),
        "persons_or_counts": Texts(
            "A file has either one row per person (`person`) or counts (`count`), not "
            "both. Keep one of the two rules.",
            "Un fichier a soit une ligne par personne (`person`), soit des effectifs "
            "(`count`), pas les deux. Gardez une des deux règles.",
        ),
        "noise_too_small": Texts(
            "`smallest` must be below `most`: otherwise there is no noise that leads "
            "past the results that are not to be.",
            "`smallest` doit être inférieur à `most` : sinon aucun bruit ne mène "
            "au-delà des résultats à éviter.",
        ),
        "not_permitted": Texts(
            "The rules do not permit this crossing: {asked}. They permit, with all "
            "that is within: {permitted}.",
            "Les règles ne permettent pas ce croisement : {asked}. Elles permettent, "
            "avec tout ce qu’ils contiennent : {permitted}.",
        ),
        "permitted_missing": Texts(
            "Cell keys need a fixed family of permitted crossings (`permitted`): with "
            "free choice of tables the noise can be averaged away.",
            "Les clés de cellule demandent une famille fixe de croisements permis "
            "(`permitted`) : avec un choix libre de tableaux, la moyenne efface le "
            "bruit.",
        ),
        "person_missing": Texts(
            "Cell keys need the column that identifies a person (`person`): the same "
            "people must get the same noise in every table.",
            "Les clés de cellule demandent la colonne qui identifie une personne "
            "(`person`) : les mêmes personnes doivent recevoir le même bruit dans "
            "chaque tableau.",
        ),
        "key_missing": Texts(
            "This method needs a secret key file (`key`). Make one with "
            "`halte protect key FILE` and keep it: new noise from a new key can be "
            "averaged away.",
            "Cette méthode demande un fichier de clé secrète (`key`). Créez-le avec "
            "`halte protect key FICHIER` et conservez-le : un nouveau bruit d’une "
            "nouvelle clé s’efface en faisant la moyenne.",
        ),
        "key_short": Texts(
            "A key has at least {least} bytes. Make one with `halte protect key FILE`.",
            "Une clé a au moins {least} octets. Créez-la avec "
            "`halte protect key FICHIER`.",
        ),
        "key_exists": Texts(
            "There is already a file of this name, and a key is never replaced. "
            "Choose another name.",
            "Un fichier de ce nom existe déjà, et une clé ne se remplace jamais. "
            "Choisissez un autre nom.",
        ),
        "log_missing": Texts(
            "Cell keys need a ledger and a name (`--ledger`, `--user`): who asked for "
            "which table must be known, for many tables together take the noise away.",
            "Les clés de cellule demandent un registre et un nom (`--ledger`, "
            "`--user`) : il faut savoir qui a demandé quel tableau, car de nombreux "
            "tableaux réunis effacent le bruit.",
        ),
        "tables_passed": Texts(
            "This user has had {had} different tables of this source; the rules allow "
            "{most}. Many tables together take bounded noise away.",
            "Cette personne a déjà obtenu {had} tableaux différents de cette source ; "
            "les règles en permettent {most}. De nombreux tableaux réunis effacent un "
            "bruit borné.",
        ),
        "exact_and_cell_key": Texts(
            "Entry {entry} of the ledger released exact values of this source and "
            "years, and this table would carry noise, or the other way round. The two "
            "together give the noise away. Use the method of the earlier release.",
            "L’inscription {entry} du registre a publié des valeurs exactes de cette "
            "source et de ces années, et ce tableau porterait du bruit, ou l’inverse. "
            "Ensemble, ils trahissent le bruit. Utilisez la méthode de la publication "
            "précédente.",
        ),
        "differenced": Texts(
            "Put beside entry {entry} of the ledger, this table would give away "
            "protected cells, or small groups between its cells and theirs ({found} "
            "are at risk). Ask for a coarser table, or set `differencing: protect` "
            "so that more is withheld.",
            "Rapproché de l’inscription {entry} du registre, ce tableau trahirait des "
            "cellules protégées, ou de petits groupes entre ses cellules et les leurs "
            "({found} sont en danger). Demandez un tableau plus grossier, ou écrivez "
            "`differencing: protect` pour en masquer davantage.",
        ),
        "revised_by_few": Texts(
            "The data changed since entry {entry} of the ledger by fewer people than "
            "the minimum in {found} cells: the two tables together would show them. "
            "Wait until more has changed, or release rounded values.",
            "Depuis l’inscription {entry} du registre, {found} cellules ont changé de "
            "moins de personnes que le minimum : les deux tableaux ensemble les "
            "montreraient. Attendez que davantage ait changé, ou publiez des valeurs "
            "arrondies.",
        ),
        "joint_too_large": Texts(
            "With the earlier tables of the ledger, the attack has {cells} unknowns; "
            "at most {most} can be proven. Ask for a smaller table.",
            "Avec les tableaux précédents du registre, l’attaque compte {cells} "
            "inconnues ; on peut en prouver {most} au plus. Demandez un tableau plus "
            "petit.",
        ),
        "ledger_moved": Texts(
            "Another table was added to the ledger while this one was made. Run the "
            "command again, so that the two are held against each other.",
            "Un autre tableau a été inscrit au registre pendant que celui-ci se "
            "faisait. Relancez la commande, pour que les deux soient rapprochés.",
        ),
        "not_protected": Texts(
            "The attacker still finds one of the {protected} protected cells closer "
            "than the required width, whatever is withheld. Nothing is released. Ask "
            "for a coarser table, or use controlled rounding.",
            "L’attaquant trouve encore une des {protected} cellules protégées de plus "
            "près que la largeur exigée, quoi que l’on masque. Rien n’est publié. "
            "Demandez un tableau plus grossier, ou l’arrondi contrôlé.",
        ),
        "not_additive": Texts(
            "No rounded table was found that adds up and stays within one base of the "
            "truth everywhere. Use `kind: random`, or fewer groups.",
            "Aucun tableau arrondi n’a été trouvé qui s’additionne et reste partout à "
            "moins d’une base de la vérité. Utilisez `kind: random`, ou moins de "
            "groupes.",
        ),
        "table_contradicts": Texts(
            "No data at all fit this table: its cells and totals contradict each "
            "other under these rules. Check the method, the base and the hierarchies.",
            "Aucune donnée ne correspond à ce tableau : ses cellules et ses totaux se "
            "contredisent selon ces règles. Vérifiez la méthode, la base et les "
            "hiérarchies.",
        ),
        "cell_unusable": Texts(
            "This cell is neither a count, nor x, nor blank.",
            "Cette cellule n’est ni un effectif, ni x, ni vide.",
        ),
        "cells_incomplete": Texts(
            "The table has {found} of the {wanted} cells that its columns make with "
            "their totals, or names one twice. Give the file as it was released.",
            "Le tableau a {found} des {wanted} cellules que forment ses colonnes avec "
            "leurs totaux, ou en nomme une deux fois. Donnez le fichier tel qu’il a "
            "été publié.",
        ),
    }
)  # fmt: skip
