"""What the room says: each code, what happened and how to mend it."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

FILES: Final[dict[str, B]] = {
    "file_empty": B(
        "There are no rows in this file. Check that you chose the right file.",
        "Ce fichier ne contient aucune ligne. Vérifiez que c’est le bon fichier.",
    ),
    "file_too_large": B(
        "The file is larger than {limit} MB. Split it, or ask for the limit to be "
        "raised.",
        "Le fichier dépasse {limit} Mo. Divisez-le ou demandez que la limite soit "
        "relevée.",
    ),
    "file_gone": B(
        "The file of this batch is no longer kept. Send it in again.",
        "Le fichier de ce lot n’est plus conservé. Déposez-le de nouveau.",
    ),
    "file_xls": B(
        "This is an old Excel workbook (.xls). Open it and save it as .xlsx or CSV.",
        "C’est un ancien classeur Excel (.xls). Ouvrez-le et enregistrez-le en "
        ".xlsx ou en CSV.",
    ),
    "file_pdf": B(
        "This is a PDF. Send the table it was made from, as .xlsx or CSV.",
        "C’est un PDF. Déposez le tableau d’origine, en .xlsx ou en CSV.",
    ),
    "file_html": B(
        "This is a web page, not a table. Download the file that the page links to.",
        "C’est une page Web, pas un tableau. Téléchargez le fichier auquel la page "
        "renvoie.",
    ),
    "file_packed": B(
        "This file is packed. Unpack it and send what is inside.",
        "Ce fichier est compressé. Décompressez-le et déposez son contenu.",
    ),
    "zero_bytes": B(
        "The file has zero bytes in it and is not a table. Save it again as CSV in "
        "UTF-8.",
        "Le fichier contient des octets nuls et n’est pas un tableau. Enregistrez-le "
        "de nouveau en CSV, en UTF-8.",
    ),
    "encoding_wrong": B(
        "The file cannot be read as {encoding}. Choose another encoding.",
        "Le fichier ne se lit pas en {encoding}. Choisissez un autre codage.",
    ),
    "line_too_long": B(
        "The file has no line ends where there should be some. Check that it is a "
        "table with one row a line.",
        "Il manque des fins de ligne dans ce fichier. Vérifiez que c’est un tableau "
        "avec une ligne par enregistrement.",
    ),
    "cell_too_long": B(
        "Near row {row}, a cell is far too long. Often a quotation mark is not "
        "closed there. Mend it in the file and send the file again.",
        "Vers la ligne {row}, une cellule est beaucoup trop longue. Souvent, un "
        "guillemet n’y est pas fermé. Corrigez le fichier et déposez-le de nouveau.",
    ),
    "row_unreadable": B(
        "Row {row} cannot be read. Mend it in the file and send the file again.",
        "La ligne {row} est illisible. Corrigez le fichier et déposez-le de nouveau.",
    ),
    "too_many_columns": B(
        "The file has more than {limit} columns. Keep the ones that are needed.",
        "Le fichier compte plus de {limit} colonnes. Gardez celles qui sont utiles.",
    ),
    "json_unreadable": B(
        "The JSON breaks off or is wrong near item {row}. Mend it and send it again.",
        "Le JSON s’interrompt ou est mal formé vers l’élément {row}. Corrigez-le et "
        "déposez-le de nouveau.",
    ),
    "json_not_objects": B(
        "Item {row} of the JSON is not an object with named values. Send a list of "
        "objects.",
        "L’élément {row} du JSON n’est pas un objet à valeurs nommées. Déposez une "
        "liste d’objets.",
    ),
}

WORKBOOKS: Final[dict[str, B]] = {
    "workbook_damaged": B(
        "The workbook is damaged or is of another kind. Open it, save it as .xlsx, "
        "and send it again.",
        "Le classeur est endommagé ou d’un autre type. Ouvrez-le, enregistrez-le en "
        ".xlsx et déposez-le de nouveau.",
    ),
    "not_a_workbook": B(
        "This is a packed file, not an .xlsx workbook. Unpack it and send what is "
        "inside, or save the table as .xlsx.",
        "C’est un fichier compressé, pas un classeur .xlsx. Déposez son contenu ou "
        "enregistrez le tableau en .xlsx.",
    ),
    "workbook_entities": B(
        "The workbook holds instructions that no real workbook has. It was refused "
        "and not kept. Make a new workbook and paste the values.",
        "Le classeur contient des instructions étrangères à un vrai classeur. Il a "
        "été refusé et n’est pas conservé. Créez un classeur et collez-y les valeurs.",
    ),
    "archive_too_many": B(
        "The workbook has more than {limit} parts. Save the sheet you need alone.",
        "Le classeur compte plus de {limit} parties. Enregistrez seule la feuille "
        "utile.",
    ),
    "archive_too_large": B(
        "Unpacked, the workbook is larger than {limit} MB. Save the sheet as CSV.",
        "Décompressé, le classeur dépasse {limit} Mo. Enregistrez la feuille en CSV.",
    ),
    "archive_bomb": B(
        "The workbook grows beyond measure when it is unpacked. It was refused and "
        "not kept. Save the sheet as CSV.",
        "Le classeur grossit démesurément à la décompression. Il a été refusé et "
        "n’est pas conservé. Enregistrez la feuille en CSV.",
    ),
    "archive_nested": B(
        "The workbook has another file packed inside it. Save the sheet alone.",
        "Le classeur contient un autre fichier compressé. Enregistrez la feuille "
        "seule.",
    ),
    "archive_encrypted": B(
        "The workbook is protected by a password. Save it without one.",
        "Le classeur est protégé par un mot de passe. Enregistrez-le sans mot de "
        "passe.",
    ),
}

CELLS: Final[dict[str, B]] = {
    "cell_required": B("This cell must be filled in.", "Cette cellule est requise."),
    "cell_long": B(
        "This text has {length} characters; there is room for {limit}. Shorten it.",
        "Ce texte compte {length} caractères ; il y a place pour {limit}. "
        "Raccourcissez-le.",
    ),
    "cell_unreadable": B(
        "This cell cannot be read. Write it the way the column expects.",
        "Cette cellule est illisible. Écrivez-la comme la colonne l’attend.",
    ),
    "not_a_number": B(
        "This is not a number. Use digits, for example 1234.5 or 1 234,5.",
        "Ce n’est pas un nombre. Écrivez des chiffres, par exemple 1234,5 ou 1 234,5.",
    ),
    "not_whole": B(
        "This must be a whole number, without a fraction.",
        "Ce doit être un nombre entier, sans décimales.",
    ),
    "number_too_long": B(
        "This number has more than {digits} digits. Check it.",
        "Ce nombre compte plus de {digits} chiffres. Vérifiez-le.",
    ),
    "number_below": B(
        "This number is below {limit}, the least there can be. Check it.",
        "Ce nombre est inférieur à {limit}, le minimum possible. Vérifiez-le.",
    ),
    "number_above": B(
        "This number is above {limit}, the most there can be. Check it.",
        "Ce nombre est supérieur à {limit}, le maximum possible. Vérifiez-le.",
    ),
    "not_a_date": B(
        "This is not a date. Write the year first: 2012-06-30.",
        "Ce n’est pas une date. Écrivez l’année d’abord : 2012-06-30.",
    ),
    "date_impossible": B(
        "The calendar has no such day. Check day and month.",
        "Ce jour n’existe pas au calendrier. Vérifiez le jour et le mois.",
    ),
    "date_short_year": B(
        "Write the year with four digits: 2012-06-30.",
        "Écrivez l’année sur quatre chiffres : 2012-06-30.",
    ),
    "date_ambiguous": B(
        "Day and month cannot be told apart. Say which comes first on the columns "
        "page, or write the year first: 2012-06-30.",
        "Le jour et le mois se confondent. Indiquez lequel vient d’abord à la page "
        "des colonnes, ou écrivez l’année d’abord : 2012-06-30.",
    ),
    "not_a_choice": B(
        "This is not one of the values that the column takes: {choices}.",
        "Cette valeur n’est pas de celles que la colonne admet : {choices}.",
    ),
    "row_wide": B(
        "This row has {cells} cells; the headings are {width}. A separator may "
        "stand inside a cell without quotation marks.",
        "Cette ligne compte {cells} cellules ; il y a {width} titres. Un séparateur "
        "se trouve peut-être dans une cellule sans guillemets.",
    ),
    "key_repeated": B(
        "Row {row} speaks of the same thing with other values. Keep the right one: "
        "mend this row or leave it out.",
        "La ligne {row} porte sur la même chose avec d’autres valeurs. Gardez la "
        "bonne : corrigez celle-ci ou écartez-la.",
    ),
}

BATCHES: Final[dict[str, B]] = {
    "feed_gone": B(
        "The part of Halte that takes this kind of file is not installed here.",
        "Le module qui reçoit ce genre de fichier n’est pas installé ici.",
    ),
    "batch_state": B(
        "This cannot be done with the file as it stands now. Open its page to see "
        "where it is.",
        "Cette action n’est pas possible dans l’état actuel du fichier. Ouvrez sa "
        "page pour voir où il en est.",
    ),
    "batch_busy": B(
        "The work on this file is still going on. Wait until it ends.",
        "Le traitement de ce fichier est encore en cours. Attendez qu’il se termine.",
    ),
    "nothing_to_accept": B(
        "There is no row to accept. Mend the rows that wait first.",
        "Il n’y a aucune ligne à accepter. Corrigez d’abord les lignes en attente.",
    ),
    "row_kept": B(
        "This row was already accepted. To change it, undo the file.",
        "Cette ligne est déjà acceptée. Pour la modifier, annulez le fichier.",
    ),
    "columns_missing": B(
        "The file has no column for: {columns}. Choose one for each.",
        "Aucune colonne du fichier ne correspond à : {columns}. Choisissez-en une "
        "pour chacune.",
    ),
    "column_twice": B(
        "Two columns of the file cannot be the same thing. Choose one.",
        "Deux colonnes du fichier ne peuvent être la même chose. Choisissez-en une.",
    ),
    "heading_row_absent": B(
        "The file has no such row. Give the row where the headings are.",
        "Le fichier n’a pas cette ligne. Indiquez la ligne des titres.",
    ),
    "too_many_rejects": B(
        "More than {limit} rows have a fault by row {row}. That is seldom {limit} "
        "mistakes: check which column is which.",
        "Plus de {limit} lignes sont fautives à la ligne {row}. Ce sont rarement "
        "{limit} erreurs : vérifiez l’association des colonnes.",
    ),
    "reason_required": B(
        "Say why in a few words. It is kept with the file.",
        "Indiquez pourquoi en quelques mots. Ce motif est conservé avec le fichier.",
    ),
    "corrections_alien": B(
        "This file is not the download of waiting rows: it has no column “{column}”. "
        "Download the rows, correct them, and send that file.",
        "Ce fichier n’est pas celui des lignes en attente : il n’a pas la colonne "
        "« {column} ». Téléchargez les lignes, corrigez-les et renvoyez ce fichier.",
    ),
}

SENTENCES: Final = FILES | WORKBOOKS | CELLS | BATCHES
