"""Table 1 of Schedule 2: the conditions, their types and provisions.

The wording is ours, short and plain; where it and the provision differ, the
provision prevails (as it does over the short form of the Schedule, 209.95(2)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import (
    FROM_2017_TO_2022,
    SINCE_2017,
    SINCE_2020,
    SINCE_2022,
    UNTIL_2022,
    InForce,
    Kind,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What an employer must do, and the type of violation if it does not."""

    item: int
    kind: Kind
    provisions: tuple[str, ...]
    wording: Texts
    in_force: InForce = SINCE_2020


ABOUT_RECORDS: Final = (
    Condition(
        1, "A", ("209.2(1)(b)(i)",),
        Texts(
            "be able to show for six years that what was said for the work permit "
            "was accurate",
            "pouvoir démontrer pendant six ans que les renseignements donnés pour le "
            "permis de travail étaient exacts",
        ),
        SINCE_2017,
    ),
    Condition(
        2, "A", ("209.2(1)(b)(ii)", "209.3(1)(c)(ii)"),
        Texts(
            "keep for six years the documents that show the conditions are met",
            "conserver pendant six ans les documents qui montrent que les conditions "
            "sont respectées",
        ),
        SINCE_2017,
    ),
    Condition(
        3, "A", ("209.3(1)(a)(iii)(C)",),
        Texts(
            "live-in caregiver: have the means to pay the wages offered",
            "aide familial : avoir les moyens de verser le salaire offert",
        ),
        SINCE_2017,
    ),
    Condition(
        4, "A", ("209.3(1)(c)(i)",),
        Texts(
            "be able to show for six years that what was said for the assessment was "
            "accurate",
            "pouvoir démontrer pendant six ans que les renseignements donnés pour "
            "l’évaluation étaient exacts",
        ),
        SINCE_2017,
    ),
)  # fmt: skip

ABOUT_INSPECTIONS: Final = (
    Condition(
        5, "C", ("209.4(1)(a)",),
        Texts(
            "report when and where told, answer questions, bring documents",
            "se présenter au jour et au lieu fixés, répondre aux questions, apporter "
            "les documents",
        ),
    ),
    Condition(
        6, "C", ("209.4(1)(b)",),
        Texts("hand over required documents", "remettre les documents exigés"),
    ),
    Condition(
        7, "C", ("209.4(1)(c)",),
        Texts(
            "attend an inspection that was announced, help, and hand over what is "
            "asked for",
            "assister à l’inspection annoncée, y collaborer et remettre ce qui est "
            "demandé",
        ),
    ),
)  # fmt: skip

