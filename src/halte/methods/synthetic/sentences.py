"""What the synthesis says when it refuses, and how to mend it."""

from __future__ import annotations

from halte.methods.bilingual import Texts
from halte.methods.faults import declare

SHAPE_EN = 'Write it as {{"column": ["value", "value"], …}}, with "" for missing.'
SHAPE_FR = (
    'Écrivez-le ainsi : {{"colonne": ["valeur", "valeur"], …}}, avec "" pour '
    "une valeur manquante."
)

declare(
    {
        "domain_not_json": Texts(
            f"The domain is not a JSON text in UTF-8. {SHAPE_EN}",
            f"Le domaine n’est pas un texte JSON en UTF-8. {SHAPE_FR}",
        ),
        "domain_shape": Texts(
            f"The domain does not name columns with their values. {SHAPE_EN}",
            f"Le domaine n’indique pas de colonnes avec leurs valeurs. {SHAPE_FR}",
        ),
        "domain_key": Texts(
            "The domain holds what is not known here: {key}. Beside columns there can "
            "be impossible and hierarchies.",
            "Le domaine contient des éléments inconnus : {key}. À côté de columns, il "
            "peut y avoir impossible et hierarchies.",
        ),
        "domain_column_blank": Texts(
            "A column of the domain has no name. Name it as the data does.",
            "Une colonne du domaine n’a pas de nom. Nommez-la comme dans les données.",
        ),
        "domain_column_twice": Texts(
            "The domain names this twice. Keep one.",
            "Le domaine nomme ceci deux fois. N’en gardez qu’une.",
        ),
        "domain_values": Texts(
            f"The values of this column are not a list of texts. {SHAPE_EN}",
            f"Les valeurs de cette colonne ne sont pas une liste de textes. {SHAPE_FR}",
        ),
        "domain_value_twice": Texts(
            "The domain lists a value of this column twice. Keep one.",
            "Le domaine donne deux fois une valeur de cette colonne. N’en gardez "
            "qu’une.",
        ),
        "domain_too_large": Texts(
            "The domain lists {found} values for this column; a category has at most "
            "{most}. It looks like an identifier or a measurement: leave it out, or "
            "group it.",
            "Le domaine donne {found} valeurs pour cette colonne ; une catégorie en a "
            "au plus {most}. Elle ressemble à un identifiant ou à une mesure : "
            "retirez-la ou regroupez ses valeurs.",
        ),
        "domain_too_wide": Texts(
            "Crossing the columns two by two gives {found} cells; {most} is the most. "
            "Leave columns out, or group values.",
            "Le croisement des colonnes deux à deux donne {found} cellules ; le "
            "maximum est de {most}. Retirez des colonnes ou regroupez des valeurs.",
        ),
        "domain_rule": Texts(
            "Each item of impossible names two columns or more with the values that "
            'cannot meet, such as {{"age": ["0-14"], "licence": ["yes"]}}.',
            "Chaque élément d’impossible nomme au moins deux colonnes et les valeurs "
            "qui ne peuvent se rencontrer, par exemple "
            '{{"age": ["0-14"], "permis": ["oui"]}}.',
        ),
        "domain_rule_unknown": Texts(
            "An item of impossible names this column, or a value of it, that the "
            "domain does not list.",
            "Un élément d’impossible nomme cette colonne, ou une de ses valeurs, que "
            "le domaine ne connaît pas.",
        ),
        "domain_hierarchy": Texts(
            "This hierarchy cannot be followed: both columns and all values must be in "
            "the domain, each value of the finer column in exactly one group, and no "
            "column grouped twice or by itself.",
            "Cette hiérarchie ne peut être suivie : les deux colonnes et toutes les "
            "valeurs doivent être dans le domaine, chaque valeur de la colonne fine "
            "dans un seul groupe, et aucune colonne groupée deux fois ou par "
            "elle-même.",
        ),
        "domain_constant": Texts(
            "No column of the domain has two values or more: there is nothing to "
            "measure.",
            "Aucune colonne du domaine n’a deux valeurs ou plus : il n’y a rien à "
            "mesurer.",
        ),
        "outside_domain": Texts(
            "{found} rows hold a value that the domain does not list; this is the "
            "first. Add the value to the domain if it is public, or correct the data.",
            "{found} lignes contiennent une valeur absente du domaine ; voici la "
            "première. Ajoutez la valeur au domaine si elle est publique, ou corrigez "
            "les données.",
        ),
        "blank_undeclared": Texts(
            "{found} rows are blank here and the domain does not foresee it; this is "
            'the first. Add "" to the values of the column: missing is a value too.',
            "{found} lignes sont vides ici et le domaine ne le prévoit pas ; voici la "
            'première. Ajoutez "" aux valeurs de la colonne : manquant est aussi une '
            "valeur.",
        ),
        "impossible_row": Texts(
            "{found} rows hold a combination that the domain calls impossible; this is "
            "the first. Correct the data or the domain.",
            "{found} lignes contiennent une combinaison que le domaine dit "
            "impossible ; voici la première. Corrigez les données ou le domaine.",
        ),
        "hierarchy_broken": Texts(
            "{found} rows do not have the group that the domain gives for {fine}; this "
            "is the first. Correct the data or the domain.",
            "{found} lignes n’ont pas le groupe que le domaine donne pour {fine} ; "
            "voici la première. Corrigez les données ou le domaine.",
        ),
        "all_impossible": Texts(
            "What the domain calls impossible leaves hardly any row possible. Check "
            "its items.",
            "Ce que le domaine dit impossible ne laisse presque aucune ligne possible. "
            "Vérifiez ses éléments.",
        ),
        "few_people": Texts(
            "The file is about {found} people, and at least {least} are needed. With "
            "so few, the noise that protects each of them would be larger than what it "
            "is added to, and the file would be an invention. Pool years or places.",
            "Le fichier porte sur {found} personnes et il en faut au moins {least}. Si "
            "peu nombreuses, le bruit qui protège chacune dépasserait ce à quoi il "
            "s’ajoute, et le fichier serait une invention. Réunissez des années ou des "
            "lieux.",
        ),
        "too_noisy": Texts(
            "The noise leaves no count of people above zero. Use a larger epsilon, or "
            "pool years or places.",
            "Le bruit ne laisse aucun effectif au-dessus de zéro. Utilisez un epsilon "
            "plus grand, ou réunissez des années ou des lieux.",
        ),
        "identifier_in_disguise": Texts(
            "This column holds {found} different values in {rows} rows: it is an "
            "identifier in disguise. Take it out of the domain, or group its values.",
            "Cette colonne contient {found} valeurs différentes pour {rows} lignes : "
            "c’est un identifiant déguisé. Retirez-la du domaine ou regroupez ses "
            "valeurs.",
        ),
        "person_unknown": Texts(
            "This row does not say whose it is. Link it to a person, or leave it out.",
            "Cette ligne ne dit pas de qui elle est. Reliez-la à une personne, ou "
            "retirez-la.",
        ),
        "person_twice": Texts(
            "{found} people have more than one row (one has {most}); this is the "
            "first. Join their rows, or say with --rows-per-person how many rows of "
            "each may count: more of them need more noise.",
            "{found} personnes ont plus d’une ligne (l’une en a {most}) ; voici la "
            "première. Réunissez leurs lignes, ou dites avec --rows-per-person combien "
            "de lignes de chacune peuvent compter : plus il y en a, plus il faut de "
            "bruit.",
        ),
        "rows_per_person_unusable": Texts(
            "--rows-per-person is a whole number of 1 or more and needs --person.",
            "--rows-per-person est un nombre entier supérieur ou égal à 1 et demande "
            "--person.",
        ),
        "epsilon_unusable": Texts(
            "Epsilon is a number above 0 and at most {most}. At 0 nothing could be "
            "told; usual values lie between 0.5 and 8.",
            "Epsilon est un nombre supérieur à 0 et d’au plus {most}. À 0, rien ne "
            "pourrait être dit ; les valeurs usuelles vont de 0,5 à 8.",
        ),
        "delta_unusable": Texts(
            "Delta is a number above 0 and at most 0.001: the chance that the promise "
            "fails for somebody. Choose less than one over the number of people, such "
            "as 0.000001.",
            "Delta est un nombre supérieur à 0 et d’au plus 0,001 : le risque que la "
            "promesse échoue pour quelqu’un. Choisissez moins que l’inverse du nombre "
            "de personnes, par exemple 0,000001.",
        ),
        "seed_unusable": Texts(
            "A seed is a whole number of zero or more.",
            "Une graine est un nombre entier supérieur ou égal à zéro.",
        ),
        "measurements_unusable": Texts(
            "This is no file of measurements as `halte protect synthesise` writes it, "
            "or it was changed. Name another file to measure anew, which spends "
            "budget.",
            "Ce n’est pas un fichier de mesures tel que l’écrit `halte protect "
            "synthesise`, ou il a été modifié. Nommez un autre fichier pour mesurer de "
            "nouveau, ce qui dépense du budget.",
        ),
        "measurements_differ": Texts(
            "The kept measurements were made with another {what}. Leave that option "
            "out to use them as they are, or name another file to measure anew, which "
            "spends budget.",
            "Les mesures conservées ont été faites avec un autre élément : {what}. "
            "Retirez cette option pour les utiliser telles quelles, ou nommez un autre "
            "fichier pour mesurer de nouveau, ce qui dépense du budget.",
        ),
        "data_needed": Texts(
            "There are no kept measurements to start from, so the data, the domain, "
            "epsilon and delta are all needed.",
            "Aucune mesure conservée ne sert de départ : il faut donc les données, le "
            "domaine, epsilon et delta.",
        ),
        "years_unusable": Texts(
            "The years are not understood. Write 2024, 2022-2024 or 2022,2024.",
            "Les années ne se comprennent pas. Écrivez 2024, 2022-2024 ou 2022,2024.",
        ),
        "outcome_unusable": Texts(
            "The outcome of the regression must be a column of the domain with two "
            "values beside missing.",
            "La variable expliquée de la régression doit être une colonne du domaine "
            "ayant deux valeurs, sans compter les manquantes.",
        ),
    }
)  # fmt: skip
