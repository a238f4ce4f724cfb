"""Provisions that safeguard permits, by the day since which each is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.methods.bilingual import Texts


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision in our own words. `until` is the first day without it."""

    name: str
    since: date
    text: Texts
    until: date | None = None

    def on(self, day: date) -> bool:
        """True on a day on which it is in force."""
        return self.since <= day and (self.until is None or day < self.until)


PROVISIONS: Final = (
    Provision("IRPR 183(1)(b.1)", date(2013, 12, 31), Texts(
        "No temporary resident who may work, students and holders of open permits "
        "included, enters into an employment agreement, or extends one, with an "
        "employer that regularly offers striptease, erotic dance, escort services or "
        "erotic massages.",
        "Aucun résident temporaire autorisé à travailler, y compris les étudiants et "
        "les titulaires de permis ouverts, ne conclut ni ne prolonge un contrat "
        "d’emploi avec un employeur qui offre régulièrement du striptease, de la danse "
        "érotique, des services d’escorte ou des massages érotiques.",
    )),
    Provision("IRPR 196.1", date(2013, 12, 31), Texts(
        "No foreign national enters into or extends an employment agreement with such "
        "an employer; nor, since 1 December 2015, with one that is ineligible or has "
        "not paid a penalty.",
        "Aucun étranger ne conclut ni ne prolonge un contrat d’emploi avec un tel "
        "employeur ; ni, depuis le 1er décembre 2015, avec un employeur non admissible "
        "ou qui n’a pas payé une pénalité.",
    )),
    Provision("IRPR 200(3)(g.1)", date(2013, 12, 31), Texts(
        "No work permit is issued for work with such an employer.",
        "Aucun permis de travail n’est délivré pour travailler chez un tel employeur.",
    )),
    Provision("IRPR 203(2)(a)", date(2013, 12, 31), Texts(
        "No labour market assessment is given to such an employer.",
        "Aucune étude d’impact sur le marché du travail n’est accordée à un tel "
        "employeur.",
    )),
    Provision("IRPR 183(1)(b.2)", date(2015, 12, 1), Texts(
        "No temporary resident who may work enters into or extends an employment "
        "agreement with an employer that is ineligible or has not paid a penalty.",
        "Aucun résident temporaire autorisé à travailler ne conclut ni ne prolonge un "
        "contrat d’emploi avec un employeur non admissible ou qui n’a pas payé une "
        "pénalité.",
    )),
    Provision("IRPR 200(3)(h)", date(2015, 12, 1), Texts(
        "No work permit is issued for work with such an employer.",
        "Aucun permis de travail n’est délivré pour travailler chez un tel employeur.",
    )),
    Provision("IRPR 207.1", date(2019, 6, 4), Texts(
        "A worker tied to an employer who is abused, or at risk of it, may have an "
        "open permit; so may family members.",
        "Un travailleur lié à un employeur qui subit de la violence, ou risque d’en "
        "subir, peut obtenir un permis ouvert ; sa famille aussi.",
    )),
)  # fmt: skip


def provisions_on(day: date) -> tuple[Provision, ...]:
    """Those in force on a day."""
    return tuple(each for each in PROVISIONS if each.on(day))