ABOUT_WORK: Final = (
    Condition(
        8, "B", ("209.2(1)(a)(ii)", "209.3(1)(a)(ii)"),
        Texts(
            "obey federal and provincial law on employment and on recruiting, where "
            "the worker works",
            "respecter les lois fédérales et provinciales sur le travail et le "
            "recrutement, là où l’étranger travaille",
        ),
        FROM_2017_TO_2022,
    ),
    Condition(
        8, "B", ("209.2(1)(a)(ii)", "209.3(1)(a)(ii)"),
        Texts(
            "obey federal and provincial law on employment and recruitment, foreign "
            "nationals included, where the worker works",
            "respecter les lois fédérales et provinciales sur le travail et le "
            "recrutement, y compris d’étrangers, là où l’étranger travaille",
        ),
        SINCE_2022,
    ),
    Condition(
        9, "B", ("209.2(1)(a)(iii)", "209.3(1)(a)(iv)"),
        Texts(
            "give the occupation that was offered, and wages and working conditions "
            "that are no less favourable",
            "donner l’emploi offert, avec un salaire et des conditions de travail non "
            "moins avantageux",
        ),
        SINCE_2017,
    ),
    Condition(
        10, "B", ("209.3(1)(a)(iii)(A)",),
        Texts(
            "live-in caregiver: see that the worker lives in a private household and "
            "gives care there without supervision",
            "aide familial : veiller à ce que l’étranger loge dans une résidence "
            "privée et y donne des soins sans supervision",
        ),
        SINCE_2017,
    ),
    Condition(
        11, "B", ("209.3(1)(b)(i)",),
        Texts(
            "create or keep jobs for Canadians and permanent residents, as promised",
            "créer ou maintenir des emplois pour des Canadiens et des résidents "
            "permanents, comme promis",
        ),
        SINCE_2017,
    ),
    Condition(
        12, "B", ("209.3(1)(b)(ii)",),
        Texts(
            "pass on skills and knowledge to Canadians and permanent residents, as "
            "promised",
            "transmettre des compétences et des connaissances à des Canadiens et à "
            "des résidents permanents, comme promis",
        ),
        SINCE_2017,
    ),
    Condition(
        13, "B", ("209.3(1)(b)(iii)",),
        Texts(
            "hire or train Canadians and permanent residents, as promised",
            "embaucher ou former des Canadiens et des résidents permanents, comme "
            "promis",
        ),
        SINCE_2017,
    ),
    Condition(
        14, "B", ("209.3(1)(b)(iv)",),
        Texts(
            "make reasonable efforts to hire or train Canadians and permanent "
            "residents, as promised",
            "faire des efforts raisonnables pour embaucher ou former des Canadiens et "
            "des résidents permanents, comme promis",
        ),
        SINCE_2017,
    ),
    Condition(
        15, "C", ("209.2(1)(a)(i)", "209.3(1)(a)(i)"),
        Texts(
            "be actively engaged in the business of the offer (live-in caregivers "
            "excepted)",
            "exploiter véritablement l’entreprise visée par l’offre (sauf pour un "
            "aide familial)",
        ),
        SINCE_2017,
    ),
    Condition(
        16, "C", ("209.3(1)(a)(iii)(B)",),
        Texts(
            "live-in caregiver: give an adequate, furnished, private room",
            "aide familial : fournir une chambre privée, meublée et convenable",
        ),
        SINCE_2017,
    ),
    Condition(
        17, "C", ("209.2(1)(a)(iv)", "209.3(1)(a)(v)"),
        Texts(
            "make reasonable efforts for a workplace without abuse",
            "faire des efforts raisonnables pour un lieu de travail sans violence",
        ),
        SINCE_2017,
    ),
)  # fmt: skip

ABOUT_PUBLIC_HEALTH: Final = (
    Condition(
        18, "C", ("209.2(1)(a)(v)", "209.3(1)(a)(vii)"),
        Texts(
            "not keep the worker from obeying a quarantine or emergency order",
            "ne pas empêcher l’étranger de respecter un décret de quarantaine ou "
            "d’urgence",
        ),
    ),
    Condition(
        19, "C", ("209.2(1)(a)(vi)", "209.3(1)(a)(viii)"),
        Texts(
            "not keep the worker from obeying provincial public-health law on COVID-19",
            "ne pas empêcher l’étranger de respecter la loi provinciale de santé "
            "publique sur la COVID-19",
        ),
    ),
    Condition(
        20, "C", ("209.2(1)(a)(vii)", "209.3(1)(a)(xii)"),
        Texts(
            "pay wages during quarantine or isolation on entry",
            "verser le salaire pendant la quarantaine ou l’isolement à l’entrée",
        ),
    ),
    Condition(
        21, "C", ("209.3(1)(a)(ix)",),
        Texts(
            "house a worker in quarantine apart, two metres from anyone else",
            "loger à part l’étranger en quarantaine, à deux mètres de toute autre "
            "personne",
        ),
    ),
    Condition(
        22, "C", ("209.3(1)(a)(x)",),
        Texts(
            "provide what is needed to clean and disinfect the housing",
            "fournir de quoi nettoyer et désinfecter le logement",
        ),
    ),
    Condition(
        23, "C", ("209.3(1)(a)(xi)",),
        Texts(
            "give a worker with symptoms of COVID-19 a bedroom and bathroom of their "
            "own",
            "donner à l’étranger qui a des symptômes de la COVID-19 une chambre et "
            "une salle de bain à lui seul",
        ),
        UNTIL_2022,
    ),
    Condition(
        23, "C", ("209.3(1)(a)(xi)",),
        Texts(
            "give a worker infected with COVID-19, or with symptoms of it, a bedroom "
            "and bathroom of their own",
            "donner à l’étranger atteint de la COVID-19, ou qui en a des symptômes, "
            "une chambre et une salle de bain à lui seul",
        ),
        SINCE_2022,
    ),
)  # fmt: skip

