"""Each code as a sentence that says how to mend it."""

from __future__ import annotations

from halte.methods.bilingual import Texts
from halte.methods.faults import declare

declare(
    {
        "hsds_type": Texts(
            "A value of the type {type} is needed here.",
            "Il faut ici une valeur du type {type}.",
        ),
        "hsds_required": Texts(
            "HSDS needs this field. Fill it, or leave out the whole object.",
            "HSDS exige ce champ. Remplissez-le ou retirez l’objet entier.",
        ),
        "hsds_enum": Texts(
            "One of these is needed here: {known}.",
            "Il faut ici l’une de ces valeurs : {known}.",
        ),
        "hsds_format": Texts(
            "This is not written as a {format}. Mend it.",
            "Cette valeur n’a pas la forme {format}. Corrigez-la.",
        ),
        "hsds_column": Texts(
            "The table has no such column in HSDS. It was not read: check its name.",
            "HSDS ne connaît pas cette colonne dans cette table. Elle n’a pas été "
            "lue : vérifiez son nom.",
        ),
        "hsds_table": Texts(
            "The package needs this table.", "Cette table manque dans le paquet."
        ),
        "hsds_half_place": Texts(
            "Latitude and longitude go together. Give both or neither.",
            "La latitude et la longitude vont ensemble. Donnez les deux ou aucune.",
        ),
        "hsds_off_earth": Texts(
            "There is no such place on the earth: latitude is from -90 to 90, "
            "longitude from -180 to 180.",
            "Ce lieu n’existe pas sur la terre : la latitude va de -90 à 90, la "
            "longitude de -180 à 180.",
        ),
        "hsds_at_zero": Texts(
            "Latitude 0, longitude 0 is in the sea. Leave both out where the place is "
            "not known or not to be told.",
            "La latitude 0 et la longitude 0 sont en mer. Omettez-les si le lieu est "
            "inconnu ou ne doit pas être révélé.",
        ),
        "hsds_clock": Texts(
            "A time of the clock is needed here, as 22:00.",
            "Il faut ici une heure, comme 22:00.",
        ),
        "hsds_byday": Texts(
            "Days are written as MO,TU,WE (RFC 5545).",
            "Les jours s’écrivent MO,TU,WE (RFC 5545).",
        ),
        "hsds_always_in_prose": Texts(
            "Words say that it is open day and night, and no machine can read them. "
            "Give a weekly schedule of seven days, 00:00 to 24:00.",
            "Des mots disent que c’est ouvert jour et nuit, et aucune machine ne peut "
            "les lire. Donnez un horaire hebdomadaire de sept jours, de 00:00 à 24:00.",
        ),
        "hsds_ends_before": Texts(
            "It ends before it begins. Mend one of the days.",
            "La fin précède le début. Corrigez l’un des jours.",
        ),
        "hsds_ages": Texts(
            "Ages are from 0 up, the lowest first.",
            "Les âges vont de 0 en montant, le plus bas d’abord.",
        ),
        "hsds_never_assured": Texts(
            "No day says when this was last verified. Give assured_date.",
            "Aucun jour n’indique la dernière vérification. Donnez assured_date.",
        ),
        "hsds_in_future": Texts(
            "This day is still to come. Mend it.",
            "Ce jour n’est pas encore venu. Corrigez-le.",
        ),
        "hsds_stale": Texts(
            "It was verified {days} days ago; a year is the most. Verify it again.",
            "La vérification date de {days} jours ; un an est le plus. Vérifiez de "
            "nouveau.",
        ),
        "hsds_one_language": Texts(
            "There is a text in one language only. Give the other under "
            "translations.fr or translations.en.",
            "Le texte n’est que dans une langue. Donnez l’autre sous translations.fr "
            "ou translations.en.",
        ),
        "hsds_pair": Texts(
            "This is said in one language and not in the other. Add it.",
            "Ce texte existe dans une langue et non dans l’autre. Ajoutez-le.",
        ),
        "hsds_room": Texts(
            "There cannot be more free places than there are, nor fewer than none.",
            "Il ne peut y avoir plus de places libres que de places en tout, ni moins "
            "que zéro.",
        ),
        "hsds_room_old": Texts(
            "Free places were told {hours} hours ago and say nothing now. Leave them "
            "out after a day.",
            "Les places libres datent de {hours} heures et ne disent plus rien. "
            "Retirez-les après un jour.",
        ),
        "hsds_phone": Texts(
            "A telephone number has 3 to 15 digits (E.164).",
            "Un numéro de téléphone a de 3 à 15 chiffres (E.164).",
        ),
        "hsds_language": Texts(
            "A code of a language is needed here, as fr or cr (ISO 639).",
            "Il faut ici le code d’une langue, comme fr ou cr (ISO 639).",
        ),
        "hsds_history": Texts(
            "The history shows what was there before: an address that was taken away "
            "can still be read. Leave metadata out of what you publish.",
            "L’historique montre ce qui figurait avant : une adresse retirée peut "
            "encore y être lue. Retirez metadata de ce que vous publiez.",
        ),
        "hsds_id_twice": Texts(
            "This id stands twice for the same kind of object. Each has its own.",
            "Cet identifiant figure deux fois pour un même genre d’objet. Chacun a "
            "le sien.",
        ),
        "hsds_other_parent": Texts(
            "This points at another object than the one that it lies in.",
            "Ceci pointe vers un autre objet que celui qui le contient.",
        ),
        "hsds_dangling": Texts(
            "This points at nothing in the package. Add what is meant, or clear it.",
            "Ceci ne pointe vers rien dans le paquet. Ajoutez ce qui est visé ou "
            "videz le champ.",
        ),
        "hsds_outside": Texts(
            "This points at something that is not in the file. Check that it exists.",
            "Ceci pointe vers un objet qui n’est pas dans le fichier. Vérifiez qu’il "
            "existe.",
        ),
        "hsds_kind_unknown": Texts(
            "What kind of object this is was not said. Say it with --object: {known}.",
            "On ne sait pas de quel genre d’objet il s’agit. Dites-le avec --object : "
            "{known}.",
        ),
        "hsds_line": Texts(
            "This line is not JSON. Each line holds one whole object.",
            "Cette ligne n’est pas du JSON. Chaque ligne contient un objet entier.",
        ),
    }
)
