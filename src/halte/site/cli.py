"""`halte <verb>`: one door for every command; each loads only what it uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final


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
    if command.django:
        start_django()
    result: int = import_module(command.module).main(rest)
    return result


def start_django() -> None:
    """Make Django ready; said plainly where the web parts are not installed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halte.site.settings")
    try:
        import django
    except ModuleNotFoundError:
        raise SystemExit(
            "This command needs the web parts: pip install 'halte[web]'"
        ) from None
    django.setup()


def usage() -> str:
    """All verbs, a line each."""
    width = max(map(len, COMMANDS))
    lines = (f"  {verb:<{width}}  {c.help}" for verb, c in COMMANDS.items())
    return "\n".join(["usage: halte <command> [options]", "", *lines])


if __name__ == "__main__":
    raise SystemExit(main())
