"""`halte protect table|attack|key`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from halte.methods import command
from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.progress import asked_for

if TYPE_CHECKING:
    from halte.methods.disclosure.elders import Elders
    from halte.methods.disclosure.releasing import Released
    from halte.methods.disclosure.rules import Rules
    from halte.methods.ledger import Entry, Release

KEY_MADE = Texts(
    "A new key is in {file}. Keep it safe and keep it the same: whoever has it can "
    "undo the noise, and a second key would let others average it away.",
    "Une nouvelle clé se trouve dans {file}. Gardez-la en sûreté et gardez la même : "
    "qui l’a peut défaire le bruit, et une deuxième clé permettrait à d’autres de "
    "l’effacer par la moyenne.",
)


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parsers of `table`, `attack` and `key`."""
    about = "a table by one to three columns that exposes nobody"
    table = subparsers.add_parser("table", help=about, description=about)
    table.add_argument("data", type=Path, metavar="DATA.csv")
    table.add_argument("--rows", required=True, metavar="A[,B]")
    table.add_argument("--columns", default="", metavar="B[,C]")
    table.add_argument("--rules", type=Path, metavar="RULES.yaml")
    table.add_argument("--out", type=Path, required=True, metavar="T.csv")
    table.add_argument("--report", type=Path, required=True, metavar="R.json")
    table.add_argument("--ledger", type=Path, metavar="LEDGER.jsonl")
    table.add_argument("--user", default="", help="who asks, for the log")
    command.common(table)
    table.set_defaults(work=release)
    about = "what a stranger can derive from a released table"
    attack = subparsers.add_parser("attack", help=about, description=about)
    attack.add_argument("table", type=Path, metavar="T.csv")
    attack.add_argument("earlier", type=Path, nargs="*", metavar="EARLIER.csv")
    attack.add_argument("--rules", type=Path, metavar="RULES.yaml")
    attack.add_argument(
        "--earlier-rules",
        type=Path,
        metavar="RULES.yaml",
        help="the rules of the earlier tables, where they are others",
    )
    attack.add_argument("--ledger", type=Path, metavar="LEDGER.jsonl")
    attack.add_argument("--out", type=Path, metavar="A.json")
    command.common(attack)
    attack.set_defaults(work=attacked)
    about = "a new secret key for rounding or cell keys"
    key = subparsers.add_parser("key", help=about, description=about)
    key.add_argument("file", type=Path, metavar="KEY")
    key.add_argument("--lang", choices=("en", "fr"), default=command.usual_language())
    key.set_defaults(work=new_key)


