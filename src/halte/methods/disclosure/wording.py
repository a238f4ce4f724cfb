"""What a release and an attack come to, in sentences for a tired reader."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.disclosure.attacking import Attacked
from halte.methods.disclosure.releasing import Released

METHODS: Final = {
    "suppress": Texts("suppression", "suppression"),
    "round": Texts("rounding", "arrondi"),
    "cell_key": Texts("cell keys", "clés de cellule"),
}
SAFE: Final = Texts(
    "The table may go out. {protected} of {cells} cells had to be protected; for each "
    "of them an attacker who has the whole table, with its totals and all earlier "
    "tables examined, is left with an interval of at least {width}.",
    "Le tableau peut être publié. {protected} cellules sur {cells} devaient être "
    "protégées ; pour chacune, un attaquant qui a tout le tableau, avec ses totaux et "
    "tous les tableaux précédents examinés, garde un intervalle d’au moins {width}.",
)  # fmt: skip
SAFE_AMOUNTS: Final = Texts(
    "The table may go out. {protected} of {cells} amounts had to be protected. An "
    "attacker who has the whole table, with its totals and all earlier tables "
    "examined, finds none of them closer than the rules allow; where a few make up "
    "nearly all of an amount, he cannot come too close from below or from above.",
    "Le tableau peut être publié. {protected} montants sur {cells} devaient être "
    "protégés. Un attaquant qui a tout le tableau, avec ses totaux et tous les "
    "tableaux précédents examinés, n’en cerne aucun de plus près que les règles ne "
    "le permettent\u202f; là où quelques-uns font presque tout un montant, il ne peut "
    "s’en approcher trop ni par le bas ni par le haut.",
)
NOTHING: Final = Texts(
    "The table may go out. None of its {cells} cells had to be protected.",
    "Le tableau peut être publié. Aucune de ses {cells} cellules ne devait être "
    "protégée.",
)
WITHHELD: Final = Texts(
    "{withheld} cells are withheld (x): {beyond} of them only so that others cannot "
    "be worked out. A better choice could save {gap} % of that loss at most.",
    "{withheld} cellules sont masquées (x), dont {beyond} seulement pour que d’autres "
    "ne puissent être calculées. Un meilleur choix épargnerait au plus {gap} % de "
    "cette perte.",
)
LEAST: Final = Texts(
    "{withheld} cells are withheld (x): {beyond} of them only so that others cannot "
    "be worked out. No safe choice loses noticeably less.",
    "{withheld} cellules sont masquées (x), dont {beyond} seulement pour que d’autres "
    "ne puissent être calculées. Aucun choix sûr ne perd nettement moins.",
)
GONE: Final = Texts(
    "{withheld} cells are withheld (x): with their neighbours they would have lain "
    "too close.",
    "{withheld} cellules sont masquées (x) : avec leurs voisines, elles auraient été "
    "trop bien cernées.",
)
ROUNDED: Final = Texts(
    "Every value is a multiple of {base} next to the truth: it can be off by up to "
    "{most}.",
    "Chaque valeur est un multiple de {base} voisin de la vérité : l’écart peut "
    "atteindre {most}.",
)
ADDS: Final = Texts(
    "Rows and columns add up exactly.",
    "Les lignes et les colonnes s’additionnent exactement.",
)
ADDS_NOT: Final = Texts(
    "Totals were treated by themselves: they differ from the sum of their parts by "
    "{miss} on average. This is not a fault.",
    "Les totaux ont été traités à part : ils diffèrent de la somme de leurs parties "
    "de {miss} en moyenne. Ce n’est pas une erreur.",
)
NOISED: Final = Texts(
    "Every value above zero carries noise of up to {most} people, always the same for "
    "the same people. This is not differential privacy: whoever can ask for many "
    "tables can remove it, so the tables are limited to the permitted ones.",
    "Chaque valeur supérieure à zéro porte un bruit d’au plus {most} personnes, "
    "toujours le même pour les mêmes personnes. Ce n’est pas la confidentialité "
    "différentielle : qui peut demander de nombreux tableaux peut l’enlever ; les "
    "tableaux se limitent donc à ceux qui sont permis.",
)
FEW: Final = Texts(
    "Do not use cells below {ten} to compare groups: what was changed is as large as "
    "what they count.",
    "N’utilisez pas les cellules sous {ten} pour comparer des groupes : ce qui a été "
    "modifié est aussi grand que ce qu’elles comptent.",
)
ALIKE: Final = Texts(
    "{groups} groups had members who all share one value of a sensitive column; that "
    "too can no longer be read off.",
    "{groups} groupes avaient des membres partageant tous une même valeur d’une "
    "colonne sensible ; cela non plus ne se lit plus.",
)
EXAMINED: Final = Texts(
    "Earlier tables of the ledger held against this one, by number: {entries}.",
    "Tableaux précédents du registre rapprochés de celui-ci, par numéro : {entries}.",
)
LIMITS: Final = (
    Texts(
        "The proof covers readers who know the table, its rules and the earlier tables "
        "of the ledger. It does not cover a reader who is in a cell himself or knows "
        "others in it, releases that are in no ledger, or other organisations’ tables.",
        "La preuve vaut pour un lecteur qui connaît le tableau, ses règles et les "
        "tableaux précédents du registre. Elle ne vaut pas pour qui se trouve dans une "
        "cellule ou y connaît des personnes, ni pour ce qui n’est dans aucun registre, "
        "ni pour les tableaux d’autres organismes.",
    ),
    Texts(
        "A zero is published as a zero unless the rules say otherwise.",
        "Un zéro est publié comme un zéro, sauf si les règles disent autrement.",
    ),
)
ATTACK_NONE: Final = Texts(
    "Nothing found: none of the {hidden} hidden cells is surely small and known closer "
    "than {width}. {close} lie as close but may be large.",
    "Rien trouvé : aucune des {hidden} cellules cachées n’est sûrement petite et "
    "connue à moins de {width} près. {close} le sont autant mais peuvent être "
    "grandes.",
)
ATTACK_FOUND: Final = Texts(
    "{found} of {hidden} hidden cells are surely small and known closer than {width}; "
    "{exact} cells can be worked out exactly. This table should not be public.",
    "{found} des {hidden} cellules cachées sont sûrement petites et connues à moins de "
    "{width} près ; {exact} se calculent exactement. Ce tableau ne devrait pas être "
    "public.",
)


SMALL_GAP: Final = 2
"""Percent of loss that is not worth a word."""


def sentences(released: Released) -> list[Texts]:
    """What the release comes to: what is safe, what it cost, how to read it."""
    rules, table = released.rules, released.published
    protected, ten = int(released.protected.cells.sum()), 10
    cells = table.cube.size
    safe = SAFE if rules.dominance is None else SAFE_AMOUNTS
    made = [
        safe.format(protected=protected, cells=cells, width=rules.required_width)
        if protected
        else NOTHING.format(cells=cells)
    ]
    beyond = int((table.withheld & ~released.protected.cells).sum())
    if table.withheld.any():
        gap = round(100 * released.choice.gap)
        values = {"withheld": int(table.withheld.sum()), "beyond": beyond, "gap": gap}
        chosen = GONE
        if rules.method == "suppress":
            chosen = WITHHELD if gap > SMALL_GAP else LEAST
        made.append(chosen.format(**values))
    made += [text.format(ten=ten) for text in of_method(released)]
    if released.homogeneous:
        made.append(ALIKE.format(groups=released.homogeneous))
    if released.examined:
        made.append(EXAMINED.format(entries=", ".join(map(str, released.examined))))
    return made


def of_method(released: Released) -> list[Texts]:
    """How to read the values of the method."""
    rules = released.rules
    adds = ADDS
    if released.miss:
        english = f"{released.miss:.1f}"
        adds = Texts(
            ADDS_NOT.en.format(miss=english),
            ADDS_NOT.fr.format(miss=english.replace(".", ",")),
        )
    if rules.method == "round":
        base = rules.rounding.base
        return [ROUNDED.format(base=base, most=base - 1), adds, FEW]
    if rules.method == "cell_key":
        return [NOISED.format(most=rules.cell_key.most), adds, FEW]
    return []


def attack_sentence(attacked: Attacked) -> Texts:
    """What an attack came to."""
    chosen = ATTACK_FOUND if attacked.found else ATTACK_NONE
    return chosen.format(
        found=len(attacked.found),
        hidden=len(attacked.intervals),
        width=f"{attacked.required:g}",
        exact=attacked.exact,
        close=attacked.close,
    )
