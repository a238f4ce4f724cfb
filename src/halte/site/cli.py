"""`halte <verb>`: one door for every command; each loads only what it uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.command import usual_language

WEB_MISSING: Final = Texts(
    "This command needs the web parts: pip install 'halte[web]'",
    "Cette commande a besoin des parties Web : pip install 'halte[web]'",
)


@dataclass(frozen=True, slots=True)
class Command:
    """Where a verb’s `main(arguments) -> exit code` lives, and one line about it."""

    module: str
    help: str
    django: bool = True


COMMANDS: Final[dict[str, Command]] = {
    "up": Command("halte.site.start", "Start Halte: web server and worker"),
    "web": Command("halte.site.web", "Start the web server alone"),
    "worker": Command("halte.site.worker", "Start one worker alone"),
    "audit": Command("halte.core.audit.commands", "Verify or seal the audit"),
    "api": Command("halte.site.api_reference", "The reference of the API, written out"),
    "backup": Command("halte.site.backup", "Make a backup in one file"),
    "restore": Command(
        "halte.site.restore", "Restore and prove a backup", django=False
    ),
    "check-production": Command(
        "halte.site.production", "Say what stands against running for real"
    ),
    "measures": Command(
        "halte.capabilities.statistics.commands", "List, show, freeze or load figures"
    ),
    "plan": Command(
        "halte.capabilities.plan.commands", "Check, import or export a plan file"
    ),
    "keys": Command(
        "halte.core.access.commands", "Show, rotate or retire encryption keys"
    ),
    "demo-code": Command(
        "halte.core.organisations.commands",
        "The one-time code of a demonstration person",
    ),
    "report": Command(
        "halte.capabilities.plan.report.commands",
        "Draw, hand out or verify the progress report",
    ),
    "intake": Command("halte.core.intake.commands", "Take a file in: check, accept"),
    "vault": Command(
        "halte.core.vault.commands", "Verify that every file is what was put in"
    ),
    "inspections": Command(
        "halte.capabilities.inspections.commands", "Make a random draw again"
    ),
    "protect": Command(
        "halte.methods.protect.commands",
        "Tables and synthetic files that expose nobody; the release ledger",
        django=False,
    ),
    "population": Command(
        "halte.methods.populations.commands",
        "How many people were on no list: a panel of methods, never one number",
        django=False,
    ),
    "penalty": Command(
        "halte.methods.law.commands",
        "What findings about an employer imply under the Regulations",
        django=False,
    ),
    "impact": Command(
        "halte.methods.automation.commands",
        "The level of an automated system, and what it asks for",
        django=False,
    ),
    "trends": Command(
        "halte.methods.trends.commands",
        "What rose or fell, and series with their rates and changes",
        django=False,
    ),
    "services": Command(
        "halte.methods.directory_search.commands",
        "Search a file of services, in either language",
        django=False,
    ),
    "hsds": Command(
        "halte.methods.hsds.commands",
        "Check a file of services in the HSDS standard",
        django=False,
    ),
    "directory-bundle": Command(
        "halte.capabilities.directory.copies.commands",
        "Make a copy of the directory, or verify a bundle",
    ),
    "manage": Command("halte.site.manage", "Run a Django management command"),
    "messages": Command("halte.site.messages", "Refresh the French catalogues"),
    "startcapability": Command("halte.site.startcapability", "Create a new capability"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb. Exit codes: 0 done, 1 found something wrong, 2 bad usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    verb, rest = words[0], words[1:]
    command = COMMANDS.get(verb)
    if command is None:
        print(f"halte: unknown command {verb!r}\n\n{usage()}", file=sys.stderr)
        return 2
    run = with_django if command.django else alone
    try:
        result = run(command, rest)
        sys.stdout.flush()
    except BrokenPipeError:
        # `halte … | head`: the reader has seen enough. Python would complain once
        # more at its end, had it still somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result


def alone(command: Command, rest: Sequence[str]) -> int:
    """Run a verb that needs nothing but itself."""
    code: int = import_module(command.module).main(rest)
    return code


def with_django(command: Command, rest: Sequence[str]) -> int:
    """Run a verb of the web parts in the terminal’s language.

    A database that is not ready is said plainly, with how to mend it.
    """
    start_django()
    from django.db import DatabaseError
    from django.utils.translation import override

    from halte.core.spoken import spoken_language
    from halte.site.unprepared import explained

    with override(spoken_language()):
        try:
            return alone(command, rest)
        except DatabaseError as error:
            reason = explained(error)
            if reason is None:
                raise
            print(reason, file=sys.stderr)
            return 1


def start_django() -> None:
    """Make Django ready; said plainly where the web parts are not installed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halte.site.settings")
    try:
        import django
    except ModuleNotFoundError:
        language = usual_language()
        raise SystemExit(WEB_MISSING.in_language(language)) from None
    django.setup()


def usage() -> str:
    """All verbs, a line each."""
    width = max(map(len, COMMANDS))
    lines = (f"  {verb:<{width}}  {c.help}" for verb, c in COMMANDS.items())
    return "\n".join(["usage: halte <command> [options]", "", *lines])


if __name__ == "__main__":
    raise SystemExit(main())