ABOUT_WELFARE: Final = (
    Condition(
        24, "B", ("209.3(1)(a)(vi)",),
        Texts(
            "seasonal agricultural agreement: give adequate housing",
            "accord sur les travailleurs agricoles saisonniers : fournir un logement "
            "convenable",
        ),
    ),
    Condition(
        25, "B", ("209.2(1)(a.1)", "209.3(1)(a.1)"),
        Texts(
            "give the worker, by the first day and in the language chosen, a copy of "
            "the information on rights",
            "remettre à l’étranger, au plus tard le premier jour et dans la langue "
            "choisie, une copie des renseignements sur ses droits",
        ),
        SINCE_2022,
    ),
    Condition(
        26, "B", ("209.2(1)(a)(ii.1)", "209.3(1)(a)(ii.1)"),
        Texts(
            "keep the information on rights at hand in both official languages",
            "tenir les renseignements sur les droits à disposition dans les deux "
            "langues officielles",
        ),
        SINCE_2022,
    ),
    Condition(
        27, "C", ("209.2(1)(a)(ix)", "209.3(1)(a)(xv)"),
        Texts(
            "charge the worker no fee, and recover none",
            "ne percevoir ni recouvrer aucuns frais auprès de l’étranger",
        ),
        SINCE_2022,
    ),
    Condition(
        28, "C", ("209.2(1)(a)(x)", "209.3(1)(a)(xvi)"),
        Texts(
            "see that the recruiter charges the worker no fee",
            "veiller à ce que le recruteur ne perçoive aucuns frais auprès de "
            "l’étranger",
        ),
        SINCE_2022,
    ),
    Condition(
        29, "C", ("209.3(1)(a)(xiii)",),
        Texts(
            "buy private insurance for emergency care until the province covers the "
            "worker",
            "souscrire une assurance privée pour les soins urgents jusqu’à ce que la "
            "province couvre l’étranger",
        ),
        SINCE_2022,
    ),
    Condition(
        30, "C", ("209.2(1)(a)(viii)", "209.3(1)(a)(xiv)"),
        Texts(
            "make reasonable efforts for health care when the worker is hurt or ill "
            "at work",
            "faire des efforts raisonnables pour l’accès aux soins quand l’étranger "
            "se blesse ou tombe malade au travail",
        ),
        SINCE_2022,
    ),
)  # fmt: skip

CONDITIONS: Final = (
    *ABOUT_RECORDS,
    *ABOUT_INSPECTIONS,
    *ABOUT_WORK,
    *ABOUT_PUBLIC_HEALTH,
    *ABOUT_WELFARE,
)

ITEMS: Final = 30
EARLIEST_ITEMS: Final = frozenset(range(1, 18))
"""Items whose conditions stood before 2015-12-01; the others came in 2020 and 2022."""

REPLACED_IN_2020: Final = frozenset({5, 6, 7, 24})
"""Items whose row came with SOR/2020-91, ss. 12 and 13, in the place of another that
was not read: of which type such a failure was before is not known. Published amounts
of $500 and $750 for documents suggest that items 5 to 7 were then of type A."""
