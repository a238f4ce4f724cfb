"""`halte protect ledger verify|show|budget`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, cast

from halte.methods import command
from halte.methods.bilingual import Language, Texts
from halte.methods.faults import Fault

if TYPE_CHECKING:
    from halte.methods.ledger import Entry, Grant, Verified

WHOLE = Texts(
    "The ledger is whole. Entries: {entries}. Keep this head elsewhere: {head}",
    "Le registre est intact. Inscriptions : {entries}. Conservez cette tête ailleurs : "
    "{head}",
)
NO_HEAD = Texts(
    "No kept head was given (--head), so a cut end would not be seen.",
    "Aucune tête conservée n’a été indiquée (--head) : une fin coupée ne se verrait "
    "pas.",
)
RELEASE = Texts(
    "{number}. {at}  {kind}, {method}: {source}, {years}. Spent: {rho}.",
    "{number}. {at}  {kind}, {method} : {source}, {years}. Dépensé : {rho}.",
)
GRANT = Texts(
    "{number}. {at}  budget of {source}, {year}: {rho}. Reason: {reason}",
    "{number}. {at}  budget de {source}, {year} : {rho}. Raison : {reason}",
)
SUM = Texts(
    "{source}, {year}: {spent} of {budget} spent (rho), {left} left.",
    "{source}, {year} : {spent} sur {budget} dépensés (rho), il reste {left}.",
)
HEAD = Texts("Head: {head}", "Tête : {head}")
GRANTED = Texts(
    "Written down: budget of {source}, {year}: {rho} (rho).",
    "Inscrit : budget de {source}, {year} : {rho} (rho).",
)
KINDS = {
    "table": Texts("table", "tableau"),
    "synthetic": Texts("synthetic file", "fichier synthétique"),
    "measurements": Texts("measurements", "mesures"),
}


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `ledger` and of what it can do."""
    made = subparsers.add_parser("ledger", help="verify, show, or grant a budget")
    verbs = made.add_subparsers(required=True, metavar="verify|show|budget")
    for verb, about, work in (
        ("verify", "prove the chain, or say where it breaks", verify),
        ("show", "say what was released, and what it adds up to", show),
        ("budget", "set what a source and year may spend", grant),
    ):
        one = verbs.add_parser(verb, help=about, description=about)
        one.add_argument("ledger", type=Path, metavar="LEDGER.jsonl")
        one.add_argument("--lang", choices=("en", "fr"), default=usual())
        one.set_defaults(work=work)
        if verb == "budget":
            one.add_argument("--source", required=True)
            one.add_argument("--year", type=int, required=True)
            one.add_argument("--rho", required=True, help="zCDP in all, such as 0.5")
            one.add_argument("--reason", required=True)
        else:
            one.add_argument("--json", action="store_true", help="for machines")
        if verb == "verify":
            one.add_argument("--head", default="", metavar="[NUMBER:]DIGEST")


def usual() -> str:
    """The language where none is asked for."""
    return command.usual_language()


def verify(options: argparse.Namespace) -> int:
    """Exit code 0 where the chain is whole, 1 where it breaks."""
    from halte.methods.ledger import Ledger

    found = Ledger(options.ledger).verified(options.head)
    if options.json:
        command.write_json(found.to_dict(), None)
    else:
        for line in told(found, options.head, options.lang):
            print(line)
    return command.DONE if found.whole else command.FOUND


def told(found: Verified, head: str, language: Language) -> list[str]:
    """The finding in sentences."""
    if found.whole:
        values = {"entries": len(found.entries), "head": found.head}
        lines = [WHOLE.format(**values).in_language(language)]
        return lines if head else [*lines, NO_HEAD.in_language(language)]
    sentences = [b.sentence.in_language(language) for b in found.breaks]
    return [s[0].upper() + s[1:] for s in sentences]


def show(options: argparse.Namespace) -> int:
    """Every entry in a line, and the budgets of each source and year."""
    from halte.methods.ledger import Ledger

    if not options.ledger.is_file():
        raise Fault("file_missing", file=options.ledger.name)
    ledger = Ledger(options.ledger)
    entries = ledger.entries()
    if not entries:
        raise Fault("ledger_empty", file=options.ledger.name)
    if options.json:
        found = {"entries": [e.unsigned() for e in entries], "budgets": sums(entries)}
        command.write_json(found, None)
        return command.DONE
    language = cast(Language, options.lang)
    for entry in entries:
        print(entry_line(entry, language))
    print()
    for total in sums(entries):
        values = {key: in_figures(value, language) for key, value in total.items()}
        print(SUM.format(**values).in_language(language))
    print(HEAD.format(head=ledger.verified().head).in_language(language))
    return command.DONE


def sums(entries: tuple[Entry, ...]) -> list[dict[str, str | int]]:
    """What is spent, granted and left of each source and year."""
    from halte.methods.ledger import granted, spent

    met = {(r.source, y) for e in entries if (r := e.release) for y in r.years}
    met |= {(grant.source, grant.year) for e in entries if (grant := granting(e))}
    made: list[dict[str, str | int]] = []
    for source, year in sorted(met):
        used, limit = spent(entries, source, year), granted(entries, source, year)
        values = {"spent": used, "budget": limit, "left": limit - used}
        made.append(
            {"source": source, "year": year, **{k: f"{v:f}" for k, v in values.items()}}
        )
    return made


def in_figures(value: str | int, language: Language) -> str:
    """A number with the decimal mark of the language; a name as it is."""
    text = str(value)
    plain = text.replace(".", "", 1).lstrip("-").isdigit()
    return text.replace(".", ",") if plain and language == "fr" else text


def granting(entry: Entry) -> Grant | None:
    """The grant of an entry that holds one."""
    from halte.methods.ledger import Grant

    return entry.content if isinstance(entry.content, Grant) else None


def entry_line(entry: Entry, language: Language) -> str:
    """An entry in one line."""
    release = entry.release
    if release is None:
        values = {**entry.content.to_dict(), "number": entry.number, "at": entry.at}
        values["rho"] = in_figures(values["rho"], language)
        return GRANT.format(**values).in_language(language)
    return RELEASE.format(
        number=entry.number,
        at=entry.at,
        kind=KINDS[release.kind].in_language(language),
        method=release.method,
        source=release.source,
        years=", ".join(map(str, release.years)),
        rho=in_figures(f"{release.cost:f}", language),
    ).in_language(language)


def grant(options: argparse.Namespace) -> int:
    """Write a budget into the chain."""
    from halte.methods.ledger import Ledger

    Ledger(options.ledger).grant(
        options.source, options.year, options.rho, options.reason
    )
    values = {"source": options.source, "year": options.year, "rho": options.rho}
    print(GRANTED.format(**values).in_language(options.lang))
    return command.DONE
