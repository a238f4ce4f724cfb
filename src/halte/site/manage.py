"""`halte manage …`: Django’s own commands, for people who know them."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.management import execute_from_command_line


def main(arguments: Sequence[str]) -> int:
    """Run a management command."""
    execute_from_command_line(["halte manage", *arguments])
    return 0