@contextmanager
def nothing_said() -> Iterator[None]:
    """Nothing reaches standard output: HiGHS writes there past Python, now and then."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def rules_from(path: Path | None) -> Rules:
    """The rules of a file, or the defaults where none is named."""
    from halte.methods.disclosure.rules import Rules, read_rules

    return Rules() if path is None else read_rules(path)


def named(words: str) -> list[str]:
    """Column names from a list with commas."""
    return [word.strip() for word in words.split(",") if word.strip()]


def release(options: argparse.Namespace) -> int:
    """Make a table, prove it, write it down, and only then write it out."""
    from dataclasses import replace

    from halte.methods.disclosure.releasing import as_csv, permit, release_table
    from halte.methods.disclosure.reporting import release_page
    from halte.methods.disclosure.wording import sentences

    given = (options.data, options.rules, options.ledger)
    command.places((options.out, options.report, options.html), given)
    rules = rules_from(options.rules)
    if not rules.source:
        rules = replace(rules, source=options.data.stem)
    columns = [*named(options.rows), *named(options.columns)]
    permit(columns, rules)
    elders = elders_of(options, rules, columns)
    with nothing_said():
        made = release_table(
            options.data, columns, rules, elders=elders, report=asked_for(options)
        )
    text = as_csv(made)
    entry = recorded(options, rules, made, text, elders)
    for line in sentences(made):
        print(line.in_language(options.lang))
    found = {**made.to_dict(), "ledger_entry": entry.number if entry else None}
    told = [line.to_dict() for line in sentences(made)]
    command.write_text(options.out, text)
    command.write_json({**found, "sentences": told}, options.report)
    if options.html:
        command.write_text(options.html, release_page(made, options.lang))
    return command.DONE


def elders_of(
    options: argparse.Namespace, rules: Rules, columns: list[str]
) -> Elders | None:
    """The earlier tables; raises log_missing where noise needs a log."""
    if rules.method == "cell_key" and not (options.ledger and options.user):
        raise Fault("log_missing")
    if options.ledger is None:
        return None
    if not rules.years:
        raise Fault("years_missing", file=options.rules.name if options.rules else "")
    from halte.methods.disclosure.elders import Elders
    from halte.methods.ledger import Ledger

    made = Elders(rules, Ledger(options.ledger).entries(), options.user)
    made.refuse_many(columns)
    return made


def recorded(
    options: argparse.Namespace,
    rules: Rules,
    made: Released,
    text: str,
    elders: Elders | None,
) -> Entry | None:
    """The entry of the release, under the lock; refused if the ledger moved on."""
    if elders is None:
        return None
    from halte.methods.ledger import Ledger

    seen = len(elders.entries)

    def still(entries: tuple[Entry, ...]) -> None:
        if any(e.kind == "table" for e in entries[seen:]):
            raise Fault("ledger_moved", file=options.ledger.name)

    return Ledger(options.ledger).add(release_of(options, rules, made, text), still)


def release_of(
    options: argparse.Namespace, rules: Rules, made: Released, text: str
) -> Release:
    """What the ledger keeps of a table."""
    from halte.methods.disclosure.releasing import key_of
    from halte.methods.ledger import Release, commitment, digest_of, digest_of_file

    key = key_of(rules, None)
    settings = rules.to_dict()
    return Release(
        kind="table",
        source=rules.source,
        years=rules.years,
        unit=rules.unit,
        data=digest_of_file(options.data),
        method=rules.method,
        output=digest_of(text),
        parameters={k: settings[k] for k in ("minimum", "required_width", "zeros")},
        seed_commitment=commitment(key) if key else "",
        tables=(made.published.to_dict(),),
        user=options.user,
    )


def attacked(options: argparse.Namespace) -> int:
    """Attack a table; exit code 1 where a protected cell lies too close."""
    from halte.methods.disclosure.attacking import attack_tables, read_table
    from halte.methods.disclosure.reporting import attack_page
    from halte.methods.disclosure.wording import attack_sentence

    given = (options.table, *options.earlier, options.rules, options.ledger)
    command.places((options.out, options.html), given)
    rules = rules_from(options.rules)
    others = rules_from(options.earlier_rules) if options.earlier_rules else rules
    earlier = [read_table(path, others)[0] for path in options.earlier]
    if options.ledger is not None:
        from halte.methods.disclosure.elders import released_tables
        from halte.methods.ledger import Ledger, digest_of_file

        entries = Ledger(options.ledger).entries()
        own = digest_of_file(options.table)
        earlier += released_tables(entries, rules, without=own)
    with nothing_said():
        found = attack_tables(options.table, earlier, rules, asked_for(options))
    sentence = attack_sentence(found)
    command.write_json({**found.to_dict(), "sentence": sentence.to_dict()}, options.out)
    if options.out is not None:
        print(sentence.in_language(options.lang))
    if options.html:
        command.write_text(options.html, attack_page(found, options.lang))
    return command.FOUND if found.found else command.DONE


def new_key(options: argparse.Namespace) -> int:
    """Make a key that nobody has."""
    from halte.methods.disclosure import sentences  # noqa: F401 (what is said)
    from halte.methods.disclosure.keys import make_key

    make_key(options.file)
    print(KEY_MADE.format(file=options.file.name).in_language(options.lang))
    return command.DONE
