"""`halte services OFFERS.json --text …`: a search of a file of offers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from halte.methods import command
from halte.methods.bilingual import Language, Texts
from halte.methods.directory_search.answers import Answers
from halte.methods.directory_search.vocabulary import FACETS
from halte.methods.directory_search.wording import gave_way, reason, unknown, warning
from halte.methods.faults import Fault, declare

ABOUT: Final = (
    "Search a file of services: words in English or French, what the service must "
    "be, and where. Nothing is kept of what was asked."
)
FOUND: Final = Texts("Services found: {total}.", "Services trouvés : {total}.")
RELAXED: Final = Texts(
    "Nothing fitted it all; these gave way: {what}.",
    "Rien ne convenait en tout point ; voici ce qui a été assoupli : {what}.",
)
NOWHERE: Final = Texts(
    "No service uses these words: {words}.",
    "Aucun service n’emploie ces mots : {words}.",
)

declare(
    {
        "code_unknown": Texts(
            "There is no such code of {facet}. Known: {known}.",
            "Ce code n’existe pas pour {facet}. Codes connus : {known}.",
        ),
        "moment_unreadable": Texts(
            "This moment cannot be read. Write it as 2026-02-03T03:00-05:00.",
            "Ce moment est illisible. Écrivez-le comme 2026-02-03T03:00-05:00.",
        ),
    }
)


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 with answers, 2 where the offers or the question are unusable."""
    made = command.parser("services", ABOUT)
    made.add_argument("offers", type=Path, metavar="OFFERS.json")
    made.add_argument("--text", default="", help="words; - reads them from a pipe")
    for facet in FACETS:
        made.add_argument(f"--{facet}", action="append", default=[], metavar="CODE")
    made.add_argument("--place", default="", metavar="CODE", help="CA-QC, CMA-462, …")
    made.add_argument("--open-now", action="store_true")
    made.add_argument("--only-known", action="store_true")
    made.add_argument("--at", default="", metavar="MOMENT", help="another moment")
    made.add_argument("--most", type=int, default=5, choices=range(1, 201), metavar="N")
    made.add_argument("--out", type=Path, metavar="ANSWERS.json")
    made.add_argument("--lang", choices=("en", "fr"), default=command.usual_language())
    return command.run(searched, made.parse_args(list(arguments)))


def searched(options: argparse.Namespace) -> int:
    """The answers for people on standard output, for machines to --out."""
    from halte.methods.directory_search.index import Index
    from halte.methods.directory_search.question import Question
    from halte.methods.directory_search.reading import read_offers

    for facet, known in FACETS.items():
        for code in getattr(options, facet):
            if code not in known:
                raise Fault("code_unknown", facet=facet, known=", ".join(known))
    text = sys.stdin.read() if options.text == "-" else options.text
    question = Question(
        text=text, language=options.lang, needs=frozenset(options.need),
        populations=frozenset(options.population),
        languages=frozenset(options.language),
        exploitation=frozenset(options.exploitation), facts=frozenset(options.fact),
        place=options.place, open_now=options.open_now,
        only_known=options.only_known, most=options.most,
    )  # fmt: skip
    answers = Index(read_offers(options.offers)).ask(question, moment(options.at))
    if options.out is not None:
        command.write_json(answers.to_dict(), options.out)
    else:
        print(told(answers, options.lang))
    return command.DONE


def moment(text: str) -> datetime:
    """A moment with its time zone, or now."""
    try:
        found = datetime.fromisoformat(text) if text else datetime.now(UTC)
    except ValueError:
        raise Fault("moment_unreadable") from None
    if found.tzinfo is None:
        raise Fault("moment_unreadable")
    return found


def told(answers: Answers, language: Language) -> str:
    """The answers as lines to read."""
    lines = [FOUND.format(total=answers.total).in_language(language)]
    if answers.relaxed:
        names = (gave_way(note).in_language(language) for note in answers.relaxed)
        said = ", ".join(dict.fromkeys(names))
        lines.append(RELAXED.format(what=said).in_language(language))
    if answers.nowhere:
        said = ", ".join(answers.nowhere)
        lines.append(NOWHERE.format(words=said).in_language(language))
    for answer in (*answers.found, *answers.hotlines):
        lines += ["", answer.offer.title.in_language(language)]
        for tell, notes in (
            (reason, answer.reasons),
            (warning, answer.warnings),
            (unknown, answer.unknown),
        ):
            lines += [f"  {tell(note).in_language(language)}" for note in notes]
    return "\n".join(lines)
